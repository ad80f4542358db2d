import { isChannel, operationOf, type Channel, type ChannelOfKind, type OutputOf, type ParsedInputOf } from '@shared/contract';
import type { Role } from '@shared/primitives';
import { DocketError, fail, ok, type Failure, type Result } from '@shared/result';
import { commandHandlers, queryHandlers } from './handlers';
import { storeError } from './store/database';
import { readContext, runTransaction, type Desk } from './transaction';

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
  // The log's hashes are taken over UTF-8, which cannot write half of a surrogate pair.
  if (!isWellFormed(parsed.data)) throw new DocketError('invalid-input', 'A text holds half a character, which cannot be stored. Nothing was changed. Type it again.');
  // oxlint-disable-next-line typescript/consistent-type-assertions -- the schema just applied is the one this type is derived from
  return parsed.data as ParsedInputOf<C>;
}

function isWellFormed(value: unknown): boolean {
  if (typeof value === 'string') return !/\p{Surrogate}/u.test(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every((entry) => entry.every(isWellFormed));
}

/** Runs a query: permission, parse, read. @throws DocketError */
export function runQuery<C extends ChannelOfKind<'query'>>(desk: Desk, channel: C, input: unknown): OutputOf<C> {
  checkPermission(channel, desk.actor.role);
  const parsed = parseInput(channel, input);
  try {
    return queryHandlers[channel](readContext(desk), parsed);
  } catch (error) {
    throw storeError(error, desk.workspace.file);
  }
}

/** Runs a command: permission, parse, one transaction with one audit entry. @throws DocketError */
export function runCommand<C extends ChannelOfKind<'command'>>(desk: Desk, channel: C, input: unknown): OutputOf<C> {
  checkPermission(channel, desk.actor.role);
  const parsed = parseInput(channel, input);
  const output = runTransaction(desk, (context) => commandHandlers[channel](context, parsed));
  if (destroying.has(channel)) desk.workspace.forget();
  return output;
}

/** Commands that destroy what nobody may read any more (S4). */
const destroying: ReadonlySet<Channel> = new Set<Channel>(['sessions.cancelRound']);

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
