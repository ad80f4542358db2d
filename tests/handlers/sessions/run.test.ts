import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Instant } from '@shared/primitives';
import { runCommand } from '../../../electron/dispatch';
import { fixedGivens } from '../../../electron/givens';
import { recoverTimers } from '../../../electron/handlers/sessions/run';
import { getLastEntry, listSessionEntries } from '../../../electron/store/audit-log';
import { openWorkspace } from '../../../electron/store/database';
import { listSessionsWithTimer } from '../../../electron/store/sessions/agenda';
import { runTransaction, type Desk } from '../../../electron/transaction';
import { ballot, finishItems, item, itemAt, prepareMeeting, refusalOf, room, vote, type Meeting } from './meeting';

let meeting: Meeting;
beforeEach(() => {
  meeting = prepareMeeting();
});
afterEach(() => meeting.close());

const start = () => runCommand(meeting.desk, 'sessions.start', { sessionId: meeting.sessionId });
const goTo = (index: number) => runCommand(meeting.desk, 'sessions.goTo', { itemId: itemAt(meeting, index) });
const spentMs = (index: number): number => item(meeting.desk, itemAt(meeting, index)).elapsedMs;

describe('preparing a session', () => {
  it('counts planned minutes against the room and people against the quorum [M1, M2]', () => {
    expect(room(meeting.desk, meeting.sessionId)).toMatchObject({ number: 1, state: 'prepared', plannedMinutes: 34, roomMinutes: 60, present: 3, quorum: 3, hasQuorum: true, currentItemId: null });
    runCommand(meeting.desk, 'sessions.setAttendance', { participantId: meeting.people.ruth.participantId, attendance: 'left' });
    expect(room(meeting.desk, meeting.sessionId)).toMatchObject({ present: 2, hasQuorum: false });
  });

  it('moves an item to a position and numbers the agenda anew [M1]', () => {
    runCommand(meeting.desk, 'sessions.moveItem', { itemId: meeting.topicId, position: 1 });
    expect(room(meeting.desk, meeting.sessionId).agenda.map(({ title, position }) => [position, title])).toEqual([
      [1, 'Open actions'],
      [2, 'Dose export rounds to whole units'],
      [3, 'Sponsor left, usage down 38 %'],
    ]);
    runCommand(meeting.desk, 'sessions.removeItem', { itemId: meeting.topicId });
    expect(room(meeting.desk, meeting.sessionId).agenda.map(({ position }) => position)).toEqual([1, 2]);
  });

  it('takes an issue once [M1]', () => {
    expect(refusalOf(() => runCommand(meeting.desk, 'sessions.addItems', { sessionId: meeting.sessionId, issueIds: [...meeting.issueIds], timeBoxMinutes: 5 }))).toMatchObject({ code: 'conflict', message: expect.stringContaining('#1') });
  });

  it('takes a person once, and no second one of the same name [M2]', () => {
    const { sessionId, people } = meeting;
    expect(refusalOf(() => runCommand(meeting.desk, 'sessions.addParticipant', { sessionId, person: { id: people.ruth.personId }, role: 'scribe' })).code).toBe('conflict');
    expect(refusalOf(() => runCommand(meeting.desk, 'sessions.addParticipant', { sessionId, person: { name: 'ruth abrams', function: 'sales' }, role: 'scribe' })).code).toBe('conflict');
  });

  it('is refused to an auditor [M1]', () => {
    const auditor: Desk = { ...meeting.desk, actor: { ...meeting.desk.actor, role: 'auditor' } };
    expect(refusalOf(() => runCommand(auditor, 'sessions.start', { sessionId: meeting.sessionId })).code).toBe('not-allowed');
  });
});

describe('running a session', () => {
  it('does not begin without an agenda, and not twice [M3]', () => {
    const { id } = runCommand(meeting.desk, 'sessions.create', { title: 'Empty', plannedOn: '2026-11-28', startsAt: '14:00', place: '', roomMinutes: 60, quorum: 0 });
    expect(refusalOf(() => runCommand(meeting.desk, 'sessions.start', { sessionId: id }))).toMatchObject({ code: 'conflict', message: expect.stringContaining('no agenda') });
    start();
    expect(refusalOf(start).code).toBe('conflict');
    expect(room(meeting.desk, meeting.sessionId)).toMatchObject({ state: 'running', currentItemId: itemAt(meeting, 0) });
  });

  it('keeps ballots and decisions out of a session that has not begun [M3]', () => {
    expect(refusalOf(() => goTo(0))).toMatchObject({ code: 'conflict', message: expect.stringContaining('has not begun') });
    expect(refusalOf(() => runCommand(meeting.desk, 'sessions.openBallots', { itemId: itemAt(meeting, 0), mode: 'paper' })).code).toBe('conflict');
  });

  it('times each item only while it is on screen, and going back destroys nothing [M3]', () => {
    start();
    vote(meeting, itemAt(meeting, 0), [ballot(5, 4, 3), ballot(5, 4, 3), ballot(5, 4, 3)]);
    meeting.desk.advance(60_000);
    goTo(1);
    const spent = spentMs(0);
    expect(spent).toBeGreaterThanOrEqual(60_000);
    meeting.desk.advance(30_000);
    goTo(0);
    expect(item(meeting.desk, itemAt(meeting, 0))).toMatchObject({ phase: 'revealed', elapsedMs: spent, runningSince: expect.any(String) });
    expect(item(meeting.desk, itemAt(meeting, 1))).toMatchObject({ phase: 'evidence', runningSince: null });
    expect(spentMs(1)).toBeGreaterThanOrEqual(30_000);
    expect(item(meeting.desk, itemAt(meeting, 0)).rounds[0]?.ballots).toHaveLength(3);
  });

  it('pauses, goes on, and grants time that is recorded [M3]', () => {
    start();
    const itemId = itemAt(meeting, 0);
    runCommand(meeting.desk, 'sessions.setTimer', { itemId, isRunning: false });
    const spent = spentMs(0);
    meeting.desk.advance(600_000);
    runCommand(meeting.desk, 'sessions.setTimer', { itemId, isRunning: true });
    expect(spentMs(0)).toBe(spent);
    runCommand(meeting.desk, 'sessions.extendTimer', { itemId, minutes: 3 });
    expect(item(meeting.desk, itemId)).toMatchObject({ extendedMinutes: 3, timeBoxMinutes: 12 });
    expect(room(meeting.desk, meeting.sessionId).plannedMinutes).toBe(37);
    expect(refusalOf(() => runCommand(meeting.desk, 'sessions.setTimer', { itemId: itemAt(meeting, 1), isRunning: true })).code).toBe('conflict');
  });

  it('never counts negative time when the clock is set back (F20) [M3, M7]', () => {
    start();
    meeting.desk.advance(-3_600_000);
    goTo(1);
    expect(spentMs(0)).toBe(0);
  });

  it('notes who arrives late and leaves early [M2]', () => {
    start();
    const { participantId } = meeting.people.daniel;
    const attend = (attendance: 'left' | 'present') => runCommand(meeting.desk, 'sessions.setAttendance', { participantId, attendance });
    const daniel = () => room(meeting.desk, meeting.sessionId).people.find(({ id }) => id === participantId);
    const { arrivedAt } = daniel() ?? {};
    attend('left');
    expect(daniel()).toMatchObject({ attendance: 'left', arrivedAt, leftAt: expect.any(String) });
    attend('present');
    expect(daniel()).toMatchObject({ attendance: 'present', arrivedAt, leftAt: null });
  });

  it('keeps whoever was in the room on the list, and a vote from being lost by a new role [M2, S4]', () => {
    start();
    const { participantId } = meeting.people.ruth;
    expect(refusalOf(() => runCommand(meeting.desk, 'sessions.removeParticipant', { participantId })).code).toBe('conflict');
    runCommand(meeting.desk, 'sessions.openBallots', { itemId: itemAt(meeting, 0), mode: 'paper' });
    runCommand(meeting.desk, 'sessions.castBallot', { itemId: itemAt(meeting, 0), participantId, factors: null, pin: null });
    expect(refusalOf(() => runCommand(meeting.desk, 'sessions.setParticipantRole', { participantId, role: 'observer' })).code).toBe('conflict');
  });

  it('goes on with a round that was open when its item was put off [S4, M3]', () => {
    start();
    const itemId = itemAt(meeting, 0);
    runCommand(meeting.desk, 'sessions.openBallots', { itemId, mode: 'paper' });
    runCommand(meeting.desk, 'sessions.castBallot', { itemId, participantId: meeting.people.mara.participantId, factors: ballot(1, 1, 1), pin: null });
    runCommand(meeting.desk, 'sessions.decideLater', { itemId, reason: 'Data is missing' });
    expect(item(meeting.desk, itemId)).toMatchObject({ phase: 'deferred', deferredReason: 'Data is missing' });
    expect(runCommand(meeting.desk, 'sessions.openBallots', { itemId, mode: 'paper' })).toEqual({ round: 1 });
    expect(item(meeting.desk, itemId)).toMatchObject({ phase: 'ballot', deferredReason: null, rounds: [{ status: [{ hasFinished: true }, { hasFinished: false }, { hasFinished: false }] }] });
  });

  it('finishes topics and decides issues, not the other way round [M3, M5]', () => {
    start();
    expect(refusalOf(() => runCommand(meeting.desk, 'sessions.finishTopic', { itemId: itemAt(meeting, 0) })).code).toBe('conflict');
    runCommand(meeting.desk, 'sessions.goTo', { itemId: meeting.topicId });
    expect(refusalOf(() => runCommand(meeting.desk, 'sessions.openBallots', { itemId: meeting.topicId, mode: 'paper' })).code).toBe('conflict');
  });

  it('appends one entry of the session a command, and none for what is refused [M3]', () => {
    start();
    const count = () => listSessionEntries(meeting.desk.workspace.db, meeting.sessionId).length;
    const before = count();
    goTo(1);
    runCommand(meeting.desk, 'sessions.saveNote', { itemId: itemAt(meeting, 1), text: 'Ask the new sponsor' });
    refusalOf(start);
    expect(count()).toBe(before + 2);
  });
});

describe('after a kill', () => {
  it('reopens at the same item with ballots, notes and the time up to the last entry [M7]', () => {
    start();
    const itemId = itemAt(meeting, 0);
    runCommand(meeting.desk, 'sessions.openBallots', { itemId, mode: 'paper' });
    meeting.desk.advance(120_000);
    runCommand(meeting.desk, 'sessions.castBallot', { itemId, participantId: meeting.people.ruth.participantId, factors: ballot(5, 4, 3), pin: null });
    const before = { room: room(meeting.desk, meeting.sessionId), item: item(meeting.desk, itemId) };
    const lastAt = Date.parse(getLastEntry(meeting.desk.workspace.db)?.at ?? '');

    // A second connection to the file sees what a new process would: everything that was acknowledged.
    const reopened = openWorkspace(meeting.file);
    try {
      const desk: Desk = { ...fixedGivens('2026-11-22T08:00:00.000Z', 2), workspace: reopened, actor: meeting.desk.actor };
      expect(listSessionsWithTimer(reopened.db)).toEqual([meeting.sessionId]);
      const lastEntryAt = Instant.parse(getLastEntry(reopened.db)?.at);
      for (const sessionId of listSessionsWithTimer(reopened.db)) runTransaction(desk, (context) => recoverTimers(context, sessionId, lastEntryAt));
      const after = item(desk, itemId);
      expect(after.runningSince).toBeNull();
      expect(after.elapsedMs).toBe(lastAt - Date.parse(before.item.runningSince ?? ''));
      expect(after.rounds).toEqual(before.item.rounds);
      expect(room(desk, meeting.sessionId)).toMatchObject({ currentItemId: before.room.currentItemId, state: 'running', people: before.room.people });
      expect(listSessionsWithTimer(reopened.db)).toEqual([]);
    } finally {
      reopened.close();
    }
  });

  it('leaves finished items finished [M7]', () => {
    start();
    finishItems(meeting);
    const reopened = openWorkspace(meeting.file);
    try {
      expect(room({ ...meeting.desk, workspace: reopened }, meeting.sessionId).agenda.map(({ phase }) => phase)).toEqual(['decided', 'deferred', 'done']);
    } finally {
      reopened.close();
    }
  });
});
