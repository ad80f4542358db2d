import type { z } from '../zod';
import type { Result } from '../result';
import { accounts } from './accounts';
import { actions } from './actions/operations';
import { attachments } from './attachments';
import { codings } from './codings/operations';
import { coverage } from './coverage/operations';
import { currencies } from './currencies';
import { decisions } from './decisions/operations';
import { edits } from './edits';
import { erosion } from './erosion';
import { evidence } from './evidence/operations';
import { filters } from './filters';
import { imports } from './imports/operations';
import { issues } from './issues';
import { links } from './links';
import { metrics } from './metrics';
import type { AnyOperation } from './operation';
import { people } from './people';
import { presenter } from './presenter/operations';
import { requests } from './requests';
import { samples } from './samples/operations';
import { scoring } from './scoring/operations';
import { sessions } from './sessions/operations';
import { settings } from './settings';
import { signals } from './signals';
import { texts } from './texts/operations';
import { tradeoffs } from './tradeoffs/operations';
import { walks } from './walks';
import { workspaces } from './workspaces';

/** Every operation there is. Channels, the preload's surface and both sides' types derive from this one object. */
export const contract = { accounts, actions, attachments, codings, coverage, currencies, decisions, edits, erosion, evidence, filters, imports, issues, links, metrics, people, presenter, requests, samples, scoring, sessions, settings, signals, texts, tradeoffs, walks, workspaces };
export type Contract = typeof contract;

type OperationsOf<N extends keyof Contract> = keyof Contract[N] & string;
/** `noun.operation`, which is also the IPC channel. */
export type Channel = { [N in keyof Contract]: `${N}.${OperationsOf<N>}` }[keyof Contract];

type OperationAt<C extends Channel> = C extends `${infer N}.${infer O}` ? (N extends keyof Contract ? (O extends keyof Contract[N] ? Contract[N][O] : never) : never) : never;
/** What a caller may send: defaults may be left out. */
export type InputOf<C extends Channel> = OperationAt<C> extends { input: infer I extends z.ZodType } ? z.input<I> : never;
/** What a handler receives after the parse. */
export type ParsedInputOf<C extends Channel> = OperationAt<C> extends { input: infer I extends z.ZodType } ? z.output<I> : never;
export type OutputOf<C extends Channel> = OperationAt<C> extends { output: infer O extends z.ZodType } ? z.output<O> : never;
type KindOf<C extends Channel> = OperationAt<C> extends { kind: infer K } ? K : never;
export type ChannelOfKind<K> = { [C in Channel]: KindOf<C> extends K ? C : never }[Channel];

/** The function the renderer sees for an operation. */
export type Call<C extends Channel> = (input: InputOf<C>) => Promise<Result<OutputOf<C>>>;

const entries = Object.entries(contract).flatMap(([noun, operations]) => Object.entries(operations).map(([name, operation]) => [`${noun}.${name}`, operation] as const));

/** All operations by channel. */
export const operations: ReadonlyMap<string, AnyOperation> = new Map<string, AnyOperation>(entries);
export const channels: readonly string[] = [...operations.keys()];
export const isChannel = (name: string): name is Channel => operations.has(name);
/** Looks an operation up; the channel type guarantees that it is there. */
export function operationOf(channel: Channel): AnyOperation {
  const operation = operations.get(channel);
  if (operation === undefined) throw new Error(`No operation ${channel}`);
  return operation;
}
