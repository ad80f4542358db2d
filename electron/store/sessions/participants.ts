import { Participant, type Attendance } from '@shared/contract/sessions/entities';
import { SessionId, type Instant, type ParticipantId, type ParticipantRole, type PersonId } from '@shared/primitives';
import { z } from '@shared/zod';
import type { ReadHandle, WriteHandle } from '../handles';
import { statement } from '../statements';

const Row = Participant.omit({ canVote: true, hasPin: true }).extend({ sessionId: SessionId, hasPin: z.int() });

/** A participant as stored; whether the role may vote is decided elsewhere. */
export type StoredParticipant = Omit<Participant, 'canVote'> & { sessionId: SessionId };

const select = `SELECT p.id, p.session_id AS sessionId, p.person_id AS personId, n.name, n.function, p.role, p.attendance, p.arrived_at AS arrivedAt, p.left_at AS leftAt, p.pin_hash IS NOT NULL AS hasPin,
    (SELECT d.for_id FROM delegations d WHERE d.delegate_id = p.id AND d.ended_at IS NULL) AS delegateOf
  FROM participants p JOIN people n ON n.id = p.person_id`;

function toParticipant(row: unknown): StoredParticipant {
  const { hasPin, ...rest } = Row.parse(row);
  return { ...rest, hasPin: hasPin === 1 };
}

/** In the order in which they were added. */
export const listParticipants = (db: ReadHandle, sessionId: SessionId): StoredParticipant[] => statement(db, `${select} WHERE p.session_id = ? ORDER BY p.seq`).all(sessionId).map(toParticipant);

export function getParticipant(db: ReadHandle, id: ParticipantId): StoredParticipant | null {
  const row = db.prepare(`${select} WHERE p.id = ?`).get(id);
  return row === undefined ? null : toParticipant(row);
}

export function insertParticipant(db: WriteHandle, participant: { id: ParticipantId; sessionId: SessionId; personId: PersonId; role: ParticipantRole }): void {
  db.prepare(
    `INSERT INTO participants (id, session_id, seq, person_id, role, attendance)
     VALUES (@id, @sessionId, (SELECT coalesce(max(seq), 0) + 1 FROM participants WHERE session_id = @sessionId), @personId, @role, 'expected')`,
  ).run(participant);
}

export function setRole(db: WriteHandle, id: ParticipantId, role: ParticipantRole): void {
  db.prepare('UPDATE participants SET role = @role WHERE id = @id').run({ id, role });
}

export function setAttendance(db: WriteHandle, id: ParticipantId, change: { attendance: Attendance; arrivedAt: Instant | null; leftAt: Instant | null }): void {
  db.prepare('UPDATE participants SET attendance = @attendance, arrived_at = @arrivedAt, left_at = @leftAt WHERE id = @id').run({ id, ...change });
}

export function deleteParticipant(db: WriteHandle, id: ParticipantId): void {
  db.prepare('DELETE FROM participants WHERE id = ?').run(id);
}

/** The salted hash of a PIN, or null before the person's first ballot. */
export const getPinHash = (db: ReadHandle, id: ParticipantId): string | null => z.string().nullable().parse(db.prepare('SELECT pin_hash FROM participants WHERE id = ?').pluck().get(id));

export function setPinHash(db: WriteHandle, id: ParticipantId, pinHash: string | null): void {
  db.prepare('UPDATE participants SET pin_hash = @pinHash WHERE id = @id').run({ id, pinHash });
}

/** Whether the person has a ballot in any round, or in one that is not revealed. */
export function hasBallots(db: ReadHandle, id: ParticipantId, { isOpenOnly }: { isOpenOnly: boolean }): boolean {
  const found = db
    .prepare(
      `SELECT 1 FROM ballots b JOIN ballot_rounds r ON r.item_id = b.item_id AND r.round = b.round
       JOIN participants p ON p.id = b.participant_id
       WHERE b.participant_id = ? AND b.session_id = p.session_id AND (r.revealed_at IS NULL OR ? = 0) LIMIT 1`,
    )
    .get(id, isOpenOnly ? 1 : 0);
  return found !== undefined;
}
