import { refused } from '../../refusal';
import type { SheetCell } from './cell-text';
import type { FormatKind } from './number-formats';
import { parseRange, parseReference, type Place } from './references';
import { textOfCell } from './text-escapes';
import { createTextGatherer } from './workbook-parts';
import { isTrue, type Attributes, type XmlReader } from '../../archive/xml';

/** A row that holds something; cells without a value are left out. */
export interface WorkbookRow {
  /** As the sheet numbers it, from 1. */
  readonly row: number;
  readonly isHidden: boolean;
  /** From left to right. */
  readonly cells: readonly SheetCell[];
}

/** What a sheet has beside its cells; complete once its rows have been read. */
export interface SheetLayout {
  /** The first column and last column of each hidden stretch, from 1. */
  readonly hiddenColumns: { readonly from: number; readonly to: number }[];
  /** Only the first cell of each holds a value. */
  readonly mergedRanges: { readonly from: Place; readonly to: Place }[];
}

/** Places in a row before its last value count as well: a value far to the right stands for all the empty ones before it. */
const maxCells = 50_000_000;
const maxRanges = 200_000;

interface Surroundings {
  readonly strings: readonly string[];
  readonly formats: readonly FormatKind[];
  readonly fileName: string;
  readonly sheetName: string;
}

/** Gathers the rows of a sheet while its XML is read; `taken` hands over those that are complete. */
export class SheetReader implements XmlReader {
  readonly layout: SheetLayout = { hiddenColumns: [], mergedRanges: [] };
  #rows: WorkbookRow[] = [];
  #cells: SheetCell[] = [];
  #row = 0;
  #isRowHidden = false;
  #column = 0;
  #type = 'n';
  #style = 0;
  #isFormula = false;
  #isInCell = false;
  #isValue = false;
  #value = '';
  #count = 0;
  readonly #inline = createTextGatherer();
  readonly #in: Surroundings;

  constructor(surroundings: Surroundings) {
    this.#in = surroundings;
  }

  taken(): WorkbookRow[] {
    const rows = this.#rows;
    if (rows.length > 0) this.#rows = [];
    return rows;
  }

  open(name: string, attributes: Attributes): void {
    switch (name) {
      case 'c':
        return this.#openCell(attributes);
      case 'v':
        this.#isValue = this.#isInCell;
        return;
      case 'f':
        this.#isFormula = true;
        return;
      case 'row':
        return this.#openRow(attributes);
      case 'col':
        if (isTrue(attributes['hidden'])) this.layout.hiddenColumns.push({ from: Number(attributes['min']), to: Number(attributes['max']) });
        return;
      case 'mergeCell':
        return this.#addMerged(attributes['ref'] ?? '');
      default:
        if (this.#isInCell) this.#inline.open(name);
    }
  }

  text(text: string): void {
    if (this.#isValue) this.#value += text;
    else if (this.#isInCell) this.#inline.text(text);
  }

  close(name: string): void {
    if (name === 'v') this.#isValue = false;
    else if (name === 'c') this.#closeCell();
    else if (name === 'row') this.#closeRow();
    else if (this.#isInCell) this.#inline.close(name);
  }

  #openRow({ r, hidden }: Attributes): void {
    const row = r === undefined ? this.#row + 1 : Number(r);
    if (!Number.isInteger(row) || row <= this.#row) throw this.#damaged(`its row ${r ?? row} comes after row ${this.#row}`);
    this.#row = row;
    this.#isRowHidden = isTrue(hidden);
    this.#column = 0;
    this.#cells = [];
  }

  #openCell({ r, t, s }: Attributes): void {
    const place = r === undefined ? { row: this.#row, column: this.#column + 1 } : parseReference(r);
    if (place === null || place.row !== this.#row || place.column <= this.#column) throw this.#damaged(`its cell ${r ?? ''} stands in row ${this.#row} after column ${this.#column}`);
    this.#column = place.column;
    this.#type = t ?? 'n';
    this.#style = s === undefined ? 0 : Number(s);
    this.#isFormula = false;
    this.#isInCell = true;
    this.#value = '';
    this.#inline.start();
  }

  #closeCell(): void {
    this.#isInCell = false;
    const cell = this.#cell();
    if (cell !== null) this.#cells.push(cell);
  }

  /** Null where nothing stands in the cell. */
  #cell(): SheetCell | null {
    const column = this.#column;
    const isFormula = this.#isFormula;
    const value = this.#value;
    switch (this.#type) {
      case 's': {
        if (value === '') return null;
        const text = this.#in.strings[Number(value)];
        if (text === undefined) throw this.#damaged(`a cell of row ${this.#row} names the text ${value}, which there is not`);
        return text === '' ? null : { column, isFormula, kind: 'text', text };
      }
      case 'inlineStr':
        return this.#text(textOfCell(this.#inline.taken()));
      // A formula's text, and dates of strict workbooks, which stand as ISO 8601.
      case 'str':
      case 'd':
        return this.#text(textOfCell(value));
      case 'b':
        return value === '' ? null : { column, isFormula, kind: 'boolean', value: isTrue(value) };
      case 'e':
        return value === '' ? null : { column, isFormula, kind: 'error', text: value };
      default:
        if (value === '') return isFormula ? { column, isFormula, kind: 'text', text: '' } : null;
        return { column, isFormula, kind: 'number', written: value, format: this.#in.formats[this.#style] ?? 'number' };
    }
  }

  #text(text: string): SheetCell | null {
    const isFormula = this.#isFormula;
    return text === '' && !isFormula ? null : { column: this.#column, isFormula, kind: 'text', text };
  }

  #closeRow(): void {
    const last = this.#cells.at(-1);
    if (last === undefined) return;
    this.#count += last.column;
    if (this.#count > maxCells) throw refused(this.#in.fileName, `has more than ${maxCells / 1_000_000} million cells in sheet "${this.#in.sheetName}"`, 'Split it, or export the sheet as CSV.');
    this.#rows.push({ row: this.#row, isHidden: this.#isRowHidden, cells: this.#cells });
    this.#cells = [];
  }

  #addMerged(reference: string): void {
    const range = parseRange(reference);
    if (range === null) throw this.#damaged(`it merges ${reference.slice(0, 40)}, which is no range`);
    if (this.layout.mergedRanges.length >= maxRanges) throw this.#damaged(`it merges more than ${maxRanges} ranges`);
    this.layout.mergedRanges.push(range);
  }

  #damaged(why: string): Error {
    return refused(this.#in.fileName, `is damaged in sheet "${this.#in.sheetName}": ${why}`, 'Open it in a spreadsheet program and save it again.');
  }
}
