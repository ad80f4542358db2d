import type { Migration } from './index';

/** Methodologies, scores and proposals. A score is never overwritten, only superseded (S2). */
export const scoring: Migration = {
  name: '0003-scoring',
  up(db) {
    db.exec(`
      CREATE TABLE methodologies (
        id TEXT PRIMARY KEY,
        version INTEGER NOT NULL,
        name TEXT NOT NULL,
        body TEXT NOT NULL,                  -- JSON
        in_force_from TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE scores (
        seq INTEGER PRIMARY KEY,             -- the last one of an issue is the current one
        id TEXT NOT NULL UNIQUE,
        issue_id TEXT NOT NULL REFERENCES issues (id),
        impact INTEGER NOT NULL CHECK (impact BETWEEN 1 AND 5),
        severity INTEGER NOT NULL CHECK (severity BETWEEN 1 AND 5),
        time INTEGER NOT NULL CHECK (time BETWEEN 1 AND 3),
        score INTEGER NOT NULL CHECK (score = impact * severity * time),
        band TEXT NOT NULL,                  -- after gates
        gate_id TEXT,
        is_fragile INTEGER NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('proposal-accepted', 'proposal-changed', 'manual', 'ballot')),
        reason TEXT NOT NULL,
        dimension_reasons TEXT NOT NULL,     -- JSON {impact, severity, time}
        methodology_id TEXT NOT NULL REFERENCES methodologies (id),
        proposal_id TEXT,
        session_id TEXT,
        item_id TEXT,
        by_person TEXT NOT NULL REFERENCES people (id),
        at TEXT NOT NULL
      ) STRICT;
      CREATE INDEX scores_by_issue ON scores (issue_id, seq);
      CREATE TRIGGER scores_never_change BEFORE UPDATE ON scores BEGIN SELECT RAISE(ABORT, 'a score is superseded, never changed'); END;
      CREATE TRIGGER scores_never_go BEFORE DELETE ON scores BEGIN SELECT RAISE(ABORT, 'a score is superseded, never deleted'); END;

      CREATE TABLE proposals (
        seq INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        issue_id TEXT NOT NULL REFERENCES issues (id),
        rule_id TEXT NOT NULL,
        inputs TEXT NOT NULL,                -- JSON: what the rule looked at
        as_of TEXT NOT NULL,
        impact INTEGER, severity INTEGER, time INTEGER,
        score INTEGER, band TEXT,            -- NULL where a dimension is
        is_fragile INTEGER NOT NULL,
        methodology_id TEXT NOT NULL REFERENCES methodologies (id),
        reasons TEXT NOT NULL,               -- JSON {impact, severity, time}
        unknown TEXT NOT NULL,               -- JSON array: the inputs that nothing says
        state TEXT NOT NULL CHECK (state IN ('open', 'accepted', 'changed', 'rejected')),
        decided_by TEXT REFERENCES people (id),
        decided_at TEXT,
        decided_reason TEXT,
        CHECK ((score IS NULL) = (impact IS NULL OR severity IS NULL OR time IS NULL)),
        CHECK ((score IS NULL) = (band IS NULL)),
        CHECK (score IS NULL OR score = impact * severity * time),
        CHECK ((state = 'open') = (decided_at IS NULL))
      ) STRICT;
      -- At most one open proposal an issue.
      CREATE UNIQUE INDEX proposals_open ON proposals (issue_id) WHERE state = 'open';
      CREATE INDEX proposals_rejected ON proposals (issue_id, seq) WHERE state = 'rejected';
    `);
  },
};
