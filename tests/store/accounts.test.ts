import { CalendarDate } from '@shared/primitives';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { accountFinder, accountLookup, accountWriter, listAccounts, type AccountFields } from '../../electron/store/accounts';
import { subscriptionFinder, subscriptionWriter } from '../../electron/store/subscriptions';
import { openTestDesk, type TestDesk } from '../support/workspace';

let test: TestDesk;
beforeEach(() => (test = openTestDesk()));
afterEach(() => test.close());

const nothing: AccountFields = { name: 'A', segment: 'unknown', statedArrMinor: null, statedCurrency: null, statedRenewal: null, tier: null, health: null, sponsor: null, owner: null, region: null, industry: null, signupDate: null, changedAt: null, flags: [] };

/** Adds accounts, outside any command. */
function add(...accounts: (Partial<AccountFields> & { ref: string; system?: string; id?: string })[]): string[] {
  return test.desk.workspace.transaction((db) => {
    const { insert } = accountWriter(db);
    return accounts.map(({ id = test.desk.newId(), system = 'crm', ...account }) => {
      insert({ ...nothing, system, id, ...account });
      return id;
    });
  });
}

describe('finding the account that a row names', () => {
  it('prefers the reference of the same system, then the only such reference, then the only such name [W4]', () => {
    const [own, other, named] = add({ ref: 'A-1', system: 'file' }, { ref: 'A-1', system: 'crm' }, { ref: 'A-2', system: 'crm', name: 'Halden Medical' });
    const find = accountLookup(test.desk.workspace.db, 'file');
    expect(find('A-1')?.id).toBe(own);
    expect(find('A-2')?.id).toBe(named);
    expect(find('halden MEDICAL')?.id).toBe(named);
    expect(accountLookup(test.desk.workspace.db, 'crm')('A-1')?.id).toBe(other);
  });

  it('finds none where a reference or a name could be two accounts, and none where there is none', () => {
    add({ ref: 'A-1', system: 'crm' }, { ref: 'A-1', system: 'health' }, { ref: 'A-2', name: 'Two' }, { ref: 'A-3', name: 'two' });
    const find = accountLookup(test.desk.workspace.db, 'file');
    expect(find('A-1')).toBeNull();
    expect(find('Two')).toBeNull();
    expect(find('A-9')).toBeNull();
  });
});

describe('what is written', () => {
  it('comes back as it was, by identity alone', () => {
    const fields: AccountFields = { ...nothing, name: 'Halden', segment: 'enterprise', statedArrMinor: 124_000_00, statedCurrency: 'EUR', statedRenewal: CalendarDate.parse('2027-01-29'), owner: 'Priya', signupDate: CalendarDate.parse('2020-02-29'), flags: ['Unknown segment word: tier is Gold'] };
    const [id] = add({ ref: 'A-1', ...fields });
    expect(accountFinder(test.desk.workspace.db, 'crm')('A-1')).toEqual({ id, ...fields });
    expect(accountFinder(test.desk.workspace.db, 'file')('A-1')).toBeNull();
  });

  it('keeps the flags of a subscription and what nobody said about its renewal', () => {
    const fields = { accountId: null, accountRef: 'A-1', startDate: CalendarDate.parse('2026-01-01'), endDate: null, tier: 'Pro', billing: 'annual', mrrMinor: 100, arrMinor: 1200, currency: 'EUR', autoRenews: null, isTrial: true, changedAt: null, flags: ['Unknown account: account is A-1'] };
    test.desk.workspace.transaction((db) => subscriptionWriter(db).insert({ ...fields, id: test.desk.newId(), system: 'crm', ref: 'S-1' }));
    expect(subscriptionFinder(test.desk.workspace.db, 'crm')('S-1')).toMatchObject(fields);
  });
});

describe('the list of accounts', () => {
  const names = (query: Partial<Parameters<typeof listAccounts>[1]>, window = { offset: 0, limit: 10 }): string[] =>
    listAccounts(test.desk.workspace.db, { search: '', segment: null, sort: 'name', isDescending: false, ...query }, window).rows.map(({ name }) => name);

  it('puts what is not known last whichever way it is turned [W4]', () => {
    add({ ref: '1', name: 'Low' }, { ref: '2', name: 'None' }, { ref: '3', name: 'High' });
    const { db } = test.desk.workspace;
    db.prepare("UPDATE accounts SET arr_minor = 1, currency = 'EUR', renewal = '2027-01-01' WHERE name = 'Low'").run();
    db.prepare("UPDATE accounts SET arr_minor = 9, currency = 'EUR', renewal = '2027-06-01' WHERE name = 'High'").run();
    expect(names({ sort: 'arr', isDescending: true })).toEqual(['High', 'Low', 'None']);
    expect(names({ sort: 'arr' })).toEqual(['Low', 'High', 'None']);
    expect(names({ sort: 'renewal' })).toEqual(['Low', 'High', 'None']);
  });

  it('searches names and references, and takes % and _ for what they are', () => {
    add({ ref: 'A-100', name: 'Halden Medical' }, { ref: 'B-200', name: '50% Ltd' }, { ref: 'C_300', name: 'Other' });
    expect(names({ search: 'medic' })).toEqual(['Halden Medical']);
    expect(names({ search: '%' })).toEqual(['50% Ltd']);
    expect(names({ search: 'c_3' })).toEqual(['Other']);
    expect(names({ search: ' b-2 ' })).toEqual(['50% Ltd']);
  });

  it('gives windows that follow on one another, and the total of all', () => {
    add(...Array.from({ length: 7 }, (_, index) => ({ ref: `A-${index}`, name: `Account ${index}`, segment: index % 2 === 0 ? ('smb' as const) : ('enterprise' as const) })));
    expect([...names({}, { offset: 0, limit: 4 }), ...names({}, { offset: 4, limit: 4 })]).toEqual(names({}));
    expect(listAccounts(test.desk.workspace.db, { search: '', segment: 'smb', sort: 'name', isDescending: false }, { offset: 0, limit: 2 }).total).toBe(4);
  });
});
