import { Ratification, Verdict } from '@shared/contract/sessions/preparation';
import { Instant, Level, PersonId, SessionId, type AgendaItemId, type DecisionId } from '@shared/primitives';
import { z } from '@shared/zod';
import type { ReadHandle, WriteHandle } from '../handles';

const Urgent = z.object({ level: Level, deciderName: z.string(), reason: z.string() });
export type UrgentFacts = z.infer<typeof Urgent>;

/** What makes a session an urgent one; null for a regular one. */
export function getUrgent(db: ReadHandle, sessionId: SessionId): UrgentFacts | null {
  const row = db.prepare('SELECT u.level, p.name AS deciderName, u.reason FROM urgent_sessions u JOIN people p ON p.id = u.decider_id WHERE u.session_id = ?').get(sessionId);
  return row === undefined ? null : Urgent.parse(row);
}

/** Who decides in an urgent session; null in a regular one. */
export const getUrgentDecider = (db: ReadHandle, sessionId: SessionId): PersonId | null =>
  PersonId.nullable().parse(db.prepare('SELECT decider_id FROM urgent_sessions WHERE session_id = ?').pluck().get(sessionId) ?? null);

export function insertUrgent(db: WriteHandle, urgent: { sessionId: SessionId; level: Level; deciderId: PersonId; reason: string }): void {
  db.prepare('INSERT INTO urgent_sessions (session_id, level, decider_id, reason) VALUES (@sessionId, @level, @deciderId, @reason)').run(urgent);
}

const Row = Ratification.omit({ verdict: true }).extend({
  deciderId: PersonId,
  isSealed: z.int(),
  verdict: Verdict.nullable(),
  verdictReason: z.string().nullable(),
  byName: z.string().nullable(),
  judgedAt: Instant.nullable(),
  judgedIn: SessionId.nullable(),
  judgedInNumber: z.int().nullable(),
});

export type StoredRatification = Ratification & { readonly deciderId: PersonId; readonly isSealed: boolean };

/** The decision in force on each item of urgent sessions, with the verdict in force on it. */
const select = `SELECT d.id AS decisionId, s.id AS sessionId, s.number AS sessionNumber, d.at AS decidedAt, i.id AS issueId, i.number AS issueNumber, i.title, c.name AS account,
    d.kind, d.what, d.reason, o.name AS ownerName, x.name AS deciderName, d.decider_id AS deciderId, u.level, s.state = 'signed-off' AS isSealed,
    r.verdict, r.reason AS verdictReason, b.name AS byName, r.at AS judgedAt, r.session_id AS judgedIn, j.number AS judgedInNumber
  FROM urgent_sessions u JOIN sessions s ON s.id = u.session_id
  JOIN decisions d ON d.session_id = s.id AND d.seq = (SELECT max(seq) FROM decisions WHERE item_id = d.item_id)
  JOIN issues i ON i.id = d.issue_id LEFT JOIN accounts c ON c.id = i.account_id
  JOIN people o ON o.id = d.owner_id JOIN people x ON x.id = d.decider_id
  LEFT JOIN ratifications r ON r.seq = (SELECT max(seq) FROM ratifications WHERE decision_id = d.id)
  LEFT JOIN people b ON b.id = r.by_id LEFT JOIN sessions j ON j.id = r.session_id`;

function toRatification(row: unknown): StoredRatification {
  const { isSealed, verdict, verdictReason, byName, judgedAt, judgedIn, judgedInNumber, ...rest } = Row.parse(row);
  const isJudged = verdict !== null && verdictReason !== null && byName !== null && judgedAt !== null && judgedIn !== null && judgedInNumber !== null;
  return { ...rest, isSealed: isSealed === 1, verdict: isJudged ? { verdict, reason: verdictReason, byName, at: judgedAt, sessionId: judgedIn, sessionNumber: judgedInNumber } : null };
}

/** What a session can judge: decisions of signed-off urgent sessions that wait, and those it has judged. Oldest first. */
export const listRatifications = (db: ReadHandle, sessionId: SessionId): StoredRatification[] =>
  db
    .prepare(`${select} WHERE s.state = 'signed-off' AND s.id <> @sessionId AND (r.seq IS NULL OR r.session_id = @sessionId) ORDER BY d.seq`)
    .all({ sessionId })
    .map(toRatification);

/** The decisions of one urgent session, judged or not. */
export const listUrgentDecisions = (db: ReadHandle, sessionId: SessionId): StoredRatification[] => db.prepare(`${select} WHERE s.id = ? ORDER BY d.seq`).all(sessionId).map(toRatification);

export function getRatification(db: ReadHandle, decisionId: DecisionId): StoredRatification | null {
  const row = db.prepare(`${select} WHERE d.id = ?`).get(decisionId);
  return row === undefined ? null : toRatification(row);
}

/** How many decisions wait to be ratified, and how many urgent sessions with decisions are not signed off yet. */
export function countRatifications(db: ReadHandle): { toRatify: number; urgentOpen: number } {
  const Counts = z.object({ toRatify: z.int(), urgentOpen: z.int() });
  return Counts.parse(
    db.prepare(`SELECT count(CASE WHEN isSealed = 1 AND verdict IS NULL THEN 1 END) AS toRatify, count(DISTINCT CASE WHEN isSealed = 0 THEN sessionId END) AS urgentOpen FROM (${select})`).get(),
  );
}

export function insertVerdict(db: WriteHandle, verdict: { sessionId: SessionId; itemId: AgendaItemId; decisionId: DecisionId; verdict: Verdict; reason: string; byId: PersonId; at: Instant }): void {
  db.prepare('INSERT INTO ratifications (session_id, item_id, decision_id, verdict, reason, by_id, at) VALUES (@sessionId, @itemId, @decisionId, @verdict, @reason, @byId, @at)').run(verdict);
}
