import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { maxCellCharacters, Tokenizer } from '../../../electron/files/spreadsheet/tokenizer';

const all = (text: string, delimiter = ',', cuts: readonly number[] = []): string[][] => {
  const tokenizer = new Tokenizer(delimiter);
  const borders = [0, ...[...cuts].map((cut) => cut % (text.length + 1)).sort((a, b) => a - b), text.length];
  const rows = borders.slice(1).flatMap((end, index) => tokenizer.push(text.slice(borders[index], end)));
  return [...rows, ...tokenizer.end()].map(({ cells }) => cells);
};

/** Written for these tests alone: quotes a cell where it must, or where it is told to. */
const serialize = (rows: readonly (readonly string[])[], delimiter: string, lineEnds: readonly string[], quoteAll: boolean): string =>
  rows
    .map((cells, index) => {
      const line = cells.map((cell) => (quoteAll || cells.length === 1 || /["\r\n]/.test(cell) || cell.includes(delimiter) ? `"${cell.split('"').join('""')}"` : cell)).join(delimiter);
      return line + (lineEnds[index % lineEnds.length] ?? '\n');
    })
    .join('');

const cell = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({ unit: fc.constantFrom('"', ',', ';', '\t', '|', '\n', '\r', ' ', 'a', 'é', '😀', '0', "'", '='), maxLength: 12 }),
  fc.constantFrom('', '__proto__', '""', '\r\n', '0001', '9007199254740993', ' padded '),
);
const table = fc.integer({ min: 1, max: 6 }).chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 12 }));
const lineEnds = fc.array(fc.constantFrom('\n', '\r\n', '\r'), { minLength: 1, maxLength: 3 });
const delimiter = fc.constantFrom(',', ';', '\t', '|');

describe('tokenizer', () => {
  it('gives back every row and cell of generated files, wherever chunks end and whatever ends the lines [W5]', () => {
    fc.assert(
      fc.property(table, delimiter, lineEnds, fc.boolean(), fc.array(fc.nat(), { maxLength: 4 }), (rows, mark, ends, quoteAll, cuts) => {
        // A row that begins with LF after a lone CR line end would be one CRLF: that is not what was written.
        const isClear = ends.every((end) => end !== '\r') || rows.every((cells) => quoteAll || cells.length === 1 || !/^[\r\n]/.test(cells[0] ?? ''));
        fc.pre(isClear);
        expect(all(serialize(rows, mark, ends, quoteAll), mark, cuts)).toEqual(rows);
      }),
      { numRuns: 8000 },
    );
  });

  it('reads what Papa Parse reads without errors [W5]', () => {
    let compared = 0;
    fc.assert(
      fc.property(table, delimiter, fc.constantFrom('\n', '\r\n'), fc.boolean(), (rows, mark, end, quoteAll) => {
        const text = serialize(rows, mark, [end], quoteAll);
        const peer = Papa.parse<string[]>(text, { delimiter: mark, newline: end });
        if (peer.errors.length > 0) return;
        compared += 1;
        // Papa gives the empty line after the last line end as a row.
        expect(all(text, mark)).toEqual(peer.data.slice(0, -1));
      }),
      { numRuns: 2000 },
    );
    expect(compared).toBeGreaterThan(1500);
  });

  it('never loses text: every other character of an arbitrary text is in some cell [W5]', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'b', ',', '\n', '\r', 'é'), maxLength: 60 }), fc.array(fc.nat(), { maxLength: 3 }), (text, cuts) => {
        expect(all(text, ',', cuts).flat().join('')).toBe(text.replace(/[,\r\n]/g, ''));
      }),
      { numRuns: 2000 },
    );
  });

  it('numbers rows as a spreadsheet does: blank lines count, line ends inside quotes do not [W6]', () => {
    const tokenizer = new Tokenizer(',');
    const rows = [...tokenizer.push('a,b\n\n"two\nlines",c\nd,e'), ...tokenizer.end()];
    expect(rows.map(({ row }) => row)).toEqual([1, 3, 4]);
  });

  it('keeps a line of one quoted empty cell as a row, and leaves out a blank line', () => {
    expect(all('a\n""\n\nb\n')).toEqual([['a'], [''], ['b']]);
  });

  it('keeps text after a closing quote and says so; blanks there mean nothing', () => {
    const tokenizer = new Tokenizer(',');
    expect([...tokenizer.push('"late" again,"fine"  ,x\n'), ...tokenizer.end()]).toEqual([{ row: 1, cells: ['late again', 'fine', 'x'], hasMalformedQuote: true }]);
  });

  it('takes a quote inside an unquoted cell for what it is', () => {
    expect(all('5" pipe,a "b" c\n')).toEqual([['5" pipe', 'a "b" c']]);
  });

  it.each(['\n', '\r\n', '\r'])('passes over a row with a cell of 5 MB and goes on after it, quoted or not, lines ended by %j', (end) => {
    const long = 'x'.repeat(maxCellCharacters);
    const rows = ['a,b', `c,${long}`, `e,"${long} ""${end} y",z`, 'g,h'];
    const expected = [
      { row: 1, cells: ['a', 'b'] },
      { row: 2, cells: [], isTooLong: true },
      { row: 3, cells: [], isTooLong: true },
      { row: 4, cells: ['g', 'h'] },
    ];
    const text = rows.join(end);
    for (const size of [text.length, 65_536, 4_999_999]) {
      const tokenizer = new Tokenizer(',');
      const found: unknown[] = [];
      for (let at = 0; at < text.length; at += size) found.push(...tokenizer.push(text.slice(at, at + size)));
      found.push(...tokenizer.end());
      expect(found).toMatchObject(expected);
    }
    const last = new Tokenizer(',');
    expect([...last.push(`a,b${end}c,${long}`), ...last.end()]).toMatchObject([{ row: 1 }, { row: 2, isTooLong: true }]);
  });

  it('says of a row that is too long that its quote is never closed, where it is not', () => {
    expect(() => all(`a,b\nc,"${'x'.repeat(maxCellCharacters)}\n1,2\n`)).toThrow(/Row 2 opens a quote that is never closed/);
  });

  it('takes a cell just below 5 MB', () => {
    const long = 'x'.repeat(maxCellCharacters);
    expect(all(`a,${long.slice(1)}\n`)[0]?.[1]).toHaveLength(maxCellCharacters - 1);
  });

  it('refuses a quote that is never closed and names its row', () => {
    expect(() => all('a,b\nc,d\ne,"f\ng,h\n')).toThrow(/Row 3 opens a quote that is never closed/);
  });
});
