import { AccountId, CalendarDate, Criterion, HypothesisId, Money, PersonId, Segment, SessionId, Source } from '../../primitives';
import { z } from '../../zod';
import { command, Nothing, query, recorders, reviewers } from '../operation';
import { CoverageMatrix, Provision, ProvisionMethod, QuietAccount, QuietThresholds, SegmentCount, SignalRow, Sweep } from './entities';

/** How far back signals are counted, in days up to the as-of date; null is all of them. */
const Days = z.int().min(1).max(3660).nullable().default(null);
const SegmentChoice = Segment.nullable().default(null);
const Line = (message: string) => z.string().trim().min(1, message).max(2000);

const touches = ['coverage', 'accounts', 'issues', 'workspaces'] as const;

export const coverage = {
  /** Criterion x source with its freshness, and how each source stands (W3). */
  matrix: query({ input: z.strictObject({ days: Days, segment: SegmentChoice }), output: CoverageMatrix, isLong: true }),
  /** The newest signals of a cell, and how many each segment has. */
  signals: query({
    input: z.strictObject({ criterion: Criterion, source: Source, days: Days, segment: SegmentChoice, limit: z.int().min(1).max(200).default(50) }),
    output: z.object({ total: z.int(), segments: z.array(SegmentCount), rows: z.array(SignalRow) }),
    isLong: true,
  }),
  /** Accounts that are quiet, those that wait for an answer first, the soonest renewal first (W3). `days` stands in for every segment that is swept. */
  quiet: query({
    input: z.strictObject({ segment: SegmentChoice, days: Days, limit: z.int().min(1).max(1_000_000).default(200) }),
    output: z.object({
      asOf: CalendarDate,
      thresholds: QuietThresholds,
      total: z.int(),
      /** Without an answer that stands. */
      waiting: z.int(),
      /** Enterprise, near renewal, heard of by nobody. */
      blind: z.int(),
      /** Of all of them, one sum a currency. */
      arr: z.array(Money),
      rows: z.array(QuietAccount),
    }),
    isLong: true,
  }),
  /** What is said of an account's silence: a contact is planned, or it is known and left until a date. */
  answerQuiet: command({
    permission: reviewers,
    input: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('contact'), accountId: AccountId, personId: z.uuid('Name the person who makes contact.').pipe(PersonId), on: CalendarDate, reason: z.string().trim().max(2000).default('') }),
      z.strictObject({ kind: z.literal('known'), accountId: AccountId, until: CalendarDate, reason: Line('Say why it can be left.') }),
      z.strictObject({ kind: z.literal('hypothesis'), accountId: AccountId, hypothesisId: HypothesisId, reason: z.string().trim().max(2000).default('') }),
    ]),
    output: Nothing,
    touches,
  }),
  /** After how many days without a signal an account is quiet, by segment. */
  setThresholds: command({ permission: reviewers, input: z.strictObject({ days: QuietThresholds, reason: Line('Say why the thresholds change.') }), output: Nothing, touches }),
  /** The sweep of a session: what was recorded last, or null. */
  sweep: query({ input: z.strictObject({ sessionId: SessionId }), output: Sweep.nullable() }),
  /** Keeps in a session's record which accounts were quiet before it and what was answered. The last sweep before the sign-off counts. */
  recordSweep: command({ permission: recorders, input: z.strictObject({ sessionId: SessionId }), output: z.object({ quiet: z.int(), answered: z.int() }), touches: ['coverage', 'sessions'] }),
  /** Every version of how each source is obtained, newest first (W2). */
  provisions: query({ input: z.strictObject({ source: Source.nullable().default(null) }), output: z.array(Provision) }),
  /** Says how a source is obtained. It makes a new version; the earlier ones are kept. */
  provide: command({
    permission: reviewers,
    input: z.strictObject({
      source: Source,
      method: ProvisionMethod,
      details: Line('Say how it is obtained: from which system, by whom, in which form.'),
      why: Line('Say why it is obtained this way.'),
      approvedBy: z.uuid('Name the person who approved it.').pipe(PersonId),
      since: CalendarDate,
      timeZone: z.string().trim().min(1, 'Name the time zone of its times, such as Europe/Berlin or +02:00.').max(60),
      cadenceDays: z.int().min(1).max(3660).nullable(),
    }),
    output: z.object({ version: z.int() }),
    touches,
  }),
};
