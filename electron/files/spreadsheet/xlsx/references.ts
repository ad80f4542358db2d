/** The most that a sheet of the format holds (ECMA-376, and what Excel opens). */
export const maxRows = 1_048_576;
export const maxColumns = 16_384;

/** A cell's place, both from 1. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** The letters of a column, from 1: 1 is A, 27 is AA, 16384 is XFD. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

/** `C7` is column 3 of row 7; null where the text is no reference or lies outside a sheet. Read by hand: it is done for every cell. */
export function parseReference(text: string): Place | null {
  let column = 0;
  let at = 0;
  for (; at < text.length; at += 1) {
    const letter = text.charCodeAt(at) & ~32;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
    if (column > maxColumns) return null;
  }
  let row = 0;
  for (const from = at; at < text.length; at += 1) {
    const digit = text.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9 || (at === from && digit === 0)) return null;
    row = row * 10 + digit;
    if (row > maxRows) return null;
  }
  return column === 0 || row === 0 ? null : { row, column };
}

/** `B2:C3` as its first and last cell, `B2` as both; null where it is neither. */
export function parseRange(text: string): { readonly from: Place; readonly to: Place } | null {
  const [first = '', last = first, ...more] = text.split(':');
  const from = parseReference(first);
  const to = parseReference(last);
  return from === null || to === null || more.length > 0 ? null : { from, to };
}
