import { ParkedItem, ParkedOutcome } from '@shared/contract/sessions/proceedings';
import { Instant, type AgendaItemId, type IssueId, type ParkedItemId, type ParticipantId, type SessionId } from '@shared/primitives';
import { z } from '@shared/zod';
import type { ReadHandle, WriteHandle } from '../handles';
import { statement } from '../statements';

const Row = ParkedItem.omit({ outcome: true }).extend({ kind: ParkedOutcome.shape.kind.nullable(), words: z.string().nullable(), outcomeAt: Instant.nullable() });

const select = `SELECT k.id, k.session_id AS sessionId, s.number AS sessionNumber, k.text, n.name AS raisedBy, a.position AS itemPosition, k.at, o.kind, o.words, o.at AS outcomeAt
  FROM parked_items k JOIN sessions s ON s.id = k.session_id LEFT JOIN agenda_items a ON a.id = k.item_id
  LEFT JOIN participants p ON p.id = k.raised_by LEFT JOIN people n ON n.id = p.person_id LEFT JOIN parked_outcomes o ON o.parked_id = k.id`;

function toParked(row: unknown): ParkedItem {
  const { kind, words, outcomeAt, ...rest } = Row.parse(row);
  return { ...rest, outcome: kind === null || words === null || outcomeAt === null ? null : { kind, words, at: outcomeAt } };
}

/** What was parked in a session, oldest first. */
export const listParked = (db: ReadHandle, sessionId: SessionId): ParkedItem[] => statement(db, `${select} WHERE k.session_id = ? ORDER BY k.seq`).all(sessionId).map(toParked);

/** What sessions of a lower number left parked, oldest first. */
export const listParkedBefore = (db: ReadHandle, sessionNumber: number): ParkedItem[] => statement(db, `${select} WHERE s.number < ? AND o.parked_id IS NULL ORDER BY k.seq`).all(sessionNumber).map(toParked);

export function getParked(db: ReadHandle, id: ParkedItemId): ParkedItem | null {
  const row = statement(db, `${select} WHERE k.id = ?`).get(id);
  return row === undefined ? null : toParked(row);
}

export function insertParked(db: WriteHandle, parked: { id: ParkedItemId; sessionId: SessionId; itemId: AgendaItemId | null; text: string; raisedBy: ParticipantId | null; at: Instant }): void {
  db.prepare('INSERT INTO parked_items (id, session_id, item_id, text, raised_by, at) VALUES (@id, @sessionId, @itemId, @text, @raisedBy, @at)').run(parked);
}

export function insertOutcome(db: WriteHandle, outcome: { parkedId: ParkedItemId; kind: ParkedOutcome['kind']; words: string; issueId: IssueId | null; agendaOf: SessionId | null; at: Instant }): void {
  db.prepare('INSERT INTO parked_outcomes (parked_id, kind, words, issue_id, agenda_of, at) VALUES (@parkedId, @kind, @words, @issueId, @agendaOf, @at)').run(outcome);
}
