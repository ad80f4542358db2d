import type { ParsedInputOf } from '@shared/contract';
import { type Figure, metricIds, type MetricFigures, type Period } from '@shared/contract/metrics';
import type { vendorPriorities } from '@shared/contract/issues';
import { criteria } from '@shared/primitives';
import { DocketError } from '@shared/result';
import type { ReadContext } from '../context';
import { figureOf } from '../core/metrics/figure';
import { periodsOf } from '../core/metrics/period';
import { parametersOf } from '../core/signals/rule';
import { committedMinutes, responseOverCommitment } from '../core/signals/rules/response-over-commitment';
import type { ReadHandle } from '../store/handles';
import { type Commitments, type committedSegments, countUndated, type MetricAnswer, readMetric } from '../store/metrics';
import { versionsInForce } from './signals/versions';

/** The minutes committed as the rule has them now, whether it is on or not. */
function commitmentsOf(db: ReadHandle): Commitments {
  const parameters = parametersOf(responseOverCommitment, versionsInForce(db).get(responseOverCommitment.id)?.parameters ?? {});
  const of = (segment: (typeof committedSegments)[number]): Commitments[typeof segment] => {
    const minutes = (priority: (typeof vendorPriorities)[number]): number => committedMinutes(segment, priority, parameters) ?? 0;
    return { urgent: minutes('urgent'), high: minutes('high'), normal: minutes('normal'), low: minutes('low') };
  };
  return { enterprise: of('enterprise'), 'mid-market': of('mid-market'), smb: of('smb') };
}

/**
 * One metric over a period and the one before it, with what each figure leaves out and why (W6). Issues that lack the day belong to no period: they are counted beside the later one.
 * @throws DocketError invalid-input where the period ends after the as-of date
 */
export function getFigures({ db, asOf }: Pick<ReadContext, 'db' | 'asOf'>, { metric, to, days }: ParsedInputOf<'metrics.figures'>): MetricFigures {
  const last = to ?? asOf;
  if (last > asOf) throw new DocketError('invalid-input', `The register is looked at as of ${asOf}, and a period cannot end after that. Choose an earlier end, or a later as-of date.`, 'to');
  const { period, before } = periodsOf(last, days);
  const commitments = commitmentsOf(db);
  const undated = countUndated(db, metric);
  const parts = criteria.map((criterion) => {
    const answer = (of: Period): MetricAnswer => readMetric(db, { metric, criterion, period: of, asOf, commitments });
    const now = answer(period);
    const lost = undated.get(criterion);
    return { criterion, now: lost === undefined ? now : { ...now, leftOut: [...now.leftOut, { reason: 'no-day' as const, issues: lost }] }, earlier: answer(before) };
  });
  const figure = ({ values, leftOut }: MetricAnswer): Figure => figureOf(metric, values, [...leftOut]);
  const whole = (which: 'now' | 'earlier'): Figure => figure({ values: parts.flatMap((part) => part[which].values), leftOut: parts.flatMap((part) => part[which].leftOut) });
  return {
    metric,
    period,
    before,
    now: whole('now'),
    earlier: whole('earlier'),
    criteria: parts.map(({ criterion, now, earlier }) => ({ criterion, now: figure(now), earlier: figure(earlier) })).filter(({ now, earlier }) => now.total > 0 || earlier.total > 0),
  };
}

/** All metrics over the ninety days to the as-of date, as a session's record keeps them. */
export const listFigures = (context: Pick<ReadContext, 'db' | 'asOf'>, days = 90): MetricFigures[] => metricIds.map((metric) => getFigures(context, { metric, to: null, days }));
