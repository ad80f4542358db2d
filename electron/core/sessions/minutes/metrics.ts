import { leftOutLabels, metricDefinitions } from '@shared/contract/metrics';
import type { SessionRecord } from '@shared/contract/sessions/record';
import type { Block } from '@shared/document';
import { figureWords } from '@shared/metric-words';
import { formatDate } from '../../calendar';
import { atEnd, columns } from '../../documents/columns';

/** The figures that were reviewed, with what each leaves out (W6); nothing where the agenda had no metrics. */
export function metricBlocks({ metrics }: SessionRecord): Block[] {
  const [first] = metrics;
  if (first === undefined) return [];
  const { period, before } = first;
  return [
    { kind: 'heading', level: 2, text: 'Metrics' },
    { kind: 'paragraph', text: `${formatDate(period.from)} to ${formatDate(period.to)}, beside ${formatDate(before.from)} to ${formatDate(before.to)}.` },
    {
      kind: 'table',
      columns: columns('Metric', 'In the period', 'Before it', atEnd('Issues'), 'Left out'),
      rows: metrics.map(({ metric, now, earlier }) => [
        metricDefinitions[metric].label,
        figureWords(metric, now),
        figureWords(metric, earlier),
        String(now.counted),
        now.leftOut.map(({ reason, issues }) => `${issues} ${leftOutLabels[reason]}`).join(', '),
      ]),
    },
  ];
}
