import { Mapping } from '@shared/contract/imports/entities';
import { decisionKinds } from '@shared/contract/sessions/entities';
import { CalendarDate, criteria, Currency, Factors, Instant, Level, OrgFunction, ParticipantRole, Segment, Source, sources } from '@shared/primitives';
import { z } from '@shared/zod';
import accountsJson from '../../../examples/accounts.json';
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

const Item = z.strictObject({
  kind: z.enum(['issue', 'topic']),
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
});
export type ExampleItem = z.infer<typeof Item>;

const Session = z.strictObject({
  title: Name,
  plannedOn: CalendarDate,
  startsAt: z.string(),
  place: z.string(),
  roomMinutes: z.int(),
  quorum: z.int(),
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
});
export type ExampleSession = z.infer<typeof Session>;

const fileKeys = ['accounts', 'statedAccounts', 'subscriptions', ...sources] as const;
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
    mappings: z.record(z.enum(fileKeys), Mapping).parse(mappingsJson),
  };
}
