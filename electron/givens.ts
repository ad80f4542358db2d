import { randomBytes, randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';
import { CalendarDate, Instant } from '@shared/primitives';
import type { Givens } from './context';

const idBytes = 16;
const idsPerFill = 256;

/**
 * UUIDv7s that rise (RFC 9562, method 1: a counter of 32 bits within a millisecond, seeded at random). An import takes hundreds of thousands,
 * and asking the system for each one's random bytes by itself would cost more than writing the record.
 */
function createIds(): () => string {
  const pool = new Uint8Array(idBytes * idsPerFill);
  let used = pool.length;
  let msecs = 0;
  let seq = 0;
  return () => {
    if (used === pool.length) {
      randomFillSync(pool);
      used = 0;
    }
    const random = pool.subarray(used, used + idBytes);
    used += idBytes;
    const now = Date.now();
    if (now > msecs) {
      msecs = now;
      // Half of the counter's range is left to count up in.
      seq = (((random[6] ?? 0) & 0x7f) << 24) | ((random[7] ?? 0) << 16) | ((random[8] ?? 0) << 8) | (random[9] ?? 0);
    } else {
      seq += 1;
      if (seq > 0xffff_ffff) {
        seq = 0;
        msecs += 1;
      }
    }
    return v7({ random, msecs, seq });
  };
}

/** Time and ids as a running app takes them: the system's clock, its local date, and randomness. */
export const systemGivens: Givens = {
  clock: () => Instant.parse(new Date().toISOString()),
  today: () => {
    const now = new Date();
    const two = (n: number): string => String(n).padStart(2, '0');
    return CalendarDate.parse(`${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`);
  },
  newId: createIds(),
  newNonce: () => randomBytes(16).toString('hex'),
};

/**
 * Time and ids that are a function of their start and a seed: the clock moves one second a reading, ids and nonces count up.
 * For the example workspace and for tests.
 */
export function fixedGivens(start: string, seed = 1): Givens & { advance(ms: number): void } {
  let now = Date.parse(start);
  let count = 0;
  const digits = (width: number): string => (++count + seed * 1_000_000).toString(16).padStart(width, '0').slice(-width);
  return {
    clock: () => Instant.parse(new Date((now += 1000)).toISOString()),
    today: () => CalendarDate.parse(new Date(now).toISOString().slice(0, 10)),
    newId: () => {
      const time = now.toString(16).padStart(12, '0');
      return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${digits(12)}`;
    },
    newNonce: () => digits(32),
    advance: (ms) => void (now += ms),
  };
}
