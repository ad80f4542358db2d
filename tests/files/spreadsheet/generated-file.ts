import fc from 'fast-check';
import { Encoding } from '@shared/contract/imports/entities';

/** A data file as a hostile or careless exporter might write it, and what a reader must find in it. */
export interface GeneratedFile {
  readonly bytes: Buffer;
  readonly delimiter: string;
  readonly encoding: Encoding;
  /** The records below the header, as they were written. */
  readonly rows: readonly (readonly string[])[];
  readonly hasNul: boolean;
}

/** Texts that break what reads or shows them: markup, formulas, paths, formats, marks of direction, very long ones. Written for this test. */
const naughty = [
  '', ' ', '\t', '0', '-1', '1e309', 'NaN', 'null', 'undefined', 'true', '[object Object]', '__proto__', 'constructor', 'toString', 'hasOwnProperty',
  "' OR 1=1 --", '"; DROP TABLE issues; --', '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', 'javascript:alert(1)', '{{7*7}}', '${jndi:ldap://x}', '%s%n%x', '../../../etc/passwd', 'C:\\con\\nul', 'file:///etc/hosts',
  '=1+1', '+SUM(A1)', "-2+3+cmd|' /C calc'!A0", '@here', '|', ';', ',', '"', '""', "'", '\\', '\\"', '\r', '\n', '\r\n', 'a\nb', '\u2028', '\u00a0',
  '0001-01-01', '9999-12-31', '31/02/2026', '29/02/2026', '01/02/03', '1234567890123456', '007', '1.234,56', '1,234.56', '€ 12,50', '(12)', '٣٤', '½',
  'Ærø', 'Straße', 'naïve café', 'Łódź', '東京', 'עברית', '\u202eabc', '\u200b', 'Z\u0351\u036balgo', '😀', '👩‍👩‍👧', '\ufeff', '\ufffd', 'x'.repeat(3000),
] as const;

const cell = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...naughty) }, { weight: 3, arbitrary: fc.string({ maxLength: 10 }) }, { weight: 2, arbitrary: fc.constantFrom('T-1', 'T-2', 'open', 'high', '2026-11-01', '12/11/2026 08:00', '45 min', '2 h') });
const headerNames = ['Ticket ID', 'Subject', 'Created at', 'Solved at', 'Status', 'Priority', 'Organization', '__proto__', 'constructor', 'Überschrift', '', 'Ticket ID', 'First reply (min)', 'CSAT', '=1+1'] as const;

const shape = fc.record({
  header: fc.tuple(fc.constantFrom('Ticket ID', 'Ticket ID', 'Ticket ID', ...headerNames), fc.array(fc.constantFrom(...headerNames), { minLength: 1, maxLength: 7 })).map(([first, others]) => [first, ...others]),
  delimiter: fc.constantFrom(',', ';', '\t', '|', '~'),
  encoding: fc.constantFrom(...Encoding.options),
  lineEnds: fc.array(fc.constantFrom('\n', '\r\n', '\r'), { minLength: 1, maxLength: 3 }),
  hasLastEnd: fc.boolean(),
  saysDelimiter: fc.boolean(),
  quotesAll: fc.boolean(),
  blankLines: fc.array(fc.nat({ max: 12 }), { maxLength: 3 }),
  nul: fc.nat({ max: 1500 }).map((at) => (at <= 100 ? at : null)),
});
const records = (width: number) =>
  fc.array(
    fc.tuple(fc.array(cell, { minLength: width, maxLength: width }), fc.integer({ min: -2, max: 2 }), fc.nat({ max: 9 })).map(([cells, more, chance]) => {
      // Most rows fit the header; a ragged one keeps two cells at least, because one empty cell is a blank line.
      if (chance > 1 || more === 0) return cells;
      return more > 0 ? [...cells, ...cells.slice(0, more)] : cells.slice(0, Math.max(2, width + more));
    }),
    { maxLength: 14 },
  );

/** What is left of a text in an encoding that has not all characters. */
const asEncoded = (text: string, encoding: Encoding): string => (encoding === 'windows-1252' ? text.replace(/[^\t\n\r -~\u00a0-\u00ff]/gu, '?') : encoding.startsWith('utf-16') ? text : text.replace(/\p{Surrogate}/gu, '\ufffd'));

function encoded(text: string, encoding: Encoding): Buffer {
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(text);
    case 'utf-8-bom':
      return Buffer.from(`\ufeff${text}`);
    case 'utf-16le':
      return Buffer.from(`\ufeff${text}`, 'utf16le');
    case 'utf-16be':
      return Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
    case 'windows-1252':
      return Buffer.from(text, 'latin1');
  }
}

/** Files of every delimiter, encoding and line end, with quotes, ragged rows, blank lines, `sep=` lines, NULs, and hostile headers and cells. */
export const generatedFile: fc.Arbitrary<GeneratedFile> = shape.chain((how) =>
  records(how.header.length).map((written): GeneratedFile => {
    const { delimiter, encoding, lineEnds, quotesAll } = how;
    // A first cell that begins with LF would make one CRLF of the CR before it; a mark in front of the first name is the file's.
    const clean = (cells: readonly string[]): string[] => cells.map((text) => asEncoded(text, encoding).replaceAll('\0', ''));
    const header = clean(how.header);
    const rows = written.map(clean);
    const quote = (text: string, isForced: boolean): string => (isForced || quotesAll || /["\r\n]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text);
    const line = (cells: readonly string[]): string => cells.map((text, index) => quote(text, index === 0)).join(delimiter);
    const lines = [...(how.saysDelimiter ? [`sep=${delimiter}`] : []), line(header)];
    for (const [index, cells] of rows.entries()) {
      if (how.blankLines.includes(index)) lines.push('');
      lines.push(line(cells));
    }
    const text = lines.map((one, index) => `${one}${index === lines.length - 1 && !how.hasLastEnd ? '' : (lineEnds[index % lineEnds.length] ?? '\n')}`).join('');
    const hasNul = how.nul !== null;
    const withNul = how.nul === null ? text : `${text.slice(0, how.nul)}\0${text.slice(how.nul)}`;
    return { bytes: encoded(withNul, encoding), delimiter, encoding, rows, hasNul };
  }),
);
