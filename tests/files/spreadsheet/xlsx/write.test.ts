import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import Papa from 'papaparse';
import { SaxesParser } from 'saxes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readZip } from '../../../../electron/core/evidence/zip-reader';
import { maxCellCharacters, writeWorkbook, type Cell, type SheetToWrite } from '../../../../electron/files/spreadsheet/xlsx/write';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'docket-xlsx-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const hasOffice = (() => {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

/** The rows of each sheet as LibreOffice shows them. */
function asOfficeReads(bytes: Uint8Array, name: string): string[][] {
  const dir = join(folder, name);
  mkdirSync(dir);
  writeFileSync(join(dir, 'book.xlsx'), bytes);
  const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1';
  execFileSync('soffice', [`-env:UserInstallation=file://${dir}/profile`, '--headless', '--convert-to', filter, '--outdir', dir, join(dir, 'book.xlsx')], { stdio: 'ignore', timeout: 120_000 });
  return Papa.parse<string[]>(readFileSync(join(dir, 'book-Actions.csv'), 'utf8').trimEnd()).data;
}

const part = (bytes: Uint8Array, path: string): string => Buffer.from(unzipSync(bytes)[path] ?? []).toString('utf8');

/** Texts of the cells of a sheet by reference, read by a general XML reader. */
function cellsOf(xml: string): Record<string, string> {
  const cells: Record<string, string> = {};
  let reference = '';
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'c') reference = attributes['r'] ?? '';
  });
  parser.on('text', (text) => {
    if (reference !== '') cells[reference] = (cells[reference] ?? '') + text;
  });
  parser.write(xml).close();
  return cells;
}

const actions: SheetToWrite = {
  name: 'Actions',
  columns: [10, 40, 12, 10],
  rows: [
    ['Action', 'What', 'Due', 'Done', 'Hours', 'Changed'],
    ['A-1', 'Replace the <filter> & "test" it', { date: '2026-11-30' }, false, 1.5, { instant: '2026-11-22T04:05:06.000Z' }],
    ['007', '=HYPERLINK("http://x.example","go")', { date: '1900-02-28' }, true, -0.1, null],
    ['1234567890123456', '+1', { date: '1900-03-01' }, null, 1e21, null],
    ['Ørsted 😀', 'two\nlines', { date: '9999-12-31' }, null, 0, null],
    ['', '-1', null, null, 123456789012345, null],
    ['@cmd', '  spaced  ', { date: '2024-02-29' }],
  ],
};
const oneCell = (cell: Cell): Uint8Array => writeWorkbook({ sheets: [{ name: 'Actions', rows: [['Header'], [cell]] }] });

describe('a workbook that is written [V3]', () => {
  it('gives the same bytes for the same sheets', () => {
    const bytes = writeWorkbook({ sheets: [actions] });
    expect(writeWorkbook({ sheets: [structuredClone(actions)] })).toEqual(bytes);
    // Pinned: an export of last year must be the same today. A change here is a change of the format and is meant.
    expect(createHash('sha256').update(bytes).digest('hex')).toBe('f23fe05759d03ad6b10e0088ebbb9614eca1a0864da7862b22a24ddf1a242991');
  });

  it('is a sound ZIP whose parts are well-formed XML, as a strict reader of each sees it', () => {
    const bytes = writeWorkbook({ sheets: [actions, { name: 'Résumé & more', rows: [] }] });
    expect(readZip(bytes)).toMatchObject({ refused: false, problems: [] });
    const parts = Object.keys(unzipSync(bytes));
    expect(parts).toEqual(['[Content_Types].xml', '_rels/.rels', 'xl/_rels/workbook.xml.rels', 'xl/styles.xml', 'xl/workbook.xml', 'xl/worksheets/sheet1.xml', 'xl/worksheets/sheet2.xml']);
    for (const path of parts) expect(() => cellsOf(part(bytes, path))).not.toThrow();
    expect(part(bytes, 'xl/workbook.xml')).toContain('<sheet name="Résumé &amp; more" sheetId="2" r:id="rId2"/>');
  });

  it('has a bold header that stays in view, and the widths that were asked for', () => {
    const bytes = writeWorkbook({ sheets: [actions] });
    const sheet = part(bytes, 'xl/worksheets/sheet1.xml');
    expect(sheet).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>');
    expect(sheet).toContain('<col min="2" max="2" width="40" customWidth="1"/>');
    expect(sheet).toContain('<c r="F1" s="1" t="inlineStr">');
    expect(part(bytes, 'xl/styles.xml')).toContain('<xf numFmtId="0" fontId="1"');
    expect(part(bytes, 'xl/styles.xml')).toContain('<font><b/>');
  });

  it.skipIf(!hasOffice)('reads in LibreOffice as it was meant: dates, numbers, truth values, text that looks like formulas', { timeout: 150_000 }, () => {
    const rows = asOfficeReads(writeWorkbook({ sheets: [actions] }), 'meant');
    expect(rows).toEqual([
      ['Action', 'What', 'Due', 'Done', 'Hours', 'Changed'],
      ['A-1', 'Replace the <filter> & "test" it', '2026-11-30', 'FALSE', '1.5', '2026-11-22 04:05:06'],
      ['007', '=HYPERLINK("http://x.example","go")', '1900-02-28', 'TRUE', '-0.1', ''],
      ['1234567890123456', '+1', '1900-03-01', '', '1E+021', ''],
      ['Ørsted 😀', 'two\nlines', '9999-12-31', '', '0', ''],
      ['', '-1', '', '', '123456789012345', ''],
      ['@cmd', '  spaced  ', '2024-02-29', '', '', ''],
    ]);
  });

  it('writes dates as the numbers that every spreadsheet has for them', () => {
    const cells = cellsOf(part(writeWorkbook({ sheets: [{ name: 'Actions', rows: [['Date'], ...['1900-03-01', '2026-11-22', '9999-12-31'].map((date) => [{ date }])] }] }), 'xl/worksheets/sheet1.xml'));
    // As =DATEVALUE gives them.
    expect(cells).toMatchObject({ A2: '61', A3: '46348', A4: '2958465' });
  });

  it('writes a day before March 1900 as it reads, because Excel and LibreOffice number it differently', () => {
    expect(part(oneCell({ date: '1900-02-28' }), 'xl/worksheets/sheet1.xml')).toContain('<t xml:space="preserve">1900-02-28</t>');
  });

  it('writes a date in the header as it reads: the name of a column is a text', () => {
    expect(part(writeWorkbook({ sheets: [{ name: 'Actions', rows: [[{ date: '2026-11-22' }]] }] }), 'xl/worksheets/sheet1.xml')).toContain('<c r="A1" s="1" t="inlineStr"><is><t xml:space="preserve">2026-11-22</t>');
  });

  it('writes a day that there is not as it reads', () => {
    expect(part(oneCell({ date: '2026-02-30' }), 'xl/worksheets/sheet1.xml')).toContain('<t xml:space="preserve">2026-02-30</t>');
  });

  it('has no formula anywhere, and marks text that an edit would turn into one', () => {
    const texts = ['=1+1', '+1', '-1', '@A1', '\t=1', '\r=1', '00123', 'plain'];
    const sheet = part(writeWorkbook({ sheets: [{ name: 'Actions', rows: [['Text'], ...texts.map((text) => [text])] }] }), 'xl/worksheets/sheet1.xml');
    expect(sheet).not.toMatch(/<f[ >]/);
    const styles = [...sheet.matchAll(/<c r="A(\d+)" s="(\d)" t="inlineStr">/g)].map(([, row, style]) => [Number(row), style]);
    expect(styles).toEqual([[1, '1'], [2, '5'], [3, '5'], [4, '5'], [5, '5'], [6, '5'], [7, '5'], [8, '5'], [9, '0']]);
    expect(part(oneCell('=1'), 'xl/styles.xml').match(/quotePrefix="1"/g)).toHaveLength(2);
  });

  it('keeps control characters, carriage returns, halves of characters and text that looks like their escape', () => {
    const sheet = part(oneCell('a\u0000b\u001fc\rd\ufffee\ud800f_x0041_g_xyz_\th\ni'), 'xl/worksheets/sheet1.xml');
    expect(cellsOf(sheet)['A2']).toBe('a_x0000_b_x001F_c_x000D_d_xFFFE_e_xD800_f_x005F_x0041_g_xyz_\th\ni');
  });

  it.skipIf(!hasOffice)('shows text that looks like an escape as it is, in LibreOffice', { timeout: 150_000 }, () => {
    expect(asOfficeReads(oneCell('a_x0041_b_x005F_c'), 'escapes')[1]).toEqual(['a_x0041_b_x005F_c']);
  });

  it('takes a cell of 32,767 characters and refuses a longer one by its place', () => {
    expect(part(oneCell('x'.repeat(maxCellCharacters)), 'xl/worksheets/sheet1.xml')).toContain('x'.repeat(maxCellCharacters));
    expect(() => oneCell('x'.repeat(maxCellCharacters + 1))).toThrow('Cell A2 of sheet "Actions" has 32768 characters and a cell holds 32767. Nothing was written. Shorten that text, or write CSV.');
  });

  it.each([
    ['no sheet', [], 'A workbook needs a sheet'],
    ['an empty name', [{ name: ' ', rows: [] }], '" " cannot be the name of a sheet'],
    ['a name with a slash', [{ name: 'a/b', rows: [] }], '"a/b" cannot be the name'],
    ['a name of 32 characters', [{ name: 'x'.repeat(32), rows: [] }], 'cannot be the name'],
    ['a name between apostrophes', [{ name: "'a'", rows: [] }], 'cannot be the name'],
    ['one name twice, whatever its case', [{ name: 'Due', rows: [] }, { name: 'DUE', rows: [] }], 'Two sheets are named "DUE"'],
    ['a number that is none', [{ name: 'a', rows: [['n'], [Number.NaN]] }], 'Cell A2 of sheet "a" is NaN, which is no number'],
    ['a column too many', [{ name: 'a', rows: [Array.from({ length: 16_385 }, () => null)] }], 'more columns than the 16384'],
    ['a row too many', [{ name: 'a', rows: Array.from({ length: 1_048_577 }, () => []) }], 'has 1048577 rows and a sheet holds 1048576'],
    ['a width of nothing', [{ name: 'a', columns: [0], rows: [] }], 'a column of width 0'],
  ] as const)('refuses %s', (_, sheets, message) => {
    expect(() => writeWorkbook({ sheets })).toThrow(message);
  });
});
