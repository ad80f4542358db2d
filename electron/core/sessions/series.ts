import type { Close, NextSuggestion } from '@shared/contract/sessions/preparation';
import type { CalendarDate } from '@shared/primitives';
import { addDays, daysBetween, formatDate, lastOfMonth, monthOf, weekdayOf } from '../calendar';

/** The shortest and the longest time between two sessions of a series, in days (M1). */
export const intervalBounds = { shortest: 3, longest: 35 } as const;

/** How the interval gives way to what happens: the first row whose `from` is reached decides. Pressure is band changes + 2 x urgent issues that wait. */
const steps: readonly { readonly from: number; readonly numerator: number; readonly denominator: number; readonly words: string }[] = [
  { from: 12, numerator: 1, denominator: 3, words: 'cut to a third' },
  { from: 6, numerator: 1, denominator: 2, words: 'halved' },
  { from: 3, numerator: 2, denominator: 3, words: 'cut to two thirds' },
];

/** What the next date of a series depends on. */
export interface SeriesFacts {
  readonly lastOn: CalendarDate;
  readonly lastNumber: number;
  readonly intervalDays: number;
  readonly close: Close;
  /** 1 to 12. */
  readonly fiscalStartMonth: number;
  /** Issues whose band is another one since the last session. */
  readonly bandChanges: number;
  /** Immediate or Escalate issues on which nothing was decided since the last session. */
  readonly urgentWaiting: number;
  readonly asOf: CalendarDate;
}

const clamp = (days: number): number => Math.min(Math.max(days, intervalBounds.shortest), intervalBounds.longest);
const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;
const isWeekend = (date: CalendarDate): boolean => weekdayOf(date) >= 6;

/**
 * When the next session of a series should be (M1). The rule, in its order:
 * 1. pressure = band changes + 2 x urgent issues without a decision, both since the last session; from 3 on the interval is cut to two
 *    thirds, from 6 to a half, from 12 to a third, rounded; it stays within 3 and 35 days;
 * 2. a date that has passed becomes the as-of date;
 * 3. where the date falls after the next fiscal close by no more than a quarter of the interval (2 days at least), it moves to the close;
 * 4. a weekend moves to the Friday before, or to the Monday after where the Friday is too early.
 * A step 3 or 4 never moves it before the as-of date or closer than 3 days to the last session.
 */
export function suggestNext(facts: SeriesFacts): NextSuggestion {
  const { lastOn, lastNumber, intervalDays, bandChanges, urgentWaiting, asOf } = facts;
  const earliest = later(addDays(lastOn, intervalBounds.shortest), asOf);
  const pressure = bandChanges + 2 * urgentWaiting;
  const step = steps.find(({ from }) => pressure >= from);
  const wanted = clamp(step === undefined ? intervalDays : Math.round((intervalDays * step.numerator) / step.denominator));
  const causes = [bandChanges > 0 && counted(bandChanges, 'band change', 'band changes'), urgentWaiting > 0 && counted(urgentWaiting, 'urgent issue without a decision', 'urgent issues without a decision')].filter((cause) => cause !== false);
  const reasons = [
    step === undefined || wanted === intervalDays
      ? `Every ${intervalDays} days; since session ${lastNumber} there ${causes.length === 0 ? 'were no band changes and no urgent issue waits' : `${isSingular(bandChanges, urgentWaiting) ? 'was' : 'were'} ${causes.join(' and ')}, too few to shorten it`}`
      : `Every ${intervalDays} days, ${step.words} by ${causes.join(' and ')} since session ${lastNumber}`,
  ];

  let on = addDays(lastOn, wanted);
  if (on < asOf) {
    on = asOf;
    reasons.push('that date has passed');
  }
  const closing = closeBefore(on, facts);
  if (closing !== null && closing >= earliest) {
    on = closing;
    reasons.push(`earlier, so that it falls before the ${facts.close} closes on ${formatDate(closing)}`);
  }
  if (isWeekend(on)) {
    const friday = addDays(on, 5 - weekdayOf(on));
    const day = weekdayOf(on) === 6 ? 'Saturday' : 'Sunday';
    on = friday >= earliest ? friday : addDays(on, 8 - weekdayOf(on));
    reasons.push(`moved from a ${day}`);
  }
  return { on, days: daysBetween(lastOn, on), reason: `${reasons.join('; ')}.` };
}

const isSingular = (bandChanges: number, urgentWaiting: number): boolean => (bandChanges > 0 ? bandChanges : urgentWaiting) === 1;
const later = (a: CalendarDate, b: CalendarDate): CalendarDate => (a > b ? a : b);

/** The close that a date just misses, within the tolerance; null where there is none. */
function closeBefore(on: CalendarDate, { close, fiscalStartMonth, intervalDays, lastOn }: SeriesFacts): CalendarDate | null {
  if (close === 'none') return null;
  const tolerance = Math.max(2, Math.floor(intervalDays / 4));
  // The last close before the date; a month has 31 days at most, a quarter 92.
  for (let back = 1; back <= tolerance; back += 1) {
    const day = addDays(on, -back);
    if (day <= lastOn) return null;
    if (day === lastOfMonth(day) && (close === 'month' || (monthOf(day) - fiscalStartMonth + 13) % 3 === 0)) return day;
  }
  return null;
}
