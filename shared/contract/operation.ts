import { z } from '../zod';
import type { Role } from '../primitives';

/** The nouns of the house; a `changed` event names those whose data a command touched. */
export const nouns = ['issues', 'accounts', 'people', 'imports', 'scoring', 'sessions', 'decisions', 'tradeoffs', 'walks', 'requests', 'evidence', 'workspaces', 'settings', 'presenter', 'actions', 'signals', 'coverage', 'erosion', 'samples', 'codings', 'filters', 'links', 'attachments', 'currencies', 'texts', 'metrics'] as const;
export const Noun = z.enum(nouns);
export type Noun = z.infer<typeof Noun>;

/**
 * query: reads the open workspace. command: one synchronous transaction that appends exactly one audit entry.
 * host: works on files, windows or preferences outside a transaction (it may run commands of its own).
 */
export type OperationKind = 'query' | 'command' | 'host';

export interface Operation<K extends OperationKind, I extends z.ZodType, O extends z.ZodType> {
  readonly kind: K;
  /** Roles that may run it; the check is made in main, whatever the screen shows. */
  readonly permission: readonly Role[];
  readonly input: I;
  readonly output: O;
  /** Nouns whose data change when it succeeds. */
  readonly touches: readonly Noun[];
  /**
   * Runs beside main with a connection of its own: a command in the worker, with progress and cancel; a query that looks at the whole register in a reader,
   * unless the register is small and it is not `always` long.
   */
  readonly isLong: boolean | 'always';
}
export type AnyOperation = Operation<OperationKind, z.ZodType, z.ZodType>;

export const everyone = ['facilitator', 'scribe', 'executive', 'auditor'] as const satisfies readonly Role[];
/** Those who may change review records: an auditor reads everything and changes none. */
export const reviewers = ['facilitator', 'scribe', 'executive'] as const satisfies readonly Role[];
/** Those who keep the meeting's record. */
export const recorders = ['facilitator', 'scribe'] as const satisfies readonly Role[];
/** Those who may make and hand over evidence. */
export const provers = ['facilitator', 'auditor'] as const satisfies readonly Role[];

export const query = <I extends z.ZodType, O extends z.ZodType>(spec: { permission?: readonly Role[]; input: I; output: O; isLong?: boolean | 'always' }): Operation<'query', I, O> => ({
  kind: 'query',
  permission: everyone,
  touches: [],
  isLong: false,
  ...spec,
});

export const command = <I extends z.ZodType, O extends z.ZodType>(spec: {
  permission: readonly Role[];
  input: I;
  output: O;
  touches: readonly Noun[];
  isLong?: boolean;
}): Operation<'command', I, O> => ({ kind: 'command', isLong: false, ...spec });

export const host = <I extends z.ZodType, O extends z.ZodType>(spec: {
  permission: readonly Role[];
  input: I;
  output: O;
  touches?: readonly Noun[];
}): Operation<'host', I, O> => ({ kind: 'host', isLong: false, touches: [], ...spec });

/** The input of an operation that needs none. */
export const Nothing = z.strictObject({});

/** A window into an ordered list: `offset` rows in, at most `limit` rows. */
export const Window = z.object({ offset: z.int().min(0), limit: z.int().min(1).max(500) });
