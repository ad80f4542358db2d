import type { Migration } from './index';

/**
 * What a decision costs and the rest of the state it was taken on; what became of it; what was corrected beside a sealed session; the
 * executive's walks and the questions asked on them. Decisions of before have NULL where nothing was kept.
 */
export const decisions: Migration = {
  name: '0010-decisions',
  up(db) {
    db.exec(`
      ALTER TABLE workspace ADD COLUMN fiscal_start_month INTEGER NOT NULL DEFAULT 1 CHECK (fiscal_start_month BETWEEN 1 AND 12);

      ALTER TABLE decisions ADD COLUMN cost_minor INTEGER CHECK (cost_minor >= 0);
      ALTER TABLE decisions ADD COLUMN cost_currency TEXT CHECK ((cost_currency IS NULL) = (cost_minor IS NULL));
      ALTER TABLE decisions ADD COLUMN fiscal_period TEXT;
      ALTER TABLE decisions ADD COLUMN keeps_state INTEGER CHECK (keeps_state = 1);    -- the five below are what the issue was, not unknown
      ALTER TABLE decisions ADD COLUMN issue_arr_minor INTEGER;
      ALTER TABLE decisions ADD COLUMN issue_currency TEXT;
      ALTER TABLE decisions ADD COLUMN issue_renewal TEXT;
      ALTER TABLE decisions ADD COLUMN issue_owner_id TEXT REFERENCES people (id);
      ALTER TABLE decisions ADD COLUMN issue_owner TEXT;   -- the name as it then was
      CREATE INDEX decisions_by_owner ON decisions (owner_id);
      CREATE INDEX decisions_by_session ON decisions (session_id);

      CREATE VIRTUAL TABLE decision_search USING fts5 (what, reason, terms, people, issue, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2');

      -- Never sealed: what became of a decision is known later.
      CREATE TABLE decision_outcomes (
        seq INTEGER PRIMARY KEY,             -- the last one of a decision counts
        decision_id TEXT NOT NULL REFERENCES decisions (id),
        kind TEXT NOT NULL CHECK (kind IN ('kept', 'partly', 'not-kept', 'overtaken')),
        expected TEXT NOT NULL,
        actual TEXT NOT NULL,
        on_date TEXT NOT NULL,
        by TEXT NOT NULL REFERENCES people (id),
        at TEXT NOT NULL
      ) STRICT;
      CREATE INDEX decision_outcomes_by_decision ON decision_outcomes (decision_id, seq);

      CREATE TABLE decision_reopenings (
        seq INTEGER PRIMARY KEY,
        decision_id TEXT NOT NULL,
        position INTEGER NOT NULL,
        reason TEXT NOT NULL,
        by TEXT NOT NULL REFERENCES people (id),
        at TEXT NOT NULL,
        UNIQUE (decision_id, position),
        FOREIGN KEY (decision_id, position) REFERENCES rejected_alternatives (decision_id, position)
      ) STRICT;

      -- Beside a sealed session, so without its triggers; an amendment itself never changes.
      CREATE TABLE amendments (
        session_id TEXT NOT NULL REFERENCES sessions (id),
        number INTEGER NOT NULL CHECK (number >= 1),
        amendment TEXT NOT NULL,             -- canonical JSON
        entry_seq INTEGER NOT NULL,          -- its entry in the log, and that entry's hash: the head of the session's evidence
        entry_hash TEXT NOT NULL,
        PRIMARY KEY (session_id, number)
      ) STRICT, WITHOUT ROWID;
      CREATE TRIGGER amendments_never_change BEFORE UPDATE ON amendments BEGIN SELECT RAISE(ABORT, 'an amendment is followed by another, never changed'); END;
      CREATE TRIGGER amendments_never_go BEFORE DELETE ON amendments BEGIN SELECT RAISE(ABORT, 'an amendment never goes'); END;

      -- A session that is somebody's walk.
      CREATE TABLE walks (
        session_id TEXT PRIMARY KEY REFERENCES sessions (id),
        person_id TEXT NOT NULL REFERENCES people (id)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE information_requests (
        seq INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        issue_id TEXT NOT NULL REFERENCES issues (id),
        question TEXT NOT NULL,
        person_id TEXT NOT NULL REFERENCES people (id),
        due_on TEXT NOT NULL,
        asked_by TEXT NOT NULL REFERENCES people (id),
        asked_at TEXT NOT NULL,
        answer TEXT,
        answered_by TEXT REFERENCES people (id),
        answered_at TEXT,
        CHECK ((answer IS NULL) = (answered_by IS NULL) AND (answer IS NULL) = (answered_at IS NULL))
      ) STRICT;
      CREATE INDEX information_requests_open ON information_requests (due_on, seq) WHERE answer IS NULL;
      CREATE INDEX information_requests_by_issue ON information_requests (issue_id, seq);
    `);
    // What was decided before can be found too.
    db.exec(`
      INSERT INTO decision_search (rowid, what, reason, terms, people, issue)
      SELECT d.seq, d.what, d.reason,
        d.departure_reason || ' ' || d.follow_up
          || coalesce((SELECT ' ' || group_concat(alternative || ' ' || reopens_if, ' ') FROM rejected_alternatives WHERE decision_id = d.id), '')
          || coalesce((SELECT ' ' || group_concat(words, ' ') FROM dissents WHERE decision_id = d.id), ''),
        o.name || ' ' || c.name || coalesce((SELECT ' ' || group_concat(p.name, ' ') FROM dissents s JOIN people p ON p.id = s.person_id WHERE s.decision_id = d.id), ''),
        i.title || ' ' || coalesce(i.ref, '') || ' ' || coalesce(a.name, '')
      FROM decisions d JOIN people o ON o.id = d.owner_id JOIN people c ON c.id = d.decider_id JOIN issues i ON i.id = d.issue_id LEFT JOIN accounts a ON a.id = i.account_id;
    `);
  },
};
