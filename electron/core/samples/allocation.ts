import { DocketError } from '@shared/result';

export interface StratumSize {
  readonly key: string;
  /** How many there are. */
  readonly population: number;
}

/** Shares out whole numbers by the largest remainder (Hamilton); ties go to the larger stratum, then to the lower key. Never more than a stratum has. */
function largestRemainder(strata: readonly StratumSize[], size: number, weightOf: (stratum: StratumSize) => number): Map<string, number> {
  const total = strata.reduce((sum, stratum) => sum + weightOf(stratum), 0);
  const quotas = strata.map((stratum) => {
    // Whole numbers up to here and one division: no remainder depends on rounding that another machine could do otherwise.
    const product = size * weightOf(stratum);
    const whole = Math.floor(product / total);
    return { stratum, whole, rest: product - whole * total };
  });
  const sizes = new Map(quotas.map(({ stratum, whole }) => [stratum.key, whole]));
  let left = size - quotas.reduce((sum, { whole }) => sum + whole, 0);
  const order = [...quotas].sort((a, b) => b.rest - a.rest || b.stratum.population - a.stratum.population || (a.stratum.key < b.stratum.key ? -1 : 1));
  for (const { stratum, whole } of order) {
    if (left === 0) break;
    sizes.set(stratum.key, whole + 1);
    left -= 1;
  }
  return sizes;
}

const populationOf = (strata: readonly StratumSize[]): number => strata.reduce((sum, { population }) => sum + population, 0);

function assertSize(strata: readonly StratumSize[], size: number): void {
  const population = populationOf(strata);
  if (size > population) throw new DocketError('invalid-input', `A sample of ${size} is more than the ${population} there are. Nothing was drawn. Ask for ${population} at most.`, 'plan.size');
}

/**
 * Sizes in proportion to the strata, by the largest remainder (Cochran 1977, 5.8; the rounding is Hamilton's).
 * @throws DocketError invalid-input where more are wanted than there are
 */
export function allocateProportionally(strata: readonly StratumSize[], size: number): Map<string, number> {
  assertSize(strata, size);
  return populationOf(strata) === 0 ? new Map(strata.map(({ key }) => [key, 0])) : largestRemainder(strata, size, ({ population }) => population);
}

/**
 * The same size for every stratum; what a small one cannot give is shared out over the others.
 * @throws DocketError invalid-input where more are wanted than there are
 */
export function allocateEqually(strata: readonly StratumSize[], size: number): Map<string, number> {
  assertSize(strata, size);
  const sizes = new Map(strata.map(({ key }) => [key, 0]));
  let open = strata.filter(({ population }) => population > 0);
  let left = size;
  while (open.length > 0) {
    const each = left / open.length;
    const full = open.filter(({ population }) => population <= each);
    if (full.length === 0) {
      for (const [key, share] of largestRemainder(open, left, () => 1)) sizes.set(key, share);
      break;
    }
    for (const { key, population } of full) {
      sizes.set(key, population);
      left -= population;
    }
    open = open.filter(({ population }) => population > each);
  }
  return sizes;
}

/**
 * Sizes that a person stated, one for each stratum; those that are not named are 0.
 * @throws DocketError invalid-input for a stratum that there is not, or one that is smaller
 */
export function allocateAsStated(strata: readonly StratumSize[], stated: Readonly<Record<string, number>>): Map<string, number> {
  const sizes = new Map(strata.map(({ key }) => [key, 0]));
  for (const [key, size] of Object.entries(stated)) {
    const stratum = strata.find((each) => each.key === key);
    if (stratum === undefined) {
      if (size === 0) continue;
      throw new DocketError('invalid-input', `There is no stratum "${key}" in this population. Nothing was drawn. The strata are ${strata.map((each) => each.key).join(', ')}.`, 'plan.size');
    }
    if (size > stratum.population) throw new DocketError('invalid-input', `Stratum "${key}" has ${stratum.population}, and ${size} are wanted. Nothing was drawn. Ask for fewer.`, 'plan.size');
    sizes.set(key, size);
  }
  return sizes;
}
