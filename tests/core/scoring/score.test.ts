import { docket1 } from '../../../electron/core/scoring/methodologies/docket-1';
import { bandOf, scoreOf } from '../../../electron/core/scoring/score';
import { Factors } from '@shared/primitives';
import { DocketError } from '@shared/result';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

/**
 * All 75 combinations, multiplied and sorted into bands by hand from the text of S1; nothing here is computed.
 * A row: impact, severity, then score and band for Time 1, 2 and 3.
 */
const workedOutByHand = [
  [1, 1, 1, 'monitor', 2, 'monitor', 3, 'monitor'],
  [1, 2, 2, 'monitor', 4, 'monitor', 6, 'monitor'],
  [1, 3, 3, 'monitor', 6, 'monitor', 9, 'monitor'],
  [1, 4, 4, 'monitor', 8, 'monitor', 12, 'next-cycle'],
  [1, 5, 5, 'monitor', 10, 'monitor', 15, 'next-cycle'],
  [2, 1, 2, 'monitor', 4, 'monitor', 6, 'monitor'],
  [2, 2, 4, 'monitor', 8, 'monitor', 12, 'next-cycle'],
  [2, 3, 6, 'monitor', 12, 'next-cycle', 18, 'next-cycle'],
  [2, 4, 8, 'monitor', 16, 'next-cycle', 24, 'next-cycle'],
  [2, 5, 10, 'monitor', 20, 'next-cycle', 30, 'next-cycle'],
  [3, 1, 3, 'monitor', 6, 'monitor', 9, 'monitor'],
  [3, 2, 6, 'monitor', 12, 'next-cycle', 18, 'next-cycle'],
  [3, 3, 9, 'monitor', 18, 'next-cycle', 27, 'next-cycle'],
  [3, 4, 12, 'next-cycle', 24, 'next-cycle', 36, 'escalate'],
  [3, 5, 15, 'next-cycle', 30, 'next-cycle', 45, 'escalate'],
  [4, 1, 4, 'monitor', 8, 'monitor', 12, 'next-cycle'],
  [4, 2, 8, 'monitor', 16, 'next-cycle', 24, 'next-cycle'],
  [4, 3, 12, 'next-cycle', 24, 'next-cycle', 36, 'escalate'],
  [4, 4, 16, 'next-cycle', 32, 'escalate', 48, 'escalate'],
  [4, 5, 20, 'next-cycle', 40, 'escalate', 60, 'immediate'],
  [5, 1, 5, 'monitor', 10, 'monitor', 15, 'next-cycle'],
  [5, 2, 10, 'monitor', 20, 'next-cycle', 30, 'next-cycle'],
  [5, 3, 15, 'next-cycle', 30, 'next-cycle', 45, 'escalate'],
  [5, 4, 20, 'next-cycle', 40, 'escalate', 60, 'immediate'],
  [5, 5, 25, 'next-cycle', 50, 'escalate', 75, 'immediate'],
] as const;

const rows = workedOutByHand.flatMap(([impact, severity, score1, band1, score2, band2, score3, band3]) => [
  { impact, severity, time: 1, score: score1, band: band1 },
  { impact, severity, time: 2, score: score2, band: band2 },
  { impact, severity, time: 3, score: score3, band: band3 },
]);

const failureOf = (act: () => unknown): DocketError => {
  try {
    act();
  } catch (error) {
    if (error instanceof DocketError) return error;
    throw error;
  }
  throw new Error('Nothing was refused');
};

describe('the arithmetic', () => {
  it('has a hand-made row for each of the 75 combinations [S1]', () => {
    expect(new Set(rows.map(({ impact, severity, time }) => `${impact}${severity}${time}`)).size).toBe(75);
  });

  it.each(rows)('scores $impact x $severity x $time as $score, $band [S1]', ({ impact, severity, time, score, band }) => {
    expect(scoreOf({ impact, severity, time })).toBe(score);
    expect(bandOf(score, docket1)).toBe(band);
  });

  it('gives the two known answers of the method [S1]', () => {
    expect(scoreOf({ impact: 3, severity: 5, time: 1 })).toBe(15);
    expect(bandOf(15, docket1)).toBe('next-cycle');
    expect(scoreOf({ impact: 5, severity: 3, time: 3 })).toBe(45);
    expect(bandOf(45, docket1)).toBe('escalate');
  });

  it.each([
    [1, 'monitor'], [10, 'monitor'], [11, 'next-cycle'], [30, 'next-cycle'],
    [31, 'escalate'], [50, 'escalate'], [51, 'immediate'], [75, 'immediate'],
  ] as const)('puts the band edge %i in %s [S1]', (score, band) => {
    expect(bandOf(score, docket1)).toBe(band);
  });

  it.each([
    ['impact', 'Impact must be a whole number from 1 to 5', [0, 6, -1, 2.5, Number.NaN, Number.POSITIVE_INFINITY]],
    ['severity', 'Severity must be a whole number from 1 to 5', [0, 6, -1, 2.5, Number.NaN, Number.POSITIVE_INFINITY]],
    ['time', 'Time must be a whole number from 1 to 3', [0, 4, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY]],
  ] as const)('refuses a wrong %s and names its range [S1]', (dimension, message, wrong) => {
    for (const value of wrong) {
      const failure = failureOf(() => scoreOf({ impact: 1, severity: 1, time: 1, [dimension]: value }));
      expect(failure).toMatchObject({ code: 'invalid-input', message, field: dimension });
    }
  });

  it.each([0, 76, -3, 10.5, 12.5, Number.NaN])('refuses %d as a score [S1]', (score) => {
    expect(failureOf(() => bandOf(score, docket1))).toMatchObject({ code: 'invalid-input', field: 'score' });
  });

  it('takes exactly the factors that the contract takes [S1]', () => {
    const near = fc.oneof(fc.integer({ min: -2, max: 8 }), fc.double({ min: 0, max: 6 }));
    fc.assert(
      fc.property(near, near, near, (impact, severity, time) => {
        const factors = { impact, severity, time };
        const isTaken = Factors.safeParse(factors).success;
        if (isTaken) expect(scoreOf(factors)).toBe(impact * severity * time);
        else expect(failureOf(() => scoreOf(factors)).code).toBe('invalid-input');
      }),
      { numRuns: 1000 },
    );
  });
});
