import { CalendarDate, Criterion } from '../primitives';
import { z } from '../zod';
import { query } from './operation';

export const metricIds = ['first-response', 'commitment', 'resolution', 'reopened', 'satisfaction'] as const;
export const MetricId = z.enum(metricIds);
export type MetricId = z.infer<typeof MetricId>;

/** What a metric is: its name, what it says of the issues that it counts, which issues those are, and where it is better. */
export interface MetricDefinition {
  readonly label: string;
  /** `minutes` has a median and a 90th percentile, `share` a part of the counted, `mean` the average of what is written. */
  readonly statistic: 'minutes' | 'share' | 'mean';
  /** Issues opened in the period; those that ended in it; those that ended in it or have been reopened since. */
  readonly of: 'opened' | 'ended' | 'ended-or-reopened';
  readonly better: 'lower' | 'higher';
  readonly words: string;
}

/** The metrics that the register allows (W6). */
export const metricDefinitions = {
  'first-response': { label: 'First response', statistic: 'minutes', of: 'opened', better: 'lower', words: 'Minutes from opening to the first response, of the issues opened in the period.' },
  commitment: { label: 'Within commitment', statistic: 'share', of: 'opened', better: 'higher', words: 'Share of the issues opened in the period whose first response came within the minutes committed for segment and priority, as the rule “Response over commitment” has them.' },
  resolution: { label: 'Resolution', statistic: 'minutes', of: 'ended', better: 'lower', words: 'Minutes from opening to resolution, of the issues that were resolved in the period; where the day is not known, that were opened in it and are resolved.' },
  reopened: { label: 'Reopened', statistic: 'share', of: 'ended-or-reopened', better: 'lower', words: 'Share that was reopened at least once, of the issues that were resolved in the period or have been reopened since; where the day is not known, that were opened in it.' },
  satisfaction: { label: 'Satisfaction', statistic: 'mean', of: 'ended', better: 'higher', words: 'Average of the satisfaction that customers gave, on the scale of the source, of the issues that were resolved in the period.' },
} as const satisfies Record<MetricId, MetricDefinition>;

export const leftOutReasons = [
  'resolved-before-opened', 'response-after-resolution', 'impossible-duration', 'missing-value', 'unreadable-date', 'unreadable-number',
  'segment-unknown', 'priority-unknown', 'nothing-committed', 'later', 'by-hand', 'not-said', 'no-day',
] as const;
export const LeftOutReason = z.enum(leftOutReasons);
export type LeftOutReason = z.infer<typeof LeftOutReason>;

/** Why a metric leaves an issue out, as words that follow a count: `3 resolved before opened`. */
export const leftOutLabels = {
  'resolved-before-opened': 'resolved before opened',
  'response-after-resolution': 'first response after resolution',
  'impossible-duration': 'impossible duration',
  'missing-value': 'missing value',
  'unreadable-date': 'unreadable date',
  'unreadable-number': 'unreadable number',
  'segment-unknown': 'segment unknown',
  'priority-unknown': 'priority unknown',
  'nothing-committed': 'internal, nothing is committed',
  later: 'after the as-of date',
  'by-hand': 'captured by hand',
  'not-said': 'blank in the source',
  'no-day': 'no day opened, so in no period',
} as const satisfies Record<LeftOutReason, string>;

/** Anomaly rules that leave a value empty, by the words with which their flag begins. Some leave the value of a metric empty whatever column they name, the others that of the column that they name. */
export const leftOutFlags = [
  { reason: 'resolved-before-opened', title: 'Resolved before opened', empties: ['resolution'] },
  { reason: 'response-after-resolution', title: 'First response after resolution', empties: ['first-response', 'commitment'] },
  { reason: 'impossible-duration', title: 'Impossible duration', empties: null },
  { reason: 'missing-value', title: 'Missing value a calculation needs', empties: null },
  { reason: 'unreadable-date', title: 'Unreadable date', empties: null },
  { reason: 'unreadable-number', title: 'Unreadable number', empties: null },
] as const satisfies readonly { reason: LeftOutReason; title: string; empties: readonly MetricId[] | null }[];

/** The rows behind a figure: those that a metric counts over a period, or those that it leaves out for one reason. */
export const FigureRows = z.strictObject({ metric: MetricId, from: CalendarDate, to: CalendarDate, rows: z.union([z.literal('counted'), LeftOutReason]) });
export type FigureRows = z.infer<typeof FigureRows>;

export const Period = z.object({ from: CalendarDate, to: CalendarDate });
export type Period = z.infer<typeof Period>;

/** What a metric says, and of how many: nothing is said of none. */
export const Figure = z.object({
  /** The median in minutes, the share from 0 to 1, or the mean; null where nothing is counted: unknown. */
  value: z.number().nullable(),
  /** Nine of ten issues took no longer, in minutes; null for a metric that is no time. */
  p90: z.number().nullable(),
  counted: z.int(),
  /** Counted and left out. */
  total: z.int(),
  /** Most first. Their sum and `counted` are `total`. */
  leftOut: z.array(z.object({ reason: LeftOutReason, issues: z.int() })),
});
export type Figure = z.infer<typeof Figure>;

/** One metric over a period beside the period of the same length before it, the whole and by criterion. */
export const MetricFigures = z.object({
  metric: MetricId,
  period: Period,
  before: Period,
  now: Figure,
  earlier: Figure,
  /** Those with any issue in either period, in the order of the criteria. */
  criteria: z.array(z.object({ criterion: Criterion, now: Figure, earlier: Figure })),
});
export type MetricFigures = z.infer<typeof MetricFigures>;

export const metrics = {
  /** One metric a call, so that no call takes long. The period ends on `to`, or on the as-of date, and is `days` long. */
  figures: query({
    input: z.strictObject({ metric: MetricId, to: CalendarDate.nullable().default(null), days: z.int().min(1).max(36_500).default(90) }),
    output: MetricFigures,
    isLong: true,
  }),
};
