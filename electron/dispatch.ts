import { createHash } from 'node:crypto';
import { isChannel, operationOf, type Channel, type ChannelOfKind, type OutputOf, type ParsedInputOf } from '@shared/contract';
import { DocketError, fail, ok, type Failure, type Result } from '@shared/result';
import type { Role } from '@shared/primitives';
import type { Actor, AuditFields, Givens, ReadContext, WriteContext } from './context';
import { appendEntry } from './core/evidence/hash-chain';
import { commandHandlers, queryHandlers } from './handlers';
import { countEntries, getLastEntry, insertEntry } from './store/audit-log';
import type { OpenWorkspace } from './store/database';
import type { WriteHandle } from './store/handles';
import { getWorkspace } from './store/workspaces';

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A workspace that is open, and who sits before it. */
export interface Desk extends Givens {
  readonly workspace: OpenWorkspace;
  readonly actor: Actor;
}

export type QueryHandlers = { [C in ChannelOfKind<'query'>]: (context: ReadContext, input: ParsedInputOf<C>) => OutputOf<C> };
export type CommandHandlers = { [C in ChannelOfKind<'command'>]: (context: WriteContext, input: ParsedInputOf<C>) => OutputOf<C> };

/** Refuses a role that the operation does not name. The screen may hide a button; this is the check that counts. */
export function checkPermission(channel: Channel, role: Role): void {
  if (!operationOf(channel).permission.includes(role)) {
    throw new DocketError('not-allowed', `The role ${role} may not do this. Nothing was changed. Someone in the role ${operationOf(channel).permission.join(' or ')} can.`);
  }
}

/** Parses what came from outside. @throws DocketError invalid-input, naming the first field that is wrong */
export function parseInput<C extends Channel>(channel: C, input: unknown): ParsedInputOf<C> {
  const parsed = operationOf(channel).input.safeParse(input);
  if (!parsed.success) {
    const [first] = parsed.error.issues;
    const field = first?.path.join('.') ?? '';
    throw new DocketError('invalid-input', first === undefined ? 'The input is not valid.' : field === '' ? first.message : `${field}: ${first.message}`, field === '' ? undefined : field);
  }
  return parsed.data as ParsedInputOf<C>; // the schema that was just applied is the one this type is derived from
}

export function readContext(desk: Desk): ReadContext {
  const workspace = getWorkspace(desk.workspace.db);
  return { ...givensOf(desk), db: desk.workspace.db, workspaceId: workspace.id, actor: desk.actor, asOf: workspace.as_of ?? desk.today() };
}

/** Runs `work` as one command: a transaction with exactly one audit entry in it. */
export function runTransaction<T>(desk: Desk, work: (context: WriteContext) => T): T {
  return desk.workspace.transaction((db) => {
    const before = countEntries(db);
    const context: WriteContext = { ...readContext(desk), db, audit: (fields) => append(db, desk, fields) };
    const value = work(context);
    const written = countEntries(db) - before;
    if (written !== 1) throw new Error(`A command writes one audit entry; this one wrote ${written}`);
    return value;
  });
}

function append(db: WriteHandle, desk: Desk, fields: AuditFields): { seq: number; hash: string } {
  const { entry, payloadJson } = appendEntry(
    getLastEntry(db),
    { workspaceId: getWorkspace(db).id, at: desk.clock(), actor: desk.actor.personId, session: fields.session ?? null, action: fields.action, subject: fields.subject },
    { ...fields.payload, nonce: desk.newNonce() },
    sha256,
  );
  insertEntry(db, entry, payloadJson);
  return { seq: entry.seq, hash: entry.hash };
}

/** Runs a query: permission, parse, read. @throws DocketError */
export function runQuery<C extends ChannelOfKind<'query'>>(desk: Desk, channel: C, input: unknown): OutputOf<C> {
  checkPermission(channel, desk.actor.role);
  return queryHandlers[channel](readContext(desk), parseInput(channel, input));
}

/** Runs a command: permission, parse, one transaction with one audit entry. @throws DocketError */
export function runCommand<C extends ChannelOfKind<'command'>>(desk: Desk, channel: C, input: unknown): OutputOf<C> {
  checkPermission(channel, desk.actor.role);
  const parsed = parseInput(channel, input);
  return runTransaction(desk, (context) => commandHandlers[channel](context, parsed));
}

export const isQuery = (channel: string): channel is ChannelOfKind<'query'> => isChannel(channel) && operationOf(channel).kind === 'query';
export const isCommand = (channel: string): channel is ChannelOfKind<'command'> => isChannel(channel) && operationOf(channel).kind === 'command';

/** Turns whatever was thrown into a failure for people; an unforeseen one is logged and told plainly. */
export function toFailure(error: unknown, log: (message: string) => void): Failure {
  if (error instanceof DocketError) return fail(error.code, error.message, error.field).error;
  log(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return { code: 'internal', message: 'Something unforeseen went wrong. Nothing of this change was kept. The details are in the log file.' };
}

/** Runs anything and gives a Result; no exception crosses a boundary. */
export async function attempt<T>(work: () => T | Promise<T>, log: (message: string) => void): Promise<Result<T>> {
  try {
    return ok(await work());
  } catch (error) {
    return { ok: false, error: toFailure(error, log) };
  }
}

const givensOf = ({ clock, today, newId, newNonce }: Givens): Givens => ({ clock, today, newId, newNonce });
