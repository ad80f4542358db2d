import type { IssueFilter, IssueSort } from '@shared/contract/issues';
import type { CalendarDate, IssueId } from '@shared/primitives';
import { z } from '@shared/zod';
import type { ReadHandle } from '../handles';
import { conditionOf, type Condition } from './filter';
import { tiersOf, type Tier } from './order';
import { placedColumns } from './placing';

export interface IssueQuery {
  readonly sort: IssueSort;
  readonly isDescending: boolean;
  readonly filter: IssueFilter;
  readonly asOf: CalendarDate;
}

/** Up to so many, issues are picked out first and then sorted; more are met soon enough when the index of the order is walked. */
const FEW = 5000;

const Numbers = z.array(z.int());

/** The numbers of the issues in a window of a list, `offset` rows in and at most `limit`, and how long the list is (W4). */
export function listIssueNumbers(db: ReadHandle, query: IssueQuery, { offset, limit }: { offset: number; limit: number }): { total: number; numbers: number[] } {
  const condition = conditionOf(db, query.filter, query.asOf);
  const total = countAll(db, condition);
  if (offset >= total) return { total, numbers: [] };
  const numbers: number[] = [];
  let skip = offset;
  for (const tier of tiersOf(query.sort, query.isDescending, placedColumns(db, query.asOf).rankScore)) {
    const sql = !condition.isAll && total <= FEW ? pickedSql(tier, condition) : windowSql(tier, condition);
    numbers.push(...Numbers.parse(db.prepare(sql).pluck().all({ ...condition.params, limit: limit - numbers.length, skip })));
    if (numbers.length === limit || numbers.length === total - offset) break;
    // Whole tiers that the window lies behind have to be counted; once it has begun, the next one continues it.
    skip = numbers.length > 0 || skip === 0 ? 0 : Math.max(0, skip - countTier(db, tier, condition));
  }
  return { total, numbers };
}

/** The numbers of all issues that a filter holds, lowest first, at most `limit`; and how many it holds. */
export function listFilteredNumbers(db: ReadHandle, filter: IssueFilter, asOf: CalendarDate, limit: number): { total: number; numbers: number[] } {
  const condition = conditionOf(db, filter, asOf);
  const numbers = Numbers.parse(db.prepare(`SELECT i.number FROM issues i WHERE ${condition.sql} ORDER BY i.number LIMIT @limit`).pluck().all({ ...condition.params, limit }));
  return { total: numbers.length < limit ? numbers.length : countAll(db, condition), numbers };
}

/** How many issues a filter holds. */
export const countFiltered = (db: ReadHandle, filter: IssueFilter, asOf: CalendarDate): number => countAll(db, conditionOf(db, filter, asOf));

/** Where an issue stands in a list, from 0, or null where the filter leaves it out; and how long the list is. */
export function findIssueIndex(db: ReadHandle, query: IssueQuery, id: IssueId): { index: number | null; total: number } {
  const condition = conditionOf(db, query.filter, query.asOf);
  const total = countAll(db, condition);
  let before = 0;
  for (const tier of tiersOf(query.sort, query.isDescending, placedColumns(db, query.asOf).rankScore)) {
    const sql = `SELECT place FROM (SELECT i.number, row_number() OVER (ORDER BY ${tier.orderBy.join(', ')}) - 1 AS place FROM ${fromOf(tier)} WHERE ${tier.where} AND ${condition.sql})
      WHERE number = (SELECT number FROM issues WHERE id = @id)`;
    const place = db.prepare(sql).pluck().get({ ...condition.params, id });
    if (place !== undefined) return { index: before + z.int().parse(place), total };
    before += countTier(db, tier, condition);
  }
  return { index: null, total };
}

/** CROSS JOIN keeps the accounts outside, so that their index gives the order. */
const fromOf = ({ of }: Tier): string => (of === 'issues' ? 'issues i' : 'accounts a CROSS JOIN issues i ON i.account_id = a.id');

const orderOf = ({ orderBy }: Tier): string => `ORDER BY ${orderBy.join(', ')} LIMIT @limit OFFSET @skip`;

/** A window taken by walking the index of the order; exported so that its plan can be looked at. */
export function windowSql(tier: Tier, { sql, isAll }: Pick<Condition, 'sql' | 'isAll'>): string {
  const index = isAll && tier.index !== undefined ? `INDEXED BY ${tier.index}` : '';
  return `SELECT i.number FROM ${fromOf(tier)} ${index} WHERE ${tier.where} AND ${sql} ${orderOf(tier)}`;
}

/** A window of few issues: first they are found, by an index that holds what the filter asks for, and then sorted. */
const pickedSql = (tier: Tier, { sql }: Condition): string =>
  `WITH picked AS MATERIALIZED (SELECT i.number FROM issues i WHERE ${sql})
   SELECT i.number FROM picked CROSS JOIN issues i ON i.number = picked.number ${tier.of === 'issues' ? '' : 'JOIN accounts a ON a.id = i.account_id'} WHERE ${tier.where} ${orderOf(tier)}`;

const countAll = (db: ReadHandle, { sql, params }: Condition): number => z.int().parse(db.prepare(`SELECT count(*) FROM issues i WHERE ${sql}`).pluck().get(params));

const countTier = (db: ReadHandle, tier: Tier, { sql, params }: Condition): number =>
  z.int().parse(db.prepare(`SELECT count(*) FROM ${fromOf(tier)} WHERE ${tier.where} AND ${sql}`).pluck().get(params));
