import { dimensionLabels } from '@shared/contract/scoring/entities';
import type { CalibrationResult, CalibrationRule, DimensionBias, DriftSeries } from '@shared/contract/scoring/calibration';
import { dimensions, type CalendarDate, type Dimension, type Factors } from '@shared/primitives';
import { daysBetween } from '../calendar';

/** When somebody counts as calibrated (S7). */
export const calibrationRule = {
  withinDays: 90,
  minimumCases: 6,
  maximumMeanAbsolute: 0.5,
  words: 'Calibrated: taken within the last 90 days, on at least 6 cases, and on each dimension at most half a step away from the agreed factors on average.',
} as const satisfies CalibrationRule;

/** Factors that a person gave, beside those that were agreed on. */
export interface Answer {
  readonly given: Factors;
  readonly agreed: Factors;
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const share = (values: readonly number[], counts: (value: number) => boolean): number => values.filter(counts).length / values.length;

function biasOf(dimension: Dimension, answers: readonly Answer[]): DimensionBias {
  const differences = answers.map(({ given, agreed }) => given[dimension] - agreed[dimension]);
  return {
    dimension,
    exact: share(differences, (value) => value === 0),
    withinOne: share(differences, (value) => Math.abs(value) <= 1),
    meanSigned: mean(differences),
    meanAbsolute: mean(differences.map(Math.abs)),
  };
}

/**
 * How answers compare with what was agreed (S7): per dimension, given minus agreed; over all, the share of factors that are exact and within one step.
 *
 * @returns null where there are no answers
 */
export function resultOf(answers: readonly Answer[]): CalibrationResult | null {
  if (answers.length === 0) return null;
  const biases = dimensions.map((dimension) => biasOf(dimension, answers));
  return { cases: answers.length, exact: mean(biases.map(({ exact }) => exact)), withinOne: mean(biases.map(({ withinOne }) => withinOne)), dimensions: biases };
}

/** Whether a result meets the rule, its date aside (S7). */
export const meetsRule = ({ cases, dimensions: biases }: CalibrationResult, rule: CalibrationRule): boolean => cases >= rule.minimumCases && biases.every(({ meanAbsolute }) => meanAbsolute <= rule.maximumMeanAbsolute);

/**
 * Since when a person is calibrated on a date, or null (S7): the newest calibration counts, whatever an earlier one said.
 *
 * @param taken finished ones, in any order
 */
export function calibratedOn(taken: readonly { readonly on: CalendarDate; readonly result: CalibrationResult }[], rule: CalibrationRule, asOf: CalendarDate): CalendarDate | null {
  // Of two on one day the later in the list is the newer.
  const newest = taken.filter(({ on }) => on <= asOf).reduce<(typeof taken)[number] | null>((last, each) => (last === null || each.on >= last.on ? each : last), null);
  return newest !== null && daysBetween(newest.on, asOf) <= rule.withinDays && meetsRule(newest.result, rule) ? newest.on : null;
}

const oneDecimal = (value: number): string => (Math.round(Math.abs(value) * 10) / 10).toFixed(1);
/** Below this a difference cannot be told from none. */
const NOTICEABLE = 0.25;

const side = (value: number): string => (Math.abs(value) < NOTICEABLE ? 'as agreed' : `${oneDecimal(value)} of a step too ${value > 0 ? 'high' : 'low'}`);
const steps = (value: number): string => (Math.abs(value) >= 0.95 ? side(value).replace('of a step', Math.abs(value) < 1.05 ? 'step' : 'steps') : side(value));

/** What a result shows, in one sentence. */
export function resultSentence({ cases, exact, dimensions: biases }: CalibrationResult): string {
  const off = biases.filter(({ meanSigned }) => Math.abs(meanSigned) >= NOTICEABLE);
  const head = `${Math.round(exact * 100)} % of the factors in ${cases} cases are exactly as agreed`;
  if (off.length === 0) return `${head}, and no dimension leans to one side.`;
  return `${head}; ${off.map(({ dimension, meanSigned }) => `${dimensionLabels[dimension]} reads ${steps(meanSigned)}`).join(', ')} on average.`;
}

/** How the bias on one dimension moved from date to date, with what that shows in one sentence (S7). `name` is a person's or a function's. */
export function driftOf(name: string, dimension: Dimension, taken: readonly { readonly on: CalendarDate; readonly answers: readonly Answer[] }[]): DriftSeries {
  const byDate = new Map<CalendarDate, Answer[]>();
  for (const { on, answers } of taken) byDate.set(on, [...(byDate.get(on) ?? []), ...answers]);
  const points = [...byDate]
    .filter(([, answers]) => answers.length > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([on, answers]) => {
      const { meanSigned, meanAbsolute } = biasOf(dimension, answers);
      return { on, meanSigned, meanAbsolute, answers: answers.length };
    });
  return { dimension, points, sentence: driftSentence(name, dimension, points) };
}

function driftSentence(name: string, dimension: Dimension, points: DriftSeries['points']): string {
  const label = dimensionLabels[dimension];
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined) return `${name} has no finished calibration yet.`;
  const now = `${name} reads ${label} ${steps(last.meanSigned)}`;
  if (points.length === 1) return `${now}; one date says nothing of drift.`;
  const moved = Math.abs(last.meanSigned) - Math.abs(first.meanSigned);
  if (Math.abs(last.meanSigned - first.meanSigned) < NOTICEABLE) return `${now}, and has not moved since the first calibration.`;
  const from = `from ${signed(first.meanSigned)} to ${signed(last.meanSigned)}`;
  return moved > 0 ? `${now}, and drifts away from what was agreed: ${from}.` : moved < 0 ? `${now}, and has come closer to what was agreed: ${from}.` : `${now}, and has swung to the other side: ${from}.`;
}

const signed = (value: number): string => (oneDecimal(value) === '0.0' ? '0.0' : `${value > 0 ? '+' : '-'}${oneDecimal(value)}`);
