import type { DecimalMark, DurationUnit } from '@shared/contract/imports/entities';
import { parseNumber } from './numbers';

const minutesIn = { minutes: 1, hours: 60, days: 1440, seconds: 1 / 60, milliseconds: 1 / 60_000 } as const satisfies Record<Exclude<DurationUnit, 'moment'>, number>;
const part = /(-?\d+(?:[.,]\d+)?)\s*(d|days?|h|hrs?|hours?|m|mins?|minutes?|s|secs?|seconds?)\.?(?![\p{L}])[,\s]*/giu;
const clock = /^(?:(\d+)\s*(?:d|days?),?\s+)?(\d+):([0-5]\d)(?::([0-5]\d)(?:[.,]\d+)?)?$/i;

const settled = (minutes: number): number => Math.round(minutes * 1e6) / 1e6;

/**
 * Minutes of a duration: `2h 30m`, `45 min`, `1 day 02:30:00`, `12:30` (hours and minutes), or a plain number in the given
 * unit. May be negative, which the caller judges. Null where it is none.
 */
export function parseDuration(text: string, unit: Exclude<DurationUnit, 'moment'>, mark: DecimalMark | null): number | null {
  const number = parseNumber(text, mark);
  if (number !== null) return settled(number * minutesIn[unit]);
  const match = clock.exec(text);
  if (match !== null) return settled(Number(match[1] ?? 0) * 1440 + Number(match[2]) * 60 + Number(match[3]) + Number(match[4] ?? 0) / 60);
  let minutes = 0;
  let end = 0;
  for (const found of text.matchAll(part)) {
    if (found.index !== end) return null;
    end += found[0].length;
    const initial = found[2]?.[0]?.toLowerCase();
    const named = initial === 'd' ? 'days' : initial === 'h' ? 'hours' : initial === 's' ? 'seconds' : 'minutes';
    minutes += Number(found[1]?.replace(',', '.')) * minutesIn[named];
  }
  return end > 0 && end === text.length ? settled(minutes) : null;
}

/** The unit a header names (`first response time minutes`), or null. */
export function unitInHeader(normalizedHeader: string): Exclude<DurationUnit, 'moment'> | null {
  const words = normalizedHeader.split(' ').toReversed();
  for (const word of words) {
    if (/^(min|mins|minute|minutes|minuten|minuto|minutos)$/.test(word)) return 'minutes';
    if (/^(h|hr|hrs|hour|hours|std|stunden|heures|horas|uur|uren)$/.test(word)) return 'hours';
    if (/^(d|day|days|tage|tagen|jours|días|dagen)$/.test(word)) return 'days';
    if (/^(s|sec|secs|second|seconds|sekunden|secondes|segundos|seconden)$/.test(word)) return 'seconds';
    if (/^(ms|millisecond|milliseconds)$/.test(word)) return 'milliseconds';
  }
  return null;
}
