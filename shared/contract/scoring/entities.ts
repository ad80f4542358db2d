import { Band, bands, CalendarDate, Dimension, dimensions, Factors, Segment } from '../../primitives';
import { z } from '../../zod';
import { VendorPriority } from '../issues';

/** How many steps each dimension has, counted from 1 (S1). */
export const stepCounts = { impact: 5, severity: 5, time: 3 } as const satisfies Record<Dimension, number>;

/** The highest score there is: 5 x 5 x 3 (S1). */
export const highestScore = 75;

/** What the dimensions are called on screen and in messages. */
export const dimensionLabels = { impact: 'Impact', severity: 'Severity', time: 'Time' } as const satisfies Record<Dimension, string>;

/** One step of a dimension: `label` fits under a scale, `words` are the anchor's own. Where `isAnchor` is false the step lies between two anchors. */
export const Anchor = z.object({
  step: z.int().min(1).max(5),
  label: z.string().min(1),
  words: z.string().min(1),
  isAnchor: z.boolean(),
});
export type Anchor = Readonly<z.infer<typeof Anchor>>;

/** The scores, both ends included, that make a band. */
export const BandRange = z.object({
  band: Band,
  from: z.int().min(1).max(highestScore),
  to: z.int().min(1).max(highestScore),
});
export type BandRange = Readonly<z.infer<typeof BandRange>>;

/** One condition of a gate, as data. A condition on a fact that is not known does not hold. */
export const GateCondition = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('segment-is'), segments: z.array(Segment).min(1).readonly() }),
  z.object({ kind: z.literal('commitment-breached') }),
  z.object({ kind: z.literal('factor-at-least'), dimension: Dimension, step: z.int().min(1).max(5) }),
]);
export type GateCondition = Readonly<z.infer<typeof GateCondition>>;

/** A named floor (S1b): while every condition holds, the band is at least `floor`. The score stays what the arithmetic says. */
export const Gate = z.object({
  id: z.string().min(1),
  name: z.string().min(1),
  reason: z.string().min(1),
  floor: Band,
  conditions: z.array(GateCondition).min(1).readonly(),
});
export type Gate = Readonly<z.infer<typeof Gate>>;

/** What a gate may ask about an issue beside its factors. */
export const GateFacts = z.object({ segment: Segment, isCommitmentBreached: z.boolean().nullable() });
export type GateFacts = Readonly<z.infer<typeof GateFacts>>;

const hasEveryStep = (dimension: Dimension, anchors: readonly Anchor[]): boolean =>
  anchors.length === stepCounts[dimension] && anchors.every((anchor, index) => anchor.step === index + 1);

/** Whether the ranges name each band once, lowest first, and share out 1 to 75 without gap or overlap. */
const areWholeBands = (ranges: readonly BandRange[]): boolean =>
  ranges.length === bands.length &&
  ranges.every(
    (range, index) =>
      range.band === bands[index] &&
      range.from <= range.to &&
      range.from === (index === 0 ? 1 : (ranges[index - 1]?.to ?? 0) + 1) &&
      (index < bands.length - 1 || range.to === highestScore),
  );

const Anchors = z.array(Anchor).readonly();

/**
 * The rules that turn three factors into a score and a band (S1, S6). `id` names the version too (`docket-1`): a methodology
 * that has been used is never changed, only followed by another.
 */
export const Methodology = z
  .object({
    id: z.string().regex(/^[a-z][a-z0-9-]*-[1-9]\d*$/),
    version: z.int().min(1),
    name: z.string().min(1),
    anchors: z.object({ impact: Anchors, severity: Anchors, time: Anchors }).readonly(),
    bands: z.array(BandRange).readonly(),
    gates: z.array(Gate).readonly(),
  })
  .refine(({ id, version }) => id.endsWith(`-${version}`), { path: ['id'], error: 'The id must end with the version.' })
  .refine(({ anchors }) => dimensions.every((dimension) => hasEveryStep(dimension, anchors[dimension])), {
    path: ['anchors'],
    error: 'Every dimension needs all its steps, in order.',
  })
  .refine((methodology) => areWholeBands(methodology.bands), {
    path: ['bands'],
    error: `The four bands must share out the scores 1 to ${highestScore} in order, without gap or overlap.`,
  });
export type Methodology = Readonly<z.infer<typeof Methodology>>;

/** A change of one factor by one step that leads to another band (S3). */
export const Move = z.object({
  dimension: Dimension,
  to: z.int().min(1).max(5),
  score: z.int().min(1).max(highestScore),
  band: Band,
});
export type Move = Readonly<z.infer<typeof Move>>;

/**
 * What the arithmetic says about three factors (S1, S3). `band` follows from the score alone; `gatedBand` is at least as high and
 * differs only where `gate` names the gate that lifted it (S1b). `neighbours` counts the single-step changes there are, `kept`
 * those that stay in the band, and `moves` lists the rest: Impact, Severity, Time, a step up before a step down.
 */
export const ScoreResult = Factors.extend({
  score: z.int().min(1).max(highestScore),
  band: Band,
  bandLabel: z.string(),
  fragile: z.boolean(),
  moves: z.array(Move).readonly(),
  neighbours: z.int().min(0),
  kept: z.int().min(0),
  gatedBand: Band,
  gate: Gate.pick({ id: true, name: true, reason: true, floor: true }).nullable(),
});
export type ScoreResult = Readonly<z.infer<typeof ScoreResult>>;

/**
 * What the rule `initial-score` (W7) looks at. Null means *asked for and not known*; the two optional inputs may also be left
 * out where the register does not keep them. Dates are calendar dates, durations minutes.
 */
export const InitialScoreInput = z.object({
  segment: Segment,
  renewalDate: CalendarDate.nullable(),
  vendorPriority: VendorPriority.nullable(),
  firstResponseMinutes: z.number().nullable(),
  resolutionMinutes: z.number().nullable(),
  isEscalated: z.boolean().nullable(),
  openedOn: CalendarDate.nullable(),
  /** Null while it is open. */
  resolvedOn: CalendarDate.nullable(),
  reopenCount: z.int().nullable().optional(),
  commitmentMinutes: z.number().nullable().optional(),
  asOf: CalendarDate,
});
export type InitialScoreInput = Readonly<z.infer<typeof InitialScoreInput>>;

/** The inputs of `initial-score` that can be unknown, in the order in which they are named. */
export const initialScoreInputs = [
  'segment',
  'renewalDate',
  'vendorPriority',
  'firstResponseMinutes',
  'resolutionMinutes',
  'isEscalated',
  'reopenCount',
  'commitmentMinutes',
  'openedOn',
] as const;
export const InitialScoreInputName = z.enum(initialScoreInputs);
export type InitialScoreInputName = z.infer<typeof InitialScoreInputName>;

const ProposedStep = z.object({
  value: z.int().min(1).max(5).nullable(),
  /** The declaration that decided, null where none could. */
  rule: z.string().nullable(),
  reason: z.string(),
});
export type ProposedStep = Readonly<z.infer<typeof ProposedStep>>;

/**
 * A first proposal for a person to accept, change or reject (W7). A dimension without any usable input is null, and then so is
 * `factors`. `unknown` names the missing inputs that could have changed the proposal; `reasons` says all of it in words.
 */
export const InitialScore = z.object({
  ruleId: z.literal('initial-score'),
  impact: ProposedStep,
  severity: ProposedStep,
  time: ProposedStep,
  factors: Factors.nullable(),
  reasons: z.array(z.string()).readonly(),
  unknown: z.array(InitialScoreInputName).readonly(),
});
export type InitialScore = Readonly<z.infer<typeof InitialScore>>;
