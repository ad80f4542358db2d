import type { Migration } from './index';
import { sealTriggersOf } from './sealing';

/**
 * Actions (A2, M6) and the answers to the questions that a review asks of itself. The state of an action goes on after the sign-off, so that its
 * table is not sealed; what was said of it in a session is.
 */
export const actions: Migration = {
  name: '0011-actions',
  up(db) {
    db.exec(`
      CREATE TABLE actions (
        id TEXT PRIMARY KEY,                 -- that of its decision: one decision makes one action
        number INTEGER NOT NULL UNIQUE CHECK (number >= 1),
        decision_id TEXT NOT NULL UNIQUE REFERENCES decisions (id),
        session_id TEXT NOT NULL REFERENCES sessions (id),
        item_id TEXT NOT NULL REFERENCES agenda_items (id),
        issue_id TEXT NOT NULL REFERENCES issues (id),
        what TEXT NOT NULL,
        owner_id TEXT NOT NULL REFERENCES people (id),
        function TEXT NOT NULL,
        due_on TEXT NOT NULL,                -- of a decision with a follow-up and no due date, its review date
        state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'in-progress', 'done', 'dropped', 'superseded')),
        note TEXT NOT NULL DEFAULT '',
        evidence TEXT NOT NULL DEFAULT '',
        done_on TEXT,
        revision INTEGER NOT NULL DEFAULT 0 CHECK (revision >= 0),
        made_at TEXT NOT NULL,
        changed_at TEXT,
        is_open INTEGER NOT NULL GENERATED ALWAYS AS (state IN ('open', 'in-progress')) VIRTUAL,
        CHECK ((state = 'done') = (done_on IS NOT NULL)),
        CHECK (state <> 'dropped' OR note <> '')
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX actions_by_due ON actions (is_open, due_on, number);
      CREATE INDEX actions_by_owner ON actions (owner_id, is_open, due_on, number);
      CREATE INDEX actions_by_session ON actions (session_id, number);
      CREATE INDEX actions_by_item ON actions (item_id);
      CREATE INDEX actions_by_issue ON actions (issue_id);
      CREATE TRIGGER actions_never_go BEFORE DELETE ON actions BEGIN SELECT RAISE(ABORT, 'an action is dropped or superseded, never deleted'); END;

      CREATE TABLE action_updates (
        seq INTEGER PRIMARY KEY,
        action_id TEXT NOT NULL REFERENCES actions (id),
        session_id TEXT REFERENCES sessions (id),   -- in which it was said; NULL outside of one
        state_before TEXT NOT NULL,
        state TEXT NOT NULL,
        note TEXT NOT NULL,
        evidence TEXT NOT NULL,
        done_on TEXT,
        source TEXT NOT NULL CHECK (source IN ('hand', 'sheet', 'decision')),
        by TEXT NOT NULL REFERENCES people (id),
        at TEXT NOT NULL
      ) STRICT;
      CREATE INDEX action_updates_by_action ON action_updates (action_id, seq);
      CREATE INDEX action_updates_by_session ON action_updates (session_id, seq) WHERE session_id IS NOT NULL;
      CREATE TRIGGER action_updates_never_change BEFORE UPDATE ON action_updates BEGIN SELECT RAISE(ABORT, 'what was said of an action never changes'); END;
      CREATE TRIGGER action_updates_never_go BEFORE DELETE ON action_updates BEGIN SELECT RAISE(ABORT, 'what was said of an action never goes'); END;
      CREATE TRIGGER action_updates_sealed BEFORE INSERT ON action_updates
        WHEN (SELECT state FROM sessions WHERE id = NEW.session_id) = 'signed-off' BEGIN SELECT RAISE(ABORT, 'a signed-off session never changes'); END;

      CREATE TABLE review_answers (
        session_id TEXT NOT NULL REFERENCES sessions (id),
        question TEXT NOT NULL CHECK (question IN ('time', 'voice', 'next')),
        words TEXT NOT NULL,
        mark INTEGER CHECK (mark BETWEEN 1 AND 5),
        at TEXT NOT NULL,
        PRIMARY KEY (session_id, question)
      ) STRICT, WITHOUT ROWID;
      ${sealTriggersOf('review_answers')}

      -- Decisions of before: what they promised, open unless the item was decided anew.
      INSERT INTO actions (id, number, decision_id, session_id, item_id, issue_id, what, owner_id, function, due_on, state, made_at)
        SELECT d.id, row_number() OVER (ORDER BY d.seq), d.id, d.session_id, d.item_id, d.issue_id, CASE WHEN d.due_on IS NULL THEN d.follow_up ELSE d.what END, d.owner_id, d.function,
          coalesce(d.due_on, d.review_on), CASE WHEN EXISTS (SELECT 1 FROM decisions l WHERE l.item_id = d.item_id AND l.seq > d.seq) THEN 'superseded' ELSE 'open' END, d.at
        FROM decisions d WHERE d.due_on IS NOT NULL OR d.follow_up <> '';
    `);
  },
};
