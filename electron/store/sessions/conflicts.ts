import { Conflict } from '@shared/contract/sessions/proceedings';
import { AgendaItemId, ParticipantId, type Instant, type SessionId } from '@shared/primitives';
import { z } from '@shared/zod';
import type { ReadHandle, WriteHandle } from '../handles';
import { statement } from '../statements';

const Row = Conflict.extend({ itemId: AgendaItemId });

const select = `SELECT c.item_id AS itemId, c.participant_id AS participantId, n.name, c.reason, c.at
  FROM item_conflicts c JOIN participants p ON p.id = c.participant_id JOIN people n ON n.id = p.person_id`;

/** Conflicts of interest of a session, in the order of the agenda and of the people. */
export const listConflicts = (db: ReadHandle, sessionId: SessionId): z.infer<typeof Row>[] =>
  statement(db, `${select} JOIN agenda_items a ON a.id = c.item_id WHERE c.session_id = ? ORDER BY a.position, p.seq`)
    .all(sessionId)
    .map((row) => Row.parse(row));

export const listItemConflicts = (db: ReadHandle, itemId: AgendaItemId): Conflict[] =>
  statement(db, `${select} WHERE c.item_id = ? ORDER BY p.seq`)
    .all(itemId)
    .map((row) => Conflict.parse(row));

/** Marks a conflict; of one that is marked already, the reason is replaced. */
export function saveConflict(db: WriteHandle, conflict: { itemId: AgendaItemId; participantId: ParticipantId; sessionId: SessionId; reason: string; at: Instant }): void {
  db.prepare(
    `INSERT INTO item_conflicts (item_id, participant_id, session_id, reason, at) VALUES (@itemId, @participantId, @sessionId, @reason, @at)
     ON CONFLICT (item_id, participant_id) DO UPDATE SET reason = excluded.reason`,
  ).run(conflict);
}

export function deleteConflict(db: WriteHandle, itemId: AgendaItemId, participantId: ParticipantId): void {
  db.prepare('DELETE FROM item_conflicts WHERE item_id = ? AND participant_id = ?').run(itemId, participantId);
}

/** Those who are marked as ready on an item; triggers clear the marks when its phase, the item on screen or the person's presence changes. */
export const listReady = (db: ReadHandle, itemId: AgendaItemId): ParticipantId[] =>
  statement(db, 'SELECT r.participant_id AS id FROM ready_marks r JOIN participants p ON p.id = r.participant_id WHERE r.item_id = ? ORDER BY p.seq')
    .all(itemId)
    .map((row) => z.object({ id: ParticipantId }).parse(row).id);

export function setReady(db: WriteHandle, { itemId, sessionId, isReady }: { itemId: AgendaItemId; sessionId: SessionId; isReady: boolean }, ids: readonly ParticipantId[]): void {
  const change = isReady
    ? db.prepare('INSERT INTO ready_marks (item_id, session_id, participant_id) VALUES (@itemId, @sessionId, @id) ON CONFLICT DO NOTHING')
    : db.prepare('DELETE FROM ready_marks WHERE item_id = @itemId AND session_id = @sessionId AND participant_id = @id');
  for (const id of ids) change.run({ itemId, sessionId, id });
}
