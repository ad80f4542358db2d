import type { Migration } from './index';

/** What the signal rules of this workspace are set to (W7): versions that are added to and never overwritten. Version 1 is the rule as it is supplied and stands in the program. */
export const signalRules: Migration = {
  name: '0016-signal-rules',
  up(db) {
    db.exec(`
      CREATE TABLE signal_rule_versions (
        seq INTEGER PRIMARY KEY,             -- the last one of a rule is in force
        rule_id TEXT NOT NULL,
        version INTEGER NOT NULL CHECK (version >= 2),
        parameters TEXT NOT NULL,            -- JSON {name: number}
        is_on INTEGER NOT NULL CHECK (is_on IN (0, 1)),
        reason TEXT NOT NULL CHECK (reason <> ''),
        by_person TEXT NOT NULL REFERENCES people (id),
        at TEXT NOT NULL,
        UNIQUE (rule_id, version)
      ) STRICT;
      CREATE TRIGGER signal_rule_versions_never_change BEFORE UPDATE ON signal_rule_versions BEGIN SELECT RAISE(ABORT, 'a rule gets a new version, it is never changed'); END;
      CREATE TRIGGER signal_rule_versions_never_go BEFORE DELETE ON signal_rule_versions BEGIN SELECT RAISE(ABORT, 'a version of a rule is never deleted'); END;
    `);
  },
};
