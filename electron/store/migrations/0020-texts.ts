import type { Migration } from './index';

/** What goes beside interactions that were read from e-mails and transcripts (W5), and what the rules of words propose about any of them. */
export const texts: Migration = {
  name: '0020-texts',
  up(db) {
    db.exec(`
      -- Who the organisation itself is: domains of its addresses, and names of its people in transcripts.
      CREATE TABLE text_own (
        kind TEXT NOT NULL CHECK (kind IN ('domain', 'speaker')),
        name TEXT NOT NULL,
        PRIMARY KEY (kind, name)
      ) STRICT, WITHOUT ROWID;

      -- The account that people have filed a sender under. An account that has gone is passed over.
      CREATE TABLE text_senders (
        sender TEXT PRIMARY KEY,
        account_id TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE interaction_texts (
        interaction_id TEXT PRIMARY KEY REFERENCES interactions (id) ON DELETE CASCADE,
        parents TEXT NOT NULL,               -- JSON array of the Message-IDs that it answers
        thread TEXT NOT NULL,                -- the Message-ID that its thread begins with
        attachments TEXT NOT NULL            -- JSON array of {name, type, sizeBytes}
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX interaction_texts_by_thread ON interaction_texts (thread);

      CREATE TABLE word_proposals (
        row_id INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        interaction_id TEXT NOT NULL REFERENCES interactions (id) ON DELETE CASCADE,
        rule_id TEXT NOT NULL, rule_version INTEGER NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('tone', 'promise', 'unresolved')),
        line INTEGER NOT NULL, last_line INTEGER NOT NULL,   -- of the interaction's body, from 1
        quote TEXT NOT NULL CHECK (quote <> ''),
        tone TEXT CHECK (tone IN ('positive', 'neutral', 'negative')),
        promised_by TEXT, due_on TEXT,
        reason TEXT NOT NULL,
        as_of TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('open', 'accepted', 'changed', 'rejected')),
        follow_up_id TEXT,                   -- of a promise or a question; it stays where the interaction goes
        decided_by TEXT REFERENCES people (id), decided_at TEXT, why TEXT,
        CHECK ((state = 'open') = (decided_by IS NULL))
      ) STRICT;
      CREATE INDEX word_proposals_by_interaction ON word_proposals (interaction_id, kind);
      CREATE INDEX word_proposals_open ON word_proposals (state, row_id) WHERE state = 'open';
    `);
  },
};
