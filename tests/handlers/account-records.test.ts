import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TimelineOrigin } from '@shared/contract/records/operations';
import { CalendarDate, type AccountId } from '@shared/primitives';
import { runCommand, runQuery } from '../../electron/dispatch';
import { renderPdf } from '../../electron/files/report/pdf';
import { briefOf } from '../../electron/handlers/account-brief';
import { getPayload } from '../../electron/store/audit-log';
import { readContext } from '../../electron/transaction';
import { bring, openDataFolder } from '../support/data-file';
import { openTestDesk, type TestDesk } from '../support/workspace';

const data = openDataFolder();
afterAll(() => data.remove());

let test: TestDesk;
let id: AccountId;
beforeEach(() => {
  test = openTestDesk({ asOf: '2026-11-21' });
  bring(test.desk, data.write('accounts.csv', 'Account ID,Name,Segment,ARR,Currency,Sponsor\nA-1,Halden Medical,Enterprise,1000,EUR,Ida Berg\nA-2,Fjord Bank,SMB,10,EUR,\n'), 'accounts');
  bring(test.desk, data.write('tickets.csv', 'Ticket ID,Subject,Account ID,Created at,Resolved at,Priority\nT-1,Export slow,A-1,2026-10-05,2026-10-09,high\nT-2,Import wrong,A-1,2026-12-05,,low\nT-3,Other,A-2,2026-10-05,,low\n'), 'issues');
  bring(test.desk, data.write('deals.csv', 'Deal ID,Deal,Account,Stage,Changed on,Amount (EUR)\nD-1,Renewal,A-1,Proposal,2026-09-01,1000\nD-1,Renewal,A-1,Legal review,2026-10-02,1000\n'), 'deals');
  bring(test.desk, data.write('health.csv', 'Account,Date,Health score\nA-1,2026-09-03,80\nA-1,2026-09-17,84\nA-1,2026-10-03,61\nA-1,2026-12-03,5\n'), 'measurements');
  bring(test.desk, data.write('calls.csv', 'Call ID,Customer,Call date,Contact,Sentiment,Subject,Summary\nC-1,A-1,2026-11-02,Ida Berg,negative,Export,Asked twice for the report\n'), 'interactions');
  const found = runQuery(test.desk, 'accounts.list', { offset: 0, limit: 10, search: 'Halden' }).rows[0];
  if (found === undefined) throw new Error('No account');
  id = found.id;
});
afterEach(() => test.close());

const records = () => runQuery(test.desk, 'accounts.records', { id });
const timeline = (origins: TimelineOrigin[] = [], offset = 0, limit = 50) => runQuery(test.desk, 'accounts.timeline', { id, origins, offset, limit });
const entries = () => Number(test.desk.workspace.db.prepare('SELECT count(*) FROM audit_log').pluck().get());

describe('the timeline of an account', () => {
  it('puts the five sources on one line, newest first, and stops at the as-of date [W4, L2]', () => {
    const { total, entries: shown, later, counts } = timeline();
    expect(shown.map(({ on, what, about, origin }) => [on, what, about, origin])).toEqual([
      ['2026-11-02', 'Call', 'Export', 'calls'],
      ['2026-10-09', 'Issue #1 resolved', 'Export slow', 'ticketing'],
      ['2026-10-05', 'Issue #1 opened', 'Export slow', 'ticketing'],
      ['2026-10-03', 'Health 61', '', 'health'],
      ['2026-10-02', 'Deal in stage Legal review', 'Renewal', 'crm'],
      ['2026-09-17', 'Health 82', '', 'health'],
      ['2026-09-01', 'Deal in stage Proposal', 'Renewal', 'crm'],
    ]);
    expect([total, later]).toEqual([7, 1]);
    expect(counts).toEqual([{ origin: 'ticketing', entries: 2 }, { origin: 'crm', entries: 2 }, { origin: 'emails', entries: 0 }, { origin: 'calls', entries: 1 }, { origin: 'health', entries: 2 }, { origin: 'docket', entries: 0 }]);
    expect(shown[0]).toMatchObject({ tone: 'negative', detail: 'Ida Berg: Asked twice for the report' });
  });

  it('is paged and narrowed in the register [W4]', () => {
    expect(timeline(['crm', 'health'], 1, 2).entries.map(({ what }) => what)).toEqual(['Deal in stage Legal review', 'Health 82']);
    expect(timeline(['crm', 'health']).total).toBe(4);
    expect([0, 3, 6].flatMap((offset) => timeline([], offset, 3).entries.map(({ key }) => key))).toEqual(timeline().entries.map(({ key }) => key));
  });

  it('looks back from another as-of date [L2]', () => {
    runCommand(test.desk, 'workspaces.setAsOf', { asOf: CalendarDate.parse('2026-10-01') });
    expect(timeline().entries.map(({ what }) => what)).toEqual(['Health 82', 'Deal in stage Proposal']);
    expect(records().deals).toMatchObject([{ stage: 'Proposal', daysInStage: 30, stages: [{ stage: 'Proposal' }] }]);
    expect(records().lastSignals.map(({ on }) => on)).toEqual([null, '2026-09-01', null, null, '2026-09-17']);
  });

  it('is not of an account that is not there', () => {
    expect(() => runQuery(test.desk, 'accounts.timeline', { id: '01936f00-0000-7000-8000-00000000aaaa', offset: 0, limit: 1 })).toThrow(/not in this workspace/);
  });
});

describe('the records of an account', () => {
  it('are its deals with their days, its series in words, and the last word of each source [W3, W4]', () => {
    const { deals, series, lastSignals } = records();
    expect(deals).toMatchObject([{ name: 'Renewal', stage: 'Legal review', daysInStage: 50, amount: { amountMinor: 100_000, currency: 'EUR' }, outcome: 'open' }]);
    expect(series.map(({ sentence }) => sentence)).toEqual(['Health fell to 61 in Oct 2026, from 82 in Sep 2026']);
    expect(lastSignals).toEqual([
      { source: 'ticketing', on: '2026-10-09', daysAgo: 43 },
      { source: 'crm', on: '2026-10-02', daysAgo: 50 },
      { source: 'emails', on: null, daysAgo: null },
      { source: 'calls', on: '2026-11-02', daysAgo: 19 },
      { source: 'health', on: '2026-10-03', daysAgo: 49 },
    ]);
  });
});

describe('promises', () => {
  const add = (change: { dueOn?: string } = {}) =>
    runCommand(test.desk, 'accounts.addFollowUp', { accountId: id, words: 'Send the uptime report', promisedBy: 'Mara', dueOn: change.dueOn === undefined ? null : CalendarDate.parse(change.dueOn) }).id;

  it('are noted, ticked done and taken back, each with one entry in the log [W4, W7]', () => {
    const followUp = add({ dueOn: '2026-11-11' });
    expect(records().followUps).toMatchObject([{ id: followUp, state: 'open', overdueDays: 10, promisedBy: 'Mara', interaction: null }]);
    expect(timeline(['docket']).entries).toMatchObject([{ on: '2026-11-11', what: 'Promise overdue', about: 'Send the uptime report' }]);
    // One that is due later is no event, neither past nor to come.
    const later = add({ dueOn: '2026-12-01' });
    expect(timeline()).toMatchObject({ total: 8, later: 1 });
    runCommand(test.desk, 'accounts.settleFollowUp', { id: later, state: 'rejected' });
    const before = entries();
    runCommand(test.desk, 'accounts.settleFollowUp', { id: followUp, state: 'done' });
    expect(entries()).toBe(before + 1);
    expect(JSON.parse(getPayload(test.desk.workspace.db, before + 1) ?? 'null')).toMatchObject({ before: 'open', after: 'done', done_on: '2026-11-21' });
    expect(records().followUps).toMatchObject([{ state: 'done', doneOn: '2026-11-21', overdueDays: null }, { state: 'rejected' }]);
    expect(timeline(['docket']).entries).toMatchObject([{ on: '2026-11-21', what: 'Promise kept' }]);
    runCommand(test.desk, 'accounts.settleFollowUp', { id: followUp, state: 'open' });
    expect(records().followUps).toMatchObject([{ state: 'open', doneOn: null }, { state: 'rejected' }]);
  });

  it('that a rule proposes are accepted, rejected or corrected, and a settled one is left as it is [W7]', () => {
    const followUp = add();
    test.desk.workspace.db.exec("UPDATE follow_ups SET state = 'proposed'");
    runCommand(test.desk, 'accounts.updateFollowUp', { id: followUp, words: 'Send it on Friday', promisedBy: '', dueOn: CalendarDate.parse('2026-11-27') });
    expect(records().followUps).toMatchObject([{ words: 'Send it on Friday', promisedBy: null, dueOn: '2026-11-27', state: 'proposed', overdueDays: null }]);
    runCommand(test.desk, 'accounts.settleFollowUp', { id: followUp, state: 'rejected' });
    expect(() => runCommand(test.desk, 'accounts.settleFollowUp', { id: followUp, state: 'rejected' })).toThrow(/is rejected already/);
    expect(() => runCommand(test.desk, 'accounts.updateFollowUp', { id: followUp, words: 'x', promisedBy: null, dueOn: null })).toThrow(/Take that back first/);
    expect(timeline(['docket']).entries).toEqual([]);
  });
});

describe('the brief of an account', () => {
  it('says what counts and fits on one page, however much there is [W4]', async () => {
    const long = 'Words that do not end '.repeat(20);
    const rows = Array.from({ length: 40 }, (_, index) => index + 10);
    bring(test.desk, data.write('many.csv', ['Ticket ID,Subject,Account ID,Created at,Priority', ...rows.map((n) => `T-${n},${long}${n},A-1,2026-10-05,high`)].join('\n')), 'issues');
    bring(test.desk, data.write('many-deals.csv', ['Deal ID,Deal,Account,Stage,Changed on,Amount (EUR)', ...rows.map((n) => `D-${n},${long},A-1,${long},2026-09-01,1000`)].join('\n')), 'deals');
    bring(test.desk, data.write('many-scores.csv', ['Account,Date,Metric,Value', ...rows.map((n) => `A-1,2026-09-03,${long.slice(0, 30)} ${n},80`)].join('\n')), 'measurements');
    for (const n of rows) runCommand(test.desk, 'accounts.addFollowUp', { accountId: id, words: `${long.slice(0, 400)}${n}`, promisedBy: long.slice(0, 100), dueOn: CalendarDate.parse('2026-11-01') });
    const brief = briefOf(readContext(test.desk), { accountId: id });
    if (brief.kind !== 'document') throw new Error('A brief is a document');
    const { bytes } = await renderPdf(brief.document, brief);
    expect(Buffer.from(bytes).toString('latin1').match(/\/Type \/Page\n/g)).toHaveLength(1);
    expect(brief.document.blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : []))).toEqual(['Open issues: 5 of 41', 'Open deals: 2 of 41', 'Promised and open: 3 of 40', 'Health and use: 2 of 41', 'What happened last']);
  });

  it('has the same bytes each time, and says where nothing is known [W4]', async () => {
    const brief = briefOf(readContext(test.desk), { accountId: id });
    if (brief.kind !== 'document') throw new Error('A brief is a document');
    expect(brief.document.blocks[0]).toMatchObject({
      rows: expect.arrayContaining([{ label: 'Last heard', value: 'Ticketing system 43 days ago; CRM 50 days ago; Customer e-mails never; Call summaries 19 days ago; Health scores 49 days ago' }, { label: 'Renewal', value: 'not known' }]),
    });
    const twice = await Promise.all([renderPdf(brief.document, brief), renderPdf(brief.document, brief)]);
    expect(Buffer.from(twice[0].bytes).equals(Buffer.from(twice[1].bytes))).toBe(true);
  });
});
