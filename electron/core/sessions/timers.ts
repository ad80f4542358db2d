import type { Instant } from '@shared/primitives';

/** Time spent on an agenda item: what was counted, and since when it counts on. */
export interface Timer {
  /** Milliseconds counted before `runningSince`. */
  readonly elapsedMs: number;
  /** Null while the timer stands. */
  readonly runningSince: Instant | null;
}

/** Milliseconds spent until `now`, never negative: a clock that was set back adds nothing (F20). */
export function elapsedAt({ elapsedMs, runningSince }: Timer, now: Instant): number {
  return runningSince === null ? elapsedMs : elapsedMs + Math.max(0, Date.parse(now) - Date.parse(runningSince));
}

/** Stops a timer and keeps its time; one that stands is left as it is. */
export function stopTimer(timer: Timer, now: Instant): Timer {
  return { elapsedMs: elapsedAt(timer, now), runningSince: null };
}

/** Starts a timer; one that runs is left as it is. */
export function startTimer(timer: Timer, now: Instant): Timer {
  return timer.runningSince === null ? { elapsedMs: timer.elapsedMs, runningSince: now } : timer;
}

/**
 * The last moment at which the app is known to have run (M7): the last entry of the log, or a heartbeat after it. A heartbeat that lies after
 * `now` comes from another clock and says nothing.
 */
export function lastSeen({ entryAt, beatAt, now }: { readonly entryAt: Instant | null; readonly beatAt: Instant | null; readonly now: Instant }): Instant {
  const known = entryAt ?? now;
  return beatAt !== null && beatAt > known && beatAt <= now ? beatAt : known;
}

/**
 * The timer of an app that was killed, or of a laptop that slept (M7). Time counts up to the last moment the app is known to have run, and the
 * timer stands until somebody starts it: nobody can say how long the laptop lay dark, and time that was not spent must not stand in the minutes.
 */
export function recoverTimer(timer: Timer, lastSeenAt: Instant): Timer {
  return stopTimer(timer, lastSeenAt);
}
