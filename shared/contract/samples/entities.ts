import { z } from '../../zod';
import { CalendarDate, Instant, PersonId, SampleId, Sha256 } from '../../primitives';
import { IssueFilter } from '../issues';
import { Question, TemplateRef } from './templates';

/** What can be sampled (W9). Decisions and actions are those made on the issues that the filter leaves in; interactions are e-mails, calls, meetings and chats. */
export const sampleKinds = ['issues', 'interactions', 'decisions', 'actions'] as const;
export const SampleKind = z.enum(sampleKinds);
export type SampleKind = z.infer<typeof SampleKind>;
export const sampleKindLabels = { issues: 'Issues', interactions: 'Interactions', decisions: 'Decisions', actions: 'Corrective actions' } as const satisfies Record<SampleKind, string>;

/** What a population is divided by before it is drawn from; interactions know no criterion and no band. */
export const strataKinds = ['none', 'segment', 'criterion', 'source', 'band', 'account'] as const;
export const StrataKind = z.enum(strataKinds);
export type StrataKind = z.infer<typeof StrataKind>;
export const strataLabels = { none: 'No strata', segment: 'Segment', criterion: 'Criterion', source: 'Source', band: 'Band', account: 'Account' } as const satisfies Record<StrataKind, string>;

/** At most so many are drawn: nobody reads more, and everything else is a census. */
export const largestSample = 20_000;
const Count = z.int().min(0).max(largestSample);

/** How many are drawn: a number, what a margin of error (0.05: five points either way) asks for, or a number stated for each stratum by its key. */
export const SampleSize = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('count'), count: Count.min(1) }),
  z.strictObject({ by: z.literal('margin'), margin: z.number().min(0.005).max(0.5) }),
  z.strictObject({ by: z.literal('stated'), sizes: z.array(z.strictObject({ key: z.string().min(1).max(100), size: Count })).min(1).max(500) }),
]);
export type SampleSize = z.infer<typeof SampleSize>;

export const allocations = ['proportional', 'equal'] as const;
export const Allocation = z.enum(allocations);

/** Everything that decides what can be drawn, but the seed. */
export const SamplePlan = z.strictObject({
  of: SampleKind,
  filter: IssueFilter.prefault({}),
  /** Opened, decided, promised or held from this date on; both ends are in. */
  from: CalendarDate.nullable().default(null),
  until: CalendarDate.nullable().default(null),
  strata: StrataKind.default('none'),
  /** How the size is shared out over the strata; not looked at where sizes are stated. */
  allocation: Allocation.default('proportional'),
  size: SampleSize,
  confidence: z.number().min(0.5).max(0.999).default(0.95),
  /** What it takes to read one. */
  minutesPerItem: z.number().min(0.1).max(600).default(10),
});
export type SamplePlan = z.infer<typeof SamplePlan>;

/** What a person types, or is given. It is part of the draw, so it is not trimmed by a space more or less. */
export const Seed = z.string().trim().min(1, 'Give a seed, or leave it out to be given one.').max(100);

export const StratumPlan = z.object({
  key: z.string(),
  label: z.string(),
  population: z.int(),
  size: z.int(),
  /** The margin of error of a share within this stratum at worst, 0 to 1; null where nothing is drawn from it. */
  margin: z.number().nullable(),
});
export type StratumPlan = z.infer<typeof StratumPlan>;

/** What a plan comes to, before anything is drawn. */
export const SamplePreview = z.object({
  population: z.int(),
  size: z.int(),
  /** Largest first. */
  strata: z.array(StratumPlan),
  /** Over all strata that are drawn from, at worst; null where nothing is drawn. */
  margin: z.number().nullable(),
  /** Of the population, in strata that nothing is drawn from. */
  uncovered: z.int(),
  hours: z.number(),
  /** What reading all of it would take. */
  hoursForAll: z.number(),
});
export type SamplePreview = z.infer<typeof SamplePreview>;

/** One drawn item as a list shows it. */
export const SampleItem = z.object({
  place: z.int(),
  itemId: z.string(),
  stratum: z.string(),
  stratumLabel: z.string(),
  /** As people call it: `#12`, `A3`, a reference. As it was when it was drawn. */
  ref: z.string(),
  title: z.string(),
  reviewedBy: z.string().nullable(),
  reviewedAt: Instant.nullable(),
});
export type SampleItem = z.infer<typeof SampleItem>;

export const SampleRow = z.object({
  id: SampleId,
  number: z.int(),
  name: z.string(),
  of: SampleKind,
  population: z.int(),
  size: z.int(),
  reviewed: z.int(),
  seed: z.string(),
  by: z.string(),
  at: Instant,
  asOf: CalendarDate,
  /** Why it is not used any more; null while it is. */
  withdrawn: z.string().nullable(),
});
export type SampleRow = z.infer<typeof SampleRow>;

export const Sample = SampleRow.extend({
  purpose: z.string(),
  plan: SamplePlan,
  margin: z.number().nullable(),
  strata: z.array(StratumPlan.extend({ reviewed: z.int() })),
  scheme: z.string(),
  /** SHA-256 over the population's lines `stratum TAB id LF`. */
  digest: Sha256,
  template: TemplateRef.extend({ name: z.string(), questions: z.array(Question) }),
  hoursLeft: z.number(),
  /** Whether its figures are full or sampled, and why, in a sentence. */
  basis: z.string(),
});
export type Sample = z.infer<typeof Sample>;

/** One answer: `1` to `5`, `yes`, `no`, `na` for not applicable, or what was written. */
export const Answer = z.strictObject({ question: z.string().max(60), value: z.string().max(4000) });
export type Answer = z.infer<typeof Answer>;

export const Review = z.object({ answers: z.array(Answer), by: z.string(), byId: PersonId, at: Instant });
export type Review = z.infer<typeof Review>;

/** A drawn item with what there is to read. */
export const SampleSheet = SampleItem.extend({
  /** False: it is gone from the register, and only what was kept of it at the draw is left. */
  isThere: z.boolean(),
  text: z.string(),
  facts: z.array(z.object({ label: z.string(), value: z.string() })),
  /** The issue it is or is about. */
  issueId: z.string().nullable(),
  /** The latest one counts; null before the first. */
  review: Review.nullable(),
  /** How often it was reviewed. */
  reviews: z.int(),
});
export type SampleSheet = z.infer<typeof SampleSheet>;

/** A figure with what it may be off by. Shares are 0 to 1, means 1 to 5. */
export const Estimate = z.object({
  value: z.number(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** The larger of the two distances to the ends; null where it cannot be told. */
  margin: z.number().nullable(),
});
export type Estimate = z.infer<typeof Estimate>;

export const QuestionResult = z.object({
  question: Question,
  /** Answers that count; those not applicable are beside them. */
  answers: z.int(),
  notApplicable: z.int(),
  counts: z.array(z.object({ value: z.string(), count: z.int() })),
  /** Weighted by stratum; null where nobody answered, and of free text. */
  estimate: Estimate.nullable(),
  strata: z.array(z.object({ key: z.string(), label: z.string(), answers: z.int(), estimate: Estimate.nullable() })),
  /** What was written, with the item it is about. */
  texts: z.array(z.object({ place: z.int(), ref: z.string(), text: z.string() })),
});
export type QuestionResult = z.infer<typeof QuestionResult>;

export const SampleResults = z.object({ reviewed: z.int(), size: z.int(), population: z.int(), isFull: z.boolean(), basis: z.string(), confidence: z.number(), questions: z.array(QuestionResult) });
export type SampleResults = z.infer<typeof SampleResults>;

/** Whether a sample is what its seed draws from what it says it was drawn from. */
export const SampleCheck = z.object({
  /** The redraw from the kept population gives the sample that is stored. */
  isSame: z.boolean(),
  /** The kept population has the digest that is stored. */
  isDigestRight: z.boolean(),
  /** The stored sample agrees with its entry in the audit log; null where that entry's content was erased. */
  isInLog: z.boolean().nullable(),
  /** What a plan like this would draw from today: how many are new, gone, or in another stratum. */
  register: z.object({ population: z.int(), added: z.int(), gone: z.int(), moved: z.int() }),
  words: z.string(),
});
export type SampleCheck = z.infer<typeof SampleCheck>;
