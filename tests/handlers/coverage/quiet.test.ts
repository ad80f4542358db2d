import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AccountId } from '@shared/primitives';
import { runCommand, runQuery } from '../../../electron/dispatch';
import { addRecords } from '../../support/records';
import { addAccounts, addIssues } from '../../support/register';
import { openTestDesk, type TestDesk } from '../../support/workspace';

let test: TestDesk;
let ids: Record<'never' | 'recent' | 'old' | 'small', AccountId>;
beforeEach(() => {
  test = openTestDesk();
  const [never, recent, old, small] = addAccounts(test.desk, [
    { ref: 'Never', renewal: '2027-02-19', arrMinor: 100_000 },
    { ref: 'Recent', renewal: '2026-12-01' },
    { ref: 'Old', renewal: '2027-12-01', arrMinor: 50_000 },
    { ref: 'Small', segment: 'smb' },
    { ref: 'Lab', segment: 'internal' },
  ]);
  if (never === undefined || recent === undefined || old === undefined || small === undefined) throw new Error('No accounts');
  ids = { never, recent, old, small };
  addIssues(test.desk, [{ accountId: recent, openedOn: '2026-11-08' }, { accountId: old, openedOn: '2026-11-07' }, { accountId: small, openedOn: '2026-10-08' }]);
});
afterEach(() => test.close());

const quiet = (query: object = {}) => runQuery(test.desk, 'coverage.quiet', { segment: null, days: null, ...query });
const names = (query: object = {}) => quiet(query).rows.map(({ name }) => name);
const mara = () => test.desk.actor.personId;
const setAsOf = (asOf: string) => runCommand(test.desk, 'workspaces.setAsOf', { asOf });

describe('quiet accounts', () => {
  it('are those that nothing was heard of for as long as their segment allows, the soonest renewal first; internal ones are not swept [W3]', () => {
    const { rows, total, waiting, arr } = quiet();
    expect(rows.map(({ name, silentDays, lastSignal, daysToRenewal }) => [name, silentDays, lastSignal, daysToRenewal])).toEqual([['Never', null, null, 90], ['Old', 14, '2026-11-07', 375]]);
    expect({ total, waiting, arr }).toEqual({ total: 2, waiting: 2, arr: [{ amountMinor: 150_000, currency: 'EUR' }] });
    setAsOf('2026-11-22');
    expect(names()).toEqual(['Recent', 'Never', 'Old', 'Small']);
  });

  it('name an enterprise account 90 days from renewal with nothing from any source a blind spot [W3]', () => {
    expect(quiet().rows.map(({ name, isBlind }) => [name, isBlind])).toEqual([['Never', true], ['Old', false]]);
    expect(runQuery(test.desk, 'issues.overview', {}).blind).toMatchObject({ total: 1, rows: [{ name: 'Never', silentDays: null, daysToRenewal: 90 }] });
    setAsOf('2026-11-20');
    expect(quiet().rows.find(({ name }) => name === 'Never')?.isBlind).toBe(false);
  });

  it('are heard again by any source: a mail, a measurement or a deal [W3]', () => {
    addRecords(test.desk, { interactions: [{ accountId: ids.never, on: '2026-11-18' }] });
    expect(names()).toEqual(['Old']);
    addRecords(test.desk, { deals: [{ accountId: ids.old, stage: 'Legal', since: '2026-11-20' }] });
    expect(names()).toEqual([]);
    setAsOf('2026-12-10');
    expect(quiet().rows.find(({ name }) => name === 'Old')?.heard).toEqual([{ source: 'ticketing', on: '2026-11-07' }, { source: 'crm', on: '2026-11-20' }, { source: 'emails', on: null }, { source: 'calls', on: null }, { source: 'health', on: null }]);
  });

  it('stay quiet when a person accepts what a rule made of their silence: an issue of ours is no signal [W3, W7]', () => {
    const heard = () => runQuery(test.desk, 'coverage.matrix', { days: null, segment: null }).cells.reduce((sum, { signals }) => sum + signals, 0);
    const before = heard();
    runCommand(test.desk, 'signals.recompute', {});
    const found = runQuery(test.desk, 'scoring.proposals', { offset: 0, limit: 10, filter: { rules: ['renewal-no-contact'] } }).rows;
    expect(found.map(({ account }) => account?.name)).toEqual(['Never']);
    expect(runCommand(test.desk, 'scoring.acceptProposals', { ids: found.map(({ id }) => id) }).created).toHaveLength(1);
    expect(names()).toEqual(['Never', 'Old']);
    expect(heard()).toBe(before);
  });

  it('leave out customers whose subscriptions have all ended, or who have not begun [W3]', () => {
    const { db } = test.desk.workspace;
    db.prepare("UPDATE accounts SET stated_arr_minor = NULL WHERE name = 'Never'").run();
    db.prepare("INSERT INTO subscriptions (id, system, ref, account_id, account_ref, end_date) VALUES ('s', 'file', 's', ?, 'Never', '2026-11-20')").run(ids.never);
    expect(names()).toEqual(['Old']);
    db.prepare("UPDATE subscriptions SET end_date = '2026-11-22'").run();
    expect(names()).toEqual(['Never', 'Old']);
    db.prepare("UPDATE accounts SET signup_date = '2026-12-01' WHERE name = 'Old'").run();
    expect(names()).toEqual(['Never']);
  });

  it('wait no longer once a contact is planned, until its day has passed in silence [W3]', () => {
    runCommand(test.desk, 'coverage.answerQuiet', { kind: 'contact', accountId: ids.never, personId: mara(), on: '2026-11-25', reason: 'Calls the sponsor' });
    expect(names()).toEqual(['Old', 'Never']);
    expect(quiet()).toMatchObject({ total: 2, waiting: 1 });
    expect(quiet().rows[1]?.answer).toMatchObject({ kind: 'contact', person: 'Mara Ellison', until: '2026-11-25', isStanding: true });
    setAsOf('2026-11-26');
    expect(quiet().rows.find(({ name }) => name === 'Never')?.answer).toMatchObject({ isStanding: false });
    expect(quiet().waiting).toBe(quiet().total);
  });

  it('wait again in the next silence, whatever was said of the last one [W3]', () => {
    runCommand(test.desk, 'coverage.answerQuiet', { kind: 'known', accountId: ids.old, until: '2027-06-01', reason: 'On parental leave' });
    expect(quiet().waiting).toBe(1);
    addRecords(test.desk, { interactions: [{ accountId: ids.old, on: '2026-11-25' }] });
    setAsOf('2026-12-20');
    expect(quiet().rows.find(({ name }) => name === 'Old')?.answer).toMatchObject({ kind: 'known', isStanding: false });
  });

  it('refuse an answer for an account that is not quiet, a day that has passed, and a person who is nobody [W3]', () => {
    expect(() => runCommand(test.desk, 'coverage.answerQuiet', { kind: 'known', accountId: ids.recent, until: '2027-01-01', reason: 'Known' })).toThrow('not quiet');
    expect(() => runCommand(test.desk, 'coverage.answerQuiet', { kind: 'known', accountId: ids.old, until: '2026-11-20', reason: 'Known' })).toThrow('has passed');
    expect(() => runCommand(test.desk, 'coverage.answerQuiet', { kind: 'contact', accountId: ids.old, personId: ids.old, on: '2026-11-25' })).toThrow('nobody of this workspace');
  });

  it('go by thresholds that can be set, with a reason [W3]', () => {
    const { thresholds } = quiet();
    runCommand(test.desk, 'coverage.setThresholds', { days: { ...thresholds, enterprise: 30, smb: 44 }, reason: 'Summer' });
    expect(names()).toEqual(['Never', 'Small']);
    expect(quiet({ days: 1 }).total).toBe(4);
    expect(() => runCommand(test.desk, 'coverage.setThresholds', { days: { ...thresholds, enterprise: 30, smb: 44 }, reason: 'Again' })).toThrow('Nothing was changed');
  });
});

describe('the sweep before a session', () => {
  const prepare = () => runCommand(test.desk, 'sessions.create', { title: 'Weekly', plannedOn: '2026-11-24', startsAt: '10:00', place: '', roomMinutes: 60, quorum: 1 }).id;

  it('is kept in the session record and printed in its minutes [W3, M6]', () => {
    const sessionId = prepare();
    expect(runQuery(test.desk, 'coverage.sweep', { sessionId })).toBeNull();
    runCommand(test.desk, 'coverage.answerQuiet', { kind: 'known', accountId: ids.old, until: '2027-01-01', reason: 'On leave' });
    expect(runCommand(test.desk, 'coverage.recordSweep', { sessionId })).toEqual({ quiet: 2, answered: 1 });
    expect(runQuery(test.desk, 'coverage.sweep', { sessionId })).toMatchObject({ quiet: 2, answered: 1, on: '2026-11-21', by: 'Mara Ellison', accounts: [{ name: 'Never' }, { name: 'Old' }] });
    const minutes = JSON.stringify(runQuery(test.desk, 'sessions.minutes', { sessionId }));
    for (const words of ['Quiet accounts', 'Never', 'Waits for an answer', 'Known, left until 1 Jan 2027: On leave']) expect(minutes).toContain(words);
  });

  it('shows what was quiet then, whatever comes later; a later sweep of the session counts [W3]', () => {
    const sessionId = prepare();
    runCommand(test.desk, 'coverage.recordSweep', { sessionId });
    addRecords(test.desk, { interactions: [{ accountId: ids.never, on: '2026-11-20' }] });
    expect(runQuery(test.desk, 'coverage.sweep', { sessionId })?.accounts.map(({ name }) => name)).toEqual(['Never', 'Old']);
    runCommand(test.desk, 'coverage.recordSweep', { sessionId });
    expect(runQuery(test.desk, 'coverage.sweep', { sessionId })?.accounts.map(({ name }) => name)).toEqual(['Old']);
  });
});
