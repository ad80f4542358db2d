import { addDays, daysBetween, formatDate, nextAnniversary } from '../../electron/core/calendar';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';

const anyDate = fc
  .integer({ min: 0, max: 3_652_058 })
  .map((days) => Temporal.PlainDate.from('0001-01-01').add({ days }).toString());

describe('calendar dates', () => {
  it.each([
    ['2026-11-22', '2026-11-22', 0],
    ['2026-11-22', '2027-01-29', 68],
    ['2026-11-22', '2026-11-21', -1],
    ['2024-02-28', '2024-03-01', 2],
    ['2023-02-28', '2023-03-01', 1],
    ['1900-02-28', '1900-03-01', 1], // no leap year
    ['2000-02-28', '2000-03-01', 2], // a leap year
    ['2024-01-01', '2025-01-01', 366],
    ['0001-01-01', '9999-12-31', 3_652_058],
  ])('counts the days from %s to %s as %i', (from, to, days) => {
    expect(daysBetween(from, to)).toBe(days);
  });

  it('counts as Temporal counts, on any two dates', () => {
    fc.assert(
      fc.property(anyDate, anyDate, (from, to) => {
        expect(daysBetween(from, to)).toBe(Temporal.PlainDate.from(from).until(to, { largestUnit: 'day' }).days);
      }),
    );
  });

  it('adds days as Temporal does, and back again', () => {
    fc.assert(
      fc.property(anyDate, anyDate, (from, to) => {
        expect(addDays(from, daysBetween(from, to))).toBe(to);
      }),
    );
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
  });

  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '2026-4-1', '0000-01-01', '2026-11-22T00:00:00Z', ' 2026-11-22', '', '2026/11/22', '2026-1a-22', '2O26-11-22', '2026-11-2', '２０２６-11-22', '2026-11-22\n', '+026-11-22'])('refuses "%s"', (date) => {
    expect(() => daysBetween(date, '2026-11-22')).toThrow('is not a calendar date');
    expect(() => formatDate(date)).toThrow('is not a calendar date');
  });

  it('refuses to leave the years 1 to 9999 or to add part of a day', () => {
    expect(() => addDays('9999-12-31', 1)).toThrow('outside the years 1 to 9999');
    expect(() => addDays('0001-01-01', -1)).toThrow('outside the years 1 to 9999');
    expect(() => addDays('2026-11-22', 0.5)).toThrow('not a whole number of days');
  });

  it('writes a date without doubt about its order', () => {
    expect(formatDate('2026-11-21')).toBe('21 Nov 2026');
    expect(formatDate('2026-02-01')).toBe('1 Feb 2026');
  });
});

describe('the next anniversary', () => {
  it.each([
    ['2023-05-10', '2026-11-22', '2027-05-10'], // past this year
    ['2023-12-10', '2026-11-22', '2026-12-10'], // still to come this year
    ['2023-11-22', '2026-11-22', '2026-11-22'], // today counts
    ['2026-11-22', '2026-11-22', '2027-11-22'], // the start is no anniversary
    ['2026-12-31', '2026-11-22', '2027-12-31'], // a start in the future
    ['2024-02-29', '2026-11-22', '2027-02-28'], // 29 February in a common year
    ['2024-02-29', '2027-03-01', '2028-02-29'], // and in a leap year
    ['2024-02-29', '2027-02-28', '2027-02-28'],
  ])('of %s seen from %s is %s', (start, asOf, anniversary) => {
    expect(nextAnniversary(start, asOf)).toBe(anniversary);
  });

  it('is the first whole number of years after the start that is not before the as-of date', () => {
    const near = fc.integer({ min: 0, max: 20_000 }).map((days) => Temporal.PlainDate.from('1990-01-01').add({ days }).toString());
    fc.assert(
      fc.property(near, near, (start, asOf) => {
        const from = Temporal.PlainDate.from(start);
        let years = 1;
        while (Temporal.PlainDate.compare(from.add({ years }), asOf) < 0) years += 1;
        expect(nextAnniversary(start, asOf)).toBe(from.add({ years }).toString());
      }),
    );
  });
});
