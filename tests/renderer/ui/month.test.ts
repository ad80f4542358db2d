import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths, dateAfterKey, monthSheet, weekdayOf } from '../../../renderer/ui/month';

describe('the calendar', () => {
  it('begins weeks on Monday and fills November 2026 up to whole weeks', () => {
    const weeks = monthSheet('2026-11-21');
    // 1 November 2026 is a Sunday, 30 November a Monday: six rows.
    expect(weeks).toHaveLength(6);
    expect(weeks[0]?.map(({ iso }) => iso)).toEqual(['2026-10-26', '2026-10-27', '2026-10-28', '2026-10-29', '2026-10-30', '2026-10-31', '2026-11-01']);
    expect(weeks[5]?.filter(({ isInMonth }) => isInMonth).map(({ day }) => day)).toEqual([30]);
  });
  it('needs four rows for February 2027, which begins on a Monday', () => expect(monthSheet('2027-02-10')).toHaveLength(4));
  it('steps over months of other lengths', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2028-01-31', 1)).toBe('2028-02-29');
    expect(addMonths('2026-12-15', 1)).toBe('2027-01-15');
    expect(addMonths('2026-01-15', -1)).toBe('2025-12-15');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  });
  it('moves by keys', () => {
    // 21 November 2026 is a Saturday.
    expect(weekdayOf('2026-11-21')).toBe(5);
    expect(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End', 'a'].map((key) => dateAfterKey(key, '2026-11-21'))).toEqual(['2026-11-20', '2026-11-22', '2026-11-14', '2026-11-28', '2026-10-21', '2026-12-21', '2026-11-16', '2026-11-22', null]);
  });
  it('shows each day of a month once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1970, max: 2100 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
        const days = monthSheet(`${year}-${String(month).padStart(2, '0')}-01`).flat().filter(({ isInMonth }) => isInMonth);
        expect(days.map(({ day }) => day)).toEqual(Array.from({ length: new Date(Date.UTC(year, month, 0)).getUTCDate() }, (_, index) => index + 1));
      }),
    );
  });
});
