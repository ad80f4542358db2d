import { NoteSubject } from '@shared/contract/account-notes';
import { AccountId, CalendarDate, Instant, NoteId, type PersonId } from '@shared/primitives';
import { z } from '@shared/zod';
import type { ReadHandle, WriteHandle } from './handles';

const Note = z.object({
  id: NoteId,
  accountId: AccountId,
  subject: NoteSubject,
  words: z.string(),
  on: CalendarDate,
  by: z.string(),
  at: Instant,
  isSuperseded: z.int().transform((value) => value === 1),
});
export type StoredNote = z.infer<typeof Note>;

const select = `SELECT n.id, n.account_id AS accountId, n.subject, n.words, n.on_date AS "on", p.name AS "by", n.at,
    EXISTS (SELECT 1 FROM account_notes later WHERE later.supersedes = n.id) AS isSuperseded
  FROM account_notes n JOIN people p ON p.id = n.by_person`;

/** The notes of an account and of those merged into it, newest first, superseded ones too. */
export const listNotes = (db: ReadHandle, accountId: AccountId): StoredNote[] =>
  db.prepare(`${select} WHERE n.account_id IN (SELECT id FROM accounts WHERE id = @accountId OR survivor_id = @accountId) ORDER BY n.seq DESC`).all({ accountId }).map((row) => Note.parse(row));

export function getNote(db: ReadHandle, id: NoteId): StoredNote | null {
  const row = db.prepare(`${select} WHERE n.id = ?`).get(id);
  return row === undefined ? null : Note.parse(row);
}

export function insertNote(db: WriteHandle, note: { id: NoteId; accountId: AccountId; subject: NoteSubject; words: string; nonce: string; supersedes: NoteId | null; on: CalendarDate; by: PersonId; at: Instant }): void {
  db.prepare(
    `INSERT INTO account_notes (id, account_id, subject, words, nonce, supersedes, on_date, by_person, at) VALUES (@id, @accountId, @subject, @words, @nonce, @supersedes, @on, @by, @at)`,
  ).run(note);
}
