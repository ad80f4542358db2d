import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DecisionDraft } from '@shared/contract/sessions/entities';
import { DecisionDraft as DecisionDraftSchema } from '@shared/contract/sessions/entities';
import type { IssueId, PersonId } from '@shared/primitives';
import { runCommand, runQuery } from '../../electron/dispatch';
import { getLastEntry, listSessionEntries } from '../../electron/store/audit-log';
import type { Desk } from '../../electron/transaction';
import { addAccounts, addIssues } from '../support/register';
import { openTestDesk, type TestDesk } from '../support/workspace';
import { refusalOf } from './sessions/meeting';

let test: TestDesk;
let priya: Desk;
let maren: PersonId;
let ids: IssueId[];
beforeEach(() => {
  test = openTestDesk();
  const [halden, corvus] = addAccounts(test.desk, [{ ref: 'Halden', arrMinor: 100_000_00 }, { ref: 'Corvus', arrMinor: 210_000_00 }]);
  ids = addIssues(test.desk, [{ accountId: halden ?? null }, { accountId: corvus ?? null }, { accountId: halden ?? null }]).map(({ id }) => id);
  const score = (id: IssueId, [impact, severity, time]: readonly [number, number, number]) =>
    runCommand(test.desk, 'scoring.record', { issueId: id, factors: { impact, severity, time }, reason: 'Set', dimensionReasons: { impact: '', severity: '', time: '' } });
  score(idAt(0), [5, 3, 3]);
  score(idAt(1), [5, 4, 3]);
  score(idAt(2), [1, 1, 1]);
  const coo = runCommand(test.desk, 'people.add', { name: 'Priya Raman', function: 'operations' });
  maren = runCommand(test.desk, 'people.add', { name: 'Maren Olsen', function: 'engineering' }).id;
  priya = { ...test.desk, actor: { personId: coo.id, name: coo.name, role: 'executive' } };
});
afterEach(() => test.close());

function idAt(index: number): IssueId {
  const id = ids[index];
  if (id === undefined) throw new Error(`No issue ${index}`);
  return id;
}
const walk = (scope: 'waiting' | 'all' = 'waiting') => runQuery(priya, 'walks.get', { scope });
const draft = (change: Partial<DecisionDraft> = {}): DecisionDraft => ({
  ...DecisionDraftSchema.parse({ kind: 'escalate', what: 'Answers by Friday', ownerId: maren, function: 'engineering', dueOn: '2026-11-27', reviewOn: '2026-12-19', level: 'coo', reason: 'The board reads them on Friday' }),
  ...change,
});
const decide = (index: number, change: Partial<DecisionDraft> = {}, desk = priya) => runCommand(desk, 'walks.decide', { issueId: idAt(index), draft: draft(change) });

describe('the way', () => {
  it('holds what needs a decision in the order of the list, or every open issue [M9]', () => {
    expect(walk()).toMatchObject({ total: 2, session: null, stops: [{ number: 2, because: 'never decided', done: null }, { number: 1 }] });
    expect(walk('all').stops.map(({ number }) => number)).toEqual([2, 1, 3]);
  });

  it('brings back an accepted risk whose date has passed [M9, M5]', () => {
    decide(2, { kind: 'accept-risk', dueOn: null, acceptUntil: draft().dueOn, departureReason: 'Cheap' });
    runCommand(priya, 'walks.signOff', {});
    expect(walk().stops.map(({ number }) => number)).toEqual([2, 1]);
    runCommand(test.desk, 'workspaces.setAsOf', { asOf: '2026-11-28' });
    expect(walk().stops).toMatchObject([{ number: 2 }, { number: 1 }, { number: 3, because: 'acceptance ended 1 day ago' }]);
  });
});

describe('a decision on the walk', () => {
  it('opens a session with one decider, and takes effect like any other [M9]', () => {
    const { sessionId, decisionId } = decide(0, { cost: { amountMinor: 5_000_00, currency: 'EUR' } });
    expect(runQuery(priya, 'sessions.room', { sessionId })).toMatchObject({ isWalk: true, title: 'Walk of Priya Raman', state: 'running', people: [{ name: 'Priya Raman', role: 'decider', attendance: 'present' }], agenda: [{ issueNumber: 1, phase: 'decided' }] });
    expect(getLastEntry(priya.workspace.db)).toMatchObject({ action: 'walks.decide', actor: priya.actor.personId, session: sessionId, subject: decisionId });
    expect(decide(1, { kind: 'act-now', cost: { amountMinor: 1_000_00, currency: 'USD' } }).sessionId).toBe(sessionId);
    expect(walk()).toMatchObject({ total: 2, session: { decided: 2, putOff: 0, cost: [{ amountMinor: 500_000, currency: 'EUR' }, { amountMinor: 100_000, currency: 'USD' }] } });
    expect(runQuery(priya, 'decisions.get', { id: decisionId })).toMatchObject({ isWalk: true, decision: { deciderName: 'Priya Raman', score: 45, takenOn: { arr: { amountMinor: 10_000_000 } } } });
    expect(listSessionEntries(priya.workspace.db, sessionId).map(({ action }) => action)).toEqual(['walks.decide', 'walks.decide']);
  });

  it('can be taken again, and the first one stays [M9, M5]', () => {
    const first = decide(0).decisionId;
    const second = decide(0, { kind: 'close', dueOn: null, departureReason: 'It was answered' }).decisionId;
    expect(walk().stops.map(({ number, done }) => [number, done?.kind])).toEqual([[2, undefined], [1, 'close']]);
    expect(runQuery(priya, 'issues.get', { id: idAt(0) })).toMatchObject({ status: 'closed', decisions: [{ id: second }, { id: first }] });
  });

  it('is held to the same rules as in a meeting, and nothing is kept where it is refused [M9, M5]', () => {
    const head = getLastEntry(priya.workspace.db)?.hash;
    expect(refusalOf(() => decide(0, { kind: 'monitor', dueOn: null }))).toMatchObject({ code: 'invalid-input', field: 'draft.departureReason' });
    expect(refusalOf(() => decide(0, { dueOn: null }))).toMatchObject({ field: 'draft.dueOn' });
    expect(getLastEntry(priya.workspace.db)?.hash).toBe(head);
    expect(runQuery(priya, 'sessions.list', {})).toEqual([]);
  });

  it('is somebody\'s own: two people walk apart, an auditor and nobody in particular not at all [M9, G9]', () => {
    const { sessionId } = decide(0);
    const mara = runCommand(test.desk, 'walks.decide', { issueId: idAt(1), draft: draft({ kind: 'act-now' }) });
    expect(mara.sessionId).not.toBe(sessionId);
    expect(refusalOf(() => decide(1, {}, { ...priya, actor: { ...priya.actor, role: 'auditor' } })).code).toBe('not-allowed');
    const system = runQuery(priya, 'people.list', {}).find(({ isSystem }) => isSystem);
    if (system === undefined) throw new Error('No system person');
    expect(refusalOf(() => decide(1, {}, { ...priya, actor: { ...priya.actor, personId: system.id } }))).toMatchObject({ code: 'conflict', message: expect.stringContaining('Choose who you are') });
  });
});

describe('the end of a walk', () => {
  it('is signed off by who walked it: minutes without a clock, sealed like any session [M9, M6]', () => {
    const { sessionId } = decide(0);
    runCommand(priya, 'walks.putOff', { issueId: idAt(1), reason: 'Waits for the account team' });
    expect(walk().session).toMatchObject({ decided: 1, putOff: 1 });
    const { minutesSha256 } = runCommand(priya, 'walks.signOff', {});
    const minutes = runQuery(priya, 'sessions.minutes', { sessionId });
    expect(minutes.sha256).toBe(minutesSha256);
    expect(minutes.markdown).toContain('# Minutes: Walk of Priya Raman');
    expect(minutes.markdown).toContain('Waits for the account team');
    expect(minutes.markdown).not.toContain('Time used');
    expect(minutes.markdown).not.toContain('1 min');
    expect(runQuery(priya, 'sessions.room', { sessionId })).toMatchObject({ state: 'signed-off', isWalk: true });
    expect(walk().session).toBeNull();
    expect(refusalOf(() => runCommand(priya, 'walks.signOff', {})).code).toBe('conflict');
    expect(decide(1, { kind: 'act-now' }).sessionId).not.toBe(sessionId);
    expect(runQuery(priya, 'workspaces.check', {})).toMatchObject({ integrity: 'ok', auditChain: 'ok' });
  });
});

describe('a question', () => {
  const ask = (change: { question?: string; dueOn?: string } = {}) => runCommand(priya, 'requests.ask', { issueId: idAt(0), question: 'When did the sponsor leave?', personId: maren, dueOn: '2026-11-24', ...change });

  it('names who is asked and by when, stands on the issue, and is answered once [M9]', () => {
    const { id } = ask();
    ask({ question: 'Who signs?', dueOn: '2026-11-22' });
    expect(runQuery(priya, 'requests.list', { issueId: idAt(0) })).toMatchObject({ total: 2, rows: [{ question: 'Who signs?' }, { id, person: 'Maren Olsen', askedBy: 'Priya Raman', answer: null, overdueDays: null }] });
    runCommand(test.desk, 'workspaces.setAsOf', { asOf: '2026-11-26' });
    expect(runQuery(priya, 'requests.list', { isOpenOnly: true }).rows.map(({ overdueDays }) => overdueDays)).toEqual([4, 2]);
    runCommand(test.desk, 'requests.answer', { id, words: 'On 3 November' });
    expect(runQuery(priya, 'requests.list', {}).rows.at(-1)).toMatchObject({ id, overdueDays: null, answer: { words: 'On 3 November', by: 'Mara Ellison' } });
    expect(refusalOf(() => runCommand(test.desk, 'requests.answer', { id, words: 'Again' })).code).toBe('conflict');
    expect(runQuery(priya, 'issues.overview', {}).requests).toMatchObject({ total: 1, rows: [{ question: 'Who signs?' }] });
  });

  it('is refused without somebody to ask, or for a day that has passed [M9]', () => {
    expect(refusalOf(() => ask({ dueOn: '2026-11-20' }))).toMatchObject({ code: 'invalid-input', field: 'dueOn' });
    expect(refusalOf(() => ask({ question: ' ' }))).toMatchObject({ code: 'invalid-input', field: 'question' });
    expect(refusalOf(() => runCommand(priya, 'requests.ask', { issueId: idAt(0), question: 'x', personId: 'nobody', dueOn: '2026-11-24' }))).toMatchObject({ code: 'invalid-input', field: 'personId' });
  });
});
