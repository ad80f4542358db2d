import type { Migration } from './index';

/** What a topic of an agenda is about, so that the room gets the screen that goes with it. NULL: an issue, or a topic of its own. */
export const topics: Migration = {
  name: '0006-topics',
  up(db) {
    db.exec(`
      ALTER TABLE agenda_items ADD COLUMN topic_kind TEXT
        CHECK (topic_kind IS NULL OR (kind = 'topic' AND topic_kind IN ('open-actions', 'metrics-review', 'ratification', 'trade-off', 'audit-questions', 'review-questions')));
    `);
  },
};
