import type { FormatKind } from './number-formats';
import { durationText, fromSerial } from './serial-dates';

/** A cell that holds something. Dates are numbers with a format; of a formula it is the result that the file keeps. */
export type SheetCell = {
  /** From 1. */
  readonly column: number;
  readonly isFormula: boolean;
} & (
  | { readonly kind: 'text' | 'error'; readonly text: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'number'; readonly written: string; readonly format: FormatKind }
);

/**
 * The text that stands for a cell's value, in a form that does not depend on how the cell is shown: dates as `YYYY-MM-DD`, with the time where there
 * is one; numbers in plain digits, as short as they can be without changing the number; percentages with their sign; `TRUE` or `FALSE`.
 */
export function cellText(cell: SheetCell, is1904: boolean): string {
  switch (cell.kind) {
    case 'text':
    case 'error':
      return cell.text;
    case 'boolean':
      return cell.value ? 'TRUE' : 'FALSE';
    case 'number':
      return cell.format === 'number' ? numberText(cell.written) : formattedText(cell.written, cell.format, is1904);
  }
}

/**
 * Whether a number may have lost digits before it was saved: spreadsheets keep 15, so an identifier of 16 digits or more ends in zeros that nobody
 * typed.
 */
export function hasDoubtfulDigits(cell: SheetCell): boolean {
  if (cell.kind !== 'number' || cell.format !== 'number') return false;
  // Most numbers are short: they need no parsing.
  if (cell.written.length < 16 && !/e/i.test(cell.written)) return false;
  const value = Number(cell.written);
  return Number.isInteger(value) && Math.abs(value) >= 1e15;
}

function formattedText(written: string, format: Exclude<FormatKind, 'number'>, is1904: boolean): string {
  const value = Number(written);
  if (format === 'percent') return `${numberText(`${plain.test(written) ? written : value}e2`)}%`;
  // A time that goes beyond a day is a length of time; only past the year 1900 must it be a date shown by its time alone.
  if (format === 'duration' || (format === 'time' && value >= 1 && value < 366)) return durationText(value);
  const text = fromSerial(value, is1904);
  if (text === null) return numberText(written);
  return format === 'date-time' && text.length === 10 ? `${text} 00:00:00` : text;
}

const plain = /^-?(?:0|[1-9]\d*)(?:\.\d*[1-9])?$/;
const shortInteger = /^-?(?:0|[1-9]\d*)$/;

/** A number in plain digits. Digits of an integer stay as the file has them, even where a double could not hold them. */
function numberText(written: string): string {
  if (shortInteger.test(written)) return written === '-0' ? '0' : written;
  const value = Number(written);
  if (!Number.isFinite(value) || written.trim() === '') return written;
  const [mantissa = '', exponent] = String(value + 0).split('e');
  if (exponent === undefined) return mantissa;
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.');
  const sign = value < 0 ? '-' : '';
  const shift = Number(exponent);
  return shift > 0 ? `${sign}${whole}${fraction.padEnd(shift, '0')}` : `${sign}0.${'0'.repeat(-shift - 1)}${whole}${fraction}`;
}
