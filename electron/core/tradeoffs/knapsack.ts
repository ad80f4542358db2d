import { DocketError } from '@shared/result';

/** Something that takes capacity and is worth something; both are whole numbers of zero or more. */
export interface Candidate {
  readonly id: string;
  readonly effort: number;
  readonly value: number;
}

/** So many partial sets are kept at most (4 bytes each), a tenth of them in one step: 200 candidates over 100,000 units of capacity are half of it. */
const keptAtMost = 40_000_000;

/**
 * The best set within the capacity (0/1 knapsack, exact; T4): the highest value; of those the smallest effort; of those the one that has the
 * lower id, compared as text, where two sets first differ. What is worth nothing is never in it.
 *
 * By dynamic programming over lists of partial sets that no other one beats (Nemhauser and Ullmann 1969), without those that cannot reach
 * the best set found so far even if the rest could be divided (Dantzig 1957). Time and memory follow the partial sets, and not the capacity.
 *
 * @param candidates with ids that are all different and sums that are safe integers.
 * @returns the chosen in the order of their ids.
 * @throws DocketError `invalid-input` where more than `limit` partial sets would have to be kept, or a tenth of it at once.
 */
export function bestSet<T extends Candidate>(candidates: readonly T[], capacity: number, limit = keptAtMost): T[] {
  const useful = candidates.filter(({ effort, value }) => value > 0 && effort <= capacity).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const paid = useful.filter(({ effort }) => effort > 0);
  const chosen = new Set(sumOf(paid, 'effort') <= capacity ? paid : search(paid, capacity, limit));
  return useful.filter((candidate) => candidate.effort === 0 || chosen.has(candidate));
}

/** The sum of the efforts or of the values. */
export const sumOf = (candidates: readonly Candidate[], of: 'effort' | 'value'): number => candidates.reduce((sum, candidate) => sum + candidate[of], 0);

/** Partial sets by ascending effort and value. Each says from which set of the step before it came, and whether the candidate is in it: `2 * from + (in ? 1 : 0)`. */
interface PartialSets {
  readonly count: number;
  readonly efforts: Float64Array;
  readonly values: Float64Array;
  readonly origins: Int32Array;
}

function search<T extends Candidate>(candidates: readonly T[], capacity: number, limit: number): T[] {
  const byWorth = candidates.map((candidate, place) => ({ ...candidate, place })).toSorted(compareWorth);
  const steps: Int32Array[] = [];
  let sets: PartialSets = { count: 1, efforts: new Float64Array(1), values: new Float64Array(1), origins: new Int32Array(1) };
  let kept = 0;
  let reached = 0;
  // From the last id to the first: a set with the candidate then precedes an equal one without it, whatever else is in them.
  for (let place = candidates.length - 1; place >= 0; place -= 1) {
    const candidate = candidates[place];
    if (candidate === undefined) break;
    const all = withAndWithout(sets, candidate, capacity);
    const pruned = prune(all, byWorth.filter((open) => open.place < place), capacity, reached);
    ({ sets, reached } = pruned);
    kept += sets.count;
    if (kept > limit || sets.count > limit / 10) {
      throw new DocketError('invalid-input', 'The best set within the capacity has too many near misses to be found exactly. Nothing was chosen. Round the efforts and the capacity to a coarser unit.', 'effort');
    }
    steps.push(sets.origins);
  }

  const chosen: T[] = [];
  let index = sets.count - 1;
  for (const [place, candidate] of candidates.entries()) {
    const origin = steps[candidates.length - 1 - place]?.[index] ?? 0;
    if (origin % 2 === 1) chosen.push(candidate);
    index = Math.floor(origin / 2);
  }
  return chosen;
}

/** Each set once as it is and once with the candidate, without those that take as much for no more. */
function withAndWithout({ count, efforts, values }: PartialSets, { effort, value }: Candidate, capacity: number): PartialSets {
  const merged = { efforts: new Float64Array(2 * count), values: new Float64Array(2 * count), origins: new Int32Array(2 * count) };
  let size = 0;
  let highest = -1;
  const add = (newEffort: number, newValue: number, origin: number): void => {
    if (newValue <= highest) return;
    merged.efforts[size] = newEffort;
    merged.values[size] = newValue;
    merged.origins[size] = origin;
    highest = newValue;
    size += 1;
  };
  for (let without = 0, having = 0; without < count || having < count; ) {
    const oldEffort = efforts[without] ?? Number.POSITIVE_INFINITY;
    const oldValue = values[without] ?? 0;
    const isOldLeft = without < count;
    const newEffort = having < count ? (efforts[having] ?? 0) + effort : Number.POSITIVE_INFINITY;
    const newValue = (values[having] ?? 0) + value;
    if (newEffort > capacity && !isOldLeft) break;
    if (newEffort <= capacity && (!isOldLeft || newEffort < oldEffort || (newEffort === oldEffort && newValue >= oldValue))) {
      add(newEffort, newValue, 2 * having + 1);
      having += 1;
    } else {
      add(oldEffort, oldValue, 2 * without);
      without += 1;
    }
  }
  return { count: size, ...merged };
}

/**
 * Leaves out the sets that cannot become as good as one that can be reached.
 *
 * @param open what is not decided yet, the most value for its effort first.
 * @param reached the value of a set that is known to fit.
 */
function prune({ count, efforts, values, origins }: PartialSets, open: readonly Candidate[], capacity: number, reached: number): { sets: PartialSets; reached: number } {
  const bounds = new Float64Array(count);
  let best = reached;
  let filled = open.length;
  let effort = sumOf(open, 'effort');
  let value = sumOf(open, 'value');
  for (let index = 0; index < count; index += 1) {
    const left = capacity - (efforts[index] ?? 0);
    // The sets take more and more, so that fewer and fewer of the open ones fit whole.
    while (effort > left) {
      filled -= 1;
      effort -= open[filled]?.effort ?? 0;
      value -= open[filled]?.value ?? 0;
    }
    const whole = (values[index] ?? 0) + value;
    best = Math.max(best, whole);
    bounds[index] = whole + partOf(open[filled], left - effort);
  }

  let size = 0;
  for (let index = 0; index < count; index += 1) {
    if ((bounds[index] ?? 0) < best) continue;
    efforts[size] = efforts[index] ?? 0;
    values[size] = values[index] ?? 0;
    origins[size] = origins[index] ?? 0;
    size += 1;
  }
  return { sets: { count: size, efforts: efforts.slice(0, size), values: values.slice(0, size), origins: origins.slice(0, size) }, reached: best };
}

/** No less than what the part of a candidate that still fits is worth, and at most 2 more than its whole part. */
function partOf(candidate: Candidate | undefined, left: number): number {
  if (candidate === undefined) return 0;
  const product = left * candidate.value;
  // Beyond the safe integers two roundings can take away a little.
  return product <= Number.MAX_SAFE_INTEGER ? Math.floor(product / candidate.effort) : Math.ceil((left / candidate.effort) * candidate.value) + 2;
}

/** The more value for its effort first. In whole numbers of any size: an order that is off by a rounding would make the bounds too low. */
function compareWorth(a: Candidate, b: Candidate): number {
  const difference = BigInt(b.value) * BigInt(a.effort) - BigInt(a.value) * BigInt(b.effort);
  return difference === 0n ? 0 : difference > 0n ? 1 : -1;
}
