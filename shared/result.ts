import { z } from './zod';

/**
 * Every way an operation can fail, as a closed union. The message that goes with a code is written for people and says
 * what happened, what was kept and what to do.
 */
export const errorCodes = [
  'invalid-input', // the caller sent something the operation's schema refuses
  'not-allowed', // the role may not do this
  'not-found',
  'conflict', // the record's state does not allow it (a sealed session, a second reveal, ...)
  'no-workspace', // nothing is open
  'not-a-workspace', // the file is not one of ours, or is damaged
  'newer-workspace', // written by a newer version; left untouched
  'workspace-locked', // another window or process holds it
  'read-only', // the file or folder cannot be written
  'disk-full',
  'io', // the file system refused for another reason
  'unreadable-file', // a data file that cannot be read as what it claims to be
  'cancelled',
  'busy', // a long job holds the writer
  'key-problem', // a signing key that is missing, unreadable or of the wrong kind
  'internal',
] as const;

export const ErrorCode = z.enum(errorCodes);
export type ErrorCode = z.infer<typeof ErrorCode>;

/** A failure as it crosses a boundary: a code for programs, a message for people, and the field it is about where there is one. */
export const Failure = z.object({
  code: ErrorCode,
  message: z.string(),
  field: z.string().optional(),
});
export type Failure = z.infer<typeof Failure>;

export type Result<T> = { ok: true; value: T } | { ok: false; error: Failure };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });
export const fail = (code: ErrorCode, message: string, field?: string): { ok: false; error: Failure } => ({
  ok: false,
  error: field === undefined ? { code, message } : { code, message, field },
});

/** Thrown inside main and turned into a Failure at the boundary; nothing else carries a message to a person. */
export class DocketError extends Error {
  override readonly name = 'DocketError';
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly field?: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
