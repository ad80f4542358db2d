import { z } from '../../zod';
import { Band, CalendarDate, Dimension, Instant, Money, Segment } from '../../primitives';
import { BandRange } from '../scoring/entities';
import { BallotMode, DecisionKind, DimensionAgreement } from '../sessions/entities';
import { PresenterPlacing, PresenterWork } from './topics';

/** The time of the item on screen. The window counts on from `runningSince` by itself. */
export const PresenterTimer = z.strictObject({ elapsedMs: z.int(), runningSince: Instant.nullable(), boxMs: z.int() });
export type PresenterTimer = z.infer<typeof PresenterTimer>;

/** A decision in the words the room may read: no reason, no dissent, no note. */
export const PresenterDecision = z.strictObject({
  kind: DecisionKind,
  /** Empty where its words name somebody whom the audience must not read of. */
  what: z.string(),
  owner: z.string(),
  /** As it is written: `Engineering`. */
  function: z.string(),
  dueOn: CalendarDate.nullable(),
  reviewOn: CalendarDate,
});
export type PresenterDecision = z.infer<typeof PresenterDecision>;

/** A score as an equation with the word of each step. */
export const PresenterScore = z.strictObject({
  /** In the order in which they are multiplied; the word is the anchor's. */
  factors: z.array(z.strictObject({ dimension: Dimension, step: z.int(), word: z.string() })),
  score: z.int(),
  band: Band,
  isFragile: z.boolean(),
  /** What a single step would do to the band, as a sentence; null while it changes nothing. */
  fragility: z.string().nullable(),
  /** Scores one step away that lie in another band. */
  neighbours: z.array(z.int()),
  /** `now`: what stood before this session. `medians`: where the ballots fell. `agreed`: what the room agreed on. */
  standing: z.enum(['now', 'medians', 'agreed']),
  /** Nobody has accepted the score that stands. */
  isProposed: z.boolean(),
  /** It stands on a suspicion with no data behind it (W8). */
  isLowConfidence: z.boolean(),
});
export type PresenterScore = z.infer<typeof PresenterScore>;

/** Where the ballots of a revealed round fell, counted: nobody is named. */
export const PresenterDimension = z.strictObject(DimensionAgreement.shape);
export type PresenterDimension = z.infer<typeof PresenterDimension>;

export const PresenterRound = z.strictObject({ round: z.int(), voters: z.int(), abstained: z.int(), dimensions: z.array(PresenterDimension) });
export type PresenterRound = z.infer<typeof PresenterRound>;

/** A blind round under way: who has finished and who is waited for, never what was said, and no commitment (S4). */
export const PresenterBallots = z.strictObject({ round: z.int(), mode: BallotMode, finished: z.array(z.string()), waiting: z.array(z.string()) });
export type PresenterBallots = z.infer<typeof PresenterBallots>;

const Frame = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']),
  title: z.string(),
  plannedOn: CalendarDate,
});
const OfAgenda = Frame.extend({
  position: z.int(),
  of: z.int(),
  timer: PresenterTimer,
  /** What comes next, or null at the end. */
  next: z.string().nullable(),
});

/** One line of an agenda or of the decisions of a session. */
const AgendaLine = z.strictObject({ position: z.int(), title: z.string(), account: z.string().nullable(), minutes: z.int() });
const ClosingLine = z.strictObject({ position: z.int(), title: z.string(), account: z.string().nullable(), score: z.int().nullable(), band: Band.nullable(), decision: PresenterDecision.nullable(), isPutOff: z.boolean() });

/**
 * All that the presenter window ever gets (M4): what the room should see and nothing else. There is no place in it for a note, a ballot
 * before its reveal, a commitment, a nonce or the name of somebody who voted off the median.
 */
export const PresenterView = z.discriminatedUnion('screen', [
  /** No session is at hand. */
  z.strictObject({ screen: z.literal('empty'), theme: z.enum(['system', 'light', 'dark']) }),
  /** The session has not begun. */
  Frame.extend({ screen: z.literal('agenda'), startsAt: z.string(), place: z.string(), roomMinutes: z.int(), present: z.int(), lines: z.array(AgendaLine), others: z.int() }),
  OfAgenda.extend({
    screen: z.literal('item'),
    phase: z.enum(['evidence', 'ballot', 'revealed', 'agreed', 'decided', 'deferred']),
    item: z.strictObject({
      number: z.int(),
      title: z.string(),
      account: z.string().nullable(),
      segment: Segment,
      criterion: z.string(),
      openDays: z.int().nullable(),
      /** Null for a customer: what an account is worth is not for its own eyes. */
      arr: Money.nullable(),
      daysToRenewal: z.int().nullable(),
      /** What the issue is about, in its own words; null where there are none, and for a customer. */
      about: z.string().nullable(),
      /** The last decision of an earlier session and what became of it; null for a customer. */
      before: z.strictObject({ words: z.string(), detail: z.string() }).nullable(),
      /** How often it was put off since; null where it never was, and for a customer. */
      putOff: z.string().nullable(),
    }),
    score: PresenterScore.nullable(),
    /** Null where nobody has placed it, while the room votes, and for a customer. */
    placed: PresenterPlacing.nullable(),
    ballots: PresenterBallots.nullable(),
    /** The newest revealed round. */
    reveal: PresenterRound.nullable(),
    /** The one before it, for comparison. */
    before: PresenterRound.nullable(),
    decision: PresenterDecision.nullable(),
    /** Why it was put off; empty for a customer. */
    deferredReason: z.string().nullable(),
    bands: z.array(BandRange),
  }),
  /** A topic; `work` is null where its title says it all. */
  OfAgenda.extend({ screen: z.literal('topic'), topic: z.string(), isDone: z.boolean(), work: PresenterWork.nullable() }),
  /** The item on screen belongs to somebody else than the audience. */
  OfAgenda.extend({ screen: z.literal('other') }),
  /** Signed off. */
  Frame.extend({ screen: z.literal('closing'), signedBy: z.string(), signedOffAt: Instant, lines: z.array(ClosingLine), others: z.int() }),
]);
export type PresenterView = z.infer<typeof PresenterView>;
