import type { PriorityKey } from '../../../electron/core/scoring/ranking';
import { compareForPriority, priorityOrder } from '../../../electron/core/scoring/ranking';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const base: PriorityKey = { score: 45, renewalDate: '2027-01-29', arrMinor: 210_000_000, openedOn: '2026-10-30', number: 100 };
const ranked = (...keys: readonly PriorityKey[]): number[] => [...keys].sort(compareForPriority).map(({ number }) => number);

const keys = fc.record({
  score: fc.option(fc.constantFrom(10, 45, 60)),
  renewalDate: fc.option(fc.constantFrom('2026-12-01', '2027-01-29')),
  arrMinor: fc.option(fc.constantFrom(0, 100, 2_000_000)),
  openedOn: fc.option(fc.constantFrom('2026-01-01', '2026-10-30')),
  number: fc.integer({ min: 1, max: 5 }),
});

describe('the priority order', () => {
  it('puts the higher score first and an issue without one last [S1]', () => {
    expect(ranked({ ...base, number: 1, score: null }, { ...base, number: 2, score: 30 }, { ...base, number: 3, score: 75 })).toEqual([3, 2, 1]);
  });

  it('breaks a tie by the sooner renewal, unknown last [S1]', () => {
    expect(ranked({ ...base, number: 1, renewalDate: null }, { ...base, number: 2 }, { ...base, number: 3, renewalDate: '2026-12-31' })).toEqual([3, 2, 1]);
  });

  it('then by the higher ARR, unknown last and after zero [S1]', () => {
    expect(ranked({ ...base, number: 1, arrMinor: null }, { ...base, number: 2, arrMinor: 0 }, { ...base, number: 3 })).toEqual([3, 2, 1]);
  });

  it('then by the older issue, unknown last [S1]', () => {
    expect(ranked({ ...base, number: 1, openedOn: null }, { ...base, number: 2 }, { ...base, number: 3, openedOn: '2026-10-29' })).toEqual([3, 2, 1]);
  });

  it('and last by the issue number, as a number [S1]', () => {
    expect(ranked({ ...base, number: 10 }, { ...base, number: 9 }, { ...base, number: 100 })).toEqual([9, 10, 100]);
  });

  it('lets an earlier key outweigh all later ones [S1]', () => {
    const later = { score: 44, renewalDate: '2026-01-01', arrMinor: 9_999_999_999, openedOn: '2020-01-01', number: 1 };
    expect(ranked(later, base)).toEqual([100, 1]);
  });

  it('states the same order as data, for the store to follow [S1, S5]', () => {
    expect(priorityOrder.map(({ key, direction }) => `${key} ${direction}`)).toEqual([
      'place descending',
      'score descending',
      'renewalDate ascending',
      'arrMinor descending',
      'openedOn ascending',
      'number ascending',
    ]);
  });

  it('is a total order: antisymmetric, transitive, and equal only to itself [S1]', () => {
    fc.assert(
      fc.property(keys, keys, keys, (a, b, c) => {
        expect(Math.sign(compareForPriority(a, b))).toBe(0 - Math.sign(compareForPriority(b, a)));
        if (compareForPriority(a, b) <= 0 && compareForPriority(b, c) <= 0) expect(compareForPriority(a, c)).toBeLessThanOrEqual(0);
        if (compareForPriority(a, b) === 0) expect(a).toEqual(b);
      }),
      { numRuns: 2000 },
    );
  });
});
