import { TimelineKind } from '@shared/contract/issue-timeline';
import { Instant, type IssueId, SessionId } from '@shared/primitives';
import { z } from '@shared/zod';
import type { ReadHandle, WriteHandle } from '../handles';

/** Keeps that an entry of the log is about those issues, which its subject does not say. */
export function noteEntry(db: WriteHandle, seq: number, numbers: readonly number[]): void {
  const insert = db.prepare('INSERT INTO issue_log (number, seq) VALUES (?, ?)');
  for (const number of numbers) insert.run(number, seq);
}

const Row = z.object({
  key: z.string(),
  at: Instant,
  kind: TimelineKind,
  by: z.string(),
  sessionId: SessionId.nullable(),
  sessionNumber: z.int().nullable(),
  edit: z.int().nullable(),
  body: z.string().transform((text): unknown => JSON.parse(text)),
});
/** What happened, with what a kind says of it in `body`. */
export type TimelineRow = z.infer<typeof Row>;

/** Every stretch says: key, at, kind, by, session id and number, the edit that can be undone, body. */
const stretches = [
  `SELECT 'import-' || c.rowid, m.at, 'import', p.name, NULL, NULL, NULL, json_object('file', m.file_name, 'before', json(c.before), 'after', json(c.after))
   FROM import_changes c JOIN imports m ON m.id = c.import_id JOIN people p ON p.id = m.brought_by WHERE c.entity_id = @id`,
  `SELECT 'edit-' || e.seq, l.at, 'edit', coalesce(p.name, ''), NULL, NULL, CASE WHEN d.undone_by IS NULL THEN e.seq END,
     json_object('words', d.words, 'isUndone', d.undone_by IS NOT NULL, 'before', json(e.before), 'after', json(e.after), 'issues', (SELECT count(*) FROM issue_edits o WHERE o.seq = e.seq))
   FROM issue_edits e JOIN edits d ON d.seq = e.seq JOIN audit_log l ON l.seq = e.seq LEFT JOIN people p ON p.id = l.actor WHERE e.number = @number`,
  `SELECT 'log-' || g.seq, l.at, CASE WHEN l.action LIKE 'links.%' THEN 'link' ELSE 'attachment' END, coalesce(p.name, ''), NULL, NULL, NULL,
     json_object('action', l.action, 'number', g.number, 'payload', json(y.payload))
   FROM issue_log g JOIN audit_log l ON l.seq = g.seq LEFT JOIN audit_payloads y ON y.seq = g.seq LEFT JOIN people p ON p.id = l.actor WHERE g.number = @number`,
  `SELECT 'score-' || s.id, s.at, 'score', p.name, s.session_id, n.number, NULL, json_object('score', s.score, 'band', s.band, 'impact', s.impact, 'severity', s.severity, 'time', s.time, 'reason', s.reason)
   FROM scores s JOIN people p ON p.id = s.by_person LEFT JOIN sessions n ON n.id = s.session_id WHERE s.issue_id = @id`,
  `SELECT 'placed-' || o.id, o.at, 'score', p.name, o.session_id, n.number, NULL, json_object('placed', o.band, 'until', o.until_on, 'reason', o.reason)
   FROM overrides o JOIN people p ON p.id = o.by_person LEFT JOIN sessions n ON n.id = o.session_id WHERE o.issue_id = @id`,
  `SELECT 'decision-' || d.id, d.at, 'decision', p.name, d.session_id, n.number, NULL, json_object('kind', d.kind, 'what', d.what, 'reason', d.reason, 'due', d.due_on)
   FROM decisions d JOIN people p ON p.id = d.decider_id JOIN sessions n ON n.id = d.session_id WHERE d.issue_id = @id`,
  `SELECT 'action-' || u.seq, u.at, 'action', p.name, u.session_id, n.number, NULL, json_object('what', a.what, 'number', a.number, 'before', u.state_before, 'state', u.state, 'note', u.note)
   FROM action_updates u JOIN actions a ON a.id = u.action_id JOIN people p ON p.id = u."by" LEFT JOIN sessions n ON n.id = u.session_id WHERE a.issue_id = @id`,
  `SELECT 'asked-' || q.id, q.asked_at, 'question', p.name, NULL, NULL, NULL, json_object('question', q.question, 'of', o.name)
   FROM information_requests q JOIN people p ON p.id = q.asked_by JOIN people o ON o.id = q.person_id WHERE q.issue_id = @id`,
  `SELECT 'answered-' || q.id, q.answered_at, 'question', p.name, NULL, NULL, NULL, json_object('question', q.question, 'answer', q.answer)
   FROM information_requests q JOIN people p ON p.id = q.answered_by WHERE q.issue_id = @id AND q.answered_at IS NOT NULL`,
] as const;

/** Everything that happened to an issue, newest first. */
export const listTimeline = (db: ReadHandle, { id, number }: { id: IssueId; number: number }): TimelineRow[] =>
  db
    .prepare(`WITH happened (key, at, kind, "by", sessionId, sessionNumber, edit, body) AS (${stretches.join(' UNION ALL ')}) SELECT * FROM happened ORDER BY at DESC, key DESC`)
    .all({ id, number })
    .map((row) => Row.parse(row));
