import type { Migration } from './index';
import { sealTriggersOf } from './sealing';

const ofSession = ['tradeoff_boards', 'tradeoff_contenders', 'tradeoff_answers', 'tradeoff_results', 'tradeoff_outcomes', 'tradeoff_dissents', 'tradeoff_reviews'] as const;
/** What is superseded and never changed. */
const recorded = ['tradeoff_results', 'tradeoff_outcomes', 'tradeoff_dissents', 'tradeoff_reviews'] as const;

const keepTriggers = recorded
  .map(
    (table) => `
      CREATE TRIGGER ${table}_never_change BEFORE UPDATE ON ${table} BEGIN SELECT RAISE(ABORT, 'the result of a trade-off is superseded, never changed'); END;
      CREATE TRIGGER ${table}_never_go BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, 'the result of a trade-off is superseded, never deleted'); END;`,
  )
  .join('\n');

/** Trade-off boards: what competes for a capacity, who preferred what, what was chosen, and what came of the consequences that were accepted. */
export const tradeoffs: Migration = {
  name: '0008-tradeoffs',
  up(db) {
    db.exec(`
      CREATE TABLE tradeoff_boards (
        id TEXT PRIMARY KEY,
        session_id TEXT NOT NULL REFERENCES sessions (id),
        seq INTEGER NOT NULL,                -- the order in which they were made
        title TEXT NOT NULL,
        unit TEXT NOT NULL CHECK (unit IN ('people-days', 'slots', 'money')),
        currency TEXT,
        capacity INTEGER NOT NULL CHECK (capacity > 0),    -- money in minor units
        seated_id TEXT REFERENCES participants (id) ON DELETE SET NULL,   -- who sits before the questions
        CHECK ((unit = 'money') = (currency IS NOT NULL)),
        UNIQUE (session_id, seq)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE tradeoff_contenders (
        board_id TEXT NOT NULL REFERENCES tradeoff_boards (id),
        issue_id TEXT NOT NULL REFERENCES issues (id),
        session_id TEXT NOT NULL REFERENCES sessions (id),
        position INTEGER NOT NULL,
        effort INTEGER NOT NULL CHECK (effort > 0),        -- in units of the capacity
        days_to_effect INTEGER CHECK (days_to_effect >= 0),
        also_serves TEXT NOT NULL,
        if_deferred TEXT NOT NULL,
        commitment TEXT NOT NULL,
        PRIMARY KEY (board_id, issue_id),
        UNIQUE (board_id, position)
      ) STRICT, WITHOUT ROWID;

      -- Of several answers of a person on a pair the last one counts.
      CREATE TABLE tradeoff_answers (
        seq INTEGER PRIMARY KEY,
        board_id TEXT NOT NULL REFERENCES tradeoff_boards (id),
        session_id TEXT NOT NULL REFERENCES sessions (id),
        participant_id TEXT NOT NULL REFERENCES participants (id),
        first_id TEXT NOT NULL,
        second_id TEXT NOT NULL,
        preference TEXT NOT NULL CHECK (preference IN ('first', 'second', 'tie')),
        reason TEXT NOT NULL,
        at TEXT NOT NULL,
        FOREIGN KEY (board_id, first_id) REFERENCES tradeoff_contenders (board_id, issue_id),
        FOREIGN KEY (board_id, second_id) REFERENCES tradeoff_contenders (board_id, issue_id),
        CHECK (first_id <> second_id)
      ) STRICT;
      CREATE INDEX tradeoff_answers_by_board ON tradeoff_answers (board_id, participant_id, seq);
      CREATE INDEX tradeoff_answers_by_person ON tradeoff_answers (participant_id);

      CREATE TABLE tradeoff_results (
        seq INTEGER PRIMARY KEY,             -- the last one of a board is in force, the earlier ones stay
        id TEXT NOT NULL UNIQUE,
        board_id TEXT NOT NULL REFERENCES tradeoff_boards (id),
        session_id TEXT NOT NULL REFERENCES sessions (id),
        reason TEXT NOT NULL,
        decider_id TEXT NOT NULL REFERENCES people (id),
        at TEXT NOT NULL,
        state TEXT NOT NULL                  -- JSON: the board as it then stood
      ) STRICT;
      CREATE INDEX tradeoff_results_by_board ON tradeoff_results (board_id, seq);

      CREATE TABLE tradeoff_outcomes (
        result_id TEXT NOT NULL REFERENCES tradeoff_results (id),
        issue_id TEXT NOT NULL REFERENCES issues (id),
        session_id TEXT NOT NULL REFERENCES sessions (id),
        position INTEGER NOT NULL,
        is_chosen INTEGER NOT NULL CHECK (is_chosen IN (0, 1)),
        is_displaced INTEGER NOT NULL CHECK (is_displaced IN (0, 1)),
        for_id TEXT REFERENCES issues (id),
        owner_id TEXT REFERENCES people (id),
        why TEXT NOT NULL,
        consequence TEXT NOT NULL,
        PRIMARY KEY (result_id, issue_id),
        CHECK (is_displaced = 0 OR (is_chosen = 0 AND owner_id IS NOT NULL AND consequence <> '')),
        CHECK (consequence = '' OR owner_id IS NOT NULL)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX tradeoff_outcomes_by_issue ON tradeoff_outcomes (issue_id);

      CREATE TABLE tradeoff_dissents (
        result_id TEXT NOT NULL REFERENCES tradeoff_results (id),
        position INTEGER NOT NULL,
        session_id TEXT NOT NULL REFERENCES sessions (id),
        person_id TEXT NOT NULL REFERENCES people (id),
        words TEXT NOT NULL,
        PRIMARY KEY (result_id, position),
        UNIQUE (result_id, person_id)
      ) STRICT, WITHOUT ROWID;

      -- Written by a later session than the one that accepted the consequence; session_id is the later one.
      CREATE TABLE tradeoff_reviews (
        seq INTEGER PRIMARY KEY,
        session_id TEXT NOT NULL REFERENCES sessions (id),
        result_id TEXT NOT NULL,
        issue_id TEXT NOT NULL,
        outcome TEXT NOT NULL CHECK (outcome IN ('happened', 'did-not', 'open')),
        words TEXT NOT NULL,
        by_id TEXT NOT NULL REFERENCES people (id),
        at TEXT NOT NULL,
        FOREIGN KEY (result_id, issue_id) REFERENCES tradeoff_outcomes (result_id, issue_id)
      ) STRICT;
      CREATE INDEX tradeoff_reviews_by_outcome ON tradeoff_reviews (result_id, issue_id, seq);

      ${keepTriggers}
      ${ofSession.map(sealTriggersOf).join('\n')}
    `);
  },
};
