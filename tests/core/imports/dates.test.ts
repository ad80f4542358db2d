import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCalendarText, orderEvidence, parseMoment } from '../../../electron/core/imports/dates';
import { findZone, offsetMinutes } from '../../../electron/core/imports/zones';

const hours = (h: number, m = 0, s = 0, ms = 0): number => ((h * 60 + m) * 60 + s) * 1000 + ms;
const dmy = 'day-month-year';
const mdy = 'month-day-year';

describe('parseMoment [W5]', () => {
  it.each([
    ['2026-11-22', null, '2026-11-22', null, null],
    ['2026-11-22 09:30:00', null, '2026-11-22', hours(9, 30), null],
    ['2026-11-22T09:30', null, '2026-11-22', hours(9, 30), null],
    ['2026-11-22T09:30:15.5Z', null, '2026-11-22', hours(9, 30, 15, 500), 0],
    ['2026-11-22T09:30:15+02:00', null, '2026-11-22', hours(9, 30, 15), 120],
    ['2026-11-22 09:30:15 -0530', null, '2026-11-22', hours(9, 30, 15), -330],
    ['2020-03-20 02:32:49.426000', null, '2020-03-20', hours(2, 32, 49, 426), null],
    ['2026-11-22 09:30:00 UTC', null, '2026-11-22', hours(9, 30), 0],
    ['2026/11/2', null, '2026-11-02', null, null],
    ['20261122', null, '2026-11-22', null, null],
    ['01/02/2003', dmy, '2003-02-01', null, null],
    ['01/02/2003', mdy, '2003-01-02', null, null],
    ['9/24/19', mdy, '2019-09-24', null, null],
    ['01/02/03', 'year-month-day', '2001-02-03', null, null],
    ['24.12.2026 18:05', dmy, '2026-12-24', hours(18, 5), null],
    ['12/24/2026 6:05 PM', mdy, '2026-12-24', hours(18, 5), null],
    ['12/24/2026, 12:05:09 a.m.', mdy, '2026-12-24', hours(0, 5, 9), null],
    ['05/05/2026', null, '2026-05-05', null, null],
    ['22 Nov 2026', null, '2026-11-22', null, null],
    ['22-Nov-26 08:42', null, '2026-11-22', hours(8, 42), null],
    ['Nov 22, 2026 8:42 am', null, '2026-11-22', hours(8, 42), null],
    ['Sunday, 22 November 2026', null, '2026-11-22', null, null],
    ['01/01/69', dmy, '1969-01-01', null, null],
    ['01/01/68', dmy, '2068-01-01', null, null],
  ] as const)('reads %s in order %s', (text, order, date, timeMs, offset) => {
    expect(parseMoment(text, order)).toEqual({ date, timeMs, offsetMinutes: offset });
  });

  it.each([
    ['2023-02-29', null],
    ['2026-13-01', null],
    ['31/04/2026', dmy],
    ['13/13/2026', dmy],
    ['12/25/2026', dmy],
    ['2026-11-22 24:00:00', null],
    ['2026-11-22 09:61:00', null],
    ['12/24/2026 13:00 PM', mdy],
    ['2026-11-22T09:30:00+25:00', null],
    ['01/02/2003', null],
    ['1899-12-31', null],
    ['9999-12-31', null],
    ['yesterday', null],
    ['22 Foo 2026', null],
    ['2026-1x-22', null],
    ['12', null],
    ['1/2/3', dmy],
  ] as const)('refuses %s in order %s', (text, order) => {
    expect(parseMoment(text, order)).toBeNull();
  });

  it('reads every day of 400 years as the calendar of JavaScript writes it, whichever way it is written', () => {
    const start = Date.UTC(1900, 0, 1);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 109_000 }), fc.integer({ min: 0, max: 86_399 }), (day, second) => {
        const iso = new Date(start + day * 86_400_000 + second * 1000).toISOString();
        const date = iso.slice(0, 10);
        const [y = '', m = '', d = ''] = date.split('-');
        expect(parseMoment(date, null)?.date).toBe(date);
        expect(parseMoment(`${d}/${m}/${y}`, dmy)?.date).toBe(date);
        expect(parseMoment(`${Number(m)}-${Number(d)}-${y}`, mdy)?.date).toBe(date);
        expect(parseMoment(iso.slice(0, 19).replace('T', ' '), null)).toEqual({ date, timeMs: second * 1000, offsetMinutes: null });
        expect(parseMoment(iso, null)).toEqual({ date, timeMs: second * 1000, offsetMinutes: 0 });
      }),
    );
  });
});

describe('orderEvidence [W5]', () => {
  it.each([
    ['13/02/2026', dmy],
    ['02/13/2026', mdy],
    ['45/02/13', 'year-month-day'],
    ['01/02/2026', 'any'],
    ['01/02/03', 'any'],
    ['05/05/2026', null],
    ['2026-02-01', null],
    ['40/40/2026', null],
    ['text', null],
  ] as const)('of %s is %s', (text, evidence) => {
    expect(orderEvidence(text)).toBe(evidence);
  });
});

describe('zones', () => {
  it('reads offsets', () => {
    expect(['Z', 'utc', '+02:00', '-0530', '+02', 'GMT+1', '+15:00', 'Oslo'].map(offsetMinutes)).toEqual([0, 0, 120, -330, 120, null, null, null]);
  });

  it('turns local times into instants across daylight saving, as the tz database has it', () => {
    const oslo = findZone('Europe/Oslo');
    const at = (text: string): string | undefined => (oslo === null ? undefined : new Date(oslo.toEpochMs(Date.parse(`${text}Z`))).toISOString());
    expect(at('2026-01-15T12:00:00')).toBe('2026-01-15T11:00:00.000Z');
    expect(at('2026-07-15T12:00:00')).toBe('2026-07-15T10:00:00.000Z');
    // 29 March 2026: 02:00 becomes 03:00; 25 October: 03:00 becomes 02:00, and the first of the two is meant.
    expect(at('2026-03-29T01:59:59')).toBe('2026-03-29T00:59:59.000Z');
    expect(at('2026-03-29T03:00:00')).toBe('2026-03-29T01:00:00.000Z');
    expect(at('2026-10-25T02:30:00')).toBe('2026-10-25T00:30:00.000Z');
    expect(oslo === null ? null : new Date(oslo.toWallMs(Date.parse('2026-07-14T22:30:00Z'))).toISOString()).toBe('2026-07-15T00:30:00.000Z');
  });

  it('knows no zone that is not there', () => {
    expect(findZone('Europe/Atlantis')).toBeNull();
  });
});

describe('createCalendarText', () => {
  it('writes instants as JavaScript does, before and after 1970', () => {
    const { dateOf, instantOf } = createCalendarText();
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2199, 11, 31) }), (ms) => {
        const iso = new Date(ms).toISOString();
        expect(instantOf(ms)).toBe(iso);
        expect(dateOf(ms)).toBe(iso.slice(0, 10));
      }),
    );
  });
});
