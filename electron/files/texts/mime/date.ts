import { CalendarDate, Instant } from '@shared/primitives';
import { parseMoment } from '../../../core/imports/dates';

/** When something was sent. */
export interface Sent {
  /** The day on the sender's own calendar. */
  readonly on: CalendarDate;
  /** Null where no time or no zone is written. */
  readonly at: Instant | null;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const;
/** Hours from UTC of the names that RFC 5322, 4.3 keeps. */
const namedZones: Readonly<Record<string, number>> = { ut: 0, utc: 0, gmt: 0, z: 0, est: -5, edt: -4, cst: -6, cdt: -5, mst: -7, mdt: -6, pst: -8, pdt: -7 };
const pattern = /^(?:[A-Za-z]{3,9},?\s+)?(\d{1,2})[\s-]+([A-Za-z]{3,9})[\s-]+(\d{2,4})(?:,?\s+(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:\s*([+-]\d{4}|[A-Za-z]{1,5}))?)?/;

/**
 * Reads the date of a message (RFC 5322, 3.3 and 4.3: two-digit years, names of zones, comments), or another date that cannot be mistaken. Null where
 * it is none, or a day that does not exist.
 */
export function parseSent(value: string | null): Sent | null {
  if (value === null) return null;
  const text = value.slice(0, 200).replace(/\([^()]*\)/g, ' ').replace(/\s+/g, ' ').trim();
  const match = pattern.exec(text);
  if (match === null) return fromMoment(text);
  const [, day = '', monthName = '', yearDigits = '', hours, minutes, seconds, zone] = match;
  const month = months.findIndex((name) => monthName.toLowerCase().startsWith(name)) + 1;
  const year = fullYear(yearDigits);
  const on = CalendarDate.safeParse(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`);
  if (month === 0 || year < 1970 || year > 2199 || !on.success) return null;
  if (hours === undefined || zone === undefined) return { on: on.data, at: null };
  const offset = offsetMinutes(zone);
  if (offset === null || Number(hours) > 23 || Number(minutes) > 59) return { on: on.data, at: null };
  const local = Date.UTC(year, month - 1, Number(day), Number(hours), Number(minutes), Math.min(59, Number(seconds ?? 0)));
  return { on: on.data, at: Instant.parse(new Date(local - offset * 60_000).toISOString()) };
}

/** RFC 5322, 4.3: 00 to 49 are 20xx, other years of two or three digits begin at 1900. */
function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length === 2) return year < 50 ? 2000 + year : 1900 + year;
  return digits.length === 3 ? 1900 + year : year;
}

function offsetMinutes(zone: string): number | null {
  if (/^[+-]/.test(zone)) {
    const hours = Number(zone.slice(1, 3));
    const minutes = Number(zone.slice(3, 5));
    return hours > 14 || minutes > 59 ? null : (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
  }
  const hours = namedZones[zone.toLowerCase()];
  return hours === undefined ? null : hours * 60;
}

function fromMoment(text: string): Sent | null {
  const moment = parseMoment(text, null);
  const on = CalendarDate.safeParse(moment?.date);
  if (moment === null || !on.success) return null;
  if (moment.timeMs === null || moment.offsetMinutes === null) return { on: on.data, at: null };
  const local = Date.parse(`${moment.date}T00:00:00Z`) + moment.timeMs;
  return { on: on.data, at: Instant.parse(new Date(local - moment.offsetMinutes * 60_000).toISOString()) };
}
