import type { DateOrder } from '@shared/contract/imports/entities';
import { offsetMinutes } from './zones';

/** A date, or a date with a time, as a cell writes it. */
export interface WrittenMoment {
  /** `YYYY-MM-DD`, a date that exists. */
  readonly date: string;
  /** Milliseconds into the day, or null where no time is written. */
  readonly timeMs: number | null;
  /** Minutes east of UTC, or null where no zone is written. */
  readonly offsetMinutes: number | null;
}

/** What the numbers of a date allow: `any` is a date such as 01/02/2003 that both orders can read. */
export type OrderEvidence = DateOrder | 'any';

const isoPattern = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(Z|[+-]\d{2}:\d{2})?)?$/;
const numericPattern = /^(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})(?:(?:T|,?\s+)(.+))?$/;
const dayNamedPattern = /^(?:\p{L}{2,9}\.?,?\s+)?(\d{1,2})(?:st|nd|rd|th)?[-\s./]+(\p{L}{3,9})\.?,?[-\s./]+(\d{2}|\d{4})(?:(?:T|,?\s+)(.+))?$/u;
const monthNamedPattern = /^(?:\p{L}{2,9}\.?,\s+)?(\p{L}{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?:(?:T|,?\s+)(?:at\s+)?(.+))?$/iu;
const compactPattern = /^((?:19|20)\d{2})(\d{2})(\d{2})$/;
const timePattern = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*([ap])?\.?(?:m\.?)?\s*(z|utc|gmt|(?:utc|gmt)?[+-]\d{2}:?(?:\d{2})?)?(?:\s+utc)?$/i;
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const;
const fullMonths = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'] as const;

const two = (value: number): string => (value < 10 ? `0${value}` : String(value));

function lengthOfMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Dates outside 1900 to 2199 are slips of the keyboard or stand for "never"; no register has them. */
function dateText(year: number, month: number, day: number): string | null {
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 || day > lengthOfMonth(year, month)) return null;
  return `${year}-${two(month)}-${two(day)}`;
}

/** Two digits of a year as POSIX reads them: 69 to 99 are 19xx, 00 to 68 are 20xx. */
function fullYear(digits: string): number | null {
  if (digits.length === 4) return Number(digits);
  if (digits.length !== 2) return null;
  return Number(digits) + (Number(digits) >= 69 ? 1900 : 2000);
}

function monthNumber(name: string): number {
  const lower = name.toLowerCase();
  const short = lower === 'sept' ? 'sep' : lower;
  return months.findIndex((month, index) => month === short || fullMonths[index] === short) + 1;
}

function timeOfDay(hours: number, minutes: number, seconds: number, fraction: string | undefined): number | null {
  if (hours > 23 || minutes > 59 || seconds > 59) return null;
  const ms = fraction === undefined ? 0 : Number(fraction.slice(0, 3).padEnd(3, '0'));
  return ((hours * 60 + minutes) * 60 + seconds) * 1000 + ms;
}

function withTime(date: string | null, time: string | undefined): WrittenMoment | null {
  if (date === null) return null;
  if (time === undefined) return { date, timeMs: null, offsetMinutes: null };
  const match = timePattern.exec(time.trim());
  if (match === null) return null;
  let hours = Number(match[1]);
  const half = match[5]?.toLowerCase();
  if (half !== undefined) {
    if (hours < 1 || hours > 12) return null;
    hours = (hours % 12) + (half === 'p' ? 12 : 0);
  }
  const timeMs = timeOfDay(hours, Number(match[2]), Number(match[3] ?? 0), match[4]);
  const offset = match[6] === undefined ? null : offsetMinutes(match[6]);
  if (timeMs === null || (match[6] !== undefined && offset === null)) return null;
  return { date, timeMs, offsetMinutes: offset };
}

/**
 * Reads a date with or without a time and a zone: ISO 8601, numbers with `/`, `-` or `.` in the given order, and English
 * month names. Null where it is none, or a date that does not exist (W5).
 *
 * @param order how dates such as 01/02/2003 are to be read; null reads only those that no order is needed for.
 */
export function parseMoment(text: string, order: DateOrder | null): WrittenMoment | null {
  const usual = plainIso(text);
  if (usual !== undefined) return usual;
  const iso = isoPattern.exec(text);
  if (iso !== null) {
    const date = dateText(Number(iso[1]), Number(iso[2]), Number(iso[3]));
    if (date === null) return null;
    if (iso[4] === undefined) return { date, timeMs: null, offsetMinutes: null };
    const timeMs = timeOfDay(Number(iso[4]), Number(iso[5]), Number(iso[6] ?? 0), iso[7]);
    const offset = iso[8] === undefined ? null : offsetMinutes(iso[8]);
    return timeMs === null || (iso[8] !== undefined && offset === null) ? null : { date, timeMs, offsetMinutes: offset };
  }
  const trimmed = text.trim();
  const numeric = numericPattern.exec(trimmed);
  if (numeric !== null) return withTime(numericDate(numeric[1] ?? '', numeric[3] ?? '', numeric[4] ?? '', order), numeric[5]);
  const compact = compactPattern.exec(trimmed);
  if (compact !== null) return withTime(dateText(Number(compact[1]), Number(compact[2]), Number(compact[3])), undefined);
  const dayNamed = dayNamedPattern.exec(trimmed);
  if (dayNamed !== null) {
    const year = fullYear(dayNamed[3] ?? '');
    return year === null ? null : withTime(dateText(year, monthNumber(dayNamed[2] ?? ''), Number(dayNamed[1])), dayNamed[4]);
  }
  const monthNamed = monthNamedPattern.exec(trimmed);
  if (monthNamed !== null) return withTime(dateText(Number(monthNamed[3]), monthNumber(monthNamed[1] ?? ''), Number(monthNamed[2])), monthNamed[4]);
  return null;
}

const digitAt = (text: string, at: number): number => {
  const digit = text.charCodeAt(at) - 48;
  return digit >= 0 && digit <= 9 ? digit : Number.NaN;
};
const pairAt = (text: string, at: number): number => digitAt(text, at) * 10 + digitAt(text, at + 1);

/** `2026-11-22` and `2026-11-22 09:30:00`, which most exports write, without a regular expression; undefined for anything else. */
function plainIso(text: string): WrittenMoment | null | undefined {
  const { length } = text;
  if ((length !== 10 && length !== 19) || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return undefined;
  const year = pairAt(text, 0) * 100 + pairAt(text, 2);
  const month = pairAt(text, 5);
  const day = pairAt(text, 8);
  if (Number.isNaN(year + month + day)) return undefined;
  const exists = year >= 1900 && year <= 2199 && month >= 1 && month <= 12 && day >= 1 && day <= lengthOfMonth(year, month);
  if (length === 10) return exists ? { date: text, timeMs: null, offsetMinutes: null } : null;
  const between = text.charCodeAt(10);
  if ((between !== 32 && between !== 84) || text.charCodeAt(13) !== 58 || text.charCodeAt(16) !== 58) return undefined;
  const hours = pairAt(text, 11);
  const minutes = pairAt(text, 14);
  const seconds = pairAt(text, 17);
  if (Number.isNaN(hours + minutes + seconds)) return undefined;
  if (!exists || hours > 23 || minutes > 59 || seconds > 59) return null;
  return { date: text.slice(0, 10), timeMs: ((hours * 60 + minutes) * 60 + seconds) * 1000, offsetMinutes: null };
}

function numericDate(first: string, second: string, third: string, order: DateOrder | null): string | null {
  if (first.length === 4) return third.length <= 2 ? dateText(Number(first), Number(second), Number(third)) : null;
  if (first.length > 2) return null;
  if (order === 'year-month-day') {
    const year = fullYear(first);
    return year === null || third.length > 2 ? null : dateText(year, Number(second), Number(third));
  }
  const year = fullYear(third);
  if (year === null) return null;
  const a = Number(first);
  const b = Number(second);
  // Both alike: any order reads the same date.
  const read = order ?? (a === b ? 'day-month-year' : null);
  if (read === null) return null;
  return read === 'day-month-year' ? dateText(year, b, a) : dateText(year, a, b);
}

const dayMs = 86_400_000;
const three = (value: number): string => (value < 10 ? `00${value}` : value < 100 ? `0${value}` : String(value));

/** Turns milliseconds since the epoch into `YYYY-MM-DD` and instants; days repeat, so each is worked out once. */
export function createCalendarText(): { dateOf(epochMs: number): string; instantOf(epochMs: number): string } {
  const days = new Map<number, string>();
  const dateOf = (epochMs: number): string => {
    const day = Math.floor(epochMs / dayMs);
    let text = days.get(day);
    if (text === undefined) {
      text = new Date(day * dayMs).toISOString().slice(0, 10);
      days.set(day, text);
    }
    return text;
  };
  return {
    dateOf,
    instantOf(epochMs) {
      const rest = epochMs - Math.floor(epochMs / dayMs) * dayMs;
      return `${dateOf(epochMs)}T${two(Math.floor(rest / 3_600_000))}:${two(Math.floor(rest / 60_000) % 60)}:${two(Math.floor(rest / 1000) % 60)}.${three(rest % 1000)}Z`;
    },
  };
}

/** What a date tells about the order of its column: null where it needs none (ISO, names of months) or is no date. */
export function orderEvidence(text: string): OrderEvidence | null {
  const match = numericPattern.exec(text);
  if (match === null) return null;
  const [first = '', second = '', third = ''] = [match[1], match[3], match[4]];
  if (first.length > 2 || third.length === 3 || third.length === 1) return null;
  const a = Number(first);
  const b = Number(second);
  if (a === b && third.length === 4) return null;
  if (a > 31 && third.length === 2) return 'year-month-day';
  if (a > 12 && a <= 31 && b <= 12) return 'day-month-year';
  if (b > 12 && b <= 31 && a <= 12) return 'month-day-year';
  return a <= 12 && b <= 12 ? 'any' : null;
}
