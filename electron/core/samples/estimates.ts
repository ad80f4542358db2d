import type { Estimate } from '@shared/contract/samples/entities';
import { tQuantile } from './quantiles';
import { confidenceFactor, finiteCorrection } from './size';

/** What was read of one stratum. */
export interface ReadStratum {
  /** How many there are. */
  readonly population: number;
  /** How many of them were read, whatever was answered. */
  readonly read: number;
  /** The answers that count: 0 or 1 for a share, 1 to 5 for a mean. Those not applicable are left out. */
  readonly values: readonly number[];
}

interface Weighed extends ReadStratum {
  /** The part of the population that the answers stand for, so that the weights of all strata make 1. */
  readonly weight: number;
  readonly mean: number;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Each stratum weighs what it has in the population; where a question does not apply to all, the part of it that the applicable ones stand for (Cochran 1977, 5.2 and 2.12). */
function weigh(strata: readonly ReadStratum[]): Weighed[] {
  const answered = strata.filter(({ values }) => values.length > 0);
  const parts = answered.map(({ population, read, values }) => (population * values.length) / read);
  const total = sum(parts);
  return answered.map((stratum, index) => ({ ...stratum, weight: (parts[index] ?? 0) / total, mean: sum(stratum.values) / stratum.values.length }));
}

const isCensus = (strata: readonly ReadStratum[]): boolean => strata.every(({ population, read }) => read >= population);

const between = (value: number, low: number, high: number): Estimate => ({ value, low, high, margin: Math.max(value - low, high - value) });

/** Wilson's score interval (Wilson 1927) of a share seen in `n` answers, which need not be a whole number. */
export function wilsonInterval(share: number, n: number, confidence: number): { low: number; high: number } {
  const z = confidenceFactor(confidence);
  const squared = z * z;
  const centre = (share + squared / (2 * n)) / (1 + squared / n);
  const half = (z / (1 + squared / n)) * Math.sqrt((share * (1 - share)) / n + squared / (4 * n * n));
  // At the ends the interval begins at the share itself, whatever rounding says.
  return { low: share === 0 ? 0 : Math.max(0, centre - half), high: share === 1 ? 1 : Math.min(1, centre + half) };
}

/**
 * A share over the population, weighted by stratum (Cochran 1977, 5.10), with Wilson's interval at the effective size 1 / sum(W_h^2 f_h / n_h), where f_h is what the finite population leaves,
 * (N_h - n_h) / (N_h - 1), and the weights' part is Kish's (1965, 11.7). Without strata that is n (N - 1) / (N - n). Where everything was read the interval is the share itself.
 * @returns null where nobody answered; an interval of nulls where all of some strata and nothing of the others was read
 */
export function estimateShare(strata: readonly ReadStratum[], confidence: number): Estimate | null {
  const weighed = weigh(strata);
  if (weighed.length === 0) return null;
  const share = Math.min(1, sum(weighed.map(({ weight, mean }) => weight * mean)));
  const spread = sum(weighed.map(({ weight, population, read, values }) => (weight ** 2 * finiteCorrection(population, read)) / values.length));
  if (isCensus(strata)) return between(share, share, share);
  // Read in full where it was read at all, and nothing is known of the rest.
  if (spread === 0) return { value: share, low: null, high: null, margin: null };
  const { low, high } = wilsonInterval(share, 1 / spread, confidence);
  return between(share, low, high);
}

/**
 * A mean over the population, weighted by stratum, with a t interval: variance sum(W_h^2 (1 - n_h / N_h) s_h^2 / n_h) and Satterthwaite's degrees of freedom (Cochran 1977, 5.3 and 5.4). A stratum with one answer
 * is given the variance of the others together. The ends stay within 1 and 5.
 * @returns null where nobody answered; an interval of nulls where too few answered, or all the same, for anything to be said of it
 */
export function estimateMean(strata: readonly ReadStratum[], confidence: number): Estimate | null {
  const weighed = weigh(strata);
  if (weighed.length === 0) return null;
  const value = sum(weighed.map(({ weight, mean }) => weight * mean));
  if (isCensus(strata)) return between(value, value, value);
  const squares = weighed.map(({ values, mean }) => sum(values.map((each) => (each - mean) ** 2)));
  const pooledDegrees = sum(weighed.map(({ values }) => values.length - 1));
  const pooled = pooledDegrees === 0 ? 0 : sum(squares) / pooledDegrees;
  const parts = weighed.map(({ weight, population, read, values }, index) => {
    const isAlone = values.length === 1;
    const variance = isAlone ? pooled : (squares[index] ?? 0) / (values.length - 1);
    return { variance: (weight ** 2 * (1 - read / population) * variance) / values.length, degrees: isAlone ? pooledDegrees : values.length - 1 };
  });
  const variance = sum(parts.map((part) => part.variance));
  if (variance === 0) return { value, low: null, high: null, margin: null };
  const degrees = variance ** 2 / sum(parts.filter((part) => part.variance > 0).map((part) => part.variance ** 2 / part.degrees));
  const half = tQuantile((1 + confidence) / 2, Math.max(1, degrees)) * Math.sqrt(variance);
  return { value, low: Math.max(1, value - half), high: Math.min(5, value + half), margin: half };
}
