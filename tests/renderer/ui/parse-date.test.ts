import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDate } from '../../../renderer/ui/format';
import { parseTypedDate } from '../../../renderer/ui/parse-date';

const read = (text: string, reference: string | null = '2026-11-21'): string => {
  const parsed = parseTypedDate(text, reference);
  return parsed.ok ? parsed.iso : parsed.reason;
};

describe('a typed date [M5]', () => {
  it.each([
    ['2026-11-25', '2026-11-25'],
    ['25 Nov 2026', '2026-11-25'],
    ['25 november 2026', '2026-11-25'],
    ['25. Nov 2026', '2026-11-25'],
    ['Nov 25, 2026', '2026-11-25'],
    ['  3 dec ', '2026-12-03'],
    ['dec 3', '2026-12-03'],
    ['29 Feb 2028', '2028-02-29'],
  ])('reads %s', (text, iso) => expect(read(text)).toBe(iso));

  it.each(['01/02/2026', '1.2.26', '1-2', '25/11/2026'])('asks for the month as a word where %s could be two dates', (text) => expect(read(text)).toBe('ambiguous'));

  it.each(['', 'soon', '31 Feb 2026', '29 Feb 2027', '2026-13-01', '0 Nov 2026', '25 no 2026', 'Nov', '25 Nov 26'])('refuses %s', (text) => expect(read(text)).toBe('unreadable'));

  it('needs a year where no date gives one', () => expect(read('25 Nov', null)).toBe('unreadable'));

  it('reads every date that it writes', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2199-12-31T00:00:00Z'), noInvalidDate: true }), (date) => {
        const iso = date.toISOString().slice(0, 10);
        expect(read(formatDate(iso), null)).toBe(iso);
      }),
    );
  });
});
