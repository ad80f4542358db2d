import type { Migration } from './index';
import { sealTriggersOf } from './sealing';

const never = (table: string, verb: 'UPDATE' | 'DELETE', words: string): string => `CREATE TRIGGER ${table}_never_${verb.toLowerCase()} BEFORE ${verb} ON ${table} BEGIN SELECT RAISE(ABORT, '${words}'); END;`;
const kept = (table: string): string => `${never(table, 'UPDATE', 'it is added to, never changed')} ${never(table, 'DELETE', 'it is added to, never deleted')}`;

/** Holds what coverage asks of every issue, so that the wide rows are not read. Made anew around a change of very many issues, as those of 0012 are. */
export const signalIndex = { name: 'issues_by_signal', sql: 'CREATE INDEX issues_by_signal ON issues (account_id, source, criterion, opened_on, resolved_on, is_low_confidence)' } as const;

/** How sources are obtained (W2), what is said of quiet accounts (W3), what is suspected without data, and restricted notes (W8). */
export const coverage: Migration = {
  name: '0017-coverage',
  up(db) {
    db.exec(`
      -- An issue that stands for a suspicion and not for anything a source said; it is no signal.
      ALTER TABLE issues ADD COLUMN is_low_confidence INTEGER NOT NULL DEFAULT 0 CHECK (is_low_confidence IN (0, 1));
      ${signalIndex.sql};

      CREATE TABLE source_provisions (
        seq INTEGER PRIMARY KEY,             -- the last one of a source counts
        source TEXT NOT NULL CHECK (source IN ('ticketing', 'crm', 'emails', 'calls', 'health')),
        version INTEGER NOT NULL CHECK (version >= 1),
        method TEXT NOT NULL CHECK (method IN ('by-hand', 'on-a-schedule', 'outside-api')),
        details TEXT NOT NULL CHECK (details <> ''),
        why TEXT NOT NULL CHECK (why <> ''),
        approved_by TEXT NOT NULL REFERENCES people (id),
        since_on TEXT NOT NULL,
        time_zone TEXT NOT NULL,
        cadence_days INTEGER CHECK (cadence_days BETWEEN 1 AND 3660),  -- NULL: no cadence is expected
        by_person TEXT NOT NULL REFERENCES people (id),
        at TEXT NOT NULL,
        UNIQUE (source, version)
      ) STRICT;
      ${kept('source_provisions')}

      CREATE TABLE quiet_thresholds (
        seq INTEGER PRIMARY KEY,             -- the last one counts
        days TEXT NOT NULL,                  -- JSON, segment -> days without a signal
        reason TEXT NOT NULL CHECK (reason <> ''),
        by_person TEXT NOT NULL REFERENCES people (id),
        at TEXT NOT NULL
      ) STRICT;
      ${kept('quiet_thresholds')}

      CREATE TABLE erosion_hypotheses (
        seq INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        account_id TEXT NOT NULL REFERENCES accounts (id),
        issue_id TEXT NOT NULL UNIQUE REFERENCES issues (id),
        suspicion TEXT NOT NULL CHECK (suspicion <> ''),
        suspected_by TEXT NOT NULL REFERENCES people (id),
        test TEXT NOT NULL CHECK (test <> ''),
        opened_on TEXT NOT NULL,
        expires_on TEXT NOT NULL CHECK (expires_on >= opened_on),
        by_person TEXT NOT NULL REFERENCES people (id),
        at TEXT NOT NULL
      ) STRICT;
      CREATE INDEX erosion_hypotheses_by_account ON erosion_hypotheses (account_id, seq);
      ${kept('erosion_hypotheses')}
      CREATE TABLE erosion_events (
        seq INTEGER PRIMARY KEY,
        hypothesis_id TEXT NOT NULL REFERENCES erosion_hypotheses (id),
        kind TEXT NOT NULL CHECK (kind IN ('extended', 'confirmed', 'refuted')),
        words TEXT NOT NULL CHECK (words <> ''),
        source TEXT,                         -- of a confirmation: where it was heard
        expires_on TEXT,                     -- of an extension
        on_date TEXT NOT NULL,
        by_person TEXT NOT NULL REFERENCES people (id),
        at TEXT NOT NULL
      ) STRICT;
      CREATE INDEX erosion_events_by_hypothesis ON erosion_events (hypothesis_id, seq);
      ${kept('erosion_events')}

      CREATE TABLE quiet_answers (
        seq INTEGER PRIMARY KEY,             -- the last one of an account counts
        account_id TEXT NOT NULL REFERENCES accounts (id),
        kind TEXT NOT NULL CHECK (kind IN ('contact', 'hypothesis', 'known')),
        person_id TEXT REFERENCES people (id),                       -- of a contact: who makes it
        until_on TEXT,                       -- of a contact: when it is made; of a known silence: until when it is left
        hypothesis_id TEXT REFERENCES erosion_hypotheses (id),
        reason TEXT NOT NULL,
        last_heard TEXT,                     -- the silence it answers: a later signal ends it
        on_date TEXT NOT NULL,
        by_person TEXT NOT NULL REFERENCES people (id),
        at TEXT NOT NULL,
        CHECK ((kind = 'hypothesis') = (hypothesis_id IS NOT NULL)),
        CHECK ((kind = 'contact') = (person_id IS NOT NULL)),
        CHECK (kind = 'hypothesis' OR until_on IS NOT NULL)
      ) STRICT;
      CREATE INDEX quiet_answers_by_account ON quiet_answers (account_id, seq);
      ${kept('quiet_answers')}

      CREATE TABLE quiet_sweeps (
        seq INTEGER PRIMARY KEY,             -- the last one of a session counts
        session_id TEXT NOT NULL REFERENCES sessions (id),
        sweep TEXT NOT NULL,                 -- JSON: what was quiet that day, and what was answered
        on_date TEXT NOT NULL,
        by_person TEXT NOT NULL REFERENCES people (id),
        at TEXT NOT NULL
      ) STRICT;
      CREATE INDEX quiet_sweeps_by_session ON quiet_sweeps (session_id, seq);
      ${sealTriggersOf('quiet_sweeps')}

      CREATE TABLE account_notes (
        seq INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        account_id TEXT NOT NULL REFERENCES accounts (id),
        subject TEXT NOT NULL CHECK (subject IN ('sponsor', 'politics')),
        words TEXT NOT NULL CHECK (words <> ''),
        nonce TEXT NOT NULL,                 -- so that the hash in the log does not let the words be guessed
        supersedes TEXT UNIQUE REFERENCES account_notes (id),
        on_date TEXT NOT NULL,
        by_person TEXT NOT NULL REFERENCES people (id),
        at TEXT NOT NULL
      ) STRICT;
      CREATE INDEX account_notes_by_account ON account_notes (account_id, seq);
      ${kept('account_notes')}
    `);
  },
};
