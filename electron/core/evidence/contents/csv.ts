/** What a cell can hold; null is an empty cell. */
export type Cell = string | number | boolean | null;

/** A table as data; every row has a cell for each column. */
export interface DataTable {
  /** Name of its file, without `.csv`. */
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/**
 * A table as CSV (RFC 4180 with LF). A text that a spreadsheet could take for a formula (OWASP, CSV injection) gets an apostrophe before
 * it, and so does one that already had one there, so that taking one off gives back every text as it was. Numbers are ours and stay bare.
 */
export const toCsv = ({ columns, rows }: DataTable): string => [columns, ...rows].map(csvLine).join('');

/** One row of such a file, with its line end. */
export const csvLine = (row: readonly Cell[]): string => `${row.map(cellText).join(',')}\n`;

/** Undoes what {@link toCsv} does to a text that could be taken for a formula. */
export const fromCsvText = (text: string): string => (/^'+[=+\-@\t\r\n]/.test(text) ? text.slice(1) : text);

function cellText(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  const text = /^'*[=+\-@\t\r\n]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
