import type { Migration } from './index';

/**
 * Indexes that the store drops and makes again around a change of very many issues: building one at the end costs a fraction of
 * keeping it in step row by row.
 */
export const rebuiltIssueIndexes = [
  // The order of the priority list, and after it every column that a filter asks for: a filtered list is served from the index alone.
  {
    name: 'issues_by_rank',
    sql: `CREATE INDEX issues_by_rank ON issues (rank_score DESC, rank_renewal, rank_arr DESC, rank_opened, number,
      band, criterion, source, status, account_id, is_fragile, is_proposed)`,
  },
  { name: 'issues_by_title', sql: 'CREATE INDEX issues_by_title ON issues (title COLLATE NOCASE)' },
  { name: 'issues_by_age', sql: 'CREATE INDEX issues_by_age ON issues (opened_day, resolved_day, band, status)' },
  { name: 'issues_by_criterion', sql: 'CREATE INDEX issues_by_criterion ON issues (criterion, rank_score DESC, number)' },
  { name: 'issues_by_status', sql: 'CREATE INDEX issues_by_status ON issues (status, rank_score DESC, number)' },
  // For counts and totals, grouped as they are asked for.
  { name: 'issues_by_facets', sql: 'CREATE INDEX issues_by_facets ON issues (band, account_id, status, criterion, source, is_fragile, is_proposed, rank_renewal)' },
] as const;

/** Accounts with their subscriptions, issues with full-text search, and the imports they came by. */
export const register: Migration = {
  name: '0002-register',
  up(db) {
    db.exec(`
      CREATE TABLE imports (
        id TEXT PRIMARY KEY,
        kind TEXT NOT NULL CHECK (kind IN ('accounts', 'subscriptions', 'issues')),
        source TEXT NOT NULL,
        file_name TEXT NOT NULL,
        file_sha256 TEXT NOT NULL,
        file_bytes INTEGER NOT NULL,
        mapping_name TEXT NOT NULL,
        mapping TEXT NOT NULL,        -- JSON
        choices TEXT NOT NULL,        -- JSON, rule -> choice
        period_from TEXT,
        period_to TEXT,
        brought_by TEXT NOT NULL REFERENCES people (id),
        at TEXT NOT NULL,
        rows INTEGER NOT NULL,
        imported INTEGER NOT NULL,
        updated INTEGER NOT NULL,
        unchanged INTEGER NOT NULL,
        rejected INTEGER NOT NULL,
        anomalies INTEGER NOT NULL,
        CHECK (rows = imported + updated + unchanged + rejected)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE mappings (
        name TEXT PRIMARY KEY,
        kind TEXT NOT NULL,
        header_fingerprint TEXT NOT NULL,
        mapping TEXT NOT NULL         -- JSON
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE accounts (
        id TEXT NOT NULL UNIQUE,
        row_id INTEGER PRIMARY KEY,
        system TEXT NOT NULL,
        ref TEXT NOT NULL,
        name TEXT NOT NULL,
        segment TEXT NOT NULL CHECK (segment IN ('enterprise', 'mid-market', 'smb', 'internal', 'unknown')),
        tier TEXT, health TEXT, sponsor TEXT, owner TEXT, region TEXT, industry TEXT,
        signup_date TEXT,
        stated_arr_minor INTEGER, stated_currency TEXT, stated_renewal TEXT,
        -- Derived from open subscriptions as of workspace.derived_as_of, unless stated.
        arr_minor INTEGER, currency TEXT, renewal TEXT,
        arr_basis TEXT NOT NULL DEFAULT 'nothing says it',
        flags TEXT NOT NULL DEFAULT '[]',   -- JSON array of sentences
        UNIQUE (system, ref)
      ) STRICT;
      CREATE INDEX accounts_by_name ON accounts (name COLLATE NOCASE);
      CREATE INDEX accounts_by_ref ON accounts (ref);
      CREATE INDEX accounts_by_arr ON accounts (arr_minor);
      CREATE INDEX accounts_by_renewal ON accounts (renewal);

      CREATE TABLE subscriptions (
        id TEXT NOT NULL UNIQUE,
        row_id INTEGER PRIMARY KEY,
        system TEXT NOT NULL,
        ref TEXT NOT NULL,
        account_id TEXT REFERENCES accounts (id),
        account_ref TEXT NOT NULL,          -- as the source wrote it; an unknown account links later
        start_date TEXT, end_date TEXT,
        tier TEXT, billing TEXT,
        mrr_minor INTEGER, arr_minor INTEGER, currency TEXT,
        auto_renews INTEGER, is_trial INTEGER NOT NULL DEFAULT 0,
        flags TEXT NOT NULL DEFAULT '[]',
        UNIQUE (system, ref)
      ) STRICT;
      CREATE INDEX subscriptions_by_account ON subscriptions (account_id);
      CREATE INDEX subscriptions_unlinked ON subscriptions (account_ref) WHERE account_id IS NULL;

      CREATE TABLE issues (
        id TEXT NOT NULL UNIQUE,
        number INTEGER PRIMARY KEY,
        system TEXT NOT NULL,
        ref TEXT,                            -- NULL: captured by hand
        source TEXT NOT NULL,
        title TEXT NOT NULL,
        description TEXT NOT NULL DEFAULT '',
        criterion TEXT NOT NULL,
        secondary_criteria TEXT NOT NULL DEFAULT '[]',
        account_id TEXT REFERENCES accounts (id),
        account_ref TEXT,
        status TEXT NOT NULL CHECK (status IN ('open', 'waiting', 'resolved', 'closed')),
        opened_on TEXT, opened_at TEXT, resolved_on TEXT, resolved_at TEXT,
        -- Days since a distant one, for the order by age.
        opened_day INTEGER GENERATED ALWAYS AS (CAST(julianday(opened_on) AS INTEGER)) VIRTUAL,
        resolved_day INTEGER GENERATED ALWAYS AS (CAST(julianday(resolved_on) AS INTEGER)) VIRTUAL,
        vendor_priority TEXT CHECK (vendor_priority IN ('urgent', 'high', 'normal', 'low')),
        first_response_minutes REAL, resolution_minutes REAL,
        is_escalated INTEGER, satisfaction REAL, reopen_count INTEGER,
        waiting_on TEXT, owner TEXT,
        owner_id TEXT REFERENCES people (id),
        tags TEXT NOT NULL DEFAULT '[]',
        flags TEXT NOT NULL DEFAULT '[]',
        import_id TEXT REFERENCES imports (id),
        merged_into TEXT REFERENCES issues (id),

        -- The figures in force: the current score, or the open proposal where nobody has scored.
        score_id TEXT, proposal_id TEXT,
        impact INTEGER, severity INTEGER, time INTEGER, score INTEGER,
        band TEXT CHECK (band IN ('monitor', 'next-cycle', 'escalate', 'immediate')),
        is_fragile INTEGER NOT NULL DEFAULT 0, is_proposed INTEGER NOT NULL DEFAULT 0,

        -- The order of the priority list (S1): score, renewal sooner, ARR higher, age older, number. Never NULL, so that one index serves.
        rank_score INTEGER NOT NULL DEFAULT -1,
        rank_renewal TEXT NOT NULL DEFAULT '9999-12-31',
        rank_arr INTEGER NOT NULL DEFAULT -1,
        rank_opened TEXT NOT NULL DEFAULT '9999-12-31'
      ) STRICT;
      CREATE UNIQUE INDEX issues_by_ref ON issues (system, ref) WHERE ref IS NOT NULL;
      CREATE INDEX issues_by_account ON issues (account_id);
      ${rebuiltIssueIndexes.map(({ sql }) => sql).join(';\n      ')};
      CREATE INDEX issues_unlinked ON issues (account_ref) WHERE account_id IS NULL AND account_ref IS NOT NULL;

      -- Kept in step by the store when an issue is written: a trigger a row would cost an import most of its time.
      CREATE VIRTUAL TABLE issue_search USING fts5 (title, description, ref, account, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2');

      CREATE TABLE import_changes (
        import_id TEXT NOT NULL REFERENCES imports (id),
        row INTEGER NOT NULL,
        entity TEXT NOT NULL,
        entity_id TEXT NOT NULL,
        before TEXT,                         -- JSON, NULL for a new record
        after TEXT NOT NULL                  -- JSON
      ) STRICT;
      CREATE INDEX import_changes_by_import ON import_changes (import_id);
      CREATE INDEX import_changes_by_entity ON import_changes (entity_id);

      CREATE TABLE import_anomalies (
        import_id TEXT NOT NULL REFERENCES imports (id),
        row INTEGER NOT NULL,
        column_name TEXT NOT NULL,
        rule TEXT NOT NULL,
        value TEXT NOT NULL,
        choice TEXT NOT NULL
      ) STRICT;
      CREATE INDEX import_anomalies_by_import ON import_anomalies (import_id, rule);
    `);
  },
};
