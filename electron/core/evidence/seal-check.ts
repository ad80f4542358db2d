import { SealPayload, type AuditEntry } from '@shared/contract/evidence/entities';
import { utf8, type JsonObject, type Sha256 } from './canonical-json';

/** A sealing as the log tells it; `payload` is null where its content was erased or is gone. */
export type LoggedSeal = { readonly entry: AuditEntry; readonly payload: JsonObject | null };

/** A session's sealing as its own row and its minutes tell it; null is what is not there. */
export type StoredSeal = { readonly sessionId: string; readonly seq: number | null; readonly hash: string | null; readonly record: string | null; readonly markdown: string | null };

/**
 * Holds what a workspace keeps of its sealed sessions against the sealings in its log (E1, M7): each has the other, and the minutes and
 * the record have the hashes that were sealed. So a log that was cut before a sealing, and sealed minutes that were changed, are noticed.
 * @returns the number of the first sealing that does not hold, or null
 */
export function firstBrokenSeal(logged: Iterable<LoggedSeal>, stored: Iterable<StoredSeal>, sha256: Sha256): number | null {
  const entries = new Map<string | null, LoggedSeal>([...logged].map((seal) => [seal.entry.session, seal]));
  const broken: number[] = [];
  for (const seal of stored) {
    const found = entries.get(seal.sessionId);
    entries.delete(seal.sessionId);
    if (found === undefined || found.entry.seq !== seal.seq || found.entry.hash !== seal.hash || !holds(found.payload, seal, sha256)) broken.push(found?.entry.seq ?? seal.seq ?? 1);
  }
  for (const { entry } of entries.values()) broken.push(entry.seq);
  return broken.length === 0 ? null : Math.min(...broken);
}

function holds(payload: JsonObject | null, { record, markdown }: StoredSeal, sha256: Sha256): boolean {
  if (record === null || markdown === null) return false;
  if (payload === null) return true;
  const sealed = SealPayload.safeParse(payload);
  if (!sealed.success) return false;
  const { minutes_sha256, record_sha256 } = sealed.data;
  return sha256(utf8(markdown)) === minutes_sha256 && (record_sha256 === undefined || sha256(utf8(record)) === record_sha256);
}

/** An amendment as its own row tells it; `amendment` is canonical JSON as stored. */
export type StoredAmendmentRow = { readonly sessionId: string; readonly amendment: string; readonly seq: number; readonly hash: string };

/**
 * Holds the amendments beside sealed sessions against their entries in the log (M6, E1): each has the other, and an entry holds the hash of all
 * amendments of its session so far.
 * @param stored of a session in their order
 * @returns the number of the first amending that does not hold, or null
 */
export function firstBrokenAmendment(logged: Iterable<LoggedSeal>, stored: Iterable<StoredAmendmentRow>, sha256: Sha256): number | null {
  const entries = new Map<number, LoggedSeal>([...logged].map((amending) => [amending.entry.seq, amending]));
  const texts = new Map<string, string[]>();
  const broken: number[] = [];
  for (const { sessionId, amendment, seq, hash } of stored) {
    const soFar = texts.get(sessionId) ?? [];
    soFar.push(amendment);
    texts.set(sessionId, soFar);
    const found = entries.get(seq);
    entries.delete(seq);
    // The canonical JSON of a list is that of its items, between commas.
    const isKept = found !== undefined && found.entry.hash === hash && found.entry.session === sessionId && holdsAmendments(found.payload, `[${soFar.join(',')}]`, sha256);
    if (!isKept) broken.push(seq);
  }
  broken.push(...entries.keys());
  return broken.length === 0 ? null : Math.min(...broken);
}

function holdsAmendments(payload: JsonObject | null, list: string, sha256: Sha256): boolean {
  if (payload === null) return true;
  const sealed = SealPayload.safeParse(payload);
  return sealed.success && sealed.data.amendments_sha256 === sha256(utf8(list));
}
