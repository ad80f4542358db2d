import { describe, expect, it } from 'vitest';
import { CalendarDate } from '@shared/primitives';
import { fiscalPeriodOf } from '../../../electron/core/decisions/fiscal';

describe('the fiscal period of a date', () => {
  // By hand: a year named after the one in which it ends.
  it.each([
    ['2026-01-01', 1, 'FY26 Q1'],
    ['2026-12-31', 1, 'FY26 Q4'],
    ['2026-11-22', 4, 'FY27 Q3'],
    ['2027-03-31', 4, 'FY27 Q4'],
    ['2026-03-31', 4, 'FY26 Q4'],
    ['2026-04-01', 4, 'FY27 Q1'],
    ['2026-09-30', 10, 'FY26 Q4'],
    ['2026-10-01', 10, 'FY27 Q1'],
    ['2026-11-30', 12, 'FY26 Q4'],
    ['2099-12-01', 12, 'FY00 Q1'],
  ])('of %s with a year from month %i is %s [M5]', (date, startMonth, period) => {
    expect(fiscalPeriodOf(CalendarDate.parse(date), startMonth)).toBe(period);
  });
});
