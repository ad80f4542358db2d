import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactLimit, kemenyOrder } from '../../../electron/core/tradeoffs/kemeny';
import { disagreementsWith, tallyOf, type Tally } from '../../../electron/core/tradeoffs/tally';

/** Votes as a table: row over column. */
const tally = (rows: readonly (readonly number[])[]): Tally => ({ size: rows.length, over: (a, b) => rows[a]?.[b] ?? 0 });
const tables = (maxSize: number) =>
  fc.integer({ min: 0, max: maxSize }).chain((size) => fc.array(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: size, maxLength: size }), { minLength: size, maxLength: size }));

/** All orders, those with lower numbers first. */
function permutations(things: readonly number[]): number[][] {
  return things.length === 0 ? [[]] : things.flatMap((first) => permutations(things.filter((thing) => thing !== first)).map((rest) => [first, ...rest]));
}

const lowerPairs = (order: readonly number[], rows: readonly (readonly number[])[]): number =>
  order.reduce((sum, upper, place) => sum + order.slice(place + 1).reduce((inner, lower) => inner + (rows[lower]?.[upper] ?? 0), 0), 0);

describe('the tally', () => {
  it('counts each vote once and fills nothing in [T2]', () => {
    const { over } = tallyOf(['a', 'b', 'c'], [{ voter: 'V1', prefers: 'a', over: 'b' }, { voter: 'V2', prefers: 'a', over: 'b' }, { voter: 'V1', prefers: 'b', over: 'c' }]);
    expect([over(0, 1), over(1, 0), over(1, 2), over(0, 2)]).toEqual([2, 0, 1, 0]);
  });

  it('does not count votes on what is not there [T2]', () => {
    const { over } = tallyOf(['a', 'b'], [{ voter: 'V1', prefers: 'a', over: 'gone' }, { voter: 'V1', prefers: 'gone', over: 'b' }]);
    expect([over(0, 1), over(1, 0)]).toEqual([0, 0]);
  });
});

describe('the Kemeny order', () => {
  it('breaks a Condorcet cycle where that costs least, as by hand [T2]', () => {
    // a over b 6 to 3, b over c 5 to 4, c over a 7 to 2. Against abc 3+4+7 = 14, bca 6+4+2 = 12, cab 3+5+2 = 10, acb 3+5+7 = 15, bac 6+4+7 = 17, cba 6+5+2 = 13.
    const votes = tally([[0, 6, 2], [3, 0, 5], [7, 4, 0]]);
    expect(kemenyOrder(votes)).toEqual([2, 0, 1]);
    expect(disagreementsWith([2, 0, 1], votes)).toBe(10);
    expect(disagreementsWith([1, 0, 2], votes)).toBe(17);
  });

  it('puts the winner of all comparisons first where counting places would not [T2]', () => {
    // Three say a > b > c, two say b > c > a. By counting places b would be first with 7 points to 6.
    expect(kemenyOrder(tally([[0, 3, 3], [2, 0, 5], [2, 0, 0]]))).toEqual([0, 1, 2]);
  });

  it('goes by number where votes decide nothing [T2]', () => {
    expect(kemenyOrder(tally([]))).toEqual([]);
    expect(kemenyOrder(tally([[0]]))).toEqual([0]);
    expect(kemenyOrder(tally([[0, 2, 0], [2, 0, 0], [0, 0, 0]]))).toEqual([0, 1, 2]);
    // Only one vote, the last over the first: 1, 2, 0 and 2, 0, 1 also go against nothing.
    expect(kemenyOrder(tally([[0, 0, 0], [0, 0, 0], [1, 0, 0]]))).toEqual([1, 2, 0]);
  });

  it('is the first of the least orders among all permutations [T2]', () => {
    fc.assert(
      fc.property(tables(6), (rows) => {
        const all = permutations(rows.map((_, thing) => thing));
        const least = Math.min(...all.map((order) => lowerPairs(order, rows)));
        expect(kemenyOrder(tally(rows))).toEqual(all.find((order) => lowerPairs(order, rows) === least));
      }),
      { numRuns: 300 },
    );
  });

  it('orders ten things that one voter has ordered as that voter did [T2]', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(Array.from({ length: exactLimit }, (_, thing) => thing), { minLength: exactLimit }), (wanted) => {
        expect(kemenyOrder({ size: exactLimit, over: (a, b) => (wanted.indexOf(a) < wanted.indexOf(b) ? 1 : 0) })).toEqual(wanted);
      }),
      { numRuns: 20 },
    );
  });
});
