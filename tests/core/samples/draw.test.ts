import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawSample, populationLines, type Stratum } from '../../../electron/core/samples/draw';
import { pcg32 } from '../../../electron/core/samples/pcg32';
import { sha256, sha256OfTexts } from '../../../electron/files/hashing';

const idOf = (number: number): string => `0193a000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const ids = (count: number, from = 1): string[] => Array.from({ length: count }, (_, index) => idOf(from + index));
const one = (count: number): Stratum[] => [{ key: 'all', ids: ids(count) }];
const draw = (strata: readonly Stratum[], sizes: Record<string, number>, seed: string) => drawSample(strata, new Map(Object.entries(sizes)), seed, sha256);

describe('the random numbers', () => {
  it('are those that the reference implementation publishes, to its last card [W9]', () => {
    // pcg32-demo of pcg-c-basic, state 42, sequence 54, round 1.
    const random = pcg32(42n, 54n);
    expect(Array.from({ length: 6 }, () => random.next())).toEqual([0xa15c02b7, 0x7b47f409, 0xba1d3330, 0x83d2f293, 0xbfa4784b, 0xcbed606e]);
    expect(Array.from({ length: 65 }, () => 'TH'[random.below(2)]).join('')).toBe('HHTTTHTHHHTHTTTHHHHHTTTHHHTHTHTHTTHTTTHHHHHHTTTTHHTTTTTHTTTTTTTHT');
    expect(Array.from({ length: 33 }, () => random.below(6) + 1).join(' ')).toBe('3 4 1 1 2 2 3 2 4 3 2 4 3 3 5 2 3 1 3 1 5 1 4 1 5 6 4 6 6 2 6 3 3');
    const cards = Array.from({ length: 52 }, (_, card) => `${'A23456789TJQK'[Math.floor(card / 4)]}${'hcds'[card % 4]}`);
    for (let count = 52; count > 1; count -= 1) {
      const chosen = random.below(count);
      [cards[chosen], cards[count - 1]] = [cards[count - 1] ?? '', cards[chosen] ?? ''];
    }
    expect(cards.join(' ')).toBe('Qd Ks 6d 3s 3d 4c 3h Td Kc 5c Jh Kd Jd As 4s 4h Ad Th Ac Jc 7s Qs 2s 7h Kh 2d 6c Ah 4d Qh 9h 6s 5s 2c 9c Ts 8d 9s 3c 8c Js 5d 2h 6h 7d 8s 9d 5h 8h Qc 7c Tc');
  });
});

describe('a draw', () => {
  it('is the same on any machine: it agrees with another program written from the documentation [W9]', () => {
    // Drawn by thirty lines of Python: hashlib and whole numbers.
    expect(draw(one(20), { all: 5 }, 'docket').map(({ id }) => Number(id.slice(-3)))).toEqual([13, 1, 8, 2, 16]);
    const strata = [{ key: 'smb', ids: ids(7, 100) }, { key: 'enterprise', ids: ids(12) }];
    expect(draw(strata, { smb: 2, enterprise: 3 }, '2026-Q4').map(({ id }) => Number(id.slice(-3)))).toEqual([105, 2, 11, 10, 101]);
  });

  it('depends on seed and ids alone, not on the order in which they come [W9]', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.string({ minLength: 1, maxLength: 20 }), fc.infiniteStream(fc.integer()), (count, seed, keys) => {
        const strata = [{ key: 'a', ids: ids(count) }, { key: 'b', ids: ids(9, 500) }];
        const sizes = { a: Math.ceil(count / 2), b: 4 };
        const weights = new Map([...ids(count), ...ids(9, 500)].map((id) => [id, keys.next().value ?? 0]));
        const shuffled = strata.map(({ key, ids: own }) => ({ key, ids: [...own].sort((x, y) => (weights.get(x) ?? 0) - (weights.get(y) ?? 0)) })).reverse();
        const drawn = draw(strata, sizes, seed);
        expect(draw(shuffled, sizes, seed)).toEqual(drawn);
        expect(new Set(drawn.map(({ id }) => id)).size).toBe(drawn.length);
        expect(drawn.map(({ place }) => place)).toEqual(drawn.map((_, index) => index + 1));
        expect(drawn.filter(({ stratum }) => stratum === 'a')).toHaveLength(sizes.a);
        expect(sha256OfTexts(populationLines(shuffled))).toBe(sha256OfTexts(populationLines(strata)));
      }),
      { seed: 9, numRuns: 60 },
    );
  });

  it('draws from a stratum what it would draw were there no other [W9]', () => {
    const [a, b] = [{ key: 'a', ids: ids(30) }, { key: 'b', ids: ids(30, 200) }];
    const alone = draw([a], { a: 6 }, 's').map(({ id }) => id).sort();
    const together = draw([a, b], { a: 6, b: 9 }, 's').filter(({ stratum }) => stratum === 'a').map(({ id }) => id).sort();
    expect(together).toEqual(alone);
  });

  it('takes everything where everything is wanted, and refuses more [W9]', () => {
    expect(draw(one(8), { all: 8 }, 's').map(({ id }) => id).sort()).toEqual(ids(8));
    expect(() => draw(one(8), { all: 9 }, 's')).toThrow('cannot be drawn from 8');
  });

  it('includes each as often as any other, at each place, over many seeds [W9]', () => {
    // Chi-square with 19 degrees of freedom exceeds 43.8 once in a thousand; the seeds are fixed.
    const [seeds, count, size] = [2000, 20, 5];
    const included = Array.from({ length: count }, () => 0);
    const first = Array.from({ length: count }, () => 0);
    for (let seed = 0; seed < seeds; seed += 1) {
      for (const { id, place } of draw(one(count), { all: size }, `seed ${seed}`)) {
        const index = Number(id.slice(-3)) - 1;
        included[index] = (included[index] ?? 0) + 1;
        if (place === 1) first[index] = (first[index] ?? 0) + 1;
      }
    }
    const chiSquare = (counts: readonly number[], expected: number, variance: number): number => counts.reduce((sum, seen) => sum + (seen - expected) ** 2, 0) / variance;
    // Of a draw without replacement a count varies less than Poisson's: n p (1 - p) N / (N - 1) gives the statistic its 19 degrees.
    const share = size / count;
    expect(chiSquare(included, seeds * share, (seeds * share * (1 - share) * count) / (count - 1))).toBeLessThan(43.8);
    expect(chiSquare(first, seeds / count, seeds / count)).toBeLessThan(43.8);
  });
});
