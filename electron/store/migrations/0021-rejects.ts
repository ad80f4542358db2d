import type { Migration } from '.';

/** Rows that an import left out, so that they can be had from its page later too. Personal columns are not among them. */
export const rejects: Migration = {
  name: '0021-rejects',
  up: (db) => {
    db.exec(`
      -- One for each import that left rows out: the columns of its file, and how many of the rows are kept below.
      CREATE TABLE import_reject_files (
        import_id TEXT PRIMARY KEY REFERENCES imports (id) ON DELETE CASCADE,
        header TEXT NOT NULL,         -- JSON array of names
        kept INTEGER NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE import_rejects (
        import_id TEXT NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
        row INTEGER NOT NULL,
        reason TEXT NOT NULL,
        cells TEXT NOT NULL           -- JSON array, as many as the row had
      ) STRICT;
      CREATE INDEX import_rejects_by_import ON import_rejects (import_id, row);
    `);
  },
};
