import { z } from '../../zod';
import { AccountId, CalendarDate, FollowUpId, IssueId, Money, Source } from '../../primitives';
import { command, everyone, host, Nothing, query, reviewers, Window } from '../operation';
import { DealOutcome, FollowUpState, InteractionKind, Tone } from './entities';

/** The newest signal of a source, on the as-of date or before; null where it has never said anything. */
export const LastSignal = z.object({ source: Source, on: CalendarDate.nullable(), daysAgo: z.int().nullable() });
export type LastSignal = z.infer<typeof LastSignal>;

/** A deal as it stood on the as-of date. */
export const DealRow = z.object({
  id: z.string(),
  ref: z.string(),
  name: z.string(),
  stage: z.string(),
  /** Null where no source says it. */
  stageSince: CalendarDate.nullable(),
  daysInStage: z.int().nullable(),
  amount: Money.nullable(),
  outcome: DealOutcome,
  expectedClose: CalendarDate.nullable(),
  closedOn: CalendarDate.nullable(),
  owner: z.string().nullable(),
  waitingOn: z.string().nullable(),
  /** The stages it is known to have entered, the earliest first; days until the next one, or until as-of. */
  stages: z.array(z.object({ stage: z.string(), since: CalendarDate, days: z.int() })),
  flags: z.array(z.string()),
});
export type DealRow = z.infer<typeof DealRow>;

/** One measure of one source, month by month. */
export const Series = z.object({
  measure: z.string(),
  source: Source,
  /** total: the readings of a month added up, as counts of use are; average: their mean. */
  figure: z.enum(['total', 'average']),
  points: z.array(z.object({ month: z.string(), value: z.number(), readings: z.int(), lowest: z.number(), highest: z.number() })),
  /** The last month has days to come after as-of. */
  isLastOpen: z.boolean(),
  /** What it shows, in words. */
  sentence: z.string(),
});
export type Series = z.infer<typeof Series>;

/** A promise made in a call or a mail, or noted by hand. */
export const FollowUp = z.object({
  id: FollowUpId,
  words: z.string(),
  quote: z.string().nullable(),
  line: z.int().nullable(),
  promisedBy: z.string().nullable(),
  dueOn: CalendarDate.nullable(),
  doneOn: CalendarDate.nullable(),
  state: FollowUpState,
  /** Days past its date on the as-of date; null where it is not, or is no longer open. */
  overdueDays: z.int().nullable(),
  /** Where it was promised; null where it was noted by hand. */
  interaction: z.object({ kind: InteractionKind, on: CalendarDate, subject: z.string() }).nullable(),
});
export type FollowUp = z.infer<typeof FollowUp>;

export const AccountRecords = z.object({
  lastSignals: z.array(LastSignal),
  deals: z.array(DealRow),
  series: z.array(Series),
  /** Overdue first, then open by their dates, proposed, and those that are settled, newest first. */
  followUps: z.array(FollowUp),
});
export type AccountRecords = z.infer<typeof AccountRecords>;

/** What a timeline can be narrowed to: one of the five sources, or what was recorded here: decisions, and promises noted by hand. */
export const timelineOrigins = [...Source.options, 'docket'] as const;
export const TimelineOrigin = z.enum(timelineOrigins);
export type TimelineOrigin = z.infer<typeof TimelineOrigin>;

export const timelineKinds = ['issue-opened', 'issue-resolved', 'deal-opened', 'deal-stage', 'deal-closed', 'measured', 'interaction', 'promised', 'promise-due', 'promise-kept', 'decided', 'merged', 'unmerged'] as const;
export const TimelineKind = z.enum(timelineKinds);
export type TimelineKind = z.infer<typeof TimelineKind>;

export const TimelineEntry = z.object({
  /** Unique in the timeline. */
  key: z.string(),
  kind: TimelineKind,
  on: CalendarDate,
  origin: TimelineOrigin,
  /** What happened, in a few words: `Deal moved to Legal review`. */
  what: z.string(),
  /** What it was about: a title, a subject, a figure. */
  about: z.string(),
  /** Beside it, or empty. */
  detail: z.string(),
  tone: Tone.nullable(),
  issueId: IssueId.nullable(),
});
export type TimelineEntry = z.infer<typeof TimelineEntry>;

const Words = z.string().trim().min(1, 'Say what was promised.').max(500);
const PromisedBy = z.string().trim().max(120).nullable();
/** Rules look at promises too. */
const touches = ['accounts', 'scoring', 'signals', 'workspaces'] as const;

/** What an account's page asks beside the account itself (W4). */
export const accountRecords = {
  records: query({ input: z.strictObject({ id: AccountId }), output: AccountRecords }),
  /** Newest first, up to the as-of date; `counts` are of all origins, whatever is asked for. */
  timeline: query({
    input: Window.extend({ id: AccountId, origins: z.array(TimelineOrigin).max(timelineOrigins.length).default([]) }),
    output: z.object({ total: z.int(), entries: z.array(TimelineEntry), counts: z.array(z.object({ origin: TimelineOrigin, entries: z.int() })), later: z.int() }),
  }),
  addFollowUp: command({ permission: reviewers, input: z.strictObject({ accountId: AccountId, words: Words, promisedBy: PromisedBy.default(null), dueOn: CalendarDate.nullable().default(null) }), output: z.object({ id: FollowUpId }), touches }),
  updateFollowUp: command({ permission: reviewers, input: z.strictObject({ id: FollowUpId, words: Words, promisedBy: PromisedBy, dueOn: CalendarDate.nullable() }), output: Nothing, touches }),
  /** Accepts (`open`), rejects or ticks a promise done; `open` takes either back. */
  settleFollowUp: command({ permission: reviewers, input: z.strictObject({ id: FollowUpId, state: z.enum(['open', 'done', 'rejected']) }), output: Nothing, touches }),
  /** Asks where to put the account's one-page brief. Null: closed without a choice. */
  saveBrief: host({ permission: everyone, input: z.strictObject({ id: AccountId }), output: z.object({ file: z.string(), missing: z.int() }).nullable() }),
};
