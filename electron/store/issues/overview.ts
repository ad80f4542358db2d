import { ActionId, Band, CalendarDate, Criterion, IssueId, SessionId, Source } from '@shared/primitives';
import { z } from '@shared/zod';
import type { ReadHandle } from '../handles';

const IssueName = z.object({ id: IssueId, number: z.int(), title: z.string(), account: z.string().nullable() });
const name = 'i.id, i.number, i.title, (SELECT name FROM accounts WHERE id = i.account_id) AS account';
// The plus keeps the condition from choosing an index: the ones that serve here hold the status beside what they are ordered by.
const isOpen = `+i.status IN ('open', 'waiting')`;
const inPriorityOrder = 'i.rank_score DESC, i.rank_renewal, i.rank_arr DESC, i.rank_opened, i.number';

const LastSession = z.object({ sessionId: SessionId, sessionNumber: z.int(), openedAt: z.string() });

/** The last session that was signed off, or null. */
export function getLastSealedSession(db: ReadHandle): z.infer<typeof LastSession> | null {
  const row = db.prepare(`SELECT id AS sessionId, number AS sessionNumber, opened_at AS openedAt FROM sessions WHERE state = 'signed-off' ORDER BY signed_off_at DESC, number DESC LIMIT 1`).get();
  return row === undefined ? null : LastSession.parse(row);
}

const Change = IssueName.extend({ before: z.int(), beforeBand: Band, after: z.int(), afterBand: Band });
export type ScoreChange = z.infer<typeof Change>;

/** Issues whose score now differs from the last one given before `since`; those without an earlier score are left out. */
export const listScoreChanges = (db: ReadHandle, since: string): ScoreChange[] =>
  db
    .prepare(
      `SELECT ${name}, was.score AS before, was.band AS beforeBand, now.score AS after, now.band AS afterBand
       FROM (SELECT issue_id, max(seq) AS seq FROM scores WHERE at >= @since GROUP BY issue_id) AS later
       JOIN scores now ON now.seq = later.seq
       JOIN scores was ON was.seq = (SELECT max(seq) FROM scores WHERE issue_id = later.issue_id AND at < @since)
       JOIN issues i ON i.id = later.issue_id
       WHERE now.score <> was.score
       ORDER BY abs(now.score - was.score) DESC, ${inPriorityOrder}`,
    )
    .all({ since })
    .map((row) => Change.parse(row));

const Flow = z.object({ opened: z.int(), resolved: z.int() });

/** A date as the day number that the register keeps beside its dates. */
const dayOf = (date: string): string => `CAST(julianday(${date}) AS INTEGER)`;

/** How many issues were opened and how many resolved on a date or later. */
export function countFlow(db: ReadHandle, since: CalendarDate): { opened: number; resolved: number } {
  const day = dayOf('@since');
  return Flow.parse(db.prepare(`SELECT (SELECT count(*) FROM issues WHERE opened_day >= ${day}) AS opened, (SELECT count(*) FROM issues WHERE resolved_day >= ${day}) AS resolved`).get({ since }));
}

const WeekGroup = z.object({ band: Band.nullable(), openedBy: z.int(), resolvedBy: z.int().nullable(), issues: z.int() });

/**
 * Issues by today's band, the first of `days` (ascending) by which they were opened and the first by which they were resolved (null:
 * still open). One pass over an index of the register, whatever the number of days; an issue that a person has placed (S5) is then taken
 * out of the band of its arithmetic, as a negative count, and put into the other.
 */
export function countByDays(db: ReadHandle, days: readonly CalendarDate[]): z.infer<typeof WeekGroup>[] {
  const numbers = db.prepare(`SELECT ${dayOf('value')} FROM json_each(?) ORDER BY key`).pluck().all(JSON.stringify(days)).map((day) => z.int().parse(day));
  const firstBy = (column: string): string => `CASE ${numbers.map((day, index) => `WHEN ${column} <= ${day} THEN ${index}`).join(' ')} END`;
  const groups = (band: string, from: string, sign: '' | '-'): z.infer<typeof WeekGroup>[] =>
    db
      .prepare(
        `SELECT band, openedBy, resolvedBy, ${sign}count(*) AS issues FROM (
           SELECT ${band} AS band, ${firstBy('coalesce(i.opened_day, 0)')} AS openedBy,
             CASE WHEN ${isOpen} THEN NULL ELSE ${firstBy('coalesce(i.resolved_day, 0)')} END AS resolvedBy
           FROM ${from}
         ) WHERE openedBy IS NOT NULL GROUP BY band, openedBy, resolvedBy`,
      )
      .all()
      .map((row) => WeekGroup.parse(row));
  const placed = 'overrides v CROSS JOIN issues i ON i.id = v.issue_id AND i.override_id = v.id AND i.rank_band IS NOT i.band';
  return [...groups('i.band', 'issues i INDEXED BY issues_by_age', ''), ...groups('i.band', placed, '-'), ...groups('i.rank_band', placed, '')];
}

const Waiting = IssueName.extend({ score: z.int(), band: Band, scoredAt: z.string() });
const WaitingCount = z.object({ total: z.int(), oldest: z.string().nullable() });

/** Open issues in a high band that a person has scored and no session has decided on: the first in priority order, how many there are, and when the oldest was scored. */
export function listWaiting(db: ReadHandle, limit: number): z.infer<typeof WaitingCount> & { rows: z.infer<typeof Waiting>[] } {
  const from = `FROM issues i JOIN scores s ON s.id = i.score_id
    WHERE i.rank_band IN ('escalate', 'immediate') AND i.is_proposed = 0 AND ${isOpen} AND NOT EXISTS (SELECT 1 FROM decisions d WHERE d.issue_id = i.id)`;
  return {
    ...WaitingCount.parse(db.prepare(`SELECT count(*) AS total, min(s.at) AS oldest ${from}`).get()),
    rows: db
      .prepare(`SELECT ${name}, i.score, i.band, s.at AS scoredAt ${from} ORDER BY ${inPriorityOrder} LIMIT ?`)
      .all(limit)
      .map((row) => Waiting.parse(row)),
  };
}

const Due = IssueName.extend({ actionId: ActionId, what: z.string(), owner: z.string(), dueOn: CalendarDate });

/** The actions that are open, the earliest due date first, up to a limit; and how many there are, of those how many were due before a day. */
export function listDue(db: ReadHandle, before: CalendarDate, limit: number): { due: number; late: number; rows: z.infer<typeof Due>[] } {
  return {
    ...z.object({ due: z.int(), late: z.int() }).parse(db.prepare('SELECT count(*) AS due, count(*) FILTER (WHERE due_on < ?) AS late FROM actions WHERE is_open = 1').get(before)),
    rows: db
      .prepare(
        `SELECT ${name}, a.id AS actionId, a.what, p.name AS owner, a.due_on AS dueOn FROM actions a JOIN issues i ON i.id = a.issue_id JOIN people p ON p.id = a.owner_id
         WHERE a.is_open = 1 AND a.due_on < ? ORDER BY a.due_on, a.number LIMIT ?`,
      )
      .all(before, limit)
      .map((row) => Due.parse(row)),
  };
}

const Fragile = IssueName.extend({ score: z.int(), band: Band, impact: z.int(), severity: z.int(), time: z.int() });

/** The first open fragile issues in priority order, and how many there are. */
export function listFragile(db: ReadHandle, limit: number): { total: number; rows: z.infer<typeof Fragile>[] } {
  const where = `WHERE i.is_fragile = 1 AND ${isOpen}`;
  return {
    total: z.int().parse(db.prepare(`SELECT count(*) FROM issues i ${where}`).pluck().get()),
    rows: db
      .prepare(`SELECT ${name}, i.score, i.band, i.impact, i.severity, i.time FROM issues i ${where} ORDER BY ${inPriorityOrder} LIMIT ?`)
      .all(limit)
      .map((row) => Fragile.parse(row)),
  };
}

const Cell = z.object({ criterion: Criterion, source: Source, issues: z.int() });

/** Open issues by criterion and source (W3). */
export const countCells = (db: ReadHandle): z.infer<typeof Cell>[] =>
  db
    .prepare(`SELECT i.criterion, i.source, count(*) AS issues FROM issues i WHERE ${isOpen} GROUP BY +i.criterion, i.source ORDER BY +i.criterion, i.source`)
    .all()
    .map((row) => Cell.parse(row));

const Judged = z.object({ open: z.int(), judged: z.int(), accepted: z.int() });

/** How many proposals wait, and what became of the others (W8). Those that a ballot overtook count as judged, those whose cause went do not. */
export const countProposals = (db: ReadHandle): z.infer<typeof Judged> =>
  Judged.parse(db.prepare(`SELECT count(*) FILTER (WHERE state = 'open') AS open, count(*) FILTER (WHERE state IN ('accepted', 'changed', 'rejected')) AS judged, count(*) FILTER (WHERE state = 'accepted') AS accepted FROM proposals`).get());

