import { Mapping } from '@shared/contract/imports/entities';
import { provisionMethods } from '@shared/contract/coverage/entities';
import { givenStates } from '@shared/contract/actions/entities';
import { verdicts } from '@shared/contract/scoring/overrides';
import { auditQuestionIds } from '@shared/contract/sessions/audit-questions';
import { decisionKinds, TopicKind } from '@shared/contract/sessions/entities';
import { ReviewMark, ReviewQuestionId } from '@shared/contract/sessions/review';
import { capacityUnits } from '@shared/contract/tradeoffs/entities';
import { Band, CalendarDate, criteria, Currency, Factors, Instant, Level, OrgFunction, ParticipantRole, Segment, Source, sources } from '@shared/primitives';
import { z } from '@shared/zod';
import accountsJson from '../../../examples/accounts.json';
import betweenJson from '../../../examples/between.json';
import commercialBottlenecks from '../../../examples/issues/commercial-bottlenecks.json';
import incorrectPrioritization from '../../../examples/issues/incorrect-prioritization.json';
import internalDecisionDelays from '../../../examples/issues/internal-decision-delays.json';
import responseDelays from '../../../examples/issues/response-delays.json';
import silentExperienceErosion from '../../../examples/issues/silent-experience-erosion.json';
import technicalProductIssues from '../../../examples/issues/technical-product-issues.json';
import mappingsJson from '../../../examples/mappings.json';
import peopleJson from '../../../examples/people.json';
import sessionsJson from '../../../examples/sessions.json';
import subscriptionsJson from '../../../examples/subscriptions.json';
import triageJson from '../../../examples/triage.json';
import workspaceJson from '../../../examples/workspace.json';

const Name = z.string().min(1);
const Ref = z.string().min(1);
const Moment = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/);

const Account = z.strictObject({
  ref: Ref,
  name: Name,
  segment: Segment,
  tier: z.string().optional(),
  health: z.string().optional(),
  sponsor: z.string().optional(),
  owner: z.string().optional(),
  region: z.string().optional(),
  industry: z.string().optional(),
  signup: CalendarDate,
  /** Major units; only where no subscriptions say it. */
  arr: z.int().optional(),
  currency: Currency.optional(),
  renewal: CalendarDate.optional(),
});
export type ExampleAccount = z.infer<typeof Account>;

const Subscription = z.strictObject({
  ref: Ref,
  account: Ref,
  product: Name,
  start: CalendarDate,
  end: CalendarDate.optional(),
  /** Major units a year. */
  arr: z.int().min(0),
  currency: Currency,
  billing: z.enum(['annual', 'monthly']),
  autoRenews: z.boolean(),
  isTrial: z.boolean(),
});
export type ExampleSubscription = z.infer<typeof Subscription>;

const Issue = z.strictObject({
  ref: Ref,
  source: Source,
  /** As the source writes it; one of them names an account that is not there. */
  account: Ref,
  title: Name,
  description: z.string().optional(),
  openedAt: Moment,
  resolvedAt: Moment.optional(),
  status: z.enum(['open', 'waiting', 'resolved', 'closed']),
  /** The vendor's word; one of them is a word nobody knows. */
  priority: z.string().optional(),
  firstResponseMinutes: z.int().optional(),
  isEscalated: z.boolean().optional(),
  reopenCount: z.int().optional(),
  waitingOn: z.string().optional(),
  owner: Name,
  tags: z.array(z.string()).optional(),
});
const IssueWithCriterion = Issue.extend({ criterion: z.enum(criteria) });
export type ExampleIssue = z.infer<typeof IssueWithCriterion>;

const Triage = z.strictObject({
  /** Issues that belong under a second criterion too, and whose owner is one of the people. */
  filed: z.array(z.strictObject({ ref: Ref, by: Name, owner: Name, secondary: z.array(z.enum(criteria)) })),
  /** Proposals that a person replaced by other factors, with the reason. */
  changed: z.array(Factors.extend({ ref: Ref, by: Name, reason: Name })),
  rejected: z.array(z.strictObject({ ref: Ref, by: Name, reason: Name })),
  /** Proposals that still wait for a person. All others were accepted as they stood. */
  left: z.array(Ref),
});

/** Impact, Severity, Time. */
const Ballot = z.tuple([z.int(), z.int(), z.int()]);
export type ExampleBallot = z.infer<typeof Ballot>;

const Decision = z.strictObject({
  kind: z.enum(decisionKinds),
  what: Name,
  owner: Name,
  function: OrgFunction,
  dueOn: CalendarDate,
  reviewOn: CalendarDate,
  level: Level,
  reason: Name,
  departureReason: z.string().optional(),
  dissents: z.array(z.strictObject({ name: Name, words: Name })).optional(),
  rejected: z.array(z.strictObject({ alternative: Name, reopensIf: Name })).optional(),
  followUp: z.string().optional(),
});
export type ExampleDecision = z.infer<typeof Decision>;

const Words = z.strictObject({ name: Name, words: Name });

/** A trade-off board: each voter answers the questions as the order says (T1 to T3). */
const Board = z.strictObject({
  title: Name,
  unit: z.enum(capacityUnits),
  capacity: z.int(),
  contenders: z.array(z.strictObject({ issue: Ref, effort: z.int(), daysToEffect: z.int(), ifDeferred: Name, alsoServes: z.string().optional(), commitment: z.string().optional() })),
  votes: z.array(z.strictObject({ name: Name, order: z.array(Ref), reason: z.string().optional() })),
  result: z.strictObject({
    chosen: z.array(Ref),
    reason: Name,
    deferred: z.array(z.strictObject({ issue: Ref, why: Name, owner: Name, consequence: Name })),
    dissents: z.array(Words),
  }),
});
export type ExampleBoard = z.infer<typeof Board>;

const Item = z.strictObject({
  kind: z.enum(['issue', 'topic']),
  topicKind: TopicKind.optional(),
  /** Of an issue item: its external reference. */
  issue: Ref.optional(),
  /** Of a topic. */
  title: Name.optional(),
  timeBoxMinutes: z.int(),
  /** Minutes and seconds on the timer when the item was left. */
  spent: z.string().regex(/^\d{1,2}:\d{2}$/).optional(),
  extendedMinutes: z.int().optional(),
  note: z.string().optional(),
  /** One record a round: voter to ballot, null for an abstention. */
  rounds: z.array(z.record(Name, Ballot.nullable())).default([]),
  agreed: z.strictObject({ factors: Ballot, argument: Name }).optional(),
  decision: Decision.optional(),
  /** Why it is decided later. */
  later: z.string().optional(),
  conflicts: z.array(z.strictObject({ name: Name, reason: Name })).default([]),
  parked: z.array(z.strictObject({ text: Name, by: Name })).default([]),
  board: Board.optional(),
  /** Of the audit questions. */
  answers: z.array(z.strictObject({ question: z.enum(auditQuestionIds), words: Name, judgement: z.int().nullable(), by: z.array(Name) })).default([]),
  /** What became of the actions of earlier decisions, each found by its issue. */
  actions: z.array(z.strictObject({ issue: Ref, state: z.enum(givenStates), note: z.string(), evidence: z.string() })).default([]),
});
export type ExampleItem = z.infer<typeof Item>;

const Session = z.strictObject({
  title: Name,
  plannedOn: CalendarDate,
  startsAt: z.string(),
  place: z.string(),
  roomMinutes: z.int(),
  quorum: z.int(),
  /** The series it belongs to; the first one of it makes the series (M1). */
  series: z.strictObject({ name: Name, intervalDays: z.int() }).optional(),
  /** Left out while the session is only prepared. */
  signedBy: Name.optional(),
  participants: z.array(
    z.strictObject({
      name: Name,
      role: ParticipantRole,
      attendance: z.enum(['present', 'absent', 'expected']),
      /** Position of the agenda item before which this person came or went. */
      arrivesBeforeItem: z.int().optional(),
      leavesBeforeItem: z.int().optional(),
    }),
  ),
  items: z.array(Item),
  /** Parked lines of earlier sessions that this one dropped, and why. */
  dropParked: z.array(z.strictObject({ text: Name, words: Name })).default([]),
  /** What the room says of the review itself. */
  review: z.array(z.strictObject({ question: ReviewQuestionId, words: Name, mark: ReviewMark })).default([]),
});
export type ExampleSession = z.infer<typeof Session>;

/** What people do between the meetings, in the order of its dates. */
const Between = z.discriminatedUnion('kind', [
  z.strictObject({ on: CalendarDate, kind: z.literal('calibration'), by: Name, answers: z.record(Name, Ballot) }),
  z.strictObject({ on: CalendarDate, kind: z.literal('override'), by: Name, issue: Ref, band: Band, decider: Name, reason: Name, until: CalendarDate }),
  z.strictObject({ on: CalendarDate, kind: z.literal('judgement'), by: Name, issue: Ref, verdict: z.enum(verdicts), words: Name }),
  z.strictObject({ on: CalendarDate, kind: z.literal('question'), by: Name, issue: Ref, question: Name, person: Name, dueOn: CalendarDate, answer: z.string().optional() }),
  z.strictObject({ on: CalendarDate, kind: z.literal('amendment'), by: Name, /** The day the session was held. */ session: CalendarDate, words: Name, reason: Name }),
  /** How a source is obtained (W2). */
  z.strictObject({ on: CalendarDate, kind: z.literal('provision'), by: Name, source: Source, method: z.enum(provisionMethods), details: Name, why: Name, approvedBy: Name, timeZone: Name, cadenceDays: z.int() }),
  /** What somebody suspects of an account that no source speaks of, and what came of its test (W8). */
  z.strictObject({ on: CalendarDate, kind: z.literal('hypothesis'), by: Name, account: Ref, suspicion: Name, test: Name, until: CalendarDate }),
  z.strictObject({ on: CalendarDate, kind: z.literal('test-made'), by: Name, account: Ref, verdict: z.literal('refuted'), words: Name }),
]);
export type ExampleBetween = z.infer<typeof Between>;

const fileKeys = ['accounts', 'statedAccounts', 'subscriptions', ...sources, 'deals', 'measurements', 'interactions'] as const;
export type FileKey = (typeof fileKeys)[number];

const Workspace = z.strictObject({
  name: Name,
  madeAt: Instant,
  asOf: CalendarDate,
  facilitator: Name,
  /** The days on which the five sources were exported and imported. */
  exports: z.array(CalendarDate),
  files: z.record(z.enum(fileKeys), z.strictObject({ name: Name, broughtBy: Name })),
});

export interface ExampleData {
  readonly workspace: z.infer<typeof Workspace>;
  readonly people: { readonly name: string; readonly function: OrgFunction }[];
  readonly accounts: readonly ExampleAccount[];
  readonly subscriptions: readonly ExampleSubscription[];
  readonly issues: readonly ExampleIssue[];
  readonly triage: z.infer<typeof Triage>;
  readonly sessions: readonly ExampleSession[];
  readonly between: readonly ExampleBetween[];
  readonly mappings: Record<FileKey, Mapping>;
}

/** The example workspace as data (L5), checked against its schemas. */
export function readExample(): ExampleData {
  const issues = Object.entries({
    'response-delays': responseDelays,
    'internal-decision-delays': internalDecisionDelays,
    'incorrect-prioritization': incorrectPrioritization,
    'commercial-bottlenecks': commercialBottlenecks,
    'technical-product-issues': technicalProductIssues,
    'silent-experience-erosion': silentExperienceErosion,
  });
  return {
    workspace: Workspace.parse(workspaceJson),
    people: z.array(z.strictObject({ name: Name, function: OrgFunction })).parse(peopleJson),
    accounts: z.array(Account).parse(accountsJson),
    subscriptions: z.array(Subscription).parse(subscriptionsJson),
    issues: issues.flatMap(([criterion, rows]) => rows.map((row) => IssueWithCriterion.parse({ ...row, criterion }))),
    triage: Triage.parse(triageJson),
    sessions: z.array(Session).parse(sessionsJson),
    between: z.array(Between).parse(betweenJson),
    mappings: z.record(z.enum(fileKeys), Mapping).parse(mappingsJson),
  };
}
