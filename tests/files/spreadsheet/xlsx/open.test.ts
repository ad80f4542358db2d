import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cellText, hasDoubtfulDigits } from '../../../../electron/files/spreadsheet/xlsx/cell-text';
import { openWorkbook, type Workbook } from '../../../../electron/files/spreadsheet/xlsx/open';
import { writeWorkbook, type SheetToWrite } from '../../../../electron/files/spreadsheet/xlsx/write';
import { rawWorkbook, stylesFor, type RawWorkbook } from '../../../support/raw-workbook';

let folder = '';
let files = 0;
const open: Workbook[] = [];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'docket-xlsx-'));
});
afterAll(() => {
  for (const book of open) book.close();
  rmSync(folder, { recursive: true });
});

function openBytes(bytes: Uint8Array): Workbook {
  const file = join(folder, `book-${(files += 1)}.xlsx`);
  writeFileSync(file, bytes);
  const book = openWorkbook(file);
  open.push(book);
  return book;
}

/** Each row of a sheet as its number and the texts of its cells, at their columns. */
function textsOf(book: Workbook, sheet = book.sheets[0]?.name ?? ''): [number, string[]][] {
  return Array.from(book.rows(sheet), ({ row, cells }) => {
    const texts: string[] = [];
    for (const cell of cells) texts[cell.column - 1] = cellText(cell, book.is1904);
    return [row, Array.from(texts, (text) => text ?? '')];
  });
}
const textsOfRaw = (raw: RawWorkbook): [number, string[]][] => textsOf(openBytes(rawWorkbook(raw)));
/** The texts of the only row. */
const textsOfCells = (cells: string, more: RawWorkbook = {}): string[] => textsOfRaw({ rows: `<row r="1">${cells}</row>`, ...more })[0]?.[1] ?? [];

describe('cells [W5]', () => {
  it('reads back what is written, in every kind', () => {
    const sheet: SheetToWrite = {
      name: 'Ünïcode & co',
      rows: [
        ['Text', 'Number', 'Yes', 'Date', 'Instant'],
        ['=1+1', 0.1, true, { date: '2026-11-22' }, { instant: '2026-11-22T04:05:06.789Z' }],
        ['a\u0000b\rc_x0041_ \n😀', -1e-7, false, { date: '1900-02-28' }, { instant: '2026-11-22T00:00:00.000Z' }],
        ['007', 1e21, null, { date: '9999-12-31' }],
      ],
    };
    const book = openBytes(writeWorkbook({ sheets: [sheet, { name: 'Empty', rows: [] }] }));
    expect(book.sheets).toEqual([{ name: 'Ünïcode & co', visibility: 'visible' }, { name: 'Empty', visibility: 'visible' }]);
    expect(textsOf(book)).toEqual([
      [1, ['Text', 'Number', 'Yes', 'Date', 'Instant']],
      [2, ['=1+1', '0.1', 'TRUE', '2026-11-22', '2026-11-22 04:05:06.789']],
      [3, ['a\u0000b\rc_x0041_ \n😀', '-0.0000001', 'FALSE', '1900-02-28', '2026-11-22 00:00:00']],
      [4, ['007', '1000000000000000000000', '', '9999-12-31']],
    ]);
    expect(textsOf(book, 'Empty')).toEqual([]);
  });

  it('joins the runs of rich text, and leaves out how East Asian text is read aloud', () => {
    const strings = '<si><r><rPr><b/></rPr><t>Bold</t></r><r><t xml:space="preserve"> and plain</t></r></si><si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si><si><t/></si>';
    expect(textsOfCells('<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="inlineStr"><is><r><t>in</t></r><r><t>line</t></r></is></c>', { strings })).toEqual(['Bold and plain', '東京', '', 'inline']);
  });

  it('takes of a formula the result that the file keeps, errors as their text', () => {
    expect(
      textsOfCells('<c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>A1&amp;"x"</f><v>2x</v></c><c r="C1" t="b"><f>A1=2</f><v>1</v></c><c r="D1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="E1"><f>NOW()</f></c><c r="F1"><v>9</v></c>'),
    ).toEqual(['2', '2x', 'TRUE', '#DIV/0!', '', '9']);
    const [row] = [...openBytes(rawWorkbook({ rows: '<row r="1"><c r="A1"><f>NOW()</f></c></row>' })).rows('Data')];
    expect(row?.cells).toEqual([{ column: 1, isFormula: true, kind: 'text', text: '' }]);
  });

  it('writes numbers in plain digits, as short as they can be', () => {
    const numbers = ['41800000.009999998', '0.30000000000000004', '1E-7', '-1.5e3', '1.0', '0', '-0', '1.23456789012345E+15', '12345678901234567', '1e300'];
    expect(textsOfCells(numbers.map((n) => `<c><v>${n}</v></c>`).join(''))).toEqual(['41800000.01', '0.30000000000000004', '0.0000001', '-1500', '1', '0', '0', '1234567890123450', '12345678901234567', `1${'0'.repeat(300)}`]);
  });

  it('flags numbers of 16 digits or more, of which a spreadsheet keeps 15', () => {
    const book = openBytes(rawWorkbook({ rows: `<row r="1">${['1234567890123450', '1.23456789012345E+15', '123456789012345', '0.30000000000000004', '1E3'].map((n) => `<c><v>${n}</v></c>`).join('')}<c t="inlineStr"><is><t>1234567890123456</t></is></c></row>` }));
    const [row] = [...book.rows('Data')];
    expect(row?.cells.map(hasDoubtfulDigits)).toEqual([true, true, false, false, false, false]);
  });

  it('keeps leading zeros where they are text', () => {
    expect(textsOfCells('<c t="inlineStr"><is><t>00123</t></is></c><c><v>123</v></c>')).toEqual(['00123', '123']);
  });

  it('writes percentages with their sign and without the dust of binary fractions', () => {
    expect(textsOfCells('<c s="0"><v>0.285</v></c><c s="1"><v>1</v></c><c s="2"><v>7.0000000000000007E-2</v></c><c s="3"><v>0.5</v></c>', { styles: stylesFor([9, 10, '0.0%', '"%"0']) })).toEqual(['28.5%', '100%', '7%', '0.5']);
  });

  it('puts cells where their references say, and those without one after the last', () => {
    expect(textsOfRaw({ rows: '<row r="3"><c r="C3"><v>3</v></c><c><v>4</v></c><c r="XFD3"><v>5</v></c></row><row><c><v>6</v></c></row><row r="9"><c r="A9" s="1"/></row>' }).map(([row, cells]) => [row, cells.length, cells[2], cells[3], cells[0]])).toEqual([
      [3, 16_384, '3', '4', ''],
      [4, 1, undefined, undefined, '6'],
    ]);
  });

  it('reads parts whose elements have a prefix, and parts in UTF-16', () => {
    const prefixed = '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>pre</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>';
    expect(textsOfRaw({ parts: { 'xl/worksheets/sheet1.xml': prefixed } })).toEqual([[1, ['pre']]]);
    expect(textsOfRaw({ parts: { 'xl/worksheets/sheet1.xml': Buffer.from(`\ufeff<?xml version="1.0" encoding="UTF-16"?>${prefixed}`, 'utf16le') } })).toEqual([[1, ['pre']]]);
  });

  it('replaces halves of characters, which nothing can store', () => {
    expect(textsOfCells('<c t="inlineStr"><is><t>a_xD83D_b_xD83D__xDE00_</t></is></c>')).toEqual(['a\ufffdb😀']);
  });
});

describe('dates [W5]', () => {
  const dates = (formats: readonly (number | string)[], serial: number | string, settings = ''): string[] => textsOfCells(formats.map((_, index) => `<c s="${index}"><v>${serial}</v></c>`).join(''), { styles: stylesFor(formats), settings });

  it('are told from numbers by their format: the built-in ones', () => {
    expect(dates([0, 1, 2, 3, 4, 11, 37, 38, 44, 48, 49], 46348)).toEqual(Array.from({ length: 11 }, () => '46348'));
    expect(dates([14, 15, 16, 17, 27, 31, 36, 50, 58], 46348)).toEqual(Array.from({ length: 9 }, () => '2026-11-22'));
    expect(dates([18, 19, 20, 21, 32, 35, 45, 47], 0.75)).toEqual(Array.from({ length: 8 }, () => '18:00:00'));
    expect(dates([22], 46348)).toEqual(['2026-11-22 00:00:00']);
    expect(dates([46], 1.5)).toEqual(['36:00:00']);
  });

  it('and by the letters of their own format, outside quotes, escapes and brackets', () => {
    expect(dates(['yyyy\\-mm\\-dd', 'd. mmmm yyyy', '[$-409]mmm-yy;@', '[Red]dd/mm/yy', '"day" d', 'MM.DD.YYYY'], 46348)).toEqual(Array.from({ length: 6 }, () => '2026-11-22'));
    expect(dates(['0.00', '#,##0 "days"', '0\\d', '[$USD] 0.00', '_d0_)', '*d0', 'General', '0.00E+00', '0;yyyy', '[Yellow]0', '[<100]0'], 46348)).toEqual(Array.from({ length: 11 }, () => '46348'));
    expect(dates(['yyyy-mm-dd hh:mm', 'm/d/yy h:mm AM/PM'], 46348.5)).toEqual(['2026-11-22 12:00:00', '2026-11-22 12:00:00']);
    expect(dates(['[h]:mm', '[mm]:ss', 'hh:mm'], 1.5)).toEqual(['36:00:00', '36:00:00', '36:00:00']);
  });

  it('keep a time that their format hides, to the second as a spreadsheet rounds it', () => {
    // 16071.6230671296 is 14:57:13 less three millionths of a second.
    expect(dates([14], 44197.25)).toEqual(['2021-01-01 06:00:00']);
    expect(dates([22], '44197.6230671296')).toEqual(['2021-01-01 14:57:13']);
    expect(dates([22], 46347.99999999999)).toEqual(['2026-11-22 00:00:00']);
  });

  it('follow the 1900 calendar with the day that never was', () => {
    expect([1, 59, 60, 61, 2_958_465].map((serial) => dates([14], serial)[0])).toEqual(['1900-01-01', '1900-02-28', '1900-02-29', '1900-03-01', '9999-12-31']);
    expect([-1, 2_958_466].map((serial) => dates([14], serial)[0])).toEqual(['-1', '2958466']);
  });

  it('follow the 1904 calendar where the workbook says so, whatever a namesake in an extension says', () => {
    const settings = '<workbookPr date1904="1"/>';
    const extension = '<extLst><ext><x14:workbookPr xmlns:x14="urn:x" date1904="0" defaultImageDpi="32767"/></ext></extLst>';
    expect([0, 1, 24472, '24472.176388888889'].map((serial) => dates([14], serial, settings + extension)[0])).toEqual(['1904-01-01', '1904-01-02', '1971-01-01', '1971-01-01 04:14:00']);
  });
});

describe('sheets [W5]', () => {
  it('are told with how they are shown; chart sheets are left out', () => {
    const book = openBytes(rawWorkbook({ sheets: ['name="A"', 'name="B" state="hidden"', 'name="C" state="veryHidden"', 'name="D" state="visible"'] }));
    expect(book.sheets.map(({ name, visibility }) => [name, visibility])).toEqual([['A', 'visible'], ['B', 'hidden'], ['C', 'veryHidden'], ['D', 'visible']]);
    expect(() => book.rows('E')).toThrow('has no sheet "E". Nothing was imported. It has "A", "B", "C", "D".');
  });

  it('tell hidden rows and columns and merged ranges, of which only the first cell has a value', () => {
    const raw = { before: '<cols><col min="2" max="3" hidden="1"/><col min="5" max="5"/></cols>', rows: '<row r="1"><c r="A1"><v>1</v></c><c r="B1"/></row><row r="2" hidden="1"><c r="A2"><v>2</v></c></row>', after: '<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="D4"/></mergeCells>' };
    const rows = openBytes(rawWorkbook(raw)).rows('Data');
    expect(Array.from(rows, ({ row, isHidden, cells }) => [row, isHidden, cells.length])).toEqual([[1, false, 1], [2, true, 1]]);
    expect(rows.layout).toEqual({
      hiddenColumns: [{ from: 2, to: 3 }],
      mergedRanges: [
        { from: { row: 1, column: 1 }, to: { row: 2, column: 2 } },
        { from: { row: 4, column: 4 }, to: { row: 4, column: 4 } },
      ],
    });
  });

  it('are read in pieces: the first rows come before the rest of the file is looked at', () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => `<row r="${index + 1}"><c r="A${index + 1}"><v>${(index * 7919) % 100_003}</v></c></row>`).join('');
    const read: number[] = [];
    const [first] = openBytes(rawWorkbook({ rows })).rows('Data', (bytes) => read.push(bytes));
    expect(first?.row).toBe(1);
    expect(read.length).toBeLessThan(2);
  });
});

const corpora = resolve(import.meta.dirname, '../../../../../shared/data/csv-corpora');

describe.skipIf(!existsSync(corpora))('workbooks that others wrote [W5]', () => {
  const rowsOf = (name: string, sheet?: string): [number, string[]][] => {
    const book = openWorkbook(join(corpora, name));
    open.push(book);
    return textsOf(book, sheet);
  };

  // What LibreOffice 25 shows of them, but for one second that it cuts off where Excel rounds.
  it('agree with what LibreOffice reads', () => {
    const header = ['text', 'date', 'integer', 'boolean', 'float', 'datetime', 'empty_column'];
    const first = ['Chicago Reader', '1971-01-01', '40', 'TRUE', '1', '1971-01-01 04:14:00'];
    expect(rowsOf('csvkit/sheets.xlsx', 'data').slice(0, 3)).toEqual([[1, header], [2, first], [3, ['Chicago Sun-Times', '1948-01-01', '63', 'TRUE', '1.27', '1948-01-01 14:57:13', '', 'Extra data beyond headers will be trimmed']]]);
    expect(rowsOf('csvkit/test.xlsx').slice(0, 2)).toEqual([[1, header], [2, first]]);
    expect(rowsOf('csvkit/test_skip_lines.xlsx').slice(0, 2)).toEqual([[4, header], [5, first]]);
    expect(rowsOf('csvkit/ne_1033_data.xlsx')).toHaveLength(1037);
    expect(rowsOf('frictionless/preserve-formatting.xlsx')[1]).toEqual([2, ['', ...Array.from({ length: 5 }, () => '1000.5577'), ...Array.from({ length: 5 }, () => '2040-05-20')]]);
    expect(rowsOf('frictionless/number-format-multicode.xlsx').slice(0, 3)).toEqual([[1, ['col1']], [2, ['4.51119775197299']], [3, ['-9.03233986479077']]]);
    expect(rowsOf('frictionless/merged-cells.xlsx')).toEqual([[1, ['data']]]);
    expect(rowsOf('frictionless/multiline-headers.xlsx')[1]).toEqual([4, ['', '', 'from previous quarter', 'from baseline (%)']]);
  });

  it('are refused where they are old ones', () => {
    expect(() => rowsOf('csvkit/sheets.xls')).toThrow('sheets.xls is an old Excel workbook (XLS)');
  });
});
