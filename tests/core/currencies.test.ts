import { describe, expect, it } from 'vitest';
import type { UsedRate } from '@shared/contract/currencies';
import { CalendarDate } from '@shared/primitives';
import { convert, convertedSum, withoutRate, type Rates } from '../../electron/core/currencies';

const rate = (currency: string, text: string): UsedRate => ({ currency, rate: text, on: CalendarDate.parse('2026-11-20'), source: 'ECB' });
const rates = (reporting: string | null, ...all: UsedRate[]): Rates => ({ reporting, byCurrency: new Map(all.map((one) => [one.currency, one])) });

describe('converting an amount', () => {
  it.each([
    // By hand: 12,345.67 USD x 0.92 = 11,358.0164.
    [{ amountMinor: 1_234_567, currency: 'USD' }, 'EUR', '0.92', 1_135_802],
    // 1,000 JPY have no minor unit: x 0.0061 = 6.10 EUR.
    [{ amountMinor: 1000, currency: 'JPY' }, 'EUR', '0.0061', 610],
    // 10.00 EUR x 163.5 = 1,635 JPY; 1.234 KWD x 3 = 3.70 EUR (3.702).
    [{ amountMinor: 1000, currency: 'EUR' }, 'JPY', '163.5', 1635],
    [{ amountMinor: 1234, currency: 'KWD' }, 'EUR', '3', 370],
    // Half a cent goes away from zero, both ways.
    [{ amountMinor: 1, currency: 'USD' }, 'EUR', '0.5', 1],
    [{ amountMinor: -1, currency: 'USD' }, 'EUR', '0.5', -1],
    [{ amountMinor: 900_719_925_474_099, currency: 'USD' }, 'EUR', '1.0000000001', 900_719_925_564_171],
  ])('%j into %s at %s is %d [W4]', (amount, into, text, minor) => expect(convert(amount, into, text)).toEqual({ amountMinor: minor, currency: into }));
});

describe('a sum over currencies', () => {
  const sums = [{ amountMinor: 100_00, currency: 'EUR' }, { amountMinor: 100_00, currency: 'USD' }];

  it('is converted where every rate is there, and names them [W4]', () => {
    expect(convertedSum(sums, rates('EUR', rate('USD', '0.9'), rate('NOK', '0.08')))).toEqual({ sum: { amountMinor: 190_00, currency: 'EUR' }, rates: [rate('USD', '0.9')] });
  });

  it('is not made up where one is missing, where nothing is to be converted into, or for one currency [W4]', () => {
    expect(convertedSum([...sums, { amountMinor: 1, currency: 'NOK' }], rates('EUR', rate('USD', '0.9')))).toBeNull();
    expect(convertedSum(sums, rates(null, rate('USD', '0.9')))).toBeNull();
    expect(convertedSum(sums.slice(0, 1), rates('EUR'))).toBeNull();
    expect(withoutRate(['USD', 'EUR', 'NOK'], rates('EUR', rate('USD', '0.9')))).toEqual(['NOK']);
  });
});
