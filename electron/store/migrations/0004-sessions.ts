import type { Migration } from './index';
import { refuse, sealTriggersOf } from './sealing';

/** Tables whose rows belong to one session, by their column `session_id`. */
const ofSession = ['participants', 'agenda_items', 'ballot_rounds', 'ballots', 'agreed_scores', 'decisions', 'dissents', 'rejected_alternatives', 'minutes'] as const;

const sealTriggers = ofSession.map(sealTriggersOf).join('\n');

/** Review sessions: agenda, people, blind ballots, agreed scores, decisions, minutes. */
export const sessions: Migration = {
  name: '0004-sessions',
  up(db) {
    db.exec(`
      CREATE TABLE sessions (
        id TEXT PRIMARY KEY,
        number INTEGER NOT NULL UNIQUE CHECK (number >= 1),
        title TEXT NOT NULL,
        planned_on TEXT NOT NULL,
        starts_at TEXT NOT NULL,             -- HH:MM on the room's clock
        place TEXT NOT NULL,
        room_minutes INTEGER NOT NULL CHECK (room_minutes > 0),
        quorum INTEGER NOT NULL CHECK (quorum >= 0),
        state TEXT NOT NULL CHECK (state IN ('prepared', 'running', 'signed-off')),
        opened_at TEXT,
        current_item_id TEXT,                -- an agenda item, or NULL
        signed_off_at TEXT,
        signed_by TEXT,                      -- a participant
        seal_seq INTEGER,                    -- the audit entry that seals it
        seal_hash TEXT,
        CHECK ((state = 'prepared') = (opened_at IS NULL)),
        CHECK ((state = 'signed-off') = (signed_off_at IS NOT NULL)),
        CHECK ((state = 'signed-off') = (signed_by IS NOT NULL)),
        CHECK ((state = 'signed-off') = (seal_seq IS NOT NULL)),
        CHECK ((state = 'signed-off') = (seal_hash IS NOT NULL))
      ) STRICT, WITHOUT ROWID;
      CREATE TRIGGER sessions_sealed_update BEFORE UPDATE ON sessions WHEN OLD.state = 'signed-off' ${refuse};
      CREATE TRIGGER sessions_sealed_delete BEFORE DELETE ON sessions WHEN OLD.state = 'signed-off' ${refuse};

      CREATE TABLE participants (
        id TEXT PRIMARY KEY,
        session_id TEXT NOT NULL REFERENCES sessions (id),
        seq INTEGER NOT NULL,                -- the order in which they were added
        person_id TEXT NOT NULL REFERENCES people (id),
        role TEXT NOT NULL CHECK (role IN ('facilitator', 'scribe', 'decider', 'function-lead', 'observer')),
        attendance TEXT NOT NULL CHECK (attendance IN ('expected', 'present', 'left', 'absent')),
        arrived_at TEXT,
        left_at TEXT,
        pin_hash TEXT,                       -- salted; the PIN itself is nowhere
        UNIQUE (session_id, person_id),
        UNIQUE (session_id, seq)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE agenda_items (
        id TEXT PRIMARY KEY,
        session_id TEXT NOT NULL REFERENCES sessions (id),
        position INTEGER NOT NULL CHECK (position >= 1),   -- from 1, without gaps
        kind TEXT NOT NULL CHECK (kind IN ('issue', 'topic')),
        issue_id TEXT REFERENCES issues (id),
        topic TEXT,
        time_box_minutes INTEGER NOT NULL CHECK (time_box_minutes > 0),
        extended_minutes INTEGER NOT NULL DEFAULT 0 CHECK (extended_minutes >= 0),
        phase TEXT NOT NULL DEFAULT 'waiting' CHECK (phase IN ('waiting', 'evidence', 'ballot', 'revealed', 'agreed', 'decided', 'deferred', 'done')),
        elapsed_ms INTEGER NOT NULL DEFAULT 0 CHECK (elapsed_ms >= 0),
        running_since TEXT,
        deferred_reason TEXT,
        note TEXT NOT NULL DEFAULT '',
        CHECK ((kind = 'issue') = (issue_id IS NOT NULL)),
        CHECK ((kind = 'topic') = (topic IS NOT NULL)),
        UNIQUE (session_id, issue_id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX agenda_items_by_session ON agenda_items (session_id, position);
      CREATE INDEX agenda_items_by_issue ON agenda_items (issue_id) WHERE issue_id IS NOT NULL;
      -- At most one timer of a session runs.
      CREATE UNIQUE INDEX agenda_items_running ON agenda_items (session_id) WHERE running_since IS NOT NULL;

      CREATE TABLE ballot_rounds (
        item_id TEXT NOT NULL REFERENCES agenda_items (id),
        round INTEGER NOT NULL CHECK (round >= 1),
        session_id TEXT NOT NULL REFERENCES sessions (id),
        mode TEXT NOT NULL CHECK (mode IN ('pass', 'paper')),
        opened_at TEXT NOT NULL,
        revealed_at TEXT,
        PRIMARY KEY (item_id, round)
      ) STRICT, WITHOUT ROWID;

      -- Private until the round is revealed. Three NULLs: abstained.
      CREATE TABLE ballots (
        item_id TEXT NOT NULL,
        round INTEGER NOT NULL,
        participant_id TEXT NOT NULL REFERENCES participants (id),
        session_id TEXT NOT NULL REFERENCES sessions (id),
        impact INTEGER CHECK (impact BETWEEN 1 AND 5),
        severity INTEGER CHECK (severity BETWEEN 1 AND 5),
        time INTEGER CHECK (time BETWEEN 1 AND 3),
        nonce TEXT NOT NULL,
        commitment TEXT NOT NULL,
        cast_at TEXT NOT NULL,
        PRIMARY KEY (item_id, round, participant_id),
        FOREIGN KEY (item_id, round) REFERENCES ballot_rounds (item_id, round),
        CHECK ((impact IS NULL) = (severity IS NULL) AND (severity IS NULL) = (time IS NULL))
      ) STRICT, WITHOUT ROWID;
      CREATE TRIGGER ballots_revealed_update BEFORE UPDATE ON ballots
        WHEN (SELECT revealed_at FROM ballot_rounds WHERE item_id = OLD.item_id AND round = OLD.round) IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'a revealed ballot never changes'); END;
      CREATE TRIGGER ballots_revealed_delete BEFORE DELETE ON ballots
        WHEN (SELECT revealed_at FROM ballot_rounds WHERE item_id = OLD.item_id AND round = OLD.round) IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'a revealed ballot never changes'); END;

      -- What the room made of the ballots; the score itself stands in scores.
      CREATE TABLE agreed_scores (
        seq INTEGER PRIMARY KEY,             -- the last one of an item is in force
        session_id TEXT NOT NULL REFERENCES sessions (id),
        item_id TEXT NOT NULL REFERENCES agenda_items (id),
        round INTEGER NOT NULL,
        score_id TEXT NOT NULL UNIQUE REFERENCES scores (id),
        argument TEXT NOT NULL,
        choice_reason TEXT NOT NULL,
        FOREIGN KEY (item_id, round) REFERENCES ballot_rounds (item_id, round)
      ) STRICT;
      CREATE INDEX agreed_scores_by_item ON agreed_scores (item_id, seq);

      CREATE TABLE decisions (
        seq INTEGER PRIMARY KEY,             -- the last one of an item is in force, the earlier ones stay
        id TEXT NOT NULL UNIQUE,
        session_id TEXT NOT NULL REFERENCES sessions (id),
        item_id TEXT NOT NULL REFERENCES agenda_items (id),
        issue_id TEXT NOT NULL REFERENCES issues (id),
        kind TEXT NOT NULL CHECK (kind IN ('monitor', 'plan', 'escalate', 'act-now', 'accept-risk', 'close', 'merge')),
        what TEXT NOT NULL,
        owner_id TEXT NOT NULL REFERENCES people (id),
        function TEXT NOT NULL,
        due_on TEXT,
        review_on TEXT NOT NULL,
        level TEXT NOT NULL CHECK (level IN ('manager', 'director', 'vp', 'coo', 'ceo')),
        reason TEXT NOT NULL,
        departure_reason TEXT NOT NULL,
        accept_until TEXT,
        merge_into_id TEXT REFERENCES issues (id),
        follow_up TEXT NOT NULL,
        decider_id TEXT NOT NULL REFERENCES people (id),
        at TEXT NOT NULL,
        -- The state it was taken on; NULL where nobody had scored.
        impact INTEGER, severity INTEGER, time INTEGER, score INTEGER, band TEXT,
        -- What the issue goes back to when a later decision on the item neither closes nor merges it.
        issue_status_before TEXT NOT NULL,
        issue_resolved_on_before TEXT,
        CHECK (kind <> 'accept-risk' OR accept_until IS NOT NULL),
        CHECK ((kind = 'merge') = (merge_into_id IS NOT NULL)),
        CHECK (merge_into_id IS NULL OR merge_into_id <> issue_id)
      ) STRICT;
      CREATE INDEX decisions_by_item ON decisions (item_id, seq);
      CREATE INDEX decisions_by_issue ON decisions (issue_id, seq);
      CREATE TRIGGER decisions_never_change BEFORE UPDATE ON decisions BEGIN SELECT RAISE(ABORT, 'a decision is superseded, never changed'); END;
      CREATE TRIGGER decisions_never_go BEFORE DELETE ON decisions BEGIN SELECT RAISE(ABORT, 'a decision is superseded, never deleted'); END;

      CREATE TABLE dissents (
        decision_id TEXT NOT NULL REFERENCES decisions (id),
        position INTEGER NOT NULL,
        session_id TEXT NOT NULL REFERENCES sessions (id),
        person_id TEXT NOT NULL REFERENCES people (id),
        words TEXT NOT NULL,
        PRIMARY KEY (decision_id, position),
        UNIQUE (decision_id, person_id)
      ) STRICT, WITHOUT ROWID;

      CREATE TABLE rejected_alternatives (
        decision_id TEXT NOT NULL REFERENCES decisions (id),
        position INTEGER NOT NULL,
        session_id TEXT NOT NULL REFERENCES sessions (id),
        alternative TEXT NOT NULL,
        reopens_if TEXT NOT NULL,
        PRIMARY KEY (decision_id, position)
      ) STRICT, WITHOUT ROWID;

      -- Written at sign-off: the whole record as it then stood, and the minutes that were sealed.
      CREATE TABLE minutes (
        session_id TEXT PRIMARY KEY REFERENCES sessions (id),
        head_before TEXT NOT NULL,           -- the log's head before the seal, as the minutes print it
        record TEXT NOT NULL,                -- canonical JSON
        record_sha256 TEXT NOT NULL,
        document TEXT NOT NULL,              -- canonical JSON
        markdown TEXT NOT NULL,
        markdown_sha256 TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;

      ${sealTriggers}
    `);
  },
};
