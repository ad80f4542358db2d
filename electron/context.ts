import type { ChannelOfKind, OutputOf, ParsedInputOf } from '@shared/contract';
import type { CalendarDate, Instant, PersonId, Role, SessionId, WorkspaceId } from '@shared/primitives';
import type { JsonObject } from './core/evidence/canonical-json';
import type { ReadHandle, WriteHandle } from './store/handles';

/** Who does it, and in which role. */
export interface Actor {
  readonly personId: PersonId;
  readonly name: string;
  readonly role: Role;
}

/** Where time and ids come from. They are given, so that the same input gives the same bytes. */
export interface Givens {
  /** Now. */
  clock(): Instant;
  /** Today's local calendar date, the as-of of a workspace that has none. */
  today(): CalendarDate;
  /** A fresh UUIDv7. The caller parses it into the branded id it needs. */
  newId(): string;
  /** 128 random bits as 32 lower-case hexadecimal digits. */
  newNonce(): string;
}

/** What a query gets. */
export interface ReadContext extends Givens {
  readonly db: ReadHandle;
  readonly workspaceId: WorkspaceId;
  readonly actor: Actor;
  /** The date the register is looked at from. */
  readonly asOf: CalendarDate;
}

export interface AuditFields {
  /** Noun and verb: `issues.create`. */
  readonly action: string;
  /** The id of the record it is about, or the workspace's. */
  readonly subject: string;
  readonly session?: SessionId | null;
  /** What changed, as plain JSON. A nonce is added. */
  readonly payload: JsonObject;
}

/** What a command gets: one transaction, in which it appends exactly one audit entry. */
export interface WriteContext extends ReadContext {
  readonly db: WriteHandle;
  /** Appends the entry and returns its hash, the new head. */
  audit(fields: AuditFields): { seq: number; hash: string };
}

/** How long work tells where it is, and is told to stop. */
export interface JobMonitor {
  progress(stage: 'reading' | 'checking' | 'writing' | 'indexing', done: number, total: number | null): void;
  /** True once somebody cancelled; the work then throws DocketError('cancelled'). */
  isCancelled(): boolean;
}

/** One function a query. */
export type QueryHandlers = { [C in ChannelOfKind<'query'>]: (context: ReadContext, input: ParsedInputOf<C>) => OutputOf<C> };
/** One function a command. */
export type CommandHandlers = { [C in ChannelOfKind<'command'>]: (context: WriteContext, input: ParsedInputOf<C>) => OutputOf<C> };
