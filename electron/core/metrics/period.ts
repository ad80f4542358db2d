import type { Period } from '@shared/contract/metrics';
import type { CalendarDate } from '@shared/primitives';
import { addDays } from '../calendar';

/** The period of so many days that ends on a day, and the one of the same length that ends the day before it begins. */
export function periodsOf(to: CalendarDate, days: number): { readonly period: Period; readonly before: Period } {
  const from = addDays(to, 1 - days);
  return { period: { from, to }, before: { from: addDays(from, -days), to: addDays(from, -1) } };
}
