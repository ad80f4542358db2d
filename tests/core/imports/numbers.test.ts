import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDuration, unitInHeader } from '../../../electron/core/imports/durations';
import { markEvidence, parseAmount, parseNumber, toMinorUnits } from '../../../electron/core/imports/numbers';

const minor = (text: string, mark: '.' | ',' | null = null, digits = 2): number | null => {
  const amount = parseAmount(text, mark, true);
  return amount === null ? null : toMinorUnits(amount.value, digits);
};

describe('amounts [W5]', () => {
  it.each([
    ['33432', 3_343_200],
    ['33432.1', 3_343_210],
    ['1,234.56', 123_456],
    ['1.234,56', 123_456],
    ['1 234,56', 123_456],
    ['1\u202f234\u202f567,8', 123_456_780],
    ["1'234.50", 123_450],
    ['12,34,567.00', 123_456_700],
    ['1,234', 123_400],
    ['1.234', 123_400],
    ['12,5', 1250],
    ['0.125', 13],
    ['.5', 50],
    ['(1,234.00)', -123_400],
    ['-12', -1200],
    ['12.00-', -1200],
    ['€1,200', 120_000],
    ['1.200,00 €', 120_000],
    ['-€ 5', -500],
    ['€-5', -500],
    ['USD 1,200.00', 120_000],
    ['1200 eur', 120_000],
    ['0', 0],
    ['-0.00', 0],
    ['1.005', 100_500],
    ['10.0049', 1000],
    ['10.005', 1_000_500],
    ['2.675000', 268],
    ['90071992547409.91', 9_007_199_254_740_991],
  ])('%s is %i cents', (text, cents) => {
    expect(minor(text)).toBe(cents);
  });

  it.each(['', 'abc', '1,2,3', '1.2.3', '1,234.56.78', '12 34', '--5', '(5', '5)', '1e5', '€5 USD', '€ £5', '1..2', '1234567890123456789'])('refuses %j', (text) => {
    expect(minor(text)).toBeNull();
  });

  it('reads by the given mark, and refuses what it cannot be under it', () => {
    expect(minor('1.234', '.')).toBe(123);
    expect(minor('1.234', ',')).toBe(123_400);
    expect(minor('1,5', ',')).toBe(150);
    expect(minor('1.234,56', '.')).toBeNull();
    expect(minor('1,23', '.')).toBeNull();
    expect(minor('1,234', '.')).toBe(123_400);
  });

  it('takes the digits of the currency: none for yen, three for dinars', () => {
    expect(minor('1200', null, 0)).toBe(1200);
    expect(minor('1.2345', '.', 3)).toBe(1235);
  });

  it('names the currency that is written, and keeps $ open', () => {
    expect(['€5', '5 £', 'US$ 5', 'NOK 5', '$5', '5', '5 kr'].map((text) => parseAmount(text, null, true)?.currency)).toEqual(['EUR', 'GBP', 'USD', 'NOK', '$', null, undefined]);
  });

  it('is exact for every number of cents, in every style [W5]', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.constantFrom<[string, string]>([',', '.'], ['.', ','], [' ', ','], ["'", '.'], ['', '.']), (cents, [group, mark]) => {
        const digits = String(Math.abs(cents)).padStart(3, '0');
        const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, group);
        expect(minor(`${cents < 0 ? '-' : ''}${whole}${mark}${digits.slice(-2)}`)).toBe(cents === 0 ? 0 : cents);
      }),
    );
  });
});

describe('numbers', () => {
  it('reads ratings and percentages, and no amounts of money', () => {
    expect(['4.0', '4,5', '95 %', '-3', '1,234', '€5', 'four'].map((text) => parseNumber(text, null))).toEqual([4, 4.5, 95, -3, 1234, null, null]);
    expect(['-0', '-0.0', '(0)', '-0,0', '0-'].map((text) => Object.is(parseNumber(text, null), 0))).toEqual([true, true, true, true, true]);
    expect(parseNumber('3.125', null)).toBe(3.125);
    expect(parseNumber('3.125', ',')).toBe(3125);
  });

  it('tells the decimal mark only where it is certain [W5]', () => {
    expect(['1.5', '1,5', '1.234', '1,234', '1.234,5', '1,234.5', '1.234.567', '12', '0,125', '1234,567', '€ 1,50'].map(markEvidence)).toEqual(['.', ',', null, null, ',', '.', ',', null, ',', ',', ',']);
  });
});

describe('durations [W5]', () => {
  it.each([
    ['74', 'minutes', 74],
    ['27.0', 'hours', 1620],
    ['1.5', 'days', 2160],
    ['90', 'seconds', 1.5],
    ['2h 30m', 'minutes', 150],
    ['45 min', 'hours', 45],
    ['1 day, 4 hours', 'minutes', 1680],
    ['12:30', 'minutes', 750],
    ['1:30:30', 'minutes', 90.5],
    ['2 days 03:00:00', 'minutes', 3060],
    ['-5', 'minutes', -5],
  ] as const)('%s in %s is %d minutes', (text, unit, minutes) => {
    expect(parseDuration(text, unit, null)).toBe(minutes);
  });

  it.each(['soon', '3 weeks', '2h later', '12:75', ''])('refuses %j', (text) => {
    expect(parseDuration(text, 'minutes', null)).toBeNull();
  });

  it('finds the unit in a header', () => {
    expect(['first response time minutes', 'resolution time in hrs', 'days to close', 'first reply'].map(unitInHeader)).toEqual(['minutes', 'hours', 'days', null]);
  });
});
