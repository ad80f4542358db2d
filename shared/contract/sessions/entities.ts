import { z } from '../../zod';
import { AgendaItemId, Band, CalendarDate, DecisionId, Dimension, Factors, Instant, IssueId, Level, Money, OrgFunction, ParticipantId, ParticipantRole, PersonId, SeriesId, SessionId, Sha256 } from '../../primitives';
import { ActionState } from '../actions/entities';
import { Cost, DecisionOutcome, FiscalPeriod } from '../decisions/standing';
import { IssueRow } from '../issues';
import { Placing } from '../scoring/placing';
import { CancelledRound, Conflict, Deferral, proceedings, QuorumLack } from './proceedings';

export const sessionStates = ['prepared', 'running', 'signed-off'] as const;
export const SessionState = z.enum(sessionStates);
export type SessionState = z.infer<typeof SessionState>;

/** Minutes of an agenda item. */
export const TimeBox = z.int().min(1).max(240);
export const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'A time of day such as 09:30.');

export const SessionRow = z.object({
  id: SessionId,
  number: z.int(),
  title: z.string(),
  state: SessionState,
  plannedOn: CalendarDate,
  /** Local wall-clock start, `HH:MM`, as announced to the room. */
  startsAt: z.string(),
  place: z.string(),
  roomMinutes: z.int(),
  plannedMinutes: z.int(),
  items: z.int(),
  itemsDone: z.int(),
  participants: z.int(),
  signedOffAt: Instant.nullable(),
  /** Urgent: out of cycle, its decisions are to be ratified (M1). */
  isUrgent: z.boolean().default(false),
  seriesId: SeriesId.nullable().default(null),
  seriesName: z.string().nullable().default(null),
  /** An executive's walk of the list (M9) and no meeting: nobody voted, no time was boxed. */
  isWalk: z.boolean().default(false),
});
export type SessionRow = z.infer<typeof SessionRow>;

export const Attendance = z.enum(['expected', 'present', 'left', 'absent']);
export type Attendance = z.infer<typeof Attendance>;

export const Participant = z.object({
  id: ParticipantId,
  personId: PersonId,
  name: z.string(),
  function: OrgFunction,
  role: ParticipantRole,
  attendance: Attendance,
  arrivedAt: Instant.nullable(),
  leftAt: Instant.nullable(),
  /** Observers do not vote. */
  canVote: z.boolean(),
  /** Whether a PIN for pass-the-laptop ballots has been set; the PIN itself never leaves main. */
  hasPin: z.boolean(),
  /** The participant this one stands in for; one ballot all the same. */
  delegateOf: ParticipantId.nullable().default(null),
});
export type Participant = z.infer<typeof Participant>;

/** waiting: not reached. evidence: shown. ballot: blind round open. revealed: numbers on the table. agreed: score recorded. decided, deferred, done: finished. */
export const ItemPhase = z.enum(['waiting', 'evidence', 'ballot', 'revealed', 'agreed', 'decided', 'deferred', 'done']);
export type ItemPhase = z.infer<typeof ItemPhase>;

/** Topics that come with a screen of their own: what came of earlier decisions, what was decided out of cycle, the board of rivals, questions to the review. */
export const topicKinds = ['open-actions', 'metrics-review', 'ratification', 'trade-off', 'audit-questions', 'review-questions'] as const;
export const TopicKind = z.enum(topicKinds);
export type TopicKind = z.infer<typeof TopicKind>;

export const AgendaItem = z.object({
  id: AgendaItemId,
  position: z.int(),
  kind: z.enum(['issue', 'topic']),
  /** Null for an issue, and for a topic that is only a title. */
  topicKind: TopicKind.nullable().default(null),
  issueId: IssueId.nullable(),
  /** The issue's number for an issue item. */
  issueNumber: z.int().nullable(),
  title: z.string(),
  account: z.string().nullable(),
  band: Band.nullable(),
  score: z.int().nullable(),
  isFragile: z.boolean(),
  /** Where a person has placed the issue (S5); `band` stays that of the arithmetic. */
  override: Placing.nullable().default(null),
  timeBoxMinutes: z.int(),
  /** Minutes granted on top of the time-box. */
  extendedMinutes: z.int(),
  phase: ItemPhase,
  /** Time spent before `runningSince`. */
  elapsedMs: z.int(),
  /** Set while the timer of this item runs. */
  runningSince: Instant.nullable(),
});
export type AgendaItem = z.infer<typeof AgendaItem>;

export const BallotMode = z.enum(['pass', 'paper']);
export type BallotMode = z.infer<typeof BallotMode>;

/** Who has finished, never what they said: the commitment is a hash that can be checked after the reveal. */
export const BallotStatus = z.object({ participantId: ParticipantId, name: z.string(), hasFinished: z.boolean(), commitment: Sha256.nullable() });
export type BallotStatus = z.infer<typeof BallotStatus>;

/** A ballot after the reveal. `factors` is null for an abstention. */
export const RevealedBallot = z.object({ participantId: ParticipantId, name: z.string(), function: OrgFunction, factors: Factors.nullable(), nonce: z.string(), commitment: Sha256 });
export type RevealedBallot = z.infer<typeof RevealedBallot>;

export const DimensionAgreement = z.object({
  dimension: Dimension,
  /** Ballots on each step; index 0 is step 1. */
  counts: z.array(z.int()),
  median: z.number().nullable(),
  min: z.int().nullable(),
  max: z.int().nullable(),
  /** r_wg of James, Demaree and Wolf (1984), floored at 0; null under two ballots. */
  rwg: z.number().nullable(),
  /** Share of ballots within one step of the median, 0 to 1. */
  withinOne: z.number().nullable(),
  /** The median falls between two steps: the facilitator chooses and says why. */
  needsChoice: z.boolean(),
});
export type DimensionAgreement = z.infer<typeof DimensionAgreement>;

export const BallotRound = z.object({
  round: z.int().min(1),
  mode: BallotMode,
  openedAt: Instant,
  revealedAt: Instant.nullable(),
  status: z.array(BallotStatus),
  /** Empty until the reveal. */
  ballots: z.array(RevealedBallot),
  agreement: z.array(DimensionAgreement),
});
export type BallotRound = z.infer<typeof BallotRound>;

export const AgreedScore = z.object({
  factors: Factors,
  score: z.int(),
  band: Band,
  isFragile: z.boolean(),
  /** The argument that moved it, and why a half was rounded the way it was. */
  argument: z.string(),
  choiceReason: z.string(),
  at: Instant,
});
export type AgreedScore = z.infer<typeof AgreedScore>;

export const decisionKinds = ['monitor', 'plan', 'escalate', 'act-now', 'accept-risk', 'close', 'merge'] as const;
export const DecisionKind = z.enum(decisionKinds);
export type DecisionKind = z.infer<typeof DecisionKind>;
export const decisionLabels = {
  monitor: 'Monitor',
  plan: 'Plan',
  escalate: 'Escalate',
  'act-now': 'Act now',
  'accept-risk': 'Accept risk',
  close: 'Close',
  merge: 'Merge',
} as const satisfies Record<DecisionKind, string>;

/** What a person fills in to decide. Even *Monitor* has an owner and a review date. */
export const DecisionDraft = z.object({
  kind: DecisionKind,
  what: z.string().trim().min(1, 'Say in a line what is decided.').max(2000),
  ownerId: z.uuid('Name the owner: a decision without one is not kept.').pipe(PersonId),
  function: OrgFunction,
  dueOn: CalendarDate.nullable(),
  reviewOn: CalendarDate,
  level: Level,
  reason: z.string().trim().min(1, 'Give the reason in a line.').max(4000),
  /** Needed where the kind departs from the band's action. */
  departureReason: z.string().trim().max(2000).default(''),
  /** For accept-risk: the date on which the acceptance ends. */
  acceptUntil: CalendarDate.nullable().default(null),
  /** For merge: the issue this one becomes part of. */
  mergeIntoId: IssueId.nullable().default(null),
  dissents: z.array(z.object({ personId: PersonId, words: z.string().trim().min(1).max(2000) })).max(60).default([]),
  rejected: z.array(z.object({ alternative: z.string().trim().min(1).max(1000), reopensIf: z.string().trim().max(1000) })).max(20).default([]),
  followUp: z.string().trim().max(2000).default(''),
  /** Where somebody knows it. */
  cost: Cost.nullable().default(null),
  /** The period that bears the cost; left empty it is that of the due date. */
  fiscalPeriod: FiscalPeriod,
});
export type DecisionDraft = z.infer<typeof DecisionDraft>;

export const Decision = DecisionDraft.omit({ dissents: true }).extend({
  id: DecisionId,
  ownerName: z.string(),
  deciderName: z.string(),
  mergeIntoNumber: z.int().nullable(),
  dissents: z.array(z.object({ personId: PersonId, name: z.string(), words: z.string() })),
  /** The state it was taken on. */
  score: z.int().nullable(),
  band: Band.nullable(),
  factors: Factors.nullable(),
  /** The rest of that state; null for decisions of before it was kept. */
  takenOn: z.object({ arr: Money.nullable(), renewal: CalendarDate.nullable(), owner: z.string().nullable() }).nullable().default(null),
  at: Instant,
});
export type Decision = z.infer<typeof Decision>;

/** An earlier decision on the same issue, and what became of it by the as-of date. */
export const PriorDecision = Decision.pick({ id: true, kind: true, what: true, ownerName: true, dueOn: true, acceptUntil: true, score: true, band: true, at: true }).extend({
  sessionId: SessionId,
  sessionNumber: z.int(),
  /** How the action that it made stands; null: it made none. */
  actionState: ActionState.nullable().default(null),
  /** The last outcome that somebody recorded. */
  outcome: DecisionOutcome.pick({ kind: true, actual: true }).nullable().default(null),
  /** Days since the due date; null: no date, not passed, or the action is done or dropped. */
  daysPastDue: z.int().nullable(),
  /** Days since an acceptance of the risk ended; null: none, or still running. */
  daysSinceAcceptance: z.int().nullable(),
  /** A later decision has taken its place. */
  isSuperseded: z.boolean(),
});
export type PriorDecision = z.infer<typeof PriorDecision>;

/** Everything the room needs of the item on screen. */
export const ItemDetail = AgendaItem.extend({
  issue: IssueRow.nullable(),
  rounds: z.array(BallotRound),
  agreed: AgreedScore.nullable(),
  decision: Decision.nullable(),
  deferredReason: z.string().nullable(),
  note: z.string(),
  conflicts: z.array(Conflict).default([]),
  /** Who has said to be ready for what follows; cleared when the phase or the item changes. */
  ready: z.array(ParticipantId).default([]),
  /** Sessions that put the issue off since it was last decided on, newest first. */
  deferrals: z.array(Deferral).default([]),
  /** From other sessions, newest first. */
  priorDecisions: z.array(PriorDecision).default([]),
  cancelledRounds: z.array(CancelledRound).default([]),
  quorumLacks: z.array(QuorumLack).default([]),
});
export type ItemDetail = z.infer<typeof ItemDetail>;

export const Alpha = z.object({ impact: z.number().nullable(), severity: z.number().nullable(), time: z.number().nullable() });

export const Room = SessionRow.extend({
  openedAt: Instant.nullable(),
  quorum: z.int(),
  present: z.int(),
  hasQuorum: z.boolean(),
  people: z.array(Participant),
  agenda: z.array(AgendaItem),
  ...proceedings,
  currentItemId: AgendaItemId.nullable(),
  /** Krippendorff's alpha (ordinal) over the revealed items of the session. */
  alpha: Alpha,
  /** Who decides out of cycle, and why it cannot wait; null for a regular session. */
  urgent: z.object({ level: Level, deciderName: z.string(), reason: z.string() }).nullable().default(null),
  /** Set once signed off. */
  seal: z.object({ signedBy: z.string(), minutesSha256: Sha256, headBefore: Sha256, sealHash: Sha256, seq: z.int() }).nullable(),
});
export type Room = z.infer<typeof Room>;

export const QueueRow = IssueRow.extend({
  /** Why it stands where it stands, in words. */
  because: z.string(),
  /** How often, and when last, a session put it off since it was last decided on; null: never. */
  putOff: Deferral.extend({ times: z.int().min(1) }).nullable(),
});
export type QueueRow = z.infer<typeof QueueRow>;
