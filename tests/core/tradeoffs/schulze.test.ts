import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kemenyOrder } from '../../../electron/core/tradeoffs/kemeny';
import { nearKemenyOrder, schulzeOrder } from '../../../electron/core/tradeoffs/schulze';
import { disagreementsWith, type Tally } from '../../../electron/core/tradeoffs/tally';

const tally = (rows: readonly (readonly number[])[]): Tally => ({ size: rows.length, over: (a, b) => rows[a]?.[b] ?? 0 });
const tables = (size: number) => fc.array(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: size, maxLength: size }), { minLength: size, maxLength: size });

describe('the order of more than ten things', () => {
  it('starts from Schulze\'s order: his first example [T2]', () => {
    // Schulze (2011), 45 voters, A to E: the published ranking is E > A > C > B > D.
    const rows = [
      [0, 20, 26, 30, 22],
      [25, 0, 16, 33, 18],
      [19, 29, 0, 17, 24],
      [15, 12, 28, 0, 14],
      [23, 27, 21, 31, 0],
    ];
    expect(schulzeOrder(tally(rows))).toEqual([4, 0, 2, 1, 3]);
  });

  it('has every thing once, and moving one of them saves no vote [T2]', () => {
    fc.assert(
      fc.property(tables(12), (rows) => {
        const votes = tally(rows);
        const order = nearKemenyOrder(votes);
        expect(order.toSorted((a, b) => a - b)).toEqual(rows.map((_, thing) => thing));
        const against = disagreementsWith(order, votes);
        expect(against).toBeLessThanOrEqual(disagreementsWith(schulzeOrder(votes), votes));
        for (const [from, thing] of order.entries()) {
          const others = order.toSpliced(from, 1);
          for (let to = 0; to < order.length; to += 1) expect(disagreementsWith(others.toSpliced(to, 0, thing), votes)).toBeGreaterThanOrEqual(against);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('never beats the exact order where there is one [T2]', () => {
    fc.assert(
      fc.property(tables(7), (rows) => {
        const votes = tally(rows);
        expect(disagreementsWith(nearKemenyOrder(votes), votes)).toBeGreaterThanOrEqual(disagreementsWith(kemenyOrder(votes), votes));
      }),
    );
  });

  it('follows voters who all agree, and the numbers where nobody voted [T2]', () => {
    const wanted = Array.from({ length: 200 }, (_, place) => (place * 77) % 200);
    const places = new Map(wanted.map((thing, place) => [thing, place]));
    expect(nearKemenyOrder({ size: 200, over: (a, b) => ((places.get(a) ?? 0) < (places.get(b) ?? 0) ? 3 : 0) })).toEqual(wanted);
    expect(nearKemenyOrder({ size: 200, over: () => 0 })).toEqual(Array.from({ length: 200 }, (_, thing) => thing));
  });
});
