import { AccountId, CalendarDate, Instant, NoteId } from '../primitives';
import { z } from '../zod';
import { command, query, reviewers } from './operation';

export const noteSubjects = ['sponsor', 'politics'] as const;
/** What a restricted note is about (W8). */
export const NoteSubject = z.enum(noteSubjects);
export type NoteSubject = z.infer<typeof NoteSubject>;
export const noteSubjectLabels = { sponsor: 'Sponsor', politics: 'Politics' } as const satisfies Record<NoteSubject, string>;

/** A restricted note on an account. It is superseded, never overwritten. */
export const AccountNote = z.object({
  id: NoteId,
  subject: NoteSubject,
  /** Null for a role that may know that there is one and not what it says. */
  words: z.string().nullable(),
  on: CalendarDate,
  by: z.string(),
  at: Instant,
  isSuperseded: z.boolean(),
});
export type AccountNote = z.infer<typeof AccountNote>;

/** Roles that read the words. */
export const noteReaders = reviewers;

export const accountNotes = {
  /** Newest first, superseded ones too. The words only for those who may read them: the handler asks the role. */
  notes: query({ input: z.strictObject({ accountId: AccountId }), output: z.array(AccountNote) }),
  writeNote: command({
    permission: noteReaders,
    input: z.strictObject({ accountId: AccountId, subject: NoteSubject, words: z.string().trim().min(1, 'Write the note.').max(8000), supersedes: NoteId.nullable().default(null) }),
    output: z.object({ id: NoteId }),
    touches: ['accounts'],
  }),
};
