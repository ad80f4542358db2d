import { PersonId, Role } from '@shared/primitives';
import { Failure } from '@shared/result';
import { z } from '@shared/zod';

/** What a reader starts with: two `Int32`, as `place` names them. */
export const ReaderStart = z.object({ state: z.instanceof(SharedArrayBuffer) });
export type ReaderStart = z.infer<typeof ReaderStart>;

/** Where a reader's state stands: the round that questions belong to, which main moves on to refuse those of before; and 1 while a file is open. */
export const place = { round: 0, isReading: 1 } as const;

/** A question. Only main asks; channel and input are checked where the query runs. */
export const ReaderQuestion = z.object({ id: z.int(), round: z.int(), file: z.string(), actor: z.object({ personId: PersonId, name: z.string(), role: Role }), channel: z.string(), input: z.unknown() });
export type ReaderQuestion = z.infer<typeof ReaderQuestion>;

/** What a reader says to a question. `log` is for the log file where the failure is one that nobody foresaw. */
export const ReaderAnswer = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), id: z.int(), value: z.unknown() }),
  z.object({ ok: z.literal(false), id: z.int(), failure: Failure, log: z.string().nullable() }),
]);
export type ReaderAnswer = z.infer<typeof ReaderAnswer>;
