import type { BandPosition } from '@shared/contract/scoring/placing';
import { Band, type CalendarDate } from '@shared/primitives';
import { z } from '@shared/zod';
import type { ReadHandle, WriteHandle } from '../handles';
import { statement } from '../statements';

/**
 * How `issues.rank_score` is put together, so that one index gives the order of the list (S1, S5): the band, then where in the band the issue
 * is placed, then the score. -1 where there is no band.
 */
const ofBand = { monitor: 0, 'next-cycle': 10_000, escalate: 20_000, immediate: 30_000 } as const satisfies Record<Band, number>;
const ofPosition = { top: 9000, 'by-score': 5000, bottom: 1000 } as const satisfies Record<BandPosition, number>;

/** The rank of an issue that nobody has placed. */
export const rankScoreOf = ({ band, score }: { band: Band | null; score: number | null }): number => (band === null || score === null ? -1 : ofBand[band] + ofPosition['by-score'] + score);

const cases = (of: Readonly<Record<string, number>>): string => Object.entries(of).map(([word, value]) => `WHEN '${word}' THEN ${value}`).join(' ');

/** The same in SQL, over expressions for the band, the position (NULL: not placed) and the score. */
export const rankScoreSql = (band: string, position: string, score: string): string =>
  `coalesce(CASE ${band} ${cases(ofBand)} END + CASE coalesce(${position}, 'by-score') ${cases(ofPosition)} END + ${score}, -1)`;

/** The override of an issue that is in force on @asOf: of those not over, the last one. */
export const inForceSql = (issueId: string): string =>
  `(SELECT v.id FROM overrides v WHERE v.issue_id = ${issueId} AND v.from_on <= @asOf AND v.until_on >= @asOf
     AND NOT EXISTS (SELECT 1 FROM override_ends e WHERE e.override_id = v.id AND e.ended_on <= @asOf) ORDER BY v.seq DESC LIMIT 1)`;

const movedSql = `SELECT i.number, o.id AS overrideId, coalesce(o.band, i.band) AS band, ${rankScoreSql('coalesce(o.band, i.band)', 'o.position', 'i.score')} AS rankScore
  FROM (SELECT DISTINCT issue_id FROM overrides) AS placed JOIN issues i ON i.id = placed.issue_id LEFT JOIN overrides o ON o.id = ${inForceSql('i.id')} AND i.band IS NOT NULL
  WHERE i.override_id IS NOT o.id`;
const Moved = z.object({ number: z.int(), overrideId: z.string().nullable(), band: Band.nullable(), rankScore: z.int() });

/** Brings `issues.override_id` to a date; `refreshFigures` has to be called for the numbers that are given back. */
export function refreshPlacings(db: WriteHandle, asOf: CalendarDate): number[] {
  const moved = statement(db, movedSql).all({ asOf }).map((row) => Moved.parse(row));
  for (const { number, overrideId } of moved) statement(db, 'UPDATE issues SET override_id = ? WHERE number = ?').run(overrideId, number);
  return moved.map(({ number }) => number);
}

/** What stands for the columns `rank_score` and `rank_band` of `issues i` on a date. */
export interface PlacedColumns {
  readonly rankScore: string;
  readonly rankBand: string;
}

const stored: PlacedColumns = { rankScore: 'i.rank_score', rankBand: 'i.rank_band' };

/**
 * The stored columns, which an index serves, where they are of that date. Where they are not (the file is read only, or a day has passed since it was
 * opened), the few issues whose override began or ended since are put right one by one, at the price of a sort.
 */
export function placedColumns(db: ReadHandle, asOf: CalendarDate): PlacedColumns {
  const moved = statement(db, movedSql).all({ asOf }).map((row) => Moved.parse(row));
  if (moved.length === 0) return stored;
  const rightOf = (value: (row: z.infer<typeof Moved>) => string, otherwise: string): string => `CASE i.number ${moved.map((row) => `WHEN ${row.number} THEN ${value(row)}`).join(' ')} ELSE ${otherwise} END`;
  return { rankScore: rightOf(({ rankScore }) => String(rankScore), stored.rankScore), rankBand: rightOf(({ band }) => (band === null ? 'NULL' : `'${band}'`), stored.rankBand) };
}
