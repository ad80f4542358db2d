import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { runCli } from '../support/cli';
import { openDataFolder } from '../support/data-file';

const data = openDataFolder();
afterAll(() => data.remove());

describe('docket brief', () => {
  it('prints an account on one page, by its reference or its name [W4]', async () => {
    const workspace = data.write('brief', '').concat('.docket');
    await runCli('new', workspace, '--as-of', '2026-11-21');
    await runCli('import', workspace, data.write('accounts.csv', 'Account ID,Name,Segment,ARR,Currency\nA-1,Halden Medical,Enterprise,1000,EUR\n'), '--as', 'accounts');
    await runCli('import', workspace, data.write('health.csv', 'Account,Date,Health score\nHalden Medical,2026-10-03,61\n'), '--as', 'measurements');
    const { code, out } = await runCli('brief', workspace, '--account', 'A-1');
    expect([code, out]).toEqual([0, expect.stringContaining('# Halden Medical')]);
    expect(out).toContain('- Health: 61 in Oct 2026');
    expect(await runCli('brief', workspace, '--account', 'halden medical')).toEqual({ code: 0, out, err: '' });
    const pdf = `${workspace}.pdf`;
    expect(await runCli('brief', workspace, '--account', 'A-1', '--out', pdf, '--json')).toMatchObject({ code: 0, out: `{"file":${JSON.stringify(pdf)},"bytes":${readFileSync(pdf).length}}\n` });
    expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');
    const missing = await runCli('brief', workspace, '--account', 'A-9');
    expect([missing.code, missing.err]).toEqual([1, expect.stringContaining('No account has the reference A-9')]);
  });
});
