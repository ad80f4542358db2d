import { z } from '../../zod';
import { Band, CalendarDate, Money } from '../../primitives';
import { ActionState } from '../actions/entities';
import { BandPosition } from '../scoring/placing';
import { ReviewMark } from '../sessions/review';
import { BoardTerms } from '../tradeoffs/entities';

/** Where a person has placed the issue, beside its arithmetic (S5): no reason and no decider. */
export const PresenterPlacing = z.strictObject({
  /** By the arithmetic. */
  from: Band,
  to: Band,
  position: BandPosition,
  /** The last day on which it is in force. */
  until: CalendarDate,
});
export type PresenterPlacing = z.infer<typeof PresenterPlacing>;

/** One issue of a board in an order. */
export const PresenterContender = z.strictObject({
  /** The place on the board, from 1: by it the same issue is found in the other order. */
  contender: z.int(),
  /** The place in the order, from 1. */
  rank: z.int(),
  label: z.string(),
  title: z.string(),
  score: z.int().nullable(),
  arr: Money.nullable(),
  /** In units of the capacity. */
  effort: z.int(),
  isIn: z.boolean(),
});
export type PresenterContender = z.infer<typeof PresenterContender>;

/** An order as it is drawn: what fits the capacity first, then the rest, each part in the order's own sequence. */
const Order = z.array(PresenterContender);

/** How far a voter has come, never what was answered (T2). */
export const PresenterVoter = z.strictObject({ name: z.string(), answered: z.int(), atMost: z.int(), isDone: z.boolean(), isSeated: z.boolean() });
export type PresenterVoter = z.infer<typeof PresenterVoter>;

/** What a topic works on, for a room of the house: a customer sees of a topic only that there is another item. */
export const PresenterWork = z.discriminatedUnion('kind', [
  /** Nobody has compared yet (T1). */
  z.strictObject({ kind: z.literal('contenders'), terms: BoardTerms, arithmetic: Order }),
  /** Somebody sits before the questions: there is no place here for an answer or an order (T2). */
  z.strictObject({ kind: z.literal('voting'), terms: BoardTerms, contenders: z.int(), voters: z.array(PresenterVoter) }),
  /** The votes are in, and nobody sits before the questions (T2). */
  z.strictObject({
    kind: z.literal('orders'),
    terms: BoardTerms,
    group: Order,
    arithmetic: Order,
    /** How the order was found and how far it is from its votes, in a sentence. */
    method: z.string(),
    /** Each as `Halden Medical and Delmar Ports`. */
    ties: z.array(z.string()),
    /** Each in sentences. */
    cycles: z.array(z.string()),
  }),
  /** As it was recorded (T3). */
  z.strictObject({
    kind: z.literal('result'),
    terms: BoardTerms,
    chosen: z.array(z.strictObject({ label: z.string(), title: z.string(), effort: z.int() })),
    deferred: z.array(
      z.strictObject({
        label: z.string(),
        title: z.string(),
        effort: z.int(),
        owner: z.string().nullable(),
        /** What is accepted meanwhile; empty: nothing was said. */
        consequence: z.string(),
        /** What was taken in its place, though the order would have taken this one; null: it did not fit; empty: nothing is named. */
        droppedFor: z.string().nullable(),
      }),
    ),
    /** The names of those who dissent. */
    dissents: z.array(z.string()),
  }),
  /** What earlier sessions accepted, and what came of it (T3). */
  z.strictObject({
    kind: z.literal('consequences'),
    lines: z.array(z.strictObject({ consequence: z.string(), issue: z.string(), owner: z.string().nullable(), from: z.string(), isReviewed: z.boolean(), state: z.string(), words: z.string() })),
    /** The board that waits after them; null: none. */
    next: z.string().nullable(),
  }),
  /** The five audit questions with the answers of the room (M8). */
  z.strictObject({
    kind: z.literal('audit-questions'),
    questions: z.array(z.strictObject({ text: z.string(), isAnswered: z.boolean(), words: z.string(), judgement: z.int().nullable(), low: z.string(), high: z.string() })),
  }),
  /** What earlier sessions promised, the longest overdue first, then what was settled in this one (M1). */
  z.strictObject({
    kind: z.literal('open-actions'),
    total: z.int(),
    overdue: z.int(),
    settled: z.int(),
    lines: z.array(
      z.strictObject({ name: z.string(), what: z.string(), account: z.string().nullable(), owner: z.string(), dueOn: CalendarDate, daysLeft: z.int(), isOverdue: z.boolean(), state: ActionState }),
    ),
  }),
  /** The questions that the review asks of itself (M6); a mark only once it is given. */
  z.strictObject({ kind: z.literal('review-questions'), questions: z.array(z.strictObject({ text: z.string(), low: z.string(), high: z.string(), mark: ReviewMark.nullable() })) }),
]);
export type PresenterWork = z.infer<typeof PresenterWork>;
