import type { AuditEntry, ChainProblem, ChainVerdict } from '@shared/contract/evidence/entities';
import type { Instant, SessionId, WorkspaceId } from '@shared/primitives';
import { canonicalBytes, canonicalJson, hasLoneSurrogate, utf8, type JsonObject, type JsonValue, type Sha256 } from './canonical-json';

/** What the caller knows of a new entry; time and actor are given, never taken (E1). */
export type NewEntry = {
  workspaceId: WorkspaceId;
  at: Instant;
  actor: string;
  session: SessionId | null;
  action: string;
  subject: string;
};

/** A payload always carries its own 128-bit nonce, 32 lower-case hexadecimal digits. */
export type AuditPayload = JsonObject & { readonly nonce: string };

/** The `prev_hash` of entry 1: SHA-256 of the workspace id as 36 ASCII bytes. */
export const firstPrevHash = (workspaceId: WorkspaceId, sha256: Sha256): string => sha256(utf8(workspaceId));

/** The `payload_hash` of a payload: SHA-256 of its canonical JSON. */
export const payloadHash = (payload: JsonObject, sha256: Sha256): string => sha256(canonicalBytes(payload));

/**
 * The `hash` of an entry: SHA-256 of the canonical JSON (RFC 8785) of the entry without `hash`.
 * @throws TypeError when a text holds a lone surrogate.
 */
export const entryHash = (entry: Omit<AuditEntry, 'hash'>, sha256: Sha256): string => sha256(utf8(canonicalHeader(entry)));

/** The canonical JSON of a whole entry: one line of `headers.jsonl`. */
export function canonicalEntry(entry: AuditEntry): string {
  refuseLoneSurrogates(entry);
  const { action, actor, at, hash, payload_hash, prev_hash, seq, session, subject } = entry;
  return JSON.stringify({ action, actor, at, hash, payload_hash, prev_hash, seq, session, subject });
}

// With the keys written in canonical order, strings and integers come out of JSON.stringify exactly as RFC 8785 wants
// them; a hundred thousand entries are hashed in half the time. A test holds this against the general function.
function canonicalHeader(entry: Omit<AuditEntry, 'hash'>): string {
  refuseLoneSurrogates(entry);
  const { action, actor, at, payload_hash, prev_hash, seq, session, subject } = entry;
  return JSON.stringify({ action, actor, at, payload_hash, prev_hash, seq, session, subject });
}

function refuseLoneSurrogates(entry: Omit<AuditEntry, 'hash'>): void {
  if (hasLoneSurrogate(entry.actor) || hasLoneSurrogate(entry.action) || hasLoneSurrogate(entry.subject)) {
    throw new TypeError('Not JSON: an entry with a lone surrogate');
  }
}

/**
 * Makes the entry that follows `previous` (null for the first one) and the canonical text of its payload, to be stored
 * as it is (E1).
 * @throws TypeError when the payload is not JSON or has no nonce.
 */
export function appendEntry(previous: AuditEntry | null, fields: NewEntry, payload: AuditPayload, sha256: Sha256): { entry: AuditEntry; payloadJson: string } {
  if (!/^[0-9a-f]{32}$/.test(payload.nonce)) throw new TypeError('An audit payload needs a nonce of 128 bits');
  const payloadJson = canonicalJson(payload);
  const header = {
    seq: previous === null ? 1 : previous.seq + 1,
    at: fields.at,
    actor: fields.actor,
    session: fields.session,
    action: fields.action,
    subject: fields.subject,
    payload_hash: sha256(utf8(payloadJson)),
    prev_hash: previous === null ? firstPrevHash(fields.workspaceId, sha256) : previous.hash,
  };
  return { entry: { ...header, hash: entryHash(header, sha256) }, payloadJson };
}

/**
 * Walks a log from entry 1 and names the first broken entry (E1). `payloadOf` gives the stored payload, null where it
 * was erased, or `missing` where it is gone and nothing says why; without it only the headers are checked. Entries after a broken one are counted, not judged.
 */
export function verifyChain(
  entries: Iterable<AuditEntry>,
  { workspaceId, sha256, payloadOf }: { workspaceId: WorkspaceId; sha256: Sha256; payloadOf?: (entry: AuditEntry) => JsonObject | 'missing' | null },
): ChainVerdict {
  let count = 0;
  let head = firstPrevHash(workspaceId, sha256);
  let firstBroken: ChainVerdict['firstBroken'] = null;
  for (const entry of entries) {
    count += 1;
    if (firstBroken !== null) continue;
    const problem = problemOf(entry, count, head, sha256) ?? payloadProblem(entry, payloadOf, sha256);
    if (problem === null) head = entry.hash;
    else firstBroken = { seq: entry.seq, problem };
  }
  return { entries: count, ok: firstBroken === null, firstBroken, head };
}

function problemOf(entry: AuditEntry, expectedSeq: number, expectedPrevHash: string, sha256: Sha256): ChainProblem | null {
  if (entry.seq !== expectedSeq) return 'sequence';
  if (entry.prev_hash !== expectedPrevHash) return 'previous-hash';
  try {
    return entryHash(entry, sha256) === entry.hash ? null : 'hash';
  } catch {
    return 'hash';
  }
}

function payloadProblem(entry: AuditEntry, payloadOf: ((entry: AuditEntry) => JsonObject | 'missing' | null) | undefined, sha256: Sha256): ChainProblem | null {
  const payload = payloadOf?.(entry) ?? null;
  if (payload === null) return null;
  if (payload === 'missing') return 'payload-missing';
  try {
    return payloadHash(payload, sha256) === entry.payload_hash ? null : 'payload-hash';
  } catch {
    return 'payload-hash';
  }
}

/**
 * The commitment of a blind ballot (M3): SHA-256 of the canonical JSON of exactly these six members. The nonce (128 bits)
 * keeps the 75 possible answers from being tried out before the reveal.
 */
export function ballotCommitment(
  ballot: { session: string; item: string; round: number; participant: string; values: JsonValue; nonce: string },
  sha256: Sha256,
): string {
  const { session, item, round, participant, values, nonce } = ballot;
  return sha256(canonicalBytes({ session, item, round, participant, values, nonce }));
}
