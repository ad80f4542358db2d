import type { CalendarDate } from '@shared/primitives';
import { addDays, lastOfMonth } from '../calendar';

/** The last days of so many months that had ended by the as-of date, newest first; a month that ends on it has ended. */
export function monthEnds(asOf: CalendarDate, months: number): CalendarDate[] {
  const ends: CalendarDate[] = [];
  let end = lastOfMonth(asOf) === asOf ? asOf : lastDayBefore(asOf);
  for (let month = 0; month < months; month += 1) {
    ends.push(end);
    end = lastDayBefore(end);
  }
  return ends;
}

/** The last day of the month before that of a date. */
const lastDayBefore = (date: CalendarDate): CalendarDate => addDays(date, -Number(date.slice(8, 10)));
