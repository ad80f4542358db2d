import type { Migration } from './index';

/** Chain of custody: every package that was made here (E4). */
export const evidence: Migration = {
  name: '0005-evidence',
  up(db) {
    db.exec(`
      CREATE TABLE packages (
        seq INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        session_id TEXT NOT NULL REFERENCES sessions (id),
        file_name TEXT NOT NULL,             -- without its folder: where it lies is nobody's evidence
        sha256 TEXT NOT NULL,                -- of the ZIP
        key_id TEXT NOT NULL,
        head TEXT NOT NULL,                  -- the log entry that the package ends with
        files INTEGER NOT NULL CHECK (files > 0),
        purpose TEXT NOT NULL,
        made_by TEXT NOT NULL REFERENCES people (id),
        made_at TEXT NOT NULL
      ) STRICT;
      CREATE INDEX packages_by_session ON packages (session_id, seq);
      CREATE TRIGGER packages_never_change BEFORE UPDATE ON packages BEGIN SELECT RAISE(ABORT, 'the chain of custody never changes'); END;
      CREATE TRIGGER packages_never_go BEFORE DELETE ON packages BEGIN SELECT RAISE(ABORT, 'the chain of custody never changes'); END;
    `);
  },
};
