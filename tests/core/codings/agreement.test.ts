import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreementOf, cohenKappa, isSameCoding, type Pair } from '../../../electron/core/codings/agreement';
import { outcomeOf, type CodedItem } from '../../../electron/core/codings/outcome';
import { nominalAlpha } from '../../../electron/core/scoring/agreement';

const pairsOf = (a: string, b: string): Pair[] => [...a].map((value, index) => [value, b[index] ?? '']);

describe('agreement on codes', () => {
  it('is the published nominal alpha [W9]', () => {
    // Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability": A (binary) 0.095, B (nominal) 0.692, C (four observers, missing data) 0.743.
    expect(agreementOf(pairsOf('0100000000', '1110010100')).alpha).toBeCloseTo(0.095, 3);
    expect(agreementOf(pairsOf('aabbdcccedda', 'babbbccceddd')).alpha).toBeCloseTo(0.692, 3);
    const observers = [[1, 2, 3, 3, 2, 1, 4, 1, 2, 0, 0, 0], [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, 0, 3], [0, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 0], [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, 0]];
    expect(nominalAlpha(Array.from({ length: 12 }, (_, unit) => observers.map((given) => given[unit] ?? 0).filter((value) => value !== 0)))).toBeCloseTo(0.743, 3);
  });

  it('is the published kappa [W9]', () => {
    // Fleiss, Levin and Paik 2003, table 18.1: 100 patients, psychotic, neurotic, organic; kappa 0.676.
    const table = [[75, 1, 4], [5, 4, 1], [0, 0, 10]];
    const pairs = table.flatMap((row, a) => row.flatMap((count, b) => Array.from({ length: count }, (): Pair => [String(a), String(b)])));
    expect(pairs).toHaveLength(100);
    expect(cohenKappa(pairs)).toBeCloseTo(0.676, 3);
    // By hand: 20 yes/yes, 5 yes/no, 10 no/yes, 15 no/no: p_o 0.7, p_e 0.5, kappa 0.4.
    expect(cohenKappa([[20, 'y', 'y'], [5, 'y', 'n'], [10, 'n', 'y'], [15, 'n', 'n']].flatMap(([count, a, b]) => Array.from({ length: Number(count) }, (): Pair => [String(a), String(b)])))).toBeCloseTo(0.4, 12);
  });

  it('is n/a where nothing varies, and 1 where all agree and something does [W9]', () => {
    expect(agreementOf(pairsOf('aaaa', 'aaaa'))).toEqual({ comments: 4, agreed: 4, kappa: null, alpha: null });
    expect(agreementOf([])).toEqual({ comments: 0, agreed: 0, kappa: null, alpha: null });
    expect(agreementOf(pairsOf('abab', 'abab'))).toEqual({ comments: 4, agreed: 4, kappa: 1, alpha: 1 });
    // One always says the same: by chance as much as seen.
    expect(agreementOf(pairsOf('aaaa', 'abab')).kappa).toBe(0);
  });

  it('does not depend on who is first or on what the codes are called, and is never above 1 [W9]', () => {
    const some = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('a', 'b', 'c')), { maxLength: 30 });
    fc.assert(
      fc.property(some, (pairs) => {
        const own = agreementOf(pairs);
        const swapped = agreementOf(pairs.map(([a, b]): Pair => [b, a]));
        const renamed = agreementOf(pairs.map(([a, b]): Pair => [`z${a === 'a' ? 9 : a}`, `z${b === 'a' ? 9 : b}`]));
        for (const other of [swapped, renamed]) {
          expect(other.kappa === null).toBe(own.kappa === null);
          expect(other.kappa ?? 0).toBeCloseTo(own.kappa ?? 0, 10);
          expect(other.alpha ?? 0).toBeCloseTo(own.alpha ?? 0, 10);
        }
        expect(own.kappa ?? 0).toBeLessThanOrEqual(1);
        expect(own.alpha ?? 0).toBeLessThanOrEqual(1);
      }),
      { seed: 8, numRuns: 200 },
    );
  });

  it('takes the main code first and the others as a set [W9]', () => {
    expect(isSameCoding(['a', 'b', 'c'], ['a', 'c', 'b'])).toBe(true);
    expect(isSameCoding(['a', 'b'], ['b', 'a'])).toBe(false);
    expect(isSameCoding(['a'], ['a', 'b'])).toBe(false);
  });
});

describe('what settled codes say of the population', () => {
  const codes = [{ id: 'a', label: 'A', definition: '' }, { id: 'b', label: 'B', definition: '' }];
  const item = (place: number, stratum: string, first: string[], second: string[], settled: string[] | null = null): CodedItem => ({ place, stratum, given: [first, second], settled });

  it('weighs by stratum, counts what was settled and leaves out what is open [W9]', () => {
    const strata = [{ key: 'x', label: 'X', population: 90, size: 3 }, { key: 'y', label: 'Y', population: 10, size: 2 }];
    const items = [item(1, 'x', ['a'], ['a']), item(2, 'x', ['b'], ['b']), item(3, 'x', ['a'], ['b']), item(4, 'y', ['b', 'a'], ['b', 'a']), item(5, 'y', ['a'], ['b'], ['b'])];
    const { overall, open, codes: results } = outcomeOf(codes, strata, items, 0.95);
    expect(open).toBe(1);
    expect(overall).toMatchObject({ comments: 5, agreed: 3 });
    // X: 1 of 2 settled; Y: 1 of 2. 0.9 * 0.5 + 0.1 * 0.5.
    expect(results[0]).toMatchObject({ count: 2, mainCount: 1 });
    expect(results[0]?.estimate?.value).toBeCloseTo(0.5, 12);
    expect(results[1]).toMatchObject({ count: 3, mainCount: 3 });
    expect(results[1]?.estimate?.value).toBeCloseTo(0.9 * 0.5 + 0.1, 12);
    expect(results[0]?.agreement).toMatchObject({ comments: 5, agreed: 3 });
  });

  it('has a margin of none where the sample is everything [W9]', () => {
    const strata = [{ key: 'x', label: 'X', population: 2, size: 2 }];
    expect(outcomeOf(codes, strata, [item(1, 'x', ['a'], ['a']), item(2, 'x', ['b'], ['b'])], 0.95).codes[0]?.estimate).toEqual({ value: 0.5, low: 0.5, high: 0.5, margin: 0 });
  });
});
