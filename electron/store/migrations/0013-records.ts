import type { Migration } from './index';

const sources = "'ticketing', 'crm', 'emails', 'calls', 'health'";

/** What the sources say of accounts beside issues (W2, W4): deals with their stages, measured series, interactions, and what was promised in them. */
export const records: Migration = {
  name: '0013-records',
  up(db) {
    db.exec(`
      -- Made anew for its CHECK of kinds; columns and everything else as in 0002.
      CREATE TABLE imports_anew (
        id TEXT PRIMARY KEY,
        kind TEXT NOT NULL CHECK (kind IN ('accounts', 'subscriptions', 'issues', 'deals', 'measurements', 'interactions')),
        source TEXT NOT NULL,
        file_name TEXT NOT NULL,
        file_sha256 TEXT NOT NULL,
        file_bytes INTEGER NOT NULL,
        mapping_name TEXT NOT NULL,
        mapping TEXT NOT NULL,
        choices TEXT NOT NULL,
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
      INSERT INTO imports_anew SELECT id, kind, source, file_name, file_sha256, file_bytes, mapping_name, mapping, choices, period_from, period_to, brought_by, at,
        rows, imported, updated, unchanged, rejected, anomalies FROM imports;
      DROP TABLE imports;
      ALTER TABLE imports_anew RENAME TO imports;

      CREATE TABLE deals (
        row_id INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        system TEXT NOT NULL,
        ref TEXT NOT NULL,
        account_id TEXT REFERENCES accounts (id),
        account_ref TEXT,                    -- as the source wrote it; an unknown account links later
        name TEXT NOT NULL,
        stage TEXT NOT NULL,
        stage_since TEXT,                    -- the first date on which it is known to have been in that stage
        amount_minor INTEGER, currency TEXT,
        opened_on TEXT, expected_close TEXT, closed_on TEXT,
        outcome TEXT NOT NULL CHECK (outcome IN ('open', 'won', 'lost')),
        owner TEXT, waiting_on TEXT,
        flags TEXT NOT NULL DEFAULT '[]',    -- JSON array of sentences
        import_id TEXT REFERENCES imports (id),
        UNIQUE (system, ref)
      ) STRICT;
      CREATE INDEX deals_by_account ON deals (account_id, stage_since, outcome);
      CREATE INDEX deals_unlinked ON deals (account_ref) WHERE account_id IS NULL AND account_ref IS NOT NULL;

      -- The stages that a deal is known to have entered, and when; a newer export adds to them.
      CREATE TABLE deal_stages (
        deal_id TEXT NOT NULL REFERENCES deals (id),
        stage TEXT NOT NULL,
        since TEXT NOT NULL,
        import_id TEXT REFERENCES imports (id),
        UNIQUE (deal_id, stage, since)
      ) STRICT;

      CREATE TABLE measurements (
        row_id INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        system TEXT NOT NULL,
        ref TEXT NOT NULL,
        account_id TEXT REFERENCES accounts (id),
        account_ref TEXT,
        measure TEXT NOT NULL CHECK (measure <> '' AND measure = lower(measure)),
        on_date TEXT NOT NULL,
        value REAL NOT NULL,
        source TEXT NOT NULL CHECK (source IN (${sources})),
        flags TEXT NOT NULL DEFAULT '[]',
        import_id TEXT REFERENCES imports (id),
        UNIQUE (system, ref)
      ) STRICT;
      -- Serves the newest of an account and source, and its series, from the index alone.
      CREATE INDEX measurements_by_account ON measurements (account_id, source, on_date, measure, value);
      CREATE INDEX measurements_unlinked ON measurements (account_ref) WHERE account_id IS NULL AND account_ref IS NOT NULL;

      CREATE TABLE interactions (
        row_id INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        system TEXT NOT NULL,
        ref TEXT NOT NULL,
        source TEXT NOT NULL CHECK (source IN (${sources})),
        kind TEXT NOT NULL CHECK (kind IN ('email', 'call', 'meeting', 'chat', 'churn', 'note', 'survey')),
        account_id TEXT REFERENCES accounts (id),
        account_ref TEXT,
        on_date TEXT NOT NULL,
        at TEXT,                             -- NULL where the source gives the date alone
        direction TEXT CHECK (direction IN ('in', 'out')),
        person TEXT,                         -- whom it was with
        is_sponsor INTEGER CHECK (is_sponsor IN (0, 1)),
        tone TEXT CHECK (tone IN ('positive', 'neutral', 'negative')),
        subject TEXT NOT NULL DEFAULT '',
        body TEXT NOT NULL DEFAULT '',
        flags TEXT NOT NULL DEFAULT '[]',
        import_id TEXT REFERENCES imports (id),
        UNIQUE (system, ref)
      ) STRICT;
      CREATE INDEX interactions_by_account ON interactions (account_id, source, on_date, kind);
      CREATE INDEX interactions_unlinked ON interactions (account_ref) WHERE account_id IS NULL AND account_ref IS NOT NULL;

      -- For records that name an account by a subscription of another system.
      CREATE INDEX subscriptions_by_ref ON subscriptions (ref);

      -- Promises made in calls and mails.
      CREATE TABLE follow_ups (
        row_id INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        interaction_id TEXT REFERENCES interactions (id),
        account_id TEXT REFERENCES accounts (id),
        account_ref TEXT,
        words TEXT NOT NULL CHECK (words <> ''),
        quote TEXT, line INTEGER,            -- where the words stand in the interaction's body, from 1
        promised_by TEXT,
        due_on TEXT, done_on TEXT,
        state TEXT NOT NULL CHECK (state IN ('proposed', 'open', 'done', 'rejected')),
        import_id TEXT REFERENCES imports (id)
      ) STRICT;
      CREATE INDEX follow_ups_by_account ON follow_ups (account_id, state, due_on);
      CREATE INDEX follow_ups_by_interaction ON follow_ups (interaction_id) WHERE interaction_id IS NOT NULL;
      CREATE INDEX follow_ups_unlinked ON follow_ups (account_ref) WHERE account_id IS NULL AND account_ref IS NOT NULL;
      CREATE INDEX follow_ups_due ON follow_ups (due_on) WHERE state = 'open';
    `);
  },
};
