import { z } from '../../zod';
import { CalendarDate, Currency, Instant, IssueId, Money, OrgFunction, ParticipantId, PersonId, SessionId, TradeoffId, TradeoffResultId } from '../../primitives';
import { IssueRow } from '../issues';

export const capacityUnits = ['people-days', 'slots', 'money'] as const;
/** What the capacity and every effort are counted in; money in the minor units of the board's currency. */
export const CapacityUnit = z.enum(capacityUnits);
export type CapacityUnit = z.infer<typeof CapacityUnit>;
export const capacityUnitLabels = { 'people-days': 'People-days', slots: 'Slots', money: 'Money' } as const satisfies Record<CapacityUnit, string>;

/** What an effort or a capacity may be: whole units, so that sums are exact. */
export const Amount = z.int('A whole number is needed.').min(1, 'It must be at least 1.').max(1_000_000_000_000, 'It must be at most 1,000,000,000,000.');

/** What is for sharing out (T1). */
export const BoardTerms = z.strictObject({
  title: z.string().trim().min(1, 'Give the board a name, such as "December capacity".').max(200),
  unit: CapacityUnit,
  /** Only for money. */
  currency: Currency.nullable(),
  capacity: Amount,
});
export type BoardTerms = z.infer<typeof BoardTerms>;

/** What a contender takes and brings beside its score (T1, T4). */
export const ContenderTerms = z.strictObject({
  issueId: IssueId,
  effort: Amount,
  /** Days until the customer feels it; null: not known. */
  daysToEffect: z.int().min(0).max(3650).nullable().default(null),
  /** Another objective or contender that it serves as well; empty: none. */
  alsoServes: z.string().trim().max(500).default(''),
  /** What happens if it is deferred. */
  ifDeferred: z.string().trim().max(500).default(''),
  /** The SLA or promise that is at stake. */
  commitment: z.string().trim().max(500).default(''),
});
export type ContenderTerms = z.infer<typeof ContenderTerms>;

export const Contender = ContenderTerms.extend({
  issue: IssueRow,
  description: z.string(),
  /** What it is called on this board: its account, where no other contender has the same, else with its number. */
  label: z.string(),
  /** The SLA or promise at stake: as written down, else what the severity says; empty: none known. */
  atStake: z.string(),
  /** Why it competes no longer (closed, merged) in words; empty: it does. */
  outOfRunning: z.string(),
});
export type Contender = z.infer<typeof Contender>;

/** order, arithmetic, speed: from the top of an order what still fits. score, arr, dual: the best set there is, exactly. */
export const setKinds = ['order', 'arithmetic', 'score', 'arr', 'speed', 'dual'] as const;
export const SetKind = z.enum(setKinds);
export type SetKind = z.infer<typeof SetKind>;
export const setLabels = {
  order: 'Group order',
  arithmetic: 'Arithmetic order',
  score: 'Most score',
  arr: 'Most ARR',
  speed: 'Soonest felt',
  dual: 'Most dual benefit',
} as const satisfies Record<SetKind, string>;

/** A set that fits the capacity (T4). */
export const FittingSet = z.object({
  kind: SetKind,
  chosen: z.array(IssueId),
  effort: z.int(),
  score: z.int(),
  /** Of the accounts served, each once, one sum a currency. */
  arr: z.array(Money),
  /** Of the accounts with something deferred, each once. */
  arrDeferred: z.array(Money),
  /** The longest wait until a customer of the set feels it; null where it is not known of any. */
  daysToEffect: z.int().nullable(),
  /** How many of the set serve something else as well. */
  dual: z.int(),
  /** Why it could not be found, in words; null: it was. */
  problem: z.string().nullable(),
});
export type FittingSet = z.infer<typeof FittingSet>;

export const Preference = z.enum(['first', 'second', 'tie']);
export type Preference = z.infer<typeof Preference>;

export const Answer = z.object({ participantId: ParticipantId, name: z.string(), firstId: IssueId, secondId: IssueId, preference: Preference, reason: z.string(), at: Instant });
export type Answer = z.infer<typeof Answer>;

/** How many people prefer one to the other, by answers and by what follows from them. */
export const PairCount = z.object({ firstId: IssueId, secondId: IssueId, forFirst: z.int(), forSecond: z.int() });
export type PairCount = z.infer<typeof PairCount>;

export const GroupOrder = z.object({
  order: z.array(IssueId),
  /** Kemeny: no order goes against fewer votes. Schulze: then improved place by place; another order may go against fewer. */
  method: z.enum(['kemeny', 'schulze']),
  voters: z.int(),
  /** Votes on pairs: those given and those that follow. */
  votes: z.int(),
  /** Votes that the order goes against. */
  disagreements: z.int(),
  pairs: z.array(PairCount),
  /** Each with the majorities that the order sets aside. */
  cycles: z.array(z.object({ members: z.array(IssueId), setAside: z.array(PairCount), words: z.string() })),
  ties: z.array(z.array(IssueId)),
  /** How it was found and how far it is from its votes, in a sentence. */
  words: z.string(),
});
export type GroupOrder = z.infer<typeof GroupOrder>;

export const Voter = z.object({
  participantId: ParticipantId,
  name: z.string(),
  function: OrgFunction,
  isPresent: z.boolean(),
  /** Why the person has no vote here, in words; null: has one. */
  noVote: z.string().nullable(),
  /** Contenders that the person is not asked about: a conflict of interest. */
  conflicts: z.array(IssueId),
  answered: z.int(),
  /** The most questions that the person can still come to be asked in all. */
  atMost: z.int(),
  isDone: z.boolean(),
  /** Contenders that the person's own answers run round in. */
  cycles: z.array(z.array(IssueId)),
});
export type Voter = z.infer<typeof Voter>;

export const Question = z.object({ participantId: ParticipantId, firstId: IssueId, secondId: IssueId, number: z.int(), atMost: z.int(), /** Pairs that need no asking. */ follows: z.int() });
export type Question = z.infer<typeof Question>;

/** Something that was not chosen (T3). */
export const Deferral = z.object({
  issueId: IssueId,
  why: z.string(),
  /** The order would have taken it, and something else was taken instead. */
  isDisplaced: z.boolean(),
  /** What was taken instead. */
  forId: IssueId.nullable(),
  ownerId: PersonId.nullable(),
  ownerName: z.string().nullable(),
  /** What is accepted meanwhile; empty: nothing was said. */
  consequence: z.string(),
});
export type Deferral = z.infer<typeof Deferral>;

/** The board as it stood when a result was recorded. */
export const BoardState = z.object({
  asOf: CalendarDate,
  terms: BoardTerms,
  contenders: z.array(Contender),
  arithmetic: z.array(IssueId),
  group: GroupOrder.nullable(),
  sets: z.array(FittingSet),
  /** What was proposed: the group's order, or the arithmetic where nobody had voted. */
  proposed: SetKind,
  /** The sets that are the same as what was chosen; empty: put together by hand. */
  matches: z.array(SetKind),
  answers: z.array(Answer),
});
export type BoardState = z.infer<typeof BoardState>;

/** A result is superseded by a later one of its board, never changed. */
export const TradeoffResult = z.object({
  id: TradeoffResultId,
  at: Instant,
  deciderName: z.string(),
  reason: z.string(),
  chosen: z.array(IssueId),
  deferred: z.array(Deferral),
  dissents: z.array(z.object({ personId: PersonId, name: z.string(), words: z.string() })),
  state: BoardState,
});
export type TradeoffResult = z.infer<typeof TradeoffResult>;

/** What a person fills in to record a result (T3). What is deferred and not named here is deferred without words. */
export const ResultDraft = z.strictObject({
  chosen: z.array(IssueId).max(60),
  reason: z.string().trim().min(1, 'Give the reason in a line.').max(4000),
  deferred: z
    .array(
      z.strictObject({
        issueId: IssueId,
        why: z.string().trim().max(2000).default(''),
        forId: IssueId.nullable().default(null),
        ownerId: PersonId.nullable().default(null),
        consequence: z.string().trim().max(2000).default(''),
      }),
    )
    .max(60)
    .default([]),
  dissents: z.array(z.strictObject({ personId: PersonId, words: z.string().trim().min(1, 'Dissent needs its words.').max(2000) })).max(60).default([]),
});
export type ResultDraft = z.infer<typeof ResultDraft>;

export const TradeoffRow = z.object({
  id: TradeoffId,
  sessionId: SessionId,
  ...BoardTerms.shape,
  contenders: z.int(),
  /** People with at least one answer. */
  voters: z.int(),
  chosen: z.int().nullable(),
});
export type TradeoffRow = z.infer<typeof TradeoffRow>;

export const TradeoffBoard = z.object({
  id: TradeoffId,
  sessionId: SessionId,
  sessionNumber: z.int(),
  terms: BoardTerms,
  contenders: z.array(Contender),
  /** What a person should know before relying on the board, in sentences. */
  warnings: z.array(z.string()),
  arithmetic: z.array(IssueId),
  /** The group's order is kept back while somebody votes, unless asked for. */
  isOrderHidden: z.boolean(),
  /** Null: nobody has voted, or it is hidden. */
  group: GroupOrder.nullable(),
  sets: z.array(FittingSet),
  proposed: SetKind,
  voters: z.array(Voter),
  /** Who sits before the questions. */
  seatedId: ParticipantId.nullable(),
  question: Question.nullable(),
  /** Oldest first; while the order is hidden only those of whoever sits before the questions. */
  answers: z.array(Answer),
  /** Oldest first; the last one is in force. */
  results: z.array(TradeoffResult),
});
export type TradeoffBoard = z.infer<typeof TradeoffBoard>;

export const reviewOutcomes = ['happened', 'did-not', 'open'] as const;
export const ReviewOutcome = z.enum(reviewOutcomes);
export type ReviewOutcome = z.infer<typeof ReviewOutcome>;
export const reviewLabels = { happened: 'It happened', 'did-not': 'It did not happen', open: 'Still open' } as const satisfies Record<ReviewOutcome, string>;

export const ConsequenceReview = z.object({ sessionId: SessionId, sessionNumber: z.int(), outcome: ReviewOutcome, words: z.string(), by: z.string(), at: Instant });
export type ConsequenceReview = z.infer<typeof ConsequenceReview>;

/** A consequence that an earlier session accepted, and what came of it (T3). */
export const Consequence = z.object({
  resultId: TradeoffResultId,
  boardId: TradeoffId,
  boardTitle: z.string(),
  sessionId: SessionId,
  sessionNumber: z.int(),
  acceptedAt: Instant,
  issueId: IssueId,
  issueNumber: z.int(),
  issueTitle: z.string(),
  account: z.string().nullable(),
  owner: z.string().nullable(),
  consequence: z.string(),
  /** Oldest first. */
  reviews: z.array(ConsequenceReview),
});
export type Consequence = z.infer<typeof Consequence>;

/** What a board made of one issue, for the issue's own page. */
export const IssueTradeoff = z.object({
  boardId: TradeoffId,
  title: z.string(),
  sessionNumber: z.int(),
  at: Instant,
  isChosen: z.boolean(),
  owner: z.string().nullable(),
  why: z.string(),
  consequence: z.string(),
  review: ConsequenceReview.nullable(),
});
export type IssueTradeoff = z.infer<typeof IssueTradeoff>;
