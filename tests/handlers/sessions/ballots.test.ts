import { execFileSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from '@shared/zod';
import { ParticipantId } from '@shared/primitives';
import { runCommand, runQuery } from '../../../electron/dispatch';
import { getPayload, listSessionEntries } from '../../../electron/store/audit-log';
import { ballot, item, itemAt, refusalOf, room, startMeeting, vote, type Meeting } from './meeting';

let meeting: Meeting;
beforeEach(() => {
  meeting = startMeeting();
});
afterEach(() => meeting.close());

const open = (mode: 'pass' | 'paper' = 'paper') => runCommand(meeting.desk, 'sessions.openBallots', { itemId: itemAt(meeting, 0), mode });
const castFor = (who: keyof Meeting['people'], factors = ballot(5, 4, 3), pin: string | null = null) =>
  runCommand(meeting.desk, 'sessions.castBallot', { itemId: itemAt(meeting, 0), participantId: meeting.people[who].participantId, factors, pin });
const payloads = () => listSessionEntries(meeting.desk.workspace.db, meeting.sessionId).map(({ action, seq }) => ({ action, text: getPayload(meeting.desk.workspace.db, seq) ?? '' }));

describe('blind ballots', () => {
  it('shows who has finished and a hash, and nothing of what they said [S4]', () => {
    open();
    const { commitment } = castFor('ruth', ballot(2, 1, 3));
    const shown = item(meeting.desk, itemAt(meeting, 0));
    expect(shown.rounds[0]?.status).toEqual([
      { participantId: meeting.people.mara.participantId, name: 'Mara Ellison', hasFinished: false, commitment: null },
      { participantId: meeting.people.ruth.participantId, name: 'Ruth Abrams', hasFinished: true, commitment },
      { participantId: meeting.people.daniel.participantId, name: 'Daniel Novak', hasFinished: false, commitment: null },
    ]);
    expect(shown.rounds[0]).toMatchObject({ ballots: [], agreement: [], revealedAt: null });
    const nonce = z.string().parse(meeting.desk.workspace.db.prepare('SELECT nonce FROM ballots').pluck().get());
    const outside = JSON.stringify([shown, room(meeting.desk, meeting.sessionId), runQuery(meeting.desk, 'sessions.minutes', { sessionId: meeting.sessionId }), payloads()]);
    expect(outside).not.toContain(nonce);
    expect(payloads().find(({ action }) => action === 'sessions.castBallot')?.text).not.toContain('impact');
  });

  it('commits to a ballot with a hash that sha256sum confirms after the reveal [S4]', () => {
    open();
    for (const who of ['mara', 'ruth', 'daniel'] as const) castFor(who, ballot(4, 3, 2));
    runCommand(meeting.desk, 'sessions.reveal', { itemId: itemAt(meeting, 0), isConfirmed: false });
    const ballots = item(meeting.desk, itemAt(meeting, 0)).rounds[0]?.ballots ?? [];
    expect(ballots).toHaveLength(3);
    for (const { participantId, nonce, commitment } of ballots) {
      // RFC 8785 written by hand: members in alphabetical order, no space.
      const canonical = `{"item":"${itemAt(meeting, 0)}","nonce":"${nonce}","participant":"${participantId}","round":1,"session":"${meeting.sessionId}","values":{"impact":4,"severity":3,"time":2}}`;
      expect(execFileSync('sha256sum', { input: canonical, encoding: 'utf8' }).slice(0, 64)).toBe(commitment);
    }
  });

  it('refuses the ballot of an observer and keeps nothing of it [S4]', () => {
    open();
    const before = payloads().length;
    expect(refusalOf(() => castFor('noor'))).toMatchObject({ code: 'not-allowed', message: expect.stringContaining('Noor Haddad is an observer') });
    expect(payloads()).toHaveLength(before);
    expect(meeting.desk.workspace.db.prepare('SELECT count(*) FROM ballots').pluck().get()).toBe(0);
  });

  it('refuses whoever is not in the room [S4, M2]', () => {
    open();
    for (const attendance of ['absent', 'left', 'expected'] as const) {
      runCommand(meeting.desk, 'sessions.setAttendance', { participantId: meeting.people.ruth.participantId, attendance });
      expect(refusalOf(() => castFor('ruth'))).toMatchObject({ code: 'conflict', message: expect.stringContaining('not marked as present') });
    }
  });

  it('refuses somebody who takes no part in the session [S4]', () => {
    open();
    const stranger = ParticipantId.parse('01934f2e-0000-7000-8000-00000000beef');
    expect(refusalOf(() => runCommand(meeting.desk, 'sessions.castBallot', { itemId: itemAt(meeting, 0), participantId: stranger, factors: null, pin: null })).code).toBe('not-allowed');
  });

  it('refuses a ballot outside the scale and one that is not whole [S1, S4]', () => {
    open();
    for (const factors of [ballot(6, 1, 1), ballot(1, 0, 1), ballot(1, 1, 4), ballot(1.5, 1, 1)]) expect(refusalOf(() => castFor('mara', factors)).code).toBe('invalid-input');
  });

  it('lets a person vote anew before the reveal, and the last ballot counts [S4]', () => {
    open();
    const first = castFor('mara', ballot(1, 1, 1)).commitment;
    const second = castFor('mara', ballot(2, 2, 2)).commitment;
    expect(second).not.toBe(first);
    runCommand(meeting.desk, 'sessions.reveal', { itemId: itemAt(meeting, 0), isConfirmed: true });
    expect(item(meeting.desk, itemAt(meeting, 0)).rounds[0]?.ballots).toMatchObject([{ factors: ballot(2, 2, 2), commitment: second }]);
    expect(refusalOf(() => castFor('mara')).code).toBe('conflict');
  });

  it('names who is missing before it reveals [S4, M3]', () => {
    open();
    castFor('mara');
    expect(refusalOf(() => runCommand(meeting.desk, 'sessions.reveal', { itemId: itemAt(meeting, 0), isConfirmed: false }))).toMatchObject({ code: 'conflict', message: expect.stringMatching(/Ruth Abrams, Daniel Novak have not voted/) });
    expect(item(meeting.desk, itemAt(meeting, 0)).phase).toBe('ballot');
    runCommand(meeting.desk, 'sessions.reveal', { itemId: itemAt(meeting, 0), isConfirmed: true });
    expect(item(meeting.desk, itemAt(meeting, 0)).phase).toBe('revealed');
  });

  it('takes an abstention for a vote without numbers [S4]', () => {
    vote(meeting, itemAt(meeting, 0), [null, ballot(4, 4, 2), ballot(2, 4, 2)]);
    const [round] = item(meeting.desk, itemAt(meeting, 0)).rounds;
    expect(round?.ballots.map(({ factors }) => factors)).toEqual([null, ballot(4, 4, 2), ballot(2, 4, 2)]);
    expect(round?.agreement.find(({ dimension }) => dimension === 'impact')).toMatchObject({ median: 3, min: 2, max: 4, counts: [0, 1, 0, 1, 0], withinOne: 1 });
  });

  it('keeps round 1 when a second one is voted [S4]', () => {
    vote(meeting, itemAt(meeting, 0), [ballot(5, 4, 3), ballot(1, 1, 1), ballot(3, 3, 2)]);
    vote(meeting, itemAt(meeting, 0), [ballot(5, 4, 3), ballot(5, 4, 3), ballot(4, 4, 3)]);
    const { rounds } = item(meeting.desk, itemAt(meeting, 0));
    expect(rounds.map(({ round, ballots }) => [round, ballots.map(({ factors }) => factors?.impact)])).toEqual([
      [1, [5, 1, 3]],
      [2, [5, 5, 4]],
    ]);
  });

  it('computes alpha over the last round of each item, as worked out by hand [S4]', () => {
    runCommand(meeting.desk, 'sessions.goTo', { itemId: itemAt(meeting, 0) });
    vote(meeting, itemAt(meeting, 0), [ballot(5, 4, 3), ballot(5, 4, 3), ballot(5, 4, 3)]);
    expect(room(meeting.desk, meeting.sessionId).alpha).toEqual({ impact: null, severity: null, time: null });
    runCommand(meeting.desk, 'sessions.goTo', { itemId: itemAt(meeting, 1) });
    vote(meeting, itemAt(meeting, 1), [ballot(1, 4, 2), ballot(1, 4, 2), ballot(1, 4, 1)]);
    // Impact: all agree within and differ between items, so 1. Severity: nothing varies. Time, values 1, 2, 2, 3, 3, 3 with the pairs 1-2 twice
    // at 1/2: distances d12 = 1.5^2, d13 = (0.5 + 2 + 1.5)^2, d23 = 2.5^2; observed 2 x 1/2 x 2.25, expected 2 x 2.25 + 3 x 16 + 6 x 6.25.
    expect(room(meeting.desk, meeting.sessionId).alpha).toEqual({ impact: 1, severity: null, time: expect.closeTo(1 - (5 * 2.25) / (4.5 + 48 + 37.5), 12) });
  });
});

describe('a laptop that is passed round', () => {
  it('sets a PIN with the first ballot and asks for it after that [S4]', () => {
    open('pass');
    expect(refusalOf(() => castFor('ruth'))).toMatchObject({ code: 'invalid-input', field: 'pin' });
    castFor('ruth', ballot(5, 4, 3), '4711');
    expect(room(meeting.desk, meeting.sessionId).people.map(({ hasPin }) => hasPin)).toEqual([false, true, false, false]);
    expect(refusalOf(() => castFor('ruth', ballot(1, 1, 1), '4712'))).toMatchObject({ code: 'not-allowed' });
    castFor('ruth', ballot(2, 2, 2), '4711');
    runCommand(meeting.desk, 'sessions.reveal', { itemId: itemAt(meeting, 0), isConfirmed: true });
    expect(item(meeting.desk, itemAt(meeting, 0)).rounds[0]?.ballots.map(({ factors }) => factors)).toEqual([ballot(2, 2, 2)]);
  });

  it('keeps the PIN nowhere, neither in the store nor in the log [S4]', () => {
    open('pass');
    castFor('ruth', ballot(5, 4, 3), '90817263');
    const stored = z.string().parse(meeting.desk.workspace.db.prepare('SELECT pin_hash FROM participants WHERE pin_hash IS NOT NULL').pluck().get());
    expect(stored).toMatch(/^scrypt:[0-9a-f]{32}:[0-9a-f]{64}$/);
    expect(JSON.stringify(payloads())).not.toContain('90817263');
  });

  it('asks for no PIN when the ballots come from paper [S4]', () => {
    open('paper');
    castFor('ruth');
    expect(room(meeting.desk, meeting.sessionId).people.every(({ hasPin }) => !hasPin)).toBe(true);
  });
});
