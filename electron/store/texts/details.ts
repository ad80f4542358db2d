import type { Attachment } from '@shared/contract/texts/entities';
import { z } from '@shared/zod';
import type { ReadHandle, WriteHandle } from '../handles';

/** A function that writes what goes beside an interaction; one that is there is replaced. */
export function detailsWriter(db: WriteHandle): (interactionId: string, details: { references: readonly string[]; attachments: readonly Attachment[]; ref: string }) => void {
  const write = db.prepare(
    `INSERT INTO interaction_texts (interaction_id, parents, thread, attachments) VALUES (?, ?, ?, ?)
     ON CONFLICT (interaction_id) DO UPDATE SET parents = excluded.parents, attachments = excluded.attachments`,
  );
  return (interactionId, { references, attachments, ref }) => void write.run(interactionId, JSON.stringify(references), ref, JSON.stringify(attachments));
}

const Texts = z.string().transform((json) => z.array(z.string()).parse(JSON.parse(json)));
const Threaded = z.object({ id: z.string(), ref: z.string(), references: Texts, subject: z.string(), on: z.string(), thread: z.string() });
export type ThreadedText = z.infer<typeof Threaded>;

/** The groups of e-mails in which threads are looked for: an account's, or those that wait under one reference. */
export interface ThreadGroup {
  readonly accountId: string | null;
  readonly accountRef: string | null;
}

const Group = z.object({ accountId: z.string().nullable(), accountRef: z.string().nullable() });

/** The groups that interactions belong to. */
export const listThreadGroups = (db: ReadHandle, interactionIds: readonly string[]): ThreadGroup[] =>
  db
    .prepare(
      `SELECT DISTINCT i.account_id AS accountId, CASE WHEN i.account_id IS NULL THEN i.account_ref END AS accountRef
       FROM json_each(?) j JOIN interactions i ON i.id = j.value WHERE i.kind = 'email'`,
    )
    .all(JSON.stringify(interactionIds))
    .map((row) => Group.parse(row));

/** The e-mails of a group. */
export const listThreaded = (db: ReadHandle, { accountId, accountRef }: ThreadGroup): ThreadedText[] =>
  db
    .prepare(
      `SELECT i.id, i.ref, t.parents AS "references", i.subject, i.on_date AS "on", t.thread FROM interactions i JOIN interaction_texts t ON t.interaction_id = i.id
       WHERE i.kind = 'email' AND ${accountId === null ? 'i.account_id IS NULL AND i.account_ref IS @accountRef' : 'i.account_id = @accountId'} ORDER BY i.on_date, i.row_id`,
    )
    .all(accountId === null ? { accountRef } : { accountId })
    .map((row) => Threaded.parse(row));

/** A function that says to which thread an interaction belongs. */
export function threadWriter(db: WriteHandle): (interactionId: string, thread: string) => void {
  const update = db.prepare('UPDATE interaction_texts SET thread = ? WHERE interaction_id = ?');
  return (interactionId, thread) => void update.run(thread, interactionId);
}
