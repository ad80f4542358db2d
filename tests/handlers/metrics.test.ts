import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FigureRows, type MetricFigures, type MetricId, metricIds } from '@shared/contract/metrics';
import { runCommand, runQuery } from '../../electron/dispatch';
import { bring, openDataFolder } from '../support/data-file';
import { addAccounts, addIssues } from '../support/register';
import { openTestDesk, type TestDesk } from '../support/workspace';

const data = openDataFolder();
afterAll(() => data.remove());
let test: TestDesk;
beforeEach(() => (test = openTestDesk({ asOf: '2026-11-21' })));
afterEach(() => test.close());

const figures = (metric: MetricId, days = 30): MetricFigures => runQuery(test.desk, 'metrics.figures', { metric, days });
const rowsOf = (figure: FigureRows): number => runQuery(test.desk, 'issues.list', { offset: 0, limit: 1, filter: { figure } }).total;

/** One issue for every way to be left out, and four that say everything. */
function bringTickets(): void {
  bring(test.desk, data.write('accounts.csv', 'Account ID,Name,Segment\nA-1,Halden Medical,enterprise\nA-2,Norrland,smb\nA-3,Unsaid,\nA-4,Own shop,internal\n'), 'accounts');
  const header = 'Ticket ID,Subject,Account ID,Created at,Resolved at,Status,Priority,First response time (minutes),Satisfaction score,Reopens';
  const rows = [
    'T-1,Within,A-1,2026-11-01T09:00:00Z,2026-11-01T10:00:00Z,resolved,high,60,5,0',
    'T-2,Over by a minute,A-1,2026-11-02T09:00:00Z,2026-11-02T13:00:00Z,resolved,high,61,4,1',
    'T-3,Within,A-2,2026-11-03T09:00:00Z,2026-11-04T09:00:00Z,closed,high,240,,0',
    'T-4,No segment,A-3,2026-11-03T09:00:00Z,2026-11-03T11:00:00Z,resolved,high,10,2,0',
    'T-5,Internal,A-4,2026-11-03T09:00:00Z,,open,high,10,,',
    'T-6,No priority,A-1,2026-11-03T09:00:00Z,,open,,10,,',
    'T-7,Answered after it ended,A-1,2026-11-03T09:00:00Z,2026-11-03T10:00:00Z,resolved,high,500,,',
    'T-8,Ended before it began,A-1,2026-11-03T09:00:00Z,2026-10-03T10:00:00Z,resolved,high,30,,',
    'T-9,Not a number,A-1,2026-11-03T09:00:00Z,,open,high,soon,much,',
    'T-10,Blank,A-1,2026-11-03T09:00:00Z,,open,high,,,',
    'T-11,No day,A-1,,,open,high,5,,',
    'T-12,Before,A-1,2026-10-10T09:00:00Z,2026-10-12T09:00:00Z,resolved,high,20,1,0',
  ];
  bring(test.desk, data.write('tickets.csv', `${[header, ...rows].join('\n')}\n`), 'issues');
  addIssues(test.desk, [{ openedOn: '2026-11-04', firstResponseMinutes: null }]);
}

describe('figures over a period [W6]', () => {
  it('say of how many issues they are, and why each of the others is left out', () => {
    bringTickets();
    const response = figures('first-response');
    expect(response.period).toEqual({ from: '2026-10-23', to: '2026-11-21' });
    // 10 10 10 30 60 61 240 say it.
    expect(response.now).toMatchObject({ value: 30, p90: 240, counted: 7, total: 12 });
    expect(Object.fromEntries(response.now.leftOut.map(({ reason, issues }) => [reason, issues]))).toEqual({ 'response-after-resolution': 1, 'unreadable-number': 1, 'missing-value': 1, 'by-hand': 1, 'no-day': 1 });
    expect(response.earlier).toMatchObject({ value: 20, counted: 1, total: 1, leftOut: [] });

    const commitment = figures('commitment');
    // High priority: 60 minutes at an enterprise, 240 at a small business. T-1, T-3 and T-8 are within, T-2 is over by one.
    expect(commitment.now).toMatchObject({ value: 0.75, counted: 4, total: 12 });
    expect(Object.fromEntries(commitment.now.leftOut.map(({ reason, issues }) => [reason, issues]))).toEqual({ 'response-after-resolution': 1, 'unreadable-number': 1, 'missing-value': 1, 'by-hand': 1, 'no-day': 1, 'segment-unknown': 1, 'priority-unknown': 1, 'nothing-committed': 1 });

    const resolution = figures('resolution');
    // 60, 240, 1440, 120 and 60 minutes.
    expect(resolution.now).toEqual({ value: 120, p90: 1440, counted: 5, total: 6, leftOut: [{ reason: 'resolved-before-opened', issues: 1 }] });
    expect(figures('reopened').now).toMatchObject({ value: 0.25, counted: 4, total: 6, leftOut: [{ reason: 'not-said', issues: 2 }] });
    // 5, 4 and 2.
    const satisfaction = figures('satisfaction').now;
    expect(satisfaction).toMatchObject({ counted: 3, total: 6, leftOut: [{ reason: 'missing-value', issues: 3 }] });
    expect(satisfaction.value).toBeCloseTo(11 / 3, 12);
  });

  it('lead to exactly the rows behind every count, by criterion too', () => {
    bringTickets();
    for (const metric of metricIds) {
      for (const days of [30, 400]) {
        const { period, now, criteria } = figures(metric, days);
        expect(rowsOf({ metric, ...period, rows: 'counted' })).toBe(now.counted);
        for (const { reason, issues } of now.leftOut) expect({ metric, reason, issues: rowsOf({ metric, ...period, rows: reason }) }).toEqual({ metric, reason, issues });
        expect(now.leftOut.reduce((sum, { issues }) => sum + issues, now.counted)).toBe(now.total);
        expect(criteria.reduce((sum, each) => sum + each.now.total, 0)).toBe(now.total);
      }
    }
  });

  it('are unknown, not zero, where nothing says anything', () => {
    expect(figures('first-response')).toMatchObject({ now: { value: null, p90: null, counted: 0, total: 0 }, criteria: [] });
    addIssues(test.desk, [{ openedOn: '2026-11-04', firstResponseMinutes: null }]);
    expect(figures('commitment').now).toEqual({ value: null, p90: null, counted: 0, total: 1, leftOut: [{ reason: 'by-hand', issues: 1 }] });
  });

  it('see nothing that happened after the as-of date, and refuse a period that ends after it', () => {
    const [accountId = null] = addAccounts(test.desk, [{ ref: 'A-1' }]);
    addIssues(test.desk, [
      { accountId, openedOn: '2026-11-10', firstResponseMinutes: 30 },
      { accountId, openedOn: '2026-11-14', firstResponseMinutes: 3 * 1440 },
      { accountId, openedOn: '2026-11-12', firstResponseMinutes: 60, status: 'resolved', resolvedOn: '2026-11-20', resolutionMinutes: 8 * 1440 },
      { accountId, openedOn: '2026-11-18', firstResponseMinutes: 5 },
    ]);
    runCommand(test.desk, 'workspaces.setAsOf', { asOf: '2026-11-15' });
    expect(figures('first-response').now).toMatchObject({ value: 45, counted: 2, total: 3, leftOut: [{ reason: 'later', issues: 1 }] });
    expect(figures('resolution').now).toMatchObject({ counted: 0, total: 0 });
    expect(() => runQuery(test.desk, 'metrics.figures', { metric: 'resolution', to: '2026-11-16' })).toThrow('a period cannot end after that');
  });

  it('take the minutes committed from the rule, as it was last set', () => {
    const [accountId = null] = addAccounts(test.desk, [{ ref: 'A-1' }]);
    addIssues(test.desk, [{ accountId, openedOn: '2026-11-10', firstResponseMinutes: 300, vendorPriority: 'normal' }]);
    expect(figures('commitment').now.value).toBe(0);
    const rule = runQuery(test.desk, 'signals.rules', {}).rules.find(({ id }) => id === 'response-over-commitment');
    const parameters = Object.fromEntries((rule?.parameters ?? []).map(({ name, value }) => [name, value]));
    runCommand(test.desk, 'signals.setRule', { ruleId: 'response-over-commitment', isOn: true, parameters: { ...parameters, 'enterprise-normal': 300 }, reason: 'As the contracts say.' });
    expect(figures('commitment').now.value).toBe(1);
  });
});

const tickets = resolve(import.meta.dirname, '../../../shared/data/ravenstack/ravenstack_support_tickets.csv');
const accounts = resolve(import.meta.dirname, '../../../shared/data/ravenstack/ravenstack_accounts.csv');

describe.skipIf(!existsSync(tickets))('figures of RavenStack [W6]', () => {
  /** What awk and sort make of the tickets of 2024: opened in it for the response, closed in it for the rest. */
  const awk = (program: string): string[] => execFileSync('/bin/sh', ['-c', `awk -F, '${program}' "$1" | sort -n`, 'sh', tickets], { encoding: 'utf8' }).trim().split('\n');
  const middle = (sorted: readonly string[]): number => (Number(sorted[Math.ceil(sorted.length / 2) - 1]) + Number(sorted[Math.floor(sorted.length / 2)])) / 2;

  it('are what awk and sort find in the file', () => {
    bring(test.desk, accounts, 'accounts');
    bring(test.desk, tickets, 'issues');
    const of = (metric: MetricId): MetricFigures['now'] => runQuery(test.desk, 'metrics.figures', { metric, to: '2024-12-31', days: 366 }).now;
    // A response later than the resolution is left out by its rule.
    const responses = awk('NR > 1 && $3 >= "2024-01-01" && $3 <= "2024-12-31" && $7 != "" && $7 <= $5 * 60 { print $7 }');
    const response = of('first-response');
    expect({ value: response.value, counted: response.counted }).toEqual({ value: middle(responses), counted: responses.length });
    expect(response.p90).toBe(Number(responses[Math.ceil((responses.length * 9) / 10) - 1]));
    const closed = awk('NR > 1 && substr($4, 1, 10) >= "2024-01-01" && substr($4, 1, 10) <= "2024-12-31" { print $5 * 60 }');
    expect(of('resolution')).toMatchObject({ value: middle(closed), counted: closed.length });
    const said = awk('NR > 1 && substr($4, 1, 10) >= "2024-01-01" && substr($4, 1, 10) <= "2024-12-31" && $8 != "" { print $8 }');
    const satisfaction = of('satisfaction');
    expect(satisfaction).toMatchObject({ counted: said.length, total: closed.length, leftOut: [{ reason: 'missing-value', issues: closed.length - said.length }] });
    expect(satisfaction.value).toBeCloseTo(said.reduce((sum, score) => sum + Number(score), 0) / said.length, 12);
    expect(of('reopened')).toMatchObject({ value: null, counted: 0 });
  });
});
