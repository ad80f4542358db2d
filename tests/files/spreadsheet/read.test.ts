import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSpreadsheet } from '../../../electron/files/spreadsheet/read';

const fixture = (name: string): string => resolve(import.meta.dirname, '../../fixtures/csv', name);
const cellsOf = (path: string): string[][] => [...openSpreadsheet(path).rows()].map(({ cells }) => cells);

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'docket-read-'));
});
afterAll(() => rmSync(folder, { recursive: true }));
const written = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const northern = [
  ['T-1', 'Bjørnstad Café', 'Über-late reply – “again”', '2026-10-01', 'high'],
  ['T-2', 'Ørsted Øl', 'Naïve façade', '2026-10-02', 'low'],
];

describe('encoding [W5]', () => {
  it.each([
    ['utf-8.csv', 'utf-8'],
    ['utf-8-bom.csv', 'utf-8-bom'],
    ['utf-16le-bom.csv', 'utf-16le'],
    ['utf-16be-bom.csv', 'utf-16be'],
    ['utf-16le-without-bom.csv', 'utf-16le'],
    ['utf-16be-without-bom.csv', 'utf-16be'],
    ['windows-1252.csv', 'windows-1252'],
  ])('reads %s as %s, the same cells in each', (name, encoding) => {
    const { facts } = openSpreadsheet(fixture(name));
    expect(facts.encoding).toBe(encoding);
    expect(facts.header).toEqual(['Ticket ID', 'Account', 'Subject', 'Opened', 'Priority']);
    expect(cellsOf(fixture(name))).toEqual(northern);
  });

  it('sees that a file is Windows-1252 by a byte far behind its beginning', () => {
    const path = written('late-byte.csv', Buffer.concat([Buffer.from(`id,name\n${'1,plain\n'.repeat(200_000)}`), Buffer.from([0x32, 0x2c, 0xe9, 0x0a])]));
    const rows = cellsOf(path);
    expect(openSpreadsheet(path).facts.encoding).toBe('windows-1252');
    expect(rows).toHaveLength(200_001);
    expect(rows.at(-1)).toEqual(['2', 'é']);
  });

  it('keeps characters whole that a chunk border cuts, in each encoding', () => {
    const rows = Array.from({ length: 60_000 }, (_, n) => [String(n), `é😀${'x'.repeat(n % 7)}`]);
    const text = `id,name\n${rows.map((cells) => cells.join(',')).join('\n')}\n`;
    const big = Buffer.from(text, 'utf16le').swap16();
    expect(cellsOf(written('utf8.csv', text))).toEqual(rows);
    expect(cellsOf(written('le.csv', Buffer.from(`\ufeff${text}`, 'utf16le')))).toEqual(rows);
    expect(cellsOf(written('be.csv', Buffer.concat([Buffer.from([0xfe, 0xff]), big])))).toEqual(rows);
  });
});

describe('layout [W5]', () => {
  it.each([
    ['utf-8.csv', ',', false],
    ['semicolons-with-decimal-commas.csv', ';', false],
    ['tabs.tsv', '\t', false],
    ['bars.csv', '|', false],
    ['sep-line.csv', ';', true],
    ['stated-bar.csv', '|', true],
    ['title-above-header.csv', ';', false],
  ])('finds the delimiter of %s', (name, delimiter, isDelimiterStated) => {
    expect(openSpreadsheet(fixture(name)).facts).toMatchObject({ delimiter, isDelimiterStated });
  });

  it('takes no row for the sep= line, and the header is row 1', () => {
    const sheet = openSpreadsheet(fixture('sep-line.csv'));
    expect(sheet.facts).toMatchObject({ headerRow: 1, header: ['Ticket ID', 'Subject'] });
    expect([...sheet.rows()]).toEqual([{ row: 2, cells: ['T-1', 'a, b, c'], hasMalformedQuote: false }]);
  });

  it('reads mixed line ends and a last row without one', () => {
    expect(cellsOf(fixture('mixed-line-ends.csv'))).toEqual([['T-1', 'unix next'], ['T-2', 'mac next'], ['T-3', 'two\r\nlines'], ['T-4', 'no final line end']]);
  });

  it('finds the header below a title line', () => {
    const { facts } = openSpreadsheet(fixture('title-above-header.csv'));
    expect(facts).toMatchObject({ headerRow: 3, header: ['Ticket ID', 'Subject', 'Priority'] });
    expect(facts.sample.map(({ row }) => row)).toEqual([4, 5]);
  });

  it('gives repeated and blank columns names of their own and says which', () => {
    expect(openSpreadsheet(fixture('duplicate-headers.csv')).facts).toMatchObject({ header: ['id', 'name', 'id (2)', 'age', 'id (3)'], duplicateHeaders: ['id', 'id'], repeatedColumns: [[0, 2, 4]], blankHeaders: [] });
    expect(openSpreadsheet(fixture('blank-header.csv')).facts).toMatchObject({ header: ['id', 'Column 2', 'age', 'Column 4'], blankHeaders: [2, 4] });
  });

  it('takes __proto__ for a name like any other', () => {
    const sheet = openSpreadsheet(fixture('proto-header.csv'));
    expect(sheet.facts.header).toEqual(['__proto__', 'constructor', 'Ticket ID']);
    expect([...sheet.rows()].map(({ cells }) => cells)).toEqual([['a', 'b', 'T-1']]);
  });

  it('keeps long identifiers and leading zeros as written', () => {
    expect(cellsOf(fixture('long-identifiers.csv')).map(([id]) => id)).toEqual(['0001234567890123', '9007199254740993']);
  });

  it('gives a header alone no rows', () => {
    expect(cellsOf(fixture('header-only.csv'))).toEqual([]);
  });

  it('gives blank lines no row and keeps the numbers of the others', () => {
    expect([...openSpreadsheet(fixture('blank-lines-between.csv')).rows()].map(({ row }) => row)).toEqual([3, 6]);
  });
});

describe('a file of its header alone [W5]', () => {
  it.each(['id,name\n', 'id,name', '"id","name"'])('has no rows: %j', (text) => {
    expect([...openSpreadsheet(written('header-alone.csv', text)).rows()]).toEqual([]);
  });
});

describe('refusals: each says what it is and that nothing was imported [L6]', () => {
  it.each([
    ['empty.csv', /is empty/],
    ['bom-only.csv', /is empty/],
    ['blank-lines-only.csv', /is empty/],
    ['control-bytes.csv', /no text has/],
    ['utf-16le-cut-in-a-character.csv', /middle of a character/],
    ['picture.csv', /is a picture/],
    ['workbook.csv', /is damaged: its directory is missing/],
    ['web-page-not-csv.csv', /web page/],
    ['without-header.csv', /has no header/],
  ])('%s', (name, message) => {
    const open = (): unknown => openSpreadsheet(fixture(name));
    expect(open).toThrow(message);
    expect(open).toThrow(/Nothing was imported/);
    expect(open).toThrow(expect.objectContaining({ code: 'unreadable-file' }));
  });

  it('a folder, and a file that is not there', () => {
    expect(() => openSpreadsheet(folder)).toThrow(expect.objectContaining({ code: 'unreadable-file', message: expect.stringContaining('is a folder') }));
    expect(() => openSpreadsheet(join(folder, 'gone.csv'))).toThrow(expect.objectContaining({ code: 'not-found' }));
  });

  it('an unterminated quote, by its row', () => {
    expect(() => cellsOf(fixture('unterminated-quote.csv'))).toThrow(/Row 3 opens a quote/);
  });

  it('a 5 MB cell, by its row, in the middle, at the start and in the header', () => {
    const long = 'x'.repeat(5 * 1024 * 1024);
    expect([...openSpreadsheet(written('long-cell.csv', `id,name\n1,a\n2,${long}\n3,c\n`)).rows()].map(({ row, isTooLong = false }) => [row, isTooLong])).toEqual([[2, false], [3, true], [4, false]]);
    expect([...openSpreadsheet(written('long-quoted.csv', `id,name\n1,"${long}\n"\n`)).rows()]).toMatchObject([{ row: 2, isTooLong: true }]);
    expect(() => openSpreadsheet(written('long-header.csv', `id,"${long}"\n1,2\n`))).toThrow(/a cell of 5 MB or more in row 1/);
  });

  it('no data below a header without a line end', () => {
    expect([...openSpreadsheet(written('header-alone.csv', 'id,name')).rows()]).toEqual([]);
  });

  it('bytes that are no longer those that were opened [F23]', () => {
    const path = written('changing.csv', 'id,name\n1,a\n2,b\n');
    const sheet = openSpreadsheet(path);
    appendFileSync(path, '3,c\n');
    expect(() => [...sheet.rows()]).toThrow(/changed while it was read/);
    const same = written('same-length.csv', 'id,name\n1,a\n');
    const before = openSpreadsheet(same);
    writeFileSync(same, 'id,name\n1,b\n');
    expect(() => [...before.rows()]).toThrow(/changed while it was read/);
  });
});

describe('facts', () => {
  it('hashes the bytes of the file as sha256sum does [W5]', () => {
    const [sum] = execFileSync('sha256sum', [fixture('utf-16le-bom.csv')], { encoding: 'utf8' }).split(' ');
    expect(openSpreadsheet(fixture('utf-16le-bom.csv')).facts.sha256).toBe(sum);
  });

  it('can be read again, and tells how far it is', () => {
    const path = join(folder, 'again.csv');
    cpSync(fixture('utf-8.csv'), path);
    const sheet = openSpreadsheet(path);
    const bytes: number[] = [];
    expect([...sheet.rows((read) => bytes.push(read))]).toEqual([...sheet.rows()]);
    expect(bytes).toEqual([sheet.facts.sizeBytes]);
  });
});
