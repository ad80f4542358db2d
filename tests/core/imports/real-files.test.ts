import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CalendarDate } from '@shared/primitives';
import { openSpreadsheet } from '../../../electron/files/spreadsheet/read';
import { deriveCommercials } from '../../../electron/core/imports/derive';
import { guessKind, guessMapping } from '../../../electron/core/imports/guess';
import { accountsOf, check, issuesOf, subscriptionsOf, type Checked } from './rows';

const data = resolve(import.meta.dirname, '../../../../shared/data');

function checkFile(path: string, accounts: readonly { id: string; ref: string; signupDate: string | null }[] = []): Checked {
  const sheet = openSpreadsheet(join(data, path));
  const sample = sheet.facts.sample.map(({ cells }) => cells);
  const kind = guessKind(sheet.facts.header, sample);
  return check(kind, sheet.facts.header, [...sheet.rows()].map(({ cells }) => cells), { mapping: guessMapping(kind, sheet.facts.header, sample), accounts });
}
function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
const countsOf = ({ anomalies }: Checked): Record<string, number> => Object.fromEntries([...grouped(anomalies, ({ rule, column }) => `${rule} ${column}`)].map(([key, found]) => [key, found.length]));

describe.skipIf(!existsSync(data))('files that others wrote [W5, W6]', () => {
  it('knows the truths of the RavenStack set', () => {
    const accounts = accountsOf(checkFile('ravenstack/ravenstack_accounts.csv').records);
    const known = accounts.map(({ ref, signupDate }) => ({ id: ref, ref, signupDate }));
    const subscriptions = checkFile('ravenstack/ravenstack_subscriptions.csv', known);
    const tickets = checkFile('ravenstack/ravenstack_support_tickets.csv', known);
    expect([accounts.length, subscriptions.records.length, tickets.records.length]).toEqual([500, 5000, 2000]);
    expect(countsOf(subscriptions)).toEqual({});
    expect(countsOf(tickets)).toEqual({ 'opened-before-signup submitted_at': 1077, 'response-after-resolution first_response_time_minutes': 36, 'missing-value satisfaction_score': 825 });
    expect(new Set(issuesOf(tickets.records).map(({ status }) => status))).toEqual(new Set(['closed']));
  });

  it('sums open RavenStack subscriptions to the cent as SQLite does', () => {
    const asOf = CalendarDate.parse('2024-10-01');
    const file = join(data, 'ravenstack/ravenstack_subscriptions.csv');
    const sql = `SELECT account_id, SUM(arr_amount) * 100 FROM s WHERE end_date = '' OR end_date > '${asOf}' GROUP BY account_id ORDER BY account_id`;
    const summed = execFileSync('sqlite3', ['-csv', ':memory:', `.import "${file}" s`, sql], { encoding: 'utf8' }).trim().split(/\r?\n/);
    const byAccount = grouped(subscriptionsOf(checkFile('ravenstack/ravenstack_subscriptions.csv').records), ({ accountRef }) => accountRef ?? '');
    const derived = [...byAccount].flatMap(([ref, facts]) => {
      const { arr, basis } = deriveCommercials(facts, asOf);
      return basis.startsWith('no open') ? [] : [`${ref},${arr?.amountMinor ?? ''}`];
    });
    expect(derived.sort()).toEqual(summed);
    expect(summed.length).toBeGreaterThan(400);
  });

  it('reads tickets with text over many lines, moments called durations, and no opened time', () => {
    const { records, rejected, anomalies } = checkFile('kaggle-support-tickets/customer_support_tickets.head1500.csv');
    expect([records.length, rejected.length]).toEqual([1500, 0]);
    // Counted with Python's csv module: resolved rows whose first response is later.
    expect(anomalies.filter(({ rule }) => rule === 'response-after-resolution')).toHaveLength(241);
    expect(issuesOf(records).every(({ openedOn, firstResponseMinutes, resolutionMinutes }) => openedOn === null && firstResponseMinutes === null && resolutionMinutes === null)).toBe(true);
  });

  it('decides that complaints are dated month first, and keeps all of them', () => {
    const { profile, records } = checkFile('cfpb/v2-public.csv');
    expect(profile.dateColumns).toMatchObject([{ column: 'Date received', order: 'month-day-year' }]);
    expect(records).toHaveLength(30);
    expect(issuesOf(records)[0]).toMatchObject({ ref: '3003003', openedOn: '2019-09-24' });
  });

  it('refuses complaints that have no identifier', () => {
    expect(() => checkFile('cfpb/complaints-subset.csv')).toThrow(/no column for External reference/);
  });

  it('reads Zendesk tickets by id, with their orphans flagged', () => {
    const checked = checkFile('zendesk/ticket_data.csv');
    expect(checked.records).toHaveLength(10);
    expect(countsOf(checked)).toMatchObject({ 'unknown-account organization_id': 9, 'missing-value organization_id': 1 });
  });
});
