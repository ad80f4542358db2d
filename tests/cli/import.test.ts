import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { runCommand } from '../../electron/dispatch';
import { writeWorkbook } from '../../electron/files/spreadsheet/xlsx/write';
import { changeWorkspace } from '../../electron/cli/desk';
import { runCli, runCliJson } from '../support/cli';
import { openDataFolder, planFor } from '../support/data-file';

const data = openDataFolder();
afterAll(() => data.remove());
const fixture = (name: string): string => resolve(import.meta.dirname, '../fixtures/csv', name);

let workspace = '';
let count = 0;
beforeEach(async () => {
  workspace = data.write(`workspace-${(count += 1)}`, '').concat('.docket');
  await runCli('new', workspace, '--as-of', '2026-11-21');
});

const tickets = data.write('tickets.csv', 'Ticket ID,Subject,Created at,Priority\nT-1,One,2026-11-01,high\nT-2,Two,2027-01-01,high\n');
/** The log's head, which every change moves, and the register. */
const stateOf = async (file: string): Promise<unknown[]> => [(await runCliJson('check', file)).json, (await runCliJson('rank', file)).json];
const ids = (json: unknown): unknown => (Array.isArray(json) ? json.map((row: unknown) => (typeof row === 'object' && row !== null && 'ref' in row ? row.ref : null)) : null);

describe('docket import', () => {
  it('prints counts, anomalies and the id, in this order [W5, W6]', async () => {
    const { code, out } = await runCli('import', workspace, tickets, '--as', 'issues', '--json');
    expect(code).toBe(0);
    expect(out).toMatch(/^\{"rows":2,"imported":2,"updated":0,"unchanged":0,"rejected":0,"anomalies":\[\{"row":3,"column":"Created at","rule":"date-in-future","value":"2027-01-01"\}\],"importId":"[0-9a-f-]{36}"\}\n$/);
  });

  it('numbers rows as a person sees them when the header is row 1, below a title too', async () => {
    const titled = data.write('titled.csv', 'Export of today\nTicket ID,Subject,Created at\n\nT-1,"two\nlines",2026-11-01\n,None,2026-11-01\n');
    const { json } = await runCliJson('import', workspace, titled, '--as', 'issues');
    expect(json).toMatchObject({ rows: 2, imported: 1, rejected: 1, anomalies: [{ row: 5, column: 'Ticket ID', rule: 'missing-identifier', value: '' }] });
  });

  it('reads a sheet of a workbook, with its numbers as numbers whatever the mapping was kept for [W5]', async () => {
    const header = ['Account ID', 'Account name', 'ARR (USD)'];
    const book = data.write('accounts.xlsx', writeWorkbook({ sheets: [{ name: 'Notes', rows: [['Read me'], ['Nothing here']] }, { name: 'Accounts', rows: [header, ['A-1', 'Bjørnstad', 1.234], ['A-2', 'Ørsted', 1_234_567.5]] }] }));
    const { code, out } = await runCli('import', workspace, book, '--as', 'accounts', '--sheet', 'Accounts');
    expect([code, out]).toMatchObject([0, expect.stringContaining('Sheet "Accounts" was read.')]);
    expect((await runCliJson('accounts', workspace)).json).toMatchObject([{ ref: 'A-1', arr: 1.23 }, { ref: 'A-2', arr: 1_234_567.5 }]);
    const missing = await runCli('import', workspace, book, '--as', 'accounts', '--sheet', 'None');
    expect([missing.code, missing.err]).toEqual([1, 'error: accounts.xlsx has no sheet "None". Nothing was imported. It has "Notes", "Accounts".\n']);
  });

  it('lists a number of 16 digits in a workbook as an anomaly [W6]', async () => {
    const book = data.write('digits.xlsx', writeWorkbook({ sheets: [{ name: 'T', rows: [['Ticket ID', 'Subject', 'Created at'], [1_234_567_890_123_450, 'One', { date: '2026-11-01' }]] }] }));
    const { json } = await runCliJson('import', workspace, book, '--as', 'issues');
    expect(json).toMatchObject({ rows: 1, imported: 1, anomalies: [{ row: 2, column: 'Ticket ID', rule: 'doubtful-digits', value: '1234567890123450' }] });
  });

  it('changes nothing the second time [W5]', async () => {
    await runCli('import', workspace, tickets, '--as', 'issues');
    const { code, json } = await runCliJson('import', workspace, tickets, '--as', 'issues');
    expect([code, json]).toMatchObject([0, { rows: 2, imported: 0, updated: 0, unchanged: 2, rejected: 0 }]);
  });

  it('warns on stderr that the rows of a file are known from another mapping, before it writes them [W5, W6]', async () => {
    await runCli('import', workspace, tickets, '--as', 'issues');
    const warning = /^warning: All 2 references are known from another mapping, "Guessed issues" \(tickets\.csv, \d+ \w+ \d{4}\): they would come in a second time\. Choose that mapping, or import them if they are other records\.\n$/;
    const tried = await runCli('import', workspace, tickets, '--mapping', 'zendesk', '--dry-run', '--json');
    expect([tried.code, tried.err, JSON.parse(tried.out)]).toMatchObject([0, expect.stringMatching(warning), { imported: 2, importId: null }]);
    const done = await runCliJson('import', workspace, tickets, '--mapping', 'zendesk');
    expect([done.code, done.err, done.json]).toMatchObject([0, expect.stringMatching(warning), { imported: 2 }]);
    // By now each mapping has them as its own.
    expect((await runCli('import', workspace, tickets, '--mapping', 'zendesk')).err).toBe('');
    expect((await runCli('import', workspace, tickets, '--as', 'issues')).err).toBe('');
  });

  it('says nothing of another mapping where few references are the same, or its import was undone [W5]', async () => {
    const { json } = await runCliJson('import', workspace, tickets, '--as', 'issues');
    const others = data.write('others.csv', 'Ticket ID,Subject,Created at\nT-1,One,2026-11-01\nT-8,Eight,2026-11-02\n');
    expect((await runCli('import', workspace, others, '--mapping', 'zendesk', '--dry-run')).err).toBe('');
    await runCli('undo', workspace, '--import', String(Object.entries(Object(json)).find(([key]) => key === 'importId')?.[1]));
    expect((await runCli('import', workspace, tickets, '--mapping', 'zendesk')).err).toBe('');
  });

  it('writes nothing with --dry-run, beside an open window too [W6]', async () => {
    const before = readFileSync(workspace);
    writeFileSync(`${workspace}.lock`, String(process.pid));
    const { code, json } = await runCliJson('import', workspace, tickets, '--as', 'issues', '--dry-run');
    expect([code, json]).toMatchObject([0, { rows: 2, imported: 2, importId: null }]);
    expect(readFileSync(workspace).equals(before)).toBe(true);
    expect((await runCli('import', workspace, tickets, '--as', 'issues')).code).toBe(1);
  });

  it('flags issues that nothing says the opening date of, by row or once for the file, and leaves none out [W6]', async () => {
    const blank = data.write('blank.csv', 'Ticket ID,Subject,Created at\nT-1,One,\nT-2,Two,2026-11-02\n');
    expect((await runCliJson('import', workspace, blank, '--as', 'issues')).json).toMatchObject({ imported: 2, rejected: 0, anomalies: [{ row: 2, column: 'Created at', rule: 'missing-value', value: '' }] });
    const undated = data.write('undated.csv', 'Ticket ID,Subject\nU-1,One\nU-2,Two\n');
    expect((await runCliJson('import', workspace, undated, '--as', 'issues')).json).toMatchObject({ imported: 2, rejected: 0, anomalies: [{ row: 1, column: '', rule: 'missing-value', value: 'no column says when an issue was opened' }] });
  });

  it('leaves rows with anomalies out with --on-anomaly skip [W6]', async () => {
    const { json } = await runCliJson('import', workspace, tickets, '--as', 'issues', '--on-anomaly', 'skip');
    expect(json).toMatchObject({ rows: 2, imported: 1, rejected: 1 });
    expect(ids((await runCliJson('rank', workspace)).json)).toEqual(['T-1']);
  });

  it('takes a mapping from a file, and a saved one by its name [W5]', async () => {
    const file = data.write('numbers.csv', 'Nummer;Betreff\nT-1;Eins\n');
    const mapping = { name: 'Deutsch', kind: 'issues', columns: [{ column: 'Nummer', field: 'ref' }, { column: 'Betreff', field: 'title' }] };
    const mappingFile = data.write('mapping.json', JSON.stringify(mapping));
    expect((await runCliJson('import', workspace, file, '--as', 'issues', '--mapping', mappingFile)).json).toMatchObject({ imported: 1 });
    await changeWorkspace(workspace, { role: 'facilitator' }, (desk) => runCommand(desk, 'imports.saveMapping', { mapping: { ...planFor(tickets, 'issues').mapping, name: 'Mine', system: 'desk' } }));
    expect((await runCliJson('import', workspace, tickets, '--as', 'issues', '--mapping', 'Mine')).json).toMatchObject({ imported: 2 });
  });

  it('tags the import with its source, and files issues accordingly [W1, W2]', async () => {
    await runCli('import', workspace, tickets, '--as', 'issues', '--source', 'health');
    const { json } = await runCliJson('rank', workspace, '--criterion', 'silent-experience-erosion');
    expect(ids(json)).toEqual(expect.arrayContaining(['T-1', 'T-2']));
  });

  it('is refused to a role that may not import', async () => {
    const { code, err } = await runCli('import', workspace, tickets, '--as', 'issues', '--role', 'auditor');
    expect(code).toBe(1);
    expect(err).toContain('The role auditor may not do this');
  });
});

describe('bad input is refused with 1, a sentence, and a workspace as it was', () => {
  const deutsch = { name: 'Deutsch', kind: 'issues', columns: [{ column: 'Nummer', field: 'ref' }] };
  const cases: readonly [string, () => string[], RegExp][] = [
    ['a file that is not there', () => [`${tickets}.gone`], /is not there/],
    ['a folder', () => [resolve(import.meta.dirname)], /is a folder/],
    ['an empty file', () => [fixture('empty.csv')], /is empty/],
    ['a file of blank lines', () => [fixture('blank-lines-only.csv')], /is empty/],
    ['a workbook that was cut off', () => [fixture('workbook.csv')], /is damaged: its directory is missing, as in a file that was cut off/],
    ['a picture', () => [fixture('picture.csv')], /is a picture/],
    ['JSON that holds no objects', () => [data.write('numbers.json', '[[1, 2], [3, 4]]')], /is JSON without any object/],
    ['JSON that breaks off', () => [data.write('cut.json', '[{"ticket id": "T-1"}, {"ticket')], /breaks off/],
    ['an encoding that the bytes do not allow', () => [fixture('windows-1252.csv'), '--encoding', 'utf-8'], /not UTF-8 throughout/],
    ['a header row that is not there', () => [tickets, '--header-row', '9'], /nothing in row 9/],
    ['an encoding of a workbook', () => [data.write('book.xlsx', writeWorkbook({ sheets: [{ name: 'T', rows: [['Ticket ID'], ['T-1']] }] })), '--encoding', 'utf-8'], /has no encoding and no delimiter/],
    ['rejected rows over the data', () => [tickets, '--rejects', tickets], /is what is read here/],
    ['rejected rows over the workspace', () => [tickets, '--rejects', workspace], /is what is read here/],
    ['rejected rows in a folder that is not there', () => [tickets, '--rejects', `${tickets}.folder/out.csv`], /folder is not there/],
    ['a ready mapping of a tool that the file is not from', () => [data.write('numbers-only.csv', 'Colour,Size\nred,4\n'), '--mapping', 'jira'], /does not read like an export of Jira/],
    ['a web page', () => [fixture('web-page-not-csv.csv')], /web page/],
    ['NUL bytes', () => [data.write('nuls.csv', `Ticket ID,Subject\nT-1,${'\0'.repeat(9)}\n`)], /NUL bytes/],
    ['control bytes', () => [fixture('control-bytes.csv')], /not a text file/],
    ['UTF-16 cut in a character', () => [fixture('utf-16le-cut-in-a-character.csv')], /middle of a character/],
    ['a file without a header', () => [fixture('without-header.csv')], /has no header/],
    ['an unterminated quote', () => [fixture('unterminated-quote.csv')], /quote/],
    ['dates that can be read two ways', () => [data.write('ambiguous.csv', 'Ticket ID,Created at\nT-1,01/02/2026\n')], /day or month first/],
    ['a file without an identifier', () => [data.write('no-ref.csv', 'Subject,Colour\nOne,red\n')], /no column for External reference/],
    ['a mapping to a column that is gone', () => [tickets, '--mapping', data.write('gone.json', JSON.stringify(deutsch))], /uses column "Nummer", which the file does not have/],
    ['a mapping to a field that there is not', () => [tickets, '--mapping', data.write('field.json', JSON.stringify({ ...deutsch, columns: [{ column: 'Subject', field: 'colour' }] }))], /"colour", which is no field of issues/],
    ['a mapping for another kind', () => [tickets, '--mapping', 'ravenstack-accounts'], /is for accounts/],
    ['a mapping that nobody saved', () => [tickets, '--mapping', 'Mine'], /no mapping named Mine/],
    ['a mapping file that is not there', () => [tickets, '--mapping', 'nowhere.json'], /nowhere\.json is not there/],
    ['a mapping file that is not JSON', () => [tickets, '--mapping', data.write('broken.json', '{"name":')], /is not JSON/],
    ['a mapping file of another shape', () => [tickets, '--mapping', data.write('shape.json', '{"name":"x","kind":"invoices","columns":[]}')], /is not a mapping: kind/],
    ['a mapping in an unknown time zone', () => [tickets, '--mapping', data.write('zone.json', JSON.stringify({ ...deutsch, columns: [{ column: 'Ticket ID', field: 'ref' }], timeZone: 'Mars/Olympus' }))], /time zone "Mars\/Olympus"/],
  ];

  it.each(cases)('%s [W5]', async (_, argv, message) => {
    await runCli('import', workspace, tickets, '--as', 'issues');
    const before = await stateOf(workspace);
    const { code, out, err } = await runCli('import', workspace, ...argv(), '--as', 'issues');
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(message);
    expect(await stateOf(workspace)).toEqual(before);
  });

  it('reads what only looks bad: UTF-16, Windows-1252, a BOM [W5]', async () => {
    for (const name of ['utf-16le-bom.csv', 'utf-16be-without-bom.csv', 'windows-1252.csv', 'utf-8-bom.csv']) {
      const { code } = await runCli('import', workspace, fixture(name), '--as', 'accounts', '--dry-run');
      expect([name, code]).toEqual([name, 0]);
    }
  });

  it('ends with 2 where the command line itself is wrong', async () => {
    expect((await runCli('import', workspace, tickets)).code).toBe(2);
    expect((await runCli('import', workspace, tickets, '--as', 'invoices')).code).toBe(2);
    expect((await runCli('import', workspace, tickets, '--as', 'issues', '--on-anomaly', 'fix')).code).toBe(2);
  });
});
