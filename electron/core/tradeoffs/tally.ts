/** One answer to "which of the two?" (T2). */
export interface Vote {
  readonly voter: string;
  readonly prefers: string;
  readonly over: string;
}

/** How many votes prefer each of so many things over each other (T2). Things are named by their place, 0 to size - 1. */
export interface Tally {
  readonly size: number;
  /** The number of votes that prefer `a` over `b`. */
  over(a: number, b: number): number;
}

/**
 * Counts votes, each once. A pair that nobody voted on has no votes either way: nothing is filled in by transitivity (T2).
 *
 * @param ids in the order that breaks ties: where votes decide nothing, the earlier comes first. Votes on other ids do not count.
 */
export function tallyOf(ids: readonly string[], votes: readonly Vote[]): Tally {
  const size = ids.length;
  const places = new Map(ids.map((id, place) => [id, place]));
  const counts = new Int32Array(size * size);
  for (const { prefers, over } of votes) {
    const winner = places.get(prefers);
    const loser = places.get(over);
    if (winner === undefined || loser === undefined) continue;
    const cell = winner * size + loser;
    counts[cell] = (counts[cell] ?? 0) + 1;
  }
  return { size, over: (a, b) => counts[a * size + b] ?? 0 };
}

/** The number of votes that an order goes against: those that prefer what comes later in it. */
export function disagreementsWith(order: readonly number[], { over }: Tally): number {
  let against = 0;
  for (const [place, upper] of order.entries()) for (const lower of order.slice(place + 1)) against += over(lower, upper);
  return against;
}
