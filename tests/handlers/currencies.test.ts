import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCommand, runQuery } from '../../electron/dispatch';
import { deriveRegister } from '../../electron/handlers/derive';
import { countEntries, getLastEntry, getPayload } from '../../electron/store/audit-log';
import { runTransaction } from '../../electron/transaction';
import { addAccounts, addIssues } from '../support/register';
import { openTestDesk, type TestDesk } from '../support/workspace';

let test: TestDesk;
beforeEach(() => {
  test = openTestDesk();
  const ids = addAccounts(test.desk, [
    { ref: 'usd', arrMinor: 100_00, currency: 'USD' },
    { ref: 'eur', arrMinor: 90_00, currency: 'EUR' },
    { ref: 'nok', arrMinor: 900_00, currency: 'NOK' },
    { ref: 'eur-small', arrMinor: 10_00, currency: 'EUR' },
    { ref: 'none' },
  ]);
  addIssues(test.desk, ids.map((accountId) => ({ accountId })));
  runTransaction(test.desk, (context) => {
    deriveRegister(context);
    context.audit({ action: 'test.derive', subject: context.workspaceId, payload: {} });
  });
});
afterEach(() => test.close());

const byArr = (): string[] => runQuery(test.desk, 'accounts.list', { offset: 0, limit: 10 }).rows.map(({ ref }) => ref);
const issuesBy = (sort: 'arr' | 'priority'): number[] => runQuery(test.desk, 'issues.list', { offset: 0, limit: 10, sort, isDescending: sort === 'arr' }).rows.map(({ number }) => number);
const setRate = (currency: string, rate: string | null, on = '2026-11-01') => runCommand(test.desk, 'currencies.setRate', { currency, rate, on, source: 'ECB reference rate' });
const report = (currency: string | null) => runCommand(test.desk, 'currencies.setReporting', { currency });

describe('an order by ARR over several currencies', () => {
  it('keeps each currency by itself without rates, and never holds one against another [W4, S1]', () => {
    expect(byArr()).toEqual(['eur', 'eur-small', 'nok', 'usd', 'none']);
    // All five issues tie on score and renewal, so that the ARR decides.
    expect(issuesBy('priority')).toEqual([2, 4, 3, 1, 5]);
    expect(issuesBy('arr')).toEqual([2, 4, 3, 1, 5]);
  });

  it('goes by the converted amount where rates are there; those without one stand behind [W4, S1]', () => {
    report('EUR');
    setRate('USD', '0.95');
    expect(byArr()).toEqual(['usd', 'eur', 'eur-small', 'nok', 'none']);
    expect(issuesBy('priority')).toEqual([1, 2, 4, 3, 5]);
    setRate('NOK', '0.1');
    // 900 NOK are 90 EUR then, so that the name decides.
    expect(byArr()).toEqual(['usd', 'eur', 'nok', 'eur-small', 'none']);
    setRate('NOK', null);
    expect(byArr()).toEqual(['usd', 'eur', 'eur-small', 'nok', 'none']);
  });
});

describe('currency rates', () => {
  it('make one sum only where every rate is there, and name what is missing [W4]', () => {
    const totals = () => runQuery(test.desk, 'issues.totals', {});
    expect(totals()).toMatchObject({ converted: null, withoutRate: ['EUR', 'NOK', 'USD'] });
    report('EUR');
    setRate('USD', '0.95');
    expect(totals()).toMatchObject({ converted: null, withoutRate: ['NOK'] });
    setRate('NOK', '0.1');
    // 95.00 + 100.00 + 90.00.
    expect(totals()).toMatchObject({
      converted: { sum: { amountMinor: 285_00, currency: 'EUR' }, rates: [{ currency: 'NOK', rate: '0.1', on: '2026-11-01', source: 'ECB reference rate' }, { currency: 'USD', rate: '0.95' }] },
      withoutRate: [],
    });
  });

  it('are in force from their date on, the last one of a day, and all stay [W4]', () => {
    report('EUR');
    setRate('USD', '0.90', '2026-10-01');
    setRate('USD', '0.80', '2026-12-01');
    setRate('USD', '0.91', '2026-10-01');
    expect(runQuery(test.desk, 'currencies.list', {})).toMatchObject({ reporting: 'EUR', rows: [{ currency: 'EUR', accounts: 2, rate: null }, { currency: 'NOK', rate: null }, { currency: 'USD', rate: { rate: '0.91', on: '2026-10-01', setBy: 'Mara Ellison' } }], withoutRate: ['NOK'] });
    expect(runQuery(test.desk, 'currencies.history', { currency: 'USD' }).map(({ rate, on }) => [rate, on])).toEqual([['0.91', '2026-10-01'], ['0.80', '2026-12-01'], ['0.90', '2026-10-01']]);
    runCommand(test.desk, 'workspaces.setAsOf', { asOf: '2026-12-02' });
    expect(runQuery(test.desk, 'currencies.list', {}).rows.at(-1)?.rate?.rate).toBe('0.80');
  });

  it('are logged with what was in force before, once each [W4]', () => {
    report('EUR');
    setRate('USD', '0.9');
    const before = countEntries(test.desk.workspace.db);
    setRate('USD', '0.95', '2026-11-10');
    expect(countEntries(test.desk.workspace.db)).toBe(before + 1);
    expect(getLastEntry(test.desk.workspace.db)).toMatchObject({ action: 'currencies.set-rate' });
    expect(JSON.parse(getPayload(test.desk.workspace.db, before + 1) ?? '')).toMatchObject({ currency: 'USD', into: 'EUR', before: { rate: '0.9' }, after: { rate: '0.95', on: '2026-11-10', source: 'ECB reference rate' } });
  });

  it.each([['0'], ['-1'], ['1e3'], ['0.00000000001'], ['1,5'], ['']])('refuse %j as a rate [W4]', (rate) => {
    report('EUR');
    expect(() => setRate('USD', rate)).toThrow(expect.objectContaining({ code: 'invalid-input' }));
  });

  it('refuse a rate of the reporting currency, before there is one, or by an executive [W4, G9]', () => {
    expect(() => setRate('USD', '1')).toThrow(expect.objectContaining({ code: 'conflict' }));
    report('EUR');
    expect(() => setRate('EUR', '1')).toThrow(expect.objectContaining({ code: 'invalid-input' }));
    expect(() => runCommand({ ...test.desk, actor: { ...test.desk.actor, role: 'executive' } }, 'currencies.setReporting', { currency: 'USD' })).toThrow(expect.objectContaining({ code: 'not-allowed' }));
  });
});
