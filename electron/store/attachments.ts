import { Attachment } from '@shared/contract/attachments';
import type { AttachmentId, CalendarDate, Instant, IssueId, PersonId, Sha256, SessionId } from '@shared/primitives';
import { z } from '@shared/zod';
import type { ReadHandle, WriteHandle } from './handles';

const select = `SELECT a.id, a.issue_id AS issueId, i.number AS issueNumber, a.name, a.size, a.sha256, a.description, a.effective_on AS effectiveOn, p.name AS addedBy, a.added_at AS addedAt
  FROM attachments a JOIN issues i ON i.id = a.issue_id JOIN people p ON p.id = a.added_by`;

/** Those that hang on an issue, oldest first. */
export const listAttachments = (db: ReadHandle, issueId: IssueId): Attachment[] =>
  db.prepare(`${select} WHERE a.issue_id = ? AND a.removed_at IS NULL ORDER BY a.seq`).all(issueId).map((row) => Attachment.parse(row));

/** Those of the issues of a session's agenda, in its order, oldest first. */
export const listSessionAttachments = (db: ReadHandle, sessionId: SessionId): Attachment[] =>
  db
    .prepare(
      `${select} JOIN (SELECT issue_id, min(position) AS position FROM agenda_items WHERE session_id = ? AND issue_id IS NOT NULL GROUP BY issue_id) AS item ON item.issue_id = a.issue_id
       WHERE a.removed_at IS NULL ORDER BY item.position, a.seq`,
    )
    .all(sessionId)
    .map((row) => Attachment.parse(row));

/** One that may have been taken off its issue; null where the id names none. */
export function getAttachment(db: ReadHandle, id: AttachmentId): { attachment: Attachment; isRemoved: boolean } | null {
  const row = db.prepare(`${select} WHERE a.id = ?`).get(id);
  if (row === undefined) return null;
  return { attachment: Attachment.parse(row), isRemoved: db.prepare('SELECT removed_at FROM attachments WHERE id = ?').pluck().get(id) !== null };
}

/** Bytes of all contents, each once. */
export const sumContents = (db: ReadHandle): number => z.int().parse(db.prepare('SELECT coalesce(sum(length(bytes)), 0) FROM attachment_contents').pluck().get());

const Bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

export function getContent(db: ReadHandle, sha256: Sha256): Uint8Array | null {
  const bytes = db.prepare('SELECT bytes FROM attachment_contents WHERE sha256 = ?').pluck().get(sha256);
  return bytes === undefined ? null : Bytes.parse(bytes);
}

const Content = z.object({ sha256: z.string(), bytes: Bytes });

/** Every content, one at a time. */
export function* iterateContents(db: ReadHandle): Generator<z.infer<typeof Content>> {
  for (const row of db.prepare('SELECT sha256, bytes FROM attachment_contents').iterate()) yield Content.parse(row);
}

/** Names and issues of what hangs by a content, to tell which are damaged. */
export const listUsesOf = (db: ReadHandle, sha256: string): { name: string; number: number }[] =>
  z.array(z.object({ name: z.string(), number: z.int() })).parse(db.prepare('SELECT a.name, i.number FROM attachments a JOIN issues i ON i.id = a.issue_id WHERE a.sha256 = ? ORDER BY a.seq').all(sha256));

export interface NewAttachment {
  readonly id: AttachmentId;
  readonly issueId: IssueId;
  readonly sha256: Sha256;
  readonly name: string;
  readonly description: string;
  readonly effectiveOn: CalendarDate;
  readonly by: PersonId;
  readonly at: Instant;
  readonly bytes: Uint8Array;
}

/** Adds it; a content that is there already is not stored again. */
export function insertAttachment(db: WriteHandle, { bytes, ...attachment }: NewAttachment): void {
  db.prepare('INSERT OR IGNORE INTO attachment_contents (sha256, bytes) VALUES (?, ?)').run(attachment.sha256, bytes);
  db.prepare(
    `INSERT INTO attachments (id, issue_id, sha256, size, name, description, effective_on, added_by, added_at) VALUES (@id, @issueId, @sha256, @size, @name, @description, @effectiveOn, @by, @at)`,
  ).run({ ...attachment, size: bytes.length });
}

export function updateAttachment(db: WriteHandle, id: AttachmentId, facts: { description: string; effectiveOn: CalendarDate }): void {
  db.prepare('UPDATE attachments SET description = @description, effective_on = @effectiveOn WHERE id = @id').run({ ...facts, id });
}

/** Null puts it back. */
export const setAttachmentRemoved = (db: WriteHandle, id: AttachmentId, removed: { by: PersonId; at: Instant } | null): void =>
  void db.prepare('UPDATE attachments SET removed_by = ?, removed_at = ? WHERE id = ?').run(removed?.by ?? null, removed?.at ?? null, id);
