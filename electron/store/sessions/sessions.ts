import { SessionRow, SessionState } from '@shared/contract/sessions/entities';
import { AgendaItemId, CalendarDate, Instant, ParticipantId, SessionId, Sha256 } from '@shared/primitives';
import { z } from '@shared/zod';
import type { ReadHandle, WriteHandle } from '../handles';
import { statement } from '../statements';

const StoredSession = z.object({
  id: SessionId,
  number: z.int(),
  title: z.string(),
  plannedOn: CalendarDate,
  startsAt: z.string(),
  place: z.string(),
  roomMinutes: z.int(),
  quorum: z.int(),
  state: SessionState,
  openedAt: Instant.nullable(),
  currentItemId: AgendaItemId.nullable(),
  signedOffAt: Instant.nullable(),
  signedBy: ParticipantId.nullable(),
  sealSeq: z.int().nullable(),
  sealHash: Sha256.nullable(),
});
export type StoredSession = z.infer<typeof StoredSession>;

/** What is announced of a session. */
export type SessionFacts = Pick<StoredSession, 'title' | 'plannedOn' | 'startsAt' | 'place' | 'roomMinutes' | 'quorum'>;

export function getSession(db: ReadHandle, id: SessionId): StoredSession | null {
  const row = statement(
    db,
    `SELECT id, number, title, planned_on AS plannedOn, starts_at AS startsAt, place, room_minutes AS roomMinutes, quorum, state, opened_at AS openedAt,
       current_item_id AS currentItemId, signed_off_at AS signedOffAt, signed_by AS signedBy, seal_seq AS sealSeq, seal_hash AS sealHash
     FROM sessions WHERE id = ?`,
  ).get(id);
  return row === undefined ? null : StoredSession.parse(row);
}

/** Newest first. Times granted on top of a time-box count as planned. */
export const listSessions = (db: ReadHandle): SessionRow[] => db.prepare(`${rowSelect} ORDER BY s.number DESC`).all().map(toRow);

export function getSessionRow(db: ReadHandle, id: SessionId): SessionRow | null {
  const row = db.prepare(`${rowSelect} WHERE s.id = ?`).get(id);
  return row === undefined ? null : toRow(row);
}

const Row = SessionRow.extend({ isUrgent: z.int(), isWalk: z.int() });
function toRow(row: unknown): SessionRow {
  const { isUrgent, isWalk, ...rest } = Row.parse(row);
  return { ...rest, isUrgent: isUrgent === 1, isWalk: isWalk === 1 };
}

const rowSelect = `SELECT s.id, s.number, s.title, s.state, s.planned_on AS plannedOn, s.starts_at AS startsAt, s.place, s.room_minutes AS roomMinutes, s.signed_off_at AS signedOffAt,
    (SELECT coalesce(sum(time_box_minutes + extended_minutes), 0) FROM agenda_items WHERE session_id = s.id) AS plannedMinutes,
    (SELECT count(*) FROM agenda_items WHERE session_id = s.id) AS items,
    (SELECT count(*) FROM agenda_items WHERE session_id = s.id AND phase IN ('decided', 'deferred', 'done')) AS itemsDone,
    (SELECT count(*) FROM participants WHERE session_id = s.id) AS participants,
    s.id IN (SELECT session_id FROM urgent_sessions) AS isUrgent, EXISTS (SELECT 1 FROM walks WHERE session_id = s.id) AS isWalk, e.id AS seriesId, e.name AS seriesName
  FROM sessions s LEFT JOIN session_plans p ON p.session_id = s.id LEFT JOIN series e ON e.id = p.series_id`;

/** The number the next session gets: one more than the highest. */
export const getNextNumber = (db: ReadHandle): number => z.int().parse(db.prepare('SELECT coalesce(max(number), 0) + 1 FROM sessions').pluck().get());

export function insertSession(db: WriteHandle, session: SessionFacts & { id: SessionId; number: number }): void {
  db.prepare(
    `INSERT INTO sessions (id, number, title, planned_on, starts_at, place, room_minutes, quorum, state)
     VALUES (@id, @number, @title, @plannedOn, @startsAt, @place, @roomMinutes, @quorum, 'prepared')`,
  ).run(session);
}

export function updateSession(db: WriteHandle, id: SessionId, facts: SessionFacts): void {
  db.prepare(
    `UPDATE sessions SET title = @title, planned_on = @plannedOn, starts_at = @startsAt, place = @place, room_minutes = @roomMinutes, quorum = @quorum WHERE id = @id`,
  ).run({ id, ...facts });
}

export function startSession(db: WriteHandle, id: SessionId, openedAt: Instant): void {
  db.prepare("UPDATE sessions SET state = 'running', opened_at = @openedAt WHERE id = @id").run({ id, openedAt });
}

export function setCurrentItem(db: WriteHandle, id: SessionId, itemId: AgendaItemId | null): void {
  db.prepare('UPDATE sessions SET current_item_id = @itemId WHERE id = @id').run({ id, itemId });
}

/** The last change a session ever sees: triggers refuse every later one. */
export function sealSession(db: WriteHandle, id: SessionId, seal: { signedOffAt: Instant; signedBy: ParticipantId; sealSeq: number; sealHash: string }): void {
  db.prepare("UPDATE sessions SET state = 'signed-off', signed_off_at = @signedOffAt, signed_by = @signedBy, seal_seq = @sealSeq, seal_hash = @sealHash WHERE id = @id").run({ id, ...seal });
}
