import { bestSet, sumOf, type Candidate } from './knapsack';
import { cyclesOf, tiesOf } from './cycles';
import { exactLimit, kemenyOrder } from './kemeny';
import { nearKemenyOrder } from './schulze';
import { disagreementsWith, tallyOf, type Vote } from './tally';

/** One of the issues that compete (T1). */
export interface Contender {
  readonly id: string;
  /** Zero or more, with three decimals at most. */
  readonly score: number;
  /** The ARR at risk in major units, zero or more, with three decimals at most. */
  readonly arr: number;
  /** In units of the capacity, a whole number of zero or more. */
  readonly effort: number;
}

/** A set that fits the capacity, and what it adds up to (T4). */
export interface FittingSet {
  readonly chosen: readonly string[];
  readonly value: number;
  readonly effort: number;
}

/** What the votes and the capacity say (T2, T4). Where ids are sorted, it is as text, character by character. */
export interface BoardResult extends WeighedOrder {
  readonly best: {
    /** `value` is a sum of scores. */
    readonly byScore: FittingSet;
    /** `value` is a sum of ARR. */
    readonly byArr: FittingSet;
    /** `value` is a sum of scores: an order has no value of its own. */
    readonly byOrder: FittingSet;
  };
}

/** What the votes say (T2). */
export interface WeighedOrder {
  /** All ids, the first choice first. */
  readonly order: readonly string[];
  /** The number of votes that the order goes against. */
  readonly disagreements: number;
  /** Whether no order goes against fewer votes for certain: so for up to ten issues. */
  readonly exact: boolean;
  /** Each with its ids sorted. */
  readonly cycles: readonly (readonly string[])[];
  /** Each pair with its ids sorted. */
  readonly ties: readonly (readonly string[])[];
}

/** Sums are made in thousandths, so that decimals add up exactly. */
const unit = 1000;

/**
 * The trade-off board: the group order (T2) and the best sets within the capacity (T4). `byOrder` goes down the order and takes whatever still
 * fits, passing over what does not.
 *
 * @param contenders with ids that are all different.
 * @param votes between contenders, none of them of one voter on one pair twice.
 * @throws DocketError `invalid-input` where a best set cannot be found exactly (see `bestSet`).
 */
export function weighUp(contenders: readonly Contender[], capacity: number, votes: readonly Vote[]): BoardResult {
  const weighed = orderOf(contenders, votes);
  const byId = new Map(contenders.map((contender) => [contender.id, contender]));
  const ordered = weighed.order.flatMap((id) => byId.get(id) ?? []);
  const scored = (set: readonly Contender[]): Candidate[] => set.map(({ id, score, effort }) => ({ id, effort, value: Math.round(score * unit) }));
  const atRisk = (set: readonly Contender[]): Candidate[] => set.map(({ id, arr, effort }) => ({ id, effort, value: Math.round(arr * unit) }));
  return {
    ...weighed,
    best: {
      byScore: summed(bestSet(scored(contenders), capacity)),
      byArr: summed(bestSet(atRisk(contenders), capacity)),
      byOrder: summed(scored(fromTheTop(ordered, capacity))),
    },
  };
}

/**
 * The group order (T2). Of several Kemeny orders it is the one that has the higher score, then the lower id, at the first place where two differ.
 *
 * @param contenders with ids that are all different.
 * @param votes between contenders, none of them of one voter on one pair twice.
 */
export function orderOf(contenders: readonly Pick<Contender, 'id' | 'score'>[], votes: readonly Vote[]): WeighedOrder {
  const byId = contenders.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const byScore = byId.toSorted((a, b) => b.score - a.score);
  const tally = tallyOf(idsOf(byScore), votes);
  const exact = contenders.length <= exactLimit;
  const places = exact ? kemenyOrder(tally) : nearKemenyOrder(tally);
  // Ids in their own order make cycles and ties sorted by them.
  const tallyById = tallyOf(idsOf(byId), votes);
  const named = (group: readonly number[]): string[] => group.flatMap((place) => byId[place]?.id ?? []);
  return {
    order: places.flatMap((place) => byScore[place]?.id ?? []),
    disagreements: disagreementsWith(places, tally),
    exact,
    cycles: cyclesOf(tallyById).map(named),
    ties: tiesOf(tallyById).map(named),
  };
}

const idsOf = (contenders: readonly { id: string }[]): string[] => contenders.map(({ id }) => id);

const summed = (set: readonly Candidate[]): FittingSet => ({ chosen: idsOf(set), value: sumOf(set, 'value') / unit, effort: sumOf(set, 'effort') });

/** What fits from the top of an order, passing over what does not (T1). */
export function fromTheTop<T extends { readonly effort: number }>(order: readonly T[], capacity: number): T[] {
  let left = capacity;
  return order.filter(({ effort }) => {
    if (effort > left) return false;
    left -= effort;
    return true;
  });
}
