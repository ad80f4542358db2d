import type { Money } from '@shared/primitives';

/** Currencies whose minor unit is not a hundredth, from ISO 4217's list of minor units. */
const minorUnitExceptions: ReadonlyMap<string, number> = new Map([
  ...['BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX', 'UYI', 'VND', 'VUV', 'XAF', 'XOF', 'XPF'].map((code) => [code, 0] as const),
  ...['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND'].map((code) => [code, 3] as const),
  ...['CLF', 'UYW'].map((code) => [code, 4] as const),
]);

const magnitudes = [
  { suffix: '', power: 0 },
  { suffix: ' k', power: 3 },
  { suffix: ' M', power: 6 },
  { suffix: ' B', power: 9 },
] as const;

/** One sum a currency, the largest first, then by code: currencies are never added up (W4). */
export function sumMoney(amounts: readonly Money[]): Money[] {
  const sums = new Map<string, number>();
  for (const { amountMinor, currency } of amounts) sums.set(currency, (sums.get(currency) ?? 0) + amountMinor);
  return [...sums].map(([currency, amountMinor]) => ({ amountMinor, currency })).sort((a, b) => b.amountMinor - a.amountMinor || (a.currency < b.currency ? -1 : 1));
}

/** Digits after the decimal point in a currency's major unit: 2 for EUR, 0 for JPY, 3 for KWD (ISO 4217). */
export function minorUnitDigits(currency: string): number {
  return minorUnitExceptions.get(currency) ?? 2;
}

/** The amount in major units (1234 cents are 12.34), for output that people and other programs read. */
export function majorUnits({ amountMinor, currency }: Money): number {
  return amountMinor / 10 ** minorUnitDigits(currency);
}

/** The amount written out, with every digit: `EUR 1,240,000.00`. For where the short form is explained. */
export function formatMoneyFull({ amountMinor, currency }: Money): string {
  const digits = minorUnitDigits(currency);
  const all = String(Math.abs(amountMinor)).padStart(digits + 1, '0');
  const whole = all.slice(0, all.length - digits).replace(/\B(?=(\d{3})+$)/g, ',');
  const fraction = digits === 0 ? '' : `.${all.slice(-digits)}`;
  return `${currency} ${amountMinor < 0 ? '-' : ''}${whole}${fraction}`;
}

/**
 * The amount as a table shows it: `EUR 620`, `EUR 940 k`, `EUR 1.2 M`, `EUR 3.0 B`. Rounded half away from zero in integer
 * arithmetic, so that no locale and no floating point decides a digit; 999,600 is `1.0 M`, never `1000 k`.
 *
 * @param decimals digits after the point from a million up; below that there are none.
 */
export function formatMoneyShort({ amountMinor, currency }: Money, decimals: 1 | 2 = 1): string {
  const size = BigInt(Math.abs(amountMinor));
  let text = '';
  for (const { suffix, power } of magnitudes) {
    const shown = power < 6 ? 0 : decimals;
    const unit = 10n ** BigInt(minorUnitDigits(currency) + power);
    const scaled = (size * 10n ** BigInt(shown) * 2n + unit) / (unit * 2n);
    const digits = String(scaled).padStart(shown + 1, '0');
    text = shown === 0 ? `${digits}${suffix}` : `${digits.slice(0, -shown)}.${digits.slice(-shown)}${suffix}`;
    if (scaled < 1000n * 10n ** BigInt(shown)) break;
  }
  return `${currency} ${amountMinor < 0 ? '-' : ''}${text}`;
}
