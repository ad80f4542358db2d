import type { Migration } from './index';
import { sealTriggersOf } from './sealing';

/** Templates, series, urgent sessions and their ratification, and the mark of a rehearsal's copy. */
export const preparation: Migration = {
  name: '0009-preparation',
  up(db) {
    db.exec(`
      -- Only in the copy that a rehearsal plays on: the name of the workspace it was made of.
      ALTER TABLE workspace ADD COLUMN rehearsal_of TEXT;

      CREATE TABLE agenda_templates (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        slots TEXT NOT NULL                  -- JSON
      ) STRICT, WITHOUT ROWID;
      CREATE UNIQUE INDEX agenda_templates_by_name ON agenda_templates (name COLLATE NOCASE);

      CREATE TABLE series (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        interval_days INTEGER NOT NULL CHECK (interval_days BETWEEN 3 AND 35),
        close TEXT NOT NULL CHECK (close IN ('none', 'month', 'quarter')),
        fiscal_start_month INTEGER NOT NULL CHECK (fiscal_start_month BETWEEN 1 AND 12)
      ) STRICT, WITHOUT ROWID;
      CREATE UNIQUE INDEX series_by_name ON series (name COLLATE NOCASE);

      -- How a session was planned. No part of its record: a series may be made of sessions that are sealed.
      CREATE TABLE session_plans (
        session_id TEXT PRIMARY KEY REFERENCES sessions (id),
        series_id TEXT REFERENCES series (id) ON DELETE SET NULL,
        template_id TEXT                     -- built in, or one of agenda_templates that may be gone since
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX session_plans_by_series ON session_plans (series_id) WHERE series_id IS NOT NULL;

      CREATE TABLE urgent_sessions (
        session_id TEXT PRIMARY KEY REFERENCES sessions (id),
        level TEXT NOT NULL CHECK (level IN ('manager', 'director', 'vp', 'coo', 'ceo')),
        decider_id TEXT NOT NULL REFERENCES people (id),
        reason TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
      ${sealTriggersOf('urgent_sessions')}

      -- Beside the urgent session, which is sealed, and part of the regular one that judged.
      CREATE TABLE ratifications (
        seq INTEGER PRIMARY KEY,             -- the last one of a decision is in force
        session_id TEXT NOT NULL REFERENCES sessions (id),
        item_id TEXT NOT NULL REFERENCES agenda_items (id),
        decision_id TEXT NOT NULL REFERENCES decisions (id),
        verdict TEXT NOT NULL CHECK (verdict IN ('ratified', 'not-ratified')),
        reason TEXT NOT NULL,
        by_id TEXT NOT NULL REFERENCES people (id),
        at TEXT NOT NULL
      ) STRICT;
      CREATE INDEX ratifications_by_decision ON ratifications (decision_id, seq);
      CREATE INDEX ratifications_by_session ON ratifications (session_id);
      ${sealTriggersOf('ratifications')}
      CREATE TRIGGER ratifications_never_change BEFORE UPDATE ON ratifications BEGIN SELECT RAISE(ABORT, 'a verdict is superseded, never changed'); END;
      CREATE TRIGGER ratifications_never_go BEFORE DELETE ON ratifications BEGIN SELECT RAISE(ABORT, 'a verdict is superseded, never deleted'); END;
    `);
  },
};
