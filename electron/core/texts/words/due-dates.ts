import { CalendarDate } from '@shared/primitives';
import { addDays, daysBetween, formatDate, lastOfMonth, weekdayOf } from '../../calendar';

/** What a sentence says about when: `on` is null where nothing is said, or where it can be read two ways. */
export interface DueDate {
  readonly on: CalendarDate | null;
  /** The words that say it, empty where there are none. */
  readonly words: string;
  /** How the words were read, or why they were not. */
  readonly reason: string;
}

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const months = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'] as const;
const numbers: Readonly<Record<string, number>> = { a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, fourteen: 14 };
const friday = 5;

const month = String.raw`(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?`;
const weekday = String.raw`(mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|satur|sun)(?:day)?`;
const count = String.raw`(\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|fourteen)`;

type Reader = (match: RegExpExecArray, base: CalendarDate) => CalendarDate | string;

/** A way to say when. It gives the date, or why it cannot be told. */
interface Phrase {
  readonly pattern: RegExp;
  readonly read: Reader;
}

const phrase = (pattern: string, read: Reader): Phrase => ({ pattern: new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${pattern})(?![\p{L}\p{N}])`, 'giu'), read });

const weekdayNumber = (name: string): number => weekdays.findIndex((day) => day.startsWith(name.toLowerCase().slice(0, 3))) + 1;
const monthNumber = (name: string): number => months.findIndex((one) => one.startsWith(name.toLowerCase().slice(0, 3))) + 1;
const countOf = (words: string): number => numbers[words.toLowerCase()] ?? Number(words);
const fridayAfter = (base: CalendarDate, weeks: number): CalendarDate => addDays(base, friday - weekdayOf(base) + weeks * 7);
const dateOf = (year: number, monthOfYear: number, day: number): CalendarDate | null => CalendarDate.safeParse(`${String(year).padStart(4, '0')}-${String(monthOfYear).padStart(2, '0')}-${String(day).padStart(2, '0')}`).data ?? null;

function workingDays(base: CalendarDate, days: number): CalendarDate {
  let date = base;
  for (let left = Math.min(days, 260); left > 0; ) {
    date = addDays(date, 1);
    if (weekdayOf(date) <= friday) left -= 1;
  }
  return date;
}

/** A day without its year: the first one from the message on, where that is not most of a year away. */
function nextDay(base: CalendarDate, monthOfYear: number, day: number): CalendarDate | string {
  const year = Number(base.slice(0, 4));
  for (const candidate of [dateOf(year, monthOfYear, day), dateOf(year + 1, monthOfYear, day)]) {
    if (candidate === null || candidate < base) continue;
    return daysBetween(base, candidate) > 300 ? 'that day has just passed, and its year is not said' : candidate;
  }
  return 'there is no such day';
}

function named(day: string, monthName: string, year: string | undefined, base: CalendarDate): CalendarDate | string {
  if (year === undefined) return nextDay(base, monthNumber(monthName), Number(day));
  return dateOf(Number(year), monthNumber(monthName), Number(day)) ?? 'there is no such day';
}

function numeric(first: number, second: number, year: string | undefined, base: CalendarDate): CalendarDate | string {
  const read = (monthOfYear: number, day: number): CalendarDate | string =>
    year === undefined ? nextDay(base, monthOfYear, day) : (dateOf(year.length === 2 ? 2000 + Number(year) : Number(year), monthOfYear, day) ?? 'there is no such day');
  if (first > 12) return read(second, first);
  if (second > 12 || first === second) return read(first, second);
  return 'day and month can be read either way round';
}

/** In the order in which they are tried: what is longer and says more comes first. */
const phrases: readonly Phrase[] = [
  phrase(String.raw`(20\d{2})-(\d{2})-(\d{2})`, ([, year, monthOfYear, day]) => dateOf(Number(year), Number(monthOfYear), Number(day)) ?? 'there is no such day'),
  phrase(String.raw`(\d{1,2})(?:st|nd|rd|th)?(?: of)? ${month}(?:,? (20\d{2}))?`, ([, day = '', name = '', year], base) => named(day, name, year, base)),
  phrase(String.raw`${month} (?:the )?(\d{1,2})(?:st|nd|rd|th)?(?:,? (20\d{2}))?`, ([, name = '', day = '', year], base) => named(day, name, year, base)),
  // With points and without a year it is as often the number of a version.
  phrase(String.raw`(\d{1,2})/(\d{1,2})(?:/(20\d{2}|\d{2}))?|(\d{1,2})\.(\d{1,2})\.(20\d{2})`, ([, first, second, year, pointed, pointedSecond, pointedYear], base) => numeric(Number(first ?? pointed), Number(second ?? pointedSecond), year ?? pointedYear, base)),
  phrase(String.raw`(?:the )?day after tomorrow`, (_, base) => addDays(base, 2)),
  phrase('tomorrow', (_, base) => addDays(base, 1)),
  phrase(String.raw`end of (?:the |this )?next week`, (_, base) => fridayAfter(base, 1)),
  phrase(String.raw`(?:early|later|sometime|beginning of|start of) (?:the )?next week`, () => 'the day of that week is not said'),
  phrase(String.raw`(?:${weekday}) next week|next week (?:on )?${weekday}`, ([, before, after], base) => addDays(base, 7 - weekdayOf(base) + weekdayNumber(before ?? after ?? ''))),
  phrase('next week', (_, base) => fridayAfter(base, 1)),
  phrase(String.raw`end of (?:the |this )?(?:business |working )?week|eow|this week`, (_, base) => (weekdayOf(base) > friday ? 'it was written at a weekend: which week is meant is not said' : fridayAfter(base, 0))),
  phrase(String.raw`end of next month|next month`, (_, base) => lastOfMonth(addDays(lastOfMonth(base), 1))),
  phrase(String.raw`end of (?:the |this )?month|month[- ]end|eom|this month`, (_, base) => lastOfMonth(base)),
  phrase(String.raw`end of ${month}`, ([, name = ''], base) => {
    const first = nextDay(base.slice(5, 7) === String(monthNumber(name)).padStart(2, '0') ? CalendarDate.parse(`${base.slice(0, 7)}-01`) : base, monthNumber(name), 1);
    const date = CalendarDate.safeParse(first);
    return date.success ? lastOfMonth(date.data) : first;
  }),
  phrase(String.raw`end of (?:the |this |next )?quarter|(?:end of )?q[1-4]`, () => 'where the quarters begin is not said'),
  phrase(String.raw`end of (?:the |this )?year|year[- ]end|eoy`, (_, base) => dateOf(Number(base.slice(0, 4)), 12, 31) ?? ''),
  phrase(String.raw`end of (?:the |this )?(?:business )?day|eod|close of business|cob|end of (?:business|play)|tonight|today|this (?:afternoon|evening|morning)`, (_, base) => base),
  phrase(String.raw`next ${weekday}`, () => 'it can mean the coming one or the one after'),
  phrase(String.raw`(?:by|before|until|till|on|for|this|coming|no later than)(?: (?:the )?(?:coming|this))? ${weekday}`, ([, name = ''], base) => {
    const ahead = (weekdayNumber(name) - weekdayOf(base) + 7) % 7;
    return ahead === 0 ? 'it was written on that weekday: this one or the next can be meant' : addDays(base, ahead);
  }),
  phrase(String.raw`(?:in|within)(?: the next)? ${count} (?:business|working) days?|${count} (?:business|working) days? from (?:now|today)`, ([, inside, after], base) => workingDays(base, countOf(inside ?? after ?? ''))),
  phrase(String.raw`(?:in|within)(?: the next)? ${count} days?|${count} days? from (?:now|today)`, ([, inside, after], base) => addDays(base, countOf(inside ?? after ?? ''))),
  phrase(String.raw`(?:in|within)(?: the next)? ${count} weeks?|${count} weeks? from (?:now|today)`, ([, inside, after], base) => addDays(base, 7 * countOf(inside ?? after ?? ''))),
  phrase(String.raw`(?:in|within)(?: the next)? ${count} (?:hours?|hrs?)`, ([, hours = ''], base) => addDays(base, Math.floor(countOf(hours) / 24))),
  phrase(String.raw`(?:by|before|until|on|no later than) the (\d{1,2})(?:st|nd|rd|th)`, ([, day = ''], base) => {
    const inMonth = (first: string): CalendarDate | null => dateOf(Number(first.slice(0, 4)), Number(first.slice(5, 7)), Number(day));
    const own = inMonth(base);
    if (own !== null && own >= base) return own;
    return inMonth(addDays(lastOfMonth(base), 1)) ?? 'there is no such day';
  }),
];

/**
 * When a sentence says that something is due, against the day on which it was written. Weekdays are the coming ones, weeks end on Friday, months on their
 * last day. What can be read two ways stays without a date and says why: a person decides it.
 */
export function dueDateOf(sentence: string, base: CalendarDate): DueDate {
  const found: { at: number; end: number; words: string; read: CalendarDate | string }[] = [];
  for (const { pattern, read } of phrases) {
    for (const match of sentence.matchAll(pattern)) {
      const at = match.index;
      const end = at + match[0].length;
      // Words that a longer phrase has taken are not read again.
      if (found.some((one) => at < one.end && end > one.at)) continue;
      found.push({ at, end, words: match[0], read: read(match, base) });
    }
  }
  const inOrder = found.toSorted((a, b) => a.at - b.at);
  const [first] = inOrder;
  if (first === undefined) return { on: null, words: '', reason: 'No date is said.' };
  if (inOrder.length > 1 && inOrder.some(({ read }) => read !== first.read)) return { on: null, words: inOrder.map(({ words }) => words).join(', '), reason: `More than one date is said: ${inOrder.map(({ words }) => `"${words}"`).join(' and ')}.` };
  const date = CalendarDate.safeParse(first.read);
  if (!date.success) return { on: null, words: first.words, reason: `"${first.words}" gives no date: ${first.read}.` };
  return { on: date.data, words: first.words, reason: `"${first.words}", written on ${formatDate(base)}, is ${formatDate(date.data)}.` };
}
