import { execFileSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCommand, runQuery } from '../../../electron/dispatch';
import { getLastEntry, getPayload } from '../../../electron/store/audit-log';
import { getSealedMinutes, getSessionRecord } from '../../../electron/store/sessions/minutes';
import { draft, finishItems, item, itemAt, refusalOf, room, startMeeting, type Meeting } from './meeting';

let meeting: Meeting;
beforeEach(() => {
  meeting = startMeeting();
});
afterEach(() => meeting.close());

const sha256sum = (text: string): string => execFileSync('sha256sum', { input: text, encoding: 'utf8' }).slice(0, 64);
const signOff = (who: keyof Meeting['people'] = 'mara') => runCommand(meeting.desk, 'sessions.signOff', { sessionId: meeting.sessionId, signedBy: meeting.people[who].participantId });
const minutes = () => runQuery(meeting.desk, 'sessions.minutes', { sessionId: meeting.sessionId });

describe('sign-off', () => {
  it('names the items that are still open [M6]', () => {
    expect(refusalOf(() => signOff())).toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/3 items are still open: 1 "Dose export rounds to whole units", 2 "Sponsor left, usage down 38 %", 3 "Open actions"/),
    });
    expect(room(meeting.desk, meeting.sessionId).state).toBe('running');
  });

  it('is refused to observers, to those who were not there and to other roles [M6, M2]', () => {
    finishItems(meeting);
    expect(refusalOf(() => signOff('noor')).code).toBe('not-allowed');
    const { participantId: absent } = runCommand(meeting.desk, 'sessions.addParticipant', { sessionId: meeting.sessionId, person: { name: 'Grace Okafor', function: 'sales' }, role: 'decider' });
    runCommand(meeting.desk, 'sessions.setAttendance', { participantId: absent, attendance: 'absent' });
    expect(refusalOf(() => runCommand(meeting.desk, 'sessions.signOff', { sessionId: meeting.sessionId, signedBy: absent })).code).toBe('not-allowed');
    const scribe = { ...meeting.desk, actor: { ...meeting.desk.actor, role: 'scribe' as const } };
    expect(refusalOf(() => runCommand(scribe, 'sessions.signOff', { sessionId: meeting.sessionId, signedBy: meeting.people.mara.participantId })).code).toBe('not-allowed');
  });

  it('seals minutes that print the head before the seal, and the seal holds their hash [M6]', () => {
    finishItems(meeting);
    const { db } = meeting.desk.workspace;
    const headBefore = getLastEntry(db)?.hash;
    const { minutesSha256, sealHash } = signOff();
    const { markdown, sha256 } = minutes();
    expect(sha256sum(markdown)).toBe(minutesSha256);
    expect(sha256).toBe(minutesSha256);
    expect(markdown).toContain(`**Head before the seal:** ${headBefore}`);
    expect(markdown).not.toContain(sealHash);
    const entry = getLastEntry(db);
    expect(entry).toMatchObject({ action: 'sessions.signOff', session: meeting.sessionId, prev_hash: headBefore, hash: sealHash });
    expect(JSON.parse(getPayload(db, entry?.seq ?? 0) ?? 'null')).toMatchObject({ minutes_sha256: minutesSha256, record_sha256: getSealedMinutes(db, meeting.sessionId)?.recordSha256, head_before: headBefore, signed_by_name: 'Mara Ellison' });
    expect(room(meeting.desk, meeting.sessionId)).toMatchObject({ state: 'signed-off', seal: { signedBy: 'Mara Ellison', minutesSha256, headBefore, sealHash, seq: entry?.seq } });
    expect(runQuery(meeting.desk, 'workspaces.check', {})).toMatchObject({ integrity: 'ok', auditChain: 'ok', head: sealHash });
  });

  it('freezes the record with everything that was said and done [M6]', () => {
    finishItems(meeting);
    signOff();
    const { db } = meeting.desk.workspace;
    const record = getSessionRecord(db, meeting.sessionId);
    expect(record).toMatchObject({
      format: 1,
      asOf: '2026-11-21',
      session: { state: 'signed-off', present: 3 },
      items: [
        { phase: 'decided', agreedScores: [{ score: 60 }], decisions: [{ kind: 'act-now', dissents: [{ name: 'Daniel Novak' }] }], rounds: [{ ballots: [{ name: 'Mara Ellison' }, { name: 'Ruth Abrams' }, { name: 'Daniel Novak' }] }] },
        { phase: 'deferred', deferredReason: 'The new sponsor is not known yet' },
        { phase: 'done', title: 'Open actions' },
      ],
      signOff: { by: 'Mara Ellison' },
    });
    expect(record?.items.every(({ runningSince }) => runningSince === null)).toBe(true);
    expect(sha256sum(String(db.prepare('SELECT record FROM minutes').pluck().get()))).toBe(getSealedMinutes(db, meeting.sessionId)?.recordSha256);
  });

  it('shows a sealed session as it was, whatever happens to the register later [M6]', () => {
    finishItems(meeting);
    signOff();
    const shown = () => ({ room: room(meeting.desk, meeting.sessionId), items: [0, 1].map((index) => item(meeting.desk, itemAt(meeting, index))), minutes: minutes() });
    const before = shown();
    runCommand(meeting.desk, 'people.update', { id: meeting.people.ruth.personId, name: 'Ruth Abrams-Cole', function: 'support' });
    const [issueId] = meeting.issueIds;
    runCommand(meeting.desk, 'scoring.record', { issueId, factors: { impact: 1, severity: 1, time: 1 }, reason: 'Fixed', dimensionReasons: { impact: '', severity: '', time: '' } });
    runCommand(meeting.desk, 'workspaces.setAsOf', { asOf: '2027-02-01' });
    expect(shown()).toEqual(before);
  });

  it('refuses every later change of the session, by command [M6]', () => {
    finishItems(meeting);
    signOff();
    const { desk, sessionId, topicId } = meeting;
    const itemId = itemAt(meeting, 0);
    const { participantId } = meeting.people.ruth;
    const facts = { title: 'Other', plannedOn: '2026-11-21', startsAt: '14:00', place: '', roomMinutes: 60, quorum: 0 };
    const attempts: (() => unknown)[] = [
      () => runCommand(desk, 'sessions.update', { sessionId, ...facts }),
      () => runCommand(desk, 'sessions.addItems', { sessionId, issueIds: [...meeting.issueIds], timeBoxMinutes: 5 }),
      () => runCommand(desk, 'sessions.addTopic', { sessionId, title: 'More', timeBoxMinutes: 5 }),
      () => runCommand(desk, 'sessions.removeItem', { itemId }),
      () => runCommand(desk, 'sessions.moveItem', { itemId, position: 2 }),
      () => runCommand(desk, 'sessions.setTimeBox', { itemId, timeBoxMinutes: 5 }),
      () => runCommand(desk, 'sessions.addParticipant', { sessionId, person: { name: 'Late Guest', function: 'other' }, role: 'scribe' }),
      () => runCommand(desk, 'sessions.setParticipantRole', { participantId, role: 'scribe' }),
      () => runCommand(desk, 'sessions.removeParticipant', { participantId }),
      () => runCommand(desk, 'sessions.setAttendance', { participantId, attendance: 'left' }),
      () => runCommand(desk, 'sessions.start', { sessionId }),
      () => runCommand(desk, 'sessions.goTo', { itemId }),
      () => runCommand(desk, 'sessions.setTimer', { itemId, isRunning: true }),
      () => runCommand(desk, 'sessions.extendTimer', { itemId, minutes: 5 }),
      () => runCommand(desk, 'sessions.saveNote', { itemId, text: 'Later' }),
      () => runCommand(desk, 'sessions.openBallots', { itemId, mode: 'paper' }),
      () => runCommand(desk, 'sessions.castBallot', { itemId, participantId, factors: null, pin: null }),
      () => runCommand(desk, 'sessions.reveal', { itemId, isConfirmed: true }),
      () => runCommand(desk, 'sessions.agree', { itemId, factors: { impact: 1, severity: 1, time: 1 }, argument: 'No' }),
      () => runCommand(desk, 'sessions.decide', { itemId, draft: draft(meeting) }),
      () => runCommand(desk, 'sessions.decideLater', { itemId, reason: 'No' }),
      () => runCommand(desk, 'sessions.finishTopic', { itemId: topicId }),
      () => runCommand(desk, 'sessions.signOff', { sessionId, signedBy: meeting.people.mara.participantId }),
    ];
    const head = getLastEntry(desk.workspace.db)?.hash;
    for (const attempt of attempts) expect(refusalOf(attempt)).toMatchObject({ code: 'conflict', message: expect.stringContaining('signed off and sealed') });
    expect(getLastEntry(desk.workspace.db)?.hash).toBe(head);
  });
});

describe('the minutes', () => {
  it('say that they are a draft before the sign-off [M6]', () => {
    expect(minutes().markdown).toContain('Draft: not signed off');
    finishItems(meeting);
    expect(minutes().document.blocks.some((block) => block.kind === 'heading' && block.text === 'Anchor')).toBe(false);
    signOff();
    expect(minutes().markdown).not.toContain('Draft');
  });

  it('are the same bytes whenever they are asked for [M6]', () => {
    finishItems(meeting);
    const before = minutes();
    meeting.desk.advance(86_400_000);
    expect(minutes()).toEqual(before);
  });
});
