import { describe, expect, it } from 'vitest';
import { formatBytes, formatClock, formatDate, formatDay, formatInstant, formatMoney, formatMoneyFull, formatShare, formatTime, initials, shortHash } from '../../../renderer/ui/format';

const eur = (major: number) => ({ amountMinor: major * 100, currency: 'EUR' });

describe('dates [V2]', () => {
  it('writes the month as a word, so that no date is ambiguous', () => {
    expect(formatDate('2026-11-21')).toBe('21 Nov 2026');
    expect(formatDate('2027-01-02')).toBe('2 Jan 2027');
    expect(formatDay('2026-02-01')).toBe('1 Feb');
  });
  it('leaves what is not a date as it is', () => {
    expect(formatDate('soon')).toBe('soon');
    expect(formatTime('soon')).toBe('soon');
  });
  it("shows instants in the laptop's time, here UTC", () => {
    expect(formatTime('2026-11-21T09:04:31.000Z')).toBe('09:04');
    expect(formatTime('2026-11-21T09:04:31.000Z', true)).toBe('09:04:31');
    expect(formatInstant('2026-11-21T09:04:31.000Z')).toBe('21 Nov 2026, 09:04');
  });
});

describe('money [W4]', () => {
  it('is short in lists and whole on hover', () => {
    expect(formatMoney(eur(1_240_000))).toBe('EUR 1.24 M');
    expect(formatMoney(eur(860_000))).toBe('EUR 860 k');
    expect(formatMoney(eur(412))).toBe('EUR 412');
    expect(formatMoney(eur(860_000), false)).toBe('860 k');
    expect(formatMoneyFull(eur(1_240_000))).toBe('EUR 1,240,000');
    expect(formatMoneyFull({ amountMinor: 123_456, currency: 'EUR' })).toBe('EUR 1,234.56');
  });
  it('goes to the next unit where rounding would say 1000', () => {
    expect(formatMoney(eur(999_499))).toBe('EUR 999 k');
    expect(formatMoney(eur(999_500))).toBe('EUR 1.00 M');
    expect(formatMoney(eur(999.5))).toBe('EUR 1 k');
  });
  it("knows a currency's minor units", () => {
    expect(formatMoney({ amountMinor: 5000, currency: 'JPY' })).toBe('JPY 5 k');
    expect(formatMoneyFull({ amountMinor: 5000, currency: 'KWD' })).toBe('KWD 5');
  });
});

describe('other figures', () => {
  it('counts time in whole seconds, cut, with hours where there are any [M3]', () => {
    expect(formatClock(198_000)).toBe('3:18');
    expect(formatClock(198_999)).toBe('3:18');
    expect(formatClock(-260_000)).toBe('4:20');
    expect(formatClock(3_798_000)).toBe('1:03:18');
    expect(formatClock(0)).toBe('0:00');
  });
  it('says 100 % only of all, and 0 % only of none [W8]', () => {
    expect([formatShare(2063, 2065), formatShare(2065, 2065), formatShare(1, 2065), formatShare(0, 2065), formatShare(1, 2), formatShare(0, 0)]).toEqual(['over 99 %', '100 %', 'under 1 %', '0 %', '50 %', 'n/a']);
  });
  it('writes bytes as file managers do', () => {
    expect([54, 3200, 98_300, 627_000, 2_040_000].map(formatBytes)).toEqual(['54 B', '3.2 kB', '98.3 kB', '627 kB', '2.04 MB']);
  });
  it('shortens hashes and names', () => {
    expect(shortHash(`9c41${'0'.repeat(56)}e07b`)).toBe('9c41…e07b');
    expect(['Maren Olsen', 'Ana de la Cruz', 'Øyvind', ''].map(initials)).toEqual(['MO', 'AC', 'Ø', '']);
  });
});
