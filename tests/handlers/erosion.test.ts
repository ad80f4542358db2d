import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AccountId } from '@shared/primitives';
import { runCommand, runQuery } from '../../electron/dispatch';
import { countEntries } from '../../electron/store/audit-log';
import { addAccounts } from '../support/register';
import { openTestDesk, type TestDesk } from '../support/workspace';

let test: TestDesk;
let account: AccountId;
beforeEach(() => {
  test = openTestDesk();
  const [id] = addAccounts(test.desk, [{ ref: 'Halden', renewal: '2027-01-29', arrMinor: 100_000 }]);
  if (id === undefined) throw new Error('No account');
  account = id;
});
afterEach(() => test.close());

const open = (change: object = {}) =>
  runCommand(test.desk, 'erosion.open', { accountId: account, suspicion: 'The new sponsor does not answer', suspectedBy: test.desk.actor.personId, test: 'Ask her for a reference', expiresOn: '2026-12-21', ...change });
const list = () => runQuery(test.desk, 'erosion.list', {});
const only = () => list().rows[0];
const issue = (id: ReturnType<typeof open>['issueId']) => runQuery(test.desk, 'issues.get', { id });
const setAsOf = (asOf: string) => runCommand(test.desk, 'workspaces.setAsOf', { asOf });
const entries = () => countEntries(test.desk.workspace.db);

describe('a hypothesis of silent erosion', () => {
  it('becomes an issue of criterion 6 that can be scored with no data and is marked low confidence [W8]', () => {
    const before = entries();
    const { issueId, number } = open();
    expect(entries()).toBe(before + 1);
    expect(issue(issueId)).toMatchObject({ number, criterion: 'silent-experience-erosion', accountId: account, status: 'open', isLowConfidence: true });
    runCommand(test.desk, 'scoring.record', { issueId, factors: { impact: 5, severity: 3, time: 2 }, reason: 'A feeling', dimensionReasons: { impact: '', severity: '', time: '' } });
    expect(only()).toMatchObject({ state: 'open', score: 30, isProposed: false, suspectedBy: 'Mara Ellison', expiresOn: '2026-12-21' });
    expect(runQuery(test.desk, 'issues.list', { offset: 0, limit: 1 }).rows[0]).toMatchObject({ score: 30, isLowConfidence: true });
  });

  it('is no signal: the account stays quiet, and its silence is answered by it [W3, W8]', () => {
    open();
    const { rows, waiting } = runQuery(test.desk, 'coverage.quiet', { segment: null, days: null });
    expect(rows.map(({ name, lastSignal, answer }) => [name, lastSignal, answer?.kind, answer?.isStanding])).toEqual([['Halden', null, 'hypothesis', true]]);
    expect(waiting).toBe(0);
    expect(runQuery(test.desk, 'coverage.matrix', { days: null, segment: null }).cells.every(({ freshness }) => freshness === 'blind')).toBe(true);
  });

  it('expires after its last day and asks: it is extended with a reason, and then stands again [W8]', () => {
    const { id } = open();
    setAsOf('2026-12-21');
    expect(only()).toMatchObject({ state: 'open', expiredDays: null });
    setAsOf('2026-12-24');
    expect(list()).toMatchObject({ open: 0, expired: 1, rows: [{ state: 'expired', expiredDays: 3 }] });
    expect(runQuery(test.desk, 'coverage.quiet', { segment: null, days: null }).waiting).toBe(1);
    runCommand(test.desk, 'erosion.extend', { id, expiresOn: '2027-01-15', words: 'She is back in January' });
    expect(only()).toMatchObject({ state: 'open', expiresOn: '2027-01-15', events: [{ kind: 'extended', words: 'She is back in January', by: 'Mara Ellison' }] });
    expect(runQuery(test.desk, 'coverage.quiet', { segment: null, days: null }).waiting).toBe(0);
  });

  it('loses the mark when it is confirmed, is filed under the source that said so, and is a signal from then on [W8]', () => {
    const { id, issueId } = open();
    runCommand(test.desk, 'erosion.settle', { verdict: 'confirmed', id, source: 'calls', words: 'She said that they compare suppliers' });
    expect(only()).toMatchObject({ state: 'confirmed', events: [{ kind: 'confirmed', source: 'calls' }] });
    expect(issue(issueId)).toMatchObject({ isLowConfidence: false, source: 'calls', status: 'open' });
    expect(runQuery(test.desk, 'coverage.matrix', { days: null, segment: null }).cells.filter(({ signals }) => signals > 0)).toMatchObject([{ criterion: 'silent-experience-erosion', source: 'calls', signals: 1 }]);
  });

  it('closes its issue when it is refuted, and cannot be settled twice [W8]', () => {
    const { id, issueId } = open();
    runCommand(test.desk, 'erosion.settle', { verdict: 'refuted', id, words: 'She gave the reference' });
    expect(issue(issueId)).toMatchObject({ status: 'closed', resolvedOn: '2026-11-21', isLowConfidence: true });
    expect(only()).toMatchObject({ state: 'refuted' });
    const before = entries();
    expect(() => runCommand(test.desk, 'erosion.settle', { verdict: 'refuted', id, words: 'Again' })).toThrow('refuted already');
    expect(() => runCommand(test.desk, 'erosion.extend', { id, expiresOn: '2027-01-15', words: 'Again' })).toThrow('refuted already');
    expect(entries()).toBe(before);
  });

  it('needs a test, a person and a day that is not too far off [W8]', () => {
    expect(() => open({ expiresOn: '2026-11-20' })).toThrow('before 2026-11-21');
    expect(() => open({ expiresOn: '2027-11-23' })).toThrow('within 366 days');
    expect(() => open({ suspectedBy: account })).toThrow('nobody of this workspace');
    expect(list().rows).toEqual([]);
  });
});
