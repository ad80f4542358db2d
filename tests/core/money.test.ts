import { formatMoneyFull, formatMoneyShort, majorUnits, minorUnitDigits } from '../../electron/core/money';
import { describe, expect, it } from 'vitest';

const eur = (amountMinor: number): { amountMinor: number; currency: string } => ({ amountMinor, currency: 'EUR' });

describe('money', () => {
  it.each([
    [0, 'EUR 0'],
    [62_049, 'EUR 620'],
    [62_050, 'EUR 621'],
    [99_949, 'EUR 999'],
    [99_950, 'EUR 1 k'],
    [94_000_000, 'EUR 940 k'],
    [99_949_999, 'EUR 999 k'],
    [99_950_000, 'EUR 1.0 M'],
    [124_000_000, 'EUR 1.2 M'],
    [125_000_000, 'EUR 1.3 M'],
    [1_441_000_000, 'EUR 14.4 M'],
    [99_995_000_000, 'EUR 1.0 B'],
    [300_000_000_000, 'EUR 3.0 B'],
    [Number.MAX_SAFE_INTEGER, 'EUR 90072.0 B'],
    [-124_000_000, 'EUR -1.2 M'],
  ])('shows %i cents as %s', (amountMinor, text) => {
    expect(formatMoneyShort(eur(amountMinor))).toBe(text);
  });

  it('shows a second decimal where a column asks for it', () => {
    expect(formatMoneyShort(eur(210_000_000), 2)).toBe('EUR 2.10 M');
    expect(formatMoneyShort(eur(99_950_000), 2)).toBe('EUR 1.00 M');
    expect(formatMoneyShort(eur(94_000_000), 2)).toBe('EUR 940 k');
  });

  it('writes the amount out with every digit', () => {
    expect(formatMoneyFull(eur(124_000_000))).toBe('EUR 1,240,000.00');
    expect(formatMoneyFull(eur(-5))).toBe('EUR -0.05');
    expect(formatMoneyFull({ amountMinor: 1_234_567, currency: 'JPY' })).toBe('JPY 1,234,567');
    expect(formatMoneyFull({ amountMinor: 1_234_567, currency: 'KWD' })).toBe('KWD 1,234.567');
  });

  it('knows currencies without hundredths', () => {
    expect([minorUnitDigits('EUR'), minorUnitDigits('JPY'), minorUnitDigits('KWD'), minorUnitDigits('CLF')]).toEqual([2, 0, 3, 4]);
    expect(formatMoneyShort({ amountMinor: 1_200_000, currency: 'JPY' })).toBe('JPY 1.2 M');
    expect(majorUnits(eur(3_343_200))).toBe(33_432);
    expect(majorUnits({ amountMinor: 500, currency: 'JPY' })).toBe(500);
  });
});
