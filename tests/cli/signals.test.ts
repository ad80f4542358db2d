import { existsSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from '@shared/zod';
import { addAccounts, addIssues } from '../support/register';
import { runCli, runCliJson } from '../support/cli';
import { openTestDesk, type TestDesk } from '../support/workspace';

const keys = ['rule', 'ref', 'account', 'criterion', 'impact', 'severity', 'time', 'reason', 'inputs', 'subject', 'number', 'accountRef', 'title', 'score', 'unknown', 'version'];
const Lines = z.array(z.record(z.string(), z.unknown()));

let test: TestDesk;
beforeEach(async () => {
  test = openTestDesk();
  const [halden] = addAccounts(test.desk, [
    { ref: 'A-1', name: 'Halden Medical', segment: 'enterprise', renewal: '2026-12-31' },
    { ref: 'A-9', name: 'Corvus', segment: 'unknown', renewal: '2026-12-11' },
  ]);
  addIssues(test.desk, [{ accountId: halden ?? null, vendorPriority: 'urgent', firstResponseMinutes: 90, openedOn: '2026-11-18', title: 'Export breaks' }]);
  test.desk.workspace.close();
  await runCli('signals', test.file, '--recompute');
});
afterEach(() => test.close());

describe('docket signals', () => {
  it('lists every open proposal of every rule as documented, the highest score first [W7]', async () => {
    const { code, json, err } = await runCliJson('signals', test.file);
    expect([code, err]).toEqual([0, '']);
    const lines = Lines.parse(json);
    for (const line of lines) expect(Object.keys(line)).toEqual(keys);
    expect(lines.map(({ rule, ref, account, criterion, impact, severity, time }) => [rule, ref, account, criterion, impact, severity, time])).toEqual([
      ['response-over-commitment', 'T-1', 'Halden Medical', 1, 5, 5, 2],
      ['initial-score', 'T-1', 'Halden Medical', 1, 5, 4, 2],
      // Its segment is not known, and no number is made of that.
      ['renewal-no-contact', 'A-9', 'Corvus', 6, null, 4, 3],
    ]);
    expect(lines[0]).toMatchObject({ inputs: { firstResponseMinutes: 90, committedMinutes: 30 }, subject: 'issue', number: 1, accountRef: 'A-1', title: 'Export breaks', score: 50, version: 1 });
    expect(lines[1]?.['reason']).toContain('Impact 5: enterprise account.');
    expect(lines[2]).toMatchObject({ subject: 'account', number: null, title: 'No contact before the renewal of Corvus', score: null, unknown: ['segment'] });
  });

  it('keeps to one rule, and refuses one that there is not [W7]', async () => {
    expect(Lines.parse((await runCliJson('signals', test.file, '--rule', 'renewal-no-contact')).json).map(({ rule }) => rule)).toEqual(['renewal-no-contact']);
    expect((await runCliJson('signals', test.file, '--rule', 'internal-wait')).json).toEqual([]);
    expect((await runCli('signals', test.file, '--rule', 'nonsense')).code).toBe(2);
    expect((await runCli('signals', test.file, '--rule', 'internal-wait')).out).toBe('No open proposals.\n');
  });

  it('is a table for people, and leaves the file as it is [W7]', async () => {
    const before = readFileSync(test.file);
    const { out } = await runCli('signals', test.file);
    expect(out.split('\n')[1]).toMatch(/^ +50 +response-over-commitment +#1 Export breaks +Halden Medical +The first response took 90 minutes, over/);
    expect(readFileSync(test.file).equals(before)).toBe(true);
    expect(existsSync(`${test.file}-wal`)).toBe(false);
  });

  it('computes anew when asked to, says what that did, and changes nothing the second time [W7]', async () => {
    const { code, err } = await runCli('signals', test.file, '--recompute');
    expect([code, err]).toEqual([0, 'note: 0 proposals were added, 0 changed, 0 withdrawn, 3 stayed as they were.\n']);
    expect((await runCli('signals', test.file, '--recompute', '--role', 'auditor')).code).toBe(1);
  });
});
