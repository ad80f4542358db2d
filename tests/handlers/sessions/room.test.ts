import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CalendarDate } from '@shared/primitives';
import { z } from '@shared/zod';
import { runCommand, runQuery } from '../../../electron/dispatch';
import { getPayload, listSessionEntries } from '../../../electron/store/audit-log';
import type { Desk } from '../../../electron/transaction';
import { ballot, draft, finishItems, item, itemAt, refusalOf, room, startMeeting, vote, type Meeting } from './meeting';

let meeting: Meeting;
beforeEach(() => {
  meeting = startMeeting();
});
afterEach(() => meeting.close());

const day = (date: string): CalendarDate => CalendarDate.parse(date);
type Name = keyof Meeting['people'];
const idOf = (name: Name) => meeting.people[name].participantId;
const first = () => itemAt(meeting, 0);
const declare = (name: Name, itemId = first()) => runCommand(meeting.desk, 'sessions.setConflict', { itemId, participantId: idOf(name), reason: 'Wrote the code in question.' });
const takeBack = (name: Name) => runCommand(meeting.desk, 'sessions.removeConflict', { itemId: first(), participantId: idOf(name) });
const cast = (name: Name, pin: string | null = null) => runCommand(meeting.desk, 'sessions.castBallot', { itemId: first(), participantId: idOf(name), factors: ballot(5, 4, 3), pin });
const open = (mode: 'pass' | 'paper' = 'paper') => runCommand(meeting.desk, 'sessions.openBallots', { itemId: first(), mode });
const attend = (name: Name, attendance: 'present' | 'left' | 'absent' | 'expected') => runCommand(meeting.desk, 'sessions.setAttendance', { participantId: idOf(name), attendance });
const roomNow = () => room(meeting.desk, meeting.sessionId);
const markdown = () => runQuery(meeting.desk, 'sessions.minutes', { sessionId: meeting.sessionId }).markdown;
const actions = () => listSessionEntries(meeting.desk.workspace.db, meeting.sessionId).map(({ action }) => action);
const lastPayload = (action: string) => {
  const entry = listSessionEntries(meeting.desk.workspace.db, meeting.sessionId).findLast((each) => each.action === action);
  const payload = entry === undefined ? null : getPayload(meeting.desk.workspace.db, entry.seq);
  return payload === null ? null : z.record(z.string(), z.unknown()).parse(JSON.parse(payload));
};

describe('a conflict of interest', () => {
  it('takes the vote on that item, is not waited for, and stands in the minutes by name [M2, S4]', () => {
    declare('ruth');
    expect(item(meeting.desk, first()).conflicts).toMatchObject([{ participantId: idOf('ruth'), name: 'Ruth Abrams', reason: 'Wrote the code in question.' }]);
    open();
    expect(item(meeting.desk, first()).rounds[0]?.status.map(({ name }) => name)).toEqual(['Mara Ellison', 'Daniel Novak']);
    expect(refusalOf(() => cast('ruth'))).toMatchObject({ code: 'not-allowed', message: expect.stringContaining('no vote on it') });
    cast('mara');
    cast('daniel');
    runCommand(meeting.desk, 'sessions.reveal', { itemId: first(), isConfirmed: false });
    expect(item(meeting.desk, first()).rounds[0]?.ballots).toHaveLength(2);
    expect(markdown()).toContain('Ruth Abrams: Wrote the code in question.');
    expect(roomNow().conflicts).toMatchObject([{ itemId: first(), name: 'Ruth Abrams' }]);
  });

  it('leaves the vote on other items alone [M2]', () => {
    declare('ruth', itemAt(meeting, 1));
    open();
    expect(() => cast('ruth')).not.toThrow();
  });

  it('is taken back only while it has kept nobody from voting [M2]', () => {
    declare('ruth');
    takeBack('ruth');
    declare('ruth');
    open();
    expect(refusalOf(() => takeBack('ruth'))).toMatchObject({ code: 'conflict', message: expect.stringContaining('round is open') });
    runCommand(meeting.desk, 'sessions.cancelRound', { itemId: first(), reason: 'Ruth has no conflict after all' });
    takeBack('ruth');
    declare('ruth');
    open();
    cast('mara');
    cast('daniel');
    runCommand(meeting.desk, 'sessions.reveal', { itemId: first(), isConfirmed: false });
    expect(refusalOf(() => takeBack('ruth'))).toMatchObject({ code: 'conflict', message: expect.stringContaining('voted on without Ruth Abrams') });
  });

  it('is not declared over a ballot that is in, nor on a topic [M2]', () => {
    open();
    cast('ruth');
    expect(refusalOf(() => declare('ruth'))).toMatchObject({ code: 'conflict', message: expect.stringContaining('has a ballot') });
    declare('daniel');
    expect(item(meeting.desk, first()).rounds[0]?.status.map(({ name }) => name)).toEqual(['Mara Ellison', 'Ruth Abrams']);
    expect(refusalOf(() => declare('mara', meeting.topicId)).code).toBe('conflict');
  });

  it('keeps a decider from deciding that item [M2, M5]', () => {
    declare('ruth');
    runCommand(meeting.desk, 'sessions.decide', { itemId: first(), draft: draft(meeting) });
    expect(item(meeting.desk, first()).decision?.deciderName).toBe('Mara Ellison');
  });

  it('goes with an item that is taken off the agenda, and with a person taken off the list [M2]', () => {
    declare('noor', itemAt(meeting, 1));
    runCommand(meeting.desk, 'sessions.removeItem', { itemId: itemAt(meeting, 1) });
    expect(roomNow().conflicts).toEqual([]);
  });
});

describe('ready marks', () => {
  const ready = (names: readonly Name[], isReady = true) => runCommand(meeting.desk, 'sessions.setReady', { itemId: first(), participantIds: names.map(idOf), isReady });
  const marked = () => item(meeting.desk, first()).ready;

  it('are set for several at once, in one entry [M3]', () => {
    const before = actions().length;
    ready(['mara', 'ruth']);
    expect(marked()).toEqual([idOf('mara'), idOf('ruth')]);
    ready(['mara'], false);
    expect(marked()).toEqual([idOf('ruth')]);
    expect(actions().length - before).toBe(2);
  });

  it.each<[string, () => unknown]>([
    ['the phase', () => open()],
    ['the item', () => runCommand(meeting.desk, 'sessions.goTo', { itemId: itemAt(meeting, 1) })],
    ['the presence of the person', () => attend('mara', 'left')],
  ])('go when %s changes [M3]', (_what, change) => {
    ready(['mara']);
    change();
    expect(marked()).toEqual([]);
  });

  it('are for those who are here, on the item that is on screen [M3]', () => {
    attend('ruth', 'left');
    expect(refusalOf(() => ready(['ruth'])).code).toBe('conflict');
    expect(refusalOf(() => runCommand(meeting.desk, 'sessions.setReady', { itemId: itemAt(meeting, 1), participantIds: [idOf('mara')], isReady: true })).code).toBe('conflict');
  });
});

describe('the parking lot', () => {
  const park = (text: string) => runCommand(meeting.desk, 'sessions.park', { sessionId: meeting.sessionId, text, raisedBy: idOf('daniel'), itemId: first() }).id;

  it('keeps a line with who raised it and where, in the minutes too [M3, M6]', () => {
    park('Which exports feed clinical systems');
    expect(roomNow().parked).toMatchObject([{ text: 'Which exports feed clinical systems', raisedBy: 'Daniel Novak', itemPosition: 1, outcome: null }]);
    expect(markdown()).toMatch(/Which exports feed clinical systems.*Daniel Novak.*Still parked/);
  });

  it('becomes an issue, a topic of another session, or is dropped with a word, once [M3]', () => {
    const next = runCommand(meeting.desk, 'sessions.create', { title: 'Next', plannedOn: '2026-11-28', startsAt: '14:00', place: '', roomMinutes: 60, quorum: 0 });
    const { number, itemId } = runCommand(meeting.desk, 'sessions.parkedToIssue', { id: park('Exports'), title: 'Exports are unchecked', criterion: 'technical-product-issues', agendaOf: next.id });
    expect(room(meeting.desk, next.id).agenda).toMatchObject([{ id: itemId, issueNumber: number, title: 'Exports are unchecked' }]);
    runCommand(meeting.desk, 'sessions.parkedToAgenda', { id: park('Who calls Pallas'), agendaOf: next.id });
    expect(room(meeting.desk, next.id).agenda[1]).toMatchObject({ kind: 'topic', title: 'Who calls Pallas' });
    const dropped = park('Coffee');
    runCommand(meeting.desk, 'sessions.dropParked', { id: dropped, words: 'Not ours' });
    expect(roomNow().parked.map(({ outcome }) => outcome?.words)).toEqual([`Issue #${number}`, 'A topic of session 2', 'Not ours']);
    expect(refusalOf(() => runCommand(meeting.desk, 'sessions.dropParked', { id: dropped, words: 'Again' })).code).toBe('conflict');
  });

  it('is offered by the next session, also after the sign-off, and what becomes of it then leaves the sealed record alone [M3, M6]', () => {
    const id = park('Ask legal');
    finishItems(meeting);
    runCommand(meeting.desk, 'sessions.signOff', { sessionId: meeting.sessionId, signedBy: idOf('mara') });
    const sealed = { room: roomNow(), entries: actions() };
    const next = runCommand(meeting.desk, 'sessions.create', { title: 'Next', plannedOn: '2026-11-28', startsAt: '14:00', place: '', roomMinutes: 60, quorum: 0 });
    expect(runQuery(meeting.desk, 'sessions.parkedBefore', { sessionId: next.id })).toMatchObject([{ id, sessionNumber: 1 }]);
    runCommand(meeting.desk, 'sessions.parkedToAgenda', { id, agendaOf: next.id });
    expect(runQuery(meeting.desk, 'sessions.parkedBefore', { sessionId: next.id })).toEqual([]);
    expect({ room: roomNow(), entries: actions() }).toEqual(sealed);
    expect(refusalOf(() => park('Too late')).code).toBe('conflict');
  });

  it('captures a new issue in a line, at the end of this agenda where that is wanted [M3]', () => {
    const before = actions().length;
    const one = runCommand(meeting.desk, 'sessions.captureIssue', { sessionId: meeting.sessionId, title: 'Invoices carry the old logo', criterion: 'silent-experience-erosion', isOnAgenda: true });
    expect(roomNow().agenda.at(-1)).toMatchObject({ id: one.itemId, issueNumber: one.number, phase: 'waiting' });
    const other = runCommand(meeting.desk, 'sessions.captureIssue', { sessionId: meeting.sessionId, title: 'Second', criterion: 'response-delays' });
    expect(other.itemId).toBeNull();
    expect(runQuery(meeting.desk, 'issues.get', { id: other.issueId })).toMatchObject({ title: 'Second', status: 'open', isProposed: expect.any(Boolean) });
    expect(actions().length - before).toBe(2);
  });
});

describe('what was before', () => {
  const hold = (plannedOn: string): Meeting['sessionId'] => {
    const { id } = runCommand(meeting.desk, 'sessions.create', { title: 'Held', plannedOn, startsAt: '14:00', place: '', roomMinutes: 60, quorum: 0 });
    runCommand(meeting.desk, 'sessions.addItems', { sessionId: id, issueIds: [...meeting.issueIds], timeBoxMinutes: 5 });
    runCommand(meeting.desk, 'sessions.start', { sessionId: id });
    return id;
  };
  const itemOf = (sessionId: Meeting['sessionId'], index = 0) => room(meeting.desk, sessionId).agenda[index]?.id ?? first();

  it('counts how often an issue was put off since its last decision, with its age [M3]', () => {
    const before = hold('2026-11-07');
    runCommand(meeting.desk, 'sessions.decideLater', { itemId: itemOf(before), reason: 'No data' });
    runCommand(meeting.desk, 'sessions.decideLater', { itemId: first(), reason: 'Still none' });
    const next = hold('2026-11-21');
    expect(item(meeting.desk, itemOf(next)).deferrals).toEqual([
      { sessionId: meeting.sessionId, sessionNumber: 1, on: '2026-11-21', daysAgo: 0, reason: 'Still none' },
      { sessionId: before, sessionNumber: 2, on: '2026-11-07', daysAgo: 14, reason: 'No data' },
    ].toSorted((a, b) => b.sessionNumber - a.sessionNumber));
    const empty = runCommand(meeting.desk, 'sessions.create', { title: 'Empty', plannedOn: '2026-11-28', startsAt: '14:00', place: '', roomMinutes: 60, quorum: 0 });
    const queued = () => runQuery(meeting.desk, 'sessions.queue', { sessionId: empty.id, order: 'age' }).find(({ id }) => id === meeting.issueIds[0]);
    expect(queued()).toMatchObject({ putOff: { sessionNumber: 2, daysAgo: 14, times: 2 }, because: expect.stringContaining('put off in session 2, 14 days ago, twice: No data') });
    // A later decision ends it.
    runCommand(meeting.desk, 'sessions.decide', { itemId: itemOf(next), draft: draft(meeting) });
    expect(queued()?.putOff).toBeNull();
  });

  it('shows what other sessions decided and what became of it [M3, M5]', () => {
    const before = hold('2026-10-01');
    runCommand(meeting.desk, 'sessions.decide', { itemId: itemOf(before), draft: draft(meeting, { kind: 'accept-risk', dueOn: null, reviewOn: day('2026-11-30'), acceptUntil: day('2026-11-11') }) });
    runCommand(meeting.desk, 'sessions.decide', { itemId: itemOf(before), draft: draft(meeting, { dueOn: day('2026-11-20') }) });
    expect(item(meeting.desk, first()).priorDecisions).toMatchObject([
      { sessionNumber: 2, kind: 'plan', ownerName: 'Ruth Abrams', dueOn: '2026-11-20', daysPastDue: 1, daysSinceAcceptance: null, isSuperseded: false },
      { sessionNumber: 2, kind: 'accept-risk', acceptUntil: '2026-11-11', daysPastDue: null, daysSinceAcceptance: 10, isSuperseded: true },
    ]);
    expect(item(meeting.desk, itemOf(before)).priorDecisions).toEqual([]);
  });

  it('is not late with what was done, and tells what came of it [M3, M5]', () => {
    const before = hold('2026-10-01');
    const { decisionId } = runCommand(meeting.desk, 'sessions.decide', { itemId: itemOf(before), draft: draft(meeting, { dueOn: day('2026-11-20') }) });
    const last = () => item(meeting.desk, first()).priorDecisions[0];
    expect(last()).toMatchObject({ actionState: 'open', outcome: null, daysPastDue: 1 });
    const { rows } = runQuery(meeting.desk, 'actions.list', { offset: 0, limit: 10, filter: {} });
    const made = rows.find((row) => row.decisionId === decisionId);
    if (made === undefined) throw new Error('The decision made no action');
    runCommand(meeting.desk, 'actions.update', { id: made.id, revision: made.revision, state: 'done', note: '', evidence: 'The release notes', doneOn: null });
    runCommand(meeting.desk, 'decisions.recordOutcome', { id: decisionId, kind: 'partly', expected: 'No further loss', actual: 'Two losses in October', on: day('2026-11-21') });
    expect(last()).toMatchObject({ actionState: 'done', outcome: { kind: 'partly', actual: 'Two losses in October' }, daysPastDue: null });
  });
});

describe('coming, going and standing in', () => {
  it('says at which item somebody joined or left [M2, M6]', () => {
    attend('daniel', 'left');
    runCommand(meeting.desk, 'sessions.goTo', { itemId: itemAt(meeting, 1) });
    attend('daniel', 'present');
    expect(roomNow().movements).toMatchObject([
      { name: 'Daniel Novak', move: 'left', itemPosition: 1 },
      { name: 'Daniel Novak', move: 'arrived', itemPosition: 2 },
    ]);
    expect(markdown()).toContain('Daniel Novak joined at item 2');
    attend('daniel', 'absent');
    expect(roomNow().movements).toEqual([]);
  });

  const delegate = (name: Name, forName: Name | null) => runCommand(meeting.desk, 'sessions.setDelegate', { participantId: idOf(name), forId: forName === null ? null : idOf(forName) });

  it('lets one person stand in for another, with one vote, until that person comes [M2]', () => {
    attend('ruth', 'left');
    delegate('daniel', 'ruth');
    expect(roomNow().people.find(({ id }) => id === idOf('daniel'))?.delegateOf).toBe(idOf('ruth'));
    runCommand(meeting.desk, 'sessions.decide', { itemId: first(), draft: draft(meeting), isWithoutQuorum: true });
    // Ruth is the decider, and Daniel is there in her place.
    expect(item(meeting.desk, first()).decision?.deciderName).toBe('Daniel Novak');
    open();
    expect(item(meeting.desk, first()).rounds[0]?.status.map(({ name }) => name)).toEqual(['Mara Ellison', 'Daniel Novak']);
    attend('ruth', 'present');
    expect(roomNow().delegations).toMatchObject([{ delegateName: 'Daniel Novak', forName: 'Ruth Abrams', endedAt: expect.any(String) }]);
    expect(markdown()).toContain('Daniel Novak as the delegate of Ruth Abrams');
  });

  it('refuses to stand in for who is here, for two, twice, or in a chain [M2]', () => {
    expect(refusalOf(() => delegate('daniel', 'ruth'))).toMatchObject({ code: 'conflict', message: expect.stringContaining('in the room') });
    expect(refusalOf(() => delegate('daniel', 'daniel')).code).toBe('conflict');
    expect(refusalOf(() => delegate('daniel', null)).code).toBe('conflict');
    attend('ruth', 'left');
    delegate('daniel', 'ruth');
    expect(refusalOf(() => delegate('mara', 'ruth'))).toMatchObject({ message: expect.stringContaining('Daniel Novak stands in for Ruth Abrams already') });
    attend('daniel', 'left');
    expect(roomNow().people.every(({ delegateOf }) => delegateOf === null)).toBe(true);
  });

  it('lets no observer stand in for anybody, nor decide in their place [M2]', () => {
    attend('ruth', 'left');
    expect(refusalOf(() => delegate('noor', 'ruth'))).toMatchObject({ code: 'conflict', message: expect.stringContaining('is an observer') });
    delegate('daniel', 'ruth');
    runCommand(meeting.desk, 'sessions.setParticipantRole', { participantId: idOf('daniel'), role: 'observer' });
    runCommand(meeting.desk, 'sessions.decide', { itemId: first(), draft: draft(meeting), isWithoutQuorum: true });
    expect(item(meeting.desk, first()).decision?.deciderName).toBe('Mara Ellison');
  });

  it('does not make somebody who voted absent, who can have left [M2, S4]', () => {
    open();
    cast('daniel');
    expect(refusalOf(() => attend('daniel', 'absent'))).toMatchObject({ code: 'conflict', message: expect.stringContaining('has voted in this session') });
    expect(refusalOf(() => attend('daniel', 'expected')).code).toBe('conflict');
    attend('daniel', 'left');
    expect(roomNow().people.find(({ id }) => id === idOf('daniel'))).toMatchObject({ attendance: 'left', arrivedAt: expect.any(String) });
  });

  it.each(['mara ellison', 'Mara  Ellison', 'Mara\u00a0Ellison', 'Mara\u200b Ellison', '\u202eMara Ellison', '\uff2dara Ellison'])('knows %j by what it reads like, so that nobody is in the room twice [M2]', (name) => {
    expect(refusalOf(() => runCommand(meeting.desk, 'sessions.addParticipant', { sessionId: meeting.sessionId, person: { name, function: 'quality' }, role: 'function-lead' }))).toMatchObject({ code: 'conflict', message: expect.stringContaining('named Mara Ellison already') });
  });

  it('takes a name in either Unicode form for the same, and none that cannot be seen [M2]', () => {
    const add = (name: string) => runCommand(meeting.desk, 'people.add', { name, function: 'sales' });
    expect(add('The\u0301o Baptiste').name).toBe('Th\u00e9o Baptiste');
    expect(refusalOf(() => add('Th\u00e9o Baptiste')).code).toBe('conflict');
    expect(refusalOf(() => add('\u200b\u200d'))).toMatchObject({ code: 'invalid-input', field: 'name' });
  });

  it('asks before a decision without a quorum, and says so in the minutes [M2, M5]', () => {
    attend('daniel', 'left');
    expect(roomNow()).toMatchObject({ present: 2, quorum: 3, hasQuorum: false });
    const decide = (isWithoutQuorum: boolean) => runCommand(meeting.desk, 'sessions.decide', { itemId: first(), draft: draft(meeting), isWithoutQuorum });
    expect(refusalOf(() => decide(false))).toMatchObject({ code: 'conflict', field: 'isWithoutQuorum', message: expect.stringContaining('2 present, 3 needed') });
    const { decisionId } = decide(true);
    expect(item(meeting.desk, first()).quorumLacks).toEqual([{ decisionId, present: 2, needed: 3 }]);
    expect(markdown()).toMatch(/Taken without a quorum.*2 present, 3 needed/);
    attend('daniel', 'present');
    decide(false);
    expect(markdown()).not.toContain('Taken without a quorum');
  });
});

describe('facilitation', () => {
  const handOver = (desk: Desk, name: Name, reason = '') => runCommand(desk, 'sessions.handOver', { sessionId: meeting.sessionId, toId: idOf(name), reason });
  const as = (name: Name, role: Desk['actor']['role']): Desk => ({ ...meeting.desk, actor: { personId: meeting.people[name].personId, name, role } });
  const roleOf = (name: Name) => roomNow().people.find(({ id }) => id === idOf(name))?.role;

  it('is handed over, and one person has it [M3]', () => {
    handOver(meeting.desk, 'ruth', 'Mara presents item 2');
    expect([roleOf('mara'), roleOf('ruth')]).toEqual(['function-lead', 'facilitator']);
    expect(roomNow().facilitation).toMatchObject([{ fromName: 'Mara Ellison', toName: 'Ruth Abrams', isTakenOver: false, itemPosition: 1, reason: 'Mara presents item 2' }]);
    expect(markdown()).toContain('Mara Ellison handed facilitation to Ruth Abrams at item 1');
  });

  it('is taken over by a decider in the room whose role keeps no record, for nobody else [M3]', () => {
    attend('mara', 'left');
    expect(refusalOf(() => handOver(as('ruth', 'executive'), 'daniel')).code).toBe('not-allowed');
    expect(refusalOf(() => handOver(as('daniel', 'executive'), 'daniel')).code).toBe('not-allowed');
    handOver(as('ruth', 'executive'), 'ruth');
    expect(roomNow().facilitation).toMatchObject([{ fromName: 'Mara Ellison', toName: 'Ruth Abrams', isTakenOver: true }]);
    expect(lastPayload('sessions.handOver')).toMatchObject({ is_taken_over: true, to_name: 'Ruth Abrams' });
    expect(refusalOf(() => handOver(as('ruth', 'auditor'), 'ruth')).code).toBe('not-allowed');
  });

  it('goes to nobody who is away, observes or has it already [M3]', () => {
    attend('ruth', 'left');
    expect(refusalOf(() => handOver(meeting.desk, 'ruth')).code).toBe('conflict');
    expect(refusalOf(() => handOver(meeting.desk, 'noor')).code).toBe('conflict');
    expect(refusalOf(() => handOver(meeting.desk, 'mara')).code).toBe('conflict');
  });

  it('does not wait for somebody who has left [M3, S4]', () => {
    open();
    cast('mara');
    cast('daniel');
    attend('ruth', 'left');
    expect(() => runCommand(meeting.desk, 'sessions.reveal', { itemId: first(), isConfirmed: false })).not.toThrow();
  });

  it('lets a forgotten PIN be chosen anew, and the log says who allowed it [S4]', () => {
    open('pass');
    cast('ruth', '1111');
    expect(refusalOf(() => cast('ruth', '2222')).field).toBe('pin');
    expect(refusalOf(() => runCommand(as('ruth', 'scribe'), 'sessions.resetPin', { participantId: idOf('ruth') })).code).toBe('not-allowed');
    runCommand(meeting.desk, 'sessions.resetPin', { participantId: idOf('ruth') });
    cast('ruth', '2222');
    expect(refusalOf(() => cast('ruth', '1111')).field).toBe('pin');
    expect(lastPayload('sessions.resetPin')).toMatchObject({ name: 'Ruth Abrams' });
    expect(refusalOf(() => runCommand(meeting.desk, 'sessions.resetPin', { participantId: idOf('daniel') })).code).toBe('conflict');
  });
});

describe('an open round', () => {
  it('goes on from the laptop to paper and back with the ballots that are in [S4]', () => {
    open('pass');
    cast('mara', '1111');
    runCommand(meeting.desk, 'sessions.setBallotMode', { itemId: first(), mode: 'paper' });
    cast('ruth');
    runCommand(meeting.desk, 'sessions.setBallotMode', { itemId: first(), mode: 'pass' });
    cast('daniel', '2222');
    runCommand(meeting.desk, 'sessions.reveal', { itemId: first(), isConfirmed: false });
    expect(item(meeting.desk, first()).rounds[0]?.ballots).toHaveLength(3);
    expect(refusalOf(() => runCommand(meeting.desk, 'sessions.setBallotMode', { itemId: first(), mode: 'paper' })).code).toBe('conflict');
  });

  const cancel = () => runCommand(meeting.desk, 'sessions.cancelRound', { itemId: first(), reason: 'Somebody saw the screen' });

  it('is called off with its ballots destroyed unread, and its number is not given again [S4]', () => {
    open();
    const { commitment } = cast('mara');
    expect(cancel()).toEqual({ destroyed: 1 });
    expect(item(meeting.desk, first())).toMatchObject({ phase: 'evidence', rounds: [], cancelledRounds: [{ round: 1, ballots: 1, reason: 'Somebody saw the screen' }] });
    expect(meeting.desk.workspace.db.prepare('SELECT count(*) FROM ballots').pluck().get()).toBe(0);
    expect(lastPayload('sessions.castBallot')).toMatchObject({ commitment });
    expect(lastPayload('sessions.cancelRound')).toMatchObject({ round: 1, destroyed: 1, reason: 'Somebody saw the screen' });
    expect(open()).toEqual({ round: 2 });
    expect(markdown()).toContain('round 1, 1 ballot destroyed unread: Somebody saw the screen');
  });

  it('goes back to what the item was before: revealed, agreed or decided [S4, M3]', () => {
    vote(meeting, first(), [ballot(5, 4, 3), ballot(5, 4, 3), ballot(5, 4, 3)]);
    const cancelled = () => {
      open();
      cancel();
      return item(meeting.desk, first()).phase;
    };
    expect(cancelled()).toBe('revealed');
    runCommand(meeting.desk, 'sessions.agree', { itemId: first(), factors: ballot(5, 4, 3), argument: '' });
    expect(cancelled()).toBe('agreed');
    runCommand(meeting.desk, 'sessions.decide', { itemId: first(), draft: draft(meeting, { kind: 'act-now' }) });
    expect(cancelled()).toBe('decided');
    expect(refusalOf(cancel).code).toBe('conflict');
  });

  it('leaves a chain that holds and a session that can be signed off [S4, M6]', () => {
    open();
    cast('mara');
    cancel();
    finishItems(meeting);
    expect(item(meeting.desk, first()).rounds.map(({ round }) => round)).toEqual([2]);
    runCommand(meeting.desk, 'sessions.signOff', { sessionId: meeting.sessionId, signedBy: idOf('mara') });
    expect(runQuery(meeting.desk, 'workspaces.check', {})).toMatchObject({ integrity: 'ok', auditChain: 'ok' });
  });
});
