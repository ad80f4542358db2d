import { delimiters } from '@shared/contract/imports/entities';
import { DocketError } from '@shared/result';
import { Tokenizer, type SheetRow } from './tokenizer';

const separatorLine = /^"?sep=(.)"?(?:\r\n|\n|\r|$)/i;
const sampledRows = 100;

export interface Layout {
  readonly delimiter: string;
  /** True where the file's first line says it (`sep=;`). */
  readonly isStated: boolean;
  /** Characters before the first record: the `sep=` line. */
  readonly skip: number;
}

/**
 * Finds the delimiter: what a `sep=` line says, or the one under which most rows have as many cells as the header.
 *
 * @param head the beginning of the file's text.
 * @param isWhole whether that is all of it.
 * @param chosen what a person says; it goes before both.
 */
export function detectLayout(head: string, isWhole: boolean, chosen: string | null = null): Layout {
  const stated = separatorLine.exec(head);
  if (chosen !== null) return { delimiter: chosen, isStated: false, skip: stated?.[0].length ?? 0 };
  if (stated?.[1] !== undefined && stated[1] !== '"') return { delimiter: stated[1], isStated: true, skip: stated[0].length };
  let best = { delimiter: ',', fit: 0, columns: 1 };
  for (const delimiter of delimiters) {
    const rows = headRows(head, delimiter, isWhole);
    const columns = rows[headerIndex(rows)]?.cells.length ?? 1;
    if (columns < 2) continue;
    const fit = rows.filter(({ cells }) => cells.length === columns).length / rows.length;
    // A clear fit wins; between equals, the one that tells more columns apart.
    if (fit > best.fit + 0.05 || (fit > best.fit - 0.05 && columns > best.columns)) best = { delimiter, fit, columns };
  }
  return { delimiter: best.delimiter, isStated: false, skip: 0 };
}

/**
 * Which of the first rows names the columns: the first one, or, below a title or comment of one cell, the first row as wide
 * as most of the others.
 */
export function headerIndex(rows: readonly SheetRow[]): number {
  if (rows[0] === undefined || rows[0].cells.length > 1) return 0;
  const widths = new Map<number, number>();
  for (const { cells } of rows) if (cells.length > 1) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1);
  const [width, count] = [...widths].sort((a, b) => b[1] - a[1])[0] ?? [1, 0];
  const index = rows.findIndex(({ cells }) => cells.length === width);
  return index > 0 && index <= 10 && count * 2 > rows.length - index ? index : 0;
}

/** The first records of a text; those of a text that goes on leave out its last, unfinished one. */
export function headRows(text: string, delimiter: string, isWhole: boolean): SheetRow[] {
  const tokenizer = new Tokenizer(delimiter);
  try {
    const rows = tokenizer.push(text);
    return (isWhole ? [...rows, ...tokenizer.end()] : rows).slice(0, sampledRows);
  } catch (error) {
    // Under a wrong delimiter a quote may stay open: this is a trial, and the reading proper says what is wrong.
    if (error instanceof DocketError) return [];
    throw error;
  }
}

export interface Header {
  readonly names: string[];
  readonly duplicates: string[];
  /** Positions, from 0, of the columns that share a name, for each such name. */
  readonly repeats: number[][];
  /** Positions from 1. */
  readonly blanks: number[];
}

/** Gives every column a name of its own: blank ones are named by position (`Column 3`), repeated ones numbered (`id (2)`). */
export function nameColumns(cells: readonly string[]): Header {
  const written = cells.map((cell) => cell.replace(/\s+/g, ' ').trim());
  const taken = new Set<string>();
  const firsts = new Set(written);
  const duplicates: string[] = [];
  const blanks: number[] = [];
  const names = written.map((name, index) => {
    if (name === '') blanks.push(index + 1);
    const wanted = name === '' ? `Column ${index + 1}` : name;
    let unique = wanted;
    if (taken.has(unique) && name !== '') duplicates.push(name);
    for (let n = 2; taken.has(unique) || (unique !== name && firsts.has(unique)); n += 1) unique = `${wanted} (${n})`;
    taken.add(unique);
    return unique;
  });
  const byName = new Map<string, number[]>();
  for (const [index, name] of written.entries()) if (name !== '') byName.set(name, [...(byName.get(name) ?? []), index]);
  return { names, duplicates, repeats: [...byName.values()].filter(({ length }) => length > 1), blanks };
}

type CellShape = 'date' | 'decimal' | 'integer' | 'boolean' | 'address' | 'code' | 'text';

function shapeOf(cell: string): CellShape {
  const text = cell.trim();
  if (/^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}([ T].*)?$/.test(text)) return 'date';
  if (/^[-+]?\d+[.,]\d+$/.test(text)) return 'decimal';
  if (/^[-+]?\d+$/.test(text)) return 'integer';
  if (/^(true|false)$/i.test(text)) return 'boolean';
  if (/^\S+@\S+\.\w+$/.test(text)) return 'address';
  if (/^[A-Za-z]{1,6}[-_#]?[0-9a-f]*\d[0-9a-f]*$/i.test(text)) return 'code';
  return 'text';
}

/**
 * Whether the first row is data rather than names: it holds a date, a decimal, a truth value or an address where the rows
 * below hold the same, or codes that begin alike, or is whole numbers in at least half of its cells. The years of a
 * yearly sheet and a header of numbers over another kind of value are names.
 */
export function looksHeaderless(first: readonly string[], below: readonly (readonly string[])[]): boolean {
  const filled = first.filter((cell) => cell.trim() !== '').length;
  if (filled === 0) return true;
  if (below.length === 0) return false;
  let integers = 0;
  for (const [index, cell] of first.entries()) {
    const shape = shapeOf(cell);
    const others = below.map((cells) => cells[index] ?? '').filter((other) => other.trim() !== '');
    if (shape === 'text' || others.length === 0 || !others.every((other) => shapeOf(other) === shape)) continue;
    if (shape === 'code') {
      const prefix = /^[A-Za-z]+[-_#]?/.exec(cell.trim())?.[0] ?? '';
      if (/[-_#]$/.test(prefix) && others.every((other) => other.trim().startsWith(prefix))) return true;
    } else if (shape !== 'integer') return true;
    else if (!/^(19|20)\d\d$/.test(cell.trim())) integers += 1;
  }
  return integers * 2 >= filled;
}
