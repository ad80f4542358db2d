import type { Migration } from './index';

const kept = (table: string): string =>
  `CREATE TRIGGER ${table}_never_update BEFORE UPDATE ON ${table} BEGIN SELECT RAISE(ABORT, 'it is added to, never changed'); END;
      CREATE TRIGGER ${table}_never_delete BEFORE DELETE ON ${table} BEGIN SELECT RAISE(ABORT, 'it is added to, never deleted'); END;`;

/** Samples with their review sheets, and comments that two people code blind to each other (W9). */
export const samples: Migration = {
  name: '0018-samples',
  up(db) {
    db.exec(`
      CREATE TABLE samples (
        number INTEGER PRIMARY KEY CHECK (number >= 1),
        id TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL UNIQUE COLLATE NOCASE,
        purpose TEXT NOT NULL CHECK (purpose <> ''),
        kind TEXT NOT NULL CHECK (kind IN ('issues', 'interactions', 'decisions', 'actions')),
        plan TEXT NOT NULL,                  -- JSON
        as_of TEXT NOT NULL,                 -- the date that the population was looked at from
        seed TEXT NOT NULL,
        scheme TEXT NOT NULL,                -- how it is drawn from the seed
        digest TEXT NOT NULL,                -- SHA-256 of the population's lines
        population INTEGER NOT NULL CHECK (population >= 1),
        size INTEGER NOT NULL CHECK (size BETWEEN 1 AND population),
        template_id TEXT NOT NULL,
        template_version INTEGER NOT NULL,
        by_person TEXT NOT NULL REFERENCES people (id),
        at TEXT NOT NULL,
        entry_seq INTEGER NOT NULL           -- its entry in the log, which says the same
      ) STRICT;
      ${kept('samples')}

      -- The population itself, so that the draw can be made again after the register has changed.
      CREATE TABLE sample_strata (
        sample_id TEXT NOT NULL REFERENCES samples (id),
        key TEXT NOT NULL,
        label TEXT NOT NULL,
        population INTEGER NOT NULL,
        size INTEGER NOT NULL CHECK (size BETWEEN 0 AND population),
        ids BLOB NOT NULL CHECK (length(ids) = 16 * population),  -- UUIDs as bytes, in order
        PRIMARY KEY (sample_id, key)
      ) STRICT;
      ${kept('sample_strata')}

      -- No reference to the record: what is undone or merged in the register stays in the sample.
      CREATE TABLE sample_items (
        sample_id TEXT NOT NULL REFERENCES samples (id),
        place INTEGER NOT NULL CHECK (place >= 1),
        item_id TEXT NOT NULL,
        stratum TEXT NOT NULL,
        ref TEXT NOT NULL,
        title TEXT NOT NULL,
        PRIMARY KEY (sample_id, place),
        UNIQUE (sample_id, item_id),
        FOREIGN KEY (sample_id, stratum) REFERENCES sample_strata (sample_id, key)
      ) STRICT, WITHOUT ROWID;
      ${kept('sample_items')}

      CREATE TABLE sample_withdrawals (
        sample_id TEXT PRIMARY KEY REFERENCES samples (id),
        reason TEXT NOT NULL CHECK (reason <> ''),
        by_person TEXT NOT NULL REFERENCES people (id),
        at TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
      ${kept('sample_withdrawals')}

      CREATE TABLE sample_reviews (
        seq INTEGER PRIMARY KEY,             -- the last one of an item counts
        sample_id TEXT NOT NULL,
        place INTEGER NOT NULL,
        answers TEXT NOT NULL,               -- JSON [{question, value}] in the order of the template
        by_person TEXT NOT NULL REFERENCES people (id),
        at TEXT NOT NULL,
        FOREIGN KEY (sample_id, place) REFERENCES sample_items (sample_id, place)
      ) STRICT;
      CREATE INDEX sample_reviews_by_item ON sample_reviews (sample_id, place, seq);
      ${kept('sample_reviews')}

      -- Templates of the workspace's own; the built-in ones are part of the program.
      CREATE TABLE sample_templates (
        seq INTEGER PRIMARY KEY,
        id TEXT NOT NULL,
        version INTEGER NOT NULL CHECK (version >= 1),
        name TEXT NOT NULL,
        questions TEXT NOT NULL,             -- JSON
        by_person TEXT NOT NULL REFERENCES people (id),
        at TEXT NOT NULL,
        UNIQUE (id, version)
      ) STRICT;
      ${kept('sample_templates')}

      CREATE TABLE code_books (
        seq INTEGER PRIMARY KEY,
        id TEXT NOT NULL,
        version INTEGER NOT NULL CHECK (version >= 1),
        name TEXT NOT NULL,
        codes TEXT NOT NULL,                 -- JSON
        by_person TEXT NOT NULL REFERENCES people (id),
        at TEXT NOT NULL,
        UNIQUE (id, version)
      ) STRICT;
      ${kept('code_books')}

      CREATE TABLE codings (
        number INTEGER PRIMARY KEY CHECK (number >= 1),
        id TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        sample_id TEXT NOT NULL REFERENCES samples (id),
        book_id TEXT NOT NULL,
        book_version INTEGER NOT NULL,
        coder_a TEXT NOT NULL REFERENCES people (id),
        coder_b TEXT NOT NULL REFERENCES people (id),
        by_person TEXT NOT NULL REFERENCES people (id),
        at TEXT NOT NULL,
        CHECK (coder_a <> coder_b)
      ) STRICT;
      ${kept('codings')}

      -- The comments as they were when the coding began; a sampled item without words has none.
      CREATE TABLE coding_comments (
        coding_id TEXT NOT NULL REFERENCES codings (id),
        place INTEGER NOT NULL,
        text TEXT NOT NULL CHECK (text <> ''),
        PRIMARY KEY (coding_id, place)
      ) STRICT;
      ${kept('coding_comments')}

      -- One person's codes of one comment: given anew as often as wanted until that person has handed in.
      CREATE TABLE coding_answers (
        coding_id TEXT NOT NULL,
        place INTEGER NOT NULL,
        coder TEXT NOT NULL REFERENCES people (id),
        codes TEXT NOT NULL,                 -- JSON, the main code first
        nonce TEXT NOT NULL,
        commitment TEXT NOT NULL,            -- what the log holds until both have handed in
        at TEXT NOT NULL,
        PRIMARY KEY (coding_id, place, coder),
        FOREIGN KEY (coding_id, place) REFERENCES coding_comments (coding_id, place)
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE coding_hand_ins (
        coding_id TEXT NOT NULL REFERENCES codings (id),
        coder TEXT NOT NULL REFERENCES people (id),
        at TEXT NOT NULL,
        PRIMARY KEY (coding_id, coder)
      ) STRICT, WITHOUT ROWID;
      ${kept('coding_hand_ins')}
      CREATE TRIGGER coding_answers_handed_in_insert BEFORE INSERT ON coding_answers WHEN EXISTS (SELECT 1 FROM coding_hand_ins WHERE coding_id = NEW.coding_id AND coder = NEW.coder)
        BEGIN SELECT RAISE(ABORT, 'codes that were handed in never change'); END;
      CREATE TRIGGER coding_answers_handed_in_update BEFORE UPDATE ON coding_answers WHEN EXISTS (SELECT 1 FROM coding_hand_ins WHERE coding_id = OLD.coding_id AND coder = OLD.coder)
        BEGIN SELECT RAISE(ABORT, 'codes that were handed in never change'); END;
      CREATE TRIGGER coding_answers_handed_in_delete BEFORE DELETE ON coding_answers WHEN EXISTS (SELECT 1 FROM coding_hand_ins WHERE coding_id = OLD.coding_id AND coder = OLD.coder)
        BEGIN SELECT RAISE(ABORT, 'codes that were handed in never change'); END;

      CREATE TABLE coding_settlements (
        seq INTEGER PRIMARY KEY,             -- the last one of a comment counts
        coding_id TEXT NOT NULL,
        place INTEGER NOT NULL,
        codes TEXT NOT NULL,                 -- JSON, the main code first
        reason TEXT NOT NULL CHECK (reason <> ''),
        by_person TEXT NOT NULL REFERENCES people (id),
        at TEXT NOT NULL,
        FOREIGN KEY (coding_id, place) REFERENCES coding_comments (coding_id, place)
      ) STRICT;
      CREATE INDEX coding_settlements_by_comment ON coding_settlements (coding_id, place, seq);
      ${kept('coding_settlements')}
    `);
  },
};
