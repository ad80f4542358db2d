import type { Migration } from './index';

/** Undo of an import, what each import said of records that it did not change, and the accounts that a person has joined references to. */
export const undo: Migration = {
  name: '0014-undo',
  up(db) {
    db.exec(`
      ALTER TABLE imports ADD COLUMN seq INTEGER;              -- the order in which they came
      ALTER TABLE imports ADD COLUMN system TEXT;              -- that of its mapping: where its identifiers come from
      ALTER TABLE imports ADD COLUMN keeps_unchanged INTEGER NOT NULL DEFAULT 0 CHECK (keeps_unchanged IN (0, 1));   -- 0: of before this migration
      ALTER TABLE imports ADD COLUMN undone_at TEXT;
      ALTER TABLE imports ADD COLUMN undone_by TEXT REFERENCES people (id);
      ALTER TABLE imports ADD COLUMN undone TEXT;              -- JSON: what became of its records
      UPDATE imports SET seq = f.seq, system = coalesce(json_extract(imports.mapping, '$.system'), 'file') FROM (SELECT id, row_number() OVER (ORDER BY at, id) AS seq FROM imports) AS f WHERE f.id = imports.id;
      CREATE UNIQUE INDEX imports_by_seq ON imports (seq);

      -- What was undone of a change is no longer what an import says, and stays to be read.
      ALTER TABLE import_changes ADD COLUMN is_undone INTEGER NOT NULL DEFAULT 0 CHECK (is_undone IN (0, 1));

      -- Records that an import found as they were: it speaks of them all the same.
      CREATE TABLE import_unchanged (
        import_seq INTEGER NOT NULL,
        entity_id TEXT NOT NULL,
        row INTEGER NOT NULL,
        PRIMARY KEY (import_seq, entity_id)
      ) STRICT, WITHOUT ROWID;

      -- References of other systems that a person has joined to an account; later imports link by them.
      CREATE TABLE account_aliases (
        seq INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        system TEXT NOT NULL,
        ref TEXT NOT NULL,
        account_id TEXT NOT NULL REFERENCES accounts (id),
        reason TEXT NOT NULL,
        by_person TEXT NOT NULL REFERENCES people (id),
        at TEXT NOT NULL,
        ended_at TEXT,
        ended_by TEXT REFERENCES people (id),
        CHECK ((ended_at IS NULL) = (ended_by IS NULL))
      ) STRICT;
      CREATE UNIQUE INDEX account_aliases_in_force ON account_aliases (system, ref) WHERE ended_at IS NULL;
      CREATE INDEX account_aliases_by_account ON account_aliases (account_id);
    `);
  },
};
