import type { Command } from 'commander';
import { type Figure, leftOutLabels, metricDefinitions, type MetricFigures, metricIds } from '@shared/contract/metrics';
import type { SampledFigures } from '@shared/contract/samples/figures';
import { agreedWords, intervalWords, valueWords } from '@shared/estimate-words';
import { CalendarDate, criterionLabels } from '@shared/primitives';
import { DocketError } from '@shared/result';
import { z } from '@shared/zod';
import { daysBetween, formatDate } from '../../core/calendar';
import { figureWords } from '@shared/metric-words';
import { calendarDate, commonOptions } from '../options';
import { print, table, type Shell } from '../output';

const Options = z.object({ from: CalendarDate.optional(), to: CalendarDate.optional() });

/** `docket figures FILE`: response, resolution, reopening and satisfaction over a period, with what each figure leaves out and why (W6). */
export function registerFigures(program: Command, shell: Shell): void {
  const command = program
    .command('figures')
    .description('show response, resolution, reopening and satisfaction over a period with what each figure leaves out, and what samples say')
    .argument('<file>', 'the workspace')
    .option('--from <date>', 'the first day of the period; 90 days long without it', calendarDate)
    .option('--to <date>', 'the last day of the period; the as-of date without it', calendarDate);
  command.action(async (file: string) => {
    const { from, to } = Options.parse(command.opts());
    const common = commonOptions(command);
    const [{ readWorkspace }, { runQuery }] = await Promise.all([import('../desk'), import('../../dispatch')]);
    const { figures, sampled } = readWorkspace(file, common, (desk) => {
      const last = to ?? runQuery(desk, 'metrics.figures', { metric: 'first-response', days: 1 }).period.to;
      const days = from === undefined ? 90 : daysBetween(from, last) + 1;
      if (days < 1) throw new DocketError('invalid-input', `The period begins on ${from ?? last} and ends before that, on ${last}. Nothing was computed. Give --from a day that is not after --to.`);
      return { figures: metricIds.map((metric) => runQuery(desk, 'metrics.figures', { metric, to: last, days })), sampled: runQuery(desk, 'samples.figures', {}) };
    });
    print(shell, common.json, { period: figures[0]?.period, before: figures[0]?.before, metrics: figures.map(({ period: _period, before: _before, ...rest }) => rest), sampled }, [textOf(figures), ...sampled.map(sampledText)].join('\n'));
  });
}

const leftOutWords = ({ leftOut }: Figure): string => leftOut.map(({ reason, issues }) => `${issues} ${leftOutLabels[reason]}`).join(', ');

function textOf(figures: readonly MetricFigures[]): string {
  const [first] = figures;
  if (first === undefined) return '';
  const rows = figures.flatMap(({ metric, now, earlier, criteria }) => [
    [metricDefinitions[metric].label, figureWords(metric, now), figureWords(metric, earlier), now.counted, leftOutWords(now)],
    ...(criteria.length < 2 ? [] : criteria.map((each) => [`  ${criterionLabels[each.criterion]}`, figureWords(metric, each.now), figureWords(metric, each.earlier), each.now.counted, leftOutWords(each.now)])),
  ]);
  const dates = ({ from, to }: MetricFigures['period']): string => `${formatDate(from)} to ${formatDate(to)}`;
  return `${dates(first.period)}, and before it ${dates(first.before)}\n\n${table(['Metric', 'Now', 'Before', 'Counted', 'Left out'], rows)}`;
}

function sampledText({ name, on, basis, confidence, agreement, figures }: SampledFigures): string {
  const rows = figures.map(({ label, kind, answers, estimate }) => [label, valueWords(estimate.value, kind), intervalWords(estimate, kind), answers]);
  return `\n${name}, of ${formatDate(on)}. ${basis}${agreement === null ? '' : ` ${agreedWords(agreement)}`}\n\n${table(['Figure', 'Says', `From, to (${Math.round(confidence * 1000) / 10} %)`, 'Answers'], rows)}`;
}
