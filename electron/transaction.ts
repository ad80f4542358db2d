import type { Actor, AuditFields, Givens, ReadContext, WriteContext } from './context';
import { appendEntry } from './core/evidence/hash-chain';
import { sha256 } from './files/hashing';
import { countEntries, getLastEntry, insertEntry } from './store/audit-log';
import type { OpenWorkspace } from './store/database';
import type { WriteHandle } from './store/handles';
import { getWorkspace } from './store/workspaces';

/** A workspace that is open, and who sits before it. */
export interface Desk extends Givens {
  readonly workspace: OpenWorkspace;
  readonly actor: Actor;
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

const givensOf = ({ clock, today, newId, newNonce }: Givens): Givens => ({ clock, today, newId, newNonce });
