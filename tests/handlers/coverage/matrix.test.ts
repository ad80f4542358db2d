import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { criteria, sources, type AccountId } from '@shared/primitives';
import { runCommand, runQuery } from '../../../electron/dispatch';
import { addAccounts, addIssues } from '../../support/register';
import { addRecords } from '../../support/records';
import { openTestDesk, type TestDesk } from '../../support/workspace';

let test: TestDesk;
let halden: AccountId;
let bright: AccountId;
beforeEach(() => {
  test = openTestDesk();
  const [first, second] = addAccounts(test.desk, [{ ref: 'Halden', renewal: '2027-01-29' }, { ref: 'Bright', segment: 'smb' }]);
  if (first === undefined || second === undefined) throw new Error('No accounts');
  [halden, bright] = [first, second];
});
afterEach(() => test.close());

type Query = { days?: number | null; segment?: 'enterprise' | 'smb' | 'unknown' | null };
const matrix = (query: Query = {}) => runQuery(test.desk, 'coverage.matrix', { days: null, segment: null, ...query });
const cell = (criterion: number, source: (typeof sources)[number], query: Query = {}) => matrix(query).cells.find((each) => each.criterion === criteria[criterion - 1] && each.source === source);
const signals = (criterion: number, source: (typeof sources)[number], query: Query = {}) => runQuery(test.desk, 'coverage.signals', { criterion: criteria[criterion - 1] ?? criteria[0], source, days: null, segment: null, ...query });

describe('coverage of criteria and sources', () => {
  it('has 30 cells in order, all of them blind before anything has come [W3]', () => {
    const { cells } = matrix();
    expect(cells.map(({ criterion, source }) => `${criterion} ${source}`)).toEqual(criteria.flatMap((criterion) => sources.map((source) => `${criterion} ${source}`)));
    expect(new Set(cells.map(({ freshness, signals: count, newest, lastEver }) => JSON.stringify([freshness, count, newest, lastEver])))).toEqual(new Set(['["blind",0,null,null]']));
  });

  it('counts an issue in the cell it is filed under, dated by the day it was resolved, or else opened [W3]', () => {
    addIssues(test.desk, [
      { openedOn: '2026-11-01' },
      { openedOn: '2026-10-01', resolvedOn: '2026-11-15', status: 'resolved' },
      { openedOn: null },
      { criterion: 'technical-product-issues', source: 'calls', openedOn: '2026-10-01' },
    ]);
    expect(cell(1, 'ticketing')).toMatchObject({ signals: 3, newest: '2026-11-15', ageDays: 6, freshness: 'fresh' });
    expect(cell(5, 'calls')).toMatchObject({ signals: 1, ageDays: 51, freshness: 'stale' });
    expect(matrix().cells.filter(({ freshness }) => freshness === 'blind')).toHaveLength(28);
  });

  it('says how many signals have no day, whatever the time that is looked at [W3, W6]', () => {
    addIssues(test.desk, [{ openedOn: '2026-11-01', accountId: halden }, { openedOn: null, accountId: halden }, { openedOn: null, accountId: bright }]);
    expect(matrix()).toMatchObject({ undated: 2 });
    expect(matrix({ days: 30 })).toMatchObject({ undated: 2 });
    expect(cell(1, 'ticketing', { days: 30 })).toMatchObject({ signals: 1 });
    expect(matrix({ segment: 'smb' })).toMatchObject({ undated: 1 });
  });

  it('counts nothing that lies after the as-of date [W3, L2]', () => {
    addIssues(test.desk, [{ openedOn: '2026-11-22' }, { openedOn: '2026-11-02', resolvedOn: '2026-12-01' }]);
    addRecords(test.desk, { measurements: [{ accountId: halden, on: '2026-11-22' }], interactions: [{ accountId: halden, on: '2026-11-25' }] });
    expect(cell(1, 'ticketing')).toMatchObject({ signals: 1, newest: '2026-11-02' });
    expect(cell(6, 'health')).toMatchObject({ freshness: 'blind' });
    runCommand(test.desk, 'workspaces.setAsOf', { asOf: '2026-12-05' });
    expect(cell(1, 'ticketing')).toMatchObject({ signals: 2, newest: '2026-12-01' });
    expect(cell(6, 'health')).toMatchObject({ signals: 1 });
  });

  it('counts deals for criterion 4, and measurements, interactions and promises for criterion 6 [W3]', () => {
    addRecords(test.desk, {
      deals: [{ accountId: halden, stage: 'Legal', since: '2026-11-10', stages: [['Proposal', '2026-10-01'], ['Legal', '2026-11-10']] }],
      measurements: [{ accountId: halden, on: '2026-11-19' }],
      interactions: [{ accountId: halden, on: '2026-11-12', source: 'calls', promise: { words: 'Send the plan', state: 'open' } }, { accountId: halden, on: '2026-11-13', source: 'emails', promise: { words: 'Maybe', state: 'proposed' } }],
    });
    expect(cell(4, 'crm')).toMatchObject({ signals: 2, newest: '2026-11-10', freshness: 'ageing' });
    expect(cell(6, 'health')).toMatchObject({ signals: 1, newest: '2026-11-19' });
    expect(cell(6, 'calls')).toMatchObject({ signals: 2, newest: '2026-11-12' });
    expect(cell(6, 'emails')).toMatchObject({ signals: 1 });
  });

  it('tells of an empty cell when it was last heard of [W3]', () => {
    addIssues(test.desk, [{ openedOn: '2026-09-02' }]);
    expect(cell(1, 'ticketing', { days: 30 })).toMatchObject({ signals: 0, freshness: 'blind', lastEver: '2026-09-02' });
    expect(cell(1, 'ticketing', { days: 81 })).toMatchObject({ signals: 1, lastEver: '2026-09-02' });
    expect(cell(1, 'ticketing', { days: 80 })).toMatchObject({ signals: 0 });
  });

  it('counts the accounts of a segment, and what names no account as unknown [W3]', () => {
    addIssues(test.desk, [{ accountId: halden }, { accountId: bright }, { accountId: bright }, {}]);
    expect([cell(1, 'ticketing', { segment: 'enterprise' }), cell(1, 'ticketing', { segment: 'smb' }), cell(1, 'ticketing', { segment: 'unknown' })].map((each) => each?.signals)).toEqual([1, 2, 1]);
  });

  it('lists the newest signals of a cell with their segments [W3]', () => {
    const [first, second] = addIssues(test.desk, [{ openedOn: '2026-11-01', accountId: halden, title: 'Slow' }, { openedOn: '2026-11-05', accountId: bright, title: 'Slower' }]);
    const { total, segments, rows } = signals(1, 'ticketing');
    expect(total).toBe(2);
    expect(rows.map(({ title, account, on, number }) => [title, account, on, number])).toEqual([['Slower', 'Bright', '2026-11-05', second?.number], ['Slow', 'Halden', '2026-11-01', first?.number]]);
    expect(segments.filter(({ signals: count }) => count > 0).map(({ segment, newest }) => [segment, newest])).toEqual([['enterprise', '2026-11-01'], ['smb', '2026-11-05']]);
    expect(signals(1, 'ticketing', { segment: 'smb' })).toMatchObject({ total: 1, rows: [{ title: 'Slower' }] });
    expect(signals(2, 'crm')).toMatchObject({ total: 0, rows: [] });
  });

  it('lists signals that are no issues in words [W3]', () => {
    addRecords(test.desk, { deals: [{ accountId: halden, stage: 'Legal', since: '2026-11-10' }], measurements: [{ accountId: halden, on: '2026-11-19', measure: 'health', value: 61.5 }] });
    expect(signals(4, 'crm').rows).toMatchObject([{ kind: 'deal-stage', title: expect.stringContaining('Legal'), account: 'Halden', issueId: null }]);
    expect(signals(6, 'health').rows).toMatchObject([{ kind: 'measurement', title: 'health 61.5' }]);
  });
});

describe('how a source is obtained', () => {
  const provide = (change: object = {}) =>
    runCommand(test.desk, 'coverage.provide', { source: 'calls', method: 'by-hand', details: 'Notes of the account managers', why: 'There is no recording', approvedBy: test.desk.actor.personId, since: '2026-10-01', timeZone: 'Europe/Oslo', cadenceDays: 7, ...change });

  it('is kept in versions, the last of which is in force [W2]', () => {
    expect(provide()).toEqual({ version: 1 });
    expect(provide({ method: 'on-a-schedule', why: 'Recordings began' })).toEqual({ version: 2 });
    expect(runQuery(test.desk, 'coverage.provisions', { source: 'calls' }).map(({ version, method, approvedBy }) => [version, method, approvedBy])).toEqual([[2, 'on-a-schedule', 'Mara Ellison'], [1, 'by-hand', 'Mara Ellison']]);
    expect(matrix().sources.find(({ source }) => source === 'calls')?.provision).toMatchObject({ version: 2, timeZone: 'Europe/Oslo' });
    expect(() => provide({ method: 'on-a-schedule', why: 'Recordings began' })).toThrow('version 2');
  });

  it('says by how many days a source is past its cadence, and calls it stale [W2, W3]', () => {
    addRecords(test.desk, { interactions: [{ accountId: halden, on: '2026-11-10', source: 'calls' }] });
    provide({ cadenceDays: 10 });
    expect(matrix().sources.find(({ source }) => source === 'calls')).toMatchObject({ ageDays: 11, lateDays: 1, freshness: 'stale' });
    provide({ cadenceDays: 11 });
    expect(matrix().sources.find(({ source }) => source === 'calls')).toMatchObject({ lateDays: null, freshness: 'ageing' });
    provide({ cadenceDays: null });
    expect(matrix().sources.find(({ source }) => source === 'calls')).toMatchObject({ lateDays: null });
  });

  it('refuses a zone that there is not, and an approver who is nobody [W2]', () => {
    expect(() => provide({ timeZone: 'Europe/Nowhere' })).toThrow('no time zone');
    expect(() => provide({ approvedBy: halden })).toThrow('nobody of this workspace');
  });
});
