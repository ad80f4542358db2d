import { docket1 } from '../../../electron/core/scoring/methodologies/docket-1';
import { allFactors, isFragile, methodologyFacts, neighboursOf, sensitivityOf } from '../../../electron/core/scoring/sensitivity';
import type { Methodology } from '@shared/contract/scoring/entities';
import { describe, expect, it } from 'vitest';

describe('sensitivity', () => {
  it('marks 5x3x3 fragile and lists what moves it, a step up before a step down [S3]', () => {
    expect(sensitivityOf({ impact: 5, severity: 3, time: 3 }, docket1)).toEqual({
      neighbours: 4,
      kept: 1,
      fragile: true,
      moves: [
        { dimension: 'severity', to: 4, score: 60, band: 'immediate' },
        { dimension: 'severity', to: 2, score: 30, band: 'next-cycle' },
        { dimension: 'time', to: 2, score: 30, band: 'next-cycle' },
      ],
    });
  });

  it('leaves 3x5x1 firm, with one step down that moves it [S3]', () => {
    expect(sensitivityOf({ impact: 3, severity: 5, time: 1 }, docket1)).toEqual({
      neighbours: 4,
      kept: 3,
      fragile: false,
      moves: [{ dimension: 'impact', to: 2, score: 10, band: 'monitor' }],
    });
  });

  it.each([
    // 4x4x2 = 32: 40, 24, 40, 24, 48, 16. Three of six stay, and half is not fewer than half.
    [4, 4, 2, 6, 3, false],
    // 5x5x2 = 50: 40, 40, 75, 25.
    [5, 5, 2, 4, 2, false],
    // 5x4x3 = 60: 48, 75, 45, 40.
    [5, 4, 3, 4, 1, true],
    // 4x4x3 = 48: 60, 36, 60, 36, 32.
    [4, 4, 3, 5, 3, false],
    // 5x5x3 = 75: 60, 60, 50.
    [5, 5, 3, 3, 2, false],
    // 1x1x1 = 1: 2, 2, 2.
    [1, 1, 1, 3, 3, false],
  ])('counts by hand for %ix%ix%i: %i neighbours, %i kept, fragile %s [S3]', (impact, severity, time, neighbours, kept, fragile) => {
    const result = sensitivityOf({ impact, severity, time }, docket1);
    expect(result).toMatchObject({ neighbours, kept, fragile });
    expect(result.moves).toHaveLength(neighbours - kept);
  });

  it('sees neighbours as mutual, one step apart and on the scale [S3]', () => {
    const key = (f: { impact: number; severity: number; time: number }): string => `${f.impact}${f.severity}${f.time}`;
    const all = new Map(allFactors().map((factors) => [key(factors), factors]));
    expect(all.size).toBe(75);
    for (const factors of all.values()) {
      for (const near of neighboursOf(factors)) {
        expect(all.has(key(near.factors))).toBe(true);
        expect(Math.abs(near.factors.impact - factors.impact) + Math.abs(near.factors.severity - factors.severity) + Math.abs(near.factors.time - factors.time)).toBe(1);
        expect(near.factors[near.dimension]).toBe(near.to);
        expect(neighboursOf(near.factors).map((back) => key(back.factors))).toContain(key(factors));
      }
    }
  });

  it('agrees with a plain reading of the bands about every combination [S3]', () => {
    const bandNumber = (score: number): number => Number(score > 10) + Number(score > 30) + Number(score > 50);
    let fragile = 0;
    for (let i = 1; i <= 5; i += 1)
      for (let s = 1; s <= 5; s += 1)
        for (let t = 1; t <= 3; t += 1) {
          const steps = [
            i < 5 ? (i + 1) * s * t : 0, i > 1 ? (i - 1) * s * t : 0,
            s < 5 ? i * (s + 1) * t : 0, s > 1 ? i * (s - 1) * t : 0,
            t < 3 ? i * s * (t + 1) : 0, t > 1 ? i * s * (t - 1) : 0,
          ].filter((score) => score > 0);
          const kept = steps.filter((score) => bandNumber(score) === bandNumber(i * s * t)).length;
          expect(isFragile({ impact: i, severity: s, time: t }, docket1)).toBe(kept / steps.length < 0.5);
          if (kept / steps.length < 0.5) fragile += 1;
        }
    expect(methodologyFacts(docket1).fragile).toBe(fragile);
  });
});

describe('facts about a methodology', () => {
  it('counts 32, 31, 9 and 3 combinations, 26 scores, and what each Time step can reach [S1]', () => {
    expect(methodologyFacts(docket1)).toMatchObject({
      combinations: 75,
      distinctScores: [1, 2, 3, 4, 5, 6, 8, 9, 10, 12, 15, 16, 18, 20, 24, 25, 27, 30, 32, 36, 40, 45, 48, 50, 60, 75],
      perBand: [
        { band: 'monitor', combinations: 32 },
        { band: 'next-cycle', combinations: 31 },
        { band: 'escalate', combinations: 9 },
        { band: 'immediate', combinations: 3 },
      ],
      maxPerTime: [
        { time: 1, max: 25 },
        { time: 2, max: 50 },
        { time: 3, max: 75 },
      ],
    });
  });

  it('tells the facts of another methodology, not of the built-in one [S1, S6]', () => {
    const strict: Methodology = {
      ...docket1,
      bands: [
        { band: 'monitor', from: 1, to: 1 },
        { band: 'next-cycle', from: 2, to: 2 },
        { band: 'escalate', from: 3, to: 3 },
        { band: 'immediate', from: 4, to: 75 },
      ],
    };
    // One way to 1, three ways to 2, three ways to 3, and 68 are left.
    expect(methodologyFacts(strict).perBand.map(({ combinations }) => combinations)).toEqual([1, 3, 3, 68]);
  });
});
