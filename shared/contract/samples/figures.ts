import { z } from '../../zod';
import { CalendarDate, CodingId, SampleId } from '../../primitives';
import { CodeAgreement } from '../codings/entities';
import { Estimate, SampleKind } from './entities';

/** What a sample says of the whole population it was drawn from, for whoever reviews figures: of its sheets, or of comments that two people coded (W9). */
export const SampledFigures = z.object({
  sampleId: SampleId,
  /** Of coded comments; null where the sheets of the sample are told. */
  codingId: CodingId.nullable(),
  name: z.string(),
  of: SampleKind,
  /** The day the register was looked at when it was drawn. */
  on: CalendarDate,
  /** Whether its figures are full or sampled, and why, in a sentence. */
  basis: z.string(),
  confidence: z.number(),
  /** Between the two who coded, over the main codes; null for sheets. */
  agreement: CodeAgreement.nullable(),
  /** Every question with an answer, or every code that was given, most first. `answers`: how many items speak. */
  figures: z.array(z.object({ label: z.string(), kind: z.enum(['scale', 'yes-no']), answers: z.int(), estimate: Estimate })),
});
export type SampledFigures = z.infer<typeof SampledFigures>;
