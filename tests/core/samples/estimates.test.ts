import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateMean, estimateShare, wilsonInterval, type ReadStratum } from '../../../electron/core/samples/estimates';

const stratum = (population: number, values: readonly number[], read = values.length): ReadStratum => ({ population, read, values });
const yes = (count: number, of: number): number[] => Array.from({ length: of }, (_, index) => (index < count ? 1 : 0));

describe('a share of the answers', () => {
  it('has the interval that is published for Wilson\u2019s method [W9]', () => {
    // Newcombe 1998, table I, method 3: 81/263, 15/148, 0/20, 1/29.
    for (const [count, of, low, high] of [[81, 263, 0.2553, 0.3662], [15, 148, 0.0624, 0.1605], [0, 20, 0, 0.1611], [1, 29, 0.0061, 0.1718]] as const) {
      const interval = wilsonInterval(count / of, of, 0.95);
      expect(interval.low).toBeCloseTo(low, 4);
      expect(interval.high).toBeCloseTo(high, 4);
    }
  });

  it('is narrower the more of the population was read, and the share itself where all of it was [W9]', () => {
    // 100 of 400: the effective size is 100 * 399 / 300 = 133.
    expect(estimateShare([stratum(400, yes(30, 100))], 0.95)).toMatchObject({ value: 0.3, ...wilsonInterval(0.3, 133, 0.95) });
    expect(estimateShare([stratum(100, yes(30, 100))], 0.95)).toEqual({ value: 0.3, low: 0.3, high: 0.3, margin: 0 });
    expect(estimateShare([stratum(100, [])], 0.95)).toBeNull();
  });

  it('weighs each stratum by what it has, by hand [W9]', () => {
    // 900 with 10 of 50 and 100 with 20 of 25: 0.9 * 0.2 + 0.1 * 0.8 = 0.26.
    const estimate = estimateShare([stratum(900, yes(10, 50)), stratum(100, yes(20, 25))], 0.95);
    expect(estimate?.value).toBeCloseTo(0.26, 12);
    const spread = (0.81 * (850 / 899)) / 50 + (0.01 * (75 / 99)) / 25;
    expect(estimate?.low).toBeCloseTo(wilsonInterval(0.26, 1 / spread, 0.95).low, 12);
  });

  it('says nothing of its margin where all of some strata and nothing of the others was read [W9]', () => {
    expect(estimateShare([stratum(3, yes(1, 3)), stratum(50, [])], 0.95)).toMatchObject({ low: null, high: null, margin: null });
  });

  it('leaves out what a question does not apply to, with the part of the population that it stands for [W9]', () => {
    // Of 20 read in a stratum of 200, 10 apply, so it stands for 100; the other stands for 100 too.
    const estimate = estimateShare([stratum(200, yes(10, 10), 20), stratum(100, yes(0, 10))], 0.95);
    expect(estimate?.value).toBeCloseTo(0.5, 12);
  });

  it('covers the true share about as often as it says, over many draws [W9]', () => {
    let state = 12345;
    const random = (): number => {
      state = (state * 1103515245 + 12345) % 2147483648;
      return state / 2147483648;
    };
    const population = yes(180, 600);
    let covered = 0;
    for (let run = 0; run < 500; run += 1) {
      const drawn = population.map((value) => ({ value, key: random() })).sort((a, b) => a.key - b.key).slice(0, 60).map(({ value }) => value);
      const { low, high } = estimateShare([stratum(600, drawn)], 0.95) ?? {};
      if (low != null && high != null && low <= 0.3 && high >= 0.3) covered += 1;
    }
    // The binomial of 500 at 0.95 has a standard deviation of 4.9.
    expect(covered).toBeGreaterThan(458);
    expect(covered).toBeLessThan(492);
  });
});

describe('a mean of the answers', () => {
  it('has a t interval with the finite correction, by hand [W9]', () => {
    // 3, 4, 4, 5, 4 of 20: mean 4, s^2 = 0.5, variance 0.5 / 5 * 0.75 = 0.075, t(4) = 2.776445.
    const estimate = estimateMean([stratum(20, [3, 4, 4, 5, 4])], 0.95);
    expect(estimate?.value).toBe(4);
    expect(estimate?.margin).toBeCloseTo(2.776445 * Math.sqrt(0.075), 5);
    expect(estimateMean([stratum(5, [3, 4, 4, 5, 4])], 0.95)).toEqual({ value: 4, low: 4, high: 4, margin: 0 });
  });

  it('weighs strata and has Satterthwaite\u2019s degrees of freedom, by hand [W9]', () => {
    // Weights 0.75 and 0.25; variances 1 and 1, four answers each of 60 and 20.
    const estimate = estimateMean([stratum(60, [2, 3, 3, 4]), stratum(20, [4, 4, 5, 3])], 0.95);
    const [first, second] = [(0.5625 * (1 - 4 / 60) * (2 / 3)) / 4, (0.0625 * (1 - 4 / 20) * (2 / 3)) / 4];
    expect(estimate?.value).toBeCloseTo(0.75 * 3 + 0.25 * 4, 12);
    const degrees = (first + second) ** 2 / (first ** 2 / 3 + second ** 2 / 3);
    // t for 3.57 degrees lies between those for 3 (3.18245) and 4 (2.77645).
    expect(degrees).toBeCloseTo(3.566, 2);
    const factor = (estimate?.margin ?? 0) / Math.sqrt(first + second);
    expect(factor).toBeGreaterThan(2.77645);
    expect(factor).toBeLessThan(3.18245);
  });

  it('says nothing of its margin where one answered, or all said the same [W9]', () => {
    expect(estimateMean([stratum(50, [4])], 0.95)).toEqual({ value: 4, low: null, high: null, margin: null });
    expect(estimateMean([stratum(50, [4, 4, 4])], 0.95)).toMatchObject({ value: 4, margin: null });
    expect(estimateMean([], 0.95)).toBeNull();
  });

  it('lies within its interval and the interval within the scale [W9]', () => {
    const parts = fc.array(fc.record({ values: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 0, maxLength: 15 }), others: fc.nat(300) }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(parts, (given) => {
        const strata = given.map(({ values, others }) => stratum(values.length + others, values));
        const estimate = estimateMean(strata, 0.95);
        if (estimate === null) return;
        expect(estimate.value).toBeGreaterThanOrEqual(1);
        expect(estimate.value).toBeLessThanOrEqual(5 + 1e-9);
        expect(estimate.low ?? 1).toBeLessThanOrEqual(estimate.value + 1e-9);
        expect(estimate.high ?? 5).toBeGreaterThanOrEqual(estimate.value - 1e-9);
        expect(estimate.low ?? 1).toBeGreaterThanOrEqual(1);
        expect(estimate.high ?? 5).toBeLessThanOrEqual(5 + 1e-9);
      }),
      { seed: 6, numRuns: 200 },
    );
  });
});
