import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leftOutFlags } from '@shared/contract/metrics';
import { CalendarDate } from '@shared/primitives';
import { ruleOf } from '../../../electron/core/imports/rules';
import { figureOf } from '../../../electron/core/metrics/figure';
import { periodsOf } from '../../../electron/core/metrics/period';
import { figureWords } from '@shared/metric-words';

describe('a figure of a metric [W6]', () => {
  it('is the median and the 90th percentile of times, as worked out by hand', () => {
    // In order 5 10 20 30 40 60 90 120 240 480: the middle two are 40 and 60, and nine of ten are at most 240.
    expect(figureOf('first-response', [480, 5, 60, 10, 240, 20, 120, 30, 90, 40], [])).toEqual({ value: 50, p90: 240, counted: 10, total: 10, leftOut: [] });
    // Of eleven the sixth is the middle one, and the tenth is the first that nine of ten (9.9) do not exceed.
    expect(figureOf('resolution', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], [])).toMatchObject({ value: 6, p90: 10 });
    expect(figureOf('resolution', [7], [])).toMatchObject({ value: 7, p90: 7 });
  });

  it('is a share of yes among yes and no, and an average of what was given', () => {
    expect(figureOf('commitment', [1, 0, 1, 1], [])).toMatchObject({ value: 0.75, p90: null, counted: 4 });
    expect(figureOf('satisfaction', [5, 4, 4, 3], [])).toMatchObject({ value: 4, p90: null });
  });

  it('is unknown of none, and never a number', () => {
    for (const metric of ['first-response', 'commitment', 'resolution', 'reopened', 'satisfaction'] as const) {
      const none = figureOf(metric, [], [{ reason: 'not-said', issues: 3 }]);
      expect(none).toEqual({ value: null, p90: null, counted: 0, total: 3, leftOut: [{ reason: 'not-said', issues: 3 }] });
      expect(figureWords(metric, none)).toBe('unknown');
    }
  });

  it('says what it leaves out, most first, the same reason once', () => {
    const leftOut = [{ reason: 'by-hand' as const, issues: 1 }, { reason: 'not-said' as const, issues: 2 }, { reason: 'not-said' as const, issues: 3 }];
    expect(figureOf('satisfaction', [4], leftOut)).toMatchObject({ counted: 1, total: 7, leftOut: [{ reason: 'not-said', issues: 5 }, { reason: 'by-hand', issues: 1 }] });
  });

  it('has half of the values at or below its median and nine tenths at or below its 90th percentile, whatever their order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 60 }), (values) => {
        const { value, p90 } = figureOf('first-response', values, []);
        const upTo = (limit: number): number => values.filter((each) => each <= limit).length;
        expect(upTo(value ?? -1) * 2).toBeGreaterThanOrEqual(values.length);
        expect(values.filter((each) => each >= (value ?? 99)).length * 2).toBeGreaterThanOrEqual(values.length);
        expect(upTo(p90 ?? -1) * 10).toBeGreaterThanOrEqual(values.length * 9);
        expect(upTo((p90 ?? 0) - 1) * 10).toBeLessThan(values.length * 9);
        expect(figureOf('first-response', values.toReversed(), [])).toEqual(figureOf('first-response', values, []));
      }),
    );
  });

  it('knows the flags of an import by the words that the rules give them', () => {
    for (const { reason, title } of leftOutFlags) expect(ruleOf(reason).title).toBe(title);
  });

  it('reads as a person would say it', () => {
    expect(figureWords('resolution', { value: 90, p90: 5760 })).toBe('median 1.5 h, 90 % within 4.0 d');
    expect(figureWords('commitment', { value: 0.8125, p90: null })).toBe('81.3 %');
    expect(figureWords('commitment', { value: 1999 / 2000, p90: null })).toBe('99.9 %');
    expect(figureWords('reopened', { value: 1 / 4000, p90: null })).toBe('0.1 %');
    expect(figureWords('reopened', { value: 0, p90: null })).toBe('0.0 %');
    expect(figureWords('commitment', { value: 1, p90: null })).toBe('100.0 %');
    expect(figureWords('satisfaction', { value: 4.119, p90: null })).toBe('4.12');
  });
});

it('compares a period with the one of the same length just before it [W6]', () => {
  expect(periodsOf(CalendarDate.parse('2026-11-21'), 30)).toEqual({ period: { from: '2026-10-23', to: '2026-11-21' }, before: { from: '2026-09-23', to: '2026-10-22' } });
  expect(periodsOf(CalendarDate.parse('2024-03-01'), 1)).toEqual({ period: { from: '2024-03-01', to: '2024-03-01' }, before: { from: '2024-02-29', to: '2024-02-29' } });
});
