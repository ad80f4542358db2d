import { z } from '../../zod';
import { AgendaItemId, CalendarDate, DecisionId, Instant, ParkedItemId, ParticipantId, SessionId } from '../../primitives';

/** Somebody who has no vote on an item, and why (M2). */
export const Conflict = z.object({ participantId: ParticipantId, name: z.string(), reason: z.string(), at: Instant });
export type Conflict = z.infer<typeof Conflict>;

/** What became of a parked line: an issue, a topic on an agenda, or nothing, with the word it was dropped with. */
export const ParkedOutcome = z.object({ kind: z.enum(['issue', 'agenda', 'dropped']), words: z.string(), at: Instant });
export type ParkedOutcome = z.infer<typeof ParkedOutcome>;

/** A line that was set aside in a meeting (M3). */
export const ParkedItem = z.object({
  id: ParkedItemId,
  sessionId: SessionId,
  sessionNumber: z.int(),
  text: z.string(),
  /** The name of whoever raised it; null: not said. */
  raisedBy: z.string().nullable(),
  /** The agenda item it came up on; null: none, or taken off the agenda since. */
  itemPosition: z.int().nullable(),
  at: Instant,
  /** Null while it is parked. */
  outcome: ParkedOutcome.nullable(),
});
export type ParkedItem = z.infer<typeof ParkedItem>;

/** One person standing in for another who is not in the room (M2). `endedAt` is null while it lasts. */
export const Delegation = z.object({ delegateId: ParticipantId, delegateName: z.string(), forId: ParticipantId, forName: z.string(), at: Instant, endedAt: Instant.nullable() });
export type Delegation = z.infer<typeof Delegation>;

/** Somebody coming or going while the session ran, and the item on screen then (M2). */
export const Movement = z.object({ participantId: ParticipantId, name: z.string(), move: z.enum(['arrived', 'left']), at: Instant, itemPosition: z.int().nullable() });
export type Movement = z.infer<typeof Movement>;

/** Facilitation passing from one to another (M3). */
export const FacilitatorChange = z.object({
  /** Null: nobody held it. */
  fromName: z.string().nullable(),
  toName: z.string(),
  /** Taken by the person, and not handed over. */
  isTakenOver: z.boolean(),
  reason: z.string(),
  at: Instant,
  itemPosition: z.int().nullable(),
});
export type FacilitatorChange = z.infer<typeof FacilitatorChange>;

/** A session that put an issue off, since the last decision on it (M3). */
export const Deferral = z.object({ sessionId: SessionId, sessionNumber: z.int(), on: CalendarDate, daysAgo: z.int().min(0), reason: z.string() });
export type Deferral = z.infer<typeof Deferral>;

/** A round that was called off before its reveal: its ballots were destroyed unread (S4). */
export const CancelledRound = z.object({ round: z.int(), ballots: z.int(), reason: z.string(), at: Instant });
export type CancelledRound = z.infer<typeof CancelledRound>;

/** A decision that was taken with fewer present than the quorum (M2). */
export const QuorumLack = z.object({ decisionId: DecisionId, present: z.int(), needed: z.int() });
export type QuorumLack = z.infer<typeof QuorumLack>;

/** What the room keeps of people and of what was set aside, for the session as a whole. */
export const proceedings = {
  conflicts: z.array(Conflict.extend({ itemId: AgendaItemId })).default([]),
  parked: z.array(ParkedItem).default([]),
  delegations: z.array(Delegation).default([]),
  movements: z.array(Movement).default([]),
  facilitation: z.array(FacilitatorChange).default([]),
};
