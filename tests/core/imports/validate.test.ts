import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Mapping } from '@shared/contract/imports/entities';
import { requireDateOrder } from '../../../electron/core/imports/profile';
import { choiceFor, forcedRules, ruleList, unfixedRules } from '../../../electron/core/imports/rules';
import { headerAnomalies } from '../../../electron/core/imports/validate';
import { accountsOf, check, issuesOf, subscriptionsOf } from './rows';

const header = ['Ticket ID', 'Account ID', 'Subject', 'Opened', 'Resolved', 'Status', 'Priority', 'First reply (min)', 'Resolution hours'];
const row = (cells: Partial<Record<string, string>>): string[] => {
  const good: Readonly<Record<string, string>> = { 'Ticket ID': 'T-1', 'Account ID': 'A-1', Subject: 'Late', Opened: '2026-10-01 08:00:00', Resolved: '2026-10-02 08:00:00', Status: 'solved', Priority: 'P2', 'First reply (min)': '30', 'Resolution hours': '' };
  return header.map((name) => cells[name] ?? good[name] ?? '');
};
const accounts = [{ id: 'id-1', ref: 'A-1', signupDate: '2026-01-01' }];
const checkRow = (cells: Partial<Record<string, string>>) => {
  const { records, anomalies } = check('issues', header, [row(cells)], { accounts });
  return { record: issuesOf(records)[0], anomalies: anomalies.map(({ rule, column, value }) => [rule, column, value]) };
};

describe('a row that is damaged', () => {
  it('is left out for a NUL character, and for a cell that was too long to read [W5]', () => {
    const { rejected, anomalies } = check('issues', ['Ticket ID', 'Subject'], [['T-1', 'half\0way'], ['T-2', 'fine']]);
    expect(rejected).toEqual([2]);
    expect(anomalies).toContainEqual({ row: 2, column: '', rule: 'nul-character', value: 'cell 2' });
  });
});

describe('a sound row', () => {
  it('becomes an issue without anomalies', () => {
    expect(checkRow({})).toEqual({
      anomalies: [],
      record: {
        kind: 'issues', ref: 'T-1', title: 'Late', description: '', accountRef: 'A-1', accountId: 'id-1', criterion: 'response-delays', source: 'ticketing', status: 'resolved',
        openedOn: '2026-10-01', openedAt: '2026-10-01T08:00:00.000Z', resolvedOn: '2026-10-02', resolvedAt: '2026-10-02T08:00:00.000Z',
        vendorPriority: 'high', firstResponseMinutes: 30, resolutionMinutes: 1440, isEscalated: null, satisfaction: null, reopenCount: null, waitingOn: null, owner: null, tags: [], changedAt: null, flags: [],
      },
    });
  });
});

describe('anomalies of issues: each with row, column, rule and value [W6]', () => {
  it.each([
    ['resolved before opened', { Resolved: '2026-09-30 08:00:00' }, ['resolved-before-opened', 'Resolved', '2026-09-30 08:00:00'], { resolvedOn: null, resolvedAt: null, resolutionMinutes: null, openedOn: '2026-10-01', status: 'resolved' }],
    ['resolved a second before opened', { Resolved: '2026-10-01 07:59:59' }, ['resolved-before-opened', 'Resolved', '2026-10-01 07:59:59'], { resolvedAt: null }],
    ['a response after the resolution', { 'First reply (min)': '1441' }, ['response-after-resolution', 'First reply (min)', '1441'], { firstResponseMinutes: null, resolutionMinutes: 1440 }],
    ['a date after as-of', { Opened: '2026-11-23 08:00:00', Resolved: '2026-11-24' }, ['date-in-future', 'Opened', '2026-11-23 08:00:00'], { openedOn: '2026-11-23' }],
    ['an unknown account', { 'Account ID': 'A-9' }, ['unknown-account', 'Account ID', 'A-9'], { accountRef: 'A-9', accountId: null }],
    ['an unknown status', { Status: 'limbo' }, ['unknown-status', 'Status', 'limbo'], { status: 'resolved' }],
    ['an unknown priority', { Priority: '3' }, ['unknown-priority', 'Priority', '3'], { vendorPriority: null }],
    ['a negative duration', { 'First reply (min)': '-5' }, ['impossible-duration', 'First reply (min)', '-5'], { firstResponseMinutes: null }],
    ['a resolution longer than there was time', { 'Resolution hours': '90' }, ['impossible-duration', 'Resolution hours', '90'], { resolutionMinutes: null }],
    ['an unreadable number', { 'First reply (min)': 'soon' }, ['unreadable-number', 'First reply (min)', 'soon'], { firstResponseMinutes: null }],
    ['an unreadable date', { Opened: '2026-02-30' }, ['unreadable-date', 'Opened', '2026-02-30'], { openedOn: null, openedAt: null, resolutionMinutes: null }],
    ['a missing value', { Priority: '' }, ['missing-value', 'Priority', ''], { vendorPriority: null }],
    ['a word for nothing', { Priority: 'N/A' }, ['missing-value', 'Priority', ''], { vendorPriority: null }],
    ['a ticket from before the signup', { Opened: '2025-12-31', Resolved: '' }, ['opened-before-signup', 'Opened', '2025-12-31'], { openedOn: '2025-12-31' }],
  ])('%s', (_, cells, anomaly, record) => {
    const checked = checkRow(cells);
    expect(checked.anomalies).toContainEqual(anomaly);
    expect(checked.record).toMatchObject(record);
    expect(checked.record?.flags.length).toBe(checked.anomalies.length);
  });

  it('keeps a stated resolution that is shorter than the time there was: business hours are', () => {
    expect(checkRow({ 'Resolution hours': '6' })).toMatchObject({ anomalies: [], record: { resolutionMinutes: 360 } });
  });

  it('does not measure from a date without a time, and judges it by whole days', () => {
    expect(checkRow({ Opened: '2026-10-01', Resolved: '2026-10-01 19:00:00', 'Resolution hours': '19' })).toMatchObject({ anomalies: [], record: { openedAt: null, resolutionMinutes: 1140 } });
    expect(checkRow({ Opened: '2026-10-01', Resolved: '2026-10-01 19:00:00' }).record?.resolutionMinutes).toBeNull();
  });

  it('compares moments where the file gives those instead of durations', () => {
    const { records, anomalies } = check('issues', ['Ticket ID', 'First Response Time', 'Time to Resolution'], [['1', '2023-06-01 07:29:40', '2023-06-01 01:57:40'], ['2', '2023-06-01 01:00:00', '2023-06-01 02:00:00']]);
    expect(anomalies.map(({ row: at, rule }) => [at, rule])).toEqual([[2, 'response-after-resolution']]);
    expect(issuesOf(records).map(({ firstResponseMinutes, resolutionMinutes, resolvedAt, openedOn }) => [firstResponseMinutes, resolutionMinutes, resolvedAt, openedOn])).toEqual([
      [null, null, '2023-06-01T01:57:40.000Z', null],
      [null, null, '2023-06-01T02:00:00.000Z', null],
    ]);
  });

  it('gives a title to an issue that has none, from its priority', () => {
    const titles = (priority: string): (string | undefined)[] => issuesOf(check('issues', ['Ticket ID', 'Priority'], [['T-0024de', priority]]).records).map(({ title }) => title);
    expect(['high', 'urgent', 'medium', ''].flatMap(titles)).toEqual(['High-priority ticket T-0024de', 'Urgent ticket T-0024de', 'Normal-priority ticket T-0024de', 'Ticket T-0024de']);
  });

  it('has the status follow from the resolved date where there is no status', () => {
    const mapping = Mapping.parse({ name: 'm', kind: 'issues', resolvedStatus: 'closed', columns: [{ column: 'Id', field: 'ref' }, { column: 'Done', field: 'resolved' }] });
    expect(issuesOf(check('issues', ['Id', 'Done'], [['1', '2026-10-01'], ['2', '']], { mapping }).records).map(({ status }) => status)).toEqual(['closed', 'open']);
  });
});

describe('rows that are left out whatever is chosen [W6]', () => {
  it('have no identifier, do not fit the header, or come again later', () => {
    const { records, rejected, anomalies } = check('issues', ['Ticket ID', 'Subject'], [['', 'no id'], ['T-1', 'first'], ['T-2'], ['T-3', 'a', 'b'], ['T-4', 'trailing', ' '], ['T-1', 'last']]);
    expect(rejected).toEqual([2, 3, 4, 5]);
    expect(anomalies.filter(({ rule }) => rule !== 'missing-value').map(({ row: at, rule, value }) => [at, rule, value])).toEqual([
      [2, 'missing-identifier', ''],
      [3, 'duplicate-identifier', 'T-1'],
      [4, 'row-shape', '1 cell instead of 2'],
      [5, 'row-shape', '3 cells instead of 2'],
    ]);
    expect(issuesOf(records).map(({ ref, title }) => [ref, title])).toEqual([['T-4', 'trailing'], ['T-1', 'last']]);
  });

  it('are skipped under every choice', () => {
    expect([...forcedRules].map((rule) => choiceFor(rule, { [rule]: 'flag' }))).toEqual(Array.from(forcedRules, () => 'skip'));
    expect(ruleList.filter(({ choices }) => !choices.includes('flag')).map(({ id }) => id)).toEqual([...forcedRules]);
  });
});

describe('choices per rule [W6]', () => {
  const rows = [row({}), row({ 'Ticket ID': 'T-2', Priority: 'Sev-X' }), row({ 'Ticket ID': 'T-3', Status: 'limbo' })];
  it('leave out the rows of the rule that is skipped and of no other', () => {
    expect(check('issues', header, rows, { accounts, choices: { 'unknown-priority': 'skip' } })).toMatchObject({ rejected: [3], anomalies: [{ row: 3 }, { row: 4 }] });
    expect(check('issues', header, rows, { accounts }).rejected).toEqual([]);
  });
  it('wait for a mapping that is to be fixed, and a value map fixes it', () => {
    expect(unfixedRules({ 'unknown-priority': 'fix', 'unknown-status': 'flag' }, ['unknown-priority', 'unknown-status'])).toEqual(['unknown-priority']);
    const mapping = Mapping.parse({ name: 'm', kind: 'issues', columns: header.slice(0, 1).map((column) => ({ column, field: 'ref' })).concat([{ column: 'Priority', field: 'priority' }]), values: [{ field: 'priority', from: 'SEV-x', to: 'urgent' }] });
    const { records, anomalies } = check('issues', header, rows, { mapping });
    expect(anomalies).toEqual([]);
    expect(issuesOf(records)[1]?.vendorPriority).toBe('urgent');
  });
});

describe('dates and zones of a file [W5, W6]', () => {
  const dated = ['Ticket ID', 'Opened', 'Resolved'];
  it('lets one date of the column, or another column, decide the order', () => {
    const { profile, records } = check('issues', dated, [['1', '01/02/2026', ''], ['2', '25/02/2026', '03/04/2026']]);
    expect(profile.dateColumns).toMatchObject([
      { column: 'Opened', order: 'day-month-year', decidedBy: 1, example: '25/02/2026' },
      { column: 'Resolved', order: 'day-month-year', decidedBy: 0, example: '03/04/2026' },
    ]);
    expect(issuesOf(records).map(({ openedOn, resolvedOn }) => [openedOn, resolvedOn])).toEqual([['2026-02-01', null], ['2026-02-25', '2026-04-03']]);
  });

  it('asks where nothing decides it, naming column and date', () => {
    const { profile } = check('issues', dated, [['1', '01/02/2026', '']]);
    expect(profile.dateColumns).toMatchObject([{ column: 'Opened', order: 'ambiguous', decidedBy: 0, example: '01/02/2026', readings: ['1 Feb 2026 (day first)', '2 Jan 2026 (month first)'] }]);
    expect(() => requireDateOrder(profile)).toThrow('Dates in column "Opened" can be read as day or month first, and none of them decides it: 01/02/2026 is 1 Feb 2026 (day first) or 2 Jan 2026 (month first).');
  });

  it('is satisfied by an order in the mapping', () => {
    const mapping = Mapping.parse({ name: 'm', kind: 'issues', dateOrder: 'month-day-year', columns: [{ column: 'Ticket ID', field: 'ref' }, { column: 'Opened', field: 'opened' }] });
    const { profile, records } = check('issues', dated, [['1', '01/02/2026', '']], { mapping });
    expect(() => requireDateOrder(profile)).not.toThrow();
    expect(issuesOf(records)[0]?.openedOn).toBe('2026-01-02');
  });

  it('goes with the majority and flags what does not fit it', () => {
    const { records, anomalies } = check('issues', dated, [['1', '25/02/2026', ''], ['2', '26/02/2026', ''], ['3', '02/27/2026', '']]);
    expect(issuesOf(records).map(({ openedOn }) => openedOn)).toEqual(['2026-02-25', '2026-02-26', null]);
    expect(anomalies).toContainEqual({ row: 4, column: 'Opened', rule: 'unreadable-date', value: '02/27/2026' });
  });

  it('flags times without a zone beside times with one, and reads them in the zone of the mapping', () => {
    const mapping = Mapping.parse({ name: 'm', kind: 'issues', timeZone: 'Europe/Oslo', columns: [{ column: 'Ticket ID', field: 'ref' }, { column: 'Opened', field: 'opened' }] });
    const { records, anomalies } = check('issues', dated, [['1', '2026-07-01T08:00:00+01:00', ''], ['2', '2026-07-01 08:00:00', ''], ['3', '2026-07-01', ''], ['4', '2026-06-30T23:30:00Z', '']], { mapping });
    expect(anomalies).toEqual([{ row: 3, column: 'Opened', rule: 'time-zones-mixed', value: '2026-07-01 08:00:00' }]);
    expect(issuesOf(records).map(({ openedAt, openedOn }) => [openedAt, openedOn])).toEqual([
      ['2026-07-01T07:00:00.000Z', '2026-07-01'],
      ['2026-07-01T06:00:00.000Z', '2026-07-01'],
      [null, '2026-07-01'],
      ['2026-06-30T23:30:00.000Z', '2026-07-01'],
    ]);
  });
});

describe('accounts [W4, W6]', () => {
  const columns = ['Account ID', 'Name', 'Segment', 'ARR', 'Currency', 'Renewal date'];
  it('reads amounts in the currency of the cell, the row or the mapping, by the decimal mark of the column', () => {
    const { records, anomalies } = check('accounts', columns, [
      ['A-1', 'Northwind', 'Enterprise', '1.234', 'EUR', '2027-01-31'],
      ['A-2', 'Contoso', 'mid market', '€ 12,5', '', '2027-02-28'],
      ['A-3', 'Fabrikam', 'SMB', '99', '', '2027-03-31'],
    ]);
    expect(anomalies).toEqual([]);
    expect(accountsOf(records).map(({ segment, statedArrMinor, statedCurrency }) => [segment, statedArrMinor, statedCurrency])).toEqual([
      ['enterprise', 123_400, 'EUR'],
      ['mid-market', 1250, 'EUR'],
      ['smb', 9900, 'USD'],
    ]);
  });

  it('leaves an amount empty where nothing names its currency', () => {
    const mapping = Mapping.parse({ name: 'm', kind: 'accounts', columns: [{ column: 'Account ID', field: 'ref' }, { column: 'ARR', field: 'arr' }] });
    const { records, anomalies } = check('accounts', ['Account ID', 'ARR'], [['A-1', '$100'], ['A-2', '100'], ['A-3', '£100']], { mapping });
    expect(anomalies.map(({ row: at, rule }) => [at, rule])).toEqual([[2, 'missing-currency'], [3, 'missing-currency']]);
    expect(accountsOf(records).map(({ statedArrMinor }) => statedArrMinor)).toEqual([null, null, 10_000]);
  });

  it('sets an unknown segment to unknown and says so', () => {
    const { records, anomalies } = check('accounts', columns, [['A-1', 'N', 'Platinum', '1', 'USD', '2027-01-31']]);
    expect(accountsOf(records)[0]?.segment).toBe('unknown');
    expect(anomalies).toEqual([{ row: 2, column: 'Segment', rule: 'unknown-segment', value: 'Platinum' }]);
  });

  it('keeps identifiers as text, with their zeros and all their digits [W5]', () => {
    const { records } = check('accounts', ['Account ID', 'Name'], [['0001234567890123', 'a'], ['9007199254740993', 'b'], ['__proto__', 'c']]);
    expect(accountsOf(records).map(({ ref }) => ref)).toEqual(['0001234567890123', '9007199254740993', '__proto__']);
  });
});

describe('subscriptions [W4, W6]', () => {
  const columns = ['Subscription ID', 'Account ID', 'Start date', 'End date', 'MRR', 'Billing frequency', 'Is trial'];
  it('takes twelve times MRR where no ARR is stated', () => {
    const { records, anomalies } = check('subscriptions', columns, [['S-1', 'A-1', '2026-01-01', '', '99.90', 'yearly', 'no']], { accounts });
    expect(anomalies).toEqual([]);
    expect(subscriptionsOf(records)[0]).toMatchObject({ accountId: 'id-1', arrMinor: 119_880, mrrMinor: 9990, currency: 'USD', billing: 'annual', isTrial: false });
  });

  it('leaves out a subscription whose end cannot be read, because it would count as open', () => {
    const { rejected, anomalies } = check('subscriptions', columns, [['S-1', 'A-1', '2026-01-01', 'when done', '1', 'monthly', 'no']], { accounts });
    expect(rejected).toEqual([2]);
    expect(anomalies.map(({ rule }) => rule)).toEqual(['unreadable-date']);
  });

  it('keeps the dates of one that ends before it starts', () => {
    const { records, anomalies } = check('subscriptions', columns, [['S-1', 'A-1', '2026-02-01', '2026-01-01', '1', 'monthly', 'no']], { accounts });
    expect(anomalies.map(({ rule }) => rule)).toEqual(['ended-before-started']);
    expect(subscriptionsOf(records)[0]).toMatchObject({ startDate: '2026-02-01', endDate: '2026-01-01' });
  });
});

describe('headerAnomalies [W6]', () => {
  it('names duplicate columns on the header row', () => {
    const columns = [{ column: 'created', field: 'opened' }];
    expect(headerAnomalies(1, ['id'], { kind: 'issues', columns })).toEqual([{ row: 1, column: 'id', rule: 'duplicate-header', value: 'id' }]);
  });

  it('says once that no column tells when issues were opened, however many rows there are', () => {
    const columns = [{ column: 'id', field: 'ref' }];
    expect(headerAnomalies(3, [], { kind: 'issues', columns })).toEqual([{ row: 3, column: '', rule: 'missing-value', value: 'no column says when an issue was opened' }]);
    expect(headerAnomalies(3, [], { kind: 'accounts', columns })).toEqual([]);
  });
});

describe('any row whatever', () => {
  it('is a record or is left out with a reason; nothing is thrown, no figure is NaN [W6]', () => {
    const cell = fc.oneof(fc.string({ maxLength: 20 }), fc.constantFrom('', 'T-1', '2026-10-01', '31/12/2026', '-1', '1e999', 'NaN', 'Infinity', '٣', '__proto__', 'constructor', '2026-10-01T00:00:00+14:00', 'x'.repeat(5000)));
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: header.length - 1, maxLength: header.length }), { maxLength: 8 }), fc.constantFrom('skip', 'flag'), (rows, choice) => {
        const choices = Object.fromEntries(ruleList.map(({ id }) => [id, choice]));
        const { records, rejected, anomalies } = check('issues', header, rows, { accounts, choices });
        expect(records.length + rejected.length).toBe(rows.length);
        const explained = new Set(anomalies.map(({ row: at }) => at));
        expect(rejected.filter((at) => !explained.has(at))).toEqual([]);
        expect(JSON.parse(JSON.stringify(records))).toEqual(records);
        expect(anomalies.every(({ value }) => value.length <= 200)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('derived values of issues [W5]', () => {
  const timed = ['Ticket ID', 'Created at', 'Resolution time (min)', 'Status', 'First response at'];
  const derivedOf = (rows: readonly string[][]) => issuesOf(check('issues', timed, rows).records);

  it('is over when it was opened and what it took, where no column says when it ended', () => {
    expect(derivedOf([['1', '2026-11-01 08:00', '90', '', '2026-11-01 08:20']])).toMatchObject([{ resolvedAt: '2026-11-01T09:30:00.000Z', resolvedOn: '2026-11-01', resolutionMinutes: 90, status: 'resolved', firstResponseMinutes: 20 }]);
  });

  it('is not where the issue is open, or opened on a date without a time', () => {
    expect(derivedOf([['1', '2026-11-01 08:00', '90', 'Pending', ''], ['2', '2026-11-01', '90', '', '']])).toMatchObject([{ resolvedOn: null, resolvedAt: null, status: 'waiting' }, { resolvedOn: null, resolvedAt: null, status: 'open' }]);
  });
});
