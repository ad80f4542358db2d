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

const Sealing = z.object({ sessionId: z.string(), seq: z.int().nullable(), hash: z.string().nullable(), record: z.string().nullable(), markdown: z.string().nullable() });
/** What a session that counts as signed off says of its sealing, as it stands in the file, whoever wrote it there. */
export type StoredSealing = z.infer<typeof Sealing>;

export function* iterateSealings(db: ReadHandle): Generator<StoredSealing> {
  const rows = db.prepare(
    `SELECT s.id AS sessionId, s.seal_seq AS seq, s.seal_hash AS hash, m.record, m.markdown
     FROM sessions s LEFT JOIN minutes m ON m.session_id = s.id WHERE s.state = 'signed-off' OR m.session_id IS NOT NULL ORDER BY s.seal_seq`,
  );
  for (const row of rows.iterate()) yield Sealing.parse(row);
}

const Amending = z.object({ sessionId: z.string(), amendment: z.string(), seq: z.int(), hash: z.string() });

/** The amendments of all sessions, each session's in their order. */
export function* iterateAmendments(db: ReadHandle): Generator<z.infer<typeof Amending>> {
  for (const row of db.prepare('SELECT session_id AS sessionId, amendment, entry_seq AS seq, entry_hash AS hash FROM amendments ORDER BY session_id, number').iterate()) yield Amending.parse(row);
}
