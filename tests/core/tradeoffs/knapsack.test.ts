import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestSet, sumOf, type Candidate } from '../../../electron/core/tradeoffs/knapsack';

const ids = (set: readonly Candidate[]): string[] => set.map(({ id }) => id);
const item = (id: string, value: number, effort: number): Candidate => ({ id, value, effort });

/** The best by trying every set, with the ties as documented. */
function byTrying(candidates: readonly Candidate[], capacity: number): string[] {
  const useful = candidates.filter(({ value }) => value > 0).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  let best: Candidate[] = [];
  for (let mask = 0; mask < 2 ** useful.length; mask += 1) {
    const set = useful.filter((_, place) => (mask & (1 << place)) !== 0);
    const value = sumOf(set, 'value') - sumOf(best, 'value');
    const effort = sumOf(set, 'effort') - sumOf(best, 'effort');
    // Sets of equal sums differ first where one of two sorted lists has the lower id.
    if (sumOf(set, 'effort') <= capacity && (value > 0 || (value === 0 && (effort < 0 || (effort === 0 && ids(set).join() < ids(best).join()))))) best = set;
  }
  return ids(best);
}

const candidatesOf = (highestValue: number, highestEffort: number, maxLength = 12) =>
  fc.uniqueArray(fc.record({ id: fc.constantFrom(...'abcdefghijklmnop'), value: fc.integer({ min: 0, max: highestValue }), effort: fc.integer({ min: 0, max: highestEffort }) }), { selector: ({ id }) => id, maxLength });

/** The optimum's value from the table over every capacity. */
function valueByTable(candidates: readonly Candidate[], capacity: number): number {
  const table = new Float64Array(capacity + 1);
  for (const { effort, value } of candidates) for (let left = capacity; left >= effort; left -= 1) table[left] = Math.max(table[left] ?? 0, (table[left - effort] ?? 0) + value);
  return table[capacity] ?? 0;
}

/** Figures that look like chance and are the same every time (Lehmer 1951). */
function* figures(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (state * 48_271) % 2_147_483_647;
    yield state;
  }
}

describe('the best set', () => {
  it('is not what taking the dearest or the most worthwhile first gives [T4]', () => {
    // Taking a first leaves room for nothing; b and c together are worth more.
    expect(ids(bestSet([item('a', 60, 10), item('b', 50, 5), item('c', 40, 5)], 10))).toEqual(['b', 'c']);
    // b is worth more for its effort, and taking it first leaves 4 units idle.
    expect(ids(bestSet([item('a', 100, 10), item('b', 66, 6)], 10))).toEqual(['a']);
  });

  it('is empty where nothing fits, and takes what is free [T1, T4]', () => {
    expect(bestSet([item('a', 5, 2), item('b', 6, 3)], 0)).toEqual([]);
    expect(bestSet([item('a', 5, 2), item('b', 6, 3)], 1)).toEqual([]);
    expect(bestSet([], 10)).toEqual([]);
    expect(ids(bestSet([item('free', 5, 0), item('worthless', 0, 0), item('b', 6, 3)], 0))).toEqual(['free']);
  });

  it('takes the smaller effort of equal values, then the lower id [T4]', () => {
    expect(ids(bestSet([item('a', 10, 5), item('b', 10, 4)], 5))).toEqual(['b']);
    expect(ids(bestSet([item('c', 10, 5), item('b', 10, 5), item('a', 10, 5)], 10))).toEqual(['a', 'b']);
    expect(ids(bestSet([item('b', 9, 3), item('a', 4, 1), item('c', 5, 2)], 3))).toEqual(['a', 'c']);
  });

  it('equals trying every set [T4]', () => {
    fc.assert(
      fc.property(candidatesOf(30, 15), fc.integer({ min: 0, max: 80 }), (set, capacity) => {
        expect(ids(bestSet(set, capacity))).toEqual(byTrying(set, capacity));
      }),
      { numRuns: 400 },
    );
  });

  it('equals trying every set where ties are many [T4]', () => {
    fc.assert(
      fc.property(candidatesOf(3, 3), fc.integer({ min: 0, max: 20 }), (set, capacity) => {
        expect(ids(bestSet(set, capacity))).toEqual(byTrying(set, capacity));
      }),
      { numRuns: 400 },
    );
  });

  it('equals trying every set in sums of money [T4]', () => {
    fc.assert(
      fc.property(candidatesOf(600_000_000_000_000, 500_000_000_000), fc.integer({ min: 0, max: 5_000_000_000_000 }), (set, capacity) => {
        expect(ids(bestSet(set, capacity))).toEqual(byTrying(set, capacity));
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    ['worth anything', (_effort: number, chance: number) => 1 + (chance % 75)],
    ['worth their effort', (effort: number) => effort],
    ['worth little more than their effort', (effort: number) => effort + 10],
    ['all worth the same', () => 45],
  ])('is exact for 200 candidates of 100,000 units %s [T4]', (_name, worth) => {
    const next = figures(42);
    const set = Array.from({ length: 200 }, (_, place) => {
      const effort = 1 + (next.next().value % 1000);
      return item(`i${place}`, worth(effort, next.next().value), effort);
    });
    for (const capacity of [500, 25_000, 60_000]) {
      const best = bestSet(set, capacity);
      expect(sumOf(best, 'effort')).toBeLessThanOrEqual(capacity);
      expect(sumOf(best, 'value')).toBe(valueByTable(set, capacity));
    }
  });

  it('says so instead of filling the memory [T4]', () => {
    const set = Array.from({ length: 40 }, (_, place) => item(`i${place}`, 2 ** (place % 13) * 1009 + place, 2 ** (place % 13) * 1009 + place));
    expect(() => bestSet(set, 3_000_001, 1000)).toThrow('Round the efforts and the capacity to a coarser unit.');
  });
});
