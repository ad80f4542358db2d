import { z } from '../../zod';
import { CodingId, PersonId, SampleId } from '../../primitives';
import { command, everyone, host, Nothing, query, recorders, reviewers } from '../operation';
import { Code, CodeBook, CodeBookId, CodeBookRef, Codes, Coding, CodingComment, CodingOutcome, CodingRow } from './entities';

const touches = ['codings', 'samples', 'workspaces'] as const;

/** Comments coded by two people blind to each other (W9). No code leaves main before both have handed in, not even to the one who gave it. */
export const codings = {
  list: query({ input: Nothing, output: z.array(CodingRow) }),
  get: query({ input: z.strictObject({ id: CodingId }), output: Coding }),
  books: query({ input: Nothing, output: z.array(CodeBook) }),
  /** The comments in the order in which they are coded, and which of them this person has coded. */
  work: query({ input: z.strictObject({ id: CodingId, personId: PersonId }), output: z.array(z.object({ place: z.int(), ref: z.string(), isCoded: z.boolean() })) }),
  comment: query({ input: z.strictObject({ id: CodingId, place: z.int().min(1) }), output: CodingComment }),
  /** Null until both have handed in. */
  outcome: query({ input: z.strictObject({ id: CodingId }), output: CodingOutcome.nullable() }),

  create: command({
    permission: recorders,
    input: z.strictObject({
      name: z.string().trim().min(1, 'Give the coding a name.').max(120),
      sampleId: SampleId,
      book: z.strictObject({ id: CodeBookId, version: z.int().min(1) }),
      coders: z.strictObject({ first: PersonId, second: PersonId }),
    }),
    output: z.object({ id: CodingId, comments: z.int(), wordless: z.int() }),
    touches,
  }),
  /** Keeps the codes of one comment by one person, in place of those given before. */
  code: command({ permission: reviewers, input: z.strictObject({ id: CodingId, personId: PersonId, place: z.int().min(1), codes: Codes }), output: z.object({ coded: z.int(), comments: z.int() }), touches }),
  /** Closes one person's codes for good; the second hand-in shows both. */
  handIn: command({ permission: reviewers, input: z.strictObject({ id: CodingId, personId: PersonId }), output: z.object({ isRevealed: z.boolean() }), touches }),
  /** Says which codes count where the two differ, and why; a later word counts. */
  settle: command({
    permission: reviewers,
    input: z.strictObject({ id: CodingId, place: z.int().min(1), codes: Codes, reason: z.string().trim().min(1, 'Say why in a line.').max(2000) }),
    output: z.object({ open: z.int() }),
    touches,
  }),
  /** A code book of one's own, or its next version. */
  saveBook: command({
    permission: recorders,
    input: z.strictObject({ id: CodeBookId.nullable().default(null), name: z.string().trim().min(1, 'Give the code book a name.').max(120), codes: z.array(Code).min(2, 'A book has at least two codes.').max(30) }),
    output: CodeBookRef,
    touches: ['codings'],
  }),
  /** Writes codes, agreement and counts, once both have handed in; null when the dialog was closed. */
  export: host({ permission: everyone, input: z.strictObject({ id: CodingId, format: z.enum(['csv', 'xlsx']) }), output: z.object({ file: z.string() }).nullable() }),
};
