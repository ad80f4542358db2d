import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cyclesOf, tiesOf } from '../../../electron/core/tradeoffs/cycles';
import type { Tally } from '../../../electron/core/tradeoffs/tally';

const tally = (rows: readonly (readonly number[])[]): Tally => ({ size: rows.length, over: (a, b) => rows[a]?.[b] ?? 0 });

/** The same components from who can reach whom. */
function byReach({ size, over }: Tally): number[][] {
  const things = Array.from({ length: size }, (_, thing) => thing);
  const reach = things.map((a) => things.map((b) => over(a, b) > over(b, a)));
  for (const via of things) for (const a of things) for (const b of things) if (reach[a]?.[via] === true && reach[via]?.[b] === true) reach[a][b] = true;
  const components = things.map((a) => things.filter((b) => a === b || (reach[a]?.[b] === true && reach[b]?.[a] === true)));
  return components.filter((component, thing) => component.length >= 3 && component[0] === thing);
}

describe('cycles', () => {
  it('finds one among three, and none in an order [T2]', () => {
    expect(cyclesOf(tally([[0, 2, 1], [1, 0, 2], [2, 1, 0]]))).toEqual([[0, 1, 2]]);
    expect(cyclesOf(tally([[0, 2, 2], [1, 0, 2], [1, 1, 0]]))).toEqual([]);
  });

  it('needs strict majorities: a tie closes no cycle [T2]', () => {
    expect(cyclesOf(tally([[0, 2, 1], [1, 0, 2], [1, 1, 0]]))).toEqual([]);
  });

  it('joins cycles that share a thing and keeps others apart [T2]', () => {
    const arrows = new Set(['0>1', '1>2', '2>0', '2>3', '3>4', '4>2', '5>6', '6>7', '7>5', '4>5']);
    expect(cyclesOf({ size: 9, over: (a, b) => (arrows.has(`${a}>${b}`) ? 1 : 0) })).toEqual([[0, 1, 2, 3, 4], [5, 6, 7]]);
  });

  it('equals the components by reach on any votes [T2]', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 8, maxLength: 8 }), { maxLength: 8 }), (rows) => {
        expect(cyclesOf(tally(rows))).toEqual(byReach(tally(rows)));
      }),
      { numRuns: 300 },
    );
  });

  it('goes round 500 things in a ring [T2]', () => {
    expect(cyclesOf({ size: 500, over: (a, b) => (b === (a + 1) % 500 ? 1 : 0) })).toEqual([Array.from({ length: 500 }, (_, thing) => thing)]);
  });
});

describe('ties', () => {
  it('are pairs with votes, and as many each way [T2]', () => {
    expect(tiesOf(tally([[0, 2, 0, 1], [2, 0, 1, 3], [0, 0, 0, 0], [1, 2, 0, 0]]))).toEqual([[0, 1], [0, 3]]);
    expect(tiesOf(tally([[0, 0], [0, 0]]))).toEqual([]);
  });
});
