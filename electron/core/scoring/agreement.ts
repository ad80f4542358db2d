import { stepCounts } from '@shared/contract/scoring/entities';
import type { Dimension, Factors } from '@shared/primitives';
import { DocketError } from '@shared/result';

/** What the ballots on one dimension of one item say together (S4). */
export interface Spread {
  readonly ballots: number;
  readonly median: number | null;
  readonly min: number | null;
  readonly max: number | null;
  /** Within-group agreement, 0 to 1; null with fewer than two ballots. */
  readonly rwg: number | null;
  /** Share of ballots within one step of the median, 0 to 1; null with fewer than two ballots. */
  readonly withinOne: number | null;
  /** The median lies between two steps, so the facilitator chooses one, with a reason. */
  readonly needsChoice: boolean;
  /** The median where it is a step, and null where a choice is needed or nobody voted. */
  readonly proposed: number | null;
}

/** The middle value, or the mean of the two middle ones; null of nothing. */
export function medianOf(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2;
}

/** Whether a ballot lies more than one step from the median (S4). */
export function isFarFromMedian(value: number, median: number): boolean {
  return Math.abs(value - median) > 1;
}

/**
 * r_wg = 1 - s^2 / ((A^2 - 1) / 12) with the sample variance s^2 (n - 1) and A steps, floored at 0 (James, Demaree and Wolf 1984).
 * Null with fewer than two ballots.
 */
export function rwgOf(values: readonly number[], steps: number): number | null {
  const n = values.length;
  if (n < 2) return null;
  const sum = values.reduce((total, value) => total + value, 0);
  const squares = values.reduce((total, value) => total + value * value, 0);
  // All integers up to here, and one division: the same bits on every machine.
  return Math.max(0, 1 - (12 * (n * squares - sum * sum)) / (n * (n - 1) * (steps * steps - 1)));
}

/**
 * The spread of the ballots on one dimension (S4). Abstentions are left out by the caller.
 *
 * @param steps of the scale, 2 or more, where it is not the product's own.
 * @throws DocketError `invalid-input` for a ballot that is not a step of the dimension.
 */
export function spreadOf(values: readonly number[], dimension: Dimension, steps: number = stepCounts[dimension]): Spread {
  if (values.some((value) => !Number.isInteger(value) || value < 1 || value > steps)) {
    throw new DocketError('invalid-input', `A ballot must be a whole number from 1 to ${steps}`, dimension);
  }
  const median = medianOf(values);
  if (median === null) return { ballots: 0, median, min: null, max: null, rwg: null, withinOne: null, needsChoice: false, proposed: null };
  const near = values.filter((value) => !isFarFromMedian(value, median)).length;
  const needsChoice = !Number.isInteger(median);
  return {
    ballots: values.length,
    median,
    min: Math.min(...values),
    max: Math.max(...values),
    rwg: rwgOf(values, steps),
    withinOne: values.length < 2 ? null : near / values.length,
    needsChoice,
    proposed: needsChoice ? null : median,
  };
}

/** What alpha is taken over: how often each value was given, and each pair of two values to the same item. */
interface Coincidences {
  readonly size: number;
  /** Values in all. */
  readonly n: number;
  /** By rank of the value. */
  readonly totals: Float64Array;
  /** Above the diagonal, row by row: both orders of a pair count as one cell. */
  readonly pairs: Float64Array;
}

/** The coincidence matrix; null where fewer than two items have two values, or where nothing varies. */
function coincidencesOf(items: readonly (readonly number[])[]): Coincidences | null {
  const pairable = items.filter((values) => values.length >= 2);
  if (pairable.length < 2) return null;
  const categories = [...new Set(pairable.flat())].sort((a, b) => a - b);
  if (categories.length < 2) return null;

  const size = categories.length;
  const rankOf = new Map(categories.map((category, index) => [category, index]));
  const pairs = new Float64Array(size * size);
  const totals = new Float64Array(size);
  let n = 0;
  for (const values of pairable) {
    const counts = new Float64Array(size);
    for (const value of values) {
      const rank = rankOf.get(value) ?? 0;
      counts[rank] = (counts[rank] ?? 0) + 1;
    }
    n += values.length;
    for (let c = 0; c < size; c += 1) {
      totals[c] = (totals[c] ?? 0) + (counts[c] ?? 0);
      for (let k = c + 1; k < size; k += 1) {
        const cell = c * size + k;
        pairs[cell] = (pairs[cell] ?? 0) + ((counts[c] ?? 0) * (counts[k] ?? 0)) / (values.length - 1);
      }
    }
  }
  return { size, n, totals, pairs };
}

/** 1 - (n - 1) * sum(o_ck d_ck) / sum(n_c n_k d_ck) over c < k; `rowOf` gives the distances from a value to those ranked after it. */
function alphaOf({ size, n, totals, pairs }: Coincidences, rowOf: (c: number) => (k: number) => number): number {
  let observed = 0;
  let expected = 0;
  for (let c = 0; c < size; c += 1) {
    const distanceTo = rowOf(c);
    for (let k = c + 1; k < size; k += 1) {
      const distance = distanceTo(k);
      observed += (pairs[c * size + k] ?? 0) * distance;
      expected += (totals[c] ?? 0) * (totals[k] ?? 0) * distance;
    }
  }
  return 1 - ((n - 1) * observed) / expected;
}

/**
 * Krippendorff's alpha for ordinal data, by the coincidence matrix (Krippendorff 2011, "Computing Krippendorff's
 * Alpha-Reliability"): 1 - (n - 1) * sum(o_ck d_ck) / sum(n_c n_k d_ck) over c < k, where d_ck is the square of the number of
 * values ranked from c to k, both ends counted half. 1 is perfect, 0 is chance, below 0 is systematic disagreement.
 *
 * @param items per item the values given to it, in any order; who gave them does not matter, and missing ones are left out.
 * @returns null where fewer than two items have two values, or where nothing varies (S4).
 */
export function ordinalAlpha(items: readonly (readonly number[])[]): number | null {
  const coincidences = coincidencesOf(items);
  if (coincidences === null) return null;
  const { totals } = coincidences;
  return alphaOf(coincidences, (c) => {
    let ranked = (totals[c] ?? 0) / 2;
    // Asked for in order, so that what lies between is added up once.
    return (k) => {
      const distance = (ranked + (totals[k] ?? 0) / 2) ** 2;
      ranked += totals[k] ?? 0;
      return distance;
    };
  });
}

/**
 * The same for nominal data, where any two different values are equally far apart (Krippendorff 2011): for codes (W9).
 *
 * @param items as for `ordinalAlpha`; which number stands for which value does not matter.
 */
export function nominalAlpha(items: readonly (readonly number[])[]): number | null {
  const coincidences = coincidencesOf(items);
  return coincidences === null ? null : alphaOf(coincidences, () => () => 1);
}

/**
 * Alpha over a session's items for each dimension (S4), null (shown as "n/a") where `ordinalAlpha` is.
 *
 * @param items per item the ballots of those who voted.
 */
export function sessionAlpha(items: readonly (readonly Factors[])[]): Readonly<Record<Dimension, number | null>> {
  const overDimension = (dimension: Dimension): number | null => ordinalAlpha(items.map((ballots) => ballots.map((ballot) => ballot[dimension])));
  return { impact: overDimension('impact'), severity: overDimension('severity'), time: overDimension('time') };
}
