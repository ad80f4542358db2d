import type { Migration } from './index';

/** The workspace itself, its people and the audit log. */
export const workspace: Migration = {
  name: '0001-workspace',
  up(db) {
    db.exec(`
      CREATE TABLE workspace (
        only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
        id TEXT NOT NULL,
        name TEXT NOT NULL,
        created_at TEXT NOT NULL,
        as_of TEXT,               -- NULL: today's local date
        derived_as_of TEXT        -- the as-of for which ARR, renewal dates and proposals were last computed
      ) STRICT;

      CREATE TABLE people (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        function TEXT NOT NULL,
        is_system INTEGER NOT NULL DEFAULT 0 CHECK (is_system IN (0, 1))
      ) STRICT, WITHOUT ROWID;
      CREATE UNIQUE INDEX people_by_name ON people (name COLLATE NOCASE);

      CREATE TABLE audit_log (
        seq INTEGER PRIMARY KEY CHECK (seq >= 1),
        at TEXT NOT NULL,
        actor TEXT NOT NULL,
        session TEXT,
        action TEXT NOT NULL,
        subject TEXT NOT NULL,
        payload_hash TEXT NOT NULL,
        prev_hash TEXT NOT NULL,
        hash TEXT NOT NULL UNIQUE
      ) STRICT;
      CREATE INDEX audit_log_by_session ON audit_log (session, seq) WHERE session IS NOT NULL;

      -- Only retention deletes from here; the chain holds without the content.
      CREATE TABLE audit_payloads (
        seq INTEGER PRIMARY KEY REFERENCES audit_log (seq),
        payload TEXT NOT NULL
      ) STRICT;

      CREATE TRIGGER audit_log_is_append_only_update BEFORE UPDATE ON audit_log BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
      CREATE TRIGGER audit_log_is_append_only_delete BEFORE DELETE ON audit_log BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
      CREATE TRIGGER audit_payloads_never_change BEFORE UPDATE ON audit_payloads BEGIN SELECT RAISE(ABORT, 'audit payloads never change'); END;
    `);
  },
};
