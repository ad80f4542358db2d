import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { fromCsvText, toCsv, type DataTable } from '../../../../electron/core/evidence/contents/csv';

const oneCell = (text: string): DataTable => ({ name: 't', columns: ['text'], rows: [[text]] });

describe('a table as CSV', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+49 30 1234', "'+49 30 1234"],
    ['-2', "'-2"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', "'\tx"],
    ['\rx', '"\'\rx"'],
    ['\nx', '"\'\nx"'],
    ["'=1+1", "''=1+1"],
    ["'quoted", "'quoted"],
    ['a, "b"', '"a, ""b"""'],
    ['plain = text', 'plain = text'],
  ])('writes %j as %j, which no spreadsheet runs [V3]', (text, written) => {
    expect(toCsv(oneCell(text))).toBe(`text\n${written}\n`);
  });

  it('leaves numbers bare, and an unknown value empty [E2]', () => {
    expect(toCsv({ name: 't', columns: ['a', 'b', 'c', 'd'], rows: [[-3, 0.5, true, null]] })).toBe('a,b,c,d\n-3,0.5,true,\n');
  });

  it('gives every text back to a parser of another hand [V3]', () => {
    const texts = fc.array(fc.string({ unit: fc.oneof(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', "'", '"', ',', ' ', 'ø'), fc.string({ minLength: 1, maxLength: 1, unit: 'grapheme' })) }), { minLength: 2, maxLength: 2 });
    fc.assert(
      fc.property(fc.array(texts, { minLength: 1 }), (rows) => {
        const { data, errors } = Papa.parse<string[]>(toCsv({ name: 't', columns: ['a', 'b'], rows }).slice(0, -1), { newline: '\n', delimiter: ',' });
        expect(errors).toEqual([]);
        expect(data.slice(1).map((row) => row.map(fromCsvText))).toEqual(rows);
        for (const cell of data.slice(1).flat()) expect(cell).not.toMatch(/^[=+\-@\t\r\n]/);
      }),
    );
  });
});
