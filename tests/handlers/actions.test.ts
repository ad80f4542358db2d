import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InputOf, OutputOf } from '@shared/contract';
import type { ActionRow } from '@shared/contract/actions/entities';
import type { DecisionDraft } from '@shared/contract/sessions/entities';
import { runCommand, runQuery } from '../../electron/dispatch';
import { getLastEntry, getPayload } from '../../electron/store/audit-log';
import { getSessionRecord } from '../../electron/store/sessions/minutes';
import { ballot, draft, finishItems, itemAt, refusalOf, startMeeting, vote, type Meeting } from './sessions/meeting';

let meeting: Meeting;
beforeEach(() => {
  meeting = startMeeting();
});
afterEach(() => meeting.close());

type Terms = Partial<Omit<DecisionDraft, 'dueOn'>> & { readonly dueOn?: string | null };
const decide = (index: number, { dueOn = '2026-11-25', ...change }: Terms = {}) => {
  const itemId = itemAt(meeting, index);
  runCommand(meeting.desk, 'sessions.goTo', { itemId });
  return runCommand(meeting.desk, 'sessions.decide', { itemId, draft: { ...draft(meeting, change), dueOn } });
};
const list = (filter: InputOf<'actions.list'>['filter'] = {}, window = { offset: 0, limit: 100 }) => runQuery(meeting.desk, 'actions.list', { filter, ...window });
const only = (): ActionRow => {
  const [action, ...others] = list().rows;
  if (action === undefined || others.length > 0) throw new Error('Not one action');
  return action;
};
type Change = Omit<InputOf<'actions.update'>, 'id' | 'revision'>;
const update = (action: ActionRow, change: Partial<Change>): OutputOf<'actions.update'> =>
  runCommand(meeting.desk, 'actions.update', { id: action.id, revision: action.revision, state: 'done', note: '', evidence: '', doneOn: null, ...change });
const lastPayload = (): unknown => JSON.parse(getPayload(meeting.desk.workspace.db, getLastEntry(meeting.desk.workspace.db)?.seq ?? 0) ?? 'null');

describe('actions from decisions', () => {
  it('are made with the decision: what, who, by when, for which issue [M6, A2]', () => {
    const { decisionId } = decide(0);
    expect(only()).toMatchObject({ id: decisionId, number: 1, what: 'Ship hotfix 4.11.2', ownerName: 'Ruth Abrams', function: 'engineering', dueOn: '2026-11-25', state: 'open', issueTitle: 'Dose export rounds to whole units', sessionNumber: 1, position: 1, isOverdue: false, daysLeft: 4 });
  });

  it('are the follow-up by the day of review where a decision has no due date, and none where it has neither [M6]', () => {
    decide(0, { kind: 'monitor', dueOn: null, followUp: 'Ask the pharmacists again' });
    expect(only()).toMatchObject({ what: 'Ask the pharmacists again', dueOn: '2026-12-09' });
    decide(1, { kind: 'monitor', dueOn: null });
    expect(list().total).toBe(1);
  });

  it('are superseded when the item is decided anew, unless they are done [M6]', () => {
    decide(0);
    const first = only();
    const { decisionId } = decide(0, { what: 'Ship hotfix 4.11.3' });
    expect(list().rows.map(({ decisionId: of, state }) => [of === decisionId, state])).toEqual([[true, 'open'], [false, 'superseded']]);
    expect(refusalOf(() => update({ ...first, revision: 1 }, {}))).toMatchObject({ code: 'conflict', message: expect.stringContaining('A1 was superseded') });
  });
});

describe('the list of actions', () => {
  it('leads with what is overdue and ends with what is closed, in windows as in one go [A2]', () => {
    decide(0, { dueOn: '2026-11-30' });
    decide(1, { dueOn: '2026-11-22' });
    const closed = list().rows[1];
    if (closed === undefined) throw new Error('Two were made');
    update(closed, { state: 'dropped', note: 'Another team did it' });
    runCommand(meeting.desk, 'workspaces.setAsOf', { asOf: '2026-12-24' });
    const { rows, ...counts } = list();
    expect(counts).toEqual({ total: 2, open: 1, overdue: 1 });
    expect(rows.map(({ dueOn, isOverdue, daysLeft, state }) => [dueOn, isOverdue, daysLeft, state])).toEqual([['2026-11-22', true, -32, 'open'], ['2026-11-30', false, -24, 'dropped']]);
    expect([0, 1, 2].flatMap((offset) => list({}, { offset, limit: 1 }).rows)).toEqual(rows);
  });

  it('is narrowed by owner, function, state, session, words and what is overdue [A2]', () => {
    decide(0);
    decide(1, { ownerId: meeting.people.daniel.personId, function: 'finance', what: 'Credit the invoice' });
    const found = (filter: InputOf<'actions.list'>['filter']) => list(filter).rows.map(({ number }) => number);
    expect(found({ ownerIds: [meeting.people.daniel.personId] })).toEqual([2]);
    expect(found({ functions: ['engineering'] })).toEqual([1]);
    expect(found({ states: ['done'] })).toEqual([]);
    expect(found({ sessionId: meeting.sessionId })).toEqual([1, 2]);
    expect(found({ search: 'INVOICE' })).toEqual([2]);
    expect(found({ search: 'a1' })).toEqual([1]);
    expect(found({ search: 'ruth' })).toEqual([1]);
    expect(found({ isOverdue: true })).toEqual([]);
    expect(runQuery(meeting.desk, 'actions.owners', {})).toMatchObject([{ name: 'Daniel Novak', open: 1, overdue: 0, total: 1 }, { name: 'Ruth Abrams', open: 1 }]);
  });
});

describe('saying how an action stands', () => {
  it('keeps state, note, day and evidence, with one entry that tells before and after [A2]', () => {
    decide(0);
    const before = only();
    expect(update(before, { note: 'Shipped to all', evidence: 'Release 4.11.2', doneOn: null })).toEqual({ revision: 1 });
    expect(only()).toMatchObject({ state: 'done', doneOn: '2026-11-21', note: 'Shipped to all', evidence: 'Release 4.11.2', isOverdue: false });
    expect(getLastEntry(meeting.desk.workspace.db)).toMatchObject({ action: 'actions.update', subject: before.id, session: null });
    expect(lastPayload()).toMatchObject({ number: 1, before: { state: 'open' }, after: { state: 'done', done_on: '2026-11-21' } });
    expect(runQuery(meeting.desk, 'actions.get', { id: before.id }).history).toMatchObject([{ by: 'Mara Ellison', stateBefore: 'open', state: 'done', source: 'hand', sessionNumber: null }]);
    update(only(), { state: 'in-progress', note: 'Rolled back' });
    expect(only()).toMatchObject({ state: 'in-progress', doneOn: null });
  });

  it('refuses what cannot be, and changes nothing [A2]', () => {
    decide(0);
    const action = only();
    expect(refusalOf(() => update(action, { state: 'dropped' }))).toMatchObject({ code: 'invalid-input', field: 'note' });
    expect(refusalOf(() => update(action, { doneOn: '2026-11-22' }))).toMatchObject({ code: 'invalid-input', field: 'doneOn' });
    expect(refusalOf(() => update(action, { state: 'open' })).message).toContain('stands like that already');
    expect(refusalOf(() => update({ ...action, revision: 4 }, {})).message).toContain('was changed meanwhile');
    const auditor = { ...meeting.desk, actor: { ...meeting.desk.actor, role: 'auditor' as const } };
    expect(refusalOf(() => runCommand(auditor, 'actions.update', { id: action.id, revision: 0, state: 'done', note: '', evidence: '', doneOn: null })).code).toBe('not-allowed');
    expect(only()).toEqual(action);
  });

  it('of an earlier session in the room stands in the minutes, and what is still open is counted [M6]', () => {
    decide(0);
    decide(1, { what: 'Visit the sponsor', dueOn: '2026-11-22' });
    runCommand(meeting.desk, 'sessions.goTo', { itemId: meeting.topicId });
    runCommand(meeting.desk, 'sessions.finishTopic', { itemId: meeting.topicId });
    runCommand(meeting.desk, 'sessions.signOff', { sessionId: meeting.sessionId, signedBy: meeting.people.mara.participantId });
    const second = runCommand(meeting.desk, 'sessions.create', { title: 'Next review', plannedOn: '2026-11-28', startsAt: '14:00', place: '', roomMinutes: 60, quorum: 0 });
    runCommand(meeting.desk, 'sessions.addTopic', { sessionId: second.id, title: 'Open actions', timeBoxMinutes: 5, topicKind: 'open-actions' });
    runCommand(meeting.desk, 'sessions.addParticipant', { sessionId: second.id, person: { id: meeting.people.mara.personId }, role: 'facilitator' });
    runCommand(meeting.desk, 'workspaces.setAsOf', { asOf: '2026-11-28' });
    const shipped = list().rows.find(({ what }) => what === 'Ship hotfix 4.11.2');
    if (shipped === undefined) throw new Error('It was promised');
    expect(refusalOf(() => update(shipped, { sessionId: second.id })).code).toBe('conflict');
    runCommand(meeting.desk, 'sessions.start', { sessionId: second.id });
    update(shipped, { sessionId: second.id, evidence: 'Release 4.11.2' });
    expect(runQuery(meeting.desk, 'actions.ofMeeting', { sessionId: second.id })).toMatchObject({ total: 1, open: [{ what: 'Visit the sponsor', isOverdue: true }], settled: [{ what: 'Ship hotfix 4.11.2', state: 'done' }] });
    const { markdown } = runQuery(meeting.desk, 'sessions.minutes', { sessionId: second.id });
    expect(markdown).toContain('| A1 | Ship hotfix 4.11.2 | Ruth Abrams | 25 Nov 2026 | Done, was open | Evidence: Release 4.11.2 / Done 28 Nov 2026 |');
    expect(markdown).toContain('1 action of earlier sessions is still open, 1 overdue.');
  });

  it('goes on after the sign-off and changes nothing of what was sealed [M6]', () => {
    finishItems(meeting);
    runCommand(meeting.desk, 'sessions.signOff', { sessionId: meeting.sessionId, signedBy: meeting.people.mara.participantId });
    const sealed = getSessionRecord(meeting.desk.workspace.db, meeting.sessionId);
    expect(sealed?.actions).toMatchObject({ made: [{ number: 1, what: 'Ship hotfix 4.11.2', state: 'open' }], settled: [], stillOpen: 0 });
    const before = runQuery(meeting.desk, 'sessions.minutes', { sessionId: meeting.sessionId });
    update(only(), { evidence: 'Release 4.11.2' });
    expect(runQuery(meeting.desk, 'sessions.minutes', { sessionId: meeting.sessionId })).toEqual(before);
    expect(before.markdown).toContain('| A1 | Ship hotfix 4.11.2 | 1 | Ruth Abrams | Engineering | 25 Nov 2026 |');
  });
});

describe('a returned sheet', () => {
  const sheet = (updates: InputOf<'actions.applyReturned'>['updates'], rest: Partial<InputOf<'actions.applyReturned'>> = {}): InputOf<'actions.applyReturned'> => ({ fileName: 'actions-ruth.csv', sha256: 'a'.repeat(64), rows: updates.length, unchanged: 0, leftOut: 0, rejected: [], updates, ...rest });

  it('is taken over in one entry that holds every row [M6]', () => {
    decide(0);
    decide(1, { what: 'Visit the sponsor' });
    const [a, b] = list().rows;
    if (a === undefined || b === undefined) throw new Error('Two were made');
    const updates = [{ id: a.id, revision: 0, state: 'done' as const, note: '', evidence: 'Release', doneOn: null }, { id: b.id, revision: 0, state: 'in-progress' as const, note: 'Booked', evidence: '', doneOn: null }];
    expect(runCommand(meeting.desk, 'actions.applyReturned', sheet(updates, { rows: 5, unchanged: 1, leftOut: 1, rejected: [{ row: 4, reason: 'No such action' }] }))).toEqual({ updated: 2 });
    expect(lastPayload()).toMatchObject({ file_name: 'actions-ruth.csv', rows: 5, updated: 2, unchanged: 1, left_out: 1, rejected: [{ row: 4 }], changes: [{ number: a.number, after: { state: 'done' } }, { number: b.number }] });
    expect(list({ states: ['in-progress'] }).rows).toMatchObject([{ note: 'Booked' }]);
  });

  it('changes nothing at all where one row cannot be taken over, or the counts do not add up [M6]', () => {
    decide(0);
    decide(1, { what: 'Visit the sponsor' });
    const [a, b] = list().rows;
    if (a === undefined || b === undefined) throw new Error('Two were made');
    const good = { id: a.id, revision: 0, state: 'done' as const, note: '', evidence: '', doneOn: null };
    const head = getLastEntry(meeting.desk.workspace.db)?.hash;
    expect(refusalOf(() => runCommand(meeting.desk, 'actions.applyReturned', sheet([good, { ...good, id: b.id, revision: 3 }]))).code).toBe('conflict');
    expect(refusalOf(() => runCommand(meeting.desk, 'actions.applyReturned', sheet([good, good]))).code).toBe('invalid-input');
    expect(refusalOf(() => runCommand(meeting.desk, 'actions.applyReturned', sheet([good], { rows: 7 }))).code).toBe('invalid-input');
    expect(list({ states: ['open'] }).total).toBe(2);
    expect(getLastEntry(meeting.desk.workspace.db)?.hash).toBe(head);
  });
});

describe('the questions to the review itself', () => {
  const answer = (sessionId: typeof meeting.sessionId, words: string, mark: number | null) => runCommand(meeting.desk, 'sessions.answerReview', { sessionId, question: 'time', words, mark });

  it('are answered until the sign-off, stand in the minutes beside who voted by function, and are compared with the last time [M6, M2]', () => {
    vote(meeting, itemAt(meeting, 0), [ballot(5, 4, 3), ballot(4, 4, 3)]);
    answer(meeting.sessionId, 'Too long on item 1', 3);
    answer(meeting.sessionId, 'Too long on the first item', 4);
    runCommand(meeting.desk, 'sessions.agree', { itemId: itemAt(meeting, 0), factors: ballot(4, 4, 3), argument: '', choiceReason: 'Two voters' });
    decide(0, { kind: 'escalate' });
    runCommand(meeting.desk, 'sessions.goTo', { itemId: itemAt(meeting, 1) });
    runCommand(meeting.desk, 'sessions.decideLater', { itemId: itemAt(meeting, 1), reason: 'No time' });
    runCommand(meeting.desk, 'sessions.goTo', { itemId: meeting.topicId });
    runCommand(meeting.desk, 'sessions.finishTopic', { itemId: meeting.topicId });
    runCommand(meeting.desk, 'sessions.signOff', { sessionId: meeting.sessionId, signedBy: meeting.people.mara.participantId });
    expect(runQuery(meeting.desk, 'sessions.minutes', { sessionId: meeting.sessionId }).markdown).toContain('| Was the time spent on what mattered? | 4 of 5. Too long on the first item |');
    expect(refusalOf(() => answer(meeting.sessionId, 'Late', 1)).code).toBe('conflict');

    const second = runCommand(meeting.desk, 'sessions.create', { title: 'Next', plannedOn: '2026-11-28', startsAt: '14:00', place: '', roomMinutes: 60, quorum: 0 });
    expect(runQuery(meeting.desk, 'sessions.reviewAnswers', { sessionId: second.id })).toMatchObject([{ question: 'time', words: '', mark: null, last: { words: 'Too long on the first item', mark: 4, sessionNumber: 1 } }, { question: 'voice', last: null }, { question: 'next', last: null }]);
    expect(runQuery(meeting.desk, 'sessions.participation', {})).toEqual([
      { sessionId: meeting.sessionId, number: 1, functions: [{ function: 'engineering', people: 1, cast: 1, asked: 1 }, { function: 'finance', people: 1, cast: 0, asked: 1 }, { function: 'quality', people: 1, cast: 1, asked: 1 }] },
    ]);
    expect(runQuery(meeting.desk, 'sessions.minutes', { sessionId: meeting.sessionId }).markdown).toContain('| Finance | 1 | 0 of 1 | 0 % |');
  });
});
