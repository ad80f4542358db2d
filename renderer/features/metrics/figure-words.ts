import { type Figure, metricDefinitions, type MetricId } from '@shared/contract/metrics';
import { durationWords, shareWords } from '@shared/metric-words';

/** The main number alone: `5.2 h`, `81.3 %`, `4.12`. */
export function figureValue(metric: MetricId, value: number): string {
  switch (metricDefinitions[metric].statistic) {
    case 'minutes':
      return durationWords(value);
    case 'share':
      return shareWords(value);
    case 'mean':
      return value.toFixed(2);
  }
}

/** Beside the period before: `was 6.1 h, better`; null where either is unknown. */
export function changeWords(metric: MetricId, now: Pick<Figure, 'value'>, earlier: Pick<Figure, 'value'>): string | null {
  if (earlier.value === null) return null;
  const was = `was ${figureValue(metric, earlier.value)}`;
  if (now.value === null) return was;
  // What reads the same has not changed, whatever the digits behind it say.
  if (figureValue(metric, now.value) === figureValue(metric, earlier.value)) return 'unchanged';
  const isBetter = metricDefinitions[metric].better === 'lower' ? now.value < earlier.value : now.value > earlier.value;
  return `${was}, ${isBetter ? 'better' : 'worse'}`;
}
