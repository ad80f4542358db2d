import type { IssueFilter, IssueTotals } from '@shared/contract/issues';
import { Band, bands, type CalendarDate, type Money } from '@shared/primitives';
import { z } from '@shared/zod';
import type { ReadHandle } from '../handles';
import { conditionOf } from './filter';
import { placedColumns } from './placing';

const Line = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('band'), band: Band.nullable(), issues: z.int(), open: z.int(), fragile: z.int(), proposed: z.int(), renewing: z.int() }),
  z.object({ kind: z.literal('arr-of-band'), band: Band.nullable(), currency: z.string(), amountMinor: z.int() }),
  z.object({ kind: z.literal('arr'), currency: z.string(), amountMinor: z.int() }),
]);
type Line = z.infer<typeof Line>;

/** One pass over the issues, grouped by band and account; everything else is said of the groups. */
export const totalsSql = (condition: string, rankBand = 'i.rank_band'): string => `
  WITH each AS MATERIALIZED (
    SELECT ${rankBand} AS band, i.account_id, count(*) AS issues, sum(i.status IN ('open', 'waiting')) AS open, sum(i.is_fragile) AS fragile, sum(i.is_proposed) AS proposed,
      sum(i.rank_renewal BETWEEN @asOf AND @asOf90) AS renewing
    FROM issues i WHERE ${condition} GROUP BY ${rankBand}, i.account_id)
  SELECT 'band' AS kind, band, sum(issues) AS issues, sum(open) AS open, sum(fragile) AS fragile, sum(proposed) AS proposed, sum(renewing) AS renewing, NULL AS currency, NULL AS amountMinor
    FROM each GROUP BY band
  UNION ALL SELECT 'arr-of-band', each.band, 0, 0, 0, 0, 0, a.currency, sum(a.arr_minor)
    FROM each JOIN accounts a ON a.id = each.account_id WHERE a.arr_minor IS NOT NULL AND a.currency IS NOT NULL GROUP BY each.band, a.currency
  UNION ALL SELECT 'arr', NULL, 0, 0, 0, 0, 0, a.currency, sum(a.arr_minor)
    FROM accounts a WHERE a.id IN (SELECT account_id FROM each) AND a.arr_minor IS NOT NULL AND a.currency IS NOT NULL GROUP BY a.currency`;

const largestFirst = (sums: readonly Money[]): Money[] => [...sums].sort((a, b) => b.amountMinor - a.amountMinor || (a.currency < b.currency ? -1 : 1));

/**
 * What stands above the priority list: issues by band, and the ARR behind them. An account counts once in each band in which it has
 * issues and once in the whole, and currencies are never added up (W4).
 */
export function getIssueTotals(db: ReadHandle, filter: IssueFilter, asOf: CalendarDate): Omit<IssueTotals, 'converted' | 'withoutRate'> {
  const { sql, params } = conditionOf(db, filter, asOf);
  const asOf90 = db.prepare("SELECT date(?, '+90 days')").pluck().get(asOf);
  const lines = db.prepare(totalsSql(sql, placedColumns(db, asOf).rankBand)).all({ ...params, asOf90 }).map((row) => Line.parse(row));
  const groups = lines.filter((line) => line.kind === 'band');
  const add = (key: 'issues' | 'open' | 'fragile' | 'proposed' | 'renewing'): number => groups.reduce((sum, group) => sum + group[key], 0);
  const sums = (wanted: (line: Line) => boolean): Money[] =>
    largestFirst(lines.flatMap((line) => (line.kind !== 'band' && wanted(line) ? [{ amountMinor: line.amountMinor, currency: line.currency }] : [])));
  return {
    issues: add('issues'),
    bands: [...[...bands].reverse(), null].map((band) => ({
      band,
      issues: groups.find((group) => group.band === band)?.issues ?? 0,
      arr: sums((line) => line.kind === 'arr-of-band' && line.band === band),
    })),
    arr: sums((line) => line.kind === 'arr'),
    open: add('open'),
    fragile: add('fragile'),
    proposed: add('proposed'),
    renewsIn90Days: add('renewing'),
  };
}
