import { Amendment } from '@shared/contract/sessions/amendments';
import { Sha256, type SessionId } from '@shared/primitives';
import { z } from '@shared/zod';
import type { ReadHandle, WriteHandle } from '../handles';

const Row = z.object({ amendment: z.string(), entrySeq: z.int(), entryHash: Sha256 });

export interface StoredAmendment {
  readonly amendment: Amendment;
  /** Its entry in the log. */
  readonly entry: { readonly seq: number; readonly hash: Sha256 };
}

/** The amendments of a session in their order (M6). */
export const listAmendments = (db: ReadHandle, sessionId: SessionId): StoredAmendment[] =>
  db
    .prepare('SELECT amendment, entry_seq AS entrySeq, entry_hash AS entryHash FROM amendments WHERE session_id = ? ORDER BY number')
    .all(sessionId)
    .map((row) => {
      const { amendment, entrySeq, entryHash } = Row.parse(row);
      return { amendment: Amendment.parse(JSON.parse(amendment)), entry: { seq: entrySeq, hash: entryHash } };
    });

/** `amendment` is canonical JSON. */
export function insertAmendment(db: WriteHandle, row: { sessionId: SessionId; number: number; amendment: string; entrySeq: number; entryHash: string }): void {
  db.prepare('INSERT INTO amendments (session_id, number, amendment, entry_seq, entry_hash) VALUES (@sessionId, @number, @amendment, @entrySeq, @entryHash)').run(row);
}
