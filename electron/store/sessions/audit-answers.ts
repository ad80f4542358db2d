import { AuditQuestionId } from '@shared/contract/sessions/audit-questions';
import { CalendarDate, Criterion, Instant, OrgFunction, PersonId, SessionId, Source } from '@shared/primitives';
import { z } from '@shared/zod';
import type { ReadHandle, WriteHandle } from '../handles';

const Row = z.object({
  sessionId: SessionId,
  sessionNumber: z.int(),
  title: z.string(),
  on: CalendarDate,
  question: AuditQuestionId,
  words: z.string(),
  judgement: z.int().nullable(),
  answeredBy: z.string().transform((json): unknown => JSON.parse(json)).pipe(z.array(z.object({ personId: PersonId, name: z.string() }))),
  at: Instant,
});
export type StoredAuditAnswer = z.infer<typeof Row>;

/** Every answer of every session, the newest session first. */
export const listAuditAnswers = (db: ReadHandle): StoredAuditAnswer[] =>
  db
    .prepare(
      `SELECT s.id AS sessionId, s.number AS sessionNumber, s.title, s.planned_on AS "on", a.question, a.words, a.judgement, a.at,
         (SELECT json_group_array(json_object('personId', p.id, 'name', p.name) ORDER BY j.key) FROM json_each(a.answered_by) AS j JOIN people p ON p.id = j.value) AS answeredBy
       FROM audit_answers a JOIN sessions s ON s.id = a.session_id ORDER BY s.number DESC, a.at`,
    )
    .all()
    .map((row) => Row.parse(row));

export function saveAuditAnswer(db: WriteHandle, answer: { sessionId: SessionId; question: AuditQuestionId; words: string; judgement: number | null; answeredBy: readonly PersonId[]; at: Instant }): void {
  db.prepare(
    `INSERT INTO audit_answers (session_id, question, words, judgement, answered_by, at) VALUES (@sessionId, @question, @words, @judgement, @answeredBy, @at)
     ON CONFLICT (session_id, question) DO UPDATE SET words = excluded.words, judgement = excluded.judgement, answered_by = excluded.answered_by, at = excluded.at`,
  ).run({ ...answer, answeredBy: JSON.stringify(answer.answeredBy) });
}

export function deleteAuditAnswer(db: WriteHandle, sessionId: SessionId, question: AuditQuestionId): void {
  db.prepare('DELETE FROM audit_answers WHERE session_id = ? AND question = ?').run(sessionId, question);
}

const Counts = z.object({ open: z.int(), withoutOwner: z.int(), withoutBand: z.int(), fragile: z.int() });
const isOpen = "i.status IN ('open', 'waiting')";

/** Open issues, and how many of them nobody owns, have no band, or are fragile. */
export const countOpenIssues = (db: ReadHandle): z.infer<typeof Counts> =>
  Counts.parse(
    db
      .prepare(
        `SELECT count(*) AS open, count(*) FILTER (WHERE i.owner_id IS NULL AND coalesce(i.owner, '') = '') AS withoutOwner,
           count(*) FILTER (WHERE i.band IS NULL) AS withoutBand, count(*) FILTER (WHERE i.is_fragile = 1) AS fragile FROM issues i WHERE ${isOpen}`,
      )
      .get(),
  );

const Owner = z.object({ name: z.string(), issues: z.int() });

/** Those who own most open issues. */
export const listOwners = (db: ReadHandle, limit: number): z.infer<typeof Owner>[] =>
  db
    .prepare(
      `SELECT coalesce(p.name, i.owner) AS name, count(*) AS issues FROM issues i LEFT JOIN people p ON p.id = i.owner_id
       WHERE ${isOpen} AND coalesce(p.name, i.owner, '') <> '' GROUP BY 1 ORDER BY issues DESC, name LIMIT ?`,
    )
    .all(limit)
    .map((row) => Owner.parse(row));

const Heard = z.object({ source: Source, on: CalendarDate });

/** When the newest issue of each source was opened; a source that never told anything is left out. */
export const listLastHeard = (db: ReadHandle): z.infer<typeof Heard>[] =>
  db.prepare(`SELECT source, max(opened_on) AS "on" FROM issues WHERE opened_on IS NOT NULL GROUP BY source ORDER BY source`).all().map((row) => Heard.parse(row));

const Due = z.object({ function: OrgFunction, due: z.int(), kept: z.int() });

/** The last decision of each issue, where it was due by a date: by function, and how many were resolved in time. */
export const countKeptDecisions = (db: ReadHandle, asOf: CalendarDate): z.infer<typeof Due>[] =>
  db
    .prepare(
      `SELECT d.function, count(*) AS due, count(*) FILTER (WHERE i.resolved_on IS NOT NULL AND i.resolved_on <= d.due_on) AS kept
       FROM (SELECT issue_id, max(seq) AS seq FROM decisions GROUP BY issue_id) AS last JOIN decisions d ON d.seq = last.seq JOIN issues i ON i.id = d.issue_id
       WHERE d.due_on IS NOT NULL AND d.due_on <= ? GROUP BY d.function ORDER BY d.function`,
    )
    .all(asOf)
    .map((row) => Due.parse(row));

const Opened = z.object({ criterion: Criterion, issues: z.int() });

/** Issues opened from one date to another, by criterion, the most first. */
export const countOpened = (db: ReadHandle, { from, to }: { from: CalendarDate; to: CalendarDate }): z.infer<typeof Opened>[] =>
  db
    .prepare('SELECT criterion, count(*) AS issues FROM issues WHERE opened_on BETWEEN @from AND @to GROUP BY criterion ORDER BY issues DESC, criterion')
    .all({ from, to })
    .map((row) => Opened.parse(row));
