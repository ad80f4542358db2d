import { Delegation, FacilitatorChange, Movement } from '@shared/contract/sessions/proceedings';
import type { AgendaItemId, Instant, ParticipantId, PersonId, SessionId } from '@shared/primitives';
import { z } from '@shared/zod';
import type { ReadHandle, WriteHandle } from '../handles';
import { statement } from '../statements';

/** Who stood in for whom, oldest first. */
export const listDelegations = (db: ReadHandle, sessionId: SessionId): Delegation[] =>
  statement(
    db,
      `SELECT d.delegate_id AS delegateId, a.name AS delegateName, d.for_id AS forId, b.name AS forName, d.at, d.ended_at AS endedAt
       FROM delegations d JOIN participants p ON p.id = d.delegate_id JOIN people a ON a.id = p.person_id
       JOIN participants q ON q.id = d.for_id JOIN people b ON b.id = q.person_id WHERE d.session_id = ? ORDER BY d.seq`,
  )
    .all(sessionId)
    .map((row) => Delegation.parse(row));

export function insertDelegation(db: WriteHandle, delegation: { sessionId: SessionId; delegateId: ParticipantId; forId: ParticipantId; at: Instant }): void {
  db.prepare('INSERT INTO delegations (session_id, delegate_id, for_id, at) VALUES (@sessionId, @delegateId, @forId, @at)').run(delegation);
}

/** Ends what the person stands in for, or is stood in for; says whether there was anything. */
export function endDelegation(db: WriteHandle, side: 'delegate' | 'for', id: ParticipantId, at: Instant): boolean {
  const column = side === 'delegate' ? 'delegate_id' : 'for_id';
  return db.prepare(`UPDATE delegations SET ended_at = @at WHERE ${column} = @id AND ended_at IS NULL`).run({ id, at }).changes > 0;
}

/** Who came and went while the session ran, oldest first. */
export const listMovements = (db: ReadHandle, sessionId: SessionId): Movement[] =>
  statement(
    db,
      `SELECT m.participant_id AS participantId, n.name, m.move, m.at, a.position AS itemPosition
       FROM movements m JOIN participants p ON p.id = m.participant_id JOIN people n ON n.id = p.person_id LEFT JOIN agenda_items a ON a.id = m.item_id
       WHERE m.session_id = ? ORDER BY m.seq`,
  )
    .all(sessionId)
    .map((row) => Movement.parse(row));

export function insertMovement(db: WriteHandle, movement: { sessionId: SessionId; participantId: ParticipantId; itemId: AgendaItemId | null; move: Movement['move']; at: Instant }): void {
  db.prepare('INSERT INTO movements (session_id, participant_id, item_id, move, at) VALUES (@sessionId, @participantId, @itemId, @move, @at)').run(movement);
}

/** Takes back what was noted of somebody who was never here after all. */
export function deleteMovements(db: WriteHandle, participantId: ParticipantId): void {
  db.prepare('DELETE FROM movements WHERE participant_id = ?').run(participantId);
}

const ChangeRow = FacilitatorChange.extend({ isTakenOver: z.int().transform((flag) => flag === 1) });

/** How facilitation passed on, oldest first. */
export const listFacilitatorChanges = (db: ReadHandle, sessionId: SessionId): FacilitatorChange[] =>
  statement(
    db,
      `SELECT f.name AS fromName, t.name AS toName, c.is_taken_over AS isTakenOver, c.reason, c.at, a.position AS itemPosition
       FROM facilitator_changes c JOIN people t ON t.id = c.to_person LEFT JOIN people f ON f.id = c.from_person LEFT JOIN agenda_items a ON a.id = c.item_id
       WHERE c.session_id = ? ORDER BY c.seq`,
  )
    .all(sessionId)
    .map((row) => ChangeRow.parse(row));

export function insertFacilitatorChange(
  db: WriteHandle,
  { isTakenOver, ...change }: { sessionId: SessionId; itemId: AgendaItemId | null; from: PersonId | null; to: PersonId; isTakenOver: boolean; reason: string; at: Instant },
): void {
  db.prepare('INSERT INTO facilitator_changes (session_id, item_id, from_person, to_person, is_taken_over, reason, at) VALUES (@sessionId, @itemId, @from, @to, @isTakenOver, @reason, @at)').run({
    ...change,
    isTakenOver: isTakenOver ? 1 : 0,
  });
}
