import { describe, expect, it } from 'vitest';
import { Mapping } from '@shared/contract/imports/entities';
import { outcomeOfStage } from '../../../electron/core/imports/check-deal';
import { guessKind, guessMapping } from '../../../electron/core/imports/guess';
import { resolveMapping } from '../../../electron/core/imports/mapping';
import { headerAnomalies } from '../../../electron/core/imports/validate';
import type { DealRecord, ImportRecord, InteractionRecord, MeasurementRecord } from '../../../electron/core/imports/records';
import { check } from './rows';

const halden = { id: 'a-1', ref: 'A-1', signupDate: null };
const deals = (records: readonly ImportRecord[]): DealRecord[] => records.filter((record) => record.kind === 'deals');
const measurements = (records: readonly ImportRecord[]): MeasurementRecord[] => records.filter((record) => record.kind === 'measurements');
const interactions = (records: readonly ImportRecord[]): InteractionRecord[] => records.filter((record) => record.kind === 'interactions');
const rules = ({ anomalies }: { anomalies: readonly { row: number; rule: string }[] }): [number, string][] => anomalies.map(({ row, rule }) => [row, rule]);

describe('a file of deals', () => {
  const header = ['Opportunity ID', 'Opportunity Name', 'Account ID', 'Stage', 'Stage since', 'Amount (EUR)', 'Created date', 'Close date', 'Owner'];

  it('is recognised by its headers and read with its stage, its money and its dates [W4, W5]', () => {
    expect(guessKind(header, [])).toBe('deals');
    const { records, anomalies } = check('deals', header, [['O-1', 'Renewal 2027', 'A-1', 'Legal review', '2026-10-02', '120,000.50', '2026-08-01', '2026-12-31', 'Ines Vidal']], { accounts: [halden] });
    expect(anomalies).toEqual([]);
    expect(deals(records)).toEqual([
      {
        kind: 'deals', ref: 'O-1', accountRef: 'A-1', accountId: 'a-1', name: 'Renewal 2027', stage: 'Legal review', stageSince: '2026-10-02', amountMinor: 12_000_050, currency: 'EUR',
        openedOn: '2026-08-01', expectedClose: '2026-12-31', closedOn: null, outcome: 'open', owner: 'Ines Vidal', waitingOn: null, changedAt: null, flags: [],
      },
    ]);
  });

  it('knows a closed deal by its stage, and its close date is then when it was closed [W4]', () => {
    const stages = ['Closed Won', 'closedlost', 'Closed - Lost', 'Won', 'Negotiation', 'Completed discovery', 'Signed'];
    expect(stages.map(outcomeOfStage)).toEqual(['won', 'lost', 'lost', 'won', 'open', 'open', 'open']);
    const { records } = check('deals', header, [['O-1', 'x', 'A-1', 'Closed Won', '2026-10-02', '1', '2026-08-01', '2026-10-05', '']], { accounts: [halden] });
    expect(deals(records)[0]).toMatchObject({ outcome: 'won', closedOn: '2026-10-05' });
  });

  it('notes a deal that closed before it was opened, and one without its account [W6]', () => {
    const checked = check('deals', header, [['O-1', 'x', 'A-1', 'Closed Won', '2026-10-02', '1', '2026-08-01', '2026-07-01', ''], ['O-2', 'y', '', '', '', '', '', '', '']], { accounts: [halden] });
    expect(rules(checked)).toEqual([[2, 'ended-before-started'], [3, 'missing-value'], [3, 'missing-value']]);
    expect(deals(checked.records)[1]).toMatchObject({ accountRef: null, stage: 'Unknown', outcome: 'open', amountMinor: null });
  });

  it('takes several rows of a deal as its stages where each has a date, and else the last of them [W5]', () => {
    const events = check('deals', ['Deal ID', 'Deal', 'Account', 'Stage', 'Changed on'], [['D-1', 'x', 'A-1', 'Proposal', '2026-09-01'], ['D-1', 'x', 'A-1', 'Legal review', '2026-10-01'], ['D-1', 'x', 'A-1', 'Proposal', '2026-09-01']], { accounts: [halden] });
    expect(deals(events.records).map(({ stage }) => stage)).toEqual(['Legal review', 'Proposal']);
    expect(rules(events)).toEqual([[2, 'duplicate-identifier']]);
    // One row may leave its date open; of several nothing tells which is the later.
    const open = check('deals', ['Deal ID', 'Deal', 'Account', 'Stage', 'Changed on'], [['D-1', 'x', 'A-1', 'Proposal', '2026-09-01'], ['D-1', 'x', 'A-1', 'Legal review', ''], ['D-1', 'x', 'A-1', 'Signature', '']], { accounts: [halden] });
    expect([deals(open.records).map(({ stage }) => stage), open.rejected]).toEqual([['Proposal', 'Signature'], [3]]);
    const snapshot = check('deals', ['Deal ID', 'Deal', 'Account', 'Stage'], [['D-1', 'x', 'A-1', 'Proposal'], ['D-1', 'x', 'A-1', 'Legal review']], { accounts: [halden] });
    expect(deals(snapshot.records).map(({ stage }) => stage)).toEqual(['Legal review']);
    expect(snapshot.rejected).toEqual([2]);
  });
});

describe('a file of measurements', () => {
  const header = ['Account name', 'Date', 'Health score'];
  const known = { accounts: [{ ...halden, ref: 'Halden Medical' }] };

  it('is recognised, and what it measures is named by its header [W4, W5]', () => {
    expect(guessKind(header, [])).toBe('measurements');
    expect(guessMapping('measurements', header, [])).toMatchObject({ measure: 'health' });
    expect(guessMapping('measurements', ['Customer', 'Week', 'Weekly active users'], []).measure).toBe('weekly active users');
    expect(guessMapping('measurements', ['Customer', 'Week', 'Metric', 'Value'], []).measure).toBeUndefined();
  });

  it('knows a row without an identifier by account, measure and date, and says so of the header [W5]', () => {
    const checked = check('measurements', header, [['Halden Medical', '2026-10-01', '71.5'], ['Halden Medical', '2026-11-01', '64']], known);
    expect(checked.anomalies).toEqual([]);
    expect(measurements(checked.records)[0]).toEqual({ kind: 'measurements', ref: 'Halden Medical | health | 2026-10-01', accountRef: 'Halden Medical', accountId: 'a-1', measure: 'health', onDate: '2026-10-01', value: 71.5, source: 'ticketing', flags: [] });
    expect(headerAnomalies(1, [], guessMapping('measurements', header, []))).toEqual([{ row: 1, column: '', rule: 'derived-identifier', value: 'each row is known by account, measure and date' }]);
    expect(headerAnomalies(1, [], guessMapping('measurements', ['id', ...header], []))).toEqual([]);
  });

  it('keeps the first of two rows that say the same date, and leaves out what says nothing [W5, W6]', () => {
    const rows = [['Halden Medical', '2026-10-01', '71'], ['Halden Medical', '2026-10-01', '12'], ['', '2026-10-02', '3'], ['Halden Medical', 'soon', '3'], ['Halden Medical', '2026-10-03', 'n/a'], ['Halden Medical', '2026-10-04', 'high']];
    const checked = check('measurements', header, rows, known);
    expect(measurements(checked.records).map(({ value }) => value)).toEqual([71]);
    expect(checked.rejected).toEqual([3, 4, 5, 6, 7]);
    expect(rules(checked)).toEqual([[3, 'duplicate-identifier'], [4, 'missing-value'], [5, 'unreadable-date'], [6, 'missing-value'], [7, 'unreadable-number']]);
  });

  it('takes a repeated identifier once, the last of them, and a blank one for none [W5, W6]', () => {
    const checked = check('measurements', ['id', ...header], [['M-1', 'Halden Medical', '2026-10-01', '1'], ['M-1', 'Halden Medical', '2026-10-02', '2'], ['', 'Halden Medical', '2026-10-03', '3']], known);
    expect(measurements(checked.records).map(({ ref, value }) => [ref, value])).toEqual([['M-1', 2], ['Halden Medical | health | 2026-10-03', 3]]);
    expect(rules(checked)).toEqual([[2, 'duplicate-identifier'], [4, 'derived-identifier']]);
  });

  it('does not mistake an identifier that looks like a made one for another record [W5]', () => {
    const made = 'Halden Medical | health | 2026-10-01';
    const checked = check('measurements', ['id', ...header], [['', 'Halden Medical', '2026-10-01', '1'], [made, 'Halden Medical', '2026-10-09', '2']], known);
    expect(measurements(checked.records).map(({ ref }) => ref)).toEqual([made]);
    expect(checked.rejected).toEqual([3]);
  });

  it('needs a column that names the account, in one of three ways [W5]', () => {
    const mapping = (field: string): Mapping => Mapping.parse({ name: 'm', kind: 'measurements', columns: [{ column: 'a', field }, { column: 'b', field: 'date' }, { column: 'c', field: 'value' }] });
    for (const field of ['account', 'account-name', 'subscription']) expect(resolveMapping(mapping(field), ['a', 'b', 'c']).columns.has(field)).toBe(true);
    expect(() => resolveMapping(mapping('measure'), ['a', 'b', 'c'])).toThrow(/has no column that names the account/);
  });
});

describe('a file of interactions', () => {
  it.each([
    ['a call log', ['Call ID', 'Customer', 'Call date', 'Contact', 'Direction', 'Sentiment', 'Summary'], { interactionKind: 'call', source: 'calls' }],
    ['an e-mail log', ['Message ID', 'Company', 'Sent', 'From', 'Subject', 'Body'], { interactionKind: 'email', source: 'emails' }],
    ['a survey', ['Response ID', 'Account name', 'Survey date', 'Respondent', 'Comment'], { interactionKind: 'survey', source: 'health' }],
    ['a log of activities', ['Activity ID', 'Account', 'Activity date', 'Activity type', 'Subject', 'Description'], { source: null }],
  ])('is recognised as %s by its headers [W5]', (_, header, guessed) => {
    expect(guessKind(header, [])).toBe('interactions');
    expect(guessMapping('interactions', header, [])).toMatchObject(guessed);
  });

  it('is read with its moment, its person and its tone; mails and calls of one log are of their own sources [W2]', () => {
    const header = ['Activity ID', 'Account', 'Activity date', 'Activity type', 'Contact', 'Direction', 'Sentiment', 'Subject', 'Notes'];
    const rows = [
      ['I-1', 'A-1', '2026-11-02T09:30:00Z', 'Phone call', 'Ida Berg', 'inbound', 'Frustrated', 'Export', 'Line one\nline two'],
      ['I-2', 'A-1', '2026-11-03', 'E-mail', '', 'sent', '', 'Re: Export', ''],
      ['I-3', 'A-1', '2026-11-04', 'Cancellation', '', 'sideways', '', 'budget', ''],
    ];
    const checked = check('interactions', header, rows, { accounts: [halden], source: 'crm' });
    expect(interactions(checked.records)).toMatchObject([
      { interactionKind: 'call', source: 'calls', onDate: '2026-11-02', at: '2026-11-02T09:30:00.000Z', person: 'Ida Berg', direction: 'in', tone: 'negative', body: 'Line one\nline two', isSponsor: null },
      { interactionKind: 'email', source: 'emails', at: null, direction: 'out', tone: null, person: null },
      { interactionKind: 'churn', source: 'crm', direction: null },
    ]);
    expect(rules(checked)).toEqual([[4, 'unknown-word']]);
  });

  it('keeps two calls of a day apart by person and subject, and leaves the same one out the second time [W5]', () => {
    const header = ['Customer', 'Call date', 'Contact', 'Subject', 'Notes'];
    const rows = [['A-1', '2026-11-02', 'Ida Berg', 'Export', 'a'], ['A-1', '2026-11-02', 'Ida Berg', 'Renewal', 'b'], ['A-1', '2026-11-02', 'Ida Berg', 'Renewal', 'b'], ['A-1', '', 'Ida Berg', 'Renewal', 'b']];
    const checked = check('interactions', header, rows, { accounts: [halden] });
    expect(interactions(checked.records).map(({ subject }) => subject)).toEqual(['Export', 'Renewal']);
    expect(rules(checked)).toEqual([[4, 'duplicate-identifier'], [5, 'missing-value']]);
  });
});

describe('kinds that were there before', () => {
  it.each([
    [['Ticket ID', 'Subject', 'Account ID', 'Created at', 'Status', 'Priority', 'First response time (minutes)'], 'issues'],
    [['id', 'subject', 'description', 'created_at', 'status', 'priority', 'type', 'organization_id'], 'issues'],
    [['Account ID', 'Name', 'Segment', 'ARR', 'Currency', 'Renewal date', 'Health score'], 'accounts'],
    [['Subscription ID', 'Account', 'Start', 'End', 'MRR', 'Billing'], 'subscriptions'],
    [['Number', 'Opened', 'Short description', 'Company', 'State', 'Priority'], 'issues'],
  ] as const)('are still recognised by their headers [W5]: %j', (header, kind) => {
    expect(guessKind(header, [])).toBe(kind);
  });
});
