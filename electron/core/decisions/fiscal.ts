import type { CalendarDate } from '@shared/primitives';

/**
 * The fiscal quarter of a date (M5): a fiscal year that begins in `startMonth` (1 to 12) is named after the calendar year in which it
 * ends, and has four quarters of three months. With a start in January it is the calendar's own: 2026-11-22 is `FY26 Q4`.
 */
export function fiscalPeriodOf(date: CalendarDate, startMonth: number): string {
  const [year = 0, month = 1] = date.split('-').map(Number);
  const monthOfYear = (month - startMonth + 12) % 12;
  const endsIn = startMonth > 1 && month >= startMonth ? year + 1 : year;
  return `FY${String(endsIn % 100).padStart(2, '0')} Q${Math.floor(monthOfYear / 3) + 1}`;
}
