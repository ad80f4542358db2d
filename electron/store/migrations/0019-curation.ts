import type { Migration } from './index';
import { rebuiltIssueIndexes as withoutOwners } from './0012-judgement';

/** Dropped and made again around a change of very many issues, as before; and one by owner, for its filter and for the owners there are. */
export const rebuiltIssueIndexes = [...withoutOwners, { name: 'issues_by_owner', sql: 'CREATE INDEX issues_by_owner ON issues (owner_id, owner)' }] as const;

const searched = `SELECT i.number, i.title, i.description, coalesce(i.ref, ''), coalesce(a.name, ''), i.tags FROM issues i LEFT JOIN accounts a ON a.id = i.account_id`;

/** 0 for AAA, one more for each code after it in the alphabet. */
const codeIndex = (code: string): string => `((unicode(substr(${code}, 1, 1)) - 65) * 676 + (unicode(substr(${code}, 2, 1)) - 65) * 26 + unicode(substr(${code}, 3, 1)) - 65)`;

const mostMinor = '281474976710655';

/** How people look after the register (W4): saved filters, tags, edits that can be undone (L3), links, attachments, currency rates. */
export const curation: Migration = {
  name: '0019-curation',
  up(db) {
    db.exec(`
      CREATE TABLE saved_filters (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        position INTEGER NOT NULL,           -- in the menu; the first nine have a key
        filter TEXT NOT NULL,                -- JSON
        sort TEXT NOT NULL,
        is_descending INTEGER NOT NULL,
        saved_by TEXT NOT NULL REFERENCES people (id),
        saved_at TEXT NOT NULL,
        removed_at TEXT                      -- kept, so that deleting can be undone
      ) STRICT, WITHOUT ROWID;
      CREATE UNIQUE INDEX saved_filters_by_name ON saved_filters (name COLLATE NOCASE) WHERE removed_at IS NULL;

      -- The tags of issues.tags one by one, kept in step with the full-text index by the store.
      CREATE TABLE issue_tags (
        tag TEXT NOT NULL COLLATE NOCASE,
        number INTEGER NOT NULL REFERENCES issues (number) ON DELETE CASCADE,
        PRIMARY KEY (tag, number)
      ) STRICT, WITHOUT ROWID;
      INSERT OR IGNORE INTO issue_tags (tag, number) SELECT j.value, i.number FROM issues i, json_each(i.tags) j WHERE i.tags <> '[]' ORDER BY 1, 2;
      CREATE INDEX issue_tags_by_issue ON issue_tags (number);
      CREATE INDEX issues_by_flag ON issues (number) WHERE flags <> '[]';
      CREATE INDEX issues_by_owner ON issues (owner_id, owner);

      DROP TABLE issue_search;
      CREATE VIRTUAL TABLE issue_search USING fts5 (title, description, ref, account, tags, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2');
      INSERT INTO issue_search (rowid, title, description, ref, account, tags) ${searched};

      -- Changes of issues by people that can be undone, by the log's entry.
      CREATE TABLE edits (
        seq INTEGER PRIMARY KEY REFERENCES audit_log (seq),
        words TEXT NOT NULL,
        undone_by INTEGER REFERENCES audit_log (seq)
      ) STRICT;
      CREATE TABLE issue_edits (
        number INTEGER NOT NULL REFERENCES issues (number) ON DELETE CASCADE,
        seq INTEGER NOT NULL REFERENCES edits (seq),
        before TEXT NOT NULL,                -- JSON, only the fields that changed
        after TEXT NOT NULL,
        PRIMARY KEY (number, seq)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX issue_edits_by_entry ON issue_edits (seq);

      -- Other entries of the log that are about an issue, whose subject is something else: links and attachments.
      CREATE TABLE issue_log (
        number INTEGER NOT NULL REFERENCES issues (number) ON DELETE CASCADE,
        seq INTEGER NOT NULL REFERENCES audit_log (seq),
        PRIMARY KEY (number, seq)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE issue_links (
        id TEXT PRIMARY KEY,
        kind TEXT NOT NULL CHECK (kind IN ('duplicate-of', 'recurrence-of', 'caused-by')),
        from_id TEXT NOT NULL REFERENCES issues (id) ON DELETE CASCADE,
        to_id TEXT NOT NULL REFERENCES issues (id) ON DELETE CASCADE,
        note TEXT NOT NULL DEFAULT '',
        made_by TEXT NOT NULL REFERENCES people (id),
        made_at TEXT NOT NULL,
        UNIQUE (from_id, kind, to_id),
        CHECK (from_id <> to_id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX issue_links_by_target ON issue_links (to_id);

      -- The same content is kept once, whatever it is called and wherever it hangs.
      CREATE TABLE attachment_contents (
        sha256 TEXT NOT NULL UNIQUE,
        bytes BLOB NOT NULL
      ) STRICT;
      CREATE TABLE attachments (
        seq INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        issue_id TEXT NOT NULL REFERENCES issues (id) ON DELETE CASCADE,
        sha256 TEXT NOT NULL REFERENCES attachment_contents (sha256),
        size INTEGER NOT NULL,
        name TEXT NOT NULL,
        description TEXT NOT NULL,
        effective_on TEXT NOT NULL,          -- the day it is evidence of
        added_by TEXT NOT NULL REFERENCES people (id),
        added_at TEXT NOT NULL,
        removed_by TEXT REFERENCES people (id),
        removed_at TEXT
      ) STRICT;
      CREATE INDEX attachments_by_issue ON attachments (issue_id, seq);

      -- Added to, never changed: the last one of a currency on or before a date counts. Without a rate: withdrawn.
      CREATE TABLE currency_rates (
        seq INTEGER PRIMARY KEY,
        currency TEXT NOT NULL,
        into_currency TEXT NOT NULL,
        rate TEXT,                           -- a decimal number: one unit of currency is so many of into_currency
        on_date TEXT NOT NULL,
        source TEXT NOT NULL,
        set_by TEXT NOT NULL REFERENCES people (id),
        set_at TEXT NOT NULL,
        CHECK (currency <> into_currency)
      ) STRICT;
      CREATE INDEX currency_rates_by_currency ON currency_rates (into_currency, currency, on_date, seq);
      CREATE TRIGGER currency_rates_never_update BEFORE UPDATE ON currency_rates BEGIN SELECT RAISE(ABORT, 'it is added to, never changed'); END;
      CREATE TRIGGER currency_rates_never_delete BEFORE DELETE ON currency_rates BEGIN SELECT RAISE(ABORT, 'it is added to, never deleted'); END;
      ALTER TABLE workspace ADD COLUMN reporting_currency TEXT;

      -- The ARR in the reporting currency by the rate in force on workspace.derived_as_of; NULL where there is none.
      ALTER TABLE accounts ADD COLUMN common_arr_minor INTEGER;
      -- Where the ARR stands in an order: first those in the reporting currency, then each other currency by itself, so that no amount is held against one of another
      -- currency. The lower 48 bits are the amount.
      ALTER TABLE accounts ADD COLUMN rank_arr INTEGER GENERATED ALWAYS AS (CASE
        WHEN common_arr_minor IS NOT NULL THEN (17576 << 48) + min(max(common_arr_minor, 0), ${mostMinor})
        WHEN arr_minor IS NOT NULL THEN ((17575 - ${codeIndex('currency')}) << 48) + min(max(arr_minor, 0), ${mostMinor}) END) VIRTUAL;
      DROP INDEX accounts_by_arr;
      CREATE INDEX accounts_by_arr ON accounts (rank_arr);
      ${withoutOwners.map(({ name }) => `DROP INDEX ${name}`).join(';\n      ')};
      UPDATE issues SET rank_arr = coalesce((SELECT a.rank_arr FROM accounts a WHERE a.id = issues.account_id), -1) WHERE account_id IS NOT NULL;
      ${withoutOwners.map(({ sql }) => sql).join(';\n      ')};
    `);
  },
};
