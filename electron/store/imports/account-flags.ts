import { type ImportKind, importKinds, Mapping } from '@shared/contract/imports/entities';
import { z } from '@shared/zod';
import type { ReadHandle, WriteHandle } from '../handles';
import { keyOf } from './record-table';

const isKind = (table: string): table is ImportKind => importKinds.some((kind) => kind === table);

const Texts = z.string().transform((json) => z.array(z.string()).parse(JSON.parse(json)));
const Linked = z.object({
  id: z.string(),
  key: z.int(),
  flags: Texts,
  accountId: z.string().nullable(),
  accountRef: z.string().nullable(),
  openedOn: z.string().nullable(),
  signupDate: z.string().nullable(),
  /** The flags that an import gave it last. */
  imported: z.string().nullable().transform((json) => (json === null ? [] : z.array(z.string()).parse(JSON.parse(json)))),
  /** An import found its account at once. */
  wasLinked: z.int().transform((value) => value === 1),
  mapping: z.string().nullable().transform((json) => (json === null ? null : Mapping.parse(JSON.parse(json)))),
});
/** A record as far as its flags follow from its account. */
export type LinkedRecord = z.infer<typeof Linked>;

/** Records of a table by their ids, with what its bringer said; of a table that is no kind of import there are none. */
export function listLinkedRecords(db: ReadHandle, table: string, ids: readonly string[]): LinkedRecord[] {
  if (!isKind(table) || table === 'accounts') return [];
  const opened = table === 'issues' ? 't.opened_on' : 'NULL';
  return db
    .prepare(
      `SELECT t.id, t.${keyOf(table)} AS key, t.flags, t.account_id AS accountId, t.account_ref AS accountRef, ${opened} AS openedOn, a.signup_date AS signupDate,
         (SELECT json_extract(f.after, '$.flags') FROM import_changes f JOIN imports o ON o.id = f.import_id
          WHERE f.entity_id = t.id AND f.is_undone = 0 AND (f.before IS NULL OR json_type(f.after, '$.flags') IS NOT NULL) ORDER BY o.seq DESC LIMIT 1) AS imported,
         EXISTS (SELECT 1 FROM import_changes l WHERE l.entity_id = t.id AND l.is_undone = 0 AND json_extract(l.after, '$.accountId') IS NOT NULL) AS wasLinked, m.mapping
       FROM json_each(?) AS j JOIN ${table} t ON t.id = j.value LEFT JOIN accounts a ON a.id = t.account_id
       LEFT JOIN import_changes c ON c.rowid = (SELECT max(rowid) FROM import_changes WHERE entity_id = t.id AND before IS NULL AND is_undone = 0)
       LEFT JOIN imports m ON m.id = c.import_id`,
    )
    .all(JSON.stringify(ids))
    .map((row) => Linked.parse(row));
}

/** A function that replaces the flags of a record of a table; of a table that is no kind of import it does nothing. */
export function flagsWriter(db: WriteHandle, table: string): (id: string, flags: readonly string[]) => void {
  if (!isKind(table)) return () => undefined;
  const update = db.prepare(`UPDATE ${table} SET flags = ? WHERE id = ?`);
  return (id, flags) => void update.run(JSON.stringify(flags), id);
}

/** Takes back who the sponsor is where it followed from the account and no source says it: of interactions of those accounts, and of those named. It is found anew with the links. */
export function forgetDerivedSponsors(db: WriteHandle, accountIds: readonly string[], interactionIds: readonly string[]): void {
  if (accountIds.length + interactionIds.length === 0) return;
  db.prepare(
    `UPDATE interactions SET is_sponsor = NULL
     WHERE is_sponsor = 1 AND (id IN (SELECT value FROM json_each(?)) OR account_id IN (SELECT value FROM json_each(?)))
       AND NOT EXISTS (SELECT 1 FROM import_changes c WHERE c.entity_id = interactions.id AND c.is_undone = 0 AND json_extract(c.after, '$.isSponsor') IS NOT NULL)`,
  ).run(JSON.stringify(interactionIds), JSON.stringify(accountIds));
}
