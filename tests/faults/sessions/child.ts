import { Instant } from '@shared/primitives';
import { beat, beatMs } from '../../../electron/host/heartbeat';
import type { Desk } from '../../../electron/transaction';
import { makeTestHost } from '../../support/host';
import { chance } from '../chance';
import { openDesk } from '../desk';
import type { Acknowledgement, Orders } from '../orders';
import { placeOf } from './place';
import { steps } from './steps';

type SessionOrders = Extract<Orders, { scenario: 'sessions' }>;

/** Stands still until it is killed. */
function waitForever(): never {
  for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}

/**
 * Plays the whole meeting in a time of its own, of which minutes pass between steps, with the heartbeat of the app. It says where the
 * meeting stands before each commit, and the time before it passes.
 */
export function meet({ file, userData, startAt, seed, hold }: SessionOrders, say: (said: Acknowledgement) => void): void {
  let now = Date.parse(startAt);
  let step = 1;
  const clock = (): Instant => Instant.parse(new Date(now).toISOString());
  const holdAt = (moment: 'written' | 'committed'): void => {
    if (hold?.step !== step || hold.moment !== moment) return;
    say({ kind: 'held' });
    waitForever();
  };
  const desk: Desk = openDesk(file, say, {
    clock,
    beforeCommit: () => {
      // Where it is known to be killed, what stood long before says nothing.
      if (hold === null || step >= hold.step - 1) say({ kind: 'place', step, at: clock(), place: placeOf(desk) });
      holdAt('written');
    },
    afterCommit: () => holdAt('committed'),
  });
  const { host } = makeTestHost({ desk, userData });
  const next = chance(seed);
  let beatAt = now + beatMs;
  const pass = (ms: number): void => {
    for (const until = now + ms; now < until; ) {
      const to = Math.min(until, beatAt);
      say({ kind: 'time', at: Instant.parse(new Date(to).toISOString()) });
      now = to;
      if (now < beatAt) continue;
      beat(host);
      beatAt = now + beatMs;
    }
  };
  say({ kind: 'ready' });
  for (const each of steps) {
    each.run(desk);
    step += 1;
    pass(1000 + Math.floor(next() * 90_000));
  }
}
