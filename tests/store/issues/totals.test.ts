import { IssueFilter } from '@shared/contract/issues';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runQuery } from '../../../electron/dispatch';
import { addAccounts, addIssues } from '../../support/register';
import { openTestDesk, type TestDesk } from '../../support/workspace';

let test: TestDesk;
beforeEach(() => (test = openTestDesk()));
afterEach(() => test.close());

it('counts by band, adds up each account once and keeps currencies apart [W4]', () => {
  const [big, small, dollar, silent] = addAccounts(test.desk, [
    { ref: 'big', segment: 'enterprise', arrMinor: 100_000, renewal: '2026-12-01' },
    { ref: 'small', segment: 'smb', arrMinor: 7_000, renewal: '2027-11-20' },
    { ref: 'dollar', segment: 'mid-market', arrMinor: 300_000, currency: 'USD', renewal: '2027-11-20' },
    { ref: 'silent', segment: 'unknown' },
  ]);
  addIssues(test.desk, [
    { accountId: big ?? null, vendorPriority: 'urgent' }, // 5 x 4 x 3 (renews in 10 days) = 60, immediate
    { accountId: big ?? null, vendorPriority: 'urgent', status: 'waiting' }, // the same
    { accountId: big ?? null, vendorPriority: 'low' }, // 5 x 1 x 3 = 15, next cycle
    { accountId: small ?? null, vendorPriority: 'low' }, // 2 x 1 x 1 = 2, monitor
    { accountId: dollar ?? null, vendorPriority: 'low', status: 'closed', resolvedOn: '2026-11-10' }, // 3 x 1 x 1 = 3, monitor
    { accountId: silent ?? null }, // no Impact, so no score
    {},
  ]);
  const totals = runQuery(test.desk, 'issues.totals', {});
  expect(totals).toEqual({
    issues: 7,
    bands: [
      { band: 'immediate', issues: 2, arr: [{ amountMinor: 100_000, currency: 'EUR' }] },
      { band: 'escalate', issues: 0, arr: [] },
      { band: 'next-cycle', issues: 1, arr: [{ amountMinor: 100_000, currency: 'EUR' }] },
      { band: 'monitor', issues: 2, arr: [{ amountMinor: 300_000, currency: 'USD' }, { amountMinor: 7_000, currency: 'EUR' }] },
      { band: null, issues: 2, arr: [] },
    ],
    arr: [{ amountMinor: 300_000, currency: 'USD' }, { amountMinor: 107_000, currency: 'EUR' }],
    open: 6,
    fragile: totals.fragile,
    proposed: 7,
    renewsIn90Days: 3,
    converted: null,
    withoutRate: ['EUR', 'USD'],
  });
  const rows = runQuery(test.desk, 'issues.list', { offset: 0, limit: 50 }).rows;
  expect(totals.fragile).toBe(rows.filter(({ isFragile }) => isFragile).length);
});

it('follows the filter [W4]', () => {
  addIssues(test.desk, [{ criterion: 'response-delays' }, { criterion: 'commercial-bottlenecks' }]);
  expect(runQuery(test.desk, 'issues.totals', { filter: IssueFilter.parse({ criteria: ['commercial-bottlenecks'] }) }).issues).toBe(1);
});
