import type { DecimalMark } from '@shared/contract/imports/entities';

/** A decimal number, exactly: `digits` without its leading zeros, divided by 10 to the power of `scale`. */
export interface ExactDecimal {
  readonly isNegative: boolean;
  readonly digits: string;
  readonly scale: number;
}

/** An amount as a cell writes it. */
export interface WrittenAmount {
  readonly value: ExactDecimal;
  /** ISO code, `$` where that could be one of several, or null where none is written. */
  readonly currency: string | null;
}

const plain = /^-?\d+$/;
const programNumber = /^-?\d+(?:\.\d+)?$/;
const amountPattern = /^([-+(]?)\s*([^\d.,()+\-\s'’]{1,4})?\s*([-+(]?)\s*([\d.,'’\s\u00a0\u2009\u202f]*\d)(?:,-)?\s*([^\d.,()+\-\s'’]{1,4})?\s*([-)]?)$/u;
const symbols: ReadonlyMap<string, string> = new Map([
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['₹', 'INR'],
  ['US$', 'USD'],
  ['A$', 'AUD'],
  ['C$', 'CAD'],
  ['R$', 'BRL'],
  ['$', '$'],
]);

function exact(isNegative: boolean, whole: string, fraction: string): ExactDecimal {
  return { isNegative, digits: `${whole}${fraction}`.replace(/^0+(?=\d)/, ''), scale: fraction.length };
}

const isGrouped = (text: string, mark: string): boolean => {
  const groups = text.split(mark);
  // Thousands, or the Indian way: twos before the last three.
  return /^\d{1,3}$/.test(groups[0] ?? '') && (groups.at(-1)?.length ?? 0) === 3 && groups.slice(1, -1).every((group) => group.length === 3 || group.length === 2);
};

/**
 * Reads digits with their thousands and decimal marks. Null where they cannot be a number under the given mark.
 *
 * @param mark the decimal mark, or null where nothing says it: then `1,234` is 1234 and `1.234` is 1.234.
 * @param isMoney without a given mark, an amount such as `1.234` has thousands: money has no three decimals.
 */
function readDigits(text: string, mark: DecimalMark | null, isMoney: boolean): { whole: string; fraction: string } | null {
  let digits = text;
  if (/[\s'’]/.test(digits)) {
    if (!/^\d{1,3}([\s'’])\d{3}(\1\d{3})*([.,]\d+)?$/.test(digits)) return null;
    digits = digits.replace(/[\s'’]/g, '');
  }
  const hasPoint = digits.includes('.');
  const hasComma = digits.includes(',');
  if (!hasPoint && !hasComma) return { whole: digits, fraction: '' };
  const last = digits.lastIndexOf('.') > digits.lastIndexOf(',') ? '.' : ',';
  const other = last === '.' ? ',' : '.';
  const isSingle = digits.indexOf(last) === digits.lastIndexOf(last);
  let decimal: DecimalMark | null = last;
  if (hasPoint && hasComma) {
    if (!isSingle) return null;
  } else if (!isSingle) decimal = null;
  else if (mark === null) {
    const couldBeThousands = /^[1-9]\d{0,2}[.,]\d{3}$/.test(digits);
    if (couldBeThousands && (last === ',' || isMoney)) decimal = null;
  } else if (mark !== last) decimal = null;
  if (decimal !== null && mark !== null && decimal !== mark) return null;
  if (decimal === null) {
    if (mark === last && !isSingle) return null;
    return isGrouped(digits, last) ? { whole: digits.replaceAll(last, ''), fraction: '' } : null;
  }
  const [whole = '', fraction = ''] = digits.split(decimal);
  if (whole.includes(other)) return isGrouped(whole, other) ? { whole: whole.replaceAll(other, ''), fraction } : null;
  return { whole: whole === '' ? '0' : whole, fraction };
}

/**
 * Reads an amount exactly: signs before or after, brackets for negative ones, thousands in every usual way, a currency's
 * code or sign on either side. Null where it is none (W5).
 */
export function parseAmount(text: string, mark: DecimalMark | null, isMoney: boolean): WrittenAmount | null {
  if (plain.test(text)) {
    const isNegative = text.startsWith('-');
    return { value: exact(isNegative, isNegative ? text.slice(1) : text, ''), currency: null };
  }
  const match = amountPattern.exec(text.trim());
  if (match === null) return null;
  const [, before = '', prefix, between = '', digits = '', suffix, after = ''] = match;
  if (prefix !== undefined && suffix !== undefined) return null;
  const opens = before === '(' || between === '(';
  if (opens !== (after === ')') || (before !== '' && between !== '')) return null;
  const named = prefix ?? suffix;
  const code = named === undefined ? null : (symbols.get(named) ?? (/^[A-Za-z]{3}$/.test(named) ? named.toUpperCase() : undefined));
  if (code === undefined) return null;
  const parts = readDigits(digits.trim(), mark, isMoney);
  if (parts === null) return null;
  return { value: exact(opens || before === '-' || between === '-' || after === '-', parts.whole, parts.fraction), currency: code };
}

/** Reads a number that is no amount of money; a percent sign is left out. Null where it is none. */
export function parseNumber(text: string, mark: DecimalMark | null): number | null {
  // What programs write. Without a known mark a point is a decimal one here: only money is read otherwise.
  if (mark !== ',' && programNumber.test(text)) return withoutNegativeZero(Number(text));
  const amount = parseAmount(text.trim().replace(/\s*%$/, ''), mark, false);
  if (amount === null || amount.currency !== null) return null;
  return toNumber(amount.value);
}

/** The nearest double: for counts, durations and ratings, never for money. */
export function toNumber({ isNegative, digits, scale }: ExactDecimal): number {
  return withoutNegativeZero(Number(`${isNegative ? '-' : ''}${digits}e-${scale}`));
}

/** `-0` is nothing that a file means, and JSON does not keep it. */
const withoutNegativeZero = (value: number): number => value + 0;

/**
 * The amount in minor units, rounded half away from zero where it is finer than these. Null where it is too large to be
 * an exact integer.
 *
 * @param minorDigits digits of the currency's minor unit.
 */
export function toMinorUnits({ isNegative, digits, scale }: ExactDecimal, minorDigits: number): number | null {
  if (digits.length > 30) return null;
  const shift = minorDigits - scale;
  let minor = BigInt(digits);
  if (shift >= 0) minor *= 10n ** BigInt(shift);
  else {
    const unit = 10n ** BigInt(-shift);
    minor = (minor * 2n + unit) / (unit * 2n);
  }
  const value = Number(minor);
  if (!Number.isSafeInteger(value)) return null;
  return isNegative && value !== 0 ? -value : value;
}

/** The decimal mark that a number can only have, or null where it does not tell. */
export function markEvidence(text: string): DecimalMark | null {
  if (!text.includes('.') && !text.includes(',')) return null;
  const digits = /[\d.,]*\d[\d.,]*/.exec(text.replace(/[\s'’]/g, ''))?.[0] ?? '';
  const point = digits.lastIndexOf('.');
  const comma = digits.lastIndexOf(',');
  if (point === -1 && comma === -1) return null;
  if (point !== -1 && comma !== -1) return point > comma ? '.' : ',';
  const mark = point === -1 ? ',' : '.';
  if (digits.indexOf(mark) !== digits.lastIndexOf(mark)) return mark === '.' ? ',' : '.';
  return /^[1-9]\d{0,2}[.,]\d{3}$/.test(digits) ? null : mark;
}
