import { describe, expect, it } from 'vitest';
import { CalendarDate } from '@shared/primitives';
import { figureWords, seriesOf, type MonthOfReadings } from '../../../electron/core/accounts/series';

const asOf = CalendarDate.parse('2026-11-21');
const month = (name: string, value: number, change: Partial<MonthOfReadings> = {}): MonthOfReadings => ({ measure: 'health', source: 'health', month: name, readings: 1, total: value, mean: value, lowest: value, highest: value, ...change });
const sentence = (months: readonly MonthOfReadings[]): string => seriesOf(months, asOf).map((series) => series.sentence).join(' | ');

describe('a measured series', () => {
  it('averages states and adds up what is counted, each month by itself [W4]', () => {
    const health = month('2026-09', 0, { readings: 4, total: 240, mean: 60, lowest: 41, highest: 80 });
    const usage = month('2026-09', 0, { measure: 'usage', readings: 4, total: 240, mean: 60 });
    expect(seriesOf([health, usage], asOf).map(({ measure, figure, points }) => [measure, figure, points[0]?.value])).toEqual([['health', 'average', 60], ['usage', 'total', 240]]);
  });

  it('says how its last month stands against the months before, by hand: (80 + 76 + 84) / 3 = 80 [W4]', () => {
    expect(sentence([month('2026-08', 80), month('2026-09', 76), month('2026-10', 84), month('2026-11', 61)])).toBe('Health fell to 61 in Nov 2026, from 80 on average in the 3 months measured before');
    expect(sentence([month('2026-10', 60), month('2026-11', 70)])).toBe('Health rose to 70 in Nov 2026, from 60 in Oct 2026');
    expect(sentence([month('2026-10', 60), month('2026-11', 62)])).toBe('Health about as before: 62 in Nov 2026, 60 in Oct 2026');
    expect(sentence([month('2026-11', 62)])).toBe('Health: 62 in Nov 2026');
  });

  it('does not hold a month that is not over against whole ones where counts are added up [W4]', () => {
    const usage = (name: string, value: number): MonthOfReadings => month(name, value, { measure: 'usage' });
    const [series] = seriesOf([usage('2026-09', 100), usage('2026-10', 50), usage('2026-11', 9)], asOf);
    expect([series?.isLastOpen, series?.sentence]).toEqual([true, 'Usage fell to 50 in Oct 2026, from 100 in Sep 2026; Nov 2026 so far: 9']);
    expect(seriesOf([usage('2026-11', 9)], CalendarDate.parse('2026-11-30'))[0]?.isLastOpen).toBe(false);
  });

  it('says since when nothing was measured, and leaves months without a reading out [W3, W4]', () => {
    const [series] = seriesOf([month('2026-03', 60), month('2026-06', 60)], asOf);
    expect(series?.points.map((point) => point.month)).toEqual(['2026-03', '2026-06']);
    expect(series?.sentence).toBe('Health about as before: 60 in Jun 2026, 60 in Mar 2026; nothing in the 5 months since');
  });

  it('shows the last two years and each source by itself', () => {
    const months = Array.from({ length: 30 }, (_, index) => month(`20${String(24 + Math.floor(index / 12))}-${String((index % 12) + 1).padStart(2, '0')}`, 50));
    expect(seriesOf(months, asOf)[0]?.points).toHaveLength(24);
    expect(seriesOf([month('2026-10', 1), month('2026-10', 2, { source: 'crm' })], asOf)).toHaveLength(2);
  });

  it.each([[1204.4, '1,204'], [61.44, '61.4'], [0.833, '0.83'], [-12.25, '-12.2'], [0, '0'], [1_234_567, '1,234,567']])('writes %d as %s', (value, words) => {
    expect(figureWords(value)).toBe(words);
  });
});
