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
