import { AccountId } from '@shared/primitives';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCommand, runQuery } from '../../electron/dispatch';
import { bring, openDataFolder } from '../support/data-file';
import { openTestDesk, type TestDesk } from '../support/workspace';

const data = openDataFolder();
afterAll(() => data.remove());

let test: TestDesk;
beforeEach(() => (test = openTestDesk({ asOf: '2026-11-21' })));
afterEach(() => test.close());

const list = ({ desk } = test) => runQuery(desk, 'accounts.list', { offset: 0, limit: 100, sort: 'name', isDescending: false }).rows;
const withoutIds = (rows: ReturnType<typeof list>) => rows.map((row) => ({ ...row, id: undefined }));
const detail = (name: string) => runQuery(test.desk, 'accounts.get', { id: list().find((row) => row.name === name)?.id ?? '' });

const accounts = data.write('accounts.csv', 'Account ID,Name,Segment,Customer since\nA-1,Halden Medical,Enterprise,2020-01-10\nA-2,Brightline,SMB,2022-03-01\n');
const subscriptions = data.write(
  'subscriptions.csv',
  [
    'Subscription ID,Account ID,Start date,End date,ARR,Currency,Billing',
    'S-1,A-1,2024-01-29,,1000.50,EUR,annual',
    'S-2,A-1,2025-06-30,2027-01-05,2000,EUR,annual',
    'S-3,A-1,2023-01-01,2026-11-21,9999,EUR,annual',
    'S-4,A-2,2026-01-01,,100,USD,monthly',
  ].join('\n'),
);

describe('ARR and renewal of an account', () => {
  it('follow from open subscriptions alone: one that ends on the as-of date is not open [W4]', () => {
    bring(test.desk, accounts, 'accounts');
    bring(test.desk, subscriptions, 'subscriptions');
    // 1000.50 + 2000; the sooner of 29 Jan 2027 and the end on 5 Jan 2027.
    expect(detail('Halden Medical')).toMatchObject({ arr: { amountMinor: 3000_50, currency: 'EUR' }, renewal: '2027-01-05', daysToRenewal: 45, arrBasis: '2 open subscriptions', flags: [] });
    expect(detail('Halden Medical').subscriptions.map(({ ref, isOpen }) => [ref, isOpen])).toEqual([['S-2', true], ['S-1', true], ['S-3', false]]);
    expect(detail('Brightline')).toMatchObject({ arr: { amountMinor: 100_00, currency: 'USD' }, renewal: null });
  });

  it('move with the as-of date [W4]', () => {
    bring(test.desk, accounts, 'accounts');
    bring(test.desk, subscriptions, 'subscriptions');
    runCommand(test.desk, 'workspaces.setAsOf', { asOf: '2026-11-20' });
    expect(detail('Halden Medical')).toMatchObject({ arr: { amountMinor: 12_999_50, currency: 'EUR' }, renewal: '2026-11-21' });
    runCommand(test.desk, 'workspaces.setAsOf', { asOf: '2028-01-01' });
    expect(detail('Halden Medical')).toMatchObject({ arr: { amountMinor: 1000_50, currency: 'EUR' }, renewal: '2028-01-29' });
  });

  it('are the same whichever file came first [W4]', () => {
    bring(test.desk, accounts, 'accounts');
    bring(test.desk, subscriptions, 'subscriptions');
    const first = withoutIds(list());
    const other = openTestDesk({ asOf: '2026-11-21' });
    bring(other.desk, subscriptions, 'subscriptions');
    bring(other.desk, accounts, 'accounts');
    expect(withoutIds(list(other))).toEqual(first);
    expect(other.desk.workspace.db.prepare("SELECT count(*) FROM subscriptions WHERE account_id IS NULL OR flags <> '[]'").pluck().get()).toBe(0);
    other.close();
  });

  it('are not added up over two currencies, which the account page says [W4]', () => {
    bring(test.desk, accounts, 'accounts');
    bring(test.desk, data.write('mixed.csv', 'Subscription ID,Account ID,Start date,ARR,Currency\nS-1,A-1,2024-01-29,1000,EUR\nS-2,A-1,2024-01-29,1000,USD\n'), 'subscriptions');
    expect(detail('Halden Medical').arr).toBeNull();
    expect(detail('Halden Medical').flags.join()).toContain('EUR and USD');
  });

  it('are those that an accounts import states, and a contradiction is flagged [W4]', () => {
    bring(test.desk, data.write('stated.csv', 'Account ID,Name,ARR,Currency,Renewal date\nA-1,Halden Medical,5000,EUR,2027-03-01\n'), 'accounts');
    bring(test.desk, subscriptions, 'subscriptions');
    const account = detail('Halden Medical');
    expect(account).toMatchObject({ arr: { amountMinor: 5000_00, currency: 'EUR' }, renewal: '2027-03-01', arrBasis: 'stated by the accounts import' });
    expect(account.flags).toHaveLength(2);
  });
});

it('says that an account is not there', () => {
  expect(() => runQuery(test.desk, 'accounts.get', { id: AccountId.parse(test.desk.newId()) })).toThrow(/not in this workspace/);
});
