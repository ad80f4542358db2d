import type { Migration } from './index';

/** When the source says that a record changed last, so that an older export which comes after a newer one takes nothing back; and what such an export said. */
export const olderExports: Migration = {
  name: '0024-older-exports',
  up(db) {
    db.exec(`
      ALTER TABLE accounts ADD COLUMN changed_at TEXT;
      ALTER TABLE subscriptions ADD COLUMN changed_at TEXT;
      ALTER TABLE issues ADD COLUMN changed_at TEXT;
      ALTER TABLE deals ADD COLUMN changed_at TEXT;
      ALTER TABLE imports ADD COLUMN older INTEGER NOT NULL DEFAULT 0;   -- rows that tell of an earlier state than the stored one

      -- What an import said of a record that stood in a later state already: undoing the later one brings it forth.
      CREATE TABLE import_older (
        import_seq INTEGER NOT NULL,
        entity_id TEXT NOT NULL,
        row INTEGER NOT NULL,
        said TEXT NOT NULL,           -- JSON, as for a new record
        PRIMARY KEY (entity_id, import_seq)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX import_older_by_import ON import_older (import_seq);
    `);
  },
};
