import { addDays, daysBetween, formatDate } from '../calendar';
import type { CalendarDate, Segment } from '@shared/primitives';

export const plural = (count: number, noun: string, many = `${noun}s`): string => `${count} ${count === 1 ? noun : many}`;

/** `a, b and c`. */
export const listed = (words: readonly string[]): string => (words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`);

/** `today`, `in 1 day`, `in 12 days`. */
export const inDays = (days: number): string => (days === 0 ? 'today' : `in ${plural(days, 'day')}`);

/** Minutes as people say them, never rounded up: 45 minutes, 6 h 5 min, 3 days. */
export function durationInWords(minutes: number): string {
  const whole = Math.floor(minutes);
  if (whole < 120) return plural(whole, 'minute');
  if (whole < 48 * 60) return whole % 60 === 0 ? `${whole / 60} h` : `${Math.floor(whole / 60)} h ${whole % 60} min`;
  return plural(Math.floor(whole / 1440), 'day');
}

/** As people say it: `an enterprise account`; one whose segment nothing says is just that. */
export const anAccount = {
  enterprise: 'an enterprise account',
  'mid-market': 'a mid-market account',
  smb: 'an SMB account',
  internal: 'an internal account',
  unknown: 'an account of unknown segment',
} as const satisfies Record<Segment, string>;

/** `renews in 12 days, on 3 Dec 2026`. */
export const renewsInWords = (renewal: string, asOf: string): string => `renews ${inDays(daysBetween(asOf, renewal))}, on ${formatDate(renewal)}`;

/** Whole days from a date to the as-of date; null where the date is not known or lies after it. */
export function daysSince(date: CalendarDate | null, asOf: CalendarDate): number | null {
  if (date === null) return null;
  const days = daysBetween(date, asOf);
  return days < 0 ? null : days;
}

/** Whole days until a date; null where the date is not known or has passed. */
export function daysUntil(date: CalendarDate | null, asOf: CalendarDate): number | null {
  if (date === null) return null;
  const days = daysBetween(asOf, date);
  return days < 0 ? null : days;
}

/** The first day of a window of so many days that ends on the as-of date. */
export const windowStart = (asOf: CalendarDate, days: number): CalendarDate => addDays(asOf, 1 - days);

/** Without capitals at its start, for the middle of a sentence; abbreviations stay. */
export const lowerFirst = (text: string): string => (/^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text);

/** A text that others wrote, on one line and not longer than `most` characters. */
export function shortened(text: string, most: number): string {
  const line = text.replaceAll(/\s+/gu, ' ').trim();
  return line.length <= most ? line : `${[...line].slice(0, most - 1).join('').trimEnd()}…`;
}
