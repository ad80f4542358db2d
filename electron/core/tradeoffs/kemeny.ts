import type { Tally } from './tally';

/** Up to so many things the group order is exact (T2). */
export const exactLimit = 10;

/**
 * The Kemeny order: the one that goes against the fewest votes (Kemeny 1959; T2). By dynamic programming over the sets of what has been placed
 * already, O(2^n n^2). Among all such orders it is the one whose first place has the lowest number, then the second, and so on.
 *
 * @param tally of no more than `exactLimit` things.
 * @returns all things, the first choice first.
 */
export function kemenyOrder({ size, over }: Tally): number[] {
  const things = Array.from({ length: size }, (_, thing) => thing);
  const all = 2 ** size - 1;
  // What it costs to put a thing next after those of the set: the votes for what then comes below it.
  const costAfter = (set: number, next: number): number => things.reduce((sum, other) => ((set | (1 << next)) & (1 << other) ? sum : sum + over(other, next)), 0);
  // The least cost of ordering what is not in the set. Adding a thing makes the number of a set larger.
  const rest = new Float64Array(all + 1);
  for (let set = all - 1; set >= 0; set -= 1) {
    rest[set] = Math.min(...things.filter((thing) => (set & (1 << thing)) === 0).map((thing) => costAfter(set, thing) + (rest[set | (1 << thing)] ?? 0)));
  }

  const order: number[] = [];
  for (let set = 0; set !== all; ) {
    const placed = set;
    const next = things.find((thing) => (placed & (1 << thing)) === 0 && costAfter(placed, thing) + (rest[placed | (1 << thing)] ?? 0) === rest[placed]);
    if (next === undefined) throw new Error('No thing continues a least order.');
    order.push(next);
    set |= 1 << next;
  }
  return order;
}
