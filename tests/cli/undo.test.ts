import { z } from '@shared/zod';
import { readFileSync } from 'node:fs';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { runCli, runCliJson } from '../support/cli';
import { openDataFolder } from '../support/data-file';

const data = openDataFolder();
afterAll(() => data.remove());
const tickets = data.write('tickets.csv', 'Ticket ID,Subject,Created at\nT-1,One,2026-11-01\nT-2,Two,2026-11-02\n');

let workspace = '';
let count = 0;
let importId = '';
beforeEach(async () => {
  workspace = data.write(`workspace-${(count += 1)}`, '').concat('.docket');
  await runCli('new', workspace, '--as-of', '2026-11-21');
  const { json } = await runCliJson('import', workspace, tickets, '--as', 'issues');
  importId = z.object({ importId: z.string() }).parse(json).importId;
});

const refs = async (): Promise<unknown> => (await runCliJson('rank', workspace)).json;

describe('docket imports and docket undo [W5, L3]', () => {
  it('lists imports with their ids, and marks the one that was undone', async () => {
    expect((await runCliJson('imports', workspace)).json).toMatchObject([{ id: importId, file: 'tickets.csv', kind: 'issues', source: 'ticketing', rows: 2, imported: 2, undone: null }]);
    await runCli('undo', workspace, '--import', importId);
    expect((await runCliJson('imports', workspace)).json).toMatchObject([{ id: importId, undone: { at: expect.stringMatching(/^\d{4}-/), by: expect.any(String) } }]);
    expect((await runCli('imports', workspace)).out).toContain('undone by');
  });

  it('undoes one by the beginning of its id, and prints what became of its records, in this order', async () => {
    const { code, out } = await runCli('undo', workspace, '--import', importId.slice(0, 20), '--json');
    expect([code, out]).toEqual([0, `{"importId":"${importId}","file":"tickets.csv","kind":"issues","dryRun":false,"removed":2,"restored":0,"partly":0,"kept":0,"unlinked":0,"reasons":[]}\n`]);
    expect(await refs()).toEqual([]);
    expect((await runCliJson('import', workspace, tickets, '--as', 'issues')).json).toMatchObject({ imported: 2 });
  });

  it('takes the short ids that the list prints for people [W5]', async () => {
    await runCli('import', workspace, tickets, '--as', 'issues');
    const { out } = await runCli('imports', workspace);
    const short = out.split('\n').slice(1, 3).map((row) => row.split(' ')[0] ?? '');
    expect(short.map((id) => id.length >= 8 && id.length < importId.length)).toEqual([true, true]);
    expect(importId.startsWith(short[0] ?? '')).toBe(true);
    const undone = await runCliJson('undo', workspace, '--import', short[0] ?? '');
    expect(undone).toMatchObject({ code: 0, json: { importId } });
  });

  it('says what it would do with --dry-run, and writes nothing', async () => {
    const before = readFileSync(workspace);
    expect((await runCliJson('undo', workspace, '--import', importId, '--dry-run')).json).toMatchObject({ dryRun: true, removed: 2, kept: 0 });
    expect((await runCli('undo', workspace, '--import', importId, '--dry-run')).out).toBe('tickets.csv, issues: 2 removed, 0 restored, 0 restored in part, 0 kept (dry run: nothing was written).\n');
    expect(readFileSync(workspace).equals(before)).toBe(true);
  });

  it('is a mistake of usage without an import, or with what is no id', async () => {
    expect((await runCli('undo', workspace)).code).toBe(2);
    expect((await runCli('undo', workspace, '--import', 'last')).code).toBe(2);
  });

  it('is refused for an import that is not there, that several could be, or that was undone', async () => {
    const gone = await runCli('undo', workspace, '--import', 'ffffffff');
    expect([gone.code, gone.err]).toEqual([1, expect.stringContaining('no import whose id begins with ffffffff')]);
    await runCli('import', workspace, tickets, '--as', 'issues');
    const several = await runCli('undo', workspace, '--import', importId.slice(0, 4));
    expect([several.code, several.err]).toEqual([1, expect.stringMatching(/More than one import has an id that begins with \w{4}\. Nothing was changed\. Give more of it: [0-9a-f-]{8,} is tickets\.csv \(issues, [\d-]+ [\d:]+\); [0-9a-f-]{8,} is tickets\.csv /)]);
    await runCli('undo', workspace, '--import', importId);
    const twice = await runCli('undo', workspace, '--import', importId);
    expect([twice.code, twice.err]).toEqual([1, expect.stringContaining('was undone by')]);
  });

  it('is refused to a role that may not import', async () => {
    expect(await runCli('undo', workspace, '--import', importId, '--role', 'auditor')).toMatchObject({ code: 1, out: '' });
  });
});
