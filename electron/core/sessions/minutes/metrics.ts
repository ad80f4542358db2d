import { leftOutLabels, metricDefinitions } from '@shared/contract/metrics';
import type { SampledFigures } from '@shared/contract/samples/figures';
import type { SessionRecord } from '@shared/contract/sessions/record';
import type { Block } from '@shared/document';
import { agreedWords, intervalWords, valueWords } from '@shared/estimate-words';
import { figureWords } from '@shared/metric-words';
import { formatDate } from '../../calendar';
import { atEnd, columns } from '../../documents/columns';

/** The figures that were reviewed, with what each leaves out (W6), and what samples say, with their size (W9); nothing where the agenda had no metrics. */
export const metricBlocks = ({ metrics, sampled }: SessionRecord): Block[] => [...registerBlocks(metrics), ...sampled.flatMap(sampledBlocks)];

function sampledBlocks({ name, on, basis, confidence, agreement, figures }: SampledFigures): Block[] {
  return [
    { kind: 'heading', level: 3, text: `${name}, of ${formatDate(on)}` },
    { kind: 'paragraph', text: agreement === null ? basis : `${basis} ${agreedWords(agreement)}` },
    {
      kind: 'table',
      columns: columns('Figure', 'Says', `From, to (${Math.round(confidence * 1000) / 10} % confidence)`, atEnd('Answers')),
      rows: figures.map(({ label, kind, answers, estimate }) => [label, valueWords(estimate.value, kind), intervalWords(estimate, kind), String(answers)]),
    },
  ];
}

function registerBlocks(metrics: SessionRecord['metrics']): Block[] {
  const [first] = metrics;
  if (first === undefined) return [];
  const { period, before } = first;
  return [
    { kind: 'heading', level: 2, text: 'Metrics' },
    { kind: 'paragraph', text: `${formatDate(period.from)} to ${formatDate(period.to)}, beside ${formatDate(before.from)} to ${formatDate(before.to)}. Full: every issue of the register is counted but those left out.` },
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
