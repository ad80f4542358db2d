import type { ParsedInputOf } from '@shared/contract';
import { evidenceActions, type ChainVerdict } from '@shared/contract/evidence/entities';
import type { WorkspaceCheck } from '@shared/contract/workspaces';
import { PersonId, WorkspaceId, type CalendarDate } from '@shared/primitives';
import { canonicalJson, isJsonObject, type JsonObject, type JsonValue } from '../core/evidence/canonical-json';
import { verifyChain } from '../core/evidence/hash-chain';
import { firstBrokenAmendment, firstBrokenSeal, type LoggedSeal } from '../core/evidence/seal-check';
import { builtInMethodologies, defaultMethodology } from '../core/scoring/methodologies';
import type { Givens, ReadContext, WriteContext } from '../context';
import { getPayload, iterateEntries } from '../store/audit-log';
import { createWorkspace, type OpenWorkspace } from '../store/database';
import { iterateAmendments, iterateSealings } from '../store/evidence';
import { insertPerson } from '../store/people';
import { insertMethodology } from '../store/scores';
import * as store from '../store/workspaces';
import { sha256 } from '../files/hashing';
import { runTransaction } from '../transaction';
import { attachmentDefect } from './attachments';
import { deriveRegister } from './derive';

/**
 * Makes a workspace file with its system user, the built-in methodology in force and entry 1 of its log.
 * @throws DocketError conflict where the file exists, read-only, disk-full, io
 */
export function makeWorkspace(givens: Givens, file: string, { name, asOf }: { name: string; asOf: CalendarDate | null }): OpenWorkspace {
  const id = WorkspaceId.parse(givens.newId());
  const system = { id: PersonId.parse(givens.newId()), name: 'System', function: 'other' as const, isSystem: true };
  const inForceFrom = asOf ?? givens.today();
  const workspace = createWorkspace(file, (db) => {
    store.insertWorkspace(db, { id, name, createdAt: givens.clock(), asOf });
    insertPerson(db, system);
    for (const methodology of builtInMethodologies) insertMethodology(db, methodology, inForceFrom);
    store.setDerivedAsOf(db, inForceFrom);
  });
  const desk = { ...givens, workspace, actor: { personId: system.id, name: system.name, role: 'facilitator' as const } };
  runTransaction(desk, ({ audit }) => audit({ action: 'workspaces.create', subject: id, payload: { name, as_of: asOf, methodology: defaultMethodology.id } }));
  return workspace;
}

export function renameWorkspace(context: WriteContext, { name }: ParsedInputOf<'workspaces.rename'>): Record<string, never> {
  const before = store.getWorkspace(context.db);
  store.renameWorkspace(context.db, name);
  context.audit({ action: 'workspaces.rename', subject: before.id, payload: { before: before.name, after: name } });
  return {};
}

/** Moves the date the register is looked at from, and computes anew what depends on it. */
export function setAsOf(context: WriteContext, { asOf }: ParsedInputOf<'workspaces.setAsOf'>): { asOf: CalendarDate } {
  const before = store.getWorkspace(context.db);
  const date = asOf ?? context.today();
  store.setWorkspaceAsOf(context.db, asOf);
  const derived = deriveRegister({ ...context, asOf: date });
  context.audit({ action: 'workspaces.set-as-of', subject: before.id, payload: { before: before.as_of, after: asOf, accounts: derived.accounts, proposals: derived.proposals } });
  return { asOf: date };
}

/** SQLite's integrity, the whole audit chain with its payloads, what was sealed and the amendments beside it. Nothing erases content yet, so content that is not there is gone. */
export function checkWorkspace({ db, workspaceId }: ReadContext): WorkspaceCheck {
  const seals: LoggedSeal[] = [];
  const amendings: LoggedSeal[] = [];
  const verdict = verifyChain(iterateEntries(db), {
    workspaceId,
    sha256,
    payloadOf: (entry) => {
      const payload = payloadOf(getPayload(db, entry.seq));
      if (entry.action === evidenceActions.sessionSealed) seals.push({ entry, payload });
      if (entry.action === evidenceActions.sessionAmended) amendings.push({ entry, payload });
      return payload ?? 'missing';
    },
  });
  const firstBroken = verdict.entries === 0 ? noEntries : (verdict.firstBroken ?? brokenRecord(firstBrokenSeal(seals, iterateSealings(db), sha256), firstBrokenAmendment(amendings, iterateAmendments(db), sha256)));
  return {
    integrity: integrityOf(db),
    auditEntries: verdict.entries,
    auditChain: firstBroken === null ? 'ok' : 'broken',
    firstBroken,
    head: verdict.head,
  };
}

/** What SQLite says of the file, and where that is well, what hashes say of the attachments in it. */
function integrityOf(db: ReadContext['db']): string {
  const found = store.checkIntegrity(db);
  return found === 'ok' ? (attachmentDefect(db) ?? 'ok') : found;
}

/** Making a workspace writes entry 1, so a log without entries was emptied. */
const noEntries = { seq: 1, problem: 'sequence' } as const;
function brokenRecord(...places: readonly (number | null)[]): ChainVerdict['firstBroken'] {
  const broken = places.filter((seq) => seq !== null);
  return broken.length === 0 ? null : { seq: Math.min(...broken), problem: 'sealed-record' };
}

/** A stored payload, null where there is none; a text that is not the canonical JSON of an object becomes something that no entry was written with. */
function payloadOf(json: string | null): JsonObject | null {
  if (json === null) return null;
  try {
    const payload: JsonValue = JSON.parse(json);
    if (isJsonObject(payload) && canonicalJson(payload) === json) return payload;
  } catch {
    // Told below, like content that is no object.
  }
  return { unreadable: json };
}
