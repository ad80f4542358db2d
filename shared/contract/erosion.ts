import { AccountId, Band, CalendarDate, HypothesisId, Instant, IssueId, PersonId, Segment, Source } from '../primitives';
import { z } from '../zod';
import { command, Nothing, query, reviewers } from './operation';

/** The longest time a suspicion may stand without being looked at again. */
export const longestHypothesisDays = 366;

/** open: it waits for its test. expired: its last day has passed, and it asks to be extended, confirmed or refuted. */
export const hypothesisStates = ['open', 'expired', 'confirmed', 'refuted'] as const;
export const HypothesisState = z.enum(hypothesisStates);
export type HypothesisState = z.infer<typeof HypothesisState>;
export const hypothesisStateLabels = { open: 'Open', expired: 'Expired', confirmed: 'Confirmed', refuted: 'Refuted' } as const satisfies Record<HypothesisState, string>;

export const HypothesisEvent = z.object({ kind: z.enum(['extended', 'confirmed', 'refuted']), words: z.string(), source: Source.nullable(), expiresOn: CalendarDate.nullable(), on: CalendarDate, by: z.string(), at: Instant });
export type HypothesisEvent = z.infer<typeof HypothesisEvent>;

/** Eroding trust that somebody suspects of an account that no source speaks of (W8). Its issue can be scored, and the score is marked low confidence. */
export const Hypothesis = z.object({
  id: HypothesisId,
  accountId: AccountId,
  account: z.string(),
  segment: Segment,
  issueId: IssueId,
  issueNumber: z.int(),
  score: z.int().nullable(),
  band: Band.nullable(),
  isProposed: z.boolean(),
  suspicion: z.string(),
  suspectedBy: z.string(),
  /** What would show that it is not so. */
  test: z.string(),
  openedOn: CalendarDate,
  /** The last day on which it stands; the latest extension counts. */
  expiresOn: CalendarDate,
  state: HypothesisState,
  /** Days since it expired; null where it has not. */
  expiredDays: z.int().nullable(),
  by: z.string(),
  at: Instant,
  /** Oldest first. */
  events: z.array(HypothesisEvent),
});
export type Hypothesis = z.infer<typeof Hypothesis>;

const Words = (message: string) => z.string().trim().min(1, message).max(4000);
const touches = ['erosion', 'coverage', 'issues', 'scoring', 'workspaces'] as const;

export const erosion = {
  /** Those that ask for something first: expired, then open by their last day, then the others, newest first. */
  list: query({
    input: z.strictObject({ accountId: AccountId.nullable().default(null), issueId: IssueId.nullable().default(null) }),
    output: z.object({ open: z.int(), expired: z.int(), rows: z.array(Hypothesis) }),
  }),
  /** Opens a hypothesis and the issue that stands for it. Where the account is quiet, that answers its silence. */
  open: command({
    permission: reviewers,
    input: z.strictObject({
      accountId: AccountId,
      suspicion: z.string().trim().min(1, 'Say what is suspected.').max(300),
      suspectedBy: z.uuid('Name who suspects it.').pipe(PersonId),
      test: Words('Name the test that would refute it: without one it is no hypothesis.'),
      expiresOn: CalendarDate,
    }),
    output: z.object({ id: HypothesisId, issueId: IssueId, number: z.int() }),
    touches,
  }),
  extend: command({ permission: reviewers, input: z.strictObject({ id: HypothesisId, expiresOn: CalendarDate, words: Words('Say why it still stands.') }), output: Nothing, touches }),
  /** The test was made. Confirmed, the issue loses its mark and is filed under the source that said so; refuted, it is closed. */
  settle: command({
    permission: reviewers,
    input: z.discriminatedUnion('verdict', [
      z.strictObject({ verdict: z.literal('confirmed'), id: HypothesisId, source: Source, words: Words('Say what showed it.') }),
      z.strictObject({ verdict: z.literal('refuted'), id: HypothesisId, words: Words('Say what showed that it is not so.') }),
    ]),
    output: Nothing,
    touches,
  }),
};
