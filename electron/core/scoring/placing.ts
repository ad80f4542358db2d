import { longestOverrideDays, type DeciderTally, type OverrideRecord, type OverrideState } from '@shared/contract/scoring/overrides';
import type { BandPosition, Placing } from '@shared/contract/scoring/placing';
import { bandLabels, bands, type Band, type CalendarDate } from '@shared/primitives';
import { DocketError } from '@shared/result';
import { addDays, daysBetween, formatDate } from '../calendar';

const positionRank = { bottom: 0, 'by-score': 1, top: 2 } as const satisfies Record<BandPosition, number>;

/** The band an issue is listed in: where a person has placed it, else what the arithmetic says (S5). */
export const listedBand = ({ band, override }: { readonly band: Band | null; readonly override: Pick<Placing, 'band'> | null }): Band | null => (band === null ? null : (override?.band ?? band));

/**
 * The first key of the priority order (S5): the listed band, and where in it the issue is placed. A higher one comes first; null where there is no
 * band. Without overrides it orders as the score does, since bands are stretches of scores.
 */
export function placeOf(issue: { readonly band: Band | null; readonly override: Pick<Placing, 'band' | 'position'> | null }): number | null {
  const band = listedBand(issue);
  return band === null ? null : bands.indexOf(band) * 3 + positionRank[issue.override?.position ?? 'by-score'];
}

/** Up, down, or within the band of the arithmetic. */
export function directionOf({ band, arithmeticBand }: { readonly band: Band; readonly arithmeticBand: Band }): 'up' | 'down' | 'within' {
  const by = bands.indexOf(band) - bands.indexOf(arithmeticBand);
  return by > 0 ? 'up' : by < 0 ? 'down' : 'within';
}

/**
 * Whether an issue may be placed so (S5).
 *
 * @throws DocketError conflict where there is no arithmetic to depart from; invalid-input where the place is the one it has, or the last day is no
 * day ahead or too far away.
 */
export function assertMayPlace(issue: { readonly number: number; readonly band: Band | null }, placed: { readonly band: Band; readonly position: BandPosition; readonly until: CalendarDate }, asOf: CalendarDate): void {
  if (issue.band === null) throw new DocketError('conflict', `#${issue.number} has no score and no proposal, so there is no arithmetic to place it against. Nothing was changed. Score it first.`);
  if (placed.band === issue.band && placed.position === 'by-score') {
    throw new DocketError('invalid-input', `#${issue.number} stands in ${bandLabels[issue.band]} by its arithmetic already. Nothing was changed. Choose another band, or its top or bottom.`, 'band');
  }
  if (placed.until <= asOf) throw new DocketError('invalid-input', `An override ends on a day ahead; ${formatDate(placed.until)} is not after ${formatDate(asOf)}. Nothing was changed. Choose a later day.`, 'until');
  if (daysBetween(asOf, placed.until) > longestOverrideDays) {
    throw new DocketError('invalid-input', `An override holds for a year at the most, until ${formatDate(addDays(asOf, longestOverrideDays))}. Nothing was changed. Choose an earlier day; what should hold for longer is a matter for the methodology.`, 'until');
  }
}

/** In which state an override is on a date; `isInForce` where it is the one that counts (S5). */
export function stateOf({ from, until, end }: Pick<OverrideRecord, 'from' | 'until' | 'end'>, asOf: CalendarDate): OverrideState {
  if (from > asOf) return 'ahead';
  if (end !== null && end.on <= asOf) return end.how;
  return until < asOf ? 'lapsed' : 'in-force';
}

/** Whether it can be said how it turned out: it counted, and no longer does. */
export const isOver = (state: OverrideState): boolean => state === 'lapsed' || state === 'withdrawn' || state === 'superseded';

/** How the overrides of each decider turned out (S5); those with the most first, then by name. */
export function tallyByDecider(records: readonly Pick<OverrideRecord, 'deciderId' | 'decider' | 'state' | 'judgement'>[]): DeciderTally[] {
  const tallies = new Map<string, DeciderTally>();
  for (const { deciderId, decider, state, judgement } of records) {
    const before = tallies.get(deciderId) ?? { deciderId, name: decider, placed: 0, inForce: 0, toJudge: 0, right: 0, wrong: 0, cannotTell: 0 };
    tallies.set(deciderId, {
      ...before,
      placed: before.placed + 1,
      inForce: before.inForce + Number(state === 'in-force'),
      toJudge: before.toJudge + Number(isOver(state) && judgement === null),
      right: before.right + Number(judgement?.verdict === 'right'),
      wrong: before.wrong + Number(judgement?.verdict === 'wrong'),
      cannotTell: before.cannotTell + Number(judgement?.verdict === 'cannot-tell'),
    });
  }
  return [...tallies.values()].sort((a, b) => b.placed - a.placed || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}
