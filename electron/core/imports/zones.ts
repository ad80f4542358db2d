import { Temporal } from 'temporal-polyfill';

const minuteMs = 60_000;
const quarterMs = 15 * minuteMs;

/** Turns times of one zone into instants. Offsets are remembered by quarter of an hour, in which no zone changes its own. */
export interface Zone {
  /** Milliseconds since the epoch of a wall-clock time given as if it were UTC; in a gap or an overlap as RFC 5545 reads it. */
  toEpochMs(wallMs: number): number;
  /** The wall-clock time of an instant, as if it were UTC. */
  toWallMs(epochMs: number): number;
}

const fixedZone = (minutesEast: number): Zone => ({
  toEpochMs: (wallMs) => wallMs - minutesEast * minuteMs,
  toWallMs: (epochMs) => epochMs + minutesEast * minuteMs,
});

/** Minutes east of UTC of `Z`, `UTC`, `GMT`, `+02:00`, `+0200` or `+02`; null for anything else. */
export function offsetMinutes(text: string): number | null {
  if (/^(z|utc|gmt)$/i.test(text)) return 0;
  const match = /^(?:utc|gmt)?([+-])(\d{2}):?(\d{2})?$/i.exec(text);
  if (match === null) return null;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  if (Number(match[2]) > 14 || Number(match[3] ?? 0) > 59) return null;
  return match[1] === '-' ? -minutes : minutes;
}

/** The zone of an IANA name or an offset, or null where there is none of that name. */
export function findZone(name: string): Zone | null {
  const fixed = offsetMinutes(name);
  if (fixed !== null) return fixedZone(fixed);
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
  } catch {
    return null;
  }
  const fromWall = new Map<number, number>();
  const fromEpoch = new Map<number, number>();
  const remember = (cache: Map<number, number>, ms: number, find: (quarter: number) => number): number => {
    const quarter = Math.floor(ms / quarterMs);
    let offset = cache.get(quarter);
    if (offset === undefined) {
      offset = find(quarter * quarterMs);
      cache.set(quarter, offset);
    }
    return offset;
  };
  return {
    toEpochMs: (wallMs) =>
      wallMs -
      remember(fromWall, wallMs, (ms) => {
        const wall = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO('UTC').toPlainDateTime();
        return ms - wall.toZonedDateTime(name).epochMilliseconds;
      }),
    toWallMs: (epochMs) => epochMs + remember(fromEpoch, epochMs, (ms) => Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(name).offsetNanoseconds / 1_000_000),
  };
}
