import { PackageRow } from '@shared/contract/evidence/operations';
import type { PersonId, SessionId } from '@shared/primitives';
import { z } from '@shared/zod';
import type { ReadHandle, WriteHandle } from './handles';

/** Every package that was made here, newest first (E4). */
export const listPackages = (db: ReadHandle): PackageRow[] =>
  db
    .prepare(
      `SELECT k.id, k.session_id AS sessionId, s.number AS sessionNumber, s.title, k.file_name AS fileName, k.sha256, k.key_id AS keyId, k.head, k.files, p.name AS madeBy, k.made_at AS madeAt, k.purpose
       FROM packages k JOIN sessions s ON s.id = k.session_id JOIN people p ON p.id = k.made_by ORDER BY k.seq DESC`,
    )
    .all()
    .map((row) => PackageRow.parse(row));

export type NewPackage = Omit<PackageRow, 'sessionNumber' | 'title' | 'madeBy'> & { readonly madeBy: PersonId };

export function insertPackage(db: WriteHandle, made: NewPackage): void {
  db.prepare(
    `INSERT INTO packages (id, session_id, file_name, sha256, key_id, head, files, purpose, made_by, made_at)
     VALUES (@id, @sessionId, @fileName, @sha256, @keyId, @head, @files, @purpose, @madeBy, @madeAt)`,
  ).run(made);
}

/** The record of a sealed session as the very text that was sealed, or null before the sign-off: a hash binds its bytes, so it is never written anew. */
export function getSealedRecordJson(db: ReadHandle, sessionId: SessionId): string | null {
  const row = db.prepare('SELECT record FROM minutes WHERE session_id = ?').get(sessionId);
  return row === undefined ? null : z.object({ record: z.string() }).parse(row).record;
}
