import type { Methodology } from '@shared/contract/scoring/entities';
import { dimensionLabels, highestScore, stepCounts } from '@shared/contract/scoring/entities';
import type { Band, Factors } from '@shared/primitives';
import { dimensions } from '@shared/primitives';
import { DocketError } from '@shared/result';

/**
 * Refuses factors that are not on their scales: Impact 1-5, Severity 1-5, Time 1-3, whole numbers (S1).
 *
 * @throws DocketError `invalid-input` with the dimension as field, for the first that is wrong.
 */
export function assertFactors(factors: Factors): void {
  for (const dimension of dimensions) {
    const step = factors[dimension];
    const top = stepCounts[dimension];
    if (!Number.isInteger(step) || step < 1 || step > top) {
      throw new DocketError('invalid-input', `${dimensionLabels[dimension]} must be a whole number from 1 to ${top}`, dimension);
    }
  }
}

/**
 * Score = Impact x Severity x Time, an integer from 1 to 75 (S1).
 *
 * @throws DocketError `invalid-input` for a factor that is not on its scale.
 */
export function scoreOf(factors: Factors): number {
  assertFactors(factors);
  return factors.impact * factors.severity * factors.time;
}

/**
 * The band a score falls in under a methodology (S1). No gate takes part.
 *
 * @throws DocketError `invalid-input` for a score that is not a whole number from 1 to 75.
 */
export function bandOf(score: number, methodology: Methodology): Band {
  const range = methodology.bands.find(({ from, to }) => score >= from && score <= to);
  if (range === undefined || !Number.isInteger(score)) {
    throw new DocketError('invalid-input', `The score must be a whole number from 1 to ${highestScore}`, 'score');
  }
  return range.band;
}
