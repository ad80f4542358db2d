import { AuditEntry } from '@shared/contract/evidence/entities';
import type { SessionId } from '@shared/primitives';
import { z } from '@shared/zod';
import type { ReadHandle, WriteHandle } from './handles';
import { statement } from './statements';

const columns = 'seq, at, actor, session, action, subject, payload_hash, prev_hash, hash';

/** The newest entry, or null in a log without entries. */
export function getLastEntry(db: ReadHandle): AuditEntry | null {
  const row = statement(db, `SELECT ${columns} FROM audit_log ORDER BY seq DESC LIMIT 1`).get();
  return row === undefined ? null : AuditEntry.parse(row);
}

const Last = z.object({ n: z.int().nullable() });

export function countEntries(db: ReadHandle): number {
  // Sequence numbers have no gaps, so the last one is the count.
  return Last.parse(statement(db, 'SELECT max(seq) AS n FROM audit_log').get()).n ?? 0;
}

/** An entry as it stands in the file, whoever wrote it there: an entry that was tampered with has to reach the check that names it. */
const StoredEntry = AuditEntry.extend({
  seq: z.int(),
  at: z.string().brand<'Instant'>(),
  session: z.string().brand<'SessionId'>().nullable(),
  action: z.string(),
  payload_hash: z.string(),
  prev_hash: z.string(),
  hash: z.string(),
});

/** Headers in order, one at a time, so that a long log is never held whole. Rows are as stored: whoever verifies them must not assume that they are well-formed. */
export function* iterateEntries(db: ReadHandle, range: { from: number; to: number } = { from: 1, to: Number.MAX_SAFE_INTEGER }): Generator<AuditEntry> {
  for (const row of db.prepare(`SELECT ${columns} FROM audit_log WHERE seq BETWEEN ? AND ? ORDER BY seq`).iterate(range.from, range.to)) yield StoredEntry.parse(row);
}

/** Entries of one review session, in order. */
export function listSessionEntries(db: ReadHandle, sessionId: SessionId): AuditEntry[] {
  return db.prepare(`SELECT ${columns} FROM audit_log WHERE session = ? ORDER BY seq`).all(sessionId).map((row) => AuditEntry.parse(row));
}

/** How many of a session's entries still have their payloads. */
export const countSessionPayloads = (db: ReadHandle, sessionId: SessionId): number =>
  z.int().parse(db.prepare('SELECT count(*) FROM audit_log JOIN audit_payloads USING (seq) WHERE session = ?').pluck().get(sessionId));

const Payload = z.object({ payload: z.string() });

/** The payload's canonical JSON as it was stored, or null once it has been erased. */
export function getPayload(db: ReadHandle, seq: number): string | null {
  const row = db.prepare('SELECT payload FROM audit_payloads WHERE seq = ?').get(seq);
  return row === undefined ? null : Payload.parse(row).payload;
}

export function insertEntry(db: WriteHandle, entry: AuditEntry, payloadJson: string): void {
  statement(db, `INSERT INTO audit_log (${columns}) VALUES (@seq, @at, @actor, @session, @action, @subject, @payload_hash, @prev_hash, @hash)`).run(entry);
  statement(db, 'INSERT INTO audit_payloads (seq, payload) VALUES (?, ?)').run(entry.seq, payloadJson);
}
