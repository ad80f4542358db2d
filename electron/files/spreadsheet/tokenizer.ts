import { DocketError } from '@shared/result';

/** A row with a cell of this many characters or more is left out: no field of a register is that long, and a lost quote makes one. */
export const maxCellCharacters = 5_000_000;

/** One record of a delimited file. */
export interface SheetRow {
  /** The number a spreadsheet shows beside it: records and blank lines count, line ends inside quotes do not. */
  readonly row: number;
  readonly cells: string[];
  /** A closing quote had text after it; the text is kept as it stands. */
  readonly hasMalformedQuote: boolean;
  /** Positions, from 0, of numbers of a workbook that may have lost digits before it was saved. */
  readonly doubtfulColumns?: readonly number[];
  /** A line of JSON that is no object: its cells cannot be told, and the only one is the line itself. */
  readonly isBroken?: boolean;
  /** A cell reached the limit: the row was passed over, and it has no cells. */
  readonly isTooLong?: boolean;
}

const quote = 34;
const lineFeed = 10;
const carriageReturn = 13;
/** Instead of a position: a cell reached the limit. */
const tooLong = -2;

/**
 * Cuts delimited text into records, chunk by chunk (RFC 4180, and what real exports do beyond it): LF, CRLF and CR end a
 * line, mixed or not; a quote opens a quoted cell only as its first character; blank lines are counted and left out.
 * A record is given back only when its end has been seen, so that no chunk border can change it.
 */
export class Tokenizer {
  #rest = '';
  #row = 0;
  #hasMalformedQuote = false;
  #hasQuotes = false;
  /** Of a record that is passed over because it is too long: whether its end is inside quotes so far. */
  #passing: { isQuoted: boolean } | null = null;
  /** The record that was passed over ended with a carriage return at a border. */
  #mayBeCrLf = false;
  readonly #delimiter: number;

  /** @param delimiter one character, neither a quote nor a line end. */
  constructor(delimiter: string) {
    this.#delimiter = delimiter.charCodeAt(0);
  }

  /** The records that end within this chunk. */
  push(chunk: string): SheetRow[] {
    return this.#read(this.#rest === '' ? chunk : this.#rest + chunk, false);
  }

  /**
   * The record that the end of the file ends, if there is one.
   *
   * @throws DocketError `unreadable-file` naming the row whose quote is never closed.
   */
  end(): SheetRow[] {
    return this.#read(this.#rest, true);
  }

  #read(text: string, isEnd: boolean): SheetRow[] {
    const rows: SheetRow[] = [];
    let start = this.#mayBeCrLf && text.charCodeAt(0) === lineFeed ? 1 : 0;
    if (text !== '') this.#mayBeCrLf = false;
    while (start < text.length) {
      if (this.#passing !== null) {
        start = this.#pass(text, start, this.#passing);
        if (start === -1) break;
        rows.push(this.#passedOver());
        continue;
      }
      const cells: string[] = [];
      this.#hasMalformedQuote = false;
      this.#hasQuotes = false;
      const next = this.#readRecord(text, start, isEnd, cells);
      if (next === tooLong) {
        this.#passing = { isQuoted: false };
        continue;
      }
      if (next === -1) break;
      start = next;
      this.#row += 1;
      const isBlankLine = cells.length === 1 && cells[0] === '' && !this.#hasQuotes;
      if (!isBlankLine) rows.push({ row: this.#row, cells, hasMalformedQuote: this.#hasMalformedQuote });
    }
    this.#rest = start === -1 ? '' : start === 0 ? text : text.slice(start);
    if (isEnd && this.#passing !== null) {
      if (this.#passing.isQuoted) throw this.#unclosed();
      rows.push(this.#passedOver());
    }
    return rows;
  }

  #passedOver(): SheetRow {
    this.#passing = null;
    this.#row += 1;
    return { row: this.#row, cells: [], hasMalformedQuote: false, isTooLong: true };
  }

  /** The position after the record that is passed over, or -1 where its end is not in this text. Every quote opens or closes: a doubled one does both. */
  #pass(text: string, from: number, state: { isQuoted: boolean }): number {
    for (let at = from; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code === quote) state.isQuoted = !state.isQuoted;
      else if (!state.isQuoted && code === lineFeed) return at + 1;
      else if (!state.isQuoted && code === carriageReturn) {
        if (at + 1 < text.length) return text.charCodeAt(at + 1) === lineFeed ? at + 2 : at + 1;
        this.#mayBeCrLf = true;
        return at + 1;
      }
    }
    return -1;
  }

  /** Fills the cells of one record; the position after its line end, -1 where its end is not there yet, or `tooLong`. */
  #readRecord(text: string, start: number, isEnd: boolean, cells: string[]): number {
    const delimiter = this.#delimiter;
    const { length } = text;
    let at = start;
    for (;;) {
      let quoted: string | null = null;
      let code = at < length ? text.charCodeAt(at) : lineFeed;
      if (code === quote) {
        const close = this.#closingQuote(text, at, isEnd);
        if (close < 0) return close;
        const inside = text.slice(at + 1, close);
        quoted = inside.includes('"') ? inside.replaceAll('""', '"') : inside;
        this.#hasQuotes = true;
        at = close + 1;
        code = at < length ? text.charCodeAt(at) : lineFeed;
      }
      const from = at;
      // Line ends are small codes: most characters need two comparisons.
      while (code !== delimiter && (code > carriageReturn || (code !== lineFeed && code !== carriageReturn))) {
        at += 1;
        if (at >= length) break;
        code = text.charCodeAt(at);
      }
      if (at - from >= maxCellCharacters || (quoted !== null && quoted.length >= maxCellCharacters)) return tooLong;
      if (at >= length && !isEnd) return -1;
      cells.push(quoted === null ? text.slice(from, at) : at === from ? quoted : this.#afterQuote(quoted, text.slice(from, at)));
      if (at >= length) return at;
      if (code === delimiter) {
        at += 1;
        continue;
      }
      if (code === lineFeed) return at + 1;
      // A carriage return at the border may be the first half of CRLF.
      if (at + 1 >= length && !isEnd) return -1;
      return text.charCodeAt(at + 1) === lineFeed ? at + 2 : at + 1;
    }
  }

  #closingQuote(text: string, open: number, isEnd: boolean): number {
    let at = open + 1;
    for (;;) {
      const found = text.indexOf('"', at);
      if (found === -1) {
        if (text.length - open > maxCellCharacters) return tooLong;
        if (!isEnd) return -1;
        throw this.#unclosed();
      }
      if (found + 1 >= text.length && !isEnd) return -1;
      if (text.charCodeAt(found + 1) !== quote) return found;
      at = found + 2;
    }
  }

  /** Blanks between a closing quote and the delimiter mean nothing; other text is kept, and said. */
  #afterQuote(quoted: string, tail: string): string {
    if (tail.trim() === '') return quoted;
    this.#hasMalformedQuote = true;
    return quoted + tail;
  }

  #unclosed(): DocketError {
    return new DocketError('unreadable-file', `Row ${this.#row + 1} opens a quote that is never closed, so where its cells end cannot be told. Nothing was imported. Close the quote in that row, or export the file again.`);
  }
}
