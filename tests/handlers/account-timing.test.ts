import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { timingFigure } from '../../electron/core/account-timing';
import { runQuery } from '../../electron/dispatch';
import { bring, openDataFolder } from '../support/data-file';
import { openTestDesk, type TestDesk } from '../support/workspace';

const data = openDataFolder();
afterAll(() => data.remove());
let test: TestDesk;
beforeEach(() => (test = openTestDesk({ asOf: '2026-11-21' })));
afterEach(() => test.close());

describe('times of an account [W6]', () => {
  it('say how many issues they count, and why the others are left out', () => {
    bring(test.desk, data.write('accounts.csv', 'Account ID,Name\nA-1,Halden Medical\n'), 'accounts');
    const header = 'Ticket ID,Subject,Account ID,Created at,Resolved at,Status,First response time (minutes)';
    const rows = [
      'T-1,One,A-1,2026-11-01T09:00:00Z,2026-11-01T10:00:00Z,resolved,10',
      'T-2,Two,A-1,2026-11-01T09:00:00Z,2026-11-01T11:00:00Z,resolved,30',
      'T-3,Three,A-1,2026-11-01T09:00:00Z,2026-11-01T10:00:00Z,resolved,500',
      'T-4,Four,A-1,2026-11-01T09:00:00Z,2026-10-01T10:00:00Z,resolved,5',
      'T-5,Five,A-1,2026-11-01T09:00:00Z,,open,',
      'T-6,Six,A-1,2026-11-01T09:00:00Z,,open,soon',
    ];
    bring(test.desk, data.write('tickets.csv', `${[header, ...rows].join('\n')}\n`), 'issues');
    const id = runQuery(test.desk, 'accounts.list', { offset: 0, limit: 1 }).rows[0]?.id ?? '';
    const { firstResponse, resolution } = runQuery(test.desk, 'accounts.timing', { id });
    expect(firstResponse).toMatchObject({ median: 10, counted: 3, total: 6 });
    expect(firstResponse.leftOut).toEqual(expect.arrayContaining([{ because: 'first response after resolution', issues: 1 }, { because: 'unreadable number', issues: 1 }]));
    expect(firstResponse.leftOut.reduce((sum, { issues }) => sum + issues, firstResponse.counted)).toBe(firstResponse.total);
    expect(resolution).toEqual({ median: 60, counted: 3, total: 4, leftOut: [{ because: 'resolved before opened', issues: 1 }] });
  });

  it('have no median where no issue says them, and the mean of the middle two of an even number', () => {
    expect(timingFigure([{ value: null, flags: [], column: null }])).toEqual({ median: null, counted: 0, total: 1, leftOut: [{ because: 'the source does not say it', issues: 1 }] });
    expect(timingFigure([1, 9, 3, 5].map((value) => ({ value, flags: [], column: null }))).median).toBe(4);
  });
});
