import { IssueFilter } from '@shared/contract/issues';
import type { QueueOrder } from '@shared/contract/sessions/preparation';
import { bands, IssueId, CalendarDate, type SessionId } from '@shared/primitives';
import { z } from '@shared/zod';
import type { ReadHandle } from '../handles';
import { conditionOf } from '../issues/filter';
import { placedColumns, type PlacedColumns } from '../issues/placing';

/** By how many steps the highest and the lowest ballot must differ to count as far apart. */
export interface FarApart {
  readonly impact: number;
  readonly severity: number;
  readonly time: number;
}

const ties = 'i.rank_renewal, i.rank_arr DESC, i.rank_opened, i.number';
const isDivided = 'i.id IN (SELECT value FROM json_each(@divided))';

/**
 * An order as stretches that follow each other. By band and by fragility each stretch follows the index of the priority list and ends with
 * the limit; the other two look at every open issue.
 */
function stretchesOf(order: QueueOrder, { rankScore, rankBand }: PlacedColumns): readonly { where: string; orderBy: string }[] {
  const rank = `${rankScore} DESC, ${ties}`;
  switch (order) {
    case 'band':
      return [...[...bands].reverse().map((band) => ({ where: `${rankBand} = '${band}'`, orderBy: rank })), { where: `${rankBand} IS NULL`, orderBy: rank }];
    case 'fragility':
      return [1, 0].map((flag) => ({ where: `i.is_fragile = ${flag}`, orderBy: rank }));
    case 'stakes':
      // The amount without what keeps currencies apart in an order.
      return [{ where: '1', orderBy: `CASE WHEN i.rank_arr < 0 THEN 0 ELSE i.rank_arr & 281474976710655 END * (i.is_fragile + i.is_proposed + (${isDivided})) DESC, ${rank}` }];
    case 'age':
      return [{ where: '1', orderBy: `i.rank_opened, ${rank}` }];
  }
}

/** The issues whose last revealed ballots, in any session, were far apart. */
export const listDividedIssues = (db: ReadHandle, farApart: FarApart): IssueId[] =>
  z.array(IssueId).parse(
    db
      .prepare(
        `SELECT last.issue_id FROM (
           SELECT a.issue_id, r.item_id, r.round, max(r.revealed_at) FROM ballot_rounds r JOIN agenda_items a ON a.id = r.item_id
           WHERE r.revealed_at IS NOT NULL AND a.issue_id IS NOT NULL GROUP BY a.issue_id) AS last
         JOIN ballots b ON b.item_id = last.item_id AND b.round = last.round
         GROUP BY last.issue_id
         HAVING max(b.impact) - min(b.impact) >= @impact OR max(b.severity) - min(b.severity) >= @severity OR max(b.time) - min(b.time) >= @time`,
      )
      .pluck()
      .all(farApart),
  );

/** The numbers of open issues that are not on the session's agenda yet, in the chosen order (M1); those of `first` before all others. */
export function listQueueNumbers(
  db: ReadHandle,
  { sessionId, order, search, limit, asOf, divided, first }: { sessionId: SessionId; order: QueueOrder; search: string; limit: number; asOf: CalendarDate; divided: readonly IssueId[]; first: readonly IssueId[] },
): number[] {
  const condition = conditionOf(db, IssueFilter.parse({ search, isOpen: true }), asOf);
  const params = { ...condition.params, sessionId, ...(first.length > 0 ? { first: JSON.stringify(first) } : {}), ...(order === 'stakes' ? { divided: JSON.stringify(divided) } : {}) };
  const numbers: number[] = [];
  const isFirst = 'i.id IN (SELECT value FROM json_each(@first))';
  const stretches = stretchesOf(order, placedColumns(db, asOf));
  const all = first.length === 0 ? stretches : [{ where: isFirst, orderBy: stretches.at(-1)?.orderBy ?? 'i.number' }, ...stretches.map((stretch) => ({ ...stretch, where: `${stretch.where} AND NOT ${isFirst}` }))];
  for (const { where, orderBy } of all) {
    if (numbers.length === limit) break;
    const sql = `SELECT i.number FROM issues i WHERE ${where} AND ${condition.sql} AND i.merged_into IS NULL
      AND i.id NOT IN (SELECT issue_id FROM agenda_items WHERE session_id = @sessionId AND issue_id IS NOT NULL) ORDER BY ${orderBy} LIMIT @limit`;
    numbers.push(...z.array(z.int()).parse(db.prepare(sql).pluck().all({ ...params, limit: limit - numbers.length })));
  }
  return numbers;
}

const PutOff = z.object({ issueId: IssueId, number: z.int(), sessionNumber: z.int(), reason: z.string(), times: z.int(), firstOn: CalendarDate });

/** Open issues that are not on the session's agenda and that the last session which came to them put off; the longest wait first (M3). */
export const listPutOff = (db: ReadHandle, sessionId: SessionId): z.infer<typeof PutOff>[] =>
  db
    .prepare(
      `SELECT last.issue_id AS issueId, i.number, last.session_number AS sessionNumber, coalesce(last.deferred_reason, '') AS reason, last.times, last.first_on AS firstOn FROM (
         SELECT a.issue_id, a.phase, a.deferred_reason, max(s.number) AS session_number,
           (SELECT count(*) FROM agenda_items b WHERE b.issue_id = a.issue_id AND b.phase = 'deferred') AS times,
           (SELECT min(t.planned_on) FROM agenda_items b JOIN sessions t ON t.id = b.session_id WHERE b.issue_id = a.issue_id AND b.phase = 'deferred') AS first_on
         FROM agenda_items a JOIN sessions s ON s.id = a.session_id
         WHERE a.issue_id IN (SELECT issue_id FROM agenda_items WHERE phase = 'deferred') AND a.phase <> 'waiting' AND a.session_id <> @sessionId GROUP BY a.issue_id) AS last
       JOIN issues i ON i.id = last.issue_id
       WHERE last.phase = 'deferred' AND i.status IN ('open', 'waiting') AND i.merged_into IS NULL
         AND last.issue_id NOT IN (SELECT issue_id FROM agenda_items WHERE session_id = @sessionId AND issue_id IS NOT NULL)
       ORDER BY last.first_on, i.number`,
    )
    .all({ sessionId })
    .map((row) => PutOff.parse(row));
