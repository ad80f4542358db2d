import { z } from '../../zod';
import { CalendarDate, Instant, Money } from '../../primitives';

/** What a decision costs: an amount that is not negative, in the currency's minor units. */
export const Cost = Money.extend({ amountMinor: z.int().min(0).max(1_000_000_000_000_000) });

/** A quarter of a fiscal year, named after the calendar year in which that year ends: `FY26 Q4`. Empty: none. */
export const FiscalPeriod = z.string().regex(/^(FY\d{2} Q[1-4])?$/, 'A fiscal period such as FY26 Q4.').default('');

export const outcomeKinds = ['kept', 'partly', 'not-kept', 'overtaken'] as const;
/** What became of a decision, as somebody judged it on a date. */
export const OutcomeKind = z.enum(outcomeKinds);
export type OutcomeKind = z.infer<typeof OutcomeKind>;
export const outcomeLabels = { kept: 'Kept', partly: 'Partly kept', 'not-kept': 'Not kept', overtaken: 'Overtaken' } as const satisfies Record<OutcomeKind, string>;

/** The last outcome recorded: expected against actual, in words (M5). */
export const DecisionOutcome = z.object({ kind: OutcomeKind, expected: z.string(), actual: z.string(), on: CalendarDate, by: z.string(), at: Instant });
export type DecisionOutcome = z.infer<typeof DecisionOutcome>;

/** What the next regular session made of a decision taken out of cycle, or that it still has to (M1). */
export const Ratification = z.enum(['waiting', 'ratified', 'not-ratified']);
export type Ratification = z.infer<typeof Ratification>;
export const ratificationLabels = { waiting: 'To be ratified', ratified: 'Ratified', 'not-ratified': 'Not ratified' } as const satisfies Record<Ratification, string>;

/** How a decision stands on the as-of date (M5). Days are null where that does not apply; 0 is today. */
export const Standing = z.object({
  /** No later decision on the issue has taken its place. */
  isInForce: z.boolean(),
  /** Days since the due date passed without an outcome. */
  overdueDays: z.int().nullable(),
  /** Days until the due date. */
  dueInDays: z.int().nullable(),
  /** Days since the acceptance of the risk ended. */
  endedDays: z.int().nullable(),
  /** Days since the review date passed. */
  reviewDays: z.int().nullable(),
  /** A condition of it came true, and nothing has been decided since. */
  isReopened: z.boolean(),
  /** What differs of the issue from the state it was taken on, each in words: `Score 45 to 60`. */
  changes: z.array(z.string()),
  /** All of it in a line: `Acceptance ended 3 days ago`. */
  today: z.string(),
});
export type Standing = z.infer<typeof Standing>;
