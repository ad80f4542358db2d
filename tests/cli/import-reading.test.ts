import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { openWorkspace } from '../../electron/store/database';
import { runCli, runCliJson } from '../support/cli';
import { openDataFolder } from '../support/data-file';

const data = openDataFolder();
afterAll(() => data.remove());

let workspace = '';
let count = 0;
beforeEach(async () => {
  workspace = data.write(`workspace-${(count += 1)}`, '').concat('.docket');
  await runCli('new', workspace, '--as-of', '2026-11-21');
});
const rank = async (): Promise<unknown> => (await runCliJson('rank', workspace)).json;

describe('docket import says how a file is read [W5]', () => {
  it('takes encoding, delimiter and header row as given', async () => {
    const file = data.write('odd.txt', Buffer.from('Export~\nTicket ID~Subject~Created at\nT-1~Caf\xe9~2026-11-01\n', 'latin1'));
    const { code, json } = await runCliJson('import', workspace, file, '--as', 'issues', '--encoding', 'windows-1252', '--delimiter', '~', '--header-row', '2');
    expect([code, json]).toMatchObject([0, { rows: 1, imported: 1 }]);
    expect(await rank()).toMatchObject([{ ref: 'T-1', title: 'Café' }]);
  });

  it('names columns by position where no row does', async () => {
    const file = data.write('bare.csv', 'T-1,One,2026-11-01\nT-2,Two,2026-11-02\n');
    const mapping = data.write('bare.json', JSON.stringify({ name: 'Bare', kind: 'issues', columns: [{ column: 'Column 1', field: 'ref' }, { column: 'Column 2', field: 'title' }, { column: 'Column 3', field: 'opened' }] }));
    expect((await runCliJson('import', workspace, file, '--header-row', '0', '--mapping', mapping)).json).toMatchObject({ rows: 2, imported: 2, anomalies: [] });
  });

  it('refuses dates that can be read two ways with both readings, and reads them as told', async () => {
    const file = data.write('ambiguous.csv', 'Ticket ID,Subject,Created at\nT-1,One,03/04/2026\n');
    const { code, err } = await runCli('import', workspace, file, '--as', 'issues');
    expect([code, err]).toEqual([1, 'error: Dates in column "Created at" can be read as day or month first, and none of them decides it: 03/04/2026 is 3 Apr 2026 (day first) or 4 Mar 2026 (month first). Nothing was imported. Say which date order it is.\n']);
    expect(await rank()).toEqual([]);
    await runCli('import', workspace, file, '--as', 'issues', '--date-order', 'mdy');
    expect((await runCliJson('import', workspace, file, '--as', 'issues', '--date-order', 'mdy')).json).toMatchObject({ unchanged: 1 });
    expect((await runCliJson('import', workspace, file, '--as', 'issues', '--date-order', 'dmy')).json).toMatchObject({ updated: 1 });
  });

  it('ends with 2 for what is no delimiter, order or encoding', async () => {
    const file = data.write('a.csv', 'Ticket ID\nT-1\n');
    for (const [option, value] of [['--delimiter', 'two'], ['--delimiter', '"'], ['--date-order', 'dym'], ['--encoding', 'latin9'], ['--header-row', '-1']]) expect([option, (await runCli('import', workspace, file, '--as', 'issues', option ?? '', value ?? '')).code]).toEqual([option, 2]);
    expect((await runCli('import', workspace, file, '--as', 'issues', '--dry-run', '--rejects', join(data.folder, 'r.csv'))).code).toBe(2);
  });

  it('reads JSON lines, and rejects a broken one with its number', async () => {
    const file = data.write('tickets.jsonl', '{"id":"T-1","subject":"One","created_at":"2026-11-01"}\n{"id":\n{"id":"T-3","subject":"Three","created_at":"2026-11-03"}\n');
    const { json } = await runCliJson('import', workspace, file, '--as', 'issues');
    expect(json).toMatchObject({ rows: 3, imported: 2, rejected: 1, anomalies: [{ row: 2, column: '', rule: 'broken-line', value: '{"id":' }] });
  });
});

describe('docket import --rejects [W5, W6]', () => {
  const broken = data.write('broken.csv', 'Ticket ID,Subject,Created at,Email\nT-1,One,2026-11-01,a@example.com\n,=cmd|x,2026-11-02,b@example.com\nT-3,only two\nT-4,"say ""hi"", twice",2026-11-04,c@example.com,extra\n');

  it('writes every row that was left out with its line, why, and its cells, neutralised', async () => {
    const out = join(data.folder, 'rejects.csv');
    const { out: said } = await runCli('import', workspace, broken, '--as', 'issues', '--rejects', out);
    expect(said).toContain(`3 rejected rows were written to ${out}.`);
    expect(readFileSync(out, 'utf8')).toBe(
      'Docket row,Docket reason,Ticket ID,Subject,Created at,Email\n' +
        "3,Missing identifier: Ticket ID is empty,,'=cmd|x,2026-11-02,b@example.com\n" +
        '4,Row does not fit the header: is 2 cells instead of 4,T-3,only two\n' +
        '5,Row does not fit the header: is 5 cells instead of 4,T-4,"say ""hi"", twice",2026-11-04,c@example.com,extra\n',
    );
  });

  it('holds nothing of a personal column, nor of a row in which its cells cannot be told', async () => {
    const out = join(data.folder, 'private.csv');
    const columns = [{ column: 'Ticket ID', field: 'ref' }, { column: 'Subject', field: 'title' }];
    const mapping = data.write('private.json', JSON.stringify({ name: 'Private', kind: 'issues', columns, personal: ['Email'] }));
    await runCli('import', workspace, broken, '--mapping', mapping, '--rejects', out);
    expect(readFileSync(out, 'utf8')).toBe(
      "Docket row,Docket reason,Ticket ID,Subject,Created at\n3,Missing identifier: Ticket ID is empty,,'=cmd|x,2026-11-02\n4,Row does not fit the header: is 2 cells instead of 4\n5,Row does not fit the header: is 5 cells instead of 4\n",
    );
    expect(readFileSync(workspace).includes('@example.com')).toBe(false);
    const both = data.write('both.json', JSON.stringify({ name: 'Both', kind: 'issues', columns: [...columns, { column: 'Email', field: 'owner' }], personal: ['Email'] }));
    expect((await runCli('import', workspace, broken, '--mapping', both)).err).toContain('marks column "Email" as personal and sends it to Owner');
  });

  it('can be repaired and imported itself', async () => {
    const plain = data.write('plain.csv', 'Ticket ID,Subject,Created at\nT-1,One,2026-11-01\n,=SUM(A1),2026-11-02\n');
    const out = join(data.folder, 'again.csv');
    await runCli('import', workspace, plain, '--as', 'issues', '--rejects', out);
    const text = readFileSync(out, 'utf8');
    expect(text).toContain("is empty,,'=SUM(A1),2026-11-02");
    const repaired = data.write('repaired.csv', text.replace('is empty,,', 'is empty,T-2,'));
    expect((await runCliJson('import', workspace, repaired, '--as', 'issues')).json).toMatchObject({ rows: 1, imported: 1, anomalies: [] });
    expect(await rank()).toEqual(expect.arrayContaining([expect.objectContaining({ ref: 'T-2', title: '=SUM(A1)' })]));
  });

  it('is not written where the import was refused', async () => {
    const out = join(data.folder, 'refused.csv');
    const file = data.write('two-ways.csv', 'Ticket ID,Created at\nT-1,01/02/2026\n');
    expect((await runCli('import', workspace, file, '--as', 'issues', '--rejects', out)).code).toBe(1);
    expect(existsSync(out)).toBe(false);
  });
});

describe('docket import --mapping of a tool [W5]', () => {
  const events = (last: string): string =>
    data.write(
      'events.csv',
      'number,incident_state,opened_at,sys_updated_at,priority,assignment_group\n' +
        'INC1,New,29/2/2016 01:16,29/2/2016 01:23,3 - Moderate,Group 1\n' +
        'INC2,New,29/2/2016 04:40,29/2/2016 04:57,2 - High,?\n' +
        'INC1,Active,29/2/2016 01:16,29/2/2016 08:53,3 - Moderate,Group 2\n' +
        `INC1,${last},29/2/2016 01:16,5/3/2016 12:00,3 - Moderate,Group 2\n`,
    );

  it('makes one issue of each number, and a second export counts none twice', async () => {
    const first = await runCliJson('import', workspace, events('Resolved'), '--mapping', 'servicenow');
    expect(first.json).toMatchObject({ rows: 4, imported: 2, updated: 0, unchanged: 2, rejected: 0 });
    expect((await runCliJson('import', workspace, events('Resolved'), '--mapping', 'servicenow')).json).toMatchObject({ rows: 4, imported: 0, updated: 0, unchanged: 4 });
    expect((await runCliJson('import', workspace, events('Closed'), '--mapping', 'servicenow')).json).toMatchObject({ rows: 4, imported: 0, updated: 1, unchanged: 3 });
    expect(await rank()).toHaveLength(2);
  });

  it('leaves a later state alone where an older export comes after it, and says so', async () => {
    await runCliJson('import', workspace, events('Resolved'), '--mapping', 'servicenow');
    const before = await rank();
    const older = data.write('older.csv', 'number,incident_state,opened_at,sys_updated_at\nINC1,New,29/2/2016 01:16,1/3/2016 12:00\nINC2,New,29/2/2016 04:40,29/2/2016 04:57\n');
    const { json } = await runCliJson('import', workspace, older, '--mapping', 'servicenow', '--dry-run');
    expect(json).toMatchObject({ rows: 2, imported: 0, updated: 0, unchanged: 2, rejected: 0, older: 1 });
    expect((await runCli('import', workspace, older, '--mapping', 'servicenow')).out).toContain('2 unchanged, 0 rejected. 1 row tells of an earlier state than the one stored, which stands.');
    expect(await rank()).toEqual(before);
  });

  it('reads every column of a name that Jira repeats: all labels, and the first component that says something', async () => {
    const file = data.write(
      'jira.csv',
      'Issue key,Summary,Created,Updated,Labels,Labels,Labels,Component/s,Component/s\n' +
        'PAY-1,Export fails,2026-11-01 08:00,2026-11-02 08:00,export,,billing,,Ledger\nPAY-2,Slow,2026-11-01 08:00,2026-11-02 08:00,,slow,,Web,API\nPAY-3,None,2026-11-01 08:00,2026-11-02 08:00,,,,,\n',
    );
    expect((await runCliJson('import', workspace, file, '--mapping', 'jira')).json).toMatchObject({ rows: 3, imported: 3, rejected: 0 });
    const opened = openWorkspace(workspace, { isReadOnly: true });
    try {
      expect(opened.db.prepare('SELECT ref, tags, waiting_on AS waitingOn FROM issues ORDER BY ref').all()).toEqual([
        { ref: 'PAY-1', tags: '["export","billing"]', waitingOn: 'Ledger' },
        { ref: 'PAY-2', tags: '["slow"]', waitingOn: 'Web' },
        { ref: 'PAY-3', tags: '[]', waitingOn: null },
      ]);
    } finally {
      opened.close();
    }
  });

  it('needs no kind, and refuses one that the tool has not', async () => {
    expect((await runCliJson('import', workspace, events('New'), '--mapping', 'servicenow', '--as', 'issues', '--dry-run')).json).toMatchObject({ rows: 4, imported: 2, importId: null });
    const { code, err } = await runCli('import', workspace, events('New'), '--mapping', 'jira', '--as', 'accounts');
    expect([code, err]).toEqual([1, expect.stringContaining('jira has no accounts')]);
    const unknown = await runCli('import', workspace, events('New'), '--mapping', 'Zendesk');
    expect([unknown.code, unknown.err]).toEqual([1, expect.stringContaining('There is no mapping named Zendesk')]);
  });
});
