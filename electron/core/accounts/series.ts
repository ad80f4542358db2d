import type { Series } from '@shared/contract/records/operations';
import type { CalendarDate, Source } from '@shared/primitives';
import { formatDate, lastOfMonth } from '../calendar';

/** The readings of one measure of one source in one month. */
export interface MonthOfReadings {
  readonly measure: string;
  readonly source: Source;
  /** `2026-11` */
  readonly month: string;
  readonly readings: number;
  readonly total: number;
  readonly mean: number;
  readonly lowest: number;
  readonly highest: number;
}

/** Measures that count what happened: a month's readings are added up. Others are states, and a month is their mean. */
const counted: ReadonlySet<string> = new Set(['usage', 'logins', 'login', 'sessions', 'events', 'calls', 'messages', 'errors', 'requests', 'api calls', 'transactions', 'exports', 'page views', 'tickets']);

/** How the readings of a month become one figure. */
export const seriesFigure = (measure: string): Series['figure'] => (counted.has(measure) ? 'total' : 'average');

/** Months that a chart shows. */
const shownMonths = 24;
/** Months that the last one is held against. */
const comparedMonths = 6;
/** A change by less than this share is none. */
const sameWithin = 0.05;

/** `2026-11` as `Nov 2026`. */
export const monthWords = (month: string): string => formatDate(`${month}-01`).slice(2);

/** A figure without more digits than it has meaning: `1,204`, `61.4`, `0.83`. */
export function figureWords(value: number): string {
  const size = Math.abs(value);
  const rounded = size >= 100 ? Math.round(value) : size >= 1 ? Math.round(value * 10) / 10 : Math.round(value * 100) / 100;
  const [whole = '', fraction] = String(rounded).split('.');
  return `${whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')}${fraction === undefined ? '' : `.${fraction}`}`;
}

const sentenceCase = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
const monthIndex = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));

/**
 * One series for each measure and source (W4), month by month, at most the last 24 months: counts are added up, states averaged. Months without a
 * reading are absent, never zero.
 * @param months as `listMonthsOf` gives them: by measure and source, the earliest month first
 */
export function seriesOf(months: readonly MonthOfReadings[], asOf: CalendarDate): Series[] {
  const groups = new Map<string, MonthOfReadings[]>();
  for (const month of months) {
    const key = `${month.source}\u0000${month.measure}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [month]);
    else group.push(month);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { measure, source } = first;
    const figure = seriesFigure(measure);
    const points = group.slice(-shownMonths).map(({ month, readings, total, mean, lowest, highest }) => ({ month, readings, lowest, highest, value: figure === 'total' ? total : mean }));
    const isLastOpen = points.at(-1)?.month === asOf.slice(0, 7) && asOf < lastOfMonth(asOf);
    return [{ measure, source, figure, points, isLastOpen, sentence: sentenceOf({ measure, figure, points, isLastOpen }, asOf) }];
  });
}

/** What a series shows: its last whole month against the mean of the months before, and how old that is. */
function sentenceOf({ measure, figure, points, isLastOpen }: Pick<Series, 'measure' | 'figure' | 'points' | 'isLastOpen'>, asOf: CalendarDate): string {
  const name = sentenceCase(measure);
  // A total of half a month says nothing against whole ones; a mean does.
  const isHeldBack = isLastOpen && figure === 'total' && points.length > 1;
  const whole = isHeldBack ? points.slice(0, -1) : points;
  const last = whole.at(-1);
  const open = isHeldBack ? points.at(-1) : undefined;
  if (last === undefined) return `${name} was never measured.`;
  const before = whole.slice(0, -1).slice(-comparedMonths);
  const soFar = open === undefined ? '' : `; ${monthWords(open.month)} so far: ${figureWords(open.value)}`;
  const silent = monthIndex(asOf.slice(0, 7)) - monthIndex(points.at(-1)?.month ?? last.month);
  const since = silent > 1 ? `; nothing in the ${silent} months since` : '';
  if (before.length === 0) return `${name}: ${figureWords(last.value)} in ${monthWords(last.month)}${soFar}${since}`;
  const usual = before.reduce((sum, { value }) => sum + value, 0) / before.length;
  const change = last.value - usual;
  const months = before.length === 1 ? `${figureWords(usual)} in ${monthWords(before[0]?.month ?? '')}` : `${figureWords(usual)} ${figure === 'total' ? 'a month' : 'on average'} in the ${before.length} months measured before`;
  const now = `${figureWords(last.value)} in ${monthWords(last.month)}`;
  if (Math.abs(change) <= Math.abs(usual) * sameWithin) return `${name} about as before: ${now}, ${months}${soFar}${since}`;
  return `${name} ${change < 0 ? 'fell' : 'rose'} to ${now}, from ${months}${soFar}${since}`;
}
