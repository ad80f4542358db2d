import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CalendarDate, type AgendaItemId, type DecisionId, type IssueId, type PersonId, type SessionId } from '@shared/primitives';
import type { Verdict } from '@shared/contract/sessions/preparation';
import { runCommand, runQuery } from '../../../electron/dispatch';
import { draft, refusalOf, room, startMeeting, type Meeting } from './meeting';

let meeting: Meeting;
beforeEach(() => {
  meeting = startMeeting();
});
afterEach(() => meeting.close());

const plannedOn = CalendarDate.parse('2026-11-22');
function scored(time: number, impact = 5): IssueId {
  const { id } = runCommand(meeting.desk, 'issues.create', { title: 'Exports are wrong', criterion: 'technical-product-issues' });
  runCommand(meeting.desk, 'scoring.record', { issueId: id, factors: { impact, severity: 5, time }, dimensionReasons: { impact: 'a', severity: 'b', time: 'c' }, reason: 'Known' });
  return id;
}
const urgentFor = (issueId: IssueId) => runCommand(meeting.desk, 'sessions.createUrgent', { issueIds: [issueId], level: 'vp', deciderId: meeting.people.ruth.personId, reason: 'Wrong doses are being exported', plannedOn, startsAt: '18:30' });

/** An urgent session played to its end, by default with a decision that closes the issue. */
function decidedUrgent(issueId: IssueId, { isSealed = true }: { isSealed?: boolean } = {}): { sessionId: SessionId; decisionId: DecisionId } {
  const { desk } = meeting;
  const { id: sessionId } = urgentFor(issueId);
  const [item, topic] = room(desk, sessionId).agenda;
  const [decider] = room(desk, sessionId).people;
  if (item === undefined || topic === undefined || decider === undefined) throw new Error('An issue, a topic, a decider');
  runCommand(desk, 'sessions.setAttendance', { participantId: decider.id, attendance: 'present' });
  runCommand(desk, 'sessions.start', { sessionId });
  const { decisionId } = runCommand(desk, 'sessions.decide', { itemId: item.id, draft: draft(meeting, { kind: 'close', departureReason: 'The export is switched off', what: 'Switch the export off' }) });
  runCommand(desk, 'sessions.goTo', { itemId: topic.id });
  runCommand(desk, 'sessions.finishTopic', { itemId: topic.id });
  if (isSealed) runCommand(desk, 'sessions.signOff', { sessionId, signedBy: decider.id });
  return { sessionId, decisionId };
}

const ratifyTopic = (): AgendaItemId => runCommand(meeting.desk, 'sessions.addTopic', { sessionId: meeting.sessionId, title: 'To ratify', timeBoxMinutes: 5, topicKind: 'ratification' }).itemId;
const judge = (itemId: AgendaItemId, decisionId: DecisionId, verdict: Verdict, byId: PersonId = meeting.people.mara.personId) => runCommand(meeting.desk, 'sessions.ratify', { itemId, decisionId, verdict, reason: 'It could not wait', byId });
const issueOf = (id: IssueId) => runQuery(meeting.desk, 'issues.get', { id });

describe('an urgent session', () => {
  it('is made for an issue that is Immediate or time-sensitive, with its decider and no quorum [M1]', () => {
    const { id, number } = urgentFor(scored(3));
    expect(number).toBe(2);
    expect(room(meeting.desk, id)).toMatchObject({ isUrgent: true, title: 'Urgent: Exports are wrong', quorum: 0, hasQuorum: true, roomMinutes: 30, urgent: { level: 'vp', deciderName: 'Ruth Abrams', reason: 'Wrong doses are being exported' } });
    expect(room(meeting.desk, id).people.map(({ name, role }) => [name, role])).toEqual([['Ruth Abrams', 'decider']]);
    expect(room(meeting.desk, id).agenda.map(({ title, timeBoxMinutes }) => [title, timeBoxMinutes])).toEqual([['Exports are wrong', 20], ['Who must hear of it today', 5]]);
    expect(room(meeting.desk, meeting.sessionId).isUrgent).toBe(false);
  });

  it('is refused for an issue that can wait, and takes none later [M1]', () => {
    const calm = scored(1, 2);
    expect(refusalOf(() => urgentFor(calm))).toMatchObject({ code: 'conflict', message: expect.stringMatching(/^Issue #\d+ is Monitor with Time 1: it can wait/) });
    const { id } = urgentFor(scored(2));
    expect(refusalOf(() => runCommand(meeting.desk, 'sessions.addItems', { sessionId: id, issueIds: [calm], timeBoxMinutes: 5 })).message).toContain('it can wait');
  });

  it('names the decider it was called for, whoever else sits there [M1]', () => {
    const issueId = scored(3);
    const { id: sessionId } = urgentFor(issueId);
    const { participantId } = runCommand(meeting.desk, 'sessions.addParticipant', { sessionId, person: { id: meeting.people.daniel.personId }, role: 'decider' });
    runCommand(meeting.desk, 'sessions.setAttendance', { participantId, attendance: 'present' });
    runCommand(meeting.desk, 'sessions.start', { sessionId });
    const [item] = room(meeting.desk, sessionId).agenda;
    if (item === undefined) throw new Error('An item');
    runCommand(meeting.desk, 'sessions.decide', { itemId: item.id, draft: draft(meeting, { kind: 'act-now' }) });
    expect(runQuery(meeting.desk, 'sessions.item', { itemId: item.id }).decision?.deciderName).toBe('Ruth Abrams');
  });

  it('says in its minutes that it had no quorum and is to be ratified [M1, M6]', () => {
    const { sessionId } = decidedUrgent(scored(3));
    const { markdown } = runQuery(meeting.desk, 'sessions.minutes', { sessionId });
    expect(markdown).toContain('Urgent session, out of cycle. No quorum was asked for. Every decision below is to be ratified by the next regular session.');
    expect(markdown).toContain('**Decider:** Ruth Abrams, VP');
  });
});

describe('ratification', () => {
  it('waits until the urgent session is signed off, and then comes on the next agenda by its template [M1]', () => {
    const { desk } = meeting;
    decidedUrgent(scored(3), { isSealed: false });
    expect(runQuery(desk, 'sessions.waiting', { sessionId: meeting.sessionId })).toMatchObject({ toRatify: 0, urgentOpen: 1 });
    decidedUrgent(scored(3));
    expect(runQuery(desk, 'sessions.waiting', { sessionId: meeting.sessionId })).toMatchObject({ toRatify: 1, urgentOpen: 1 });
    const next = runCommand(desk, 'sessions.create', { title: 'Next', plannedOn, startsAt: '14:00', place: '', roomMinutes: 60, quorum: 3, templateId: 'weekly' });
    expect(room(desk, next.id).agenda[1]).toMatchObject({ title: 'To ratify', topicKind: 'ratification' });
  });

  it('is what the register finds under *to ratify* until a session has judged it [M1, W4]', () => {
    const { desk } = meeting;
    const found = (): string[] => runQuery(desk, 'decisions.list', { offset: 0, limit: 10, filter: { states: ['to-ratify'] } }).rows.map(({ id }) => id);
    decidedUrgent(scored(3), { isSealed: false });
    expect(found()).toEqual([]);
    const { decisionId } = decidedUrgent(scored(3));
    expect(found()).toEqual([decisionId]);
    judge(ratifyTopic(), decisionId, 'ratified');
    expect(found()).toEqual([]);
  });

  it('is marked on the page of the issue: to be ratified, and then what became of it [M1, M5]', () => {
    const issueId = scored(3);
    const marks = () => issueOf(issueId).decisions.map(({ ratification }) => ratification);
    decidedUrgent(issueId, { isSealed: false });
    expect(marks()).toEqual([null]);
    const { decisionId } = decidedUrgent(scored(3));
    const decided = runQuery(meeting.desk, 'decisions.get', { id: decisionId }).issueId;
    expect(issueOf(decided).decisions).toMatchObject([{ id: decisionId, ratification: 'waiting' }]);
    const itemId = ratifyTopic();
    judge(itemId, decisionId, 'not-ratified');
    expect(issueOf(decided).decisions).toMatchObject([{ ratification: 'not-ratified' }]);
    judge(itemId, decisionId, 'ratified');
    expect(issueOf(decided).decisions).toMatchObject([{ ratification: 'ratified' }]);
  });

  it('stands in the minutes of the session that gave it and beside the urgent one [M1, M6]', () => {
    const { sessionId, decisionId } = decidedUrgent(scored(3));
    const sealed = runQuery(meeting.desk, 'sessions.minutes', { sessionId }).sha256;
    const itemId = ratifyTopic();
    judge(itemId, decisionId, 'ratified');
    expect(runQuery(meeting.desk, 'sessions.minutes', { sessionId: meeting.sessionId }).markdown).toMatch(/## Ratification of urgent decisions[\s\S]*Switch the export off \| Ruth Abrams, VP, .* \| Ratified \| It could not wait \| Mara Ellison \|/);
    expect(runQuery(meeting.desk, 'sessions.ratifications', { sessionId })).toMatchObject([{ decisionId, verdict: { verdict: 'ratified', byName: 'Mara Ellison', sessionNumber: 1 } }]);
    expect(runQuery(meeting.desk, 'sessions.minutes', { sessionId }).sha256).toBe(sealed);
  });

  it('that is refused opens again what the decision had closed, and can be changed until the sign-off [M1]', () => {
    const issueId = scored(3);
    const { decisionId } = decidedUrgent(issueId);
    expect(issueOf(issueId).status).toBe('closed');
    const itemId = ratifyTopic();
    judge(itemId, decisionId, 'not-ratified');
    expect(issueOf(issueId)).toMatchObject({ status: 'open', resolvedOn: null });
    judge(itemId, decisionId, 'ratified');
    expect(issueOf(issueId)).toMatchObject({ status: 'closed', resolvedOn: '2026-11-21' });
    expect(runQuery(meeting.desk, 'sessions.ratifications', { sessionId: meeting.sessionId })).toHaveLength(1);
  });

  it('is not given by the decider, an observer, somebody absent, or under another topic [M1]', () => {
    const { decisionId } = decidedUrgent(scored(3));
    const itemId = ratifyTopic();
    const { ruth, noor, daniel } = meeting.people;
    expect(refusalOf(() => judge(itemId, decisionId, 'ratified', ruth.personId))).toMatchObject({ code: 'not-allowed', message: 'Ruth Abrams took this decision, and cannot ratify it. Nothing was recorded. Name somebody else.' });
    expect(refusalOf(() => judge(itemId, decisionId, 'ratified', noor.personId)).message).toContain('is an observer');
    runCommand(meeting.desk, 'sessions.setAttendance', { participantId: daniel.participantId, attendance: 'left' });
    expect(refusalOf(() => judge(itemId, decisionId, 'ratified', daniel.personId)).message).toContain('is not in the room');
    expect(refusalOf(() => judge(meeting.topicId, decisionId, 'ratified')).message).toContain('is not the topic under which decisions are ratified');
  });

  it('is final once the session that gave it is signed off [M1, M6]', () => {
    const { desk } = meeting;
    const { decisionId } = decidedUrgent(scored(3));
    const itemId = ratifyTopic();
    judge(itemId, decisionId, 'ratified');
    for (const { id, kind } of room(desk, meeting.sessionId).agenda) {
      runCommand(desk, 'sessions.goTo', { itemId: id });
      if (kind === 'topic') runCommand(desk, 'sessions.finishTopic', { itemId: id });
      else runCommand(desk, 'sessions.decideLater', { itemId: id, reason: 'No time' });
    }
    runCommand(desk, 'sessions.signOff', { sessionId: meeting.sessionId, signedBy: meeting.people.mara.participantId });
    expect(() => desk.workspace.transaction((db) => db.prepare("UPDATE ratifications SET verdict = 'not-ratified'").run())).toThrow(/never changes?/);
    expect(runQuery(desk, 'sessions.ratifications', { sessionId: meeting.sessionId })).toMatchObject([{ decisionId, verdict: { verdict: 'ratified' } }]);
    const { id: sessionId } = runCommand(desk, 'sessions.create', { title: 'Next', plannedOn, startsAt: '14:00', place: '', roomMinutes: 60, quorum: 0 });
    expect(runQuery(desk, 'sessions.waiting', { sessionId }).toRatify).toBe(0);
    const later = runCommand(desk, 'sessions.addTopic', { sessionId, title: 'To ratify', timeBoxMinutes: 5, topicKind: 'ratification' }).itemId;
    runCommand(desk, 'sessions.start', { sessionId });
    expect(refusalOf(() => judge(later, decisionId, 'not-ratified')).message).toContain('Session 1 has said what becomes of this decision');
    expect(runQuery(desk, 'workspaces.check', {})).toMatchObject({ auditChain: 'ok', integrity: 'ok' });
  });
});
