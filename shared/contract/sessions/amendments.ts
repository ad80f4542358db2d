import { z } from '../../zod';
import { AgendaItemId, DecisionId, Instant } from '../../primitives';

/** What an amendment corrects: an item of the agenda, a decision, or the minutes as a text. */
export const AmendmentSubject = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('item'), id: AgendaItemId }),
  z.strictObject({ kind: z.literal('decision'), id: DecisionId }),
  z.strictObject({ kind: z.literal('text') }),
]);
export type AmendmentSubject = z.infer<typeof AmendmentSubject>;

/** A correction that stands beside a sealed session (M6). Everything in it is kept as it was when it was made. */
export const Amendment = z.object({
  /** Counted from 1 in its session. */
  number: z.int(),
  subject: AmendmentSubject,
  /** What the subject was called in the sealed record. */
  about: z.string(),
  words: z.string(),
  reason: z.string(),
  by: z.string(),
  at: Instant,
});
export type Amendment = z.infer<typeof Amendment>;
