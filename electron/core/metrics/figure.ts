import { type Figure, leftOutReasons, metricDefinitions, type MetricId } from '@shared/contract/metrics';

/** The value at a place of sorted values, counted from 1. */
const at = (sorted: Float64Array, place: number): number => sorted[place - 1] ?? Number.NaN;

/** The median: the middle value, of an even number the mean of the middle two. */
const median = (sorted: Float64Array): number => (at(sorted, Math.ceil(sorted.length / 2)) + at(sorted, Math.floor(sorted.length / 2) + 1)) / 2;

/** The 90th percentile by nearest rank: the smallest value that at least nine of ten do not exceed (Hyndman & Fan 1996, definition 1). In whole numbers, so that nine tenths are exact. */
const p90 = (sorted: Float64Array): number => at(sorted, Math.ceil((9 * sorted.length) / 10));

/** The arithmetic mean; of ones and zeros it is the share. */
const mean = (sorted: Float64Array): number => sorted.reduce((sum, value) => sum + value, 0) / sorted.length;

/**
 * What a metric says of the values of issues (minutes, 1 or 0 of a share, a satisfaction), of how many, and what it leaves out with the reason, most first (W6). Of
 * none it says null, never a number. The same reason may come more than once.
 */
export function figureOf(metric: MetricId, values: readonly number[], leftOut: Figure['leftOut']): Figure {
  // In order, so that the same values add up to the same sum however they were stored.
  const sorted = Float64Array.from(values).toSorted();
  const isTime = metricDefinitions[metric].statistic === 'minutes';
  const isNone = sorted.length === 0;
  const sums = leftOutReasons.map((reason) => ({ reason, issues: leftOut.reduce((sum, each) => sum + (each.reason === reason ? each.issues : 0), 0) }));
  return {
    value: isNone ? null : isTime ? median(sorted) : mean(sorted),
    p90: isNone || !isTime ? null : p90(sorted),
    counted: sorted.length,
    total: sums.reduce((sum, { issues }) => sum + issues, sorted.length),
    leftOut: sums.filter(({ issues }) => issues > 0).toSorted((a, b) => b.issues - a.issues),
  };
}
