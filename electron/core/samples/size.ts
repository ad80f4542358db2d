import { normalQuantile } from './quantiles';

/** The two-sided normal factor of a confidence: 1.96 for 0.95. */
export const confidenceFactor = (confidence: number): number => normalQuantile((1 + confidence) / 2);

/**
 * How many of a population have to be read so that a share is known within `margin` (0.05: five points either way) at a confidence, whatever the share is
 * (Cochran 1977, 4.4): n0 = z^2 * 0.25 / e^2, and for a finite population n = n0 / (1 + (n0 - 1) / N), rounded up.
 */
export function sizeForMargin(population: number, margin: number, confidence: number): number {
  if (population === 0) return 0;
  const unlimited = (confidenceFactor(confidence) ** 2 * 0.25) / margin ** 2;
  // A hair above a whole number by rounding is that number.
  return Math.min(population, Math.max(1, Math.ceil(unlimited / (1 + (unlimited - 1) / population) - 1e-9)));
}

/** What is left of the variance because not all others are unread: (N - n) / (N - 1), 0 where all are read (Cochran 1977, 2.6). */
export const finiteCorrection = (population: number, size: number): number => (population <= 1 || size >= population ? 0 : (population - size) / (population - 1));

export interface StratumPart {
  readonly population: number;
  readonly size: number;
}

/**
 * The margin of error of a share at worst, 0 to 1 (Cochran 1977, 5.6, with a share of a half in each stratum). Strata that nothing is drawn from say nothing and are left
 * out; null where that leaves none.
 */
export function worstMargin(strata: readonly StratumPart[], confidence: number): number | null {
  const read = strata.filter(({ population, size }) => population > 0 && size > 0);
  const total = read.reduce((sum, { population }) => sum + population, 0);
  if (total === 0) return null;
  const variance = read.reduce((sum, { population, size }) => sum + ((population / total) ** 2 * 0.25 * finiteCorrection(population, size)) / size, 0);
  return Math.min(1, confidenceFactor(confidence) * Math.sqrt(variance));
}

/**
 * The smallest size whose strata, as `allocate` sizes them, come within the margin together; never below what a sample without strata needs.
 * @param allocate gives the parts for a size
 */
export function sizeForStratifiedMargin(population: number, margin: number, confidence: number, allocate: (size: number) => readonly StratumPart[]): number {
  const isEnough = (size: number): boolean => {
    const worst = worstMargin(allocate(size), confidence);
    return worst !== null && worst <= margin + 1e-12;
  };
  let low = sizeForMargin(population, margin, confidence);
  if (low === 0 || isEnough(low)) return low;
  let high = population;
  while (high - low > 1) {
    const half = Math.floor((low + high) / 2);
    if (isEnough(half)) high = half;
    else low = half;
  }
  return high;
}
