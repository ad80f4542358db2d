import { createHash } from 'node:crypto';
import { appendFileSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { openSpreadsheet } from '../../../electron/files/spreadsheet/read';
import { writeWorkbook, type Cell } from '../../../electron/files/spreadsheet/xlsx/write';
import { openDataFolder } from '../../support/data-file';
import { rawWorkbook, stylesFor } from '../../support/raw-workbook';

const data = openDataFolder();
afterAll(() => data.remove());
const sheetOf = (rows: readonly (readonly Cell[])[], name = 'Data'): Uint8Array => writeWorkbook({ sheets: [{ name, rows }] });

describe('a sheet of a workbook as a table [W5]', () => {
  it('is recognised by its bytes, not by its name, and gives rows of texts under a header', () => {
    const bytes = sheetOf([['Ticket ID', 'Opened', 'Hours'], ['T-1', { date: '2026-11-01' }, 1.5], ['T-2'], ['', null, 3]], 'Tickets');
    const { facts, rows } = openSpreadsheet(data.write('tickets.csv', bytes));
    expect(facts).toMatchObject({ fileName: 'tickets.csv', sizeBytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), headerRow: 1, header: ['Ticket ID', 'Opened', 'Hours'], workbook: { sheet: 'Tickets', sheets: [{ name: 'Tickets', isHidden: false }], notes: [] } });
    expect(facts.sample[0]).toEqual({ row: 2, cells: ['T-1', '2026-11-01', '1.5'] });
    expect([...rows()]).toEqual([
      { row: 2, cells: ['T-1', '2026-11-01', '1.5'], hasMalformedQuote: false },
      { row: 3, cells: ['T-2', '', ''], hasMalformedQuote: false },
      { row: 4, cells: ['', '', '3'], hasMalformedQuote: false },
    ]);
  });

  it('is the first that is not hidden, or the one that is named', () => {
    const file = data.write('sheets.xlsx', rawWorkbook({ sheets: ['name="Old" state="hidden"', 'name="Empty"'], rows: '<row r="1"><c t="inlineStr"><is><t>id</t></is></c></row>' }));
    expect(() => openSpreadsheet(file)).toThrow('sheets.xlsx has nothing in its sheet "Empty". Nothing was imported. Choose another of its sheets: "Old".');
    expect(openSpreadsheet(file, { sheet: 'Old' }).facts.workbook).toEqual({ sheet: 'Old', sheets: [{ name: 'Old', isHidden: true }, { name: 'Empty', isHidden: false }], notes: ['This sheet is hidden in the workbook.'] });
    expect(() => openSpreadsheet(file, { sheet: 'None' })).toThrow('has no sheet "None"');
    expect(() => openSpreadsheet(data.write('plain.csv', 'id\n1\n'), { sheet: 'Data' })).toThrow('plain.csv is no workbook, so it has no sheets');
  });

  it('has its header below a title, and names columns that the header leaves out', () => {
    const { facts, rows } = openSpreadsheet(data.write('titled.xlsx', sheetOf([['Export of today'], [], ['id', 'name'], ['1', 'a', 'extra'], ['2', 'b'], ['3', 'c']])));
    expect(facts).toMatchObject({ headerRow: 3, header: ['id', 'name', 'Column 3'], blankHeaders: [3] });
    expect(Array.from(rows(), ({ row, cells }) => [row, cells])).toEqual([[4, ['1', 'a', 'extra']], [5, ['2', 'b', '']], [6, ['3', 'c', '']]]);
  });

  it('is refused without a header', () => {
    expect(() => openSpreadsheet(data.write('headerless.xlsx', sheetOf([[{ date: '2026-01-01' }, 'a'], [{ date: '2026-01-02' }, 'b']])))).toThrow('has no header: its first row reads like data');
  });

  it('tells what is not plain to see: hidden rows, columns and sheets, merged cells, formulas without a result, the 1904 calendar', () => {
    const text = (word: string): string => `<c t="inlineStr"><is><t>${word}</t></is></c>`;
    const file = data.write(
      'notes.xlsx',
      rawWorkbook({
        settings: '<workbookPr date1904="1"/>',
        sheets: ['name="Data"', 'name="Codes" state="hidden"', 'name="Deep" state="veryHidden"'],
        before: '<cols><col min="2" max="2" hidden="1"/><col min="4" max="16384" hidden="1"/></cols>',
        rows: `<row r="1">${text('id')}${text('when')}${text('sum')}</row><row r="2" hidden="1">${text('a')}<c s="0"><v>0</v></c><c r="C2"><f>SUM(1)</f></c></row>`,
        after: '<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B5:C6"/></mergeCells>',
        styles: stylesFor([14]),
      }),
    );
    const { facts, rows } = openSpreadsheet(file);
    expect(facts.workbook?.notes).toEqual([
      '2 hidden sheets are not read: Codes, Deep.',
      '1 hidden row is read like the others.',
      'Hidden columns are read like the others: B.',
      '2 ranges of cells are merged (the first: A1 to A2): only the first cell of each holds a value, the others are empty.',
      '1 formula has no stored result (the first: C2) and read as empty. Opening and saving the workbook in a spreadsheet program stores them.',
      'Its dates count from 1904.',
    ]);
    expect(Array.from(rows(), ({ cells }) => cells)).toEqual([['a', '1904-01-01', '']]);
  });

  it('marks the columns whose numbers may have lost digits', () => {
    const [row] = openSpreadsheet(data.write('digits.xlsx', sheetOf([['id', 'card'], ['a', 4_111_111_111_111_110]]))).rows();
    expect(row).toEqual({ row: 2, cells: ['a', '4111111111111110'], hasMalformedQuote: false, doubtfulColumns: [1] });
  });

  it('reads a sheet that is too large to keep from the file again, tells how far it is, and notices that it has changed [F23]', () => {
    // More characters than are kept, in few rows.
    const long = 'x'.repeat(32_000);
    const file = data.write('large.xlsx', sheetOf([['id', 'text'], ...Array.from({ length: 2200 }, (_, index) => [`T-${index}`, long])]));
    const { facts, rows } = openSpreadsheet(file);
    const progress: number[] = [];
    expect(Array.from(rows((bytes) => progress.push(bytes)), ({ cells }) => cells[0])).toHaveLength(2200);
    expect(progress.length).toBeGreaterThan(100);
    expect(Math.max(...progress)).toBe(facts.sizeBytes);
    writeFileSync(file, sheetOf([['id', 'text'], ['T-1', 'other']]));
    expect(() => [...rows()]).toThrow('large.xlsx changed while it was read');
  });

  it('keeps the rows of a sheet of usual size: they are those that its fingerprint is of', () => {
    const file = data.write('kept.xlsx', sheetOf([['id'], ['T-1']]));
    const { rows } = openSpreadsheet(file);
    appendFileSync(file, 'more');
    expect(Array.from(rows(), ({ cells }) => cells)).toEqual([['T-1']]);
  });
});
