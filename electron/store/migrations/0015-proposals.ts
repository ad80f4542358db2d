import type { Migration } from './index';

/**
 * Proposals of every signal rule (W7) beside those of `initial-score`: what they are about (an issue, an account, a deal or an area of the product), the
 * criterion, the reason, the version of the rule, and one more state, *withdrawn*, for those whose cause has gone.
 */
export const proposals: Migration = {
  name: '0015-proposals',
  up(db) {
    db.exec(`
      DROP INDEX proposals_open;
      DROP INDEX proposals_rejected;
      ALTER TABLE proposals RENAME TO proposals_before;
      CREATE TABLE proposals (
        seq INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        issue_id TEXT REFERENCES issues (id),  -- NULL: about no issue; that of an accepted one is the issue it became
        account_id TEXT,                       -- of what it is about; no foreign key: an undone import takes its accounts away, and the next recomputing withdraws
        rule_id TEXT NOT NULL,
        rule_version INTEGER NOT NULL CHECK (rule_version >= 1),
        subject TEXT NOT NULL,                 -- what it is about: 'issue:ID', 'account:ID', 'deal:ID', 'area:WORDS'; of initial-score the issue's id alone
        criterion TEXT,                        -- NULL: that of the issue
        title TEXT NOT NULL DEFAULT '',        -- of the issue that it would become
        reason TEXT NOT NULL DEFAULT '',       -- why, in a sentence
        evidence TEXT NOT NULL DEFAULT '[]',   -- JSON array of {kind, ref, words}: what it rests on
        basis TEXT NOT NULL DEFAULT '',        -- facts and steps in short: a decided one with the same does not come back
        repeats TEXT,                          -- the id of the decided one that it follows on changed facts
        inputs TEXT NOT NULL,                  -- JSON: what the rule looked at
        as_of TEXT NOT NULL,
        impact INTEGER, severity INTEGER, time INTEGER,
        score INTEGER, band TEXT,              -- NULL where a dimension is
        is_fragile INTEGER NOT NULL,
        methodology_id TEXT NOT NULL REFERENCES methodologies (id),
        reasons TEXT NOT NULL,                 -- JSON {impact, severity, time}
        unknown TEXT NOT NULL,                 -- JSON array: the inputs that nothing says
        state TEXT NOT NULL CHECK (state IN ('open', 'accepted', 'changed', 'rejected', 'withdrawn')),
        decided_by TEXT REFERENCES people (id),
        decided_at TEXT,
        decided_reason TEXT,
        decided_with INTEGER,                  -- how many were decided in the same command; NULL: not by a person on the proposal itself
        CHECK ((score IS NULL) = (impact IS NULL OR severity IS NULL OR time IS NULL)),
        CHECK ((score IS NULL) = (band IS NULL)),
        CHECK (score IS NULL OR score = impact * severity * time),
        CHECK ((state = 'open') = (decided_at IS NULL)),
        CHECK (rule_id <> 'initial-score' OR issue_id IS NOT NULL),
        CHECK (rule_id = 'initial-score' OR (criterion IS NOT NULL AND reason <> ''))
      ) STRICT;
      INSERT INTO proposals (seq, id, issue_id, rule_id, rule_version, subject, inputs, as_of, impact, severity, time, score, band, is_fragile, methodology_id, reasons, unknown, state,
          decided_by, decided_at, decided_reason, decided_with)
        SELECT seq, id, issue_id, rule_id, 1, issue_id, inputs, as_of, impact, severity, time, score, band, is_fragile, methodology_id, reasons, unknown, state,
          decided_by, decided_at, decided_reason,
          -- What a person decided alone, or with others at once; a score that a person or a room gave without it is no decision on it.
          CASE WHEN decided_at IS NULL OR decided_reason LIKE 'Superseded by the ballots of session %' THEN NULL
            WHEN decided_reason LIKE 'Accepted as proposed, together with others as routine (% at once).' THEN CAST(substr(decided_reason, 56) AS INTEGER) ELSE 1 END
        FROM proposals_before;
      DROP TABLE proposals_before;

      -- The first proposal of an issue, at most one; an import writes a hundred thousand of them, so that they have indexes of their own.
      CREATE UNIQUE INDEX proposals_first ON proposals (issue_id) WHERE state = 'open' AND rule_id = 'initial-score';
      CREATE INDEX proposals_rejected ON proposals (issue_id, seq) WHERE state = 'rejected' AND rule_id = 'initial-score';
      -- Of every other rule at most one open proposal a subject.
      CREATE UNIQUE INDEX proposals_open ON proposals (rule_id, subject) WHERE state = 'open' AND rule_id <> 'initial-score';
      CREATE INDEX proposals_decided ON proposals (rule_id, subject, seq) WHERE state NOT IN ('open', 'withdrawn') AND rule_id <> 'initial-score';
      CREATE INDEX proposals_of_issue ON proposals (issue_id) WHERE state = 'open' AND rule_id <> 'initial-score' AND issue_id IS NOT NULL;
      CREATE INDEX proposals_of_account ON proposals (account_id) WHERE account_id IS NOT NULL;
      -- The queue, from the highest score down, counted by rule.
      CREATE INDEX proposals_queue ON proposals (score DESC, rule_id) WHERE state = 'open';
    `);
  },
};
