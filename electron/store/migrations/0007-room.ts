import type { Migration } from './index';
import { sealTriggersOf } from './sealing';

const ofSession = ['item_conflicts', 'ready_marks', 'parked_items', 'delegations', 'movements', 'facilitator_changes', 'cancelled_rounds', 'decisions_without_quorum'] as const;

/** What the room keeps of people beside ballots and decisions: conflicts of interest, ready marks, the parking lot, delegates, who came and went, who facilitated. */
export const room: Migration = {
  name: '0007-room',
  up(db) {
    db.exec(`
      CREATE TABLE item_conflicts (
        item_id TEXT NOT NULL REFERENCES agenda_items (id) ON DELETE CASCADE,
        participant_id TEXT NOT NULL REFERENCES participants (id) ON DELETE CASCADE,
        session_id TEXT NOT NULL REFERENCES sessions (id),
        reason TEXT NOT NULL CHECK (reason <> ''),
        at TEXT NOT NULL,
        PRIMARY KEY (item_id, participant_id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX item_conflicts_by_session ON item_conflicts (session_id);

      CREATE TABLE ready_marks (
        item_id TEXT NOT NULL REFERENCES agenda_items (id) ON DELETE CASCADE,
        participant_id TEXT NOT NULL REFERENCES participants (id) ON DELETE CASCADE,
        session_id TEXT NOT NULL REFERENCES sessions (id),
        PRIMARY KEY (item_id, participant_id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX ready_marks_by_session ON ready_marks (session_id);
      -- A mark is for what follows: it goes when the phase, the item or the person's presence does, whatever code changes them.
      CREATE TRIGGER ready_marks_phase AFTER UPDATE OF phase ON agenda_items WHEN OLD.phase <> NEW.phase
        BEGIN DELETE FROM ready_marks WHERE item_id = NEW.id; END;
      CREATE TRIGGER ready_marks_item AFTER UPDATE OF current_item_id ON sessions WHEN OLD.current_item_id IS NOT NEW.current_item_id
        BEGIN DELETE FROM ready_marks WHERE session_id = NEW.id; END;
      CREATE TRIGGER ready_marks_person AFTER UPDATE OF attendance ON participants WHEN NEW.attendance <> 'present'
        BEGIN DELETE FROM ready_marks WHERE participant_id = NEW.id; END;

      CREATE TABLE parked_items (
        seq INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        session_id TEXT NOT NULL REFERENCES sessions (id),
        item_id TEXT REFERENCES agenda_items (id) ON DELETE SET NULL,
        text TEXT NOT NULL CHECK (text <> ''),
        raised_by TEXT REFERENCES participants (id) ON DELETE SET NULL,
        at TEXT NOT NULL
      ) STRICT;
      CREATE INDEX parked_items_by_session ON parked_items (session_id, seq);

      -- What became of a parked line. Not of the session: it may be settled after the sign-off.
      CREATE TABLE parked_outcomes (
        parked_id TEXT PRIMARY KEY REFERENCES parked_items (id),
        kind TEXT NOT NULL CHECK (kind IN ('issue', 'agenda', 'dropped')),
        words TEXT NOT NULL CHECK (words <> ''),
        issue_id TEXT REFERENCES issues (id),
        agenda_of TEXT REFERENCES sessions (id),
        at TEXT NOT NULL,
        CHECK ((kind = 'issue') = (issue_id IS NOT NULL))
      ) STRICT, WITHOUT ROWID;
      CREATE TRIGGER parked_outcomes_never_change BEFORE UPDATE ON parked_outcomes BEGIN SELECT RAISE(ABORT, 'what became of a parked line never changes'); END;
      CREATE TRIGGER parked_outcomes_never_go BEFORE DELETE ON parked_outcomes BEGIN SELECT RAISE(ABORT, 'what became of a parked line never changes'); END;

      CREATE TABLE delegations (
        seq INTEGER PRIMARY KEY,
        session_id TEXT NOT NULL REFERENCES sessions (id),
        delegate_id TEXT NOT NULL REFERENCES participants (id) ON DELETE CASCADE,
        for_id TEXT NOT NULL REFERENCES participants (id) ON DELETE CASCADE,
        at TEXT NOT NULL,
        ended_at TEXT,
        CHECK (delegate_id <> for_id)
      ) STRICT;
      -- One vote for each: nobody stands in for two, and nobody is stood in for twice.
      CREATE UNIQUE INDEX delegations_by_delegate ON delegations (delegate_id) WHERE ended_at IS NULL;
      CREATE UNIQUE INDEX delegations_by_person ON delegations (for_id) WHERE ended_at IS NULL;
      CREATE INDEX delegations_by_session ON delegations (session_id, seq);

      CREATE TABLE movements (
        seq INTEGER PRIMARY KEY,
        session_id TEXT NOT NULL REFERENCES sessions (id),
        participant_id TEXT NOT NULL REFERENCES participants (id) ON DELETE CASCADE,
        item_id TEXT REFERENCES agenda_items (id) ON DELETE SET NULL,
        move TEXT NOT NULL CHECK (move IN ('arrived', 'left')),
        at TEXT NOT NULL
      ) STRICT;
      CREATE INDEX movements_by_session ON movements (session_id, seq);

      CREATE TABLE facilitator_changes (
        seq INTEGER PRIMARY KEY,
        session_id TEXT NOT NULL REFERENCES sessions (id),
        item_id TEXT REFERENCES agenda_items (id) ON DELETE SET NULL,
        from_person TEXT REFERENCES people (id),
        to_person TEXT NOT NULL REFERENCES people (id),
        is_taken_over INTEGER NOT NULL CHECK (is_taken_over IN (0, 1)),
        reason TEXT NOT NULL,
        at TEXT NOT NULL
      ) STRICT;
      CREATE INDEX facilitator_changes_by_session ON facilitator_changes (session_id, seq);

      -- The ballots of these are gone; the log keeps their commitments, and no later round takes the number.
      CREATE TABLE cancelled_rounds (
        item_id TEXT NOT NULL REFERENCES agenda_items (id),
        round INTEGER NOT NULL CHECK (round >= 1),
        session_id TEXT NOT NULL REFERENCES sessions (id),
        ballots INTEGER NOT NULL CHECK (ballots >= 0),
        reason TEXT NOT NULL CHECK (reason <> ''),
        at TEXT NOT NULL,
        PRIMARY KEY (item_id, round)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE decisions_without_quorum (
        decision_id TEXT PRIMARY KEY REFERENCES decisions (id),
        session_id TEXT NOT NULL REFERENCES sessions (id),
        present INTEGER NOT NULL,
        needed INTEGER NOT NULL,
        CHECK (present < needed)
      ) STRICT, WITHOUT ROWID;
      ${ofSession.map(sealTriggersOf).join('\n')}
    `);
  },
};
