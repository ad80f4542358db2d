import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCli, runCliJson } from '../support/cli';

const fixture = (name: string): string => join('tests/fixtures/texts', name);
let folder: string;
let file: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'docket-cli-texts-'));
  file = join(folder, 'w.docket');
  await runCli('new', file);
  const accounts = join(folder, 'accounts.csv');
  writeFileSync(accounts, 'account_id,account_name\nA-1,Alder Freight AS\nA-2,Juniper Laboratories\n');
  await runCli('import', file, accounts, '--as', 'accounts');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('docket import of e-mails and transcripts [W5]', () => {
  it('counts each message once, and changes nothing the second time', async () => {
    const mailbox = [file, fixture('thread-of-four-mboxo.mbox'), '--as', 'interactions', '--own-domain', 'docket-desk.example'];
    expect(await runCliJson('import', ...mailbox)).toMatchObject({ code: 0, json: { rows: 4, imported: 4, updated: 0, unchanged: 0, rejected: 0, anomalies: [{ row: 4, column: 'thread-of-four-mboxo.mbox', rule: 'unknown-account', value: 'cafe-creme.example' }] } });
    expect(await runCliJson('import', ...mailbox.slice(0, 4))).toMatchObject({ code: 0, json: { rows: 4, imported: 0, updated: 0, unchanged: 4, rejected: 0 } });
    expect(await runCli('check', file)).toMatchObject({ code: 0 });
  });

  it('takes several files, the account of all of them, and a day for those without', async () => {
    const { code, out } = await runCli('import', file, fixture('no-date.eml'), fixture('quarterly-review-2026-11-04.vtt'), fixture('web-page-named.eml'), '--as', 'interactions', '--account', 'Juniper Laboratories', '--date', '2026-11-09');
    expect({ code, out }).toEqual({ code: 0, out: 'Interactions: 3 rows, 2 imported, 0 updated, 0 unchanged, 1 rejected. 1 anomaly:\nRow  Column             Rule             Value\n  3  web-page-named.eml  unreadable-text  it is a web page, not a message\n'.replace('Row  Column             Rule', 'Row  Column              Rule') });
  });

  it('writes nothing in a dry run, for an unknown account, or where nothing can be read', async () => {
    const { json } = await runCliJson('import', file, fixture('praise-in-windows-1252.eml'), '--as', 'interactions', '--dry-run');
    expect(json).toMatchObject({ rows: 1, imported: 1, importId: null });
    expect(await runCli('import', file, fixture('praise-in-windows-1252.eml'), '--as', 'interactions', '--account', 'Nobody')).toMatchObject({ code: 1, err: expect.stringContaining('There is no account "Nobody"') });
    expect(await runCli('import', file, fixture('web-page-named.eml'), '--as', 'interactions')).toMatchObject({ code: 1, err: expect.stringContaining('it is a web page, not a message') });
    expect((await runCliJson('import', file, fixture('praise-in-windows-1252.eml'), '--as', 'interactions')).json).toMatchObject({ imported: 1 });
  });

  it('keeps tables apart: their options, and a .txt file that is one', async () => {
    const table = join(folder, 'calls.txt');
    writeFileSync(table, 'call_id\taccount\tcall date\tsubject\n1\tA-1\t2026-11-02\tReview\n');
    expect(await runCliJson('import', file, table, '--as', 'interactions', '--delimiter', 'tab')).toMatchObject({ code: 0, json: { rows: 1, imported: 1 } });
    expect(await runCli('import', file, table, '--as', 'issues', '--own-domain', 'a.example')).toMatchObject({ code: 1, err: expect.stringContaining('--own-domain') });
    expect(await runCli('import', file, fixture('no-date.eml'), '--as', 'interactions', '--own-domain', 'nodot')).toMatchObject({ code: 2 });
  });
});
