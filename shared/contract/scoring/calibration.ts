import { CalendarDate, CalibrationId, Criterion, Dimension, Factors, Instant, OrgFunction, PersonId, SessionId } from '../../primitives';
import { z } from '../../zod';
import { command, Nothing, query, recorders, reviewers } from '../operation';

/** A built-in case is named by a word, one of the workspace by an id. */
export const CaseId = z.string().regex(/^[a-z0-9][a-z0-9-]{1,59}$/, 'The id of a case.');
export type CaseId = z.infer<typeof CaseId>;

const Reasons = z.object({ impact: z.string(), severity: z.string(), time: z.string() });

/** What a person sees of a reference case before giving factors: the facts, never the agreed score (S7). */
export const BlindCase = z.object({ id: CaseId, version: z.int().min(1), title: z.string(), facts: z.string(), criterion: Criterion });
export type BlindCase = Readonly<z.infer<typeof BlindCase>>;

/** A reference case with its agreed factors and the reason for each. A change makes a new version; answers keep theirs. */
export const CalibrationCase = BlindCase.extend({
  agreed: Factors,
  reasons: Reasons,
  origin: z.enum(['built-in', 'own']),
  isRetired: z.boolean(),
});
export type CalibrationCase = Readonly<z.infer<typeof CalibrationCase>>;

/** When somebody counts as calibrated, as data. */
export const CalibrationRule = z.object({
  /** Taken at most so many days before. */
  withinDays: z.int(),
  minimumCases: z.int(),
  /** Steps, for each dimension by itself: the mean of the absolute differences from the agreed factors. */
  maximumMeanAbsolute: z.number(),
  words: z.string(),
});
export type CalibrationRule = Readonly<z.infer<typeof CalibrationRule>>;

/** How one dimension compares with the agreed factors over a person's answers. Shares are 0 to 1, differences in steps, given minus agreed. */
export const DimensionBias = z.object({
  dimension: Dimension,
  exact: z.number(),
  withinOne: z.number(),
  /** Above zero: reads higher than agreed. */
  meanSigned: z.number(),
  meanAbsolute: z.number(),
});
export type DimensionBias = Readonly<z.infer<typeof DimensionBias>>;

export const CalibrationResult = z.object({ cases: z.int(), exact: z.number(), withinOne: z.number(), dimensions: z.array(DimensionBias) });
export type CalibrationResult = Readonly<z.infer<typeof CalibrationResult>>;

/** An answer beside what was agreed on; it never changes once given. */
export const CalibrationAnswer = z.object({ case: CalibrationCase, given: Factors, at: Instant });
export type CalibrationAnswer = Readonly<z.infer<typeof CalibrationAnswer>>;

/** One calibration of one person: finished once every case is answered. */
export const CalibrationRun = z.object({
  id: CalibrationId,
  personId: PersonId,
  name: z.string(),
  /** The date it was taken on, as of. */
  on: CalendarDate,
  startedAt: Instant,
  finishedAt: Instant.nullable(),
  cases: z.int(),
  answers: z.array(CalibrationAnswer),
  /** Null until it is finished. */
  result: CalibrationResult.nullable(),
  /** Whether it meets the rule, its date aside; null until it is finished. */
  meetsRule: z.boolean().nullable(),
  /** In one sentence, what it shows; empty until it is finished. */
  sentence: z.string(),
  /** The next case, blind; null once all are answered. */
  next: BlindCase.nullable(),
});
export type CalibrationRun = z.infer<typeof CalibrationRun>;

/** Whether somebody is calibrated, and since when; never by how much. */
export const CalibrationState = z.object({ personId: PersonId, name: z.string(), calibratedOn: CalendarDate.nullable() });
export type CalibrationState = z.infer<typeof CalibrationState>;
export const CalibrationStanding = z.object({ rule: CalibrationRule, people: z.array(CalibrationState) });
export type CalibrationStanding = z.infer<typeof CalibrationStanding>;

/** How one person's or one function's bias moved over time, for one dimension; a point a date. */
export const DriftSeries = z.object({
  dimension: Dimension,
  points: z.array(z.object({ on: CalendarDate, meanSigned: z.number(), meanAbsolute: z.number(), answers: z.int() })),
  /** What the chart shows, in one sentence. */
  sentence: z.string(),
});
export type DriftSeries = z.infer<typeof DriftSeries>;
export const Drift = z.object({
  of: z.discriminatedUnion('kind', [z.object({ kind: z.literal('person'), personId: PersonId }), z.object({ kind: z.literal('function'), function: OrgFunction })]),
  name: z.string(),
  people: z.int(),
  runs: z.int(),
  series: z.array(DriftSeries),
});
export type Drift = z.infer<typeof Drift>;

const CaseText = {
  title: z.string().trim().min(1, 'Give the case a title.').max(200),
  facts: z.string().trim().min(1, 'Say the facts in plain words.').max(4000),
  criterion: Criterion,
  agreed: Factors,
  reasons: z.strictObject({
    impact: z.string().trim().min(1, 'Say why this Impact.').max(1000),
    severity: z.string().trim().min(1, 'Say why this Severity.').max(1000),
    time: z.string().trim().min(1, 'Say why this Time.').max(1000),
  }),
};
const touches = ['scoring', 'sessions', 'workspaces'] as const;

export const calibrationOperations = {
  /** The newest version of every case, with what was agreed; those in use first. For whoever keeps the set: not shown to somebody who is about to take it. */
  calibrationCases: query({ input: Nothing, output: z.object({ rule: CalibrationRule, cases: z.array(CalibrationCase) }) }),
  /** Everybody who takes part in a session, or everybody the workspace knows. */
  calibrationStates: query({ input: z.strictObject({ sessionId: SessionId.nullable().default(null) }), output: CalibrationStanding }),
  /** A person's calibrations, newest first: only the person's own and the facilitator's to see. */
  calibrationRuns: query({ input: z.strictObject({ personId: PersonId }), output: z.array(CalibrationRun) }),
  /** Own drift; the facilitator sees everybody's, and functions of three people or more are everybody's to see. */
  calibrationDrift: query({ input: Nothing, output: z.array(Drift) }),
  /** Begins a calibration, or takes up the one that was left half-way. */
  startCalibration: command({
    permission: reviewers,
    input: z.strictObject({ personId: PersonId, sessionId: SessionId.nullable().default(null) }),
    output: z.object({ id: CalibrationId }),
    touches,
  }),
  /** Answers the next case; only then is the agreed score told. An answer never changes. */
  answerCalibration: command({
    permission: reviewers,
    input: z.strictObject({ id: CalibrationId, caseId: CaseId, factors: Factors }),
    output: z.object({ answer: CalibrationAnswer, isFinished: z.boolean() }),
    touches,
  }),
  addCalibrationCase: command({ permission: recorders, input: z.strictObject(CaseText), output: z.object({ id: CaseId }), touches }),
  /** Gives an own case a new version. */
  reviseCalibrationCase: command({ permission: recorders, input: z.strictObject({ id: CaseId, ...CaseText }), output: z.object({ version: z.int() }), touches }),
  /** Takes an own case out of use, or back into it. */
  retireCalibrationCase: command({ permission: recorders, input: z.strictObject({ id: CaseId, isRetired: z.boolean(), reason: z.string().trim().min(1, 'Give the reason in a line.').max(2000) }), output: Nothing, touches }),
};
