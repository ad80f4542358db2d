import { isFarFromMedian, medianOf, ordinalAlpha, rwgOf, sessionAlpha, spreadOf } from '../../../electron/core/scoring/agreement';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

/**
 * The reliability data of Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability", section C: 12 units, 4 observers,
 * missing values left out. Ordinal alpha is published as 0.815.
 */
const krippendorff2011 = [
  [1, 1, 1], [2, 2, 3, 2], [3, 3, 3, 3], [3, 3, 3, 3], [2, 2, 2, 2], [1, 2, 3, 4],
  [4, 4, 4, 4], [1, 1, 2, 1], [2, 2, 2, 2], [5, 5, 5], [1, 1], [3],
];

/** The same coefficient from its definition over pairs of values, without a coincidence matrix. */
function alphaByPairs(items: readonly (readonly number[])[]): number | null {
  const units = items.filter((values) => values.length > 1);
  const all = units.flat();
  const distance = (a: number, b: number): number => {
    const [low, high] = a < b ? [a, b] : [b, a];
    const between = all.filter((value) => value >= low && value <= high).length;
    const ends = all.filter((value) => value === low).length + all.filter((value) => value === high).length;
    return low === high ? 0 : (between - ends / 2) ** 2;
  };
  const overPairs = (values: readonly number[]): number => values.reduce((sum, a) => sum + values.reduce((inner, b) => inner + distance(a, b), 0), 0);
  const observed = units.reduce((sum, values) => sum + overPairs(values) / (values.length - 1), 0) / all.length;
  const expected = overPairs(all) / (all.length * (all.length - 1));
  return units.length < 2 || expected === 0 ? null : 1 - observed / expected;
}

const ballots = fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 6 });

describe('agreement on one item', () => {
  it('proposes the median where it is a step [S4]', () => {
    expect(spreadOf([5, 3, 4], 'impact')).toMatchObject({ ballots: 3, median: 4, min: 3, max: 5, needsChoice: false, proposed: 4 });
    expect(spreadOf([3, 3, 5, 5, 3, 4], 'severity')).toMatchObject({ median: 3.5, needsChoice: true, proposed: null });
    expect(spreadOf([2, 4], 'severity')).toMatchObject({ median: 3, needsChoice: false, proposed: 3 });
  });

  it('leaves a half to the facilitator [S4]', () => {
    expect(spreadOf([2, 3], 'time')).toMatchObject({ median: 2.5, needsChoice: true, proposed: null });
  });

  it('sorts ballots as numbers and changes nobody\'s list [S4]', () => {
    const given = [5, 1, 4];
    expect(medianOf(given)).toBe(4);
    expect(given).toEqual([5, 1, 4]);
    expect(medianOf([10, 9, 2])).toBe(9);
    expect(medianOf([])).toBeNull();
  });

  it.each([
    // Five steps: (25 - 1) / 12 = 2.
    [[4, 4, 4, 4], 5, 1], // nothing varies
    [[4, 5], 5, 0.75], // s^2 = 0.5
    [[3, 4, 5], 5, 0.5], // s^2 = 1
    [[3, 5], 5, 0], // s^2 = 2, as if by chance
    [[1, 5], 5, 0], // s^2 = 8: floored
    [[3, 4, 4, 5, 4], 5, 0.75], // s^2 = 2 / 4
    // Three steps: (9 - 1) / 12 = 2 / 3.
    [[2, 3], 3, 0.25], // s^2 = 1 / 2
    [[2, 2, 2, 3], 3, 0.625], // s^2 = 1 / 4
    [[1, 3], 3, 0],
  ])('gives r_wg of %o on %i steps as %d, as by hand [S4]', (values, steps, rwg) => {
    expect(rwgOf(values, steps)).toBeCloseTo(rwg, 14);
  });

  it('has no agreement to show for fewer than two ballots [S4]', () => {
    expect(spreadOf([], 'impact')).toEqual({ ballots: 0, median: null, min: null, max: null, rwg: null, withinOne: null, needsChoice: false, proposed: null });
    expect(spreadOf([4], 'impact')).toEqual({ ballots: 1, median: 4, min: 4, max: 4, rwg: null, withinOne: null, needsChoice: false, proposed: 4 });
  });

  it('counts the share within one step of the median [S4]', () => {
    expect(spreadOf([1, 4, 4, 5], 'impact').withinOne).toBe(0.75);
    expect(spreadOf([1, 2, 4, 5], 'impact')).toMatchObject({ median: 3, withinOne: 0.5 });
    expect(spreadOf([3, 4], 'impact')).toMatchObject({ median: 3.5, withinOne: 1 });
    expect([1, 2, 3, 4, 5].filter((value) => isFarFromMedian(value, 3.5))).toEqual([1, 2, 5]);
  });

  it.each([[0], [4], [1.5], [Number.NaN]])('refuses %d as a Time ballot [S4]', (value) => {
    expect(() => spreadOf([2, value], 'time')).toThrow('A ballot must be a whole number from 1 to 3');
  });

  it('stays between its bounds and ignores the order of ballots [S4]', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 12 }), (values) => {
        const spread = spreadOf(values, 'impact');
        expect(spread).toEqual(spreadOf([...values].reverse(), 'impact'));
        expect(spread.rwg).toBeGreaterThanOrEqual(0);
        expect(spread.rwg).toBeLessThanOrEqual(1);
        expect(spread.rwg === 1).toBe(new Set(values).size === 1);
        expect(spread.median).toBeGreaterThanOrEqual(Math.min(...values));
        expect(spread.median).toBeLessThanOrEqual(Math.max(...values));
      }),
    );
  });
});

describe('Krippendorff\'s alpha over a session', () => {
  it('gives 0.815 for the published ordinal data [S4]', () => {
    expect(ordinalAlpha(krippendorff2011)).toBeCloseTo(0.815, 3);
  });

  it('agrees with a small case worked by hand [S4]', () => {
    // Values 1,1 | 1,2 | 2,2: n1 = n2 = 3, n = 6, d = (3/2 + 3/2)^2 = 9, one disagreeing pair: 1 - 5 * 9 / (3 * 3 * 9) = 4/9.
    expect(ordinalAlpha([[1, 1], [1, 2], [2, 2]])).toBeCloseTo(4 / 9, 14);
    // 1,2 | 2,1: only disagreement: n1 = n2 = 2, d = 4: 1 - 3 * 8 / 16 = -1/2.
    expect(ordinalAlpha([[1, 2], [2, 1]])).toBeCloseTo(-0.5, 14);
  });

  it('is 1 where everyone agrees on items that differ [S4]', () => {
    expect(ordinalAlpha([[1, 1, 1], [5, 5, 5]])).toBe(1);
  });

  it.each([
    ['no item', []],
    ['one item', [[1, 5, 3]]],
    ['one item with two values and others with one', [[1, 5], [3], [4], []]],
    ['nothing that varies', [[3, 3, 3], [3, 3]]],
    ['nothing that varies among what can be paired', [[3, 3], [3, 3], [5]]],
  ])('is not available for %s [S4]', (_case, items) => {
    expect(ordinalAlpha(items)).toBeNull();
  });

  it('equals the pairwise formulation on any data [S4]', () => {
    fc.assert(
      fc.property(fc.array(ballots, { maxLength: 10 }), (items) => {
        const alpha = ordinalAlpha(items);
        const byPairs = alphaByPairs(items);
        if (alpha === null || byPairs === null) expect(alpha).toBe(byPairs);
        else expect(alpha).toBeCloseTo(byPairs, 10);
      }),
      { numRuns: 500 },
    );
  });

  it('reports each dimension on its own [S4]', () => {
    const items = [
      [{ impact: 1, severity: 1, time: 3 }, { impact: 1, severity: 2, time: 3 }],
      [{ impact: 5, severity: 2, time: 3 }, { impact: 5, severity: 1, time: 3 }],
    ];
    expect(sessionAlpha(items)).toEqual({ impact: 1, severity: expect.closeTo(-0.5, 14), time: null });
  });
});
