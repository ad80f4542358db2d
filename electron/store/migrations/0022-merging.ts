import type { Migration } from '.';

/** What a source says of an account, in the columns of 0002 and, of `changed_at`, 0024: a view may name a column that comes later. */
const said = ['name', 'segment', 'tier', 'health', 'sponsor', 'owner', 'region', 'industry', 'signup_date', 'stated_arr_minor', 'stated_currency', 'stated_renewal', 'changed_at', 'flags'] as const;

/** Accounts that are merged and unmerged (W6). A record points to the account that stands for its own; whose it was is kept beside it. */
export const merging: Migration = {
  name: '0022-merging',
  up(db) {
    db.exec(`
      -- Of a merged account: the one that stands for it, at the end of a chain. No foreign key: account_merges refers to both, and an account that
      -- another was merged into cannot go while that is in force.
      ALTER TABLE accounts ADD COLUMN survivor_id TEXT;
      -- Whether the subscriptions that are its own count in the ARR of the account that stands for it.
      ALTER TABLE accounts ADD COLUMN counts_subscriptions INTEGER NOT NULL DEFAULT 1 CHECK (counts_subscriptions IN (0, 1));
      CREATE INDEX accounts_merged ON accounts (survivor_id) WHERE survivor_id IS NOT NULL;

      CREATE TABLE account_merges (
        seq INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        account_id TEXT NOT NULL REFERENCES accounts (id),
        into_id TEXT NOT NULL REFERENCES accounts (id),
        keep TEXT NOT NULL,                  -- JSON, field -> survivor, other or both; a field that is not there: the survivor's, or the other's where it is unknown
        was TEXT NOT NULL,                   -- JSON: what stood for the account when it was merged
        reason TEXT NOT NULL CHECK (reason <> ''),
        on_date TEXT NOT NULL,
        by_person TEXT NOT NULL REFERENCES people (id),
        at TEXT NOT NULL,
        ended_reason TEXT,
        ended_on TEXT,
        ended_by TEXT REFERENCES people (id),
        ended_at TEXT,
        CHECK (account_id <> into_id),
        CHECK ((ended_at IS NULL) = (ended_by IS NULL)),
        CHECK ((ended_at IS NULL) = (ended_on IS NULL))
      ) STRICT;
      CREATE UNIQUE INDEX account_merges_in_force ON account_merges (account_id) WHERE ended_at IS NULL;
      CREATE INDEX account_merges_by_account ON account_merges (account_id);
      CREATE INDEX account_merges_by_survivor ON account_merges (into_id);

      -- What the own source of a survivor says: the row in accounts holds what stands after the merge.
      CREATE TABLE account_own (
        id TEXT PRIMARY KEY REFERENCES accounts (id),
        name TEXT NOT NULL,
        segment TEXT NOT NULL,
        tier TEXT, health TEXT, sponsor TEXT, owner TEXT, region TEXT, industry TEXT,
        signup_date TEXT,
        stated_arr_minor INTEGER, stated_currency TEXT, stated_renewal TEXT,
        changed_at TEXT,
        flags TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;

      -- Every account as its own source has it, for imports and their undo.
      CREATE VIEW account_sources AS SELECT a.row_id, a.id, a.system, a.ref, ${said.map((column) => `CASE WHEN o.id IS NULL THEN a.${column} ELSE o.${column} END AS ${column}`).join(', ')}
        FROM accounts a LEFT JOIN account_own o ON o.id = a.id;

      -- Records whose account stands for another one that is their own. It holds while the record is with the survivor and its source names the same reference.
      CREATE TABLE merged_records (
        kind TEXT NOT NULL,                  -- the table
        record_id TEXT NOT NULL,
        account_id TEXT REFERENCES accounts (id),   -- NULL: none of its own; its reference leads to the survivor only because of the merge
        ref TEXT,                            -- of its account, as its source wrote it then
        came_since INTEGER NOT NULL CHECK (came_since IN (0, 1)),
        PRIMARY KEY (kind, record_id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX merged_records_by_account ON merged_records (account_id);
    `);
  },
};
