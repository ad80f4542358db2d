import { CalendarDate } from '@shared/primitives';
import { DocketError } from '@shared/result';

const zero = 48;
const hyphen = 45;
const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
/** Days that lie before the first of each month in a common year. */
const daysBeforeMonth = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334] as const;

interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

function lengthOfMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The digit at a place of a text; not a number where there is none, so that whatever is made of it fails every comparison. */
function digitAt(text: string, place: number): number {
  const digit = text.charCodeAt(place) - zero;
  return digit >= 0 && digit <= 9 ? digit : Number.NaN;
}

function partsOf(date: string): DateParts {
  // Digit by digit and not by a pattern: an import asks for several dates of each of a hundred thousand rows.
  const year = digitAt(date, 0) * 1000 + digitAt(date, 1) * 100 + digitAt(date, 2) * 10 + digitAt(date, 3);
  const month = digitAt(date, 5) * 10 + digitAt(date, 6);
  const day = digitAt(date, 8) * 10 + digitAt(date, 9);
  const hasForm = date.length === 10 && date.charCodeAt(4) === hyphen && date.charCodeAt(7) === hyphen;
  const exists = hasForm && year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= lengthOfMonth(year, month);
  if (!exists) throw new DocketError('invalid-input', `"${date}" is not a calendar date. Write it as 2026-11-22.`);
  return { year, month, day };
}

/** Days that lie before the first of January of a year, counted from 0001-01-01, in the proleptic Gregorian calendar. */
function daysBeforeYear(year: number): number {
  const past = year - 1;
  return past * 365 + Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400);
}

function dayNumberOf({ year, month, day }: DateParts): number {
  const leapDay = month > 2 && isLeapYear(year) ? 1 : 0;
  return daysBeforeYear(year) + (daysBeforeMonth[month - 1] ?? 0) + leapDay + day - 1;
}

function textOf({ year, month, day }: DateParts): CalendarDate {
  return CalendarDate.parse(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`);
}

/**
 * Whole days from one calendar date to another, negative when `to` is earlier. No clock and no time zone takes part.
 *
 * @throws DocketError `invalid-input` when either is not a calendar date (`2026-11-22`) that exists.
 */
export function daysBetween(from: string, to: string): number {
  return dayNumberOf(partsOf(to)) - dayNumberOf(partsOf(from));
}

/**
 * The calendar date a whole number of days later, or earlier for a negative number.
 *
 * @throws DocketError `invalid-input` when the date does not exist, the days are not whole, or the result leaves the years 1 to 9999.
 */
export function addDays(date: string, days: number): CalendarDate {
  if (!Number.isInteger(days)) throw new DocketError('invalid-input', `${days} is not a whole number of days.`);
  const target = dayNumberOf(partsOf(date)) + days;
  if (target < 0 || target >= daysBeforeYear(10_000)) {
    throw new DocketError('invalid-input', `${days} days from ${date} lies outside the years 1 to 9999.`);
  }
  // 366 days a year never overshoots, so the estimate only has to be raised.
  let year = Math.floor(target / 366) + 1;
  while (daysBeforeYear(year + 1) <= target) year += 1;
  let day = target - daysBeforeYear(year) + 1;
  let month = 1;
  while (day > lengthOfMonth(year, month)) {
    day -= lengthOfMonth(year, month);
    month += 1;
  }
  return textOf({ year, month, day });
}

/**
 * The first anniversary of `start` that is not before `asOf`; an anniversary on `asOf` itself counts, and `start` does not.
 * What started on 29 February has its anniversary on 28 February in common years (the last day of the same month).
 *
 * @throws DocketError `invalid-input` when either is not a calendar date that exists.
 */
export function nextAnniversary(start: string, asOf: string): CalendarDate {
  const from = partsOf(start);
  const now = dayNumberOf(partsOf(asOf));
  const anniversaryIn = (year: number): DateParts => ({ ...from, year, day: Math.min(from.day, lengthOfMonth(year, from.month)) });
  const sameYear = Math.max(from.year + 1, partsOf(asOf).year);
  const candidate = anniversaryIn(sameYear);
  return textOf(dayNumberOf(candidate) >= now ? candidate : anniversaryIn(sameYear + 1));
}

/**
 * A date as people read it without doubt about its order: `21 Nov 2026`. English month names, whatever the machine's locale.
 *
 * @throws DocketError `invalid-input` when it is not a calendar date that exists.
 */
export function formatDate(date: string): string {
  const { year, month, day } = partsOf(date);
  return `${day} ${monthNames[month - 1] ?? ''} ${year}`;
}

/** The day of the week, 1 Monday to 7 Sunday (ISO 8601). @throws DocketError `invalid-input` when the date does not exist. */
export const weekdayOf = (date: string): number => (dayNumberOf(partsOf(date)) % 7) + 1;

/** The month, 1 to 12. @throws DocketError `invalid-input` when the date does not exist. */
export const monthOf = (date: string): number => partsOf(date).month;

/** The last day of the month that a date lies in. @throws DocketError `invalid-input` when the date does not exist. */
export function lastOfMonth(date: string): CalendarDate {
  const { year, month } = partsOf(date);
  return textOf({ year, month, day: lengthOfMonth(year, month) });
}
