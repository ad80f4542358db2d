import { Band, CalendarDate, Factors, Instant, IssueId, OverrideId, PersonId, SessionId } from '../../primitives';
import { z } from '../../zod';
import { command, Nothing, query, reviewers } from '../operation';
import { BandPosition, Placing } from './placing';

/** The longest time for which an issue may be placed by hand: what should hold for longer is a matter for the methodology (S6). */
export const longestOverrideDays = 366;

export const verdicts = ['right', 'wrong', 'cannot-tell'] as const;
/** What is said of an override once it is over: was it right, seen from what came of it? */
export const Verdict = z.enum(verdicts);
export type Verdict = z.infer<typeof Verdict>;
export const verdictLabels = { right: 'Right', wrong: 'Wrong', 'cannot-tell': 'Cannot tell' } as const satisfies Record<Verdict, string>;

/** in-force: counts today. lapsed: its last day has passed. withdrawn: taken back. superseded: another one took its place. ahead: it begins after the as-of date. */
export const overrideStates = ['ahead', 'in-force', 'lapsed', 'withdrawn', 'superseded'] as const;
export const OverrideState = z.enum(overrideStates);
export type OverrideState = z.infer<typeof OverrideState>;

/** An issue placed by a person, with the arithmetic it was placed against, how it ended and how it was judged. Never overwritten (S5). */
export const OverrideRecord = Placing.extend({
  issueId: IssueId,
  issueNumber: z.int(),
  title: z.string(),
  account: z.string().nullable(),
  deciderId: PersonId,
  /** The arithmetic when it was placed. */
  factors: Factors.nullable(),
  score: z.int().nullable(),
  arithmeticBand: Band,
  sessionId: SessionId.nullable(),
  sessionNumber: z.int().nullable(),
  by: z.string(),
  at: Instant,
  state: OverrideState,
  end: z.object({ how: z.enum(['withdrawn', 'superseded']), on: CalendarDate, reason: z.string(), by: z.string(), at: Instant }).nullable(),
  /** The last word on it; earlier ones are kept in the log. */
  judgement: z.object({ verdict: Verdict, words: z.string(), by: z.string(), at: Instant }).nullable(),
});
export type OverrideRecord = z.infer<typeof OverrideRecord>;

/** How one decider's overrides turned out. */
export const DeciderTally = z.object({
  deciderId: PersonId,
  name: z.string(),
  placed: z.int(),
  inForce: z.int(),
  /** Over, and nobody has said yet how it turned out. */
  toJudge: z.int(),
  right: z.int(),
  wrong: z.int(),
  cannotTell: z.int(),
});
export type DeciderTally = z.infer<typeof DeciderTally>;

const Reason = z.string().trim().min(1, 'Give the reason in a line.').max(4000);
const touches = ['scoring', 'issues', 'sessions', 'workspaces'] as const;

export const overrideOperations = {
  /** Of one issue, newest first. */
  overrides: query({ input: z.strictObject({ issueId: IssueId }), output: z.array(OverrideRecord) }),
  /** All of them with their counts. `share` is of open issues with a band, 0 to 1; null where there are none. */
  overrideOverview: query({
    input: Nothing,
    output: z.object({
      inForce: z.array(OverrideRecord),
      toJudge: z.array(OverrideRecord),
      judged: z.array(OverrideRecord),
      openIssues: z.int(),
      openPlaced: z.int(),
      share: z.number().nullable(),
      raised: z.int(),
      lowered: z.int(),
      deciders: z.array(DeciderTally),
    }),
    isLong: true,
  }),
  /** Places an issue above or below its arithmetic until a date; one that was in force is superseded. */
  placeOverride: command({
    permission: reviewers,
    input: z.strictObject({
      issueId: IssueId,
      band: Band,
      position: BandPosition.default('by-score'),
      deciderId: z.uuid('Name who decides it: an override without a decider is not kept.').pipe(PersonId),
      reason: Reason,
      until: CalendarDate,
      sessionId: SessionId.nullable().default(null),
    }),
    output: z.object({ id: OverrideId }),
    touches,
  }),
  withdrawOverride: command({ permission: reviewers, input: z.strictObject({ id: OverrideId, reason: Reason }), output: Nothing, touches }),
  /** Says how an override that is over turned out. */
  judgeOverride: command({
    permission: reviewers,
    input: z.strictObject({ id: OverrideId, verdict: Verdict, words: z.string().trim().min(1, 'Say in a line what came of it.').max(4000) }),
    output: Nothing,
    touches,
  }),
};
