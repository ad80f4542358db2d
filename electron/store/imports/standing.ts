import type { ImportKind } from '@shared/contract/imports/entities';
import { z } from '@shared/zod';
import type { ReadHandle, WriteHandle } from '../handles';

const ReferenceRow = z.object({ table: z.string(), column: z.string(), target: z.string(), hasAccountRef: z.int(), isIndexed: z.int() });

/** A column of another table that names records of a kind. */
interface Reference {
  readonly table: string;
  readonly column: string;
  /** The column of the record that it holds: its id, or the number of an issue. */
  readonly target: string;
  /** The table keeps the reference as its source wrote it: a link to an account that can be made anew. */
  readonly isLink: boolean;
  readonly isIndexed: boolean;
}

/** Every column that refers to the table of a kind, as the schema itself says: a table that is made later is found too. */
function listReferences(db: ReadHandle, kind: ImportKind): Reference[] {
  return db
    .prepare(
      `SELECT m.name AS "table", f."from" AS "column", f."to" AS target,
         EXISTS (SELECT 1 FROM pragma_table_info(m.name) c WHERE c.name = 'account_ref') AS hasAccountRef,
         EXISTS (SELECT 1 FROM pragma_index_list(m.name) i JOIN pragma_index_info(i.name) c ON c.seqno = 0 WHERE c.name = f."from"
                 AND (i.partial = 0 OR (SELECT s.sql FROM sqlite_schema s WHERE s.name = i.name) LIKE '%WHERE ' || f."from" || ' IS NOT NULL')) AS isIndexed
       FROM sqlite_schema m JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table' AND f."table" = ? ORDER BY m.name, f."from"`,
    )
    .all(kind)
    .map((row) => ReferenceRow.parse(row))
    .map(({ table, column, target, hasAccountRef, isIndexed }) => ({ table, column, target, isLink: kind === 'accounts' && hasAccountRef === 1, isIndexed: isIndexed === 1 }));
}

/**
 * What only a program made, and goes with the record: a proposal that nobody has judged, a promise that nobody has taken up, a stage that an import told of, tags one by
 * one, what goes beside a text. So does an edit or a merge that was taken back.
 */
const onlyMachine: Readonly<Record<string, string>> = {
  proposals: "t.state IN ('open', 'withdrawn')",
  follow_ups: "t.state = 'proposed'",
  deal_stages: 't.import_id IS NOT NULL',
  issue_tags: '1',
  interaction_texts: '1',
  word_proposals: "t.state = 'open'",
  account_merges: 't.ended_at IS NOT NULL',
  account_own: '1',
  merged_records: '1',
  issue_edits: 'EXISTS (SELECT 1 FROM edits e WHERE (e.seq = t.seq AND e.undone_by IS NOT NULL) OR e.undone_by = t.seq)',
};

/** Whether a link follows the reference, as opposed to one that a person made: it is that of the account or of its subscription, or a name that the account has, or once had. */
const followsRef = (link: string): string => `(${link}.account_ref IS NOT NULL AND (
  EXISTS (SELECT 1 FROM accounts a WHERE a.id = ${link}.account_id AND (a.ref = ${link}.account_ref OR a.name = ${link}.account_ref COLLATE NOCASE))
  OR EXISTS (SELECT 1 FROM account_aliases x WHERE x.account_id = ${link}.account_id AND x.ref = ${link}.account_ref)
  OR EXISTS (SELECT 1 FROM subscriptions b WHERE b.account_id = ${link}.account_id AND b.ref = ${link}.account_ref)
  OR EXISTS (SELECT 1 FROM import_changes n WHERE n.entity_id = ${link}.account_id AND json_extract(n.after, '$.name') = ${link}.account_ref COLLATE NOCASE)))`;

/** Whether an import itself said which account it is: a file may name it by more than the reference that is kept. */
const isImported = `EXISTS (SELECT 1 FROM import_changes l WHERE l.entity_id = t.id AND json_extract(l.after, '$.accountId') = t.account_id)`;

/** A function that says whether a reference leads to an account by itself. */
export function linkTester(db: ReadHandle): (accountId: string, accountRef: string) => boolean {
  const test = db.prepare(`SELECT ${followsRef('t')} FROM (SELECT @accountId AS account_id, @accountRef AS account_ref) AS t`).pluck();
  return (accountId, accountRef) => test.get({ accountId, accountRef }) === 1;
}

const Standing = z.object({ entityId: z.string() });

/**
 * The records that an import brought and that something made by a person stands on, with the tables of what stands there. What stands on a
 * record is whatever refers to it, except for what a program alone made.
 */
export function listStanding(db: ReadHandle, importId: string, kind: ImportKind): Map<string, string[]> {
  const standing = new Map<string, string[]>();
  for (const { table, column, target, isLink } of listReferences(db, kind)) {
    // CROSS and the plus: each table is read once, and its records are looked up. Left to itself SQLite goes through all changes of the import for each row, or through the table for each change.
    const machine = isLink ? `${followsRef('t')} OR ${isImported}` : onlyMachine[table];
    const found = db
      .prepare(
        `SELECT DISTINCT c.entity_id AS entityId FROM ${table} t ${target === 'id' ? `CROSS JOIN import_changes c ON c.entity_id = t.${column}` : `CROSS JOIN ${kind} p ON p.${target} = t.${column} CROSS JOIN import_changes c ON c.entity_id = p.id`}
         WHERE t.${column} IS NOT NULL AND +c.import_id = ? AND c.before IS NULL AND c.is_undone = 0 ${machine === undefined ? '' : `AND NOT (${machine})`}`,
      )
      .all(importId);
    for (const row of found) {
      const { entityId } = Standing.parse(row);
      standing.set(entityId, [...(standing.get(entityId) ?? []), table]);
    }
  }
  return standing;
}

/** Tables of records that name their account as their source writes it. */
const listLinks = (db: ReadHandle): Reference[] => listReferences(db, 'accounts').filter(({ isLink }) => isLink);

/** Links that were found through a subscription: the account has neither that reference nor that name. */
const throughSubscription = ({ table, column }: Reference): string =>
  `s.id IN (SELECT value FROM json_each(?)) AND a.id = s.account_id AND ${table}.${column} = a.id AND ${table}.account_ref = s.ref AND a.ref <> s.ref AND a.name <> s.ref COLLATE NOCASE`;
const hasSubscriptions = ({ table }: Reference): boolean => table !== 'subscriptions' && table !== 'issues';

/** How many other records would lose their account if those of a kind went. */
export function countLinked(db: ReadHandle, kind: ImportKind, ids: readonly string[]): number {
  const count = (sql: string): number => z.int().parse(db.prepare(sql).pluck().get(JSON.stringify(ids)));
  const links = listLinks(db);
  if (kind === 'accounts') return links.reduce((sum, { table, column }) => sum + count(`SELECT count(*) FROM ${table} WHERE ${column} IN (SELECT value FROM json_each(?))`), 0);
  if (kind === 'subscriptions') return links.filter(hasSubscriptions).reduce((sum, link) => sum + count(`SELECT count(*) FROM ${link.table}, subscriptions s, accounts a WHERE ${throughSubscription(link)}`), 0);
  return 0;
}

/** Ids of records that lost their account, by their table. */
export type Unlinked = ReadonlyMap<string, readonly string[]>;

/** From so many records on, an index for each reference pays: SQLite looks for what refers to every record that goes. */
const manyRecords = 100;

/** Cuts links that were found through subscriptions which go. */
const unlinkSubscribed = (db: WriteHandle, list: string): Unlinked =>
  new Map(
    listLinks(db)
      .filter(hasSubscriptions)
      .map((link) => [link.table, z.array(z.string()).parse(db.prepare(`UPDATE ${link.table} SET ${link.column} = NULL FROM subscriptions s, accounts a WHERE ${throughSubscription(link)} RETURNING ${link.table}.id`).pluck().all(list))] as const),
  );

/**
 * Removes records of a kind with what a program made of them. Links to an account that goes are cut and can be made anew by their references.
 * @returns the records that lost their account
 */
export function removeRecords(db: WriteHandle, kind: ImportKind, ids: readonly string[]): Unlinked {
  const references = listReferences(db, kind);
  const list = JSON.stringify(ids);
  const unlinked = new Map<string, readonly string[]>();
  const missing = ids.length < manyRecords ? [] : references.filter(({ isIndexed }) => !isIndexed);
  for (const { table, column } of missing) db.exec(`CREATE INDEX undo_${table}_${column} ON ${table} (${column})`);
  for (const { table, column, target, isLink } of references) {
    if (isLink) {
      const cut = db.prepare(`UPDATE ${table} SET ${column} = NULL WHERE ${column} IN (SELECT value FROM json_each(?)) RETURNING id`).pluck().all(list);
      unlinked.set(table, [...(unlinked.get(table) ?? []), ...z.array(z.string()).parse(cut)]);
    } else if (onlyMachine[table] !== undefined) db.prepare(`DELETE FROM ${table} WHERE ${column} IN (SELECT p.${target} FROM json_each(?) AS j JOIN ${kind} p ON p.id = j.value)`).run(list);
  }
  if (kind === 'subscriptions') for (const [table, cut] of unlinkSubscribed(db, list)) unlinked.set(table, cut);
  if (kind === 'issues') db.prepare('DELETE FROM issue_search WHERE rowid IN (SELECT number FROM issues WHERE id IN (SELECT value FROM json_each(?)))').run(list);
  db.prepare(`DELETE FROM ${kind} WHERE id IN (SELECT value FROM json_each(?))`).run(list);
  for (const { table, column } of missing) db.exec(`DROP INDEX undo_${table}_${column}`);
  return unlinked;
}
