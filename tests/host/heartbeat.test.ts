import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Instant } from '@shared/primitives';
import { runCommand } from '../../electron/dispatch';
import { beat, beatMs, lastSeenAt, recoverSessions, tick } from '../../electron/host/heartbeat';
import { getLastEntry } from '../../electron/store/audit-log';
import { lastSeen } from '../../electron/core/sessions/timers';
import { item, itemAt, startMeeting, type Meeting } from '../handlers/sessions/meeting';
import { makeTestHost, type TestHost } from '../support/host';

let meeting: Meeting;
let main: TestHost;
beforeEach(() => {
  meeting = startMeeting();
  main = makeTestHost({ desk: meeting.desk });
});
afterEach(() => {
  main.close();
  meeting.close();
});

const entryAt = () => Date.parse(getLastEntry(meeting.desk.workspace.db)?.at ?? '');
const spentMs = () => item(meeting.desk, itemAt(meeting, 0)).elapsedMs;
const runningSince = () => Date.parse(item(meeting.desk, itemAt(meeting, 0)).runningSince ?? '');

describe('the time of an item through a kill', () => {
  it('counts a long talk without a word written, up to the last beat [M7]', () => {
    const since = runningSince();
    meeting.desk.advance(25 * 60_000);
    beat(main.host);
    meeting.desk.advance(12 * 3_600_000);
    const seen = lastSeenAt(main.host);
    expect(recoverSessions(main.host, seen)).toBe(1);
    expect(spentMs()).toBe(Date.parse(seen) - since);
    expect(spentMs()).toBeGreaterThanOrEqual(25 * 60_000);
    expect(spentMs()).toBeLessThan(26 * 60_000);
    expect(item(meeting.desk, itemAt(meeting, 0)).runningSince).toBeNull();
  });

  it('falls back on the log where something was written since the beat, as in a backup of the file [M7]', () => {
    meeting.desk.advance(60_000);
    beat(main.host);
    runCommand(meeting.desk, 'sessions.saveNote', { itemId: itemAt(meeting, 0), text: 'Since' });
    expect(Date.parse(lastSeenAt(main.host))).toBe(entryAt());
  });

  it('writes no entry, and nothing while no timer runs [M7]', () => {
    const before = getLastEntry(meeting.desk.workspace.db)?.seq;
    beat(main.host);
    expect(getLastEntry(meeting.desk.workspace.db)?.seq).toBe(before);
    runCommand(meeting.desk, 'sessions.setTimer', { itemId: itemAt(meeting, 0), isRunning: false });
    beat(main.host);
    expect(Date.parse(lastSeenAt(main.host))).toBe(entryAt());
    expect(recoverSessions(main.host, lastSeenAt(main.host))).toBe(0);
  });

  it('stops the timer where the lid was closed, once, and tells the window [M7]', async () => {
    let at = await tick(main.host, meeting.desk.clock());
    meeting.desk.advance(beatMs);
    at = await tick(main.host, at);
    expect(main.told).toEqual([]);
    meeting.desk.advance(8 * 3_600_000);
    at = await tick(main.host, at);
    expect(main.told).toEqual([['sessions', 'workspaces']]);
    expect(spentMs()).toBeGreaterThanOrEqual(beatMs);
    expect(spentMs()).toBeLessThan(3_600_000);
    meeting.desk.advance(8 * 3_600_000);
    await tick(main.host, at);
    expect(main.told).toHaveLength(1);
  });
});

describe('the last moment the app is known to have run', () => {
  const at = (time: string): Instant => Instant.parse(`2026-11-21T${time}.000Z`);
  it('is the later one of log and heartbeat, and never after now [M7]', () => {
    expect(lastSeen({ entryAt: at('14:00:00'), beatAt: at('14:20:00'), now: at('18:00:00') })).toBe(at('14:20:00'));
    expect(lastSeen({ entryAt: at('14:00:00'), beatAt: at('13:59:00'), now: at('18:00:00') })).toBe(at('14:00:00'));
    expect(lastSeen({ entryAt: at('14:00:00'), beatAt: at('23:00:00'), now: at('18:00:00') })).toBe(at('14:00:00'));
    expect(lastSeen({ entryAt: null, beatAt: null, now: at('18:00:00') })).toBe(at('18:00:00'));
  });
});
