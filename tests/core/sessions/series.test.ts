import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CalendarDate } from '@shared/primitives';
import { addDays, daysBetween, lastOfMonth, weekdayOf } from '../../../electron/core/calendar';
import { suggestNext, type SeriesFacts } from '../../../electron/core/sessions/series';

const date = (text: string): CalendarDate => CalendarDate.parse(text);
// 2 Nov 2026 is a Monday.
const facts = (change: Partial<SeriesFacts> = {}): SeriesFacts => ({ lastOn: date('2026-11-02'), lastNumber: 14, intervalDays: 14, close: 'none', fiscalStartMonth: 1, bandChanges: 0, urgentWaiting: 0, asOf: date('2026-11-03'), ...change });

describe('the next date of a series', () => {
  it('keeps the interval while little happens [M1]', () => {
    expect(suggestNext(facts())).toEqual({ on: '2026-11-16', days: 14, reason: 'Every 14 days; since session 14 there were no band changes and no urgent issue waits.' });
    expect(suggestNext(facts({ bandChanges: 1 }))).toEqual({ on: '2026-11-16', days: 14, reason: 'Every 14 days; since session 14 there was 1 band change, too few to shorten it.' });
  });

  it.each([
    [{ bandChanges: 3 }, '2026-11-11', 'cut to two thirds by 3 band changes'],
    [{ bandChanges: 2, urgentWaiting: 2 }, '2026-11-09', 'halved by 2 band changes and 2 urgent issues without a decision'],
    // A third of 14 is 5 days: a Saturday, so the Friday before.
    [{ urgentWaiting: 6 }, '2026-11-06', 'cut to a third by 6 urgent issues without a decision'],
  ] as const)('shortens it where bands move and urgent issues wait: %o [M1]', (change, on, words) => {
    const next = suggestNext(facts(change));
    expect(next.on).toBe(on);
    expect(next.reason).toContain(`Every 14 days, ${words} since session 14`);
  });

  it('moves a weekend to the Friday before, or on to the Monday where that is too early [M1]', () => {
    expect(suggestNext(facts({ intervalDays: 19 }))).toMatchObject({ on: '2026-11-20', reason: expect.stringContaining('moved from a Saturday') });
    // The last one on a Thursday, 3 days at least: a Sunday, whose Friday is the day after the last session.
    expect(suggestNext(facts({ lastOn: date('2026-11-05'), intervalDays: 3, asOf: date('2026-11-06') }))).toMatchObject({ on: '2026-11-09', days: 4 });
  });

  it('falls before the month closes where it would just miss it [M1]', () => {
    // 28 days from 4 Nov is 2 Dec, 2 days past 30 Nov, a Monday; a quarter of 28 is 7.
    const next = suggestNext(facts({ lastOn: date('2026-11-04'), intervalDays: 28, close: 'month', asOf: date('2026-11-05') }));
    expect(next).toMatchObject({ on: '2026-11-30', days: 26, reason: expect.stringContaining('falls before the month closes on 30 Nov 2026') });
  });

  it('leaves a date alone that misses the close by more than the tolerance [M1]', () => {
    // 35 days from 4 Nov is 9 Dec, 9 days past the close; a quarter of 35 is 8.
    expect(suggestNext(facts({ lastOn: date('2026-11-04'), intervalDays: 35, close: 'month', asOf: date('2026-11-05') })).on).toBe('2026-12-09');
  });

  it('knows the quarters of a fiscal year that begins in another month [M1]', () => {
    const november = facts({ lastOn: date('2026-11-04'), intervalDays: 28, asOf: date('2026-11-05'), close: 'quarter' });
    expect(suggestNext(november).on).toBe('2026-12-02');
    // From March on the quarters end in May, August, November and February.
    expect(suggestNext({ ...november, fiscalStartMonth: 3 })).toMatchObject({ on: '2026-11-30', reason: expect.stringContaining('the quarter closes') });
  });

  it('becomes the as-of date once it has passed [M1]', () => {
    expect(suggestNext(facts({ asOf: date('2027-01-05') }))).toMatchObject({ on: '2027-01-05', reason: expect.stringContaining('that date has passed') });
  });

  it('stays within its bounds and off weekends, whatever happens [M1]', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 400 }),
        fc.integer({ min: 3, max: 35 }),
        fc.constantFrom('none' as const, 'month' as const, 'quarter' as const),
        fc.integer({ min: 1, max: 12 }),
        fc.nat(40),
        fc.nat(20),
        (offset, intervalDays, close, fiscalStartMonth, bandChanges, urgentWaiting) => {
          const lastOn = addDays('2026-01-01', offset);
          const { on, days } = suggestNext(facts({ lastOn, asOf: lastOn, intervalDays, close, fiscalStartMonth, bandChanges, urgentWaiting }));
          expect(weekdayOf(on)).toBeLessThanOrEqual(5);
          expect(days).toBe(daysBetween(lastOn, on));
          expect(days).toBeGreaterThanOrEqual(3);
          expect(days).toBeLessThanOrEqual(35);
        },
      ),
    );
  });

  it('counts weekdays and months as `date` does [M1]', () => {
    expect(['2026-11-02', '2026-11-08', '2024-02-29', '2000-01-01'].map(weekdayOf)).toEqual([1, 7, 4, 6]);
    expect(['2026-02-10', '2024-02-10', '2026-12-01'].map(lastOfMonth)).toEqual(['2026-02-28', '2024-02-29', '2026-12-31']);
  });
});
