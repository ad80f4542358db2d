import { describe, expect, it } from 'vitest';
import { accountLine, durationWords, isSoon, moneyWords, renewalWords } from '../../../renderer/features/issues/issue-words';
import { dateOfDay, dayOf, timeScale } from '../../../renderer/features/issues/timeline-layout';
import { singleSteps, wholeFactors } from '../../../renderer/features/scoring/use-score';

describe('what a list says of an issue', () => {
  it('leaves out what is not known instead of inventing it [S1]', () => {
    expect(accountLine({ account: 'Corvus Insurance', arr: { amountMinor: 210_000_000, currency: 'EUR' }, daysToRenewal: 69 })).toBe('Corvus Insurance, EUR 2.10 M, renews in 69 d');
    expect(accountLine({ account: null, arr: null, daysToRenewal: null })).toBe('No account');
    expect([renewalWords(0), renewalWords(-3)]).toEqual(['renews in 0 d', 'renewal was 3 d ago']);
  });
  it('never adds up currencies, and names the largest [W4]', () => {
    const sums = ['EUR', 'USD', 'GBP', 'CHF', 'SEK'].map((currency, index) => ({ amountMinor: 1_441_000_000 - index * 100_000_000, currency }));
    expect([0, 1, 2, 3, 5].map((count) => moneyWords(sums.slice(0, count)))).toEqual(['', 'EUR 14.41 M', 'EUR 14.41 M and USD 13.41 M', 'EUR 14.41 M, USD 13.41 M and GBP 12.41 M', 'EUR 14.41 M, USD 13.41 M and 3 other currencies']);
  });
  it('says minutes as people do', () => {
    expect([0, 35.4, 59.6, 60, 260, 2880, 2940, 8820].map(durationWords)).toEqual(['0 min', '35 min', '1 h', '1 h', '4 h 20 min', '2 d', '2 d 1 h', '6 d 3 h']);
  });
  it('marks a renewal as soon only while it is ahead', () => {
    expect([null, -1, 0, 60, 61].map(isSoon)).toEqual([false, false, true, true, false]);
  });
});

describe('single steps around a score [S3]', () => {
  it('stay on their scales: six in the middle, three in a corner, a step up before a step down', () => {
    expect(singleSteps({ impact: 3, severity: 3, time: 2 })).toHaveLength(6);
    expect(singleSteps({ impact: 5, severity: 5, time: 3 }).map(({ dimension, to }) => `${dimension} ${to}`)).toEqual(['impact 4', 'severity 4', 'time 2']);
    expect(singleSteps({ impact: 1, severity: 3, time: 1 }).map(({ dimension, to }) => `${dimension} ${to}`)).toEqual(['impact 2', 'severity 4', 'severity 2', 'time 2']);
  });
  it('are asked for only where all three factors are known', () => {
    expect(wholeFactors({ impact: 5, severity: null, time: 1 })).toBeNull();
    expect(wholeFactors({ impact: 5, severity: 3, time: 1 })).toEqual({ impact: 5, severity: 3, time: 1 });
  });
});

describe('the time line of an issue', () => {
  it('puts dates and instants on one line of days, whatever the laptop\'s zone', () => {
    expect(dayOf('2026-11-21') - dayOf('2026-11-20')).toBe(1);
    expect(dayOf('2026-11-20T12:00:00.000Z') - dayOf('2026-11-20')).toBe(0.5);
    expect(dateOfDay(dayOf('2026-11-20T23:59:00.000Z'))).toBe('2026-11-20');
  });
  it('keeps every day between its ends and has at most eight labels, whatever the length', () => {
    for (const length of [0, 1, 6, 40, 400, 4000]) {
      const scale = timeScale([100, 100 + length], 92, 900);
      expect(scale.xOf(100)).toBeGreaterThanOrEqual(92);
      expect(scale.xOf(100 + length)).toBeLessThanOrEqual(900);
      expect(scale.ticks.length).toBeLessThanOrEqual(8);
      expect(scale.ticks.length).toBeGreaterThan(0);
    }
  });
});
