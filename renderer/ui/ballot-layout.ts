/** One person's value on one factor in one round; null: abstained or did not vote. */
export interface BallotMark {
  readonly name: string;
  readonly value: number | null;
}

/** The ballots on one step: how many, and who is named over it (those off the median). */
export interface BallotColumn {
  readonly step: number;
  readonly first: number;
  readonly second: number;
  readonly off: readonly { readonly name: string; readonly distance: number }[];
}

/**
 * Ballots by step. Those of the latest round that lie off `median` are named over their step, the farthest first and
 * then by name; with no median nobody is named.
 */
export function columnsOf(steps: number, first: readonly BallotMark[], second: readonly BallotMark[] | null, median: number | null): readonly BallotColumn[] {
  const latest = second ?? first;
  return Array.from({ length: steps }, (_, index) => {
    const step = index + 1;
    const count = (marks: readonly BallotMark[]): number => marks.filter(({ value }) => value === step).length;
    const distance = median === null ? 0 : step - median;
    // A median between two steps lies as near to both: neither is off it.
    const isOff = Math.abs(distance) >= 1;
    const off = isOff ? latest.filter(({ value }) => value === step).map(({ name }) => ({ name, distance })) : [];
    return { step, first: count(first), second: second === null ? 0 : count(second), off: off.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)) };
  });
}

/** `2 below`, `1 above`: how far a step is from the median, in words. */
export function distanceWord(distance: number): string {
  const size = Math.abs(distance);
  return `${Number.isInteger(size) ? size : size.toFixed(1)} ${distance < 0 ? 'below' : 'above'}`;
}

/** The distance between dots so that `count` of them fit in `height` px, at most `wanted`. */
export function dotPitch(count: number, height: number, radius: number, wanted: number): number {
  return count < 2 ? wanted : Math.min(wanted, (height - 2 * radius) / (count - 1));
}
