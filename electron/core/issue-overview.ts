import type { IssueOverview } from '@shared/contract/issue-overview';
import type { Methodology } from '@shared/contract/scoring/entities';
import { type Band, bands, type CalendarDate, type Factors } from '@shared/primitives';
import { addDays } from './calendar';
import { sensitivityOf } from './scoring/sensitivity';

/** How many weeks the home screen looks back. */
const weeksShown = 10;

/** The days on which open issues are counted: weekly, the last one on the as-of date. */
export const weekEnds = (asOf: CalendarDate): CalendarDate[] => Array.from({ length: weeksShown }, (_, index) => addDays(asOf, (index - weeksShown + 1) * 7));

/** Issues of one band that were open from one of the days until before another; both are places in the list of days, null where there is none. */
export interface OpenSpell {
  readonly band: Band | null;
  readonly openedBy: number;
  readonly resolvedBy: number | null;
  readonly issues: number;
}

/** Open issues on each of the days, highest band first, those without a score last. An issue resolved on a day is no longer open on it. */
export function openOnDays(days: readonly CalendarDate[], spells: readonly OpenSpell[]): IssueOverview['weeks'] {
  return days.map((on, day) => ({
    on,
    bands: [...bands.toReversed(), null].map((band) => ({
      band,
      issues: spells.filter((spell) => spell.band === band && spell.openedBy <= day && (spell.resolvedBy === null || spell.resolvedBy > day)).reduce((sum, { issues }) => sum + issues, 0),
    })),
  }));
}

/** How many of the changes lead to a higher band and how many to a lower one. */
export function countMoves(changes: readonly { readonly beforeBand: Band; readonly afterBand: Band }[]): { movedUp: number; movedDown: number } {
  const climbs = changes.map(({ beforeBand, afterBand }) => bands.indexOf(afterBand) - bands.indexOf(beforeBand));
  return { movedUp: climbs.filter((by) => by > 0).length, movedDown: climbs.filter((by) => by < 0).length };
}

/** The single step (S3) most worth naming: the one that leads highest, or else lowest; null where every step keeps the band. */
export function tellingMove(factors: Factors, methodology: Methodology): IssueOverview['fragile']['rows'][number]['move'] | null {
  const { moves } = sensitivityOf(factors, methodology);
  const [first] = moves.toSorted((a, b) => bands.indexOf(b.band) - bands.indexOf(a.band));
  return first === undefined ? null : { dimension: first.dimension, to: first.to, score: first.score, band: first.band };
}
