import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { registerStates, type RegisterFilter, type RegisterRow, type RegisterState } from '@shared/contract/decisions/entities';
import type { DecisionDraft } from '@shared/contract/sessions/entities';
import { CalendarDate, IssueId, type AgendaItemId } from '@shared/primitives';
import Papa from 'papaparse';
import { runCommand, runQuery } from '../../../electron/dispatch';
import { exportDecisions } from '../../../electron/host/decisions';
import { getLastEntry } from '../../../electron/store/audit-log';
import { makeTestHost } from '../../support/host';
import { draft, finishItems, itemAt, prepareMeeting, refusalOf, type Meeting } from '../sessions/meeting';

let meeting: Meeting;
beforeEach(() => {
  meeting = prepareMeeting();
  runCommand(meeting.desk, 'sessions.start', { sessionId: meeting.sessionId });
});
afterEach(() => meeting.close());

const date = (text: string): CalendarDate => CalendarDate.parse(text);
const issueId = (index: number): IssueId => IssueId.parse(meeting.issueIds[index]);
const show = (index: number): AgendaItemId => {
  runCommand(meeting.desk, 'sessions.goTo', { itemId: itemAt(meeting, index) });
  return itemAt(meeting, index);
};
const decide = (index: number, change: Partial<DecisionDraft> = {}) => runCommand(meeting.desk, 'sessions.decide', { itemId: show(index), draft: draft(meeting, change) }).decisionId;
const list = (filter: Partial<RegisterFilter> = {}) => runQuery(meeting.desk, 'decisions.list', { offset: 0, limit: 50, filter });
const whats = (filter: Partial<RegisterFilter> = {}) => list(filter).rows.map(({ decision }) => decision.what);
const asOf = (text: string) => runCommand(meeting.desk, 'workspaces.setAsOf', { asOf: text });
const queue = (sessionId: Meeting['sessionId']) => runQuery(meeting.desk, 'sessions.queue', { sessionId, order: 'band' });
const nextSession = () => runCommand(meeting.desk, 'sessions.create', { title: 'Next', plannedOn: '2026-12-20', startsAt: '14:00', place: '', roomMinutes: 60, quorum: 0 }).id;

describe('the terms of a decision', () => {
  it('keep a cost, whose fiscal period follows from the due date where none is named [M5]', () => {
    runCommand(meeting.desk, 'decisions.setFiscalYear', { startMonth: 4 });
    expect(runQuery(meeting.desk, 'decisions.period', { on: '2026-11-25' })).toEqual({ period: 'FY27 Q3', startMonth: 4 });
    const cost = { amountMinor: 1_250_000, currency: 'EUR' };
    decide(0, { cost });
    expect(list().rows[0]?.decision).toMatchObject({ cost, fiscalPeriod: 'FY27 Q3' });
    decide(0, { cost, fiscalPeriod: 'FY28 Q1' });
    expect(list().rows[0]?.decision.fiscalPeriod).toBe('FY28 Q1');
    expect(list().cost).toEqual([cost]);
    expect(runQuery(meeting.desk, 'sessions.minutes', { sessionId: meeting.sessionId }).markdown).toContain('EUR 12,500.00, FY28 Q1');
  });

  it.each([['a negative cost', { cost: { amountMinor: -1, currency: 'EUR' } }], ['no currency', { cost: { amountMinor: 1, currency: 'euro' } }], ['no quarter', { fiscalPeriod: 'FY26 Q5' }]])('refuse %s [M5]', (_what, change) => {
    expect(refusalOf(() => decide(0, change))).toMatchObject({ code: 'invalid-input' });
  });
});

describe('the register', () => {
  it('lists the decisions of all sessions, newest first, by windows [W4, M5]', () => {
    decide(0, { what: 'First' });
    decide(1, { what: 'Second' });
    decide(0, { what: 'Third' });
    expect(list()).toMatchObject({ total: 3, rows: [{ issueNumber: 1, standing: { isInForce: true } }, { issueNumber: 2 }, { standing: { isInForce: false, today: 'Superseded' } }] });
    expect(runQuery(meeting.desk, 'decisions.list', { offset: 1, limit: 1 }).rows.map(({ decision }) => decision.what)).toEqual(['Second']);
    expect(runQuery(meeting.desk, 'decisions.list', { offset: 3, limit: 1 }).rows).toEqual([]);
  });

  it('finds the words of a decision, of its dissent and of what was rejected, and an issue by its number [W4]', () => {
    decide(0, { what: 'Ship the hotfix', dissents: [{ personId: meeting.people.daniel.personId, words: 'Severity is overstated' }], rejected: [{ alternative: 'Warn only', reopensIf: 'the hotfix slips' }] });
    decide(1, { what: 'Call the sponsor' });
    for (const [search, found] of [['hotf', ['Ship the hotfix']], ['overstated', ['Ship the hotfix']], ['slips', ['Ship the hotfix']], ['sponsor', ['Call the sponsor']], ['#2', ['Call the sponsor']], ['daniel', ['Ship the hotfix']], ['nowhere', []]] as const) {
      expect({ search, found: whats({ search }) }).toEqual({ search, found });
    }
  });

  it('picks by kind, owner, session, outcome and state [W4]', () => {
    const first = decide(0, { what: 'Plan it' });
    decide(1, { kind: 'accept-risk', what: 'Live with it', ownerId: meeting.people.daniel.personId, dueOn: null, acceptUntil: date('2026-11-30') });
    runCommand(meeting.desk, 'decisions.recordOutcome', { id: first, kind: 'kept', expected: 'Shipped', actual: 'Shipped on time', on: '2026-11-21' });
    expect(whats({ kinds: ['accept-risk'] })).toEqual(['Live with it']);
    expect(whats({ ownerId: meeting.people.ruth.personId })).toEqual(['Plan it']);
    expect(whats({ personId: meeting.people.ruth.personId })).toEqual(['Live with it', 'Plan it']);
    expect(whats({ outcomes: ['kept'] })).toEqual(['Plan it']);
    expect(whats({ states: ['without-outcome'] })).toEqual(['Live with it']);
    expect(whats({ sessionId: nextSession() })).toEqual([]);
  });

  it('picks by the same rules that its lines are marked by [W4, M5]', () => {
    decide(0, { what: 'Old', reviewOn: date('2026-11-22') });
    decide(0, { what: 'New', dueOn: date('2026-11-26'), reviewOn: date('2026-12-30'), rejected: [{ alternative: 'Wait', reopensIf: 'it slips' }] });
    decide(1, { kind: 'accept-risk', what: 'Risk', dueOn: null, acceptUntil: date('2026-11-30'), reviewOn: date('2026-11-28') });
    runCommand(meeting.desk, 'scoring.record', { issueId: issueId(1), factors: { impact: 5, severity: 5, time: 3 }, reason: 'Worse', dimensionReasons: { impact: '', severity: '', time: '' } });
    const marks: Record<RegisterState, (row: RegisterRow) => boolean> = {
      'in-force': ({ standing }) => standing.isInForce,
      superseded: ({ standing }) => !standing.isInForce,
      due: ({ standing }) => standing.dueInDays !== null,
      overdue: ({ standing }) => standing.overdueDays !== null,
      ended: ({ standing }) => standing.endedDays !== null,
      review: ({ standing }) => standing.reviewDays !== null,
      changed: ({ standing }) => standing.changes.length > 0,
      reopened: ({ standing }) => standing.isReopened,
      // Of a regular session nothing waits to be ratified; tests/handlers/sessions/urgent.test.ts has the others.
      'to-ratify': () => false,
      'without-outcome': ({ outcome }) => outcome === null,
    };
    const seen = new Set<string>();
    const check = (): void => {
      for (const state of registerStates) {
        const marked = list().rows.filter(marks[state]).map(({ decision }) => decision.what);
        expect({ state, found: whats({ states: [state] }) }).toEqual({ state, found: marked });
        if (marked.length > 0) seen.add(state);
      }
    };
    check();
    for (const day of ['2026-11-26', '2026-11-28', '2026-11-29', '2026-12-01', '2027-01-10']) {
      asOf(day);
      check();
    }
    const [withCondition] = list({ search: 'slips' }).rows;
    if (withCondition === undefined) throw new Error('not found');
    runCommand(meeting.desk, 'decisions.reopen', { id: withCondition.id, position: 1, reason: 'It slipped' });
    check();
    expect([...seen].sort()).toEqual(registerStates.filter((state) => state !== 'to-ratify').toSorted());
  });

  it('is written as CSV in which nothing is a formula [W4, V3]', async () => {
    decide(0, { what: '=HYPERLINK("http://example.org")', cost: { amountMinor: 150_050, currency: 'EUR' } });
    decide(1);
    const main = makeTestHost({ desk: meeting.desk });
    const file = join(main.userData, 'out');
    main.host.dialogs.saveFile = async () => file;
    expect(await exportDecisions(main.host, { sort: 'newest', filter: { ...emptyFilter, search: '#1' } })).toEqual({ file: `${file}.csv`, rows: 1 });
    const { data } = Papa.parse<Record<string, string>>(readFileSync(`${file}.csv`, 'utf8').trimEnd(), { header: true });
    expect(data).toMatchObject([{ what: '\'=HYPERLINK("http://example.org")', cost: '1500.5', currency: 'EUR', owner: 'Ruth Abrams', in_force: 'true', today: 'Due in 4 days' }]);
    main.host.dialogs.saveFile = async () => join(main.userData, 'no-such-folder', 'x', 'out.csv');
    await expect(exportDecisions(main.host, { sort: 'newest', filter: emptyFilter })).rejects.toMatchObject({ code: 'not-found' });
    main.close();
  });
});

const emptyFilter: RegisterFilter = { search: '', kinds: [], outcomes: [], states: [], ownerId: null, personId: null, sessionId: null, issueId: null };

describe('an accepted risk', () => {
  it('comes back when its acceptance has ended: to the issue, the queue and the register [M5]', () => {
    decide(1, { kind: 'accept-risk', dueOn: null, acceptUntil: date('2026-12-01'), reviewOn: date('2027-06-01') });
    const next = nextSession();
    expect(runQuery(meeting.desk, 'issues.get', { id: issueId(1) }).nextStep).toBe('Accept risk, until 1 Dec 2026');
    expect(queue(next).find(({ id }) => id === issueId(1))?.because).not.toContain('acceptance');
    asOf('2026-12-04');
    expect(queue(next)[0]).toMatchObject({ id: issueId(1), because: expect.stringMatching(/^Acceptance ended 3 days ago; /) });
    expect(list({ states: ['ended'] }).rows).toMatchObject([{ issueNumber: 2, standing: { endedDays: 3, today: 'Acceptance ended 3 days ago' } }]);
    expect(runQuery(meeting.desk, 'issues.get', { id: issueId(1) }).decisions[0]?.standing.endedDays).toBe(3);
    expect(runQuery(meeting.desk, 'issues.overview', {}).returned).toMatchObject({ total: 1, rows: [{ number: 2, because: 'acceptance ended 3 days ago' }] });
  });
});

describe('a condition that comes true', () => {
  const closing: Partial<DecisionDraft> = { kind: 'close', dueOn: null, rejected: [{ alternative: 'No condition', reopensIf: '' }, { alternative: 'Keep watching', reopensIf: 'a second account reports it' }] };

  it('opens the issue that the decision closed and puts it back in the queue with the reason [M5]', () => {
    const id = decide(1, closing);
    expect(runQuery(meeting.desk, 'issues.get', { id: issueId(1) }).status).toBe('closed');
    expect(runQuery(meeting.desk, 'decisions.get', { id }).conditions).toEqual([{ position: 2, alternative: 'Keep watching', condition: 'a second account reports it', cameTrue: null }]);
    runCommand(meeting.desk, 'decisions.reopen', { id, position: 2, reason: 'Halden reports it too' });
    expect(runQuery(meeting.desk, 'issues.get', { id: issueId(1) })).toMatchObject({ status: 'open', resolvedOn: null });
    expect(queue(nextSession())[0]).toMatchObject({ id: issueId(1), because: expect.stringContaining('Reopened: a second account reports it. Halden reports it too') });
    expect(runQuery(meeting.desk, 'decisions.get', { id })).toMatchObject({ standing: { today: 'Condition came true' }, conditions: [{ cameTrue: { reason: 'Halden reports it too', by: 'Mara Ellison' } }] });
    expect(refusalOf(() => runCommand(meeting.desk, 'decisions.reopen', { id, position: 2, reason: 'Again' })).code).toBe('conflict');
    const later = decide(1, { what: 'Decided anew' });
    expect(queue(nextSession()).find(({ id: each }) => each === issueId(1))?.because).not.toContain('Reopened');
    expect(refusalOf(() => runCommand(meeting.desk, 'decisions.reopen', { id: later, position: 1, reason: 'None' })).code).toBe('not-found');
  });

  it('is refused of an alternative without one, and of a decision that was superseded [M5]', () => {
    const id = decide(1, closing);
    expect(refusalOf(() => runCommand(meeting.desk, 'decisions.reopen', { id, position: 1, reason: 'No' })).code).toBe('not-found');
    decide(1);
    const head = getLastEntry(meeting.desk.workspace.db)?.hash;
    expect(refusalOf(() => runCommand(meeting.desk, 'decisions.reopen', { id, position: 2, reason: 'Too late' }))).toMatchObject({ code: 'conflict', message: expect.stringContaining('later decision') });
    expect(getLastEntry(meeting.desk.workspace.db)?.hash).toBe(head);
  });
});

describe('what became of a decision', () => {
  it('stands beside it once its session is sealed, and the last word counts [M5]', () => {
    finishItems(meeting);
    const [row] = list().rows;
    if (row === undefined) throw new Error('No decision');
    runCommand(meeting.desk, 'sessions.signOff', { sessionId: meeting.sessionId, signedBy: meeting.people.mara.participantId });
    asOf('2026-12-01');
    const said = { id: row.id, expected: 'Hotfix by 25 Nov', actual: 'It shipped on 27 Nov', on: '2026-11-27' } as const;
    runCommand(meeting.desk, 'decisions.recordOutcome', { ...said, kind: 'not-kept' });
    runCommand(meeting.desk, 'decisions.recordOutcome', { ...said, kind: 'partly' });
    expect(runQuery(meeting.desk, 'decisions.get', { id: row.id })).toMatchObject({ outcome: { kind: 'partly', by: 'Mara Ellison' }, outcomes: [{ kind: 'partly' }, { kind: 'not-kept' }], standing: { overdueDays: null, today: 'Partly kept' } });
    expect(refusalOf(() => runCommand(meeting.desk, 'decisions.recordOutcome', { ...said, kind: 'kept', on: '2026-12-02' }))).toMatchObject({ code: 'invalid-input', field: 'on' });
    expect(runQuery(meeting.desk, 'workspaces.check', {})).toMatchObject({ integrity: 'ok', auditChain: 'ok' });
  });
});
