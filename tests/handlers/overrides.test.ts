import type { InputOf } from '@shared/contract';
import { IssueFilter } from '@shared/contract/issues';
import { CalendarDate, IssueId } from '@shared/primitives';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCommand, runQuery } from '../../electron/dispatch';
import { listIssueNumbers } from '../../electron/store/issues/list';
import { addIssues } from '../support/register';
import { openTestDesk, type TestDesk } from '../support/workspace';
import { refusalOf, startMeeting } from './sessions/meeting';

let test: TestDesk;
let ids: IssueId[];
beforeEach(() => {
  test = openTestDesk();
  ids = addIssues(test.desk, [{}, {}, {}]).map(({ id }) => id);
  const scores = [[5, 3, 3], [3, 2, 2], [1, 2, 1]] as const;
  ids.forEach((issueId, index) => {
    const [impact, severity, time] = scores[index] ?? [1, 1, 1];
    runCommand(test.desk, 'scoring.record', { issueId, factors: { impact, severity, time }, reason: 'r', dimensionReasons: { impact: '', severity: '', time: '' } });
  });
});
afterEach(() => test.close());

const at = (index: number): IssueId => IssueId.parse(ids[index]);
const numbers = (filter: Partial<InputOf<'issues.list'>['filter']> = {}) => runQuery(test.desk, 'issues.list', { offset: 0, limit: 10, filter }).rows.map(({ number }) => number);
const place = (index: number, change: Partial<InputOf<'scoring.placeOverride'>> = {}) =>
  runCommand(test.desk, 'scoring.placeOverride', { issueId: at(index), band: 'immediate', deciderId: test.desk.actor.personId, reason: 'The sponsor is leaving.', until: '2026-12-05', ...change }).id;
const setAsOf = (asOf: string) => runCommand(test.desk, 'workspaces.setAsOf', { asOf });
const states = (index: number) => runQuery(test.desk, 'scoring.overrides', { issueId: at(index) }).map(({ state }) => state);

describe('an override', () => {
  it('moves the issue in the list and leaves its arithmetic as it is [S5]', () => {
    expect(numbers()).toEqual([1, 2, 3]);
    place(2);
    const { rows } = runQuery(test.desk, 'issues.list', { offset: 0, limit: 10 });
    expect(rows.map(({ number, score, band }) => [number, score, band])).toEqual([[3, 2, 'monitor'], [1, 45, 'escalate'], [2, 12, 'next-cycle']]);
    expect(rows[0]?.override).toMatchObject({ band: 'immediate', position: 'by-score', decider: 'Mara Ellison', reason: 'The sponsor is leaving.', from: '2026-11-21', until: '2026-12-05' });
    expect(numbers({ bands: ['immediate'] })).toEqual([3]);
    expect(runQuery(test.desk, 'issues.totals', {}).bands.map(({ band, issues }) => [band, issues])).toEqual([['immediate', 1], ['escalate', 1], ['next-cycle', 1], ['monitor', 0], [null, 0]]);
    expect(runQuery(test.desk, 'issues.position', { id: at(2) })).toEqual({ index: 0, total: 3 });
  });

  it('stands on the agenda of a session as it does in the list, on the date it is looked at from [S5, M1]', () => {
    const { id: sessionId } = runCommand(test.desk, 'sessions.create', { title: 'Next', plannedOn: '2026-12-20', startsAt: '14:00', place: '', roomMinutes: 60, quorum: 0 });
    runCommand(test.desk, 'sessions.addItems', { sessionId, issueIds: [at(1), at(2)], timeBoxMinutes: 5 });
    place(2);
    const agenda = () => runQuery(test.desk, 'sessions.room', { sessionId }).agenda.map(({ band, override }) => [band, override?.band ?? null]);
    expect(agenda()).toEqual([['next-cycle', null], ['monitor', 'immediate']]);
    setAsOf('2026-12-06');
    expect(agenda()).toEqual([['next-cycle', null], ['monitor', null]]);
  });

  it('can be placed at the top or the bottom of a band [S5]', () => {
    place(2, { band: 'escalate', position: 'top' });
    expect(numbers()).toEqual([3, 1, 2]);
    place(2, { band: 'escalate', position: 'by-score' });
    expect(numbers()).toEqual([1, 3, 2]);
    place(0, { band: 'escalate', position: 'bottom' });
    expect(numbers()).toEqual([3, 1, 2]);
  });

  it('ends on its last day by itself, and counts again when looked at from before [S5]', () => {
    place(2);
    setAsOf('2026-12-05');
    expect(numbers()).toEqual([3, 1, 2]);
    setAsOf('2026-12-06');
    expect(numbers()).toEqual([1, 2, 3]);
    expect(states(2)).toEqual(['lapsed']);
    expect(runQuery(test.desk, 'issues.get', { id: at(2) }).override).toBeNull();
    setAsOf('2026-11-30');
    expect(numbers()).toEqual([3, 1, 2]);
  });

  it('is told by the date alone where nothing brought the list up to date [S5]', () => {
    place(2);
    const { db } = test.desk.workspace;
    const listed = (asOf: string) => listIssueNumbers(db, { sort: 'priority', isDescending: false, filter: IssueFilter.parse({}), asOf: CalendarDate.parse(asOf) }, { offset: 0, limit: 10 }).numbers;
    const inBand = (asOf: string) => listIssueNumbers(db, { sort: 'priority', isDescending: false, filter: IssueFilter.parse({ bands: ['immediate'] }), asOf: CalendarDate.parse(asOf) }, { offset: 0, limit: 10 });
    expect([listed('2026-12-05'), listed('2026-12-06'), listed('2026-11-20')]).toEqual([[3, 1, 2], [1, 2, 3], [1, 2, 3]]);
    expect([inBand('2026-12-05').total, inBand('2026-12-06').total]).toEqual([1, 0]);
  });

  it('is withdrawn with a reason, and the arithmetic counts from that day on [S5]', () => {
    const id = place(2);
    runCommand(test.desk, 'scoring.withdrawOverride', { id, reason: 'The sponsor stays.' });
    expect(numbers()).toEqual([1, 2, 3]);
    expect(runQuery(test.desk, 'scoring.overrides', { issueId: at(2) })).toMatchObject([{ state: 'withdrawn', end: { how: 'withdrawn', on: '2026-11-21', reason: 'The sponsor stays.', by: 'Mara Ellison' } }]);
    expect(refusalOf(() => runCommand(test.desk, 'scoring.withdrawOverride', { id, reason: 'Again.' })).code).toBe('conflict');
  });

  it('is superseded and kept when another one follows [S5]', () => {
    place(2);
    place(2, { band: 'escalate', reason: 'Less urgent now.' });
    expect(states(2)).toEqual(['in-force', 'superseded']);
    expect(numbers()).toEqual([1, 3, 2]);
    const { db } = test.desk.workspace;
    expect(() => test.desk.workspace.transaction((write) => write.prepare("UPDATE overrides SET reason = 'x'").run())).toThrow(/never changed/);
    expect(db.prepare('SELECT count(*) FROM overrides').pluck().get()).toBe(2);
  });

  it('stays in place when the issue is scored again [S5]', () => {
    place(2);
    runCommand(test.desk, 'scoring.record', { issueId: at(2), factors: { impact: 3, severity: 3, time: 1 }, reason: 'r', dimensionReasons: { impact: '', severity: '', time: '' } });
    expect(numbers()).toEqual([3, 1, 2]);
    expect(runQuery(test.desk, 'scoring.overrides', { issueId: at(2) })[0]).toMatchObject({ score: 2, arithmeticBand: 'monitor' });
    expect(runQuery(test.desk, 'issues.get', { id: at(2) })).toMatchObject({ score: 9, band: 'monitor' });
  });

  it('survives another as-of while its end lies ahead of it [S5]', () => {
    setAsOf('2026-11-30');
    const id = place(2);
    setAsOf('2026-12-01');
    runCommand(test.desk, 'scoring.withdrawOverride', { id, reason: 'r' });
    setAsOf('2026-11-30');
    expect(states(2)).toEqual(['in-force']);
    place(2, { band: 'escalate' });
    expect(states(2)).toEqual(['in-force', 'in-force']);
    expect(numbers()).toEqual([1, 3, 2]);
  });

  it('refuses no change, no person, no day ahead and an issue without figures [S5]', () => {
    expect(refusalOf(() => place(0, { band: 'escalate' })).field).toBe('band');
    expect(refusalOf(() => place(0, { until: '2026-11-21' })).field).toBe('until');
    expect(refusalOf(() => place(0, { reason: '   ' })).field).toBe('reason');
    const system = runQuery(test.desk, 'people.list', {}).find(({ isSystem }) => isSystem);
    expect(refusalOf(() => place(0, { deciderId: system?.id ?? '' })).field).toBe('deciderId');
    const [bare] = addIssues(test.desk, [{ vendorPriority: null, firstResponseMinutes: null, openedOn: null }]);
    expect(refusalOf(() => place(0, { issueId: bare?.id ?? '' })).code).toBe('conflict');
    expect(numbers().slice(0, 3)).toEqual([1, 2, 3]);
  });

  it('is counted, judged once it is over, and tallied by decider [S5]', () => {
    const first = place(2);
    place(0, { band: 'monitor' });
    expect(runQuery(test.desk, 'scoring.overrideOverview', {})).toMatchObject({ openIssues: 3, openPlaced: 2, share: 2 / 3, raised: 1, lowered: 1, toJudge: [] });
    expect(refusalOf(() => runCommand(test.desk, 'scoring.judgeOverride', { id: first, verdict: 'right', words: 'w' })).code).toBe('conflict');
    setAsOf('2026-12-06');
    expect(runQuery(test.desk, 'scoring.overrideOverview', {})).toMatchObject({ openPlaced: 0, deciders: [{ name: 'Mara Ellison', placed: 2, toJudge: 2 }] });
    runCommand(test.desk, 'scoring.judgeOverride', { id: first, verdict: 'cannot-tell', words: 'The account is silent.' });
    runCommand(test.desk, 'scoring.judgeOverride', { id: first, verdict: 'right', words: 'It renewed because of it.' });
    expect(runQuery(test.desk, 'scoring.overrideOverview', {})).toMatchObject({ judged: [{ judgement: { verdict: 'right', words: 'It renewed because of it.' } }], deciders: [{ right: 1, cannotTell: 0, toJudge: 1 }] });
    expect(runQuery(test.desk, 'workspaces.check', {}).auditChain).toBe('ok');
  });
});

describe('an override in a session', () => {
  it('stands in the minutes, and in the reason of the queue [S5, M6]', () => {
    const meeting = startMeeting();
    try {
      const { desk, sessionId, issueIds, people } = meeting;
      runCommand(desk, 'scoring.record', { issueId: issueIds[0], factors: { impact: 3, severity: 2, time: 2 }, reason: 'r', dimensionReasons: { impact: '', severity: '', time: '' } });
      runCommand(desk, 'scoring.placeOverride', { issueId: issueIds[0], band: 'escalate', deciderId: people.ruth.personId, reason: 'A pharmacist called.', until: '2026-12-05', sessionId });
      const { markdown } = runQuery(desk, 'sessions.minutes', { sessionId });
      expect(markdown).toContain('Placed by hand');
      expect(markdown).toMatch(/3 × 2 × 2 = 12, Next cycle.*Escalate this week.*Ruth Abrams.*5 Dec 2026.*A pharmacist called\./);
      const other = runCommand(desk, 'sessions.create', { title: 'Next', plannedOn: '2026-11-28', startsAt: '14:00', place: '', roomMinutes: 60, quorum: 0 }).id;
      expect(runQuery(desk, 'sessions.queue', { sessionId: other, order: 'band' })[0]).toMatchObject({ id: issueIds[0], because: expect.stringMatching(/^Placed in Escalate this week by Ruth Abrams until 5 Dec 2026/) });
    } finally {
      meeting.close();
    }
  });
});
