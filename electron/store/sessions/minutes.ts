import { SessionRecord } from '@shared/contract/sessions/record';
import { PaperDocument } from '@shared/document';
import { Sha256, type SessionId } from '@shared/primitives';
import { z } from '@shared/zod';
import type { ReadHandle, WriteHandle } from '../handles';

const Row = z.object({ headBefore: Sha256, record: z.string(), recordSha256: Sha256, document: z.string(), markdown: z.string(), markdownSha256: Sha256 });

/** What was written at the sign-off of a session. */
export interface SealedMinutes {
  readonly headBefore: Sha256;
  readonly record: SessionRecord;
  readonly recordSha256: Sha256;
  readonly document: PaperDocument;
  readonly markdown: string;
  readonly markdownSha256: Sha256;
}

/** The sealed record and minutes of a session, or null before its sign-off. */
export function getSealedMinutes(db: ReadHandle, sessionId: SessionId): SealedMinutes | null {
  const row = db
    .prepare('SELECT head_before AS headBefore, record, record_sha256 AS recordSha256, document, markdown, markdown_sha256 AS markdownSha256 FROM minutes WHERE session_id = ?')
    .get(sessionId);
  if (row === undefined) return null;
  const { record, document, ...rest } = Row.parse(row);
  return { ...rest, record: SessionRecord.parse(JSON.parse(record)), document: PaperDocument.parse(JSON.parse(document)) };
}

/** The complete record of a sealed session, or null before its sign-off. Evidence is made from it. */
export const getSessionRecord = (db: ReadHandle, sessionId: SessionId): SessionRecord | null => getSealedMinutes(db, sessionId)?.record ?? null;

/** `record` and `document` are canonical JSON. */
export function insertMinutes(db: WriteHandle, minutes: { sessionId: SessionId; headBefore: string; record: string; recordSha256: string; document: string; markdown: string; markdownSha256: string }): void {
  db.prepare(
    `INSERT INTO minutes (session_id, head_before, record, record_sha256, document, markdown, markdown_sha256)
     VALUES (@sessionId, @headBefore, @record, @recordSha256, @document, @markdown, @markdownSha256)`,
  ).run(minutes);
}
