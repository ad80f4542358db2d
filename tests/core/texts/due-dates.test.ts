import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CalendarDate } from '@shared/primitives';
import { dueDateOf } from '../../../electron/core/texts/words/due-dates';

// 2026-11-04 is a Wednesday.
const wednesday = CalendarDate.parse('2026-11-04');

describe('the day that a promise names [W5]', () => {
  it.each([
    ['We will send it by Friday.', '2026-11-06'],
    ['We will send it this Friday.', '2026-11-06'],
    ['I will call you on Mon.', '2026-11-09'],
    ['You will have it tomorrow', '2026-11-05'],
    ['the day after tomorrow', '2026-11-06'],
    ['by end of day', '2026-11-04'],
    ['by EOW', '2026-11-06'],
    ['before the end of the week', '2026-11-06'],
    ['next week', '2026-11-13'],
    ['on Tuesday next week', '2026-11-10'],
    ['by the end of the month', '2026-11-30'],
    ['next month', '2026-12-31'],
    ['by the end of January', '2027-01-31'],
    ['by end of November', '2026-11-30'],
    ['by year-end', '2026-12-31'],
    ['in three days', '2026-11-07'],
    ['within 5 business days', '2026-11-11'],
    ['in two weeks', '2026-11-18'],
    ['within 48 hours', '2026-11-06'],
    ['by 2026-12-01', '2026-12-01'],
    ['by 4 December', '2026-12-04'],
    ['by December 4th, 2027', '2027-12-04'],
    ['by 25/12', '2026-12-25'],
    ['by 12/25/2026', '2026-12-25'],
    ['by the 15th', '2026-11-15'],
    ['by the 3rd', '2026-12-03'],
    ['by 2 January', '2027-01-02'],
  ])('reads %j', (words, due) => {
    expect(dueDateOf(words, wednesday).on).toBe(due);
  });

  it.each([
    ['We will send it soon.', 'No date is said'],
    ['next Friday', 'the coming one or the one after'],
    ['by Wednesday', 'on that weekday'],
    ['by 03/04', 'either way round'],
    ['by 03/04/2027', 'either way round'],
    ['early next week', 'not said'],
    ['by the end of the quarter', 'quarters begin'],
    ['by Q3', 'quarters begin'],
    ['by 1 November', 'just passed'],
    ['by 31 February', 'no such day'],
    ['between Thursday and on Friday by Monday', 'More than one date'],
  ])('leaves %j without a date and says why', (words, reason) => {
    const due = dueDateOf(words, wednesday);
    expect(due.on).toBeNull();
    expect(due.reason).toContain(reason);
  });

  it('does not read words inside other words: nobody promises in Mayor, Monteverdi or todays', () => {
    expect(dueDateOf('the Mayor on Monteverdi, marching onwards', wednesday).words).toBe('');
  });

  it('never names a day before the message, unless the year is written', () => {
    const piece = fc.constantFrom('by', 'Friday', 'tomorrow', 'end of the month', 'in 3 days', 'next week', 'on', 'the 5th', '12/11', 'March 3', 'we will', 'by Monday', 'within two weeks');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 5 }), fc.integer({ min: 0, max: 3000 }), (pieces, day) => {
        const base = CalendarDate.parse(new Date(Date.UTC(2024, 0, 1) + day * 86_400_000).toISOString().slice(0, 10));
        const { on } = dueDateOf(pieces.join(' '), base);
        expect(on === null || on >= base).toBe(true);
      }),
      { seed: 20, numRuns: 400 },
    );
  });
});
