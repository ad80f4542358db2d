import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCommand, runQuery } from '../../electron/dispatch';
import { openOwnKey } from '../../electron/files/keys';
import { deskOf } from '../../electron/host/host';
import { clearRehearsals, endRehearsal, startRehearsal } from '../../electron/host/rehearsal';
import { actAs, getActing, getPlace, rememberPlace } from '../../electron/host/settings';
import { getCurrent, showWorkspace } from '../../electron/host/workspaces';
import { makePackage } from '../../electron/packaging';
import { SessionId } from '@shared/primitives';
import { startMeeting } from '../handlers/sessions/meeting';
import { makeTestHost, type TestHost } from '../support/host';
import { openTestDesk, type TestDesk } from '../support/workspace';

let test: TestDesk;
let main: TestHost;
beforeEach(() => {
  test = openTestDesk();
  main = makeTestHost({ desk: test.desk });
});
afterEach(() => {
  main.close();
  test.close();
});

/** What `sha256sum` says of the workspace: the file and its write-ahead log. */
const sums = (): string => execFileSync('sha256sum', [test.file, `${test.file}-wal`], { encoding: 'utf8' });
const session = { title: 'Rehearsed', plannedOn: '2026-11-28', startsAt: '14:00', place: '', roomMinutes: 60, quorum: 3 };
const copies = (): string[] => (existsSync(join(main.userData, 'rehearsals')) ? readdirSync(join(main.userData, 'rehearsals')) : []);

describe('a rehearsal', () => {
  it('leaves every byte of the workspace as it was, and its log too [M1]', async () => {
    runCommand(deskOf(main.host), 'sessions.create', { ...session, title: 'Real' });
    const before = { sums: sums(), current: getCurrent(main.host) };
    await startRehearsal(main.host);
    expect(getCurrent(main.host)).toMatchObject({ isRehearsal: true, file: test.file, name: 'Test', audit: { entries: before.current?.audit.entries } });
    const desk = deskOf(main.host);
    runCommand(desk, 'sessions.create', session);
    expect(runQuery(desk, 'sessions.list', {}).map(({ title }) => title)).toEqual(['Rehearsed', 'Real']);
    expect(sums()).toBe(before.sums);
    await endRehearsal(main.host);
    expect(sums()).toBe(before.sums);
    expect(getCurrent(main.host)).toEqual(before.current);
    expect(runQuery(deskOf(main.host), 'sessions.list', {}).map(({ title }) => title)).toEqual(['Real']);
    expect(copies()).toEqual([]);
  });

  it('is no evidence: no package is made of it, by the window or by the command line [M1, E2]', async () => {
    await startRehearsal(main.host);
    const key = await openOwnKey(main.userData, main.host.clock());
    const sessionId = SessionId.parse('01934f2e-0000-7000-8000-00000000beef');
    await expect(makePackage(deskOf(main.host), sessionId, key)).rejects.toThrow('This is a rehearsal, and nothing of it is evidence. No package was made.');
  });

  it('holds no ballot that is not revealed, so that nobody can look it up there [M1, S4]', async () => {
    main.close();
    test.close();
    const meeting = startMeeting();
    test = meeting;
    main = makeTestHost({ desk: meeting.desk });
    const [itemId] = meeting.itemIds;
    if (itemId === undefined) throw new Error('The agenda is empty');
    runCommand(meeting.desk, 'sessions.openBallots', { itemId, mode: 'paper' });
    runCommand(meeting.desk, 'sessions.castBallot', { itemId, participantId: meeting.people.daniel.participantId, factors: { impact: 5, severity: 1, time: 2 }, pin: null });
    runCommand(meeting.desk, 'sessions.setTimer', { itemId, isRunning: false });
    const nonce = String(meeting.desk.workspace.db.prepare('SELECT nonce FROM ballots').pluck().get());
    await startRehearsal(main.host);
    runCommand(deskOf(main.host), 'sessions.reveal', { itemId, isConfirmed: true });
    expect(runQuery(deskOf(main.host), 'sessions.item', { itemId }).rounds).toMatchObject([{ round: 1, ballots: [] }]);
    const [copy] = copies();
    expect(readFileSync(join(main.userData, 'rehearsals', copy ?? '')).includes(nonce)).toBe(false);
    await endRehearsal(main.host);
    runCommand(deskOf(main.host), 'sessions.reveal', { itemId, isConfirmed: true });
    expect(runQuery(deskOf(main.host), 'sessions.item', { itemId }).rounds).toMatchObject([{ ballots: [{ name: 'Daniel Novak', factors: { impact: 5, severity: 1, time: 2 } }] }]);
  });

  it('remembers nothing of where one was and who one acted as [M1]', async () => {
    const before = { place: getPlace(main.host), acting: getActing(main.host), memory: main.host.memory.get() };
    await startRehearsal(main.host);
    const { id } = runCommand(deskOf(main.host), 'people.add', { name: 'Only Rehearsed', function: 'sales' });
    expect(actAs(main.host, { personId: id, role: 'scribe' })).toMatchObject({ name: 'Only Rehearsed', role: 'scribe' });
    rememberPlace(main.host, { place: { name: 'meet' } });
    await endRehearsal(main.host);
    expect({ place: getPlace(main.host), acting: getActing(main.host), memory: main.host.memory.get() }).toEqual(before);
  });

  it('runs once at a time, and cannot be ended when none runs [M1]', async () => {
    await expect(endRehearsal(main.host)).rejects.toThrow('No rehearsal runs');
    await startRehearsal(main.host);
    await expect(startRehearsal(main.host)).rejects.toThrow('A rehearsal runs already');
  });

  it('ends by itself when a workspace is opened, the same one too [M1]', async () => {
    await startRehearsal(main.host);
    showWorkspace(main.host, test.file);
    expect(getCurrent(main.host)).toMatchObject({ isRehearsal: false, file: test.file });
    expect(copies()).toEqual([]);
  });

  it('that was cut off is cleared away at the next start [M1]', () => {
    mkdirSync(join(main.userData, 'rehearsals'));
    for (const ending of ['', '-wal', '-shm']) writeFileSync(join(main.userData, 'rehearsals', `left.docket${ending}`), 'x');
    clearRehearsals(main.userData);
    expect(copies()).toEqual([]);
  });
});
