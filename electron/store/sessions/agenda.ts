import { AgendaItem, type TopicKind } from '@shared/contract/sessions/entities';
import { IssueId, SessionId, type AgendaItemId, type Instant } from '@shared/primitives';
import { z } from '@shared/zod';
import type { ReadHandle, WriteHandle } from '../handles';
import { statement } from '../statements';

const Row = AgendaItem.omit({ isFragile: true, override: true }).extend({ sessionId: SessionId, isFragile: z.int(), deferredReason: z.string().nullable(), note: z.string() });
/** Without its placing, which depends on the date. */
export type StoredItem = Omit<AgendaItem, 'override'> & { sessionId: SessionId; deferredReason: string | null; note: string };

const select = `SELECT a.id, a.session_id AS sessionId, a.position, a.kind, a.topic_kind AS topicKind, a.issue_id AS issueId, i.number AS issueNumber, coalesce(i.title, a.topic) AS title, c.name AS account,
    i.band, i.score, coalesce(i.is_fragile, 0) AS isFragile, a.time_box_minutes AS timeBoxMinutes, a.extended_minutes AS extendedMinutes, a.phase,
    a.elapsed_ms AS elapsedMs, a.running_since AS runningSince, a.deferred_reason AS deferredReason, a.note
  FROM agenda_items a LEFT JOIN issues i ON i.id = a.issue_id LEFT JOIN accounts c ON c.id = i.account_id`;

function toItem(row: unknown): StoredItem {
  const { isFragile, ...rest } = Row.parse(row);
  return { ...rest, isFragile: isFragile === 1 };
}

/** In the order of the agenda. */
export const listItems = (db: ReadHandle, sessionId: SessionId): StoredItem[] => db.prepare(`${select} WHERE a.session_id = ? ORDER BY a.position`).all(sessionId).map(toItem);

export function getItem(db: ReadHandle, id: AgendaItemId): StoredItem | null {
  const row = statement(db, `${select} WHERE a.id = ?`).get(id);
  return row === undefined ? null : toItem(row);
}

/** The ids of issues named by number, in that order. */
export const listIssueIds = (db: ReadHandle, numbers: readonly number[]): IssueId[] =>
  z.array(IssueId).parse(db.prepare('SELECT i.id FROM json_each(?) AS wanted JOIN issues i ON i.number = wanted.value ORDER BY wanted.key').pluck().all(JSON.stringify(numbers)));

/** The item whose timer runs, or null. */
export function getRunningItem(db: ReadHandle, sessionId: SessionId): StoredItem | null {
  const row = db.prepare(`${select} WHERE a.session_id = ? AND a.running_since IS NOT NULL`).get(sessionId);
  return row === undefined ? null : toItem(row);
}

/** Sessions in which a timer runs. */
export const listSessionsWithTimer = (db: ReadHandle): SessionId[] =>
  z.array(SessionId).parse(db.prepare('SELECT session_id FROM agenda_items WHERE running_since IS NOT NULL ORDER BY session_id').pluck().all());

/** Adds an item at the end of the agenda. */
export function insertItem(db: WriteHandle, item: { id: AgendaItemId; sessionId: SessionId; timeBoxMinutes: number } & ({ issueId: IssueId } | { topic: string; topicKind: TopicKind | null })): void {
  const { id, sessionId, timeBoxMinutes } = item;
  const subject = 'issueId' in item ? { kind: 'issue', issueId: item.issueId, topic: null, topicKind: null } : { kind: 'topic', issueId: null, topic: item.topic, topicKind: item.topicKind };
  db.prepare(
    `INSERT INTO agenda_items (id, session_id, position, kind, issue_id, topic, topic_kind, time_box_minutes)
     VALUES (@id, @sessionId, (SELECT coalesce(max(position), 0) + 1 FROM agenda_items WHERE session_id = @sessionId), @kind, @issueId, @topic, @topicKind, @timeBoxMinutes)`,
  ).run({ id, sessionId, timeBoxMinutes, ...subject });
}

export function deleteItem(db: WriteHandle, id: AgendaItemId): void {
  db.prepare('DELETE FROM agenda_items WHERE id = ?').run(id);
}

/** Numbers the agenda anew, from 1, in the order given. */
export function setOrder(db: WriteHandle, ids: readonly AgendaItemId[]): void {
  const update = db.prepare('UPDATE agenda_items SET position = ? WHERE id = ?');
  ids.forEach((id, index) => update.run(index + 1, id));
}

export function setTimeBox(db: WriteHandle, id: AgendaItemId, timeBoxMinutes: number): void {
  db.prepare('UPDATE agenda_items SET time_box_minutes = @timeBoxMinutes WHERE id = @id').run({ id, timeBoxMinutes });
}

export function addMinutes(db: WriteHandle, id: AgendaItemId, minutes: number): void {
  db.prepare('UPDATE agenda_items SET extended_minutes = extended_minutes + @minutes WHERE id = @id').run({ id, minutes });
}

export function setPhase(db: WriteHandle, id: AgendaItemId, phase: AgendaItem['phase']): void {
  statement(db, 'UPDATE agenda_items SET phase = @phase WHERE id = @id').run({ id, phase });
}

export function deferItem(db: WriteHandle, id: AgendaItemId, reason: string): void {
  db.prepare("UPDATE agenda_items SET phase = 'deferred', deferred_reason = @reason WHERE id = @id").run({ id, reason });
}

export function saveTimer(db: WriteHandle, id: AgendaItemId, timer: { elapsedMs: number; runningSince: Instant | null }): void {
  db.prepare('UPDATE agenda_items SET elapsed_ms = @elapsedMs, running_since = @runningSince WHERE id = @id').run({ id, ...timer });
}

export function saveNote(db: WriteHandle, id: AgendaItemId, note: string): void {
  db.prepare('UPDATE agenda_items SET note = @note WHERE id = @id').run({ id, note });
}
