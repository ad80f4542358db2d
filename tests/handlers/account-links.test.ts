import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCommand, runQuery } from '../../electron/dispatch';
import { countEntries } from '../../electron/store/audit-log';
import { bring, openDataFolder } from '../support/data-file';
import { registerState } from '../support/register-state';
import { openTestDesk, type TestDesk } from '../support/workspace';

const data = openDataFolder();
afterAll(() => data.remove());
let test: TestDesk;
beforeEach(() => (test = openTestDesk({ asOf: '2026-11-21' })));
afterEach(() => test.close());

const accounts = data.write('accounts.csv', 'Account ID,Name,Segment,ARR,Currency\nA-1,Halden Medical AS,Enterprise,1000,EUR\nA-2,Ørsted,SMB,10,EUR\n');
const tickets = (name: string, ...rows: readonly string[]): string => data.write(name, `${['Ticket ID,Subject,Account ID,Created at', ...rows].join('\n')}\n`);
const first = tickets('first.csv', 'T-1,One,halden medical,2026-11-01', 'T-2,Two,halden medical,2026-11-02', 'T-3,Three,Northwind,2026-11-03', 'T-4,Four,A-2,2026-11-03');
const unlinked = () => runQuery(test.desk, 'accounts.unlinked', { offset: 0, limit: 100 });
const issue = (ref: string) => runQuery(test.desk, 'issues.list', { offset: 0, limit: 100 }).rows.find((row) => row.ref === ref);

function joinHalden(): void {
  const [row] = unlinked().rows;
  const [match] = row?.matches ?? [];
  if (row === undefined || match === undefined) throw new Error('Nothing is proposed');
  expect(runCommand(test.desk, 'accounts.join', { joins: [{ system: row.system, ref: row.ref, accountId: match.accountId, reason: match.reason }] })).toEqual({ linked: 2 });
}

describe('references that name no account [W5, W6]', () => {
  it('are listed with their counts, those of most records first, and the accounts that they may mean', () => {
    bring(test.desk, accounts, 'accounts');
    bring(test.desk, first, 'issues');
    expect(unlinked()).toMatchObject({
      total: 2,
      rows: [
        { ref: 'halden medical', records: 2, issues: 2, deals: 0, matches: [{ name: 'Halden Medical AS', ref: 'A-1', likeness: 1, reason: 'The same name but for case, accents, punctuation or legal form' }] },
        { ref: 'Northwind', records: 1, matches: [] },
      ],
    });
    expect(runQuery(test.desk, 'accounts.unlinked', { offset: 0, limit: 10, search: 'north' }).total).toBe(1);
  });

  it('are all had in windows, however many there are', () => {
    const many = Array.from({ length: 230 }, (_, index) => `T-${index},One,Customer ${String(index).padStart(3, '0')},2026-11-01`);
    bring(test.desk, tickets('many.csv', ...many), 'issues');
    const windows = [0, 100, 200].map((offset) => runQuery(test.desk, 'accounts.unlinked', { offset, limit: 100 }));
    expect(windows.map(({ total, rows }) => [total, rows.length])).toEqual([[230, 100], [230, 100], [230, 30]]);
    expect(new Set(windows.flatMap(({ rows }) => rows.map(({ ref }) => ref))).size).toBe(230);
  });

  it('are joined by a person, which links what is there and what comes later, in one entry', () => {
    bring(test.desk, accounts, 'accounts');
    bring(test.desk, first, 'issues');
    const entries = countEntries(test.desk.workspace.db);
    joinHalden();
    expect(countEntries(test.desk.workspace.db)).toBe(entries + 1);
    expect(issue('T-1')).toMatchObject({ account: 'Halden Medical AS', segment: 'enterprise' });
    expect(runQuery(test.desk, 'issues.search', { text: 'halden' })).toHaveLength(2);
    expect(unlinked().rows.map(({ ref }) => ref)).toEqual(['Northwind']);
    bring(test.desk, tickets('later.csv', 'T-9,Nine,halden medical,2026-11-09'), 'issues');
    expect(issue('T-9')).toMatchObject({ account: 'Halden Medical AS' });
    expect(runQuery(test.desk, 'accounts.joins', {})).toMatchObject([{ ref: 'halden medical', account: 'Halden Medical AS', by: 'Mara Ellison' }]);
  });

  it('are as they were once a join is taken back', () => {
    bring(test.desk, accounts, 'accounts');
    bring(test.desk, first, 'issues');
    const before = registerState(test.desk.workspace.db, { isExact: true });
    joinHalden();
    const [join] = runQuery(test.desk, 'accounts.joins', {});
    expect(runCommand(test.desk, 'accounts.unjoin', { id: join?.id ?? '' })).toEqual({ unlinked: 2 });
    expect(registerState(test.desk.workspace.db, { isExact: true })).toEqual(before);
    expect(runQuery(test.desk, 'accounts.joins', {})).toEqual([]);
    expect(() => runCommand(test.desk, 'accounts.unjoin', { id: join?.id ?? '' })).toThrow(/not in force any more/);
  });

  it('are refused where no record has them, twice, or for an account that is not there', () => {
    bring(test.desk, accounts, 'accounts');
    bring(test.desk, first, 'issues');
    const accountId = runQuery(test.desk, 'accounts.list', { offset: 0, limit: 1 }).rows[0]?.id ?? '';
    const system = unlinked().rows[0]?.system ?? '';
    const join = (ref: string, account: string) => () => runCommand(test.desk, 'accounts.join', { joins: [{ system, ref, accountId: account, reason: 'Known' }] });
    const entries = countEntries(test.desk.workspace.db);
    expect(join('Nobody', accountId)).toThrow(/No record without an account has the reference Nobody/);
    expect(join('Northwind', '00000000-0000-7000-8000-000000000000')).toThrow(/not in this workspace/);
    expect(countEntries(test.desk.workspace.db)).toBe(entries);
    join('Northwind', accountId)();
    expect(join('Northwind', accountId)).toThrow(/joined to an account already/);
  });
});
