import type { ConvertedSum, UsedRate } from '@shared/contract/currencies';
import type { Money } from '@shared/primitives';
import { minorUnitDigits } from './money';

/** What amounts are converted into, and the rates in force by currency. */
export interface Rates {
  readonly reporting: string | null;
  readonly byCurrency: ReadonlyMap<string, UsedRate>;
}

/**
 * An amount in another currency's minor units, rounded half away from zero in integer arithmetic, so that no floating point decides a digit (W4).
 * @param rate one unit of the amount's currency in units of the other, as a decimal number
 */
export function convert({ amountMinor, currency }: Money, into: string, rate: string): Money {
  const [whole = '', fraction = ''] = rate.split('.');
  const numerator = BigInt(amountMinor < 0 ? -amountMinor : amountMinor) * BigInt(whole + fraction) * 10n ** BigInt(minorUnitDigits(into));
  const denominator = 10n ** BigInt(fraction.length + minorUnitDigits(currency));
  const rounded = Number((numerator * 2n + denominator) / (denominator * 2n));
  return { amountMinor: amountMinor < 0 ? -rounded : rounded, currency: into };
}

/** The amount in the reporting currency, or null where nothing says the rate. */
export function inReporting(amount: Money, { reporting, byCurrency }: Rates): Money | null {
  if (reporting === null) return null;
  if (amount.currency === reporting) return amount;
  const rate = byCurrency.get(amount.currency);
  return rate === undefined ? null : convert(amount, reporting, rate.rate);
}

/** Those of the currencies that an amount cannot be converted from, by code. */
export const withoutRate = (currencies: readonly string[], { reporting, byCurrency }: Rates): string[] => currencies.filter((currency) => currency !== reporting && !byCurrency.has(currency)).toSorted();

/** The sum in the reporting currency where there are several and every rate is there, with the rates that it was made with; else null (W4). */
export function convertedSum(sums: readonly Money[], rates: Rates): ConvertedSum | null {
  const { reporting } = rates;
  if (reporting === null || sums.length < 2) return null;
  let amountMinor = 0;
  const used: UsedRate[] = [];
  for (const sum of sums) {
    const converted = inReporting(sum, rates);
    if (converted === null) return null;
    amountMinor += converted.amountMinor;
    const rate = rates.byCurrency.get(sum.currency);
    if (rate !== undefined && sum.currency !== reporting) used.push(rate);
  }
  return { sum: { amountMinor, currency: reporting }, rates: used.toSorted((a, b) => (a.currency < b.currency ? -1 : 1)) };
}
