import { z } from '../../zod';
import { CodingId, Instant, PersonId, SampleId } from '../../primitives';
import { Estimate } from '../samples/entities';

/** A built-in book is named by a word, one of the workspace by an id. */
export const CodeBookId = z.string().regex(/^[a-z0-9][a-z0-9-]{1,59}$/, 'The id of a code book.');

export const CodeId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'Lower-case letters, digits and hyphens.');

/** What a comment can be coded with, and when. */
export const Code = z.strictObject({ id: CodeId, label: z.string().trim().min(1, 'Give the code a name.').max(80), definition: z.string().trim().max(500).default('') });
export type Code = z.infer<typeof Code>;

export const CodeBookRef = z.object({ id: CodeBookId, version: z.int().min(1) });

/** The codes of a coding. A change makes a new version; codings keep theirs. */
export const CodeBook = CodeBookRef.extend({ name: z.string(), codes: z.array(Code), origin: z.enum(['built-in', 'own']) });
export type CodeBook = Readonly<z.infer<typeof CodeBook>>;

/** One person's codes of one comment: the first is the main one, which the agreement over all is taken over. */
export const Codes = z
  .array(CodeId)
  .min(1, 'Give at least one code.')
  .max(5, 'Give five codes at most.')
  .refine((codes) => new Set(codes).size === codes.length, 'Give each code once.');

/** coding: not both have handed in, and nobody sees a code; settling: disagreements are left; settled: none is. */
export const codingStates = ['coding', 'settling', 'settled'] as const;
export const CodingState = z.enum(codingStates);
export type CodingState = z.infer<typeof CodingState>;

/** How far somebody is; never what was given. */
export const Coder = z.object({ personId: PersonId, name: z.string(), coded: z.int(), isHandedIn: z.boolean() });
export type Coder = z.infer<typeof Coder>;

export const CodingRow = z.object({
  id: CodingId,
  number: z.int(),
  name: z.string(),
  sampleId: SampleId,
  sampleNumber: z.int(),
  sampleName: z.string(),
  comments: z.int(),
  /** Sampled records without a word. */
  wordless: z.int(),
  coders: z.array(Coder),
  state: CodingState,
  by: z.string(),
  at: Instant,
});
export type CodingRow = z.infer<typeof CodingRow>;

export const Coding = CodingRow.extend({ book: CodeBook });
export type Coding = z.infer<typeof Coding>;

/** A comment as a coder sees it: the words alone, and nothing that anybody said of them. */
export const CodingComment = z.object({ place: z.int(), ref: z.string(), title: z.string(), text: z.string() });
export type CodingComment = z.infer<typeof CodingComment>;

/** Cohen's kappa and Krippendorff's nominal alpha; null ("n/a") where nothing varies or there is too little. */
export const CodeAgreement = z.object({ comments: z.int(), agreed: z.int(), kappa: z.number().nullable(), alpha: z.number().nullable() });
export type CodeAgreement = z.infer<typeof CodeAgreement>;

export const CodeResult = z.object({
  code: Code,
  /** Whether the code was given at all, main or not. */
  agreement: CodeAgreement,
  /** Comments that have it once settled. */
  count: z.int(),
  /** As the main code. */
  mainCount: z.int(),
  /** The share of comments over the population, weighted by stratum; null where nothing is settled. */
  estimate: Estimate.nullable(),
});
export type CodeResult = z.infer<typeof CodeResult>;

export const CodedComment = CodingComment.extend({
  /** What each coder gave, in the order of the coders. */
  given: z.tuple([z.array(CodeId), z.array(CodeId)]),
  isAgreed: z.boolean(),
  /** What counts: what both gave, or what was settled; null while it is open. */
  codes: z.array(CodeId).nullable(),
  settled: z.object({ reason: z.string(), by: z.string(), at: Instant }).nullable(),
});
export type CodedComment = z.infer<typeof CodedComment>;

/** Everything that is told once both have handed in. */
export const CodingOutcome = z.object({
  /** Over the main codes. */
  overall: CodeAgreement,
  codes: z.array(CodeResult),
  open: z.int(),
  /** Whether the counts are full or sampled, and why, in a sentence. */
  basis: z.string(),
  confidence: z.number(),
  comments: z.array(CodedComment),
});
export type CodingOutcome = z.infer<typeof CodingOutcome>;
