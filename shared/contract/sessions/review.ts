import { z } from '../../zod';
import { OrgFunction, SessionId } from '../../primitives';

/** The questions that a review asks of itself (M6), in their order. A mark goes from 1 to 5; its ends are said in words. */
export const reviewQuestions = [
  { id: 'time', text: 'Was the time spent on what mattered?', low: 'hardly any of it', high: 'all of it' },
  { id: 'voice', text: 'Did everyone say what they had to?', low: 'most held back', high: 'everyone did' },
  { id: 'next', text: 'What should be done differently next time?', low: 'nearly everything', high: 'nothing' },
] as const;

export const ReviewQuestionId = z.enum(['time', 'voice', 'next']);
export type ReviewQuestionId = z.infer<typeof ReviewQuestionId>;

export const ReviewMark = z.int().min(1).max(5);

/** An answer of the room; no words and no mark: not answered. */
const Answer = z.object({ words: z.string(), mark: ReviewMark.nullable() });

export const ReviewAnswer = Answer.extend({
  question: ReviewQuestionId,
  /** The same question in the last session before this one that answered it. */
  last: Answer.extend({ sessionNumber: z.int() }).nullable(),
});
export type ReviewAnswer = z.infer<typeof ReviewAnswer>;

/** M2: ballots cast and asked for in a session, by function; only rounds that were revealed count. */
export const SessionParticipation = z.object({
  sessionId: SessionId,
  number: z.int(),
  functions: z.array(z.object({ function: OrgFunction, people: z.int(), cast: z.int(), asked: z.int() })),
});
export type SessionParticipation = z.infer<typeof SessionParticipation>;
