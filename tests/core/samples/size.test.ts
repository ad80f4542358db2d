import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SamplePlan } from '@shared/contract/samples/entities';
import { allocateAsStated, allocateEqually, allocateProportionally, type StratumSize } from '../../../electron/core/samples/allocation';
import { assertPlan, previewOf, sizesOf } from '../../../electron/core/samples/plan';
import { sizeForMargin, worstMargin } from '../../../electron/core/samples/size';

const strata = (...populations: number[]): StratumSize[] => populations.map((population, index) => ({ key: `s${index}`, population }));
const some = fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 1, maxLength: 12 }).map((populations) => strata(...populations));
const total = (sizes: ReadonlyMap<string, number>): number => [...sizes.values()].reduce((sum, size) => sum + size, 0);
const all = (parts: readonly StratumSize[]): number => parts.reduce((sum, { population }) => sum + population, 0);

describe('the size of a sample', () => {
  it.each([
    // Krejcie and Morgan 1970, table 1 (95 %, 5 points); they round to the nearest, and here a sample is never too small.
    [10, 10], [50, 44], [100, 80], [500, 217], [1000, 278], [1500, 306], [5000, 357], [10_000, 370], [50_000, 382], [1_000_000, 384],
  ])('is the published one for a population of %d within five points [W9]', (population, size) => {
    expect(Math.abs(sizeForMargin(population, 0.05, 0.95) - size)).toBeLessThanOrEqual(1);
  });

  it('is worked by hand for Cochran\u2019s formula [W9]', () => {
    // z = 1.959964: n0 = 3.841459 * 0.25 / 0.0025 = 384.1459; N = 1000: 384.1459 / (1 + 383.1459 / 1000) = 277.74, so 278.
    expect(sizeForMargin(1000, 0.05, 0.95)).toBe(278);
    // z = 2.575829: n0 = 6.634897 * 0.25 / 0.01 = 165.8724; N = 300: 165.8724 / (1 + 164.8724 / 300) = 107.05, so 108.
    expect(sizeForMargin(300, 0.1, 0.99)).toBe(108);
    expect(sizeForMargin(0, 0.05, 0.95)).toBe(0);
    expect(sizeForMargin(1, 0.05, 0.95)).toBe(1);
  });

  it('is the smallest that comes within the margin [W9]', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 200_000 }), fc.double({ min: 0.01, max: 0.3, noNaN: true }), fc.constantFrom(0.8, 0.9, 0.95, 0.99), (population, margin, confidence) => {
        const size = sizeForMargin(population, margin, confidence);
        expect(worstMargin([{ population, size }], confidence) ?? 1).toBeLessThanOrEqual(margin + 1e-9);
        if (size > 1) expect(worstMargin([{ population, size: size - 1 }], confidence) ?? 0).toBeGreaterThan(margin - 1e-9);
      }),
      { seed: 3, numRuns: 200 },
    );
  });

  it('has no margin where everything is read, and none to tell where nothing is [W9]', () => {
    expect(worstMargin([{ population: 40, size: 40 }], 0.95)).toBe(0);
    expect(worstMargin([{ population: 40, size: 0 }], 0.95)).toBeNull();
    // n = 100 of 1000: 1.959964 * sqrt(0.25 / 100 * 900 / 999) = 0.0930
    expect(worstMargin([{ population: 1000, size: 100 }], 0.95)).toBeCloseTo(0.093016, 5);
  });
});

describe('sharing a sample out over strata', () => {
  it('follows the largest remainder, by hand [W9]', () => {
    // 10 over 47 : 16 : 16 : 12 : 6 : 3 of 100: 4.7, 1.6, 1.6, 1.2, 0.6, 0.3; 7 whole ones, the three largest rests are 0.7 and two of 0.6, which go to the larger strata.
    expect([...allocateProportionally(strata(47, 16, 16, 12, 6, 3), 10).values()]).toEqual([5, 2, 2, 1, 0, 0]);
    expect([...allocateEqually(strata(100, 3, 50), 20).values()]).toEqual([9, 3, 8]);
    expect([...allocateAsStated(strata(5, 5), { s1: 4 }).values()]).toEqual([0, 4]);
  });

  it('adds up to the size and never asks a stratum for more than it has [W9]', () => {
    fc.assert(
      fc.property(some, fc.nat(), (parts, seed) => {
        const size = all(parts) === 0 ? 0 : seed % (all(parts) + 1);
        for (const allocate of [allocateProportionally, allocateEqually]) {
          const sizes = allocate(parts, size);
          expect(total(sizes)).toBe(size);
          for (const { key, population } of parts) expect(sizes.get(key)).toBeLessThanOrEqual(population);
        }
        for (const { key, population } of parts) {
          const quota = all(parts) === 0 ? 0 : (size * population) / all(parts);
          expect(Math.abs((allocateProportionally(parts, size).get(key) ?? 0) - quota)).toBeLessThan(1);
        }
      }),
      { seed: 4, numRuns: 300 },
    );
  });

  it('comes within the margin asked for, whatever the strata [W9]', () => {
    fc.assert(
      fc.property(some.filter((parts) => all(parts) > 0), fc.constantFrom('proportional' as const, 'equal' as const), fc.double({ min: 0.03, max: 0.3, noNaN: true }), (parts, allocation, margin) => {
        const labelled = parts.filter(({ population }) => population > 0).map((part) => ({ ...part, label: part.key }));
        const plan = SamplePlan.parse({ of: 'issues', size: { by: 'margin', margin }, allocation, strata: 'segment' });
        expect(previewOf(plan, labelled).margin ?? 1).toBeLessThanOrEqual(margin + 1e-9);
      }),
      { seed: 5, numRuns: 100 },
    );
  });

  it('refuses what there is not, in words that say what there is [W9]', () => {
    expect(() => allocateProportionally(strata(3, 4), 8)).toThrow('more than the 7 there are');
    expect(() => allocateAsStated(strata(3, 4), { s0: 4 })).toThrow('Stratum "s0" has 3');
    expect(() => allocateAsStated(strata(3), { none: 1 })).toThrow('no stratum "none"');
    expect(() => sizesOf({ size: { by: 'count', count: 1 }, allocation: 'equal', confidence: 0.95 }, strata(...Array.from({ length: 501 }, () => 1)))).toThrow('501 strata');
    expect(() => assertPlan(SamplePlan.parse({ of: 'interactions', strata: 'band', size: { by: 'count', count: 1 } }))).toThrow('cannot be divided by band');
    expect(() => assertPlan(SamplePlan.parse({ of: 'interactions', filter: { isOpen: true }, size: { by: 'count', count: 1 } }))).toThrow('narrowed by words');
    expect(() => assertPlan(SamplePlan.parse({ of: 'issues', from: '2026-02-01', until: '2026-01-01', size: { by: 'count', count: 1 } }))).toThrow('ends before it begins');
  });

  it('costs hours, and says what reading all would cost [W9]', () => {
    const plan = SamplePlan.parse({ of: 'issues', size: { by: 'count', count: 30 }, strata: 'segment', minutesPerItem: 12 });
    expect(previewOf(plan, [{ key: 'smb', label: 'SMB', population: 900 }, { key: 'enterprise', label: 'Enterprise', population: 100 }, { key: 'internal', label: 'Internal', population: 2 }])).toMatchObject({
      population: 1002,
      size: 30,
      uncovered: 2,
      hours: 6,
      hoursForAll: 200.4,
      strata: [{ key: 'smb', size: 27 }, { key: 'enterprise', size: 3 }, { key: 'internal', size: 0, margin: null }],
    });
  });
});
