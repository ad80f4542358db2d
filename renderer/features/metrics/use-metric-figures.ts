import type { MetricFigures } from '@shared/contract/metrics';
import { useOperation, type CallError } from '../../api';

/** Every metric over the days to the as-of date, in their order; each is asked for by itself, so that none waits for another. */
export function useMetricFigures(days: number): { figures: MetricFigures[]; error: CallError | null } {
  const asked = [
    useOperation('metrics.figures', { metric: 'first-response', days }, { keepPrevious: true }),
    useOperation('metrics.figures', { metric: 'commitment', days }, { keepPrevious: true }),
    useOperation('metrics.figures', { metric: 'resolution', days }, { keepPrevious: true }),
    useOperation('metrics.figures', { metric: 'reopened', days }, { keepPrevious: true }),
    useOperation('metrics.figures', { metric: 'satisfaction', days }, { keepPrevious: true }),
  ];
  return { figures: asked.flatMap(({ data }) => data ?? []), error: asked.find(({ error }) => error !== null)?.error ?? null };
}
