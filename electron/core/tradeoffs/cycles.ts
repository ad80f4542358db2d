import type { Tally } from './tally';

/**
 * The cycles: strongly connected components of three or more where an arrow goes from each winner of a strict majority to its loser (T2).
 * By Tarjan's algorithm (1972). In such a component everything beats everything else over some path, so that no order pleases the majorities.
 *
 * @returns each component in ascending numbers, the components by their first.
 */
export function cyclesOf({ size, over }: Tally): number[][] {
  const reached = new Map<number, number>();
  const onPath: number[] = [];
  const found: number[][] = [];

  const visit = (thing: number): number => {
    const mark = reached.size;
    reached.set(thing, mark);
    onPath.push(thing);
    let lowest = mark;
    for (let next = 0; next < size; next += 1) {
      if (over(thing, next) <= over(next, thing)) continue;
      const seen = reached.get(next);
      if (seen === undefined) lowest = Math.min(lowest, visit(next));
      else if (onPath.includes(next)) lowest = Math.min(lowest, seen);
    }
    if (lowest === mark) found.push(onPath.splice(onPath.indexOf(thing)));
    return lowest;
  };
  for (let thing = 0; thing < size; thing += 1) if (!reached.has(thing)) visit(thing);

  return found
    .filter((component) => component.length >= 3)
    .map((component) => component.toSorted((a, b) => a - b))
    .toSorted(([a = 0], [b = 0]) => a - b);
}

/** The pairs with as many votes one way as the other, and at least one: both numbers ascending, the pairs in their order (T2). */
export function tiesOf({ size, over }: Tally): [number, number][] {
  const ties: [number, number][] = [];
  for (let a = 0; a < size; a += 1) for (let b = a + 1; b < size; b += 1) if (over(a, b) > 0 && over(a, b) === over(b, a)) ties.push([a, b]);
  return ties;
}
