import type { Migration } from './index';
import { sealTriggersOf } from './sealing';

/**
 * Indexes that the store drops and makes again around a change of very many issues: building one at the end costs a fraction of
 * keeping it in step row by row.
 */
export const rebuiltIssueIndexes = [
  // The order of the priority list, and after it every column that a filter asks for: a filtered list is served from the index alone.
  {
    name: 'issues_by_rank',
    sql: `CREATE INDEX issues_by_rank ON issues (rank_score DESC, rank_renewal, rank_arr DESC, rank_opened, number,
      rank_band, criterion, source, status, account_id, is_fragile, is_proposed)`,
  },
  { name: 'issues_by_title', sql: 'CREATE INDEX issues_by_title ON issues (title COLLATE NOCASE)' },
  { name: 'issues_by_age', sql: 'CREATE INDEX issues_by_age ON issues (opened_day, resolved_day, band, status)' },
  { name: 'issues_by_criterion', sql: 'CREATE INDEX issues_by_criterion ON issues (criterion, rank_score DESC, number)' },
  { name: 'issues_by_status', sql: 'CREATE INDEX issues_by_status ON issues (status, rank_score DESC, number)' },
  // For counts and totals, grouped as they are asked for.
  { name: 'issues_by_facets', sql: 'CREATE INDEX issues_by_facets ON issues (rank_band, account_id, status, criterion, source, is_fragile, is_proposed, rank_renewal)' },
] as const;

const never = (table: string, verb: 'UPDATE' | 'DELETE', words: string): string => `CREATE TRIGGER ${table}_never_${verb.toLowerCase()} BEFORE ${verb} ON ${table} BEGIN SELECT RAISE(ABORT, '${words}'); END;`;
const kept = (table: string): string => `${never(table, 'UPDATE', 'it is added to, never changed')} ${never(table, 'DELETE', 'it is added to, never deleted')}`;

/** What people judge: issues placed above or below their arithmetic (S5), calibrations (S7), the audit questions (M8). */
export const judgement: Migration = {
  name: '0012-judgement',
  up(db) {
    db.exec(`
      -- The override in force on workspace.derived_as_of, and the band that the issue is listed in: the placed one, else the arithmetic's.
      ALTER TABLE issues ADD COLUMN override_id TEXT;
      ALTER TABLE issues ADD COLUMN rank_band TEXT CHECK (rank_band IN ('monitor', 'next-cycle', 'escalate', 'immediate'));
      ${rebuiltIssueIndexes.map(({ name }) => `DROP INDEX ${name}`).join(';\n      ')};
      -- From here on rank_score puts the band before the score, and the middle of the band is where nobody has placed anything.
      UPDATE issues SET rank_band = band,
        rank_score = CASE band WHEN 'immediate' THEN 35000 + score WHEN 'escalate' THEN 25000 + score WHEN 'next-cycle' THEN 15000 + score WHEN 'monitor' THEN 5000 + score ELSE -1 END;
      ${rebuiltIssueIndexes.map(({ sql }) => sql).join(';\n      ')};

      CREATE TABLE overrides (
        seq INTEGER PRIMARY KEY,             -- of several in force on a date the last one counts
        id TEXT NOT NULL UNIQUE,
        issue_id TEXT NOT NULL REFERENCES issues (id),
        session_id TEXT REFERENCES sessions (id),
        band TEXT NOT NULL CHECK (band IN ('monitor', 'next-cycle', 'escalate', 'immediate')),
        position TEXT NOT NULL CHECK (position IN ('top', 'by-score', 'bottom')),
        -- The arithmetic it was placed against.
        impact INTEGER, severity INTEGER, time INTEGER, score INTEGER,
        arithmetic_band TEXT NOT NULL,
        decider_id TEXT NOT NULL REFERENCES people (id),
        reason TEXT NOT NULL CHECK (reason <> ''),
        from_on TEXT NOT NULL,
        until_on TEXT NOT NULL,
        by_person TEXT NOT NULL REFERENCES people (id),
        at TEXT NOT NULL,
        CHECK (until_on >= from_on)
      ) STRICT;
      CREATE INDEX overrides_by_issue ON overrides (issue_id, seq);
      CREATE INDEX overrides_by_session ON overrides (session_id) WHERE session_id IS NOT NULL;
      ${kept('overrides')}
      ${sealTriggersOf('overrides')}

      CREATE TABLE override_ends (
        override_id TEXT PRIMARY KEY REFERENCES overrides (id),
        how TEXT NOT NULL CHECK (how IN ('withdrawn', 'superseded')),
        ended_on TEXT NOT NULL,              -- not in force from this day on
        reason TEXT NOT NULL,
        by_person TEXT NOT NULL REFERENCES people (id),
        at TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
      ${kept('override_ends')}

      CREATE TABLE override_judgements (
        seq INTEGER PRIMARY KEY,             -- the last one of an override counts
        override_id TEXT NOT NULL REFERENCES overrides (id),
        verdict TEXT NOT NULL CHECK (verdict IN ('right', 'wrong', 'cannot-tell')),
        words TEXT NOT NULL CHECK (words <> ''),
        by_person TEXT NOT NULL REFERENCES people (id),
        at TEXT NOT NULL
      ) STRICT;
      CREATE INDEX override_judgements_by_override ON override_judgements (override_id, seq);
      ${kept('override_judgements')}

      -- Cases of the workspace's own; the built-in ones are part of the program.
      CREATE TABLE calibration_cases (
        seq INTEGER PRIMARY KEY,
        id TEXT NOT NULL,
        version INTEGER NOT NULL CHECK (version >= 1),
        title TEXT NOT NULL,
        facts TEXT NOT NULL,
        criterion TEXT NOT NULL,
        impact INTEGER NOT NULL CHECK (impact BETWEEN 1 AND 5),
        severity INTEGER NOT NULL CHECK (severity BETWEEN 1 AND 5),
        time INTEGER NOT NULL CHECK (time BETWEEN 1 AND 3),
        reasons TEXT NOT NULL,               -- JSON {impact, severity, time}
        by_person TEXT NOT NULL REFERENCES people (id),
        at TEXT NOT NULL,
        UNIQUE (id, version)
      ) STRICT;
      ${kept('calibration_cases')}
      CREATE TABLE calibration_case_states (
        seq INTEGER PRIMARY KEY,             -- the last one of a case counts
        case_id TEXT NOT NULL,
        is_retired INTEGER NOT NULL,
        reason TEXT NOT NULL,
        by_person TEXT NOT NULL REFERENCES people (id),
        at TEXT NOT NULL
      ) STRICT;
      ${kept('calibration_case_states')}

      CREATE TABLE calibrations (
        seq INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        person_id TEXT NOT NULL REFERENCES people (id),
        session_id TEXT REFERENCES sessions (id),  -- the one it was taken before, if any
        cases TEXT NOT NULL,                 -- JSON [{id, version}] in the order in which they are asked
        taken_on TEXT NOT NULL,              -- the as-of date; of the last answer once it is finished
        started_at TEXT NOT NULL,
        finished_at TEXT
      ) STRICT;
      CREATE UNIQUE INDEX calibrations_unfinished ON calibrations (person_id) WHERE finished_at IS NULL;
      CREATE INDEX calibrations_by_person ON calibrations (person_id, seq);
      CREATE TABLE calibration_answers (
        calibration_id TEXT NOT NULL REFERENCES calibrations (id),
        position INTEGER NOT NULL,
        case_id TEXT NOT NULL,
        version INTEGER NOT NULL,
        impact INTEGER NOT NULL CHECK (impact BETWEEN 1 AND 5),
        severity INTEGER NOT NULL CHECK (severity BETWEEN 1 AND 5),
        time INTEGER NOT NULL CHECK (time BETWEEN 1 AND 3),
        -- What the case then said.
        agreed_impact INTEGER NOT NULL,
        agreed_severity INTEGER NOT NULL,
        agreed_time INTEGER NOT NULL,
        at TEXT NOT NULL,
        PRIMARY KEY (calibration_id, position),
        UNIQUE (calibration_id, case_id)
      ) STRICT, WITHOUT ROWID;
      ${kept('calibration_answers')}

      CREATE TABLE audit_answers (
        session_id TEXT NOT NULL REFERENCES sessions (id),
        question TEXT NOT NULL CHECK (question IN ('ownership', 'sources', 'prioritisation', 'accountability', 'detect-first')),
        words TEXT NOT NULL,
        judgement INTEGER CHECK (judgement BETWEEN 1 AND 5),
        answered_by TEXT NOT NULL,           -- JSON array of people's ids
        at TEXT NOT NULL,
        PRIMARY KEY (session_id, question)
      ) STRICT, WITHOUT ROWID;
      ${sealTriggersOf('audit_answers')}
    `);
  },
};
