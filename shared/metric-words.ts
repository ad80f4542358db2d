import { type Figure, metricDefinitions, type MetricId } from './contract/metrics';

/** `45 min`, `3.2 h`, `4.1 d`. */
export function durationWords(minutes: number): string {
  if (minutes < 90) return `${Math.round(minutes)} min`;
  return minutes < 48 * 60 ? `${(minutes / 60).toFixed(1)} h` : `${(minutes / 1440).toFixed(1)} d`;
}

/** `81.3 %`; only all is 100 %, and only none is 0 %. */
export function shareWords(share: number): string {
  const rounded = Math.round(share * 1000) / 10;
  const shown = share < 1 && rounded === 100 ? 99.9 : share > 0 && rounded === 0 ? 0.1 : rounded;
  return `${shown.toFixed(1)} %`;
}

/** What a figure says: `median 45 min, 90 % within 3.2 h`, `81.3 %`, `4.12`; of none it is unknown. */
export function figureWords(metric: MetricId, { value, p90 }: Pick<Figure, 'value' | 'p90'>): string {
  if (value === null) return 'unknown';
  switch (metricDefinitions[metric].statistic) {
    case 'minutes':
      return `median ${durationWords(value)}${p90 === null ? '' : `, 90 % within ${durationWords(p90)}`}`;
    case 'share':
      return shareWords(value);
    case 'mean':
      return value.toFixed(2);
  }
}
