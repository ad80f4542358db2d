import { existsSync, readFileSync } from 'node:fs';
import { z } from '@shared/zod';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCommand, runQuery } from '../../electron/dispatch';
import { addAccounts, addIssues } from '../support/register';
import { runCli, runCliJson } from '../support/cli';
import { openTestDesk, type TestDesk } from '../support/workspace';

const keys = ['number', 'ref', 'title', 'account', 'segment', 'arr', 'impact', 'severity', 'time', 'score', 'band', 'fragile', 'proposed', 'override'];
const Rows = z.array(z.record(z.string(), z.unknown()));

let test: TestDesk;
beforeEach(() => {
  test = openTestDesk();
  const [halden, corvus] = addAccounts(test.desk, [
    { ref: 'A-1', name: 'Halden Medical', segment: 'enterprise', arrMinor: 124_050, renewal: '2026-12-01' },
    { ref: 'A-2', name: 'Corvus', segment: 'smb', arrMinor: 5_000, currency: 'JPY', renewal: '2027-11-20' },
  ]);
  const [first] = addIssues(test.desk, [
    { title: 'Export breaks', accountId: halden ?? null, vendorPriority: 'urgent', criterion: 'technical-product-issues' },
    { title: 'Slow answers', accountId: corvus ?? null, vendorPriority: 'low' },
    { title: 'Nobody knows', vendorPriority: null, firstResponseMinutes: null, openedOn: null },
    { title: 'Set aside', accountId: corvus ?? null, vendorPriority: 'low' },
  ]);
  const proposalOf = (number: number) => runQuery(test.desk, 'issues.search', { text: `#${number}` }).map(({ id }) => runQuery(test.desk, 'scoring.proposal', { issueId: id })?.id);
  runCommand(test.desk, 'scoring.record', { issueId: first?.id, factors: { impact: 5, severity: 3, time: 3 }, reason: 'r', dimensionReasons: { impact: '', severity: '', time: '' } });
  runCommand(test.desk, 'scoring.rejectProposals', { ids: proposalOf(4), reason: 'Duplicate.' });
});
afterEach(() => test.close());

describe('docket rank', () => {
  it('prints every issue in the order of the app, exactly as documented [S1]', async () => {
    const { code, json, err } = await runCliJson('rank', test.file);
    expect([code, err]).toEqual([0, '']);
    expect(json).toEqual([
      { number: 1, ref: 'T-1', title: 'Export breaks', account: 'Halden Medical', segment: 'enterprise', arr: 1240.5, impact: 5, severity: 3, time: 3, score: 45, band: 'escalate', fragile: true, proposed: false, override: null },
      { number: 2, ref: 'T-2', title: 'Slow answers', account: 'Corvus', segment: 'smb', arr: 5000, impact: 2, severity: 1, time: 1, score: 2, band: 'monitor', fragile: false, proposed: true, override: null },
      { number: 4, ref: 'T-4', title: 'Set aside', account: 'Corvus', segment: 'smb', arr: 5000, impact: null, severity: null, time: null, score: null, band: null, fragile: null, proposed: false, override: null },
      { number: 3, ref: 'T-3', title: 'Nobody knows', account: null, segment: null, arr: null, impact: null, severity: null, time: null, score: null, band: null, fragile: null, proposed: true, override: null },
    ]);
    for (const row of Rows.parse(json)) expect(Object.keys(row)).toEqual(keys);
    expect(Rows.parse(json).map(({ number }) => number)).toEqual(runQuery(test.desk, 'issues.list', { offset: 0, limit: 10 }).rows.map(({ number }) => number));
  });

  it('lists an issue where a person has placed it, beside what the arithmetic says [S5]', async () => {
    const [, second] = runQuery(test.desk, 'issues.list', { offset: 0, limit: 10 }).rows;
    runCommand(test.desk, 'scoring.placeOverride', { issueId: second?.id, band: 'immediate', deciderId: test.desk.actor.personId, reason: 'The board asked.', until: '2026-12-05' });
    const rows = Rows.parse((await runCliJson('rank', test.file)).json);
    expect(rows.map(({ number, score, band }) => [number, score, band])).toEqual([[2, 2, 'monitor'], [1, 45, 'escalate'], [4, null, null], [3, null, null]]);
    expect(rows[0]?.['override']).toEqual({ band: 'immediate', position: 'by-score', decider: 'Mara Ellison', reason: 'The board asked.', from: '2026-11-21', until: '2026-12-05' });
    expect(Rows.parse((await runCliJson('rank', test.file, '--band', 'immediate')).json).map(({ number }) => number)).toEqual([2]);
  });

  it('keeps to a limit, a criterion and a band [S1]', async () => {
    const numbers = async (...options: string[]): Promise<unknown[]> => Rows.parse((await runCliJson('rank', test.file, ...options)).json).map(({ number }) => number);
    expect(await numbers('--limit', '2')).toEqual([1, 2]);
    expect(await numbers('--criterion', 'technical-product-issues')).toEqual([1]);
    expect(await numbers('--band', 'monitor')).toEqual([2]);
    expect(await numbers('--band', 'monitor', '--criterion', 'technical-product-issues')).toEqual([]);
  });

  it('lists more than one query gives, each issue once [S1]', async () => {
    addIssues(test.desk, Array.from({ length: 1100 }, () => ({})));
    const rows = Rows.parse((await runCliJson('rank', test.file)).json);
    expect(new Set(rows.map(({ number }) => number)).size).toBe(1104);
    expect(rows).toHaveLength(1104);
    expect((await runCliJson('rank', test.file, '--limit', '501')).json).toEqual(rows.slice(0, 501));
  });

  it('is a table for people [S1]', async () => {
    const { out } = await runCli('rank', test.file);
    expect(out).toBe(
      ['#   Score  Band                         Title          Account', '#1     45  Escalate this week, fragile  Export breaks  Halden Medical', '#2      2  Monitor (proposed)           Slow answers   Corvus', '#4      -  -                            Set aside      Corvus', '#3      -  -                            Nobody knows   -', ''].join('\n'),
    );
  });

  it('leaves the file as it is', async () => {
    test.desk.workspace.close();
    const before = readFileSync(test.file);
    await runCli('rank', test.file);
    expect(readFileSync(test.file).equals(before)).toBe(true);
    expect(existsSync(`${test.file}-wal`)).toBe(false);
  });
});
