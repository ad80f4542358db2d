import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCommand, runQuery } from '../../../electron/dispatch';
import { indexIssues } from '../../../electron/store/issues/search';
import { matchOf } from '../../../electron/store/issues/search-text';
import { runTransaction } from '../../../electron/transaction';
import { addAccounts, addIssues } from '../../support/register';
import { openTestDesk, type TestDesk } from '../../support/workspace';

let test: TestDesk;
beforeEach(() => (test = openTestDesk()));
afterEach(() => test.close());

const search = (text: string, limit = 8): number[] => runQuery(test.desk, 'issues.search', { text, limit }).map(({ number }) => number);

describe('search', () => {
  beforeEach(() => {
    const [halden] = addAccounts(test.desk, [{ ref: 'A-1', name: 'Halden Medical' }]);
    addIssues(test.desk, [
      { title: 'Export of invoices times out', description: 'The customer waits for the ledger.', accountId: halden ?? null },
      { title: 'Ledger shows the wrong month', ref: 'ZD-100455' },
      { title: 'Größe und Café', description: 'O"Brien said: NOT now (urgent) AND more' },
      { title: 'Contract waits for legal', ref: 'ZD-1004551' },
    ]);
  });

  it('finds every word, the last one by its beginning [W4]', () => {
    expect(search('export inv')).toEqual([1]);
    expect(search('invoices expo')).toEqual([1]);
    expect(search('export contract')).toEqual([]);
    expect(search('expo invoices')).toEqual([]);
  });

  it('puts a word in the title before one in the description [W4]', () => {
    expect(search('ledger')).toEqual([2, 1]);
  });

  it('finds the account by its name, and letters without their accents [W4]', () => {
    expect(search('halden')).toEqual([1]);
    expect(search('CAFE')).toEqual([3]);
    expect(search('große café')).toEqual([3]);
    expect(search('grosse')).toEqual([]);
  });

  it('takes #number for the issue itself and puts an exact reference first [W4]', () => {
    expect(search('#4')).toEqual([4]);
    expect(search(' # 4 ')).toEqual([4]);
    expect(search('#99')).toEqual([]);
    expect(search('ZD-100455')).toEqual([2, 4]);
    expect(search('ZD-1004551')).toEqual([4]);
  });

  it.each(['"', "'", 'a"b', 'NOT', 'AND OR NEAR(', 'title:export', '*', '-', '^export', '{a b}', '(', '\0', '%', '#', 'x*y', '""""', '; DROP TABLE issues'])('takes %j for text and nothing else [W4]', (text) => {
    expect(Array.isArray(search(text))).toBe(true);
    expect(runQuery(test.desk, 'issues.list', { offset: 0, limit: 10, filter: { search: text } }).total).toBeGreaterThanOrEqual(0);
  });

  it('finds words that are operators elsewhere [W4]', () => {
    expect(search('NOT now')).toEqual([3]);
    expect(search('o"brien')).toEqual([3]);
  });

  it('makes a query of what has letters or digits, and none of what has not', () => {
    expect(matchOf('slow  exp')).toBe('"slow" AND "exp"*');
    expect(matchOf('say "hi"')).toBe('"say" AND "hi"*');
    expect(matchOf('a')).toBe('"a"');
    expect(matchOf(' -- " ')).toBeNull();
  });

  it('follows a changed title and account, and an index made anew finds the same [W4]', () => {
    const { id } = runQuery(test.desk, 'issues.search', { text: '#1' })[0] ?? { id: '' };
    const { secondaryCriteria, status, criterion, tags } = runQuery(test.desk, 'issues.get', { id });
    runCommand(test.desk, 'issues.update', { id, title: 'Downloads break', secondaryCriteria, status, criterion, description: '', accountId: null, ownerId: null, tags });
    expect([search('invoices'), search('halden'), search('downl')]).toEqual([[], [], [1]]);
    runTransaction(test.desk, (context) => {
      indexIssues(context.db, 'all');
      context.audit({ action: 'test.index', subject: context.workspaceId, payload: {} });
    });
    expect([search('invoices'), search('downl'), search('ledger')]).toEqual([[], [1], [2]]);
  });
});
