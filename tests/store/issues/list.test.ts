import fc from 'fast-check';
import { issueSorts, IssueFilter, issueStatuses, type IssueSort } from '@shared/contract/issues';
import { bands, CalendarDate, criteria, segments, sources } from '@shared/primitives';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compareForPriority } from '../../../electron/core/scoring/ranking';
import { runQuery } from '../../../electron/dispatch';
import { conditionOf } from '../../../electron/store/issues/filter';
import { findIssueIndex, listIssueNumbers, windowSql, type IssueQuery } from '../../../electron/store/issues/list';
import { tiersOf } from '../../../electron/store/issues/order';
import { totalsSql } from '../../../electron/store/issues/totals';
import { addAccounts, addIssues, type TestAccount, type TestIssue } from '../../support/register';
import { openTestDesk, type TestDesk } from '../../support/workspace';

const asOf = CalendarDate.parse('2026-11-21');
const none = IssueFilter.parse({});
const dates = fc.constantFrom('2025-11-21', '2026-10-01', '2026-11-20', '2026-11-21', '2026-12-01', '2027-02-01');

const accounts: fc.Arbitrary<TestAccount[]> = fc.array(
  fc.record({
    ref: fc.uuid(),
    name: fc.constantFrom('Corvus', 'corvus', 'Halden', 'Northwind'),
    segment: fc.constantFrom(...segments),
    arrMinor: fc.option(fc.constantFrom(0, 100, 5_000_000), { nil: null }),
    renewal: fc.option(dates, { nil: null }),
  }),
  { maxLength: 4 },
);
type Draft = TestIssue & { readonly account: number };
const issues: fc.Arbitrary<Draft[]> = fc.array(
  fc.record({
    account: fc.integer({ min: -1, max: 3 }),
    title: fc.constantFrom('alpha', 'Alpha', 'beta', 'Gamma'),
    criterion: fc.constantFrom(...criteria),
    source: fc.constantFrom(...sources),
    status: fc.constantFrom(...issueStatuses),
    openedOn: fc.option(dates, { nil: null }),
    resolvedOn: fc.option(dates, { nil: null }),
    vendorPriority: fc.constantFrom('urgent' as const, 'low' as const, null),
  }),
  { maxLength: 14 },
);

let test: TestDesk;
beforeEach(() => (test = openTestDesk()));
afterEach(() => test.close());

function fill(desk: TestDesk, someAccounts: readonly TestAccount[], someIssues: readonly Draft[]): void {
  const ids = addAccounts(desk.desk, someAccounts);
  addIssues(desk.desk, someIssues.map(({ account, ...issue }) => ({ ...issue, accountId: ids[account] ?? null })));
}

const allRows = ({ desk }: TestDesk, query: Partial<IssueQuery> = {}) => runQuery(desk, 'issues.list', { offset: 0, limit: 500, ...query }).rows;
type Row = ReturnType<typeof allRows>[number];

const places = (values: readonly string[], value: string): number => values.indexOf(value);
const folded = (text: string): string => text.toLowerCase();
/** What each order looks at, by hand; null is not known. */
const keyOf: Record<Exclude<IssueSort, 'priority'>, (row: Row) => string | number | null> = {
  number: ({ number }) => number,
  title: ({ title }) => folded(title),
  account: ({ account }) => (account === null ? null : folded(account)),
  arr: ({ arr }) => arr?.amountMinor ?? null,
  renewal: ({ renewal }) => renewal,
  age: ({ ageDays }) => ageDays,
  criterion: ({ criterion }) => places(criteria, criterion),
  status: ({ status }) => places(issueStatuses, status),
};

describe('the priority list', () => {
  it('has the order of the core rule, whatever the issues [S1]', () => {
    fc.assert(
      fc.property(accounts, issues, (someAccounts, someIssues) => {
        const fresh = openTestDesk();
        try {
          fill(fresh, someAccounts, someIssues);
          const rows = allRows(fresh);
          const keys = rows.map(({ number, score, renewal, arr, openedOn }) => ({ number, score, renewalDate: renewal, arrMinor: arr?.amountMinor ?? null, openedOn }));
          expect(keys).toEqual([...keys].sort(compareForPriority));
          expect(rows).toHaveLength(someIssues.length);
        } finally {
          fresh.close();
        }
      }),
      { numRuns: 40 },
    );
  });

  it('orders by every other column both ways, with what is not known last [W4]', () => {
    fc.assert(
      fc.property(accounts, issues, fc.constantFrom(...issueSorts.filter((sort) => sort !== 'priority')), fc.boolean(), (someAccounts, someIssues, sort, isDescending) => {
        const fresh = openTestDesk();
        try {
          fill(fresh, someAccounts, someIssues);
          const keys = allRows(fresh, { sort, isDescending }).map(keyOf[sort]);
          const known = keys.filter((key) => key !== null);
          expect(keys.slice(known.length).every((key) => key === null)).toBe(true);
          for (const [index, key] of known.entries()) {
            const next = known[index + 1];
            if (next !== undefined) expect(isDescending ? key >= next : key <= next).toBe(true);
          }
        } finally {
          fresh.close();
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is the same read in windows, and knows where each issue stands [W4]', () => {
    fill(
      test,
      [{ ref: 'A', arrMinor: 100, renewal: '2026-12-01' }, { ref: 'B', segment: 'smb' }, { ref: 'C', segment: 'unknown', arrMinor: 5, renewal: '2027-02-01' }],
      Array.from({ length: 25 }, (_, index) => ({ account: (index % 4) - 1, criterion: criteria[index % 6] ?? 'response-delays', status: issueStatuses[index % 4] ?? 'open', openedOn: index % 5 === 0 ? null : '2026-10-01' })),
    );
    const { db } = test.desk.workspace;
    for (const sort of issueSorts) {
      for (const isDescending of [false, true]) {
        for (const filter of [none, IssueFilter.parse({ isOpen: true })]) {
          const query = { sort, isDescending, filter, asOf };
          const whole = listIssueNumbers(db, query, { offset: 0, limit: 500 });
          const parts = Array.from({ length: 9 }, (_, part) => listIssueNumbers(db, query, { offset: part * 3, limit: 3 }).numbers).flat();
          expect(parts).toEqual(whole.numbers);
          expect(whole.numbers).toHaveLength(whole.total);
          for (const row of allRows(test)) {
            const at = whole.numbers.indexOf(row.number);
            expect(findIssueIndex(db, query, row.id)).toEqual({ index: at === -1 ? null : at, total: whole.total });
          }
        }
      }
    }
  });

  it('gives nothing past its end [W4]', () => {
    fill(test, [], [{ account: -1 }]);
    expect(listIssueNumbers(test.desk.workspace.db, { sort: 'arr', isDescending: true, filter: none, asOf }, { offset: 5, limit: 3 })).toEqual({ total: 1, numbers: [] });
  });
});

const filters = fc.record({
  bands: fc.subarray([...bands]),
  criteria: fc.subarray([...criteria]),
  segments: fc.subarray([...segments]),
  sources: fc.subarray([...sources]),
  isOpen: fc.option(fc.boolean()),
  isFragile: fc.boolean(),
  isProposed: fc.boolean(),
  renewsWithinDays: fc.option(fc.constantFrom(1, 30, 90)),
});

describe('the filter', () => {
  it('leaves exactly the issues that meet every condition [W4]', () => {
    fc.assert(
      fc.property(accounts, issues, filters, (someAccounts, someIssues, filter) => {
        const fresh = openTestDesk();
        try {
          fill(fresh, someAccounts, someIssues);
          const isIn = <T>(values: readonly T[], value: T): boolean => values.length === 0 || values.includes(value);
          const expected = allRows(fresh).filter(
            (row) =>
              (filter.bands.length === 0 || (row.band !== null && filter.bands.includes(row.band))) &&
              isIn(filter.criteria, row.criterion) &&
              isIn(filter.segments, row.segment) &&
              isIn(filter.sources, row.source) &&
              (filter.isOpen === null || filter.isOpen === (row.status === 'open' || row.status === 'waiting')) &&
              (!filter.isFragile || row.isFragile) &&
              (!filter.isProposed || row.isProposed) &&
              (filter.renewsWithinDays === null || (row.daysToRenewal !== null && row.daysToRenewal >= 0 && row.daysToRenewal <= filter.renewsWithinDays)),
          );
          expect(allRows(fresh, { filter: IssueFilter.parse(filter) }).map(({ number }) => number)).toEqual(expected.map(({ number }) => number));
        } finally {
          fresh.close();
        }
      }),
      { numRuns: 60 },
    );
  });

  it('keeps to one account, and to one search [W4]', () => {
    const [first] = addAccounts(test.desk, [{ ref: 'A' }, { ref: 'B' }]);
    addIssues(test.desk, [{ accountId: first ?? null, title: 'Slow export' }, { title: 'Slow login' }, { title: 'Invoice' }]);
    expect(allRows(test, { filter: IssueFilter.parse({ accountId: first }) }).map(({ number }) => number)).toEqual([1]);
    expect(allRows(test, { sort: 'number', filter: IssueFilter.parse({ search: 'slow' }) }).map(({ number }) => number)).toEqual([1, 2]);
    expect(allRows(test, { filter: IssueFilter.parse({ search: '#3' }) }).map(({ number }) => number)).toEqual([3]);
  });
});

describe('the query plans of the hot queries', () => {
  const planOf = (sql: string, params: object): string =>
    test.desk.workspace.db.prepare<[object], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all(params).map(({ detail }) => detail).join('\n');
  const windowPlan = (sort: IssueSort, isDescending = false, filter = none): string[] => {
    const condition = conditionOf(test.desk.workspace.db, filter, asOf);
    return tiersOf(sort, isDescending).map((tier) => planOf(windowSql(tier, condition), { ...condition.params, limit: 50, skip: 0 }));
  };

  it('walk an index in the order of the list and sort nothing [W4]', () => {
    const served: Partial<Record<IssueSort, string>> = { priority: 'issues_by_rank', title: 'issues_by_title', account: 'accounts_by_name', arr: 'accounts_by_arr', renewal: 'accounts_by_renewal', criterion: 'issues_by_criterion', status: 'issues_by_status' };
    for (const sort of issueSorts.filter((each) => each !== 'age')) {
      for (const isDescending of [false, true]) {
        const plans = windowPlan(sort, isDescending);
        for (const plan of plans) expect(plan).not.toMatch(/TEMP B-TREE/);
        const index = served[sort];
        if (index !== undefined) expect(plans.some((plan) => plan.includes(index))).toBe(true);
      }
    }
  });

  it('serve a filtered priority list from the index alone [W4]', () => {
    const [plan] = windowPlan('priority', false, IssueFilter.parse({ criteria: ['response-delays'], isOpen: true, segments: ['smb'], renewsWithinDays: 90 }));
    expect(plan).toContain('SCAN i USING COVERING INDEX issues_by_rank');
    expect(plan).not.toMatch(/TEMP B-TREE/);
  });

  it('compute the age from an index of two days [W4]', () => {
    expect(windowPlan('age')[0]).toContain('USING INDEX issues_by_age');
  });

  it('count and add up from one index, without reading the issues [W4]', () => {
    const condition = conditionOf(test.desk.workspace.db, IssueFilter.parse({ isOpen: true, sources: ['crm'] }), asOf);
    const plan = planOf(totalsSql(condition.sql), { ...condition.params, asOf90: asOf });
    expect(plan).toContain('SCAN i USING COVERING INDEX issues_by_facets');
    expect(planOf(`SELECT count(*) FROM issues i WHERE ${condition.sql}`, condition.params)).toContain('COVERING INDEX');
  });
});
