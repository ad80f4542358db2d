import { z } from '@shared/zod';
import type { ReadHandle, WriteHandle } from '../handles';
import { hasMerges, listFamily, type StoredMerge } from './merges';
import { carriedTables, type CarriedTable } from './own-account';

const Ids = z.array(z.string());

/** Ids of records by their table. */
export type RecordIds = ReadonlyMap<CarriedTable, readonly string[]>;

/**
 * Carries records that point to a merged account to the one that stands for it, and keeps whose they are. What was carried on before keeps the account that is its
 * own. Every command that may link a record calls it, so that no record points to a merged account afterwards. Search, flags and figures are brought up to
 * date by whoever calls it.
 * @param cameSince they came after their account was merged
 */
export function carryRecords(db: WriteHandle, tables: readonly CarriedTable[] = carriedTables, cameSince = true): RecordIds {
  const carried = new Map<CarriedTable, readonly string[]>();
  if (!hasMerges(db)) return carried;
  for (const table of tables) {
    // CROSS: from the few merged accounts to their records.
    const kept = db.prepare(
      `INSERT OR REPLACE INTO merged_records (kind, record_id, account_id, ref, came_since)
       SELECT @table, t.id, t.account_id, t.account_ref, @cameSince FROM accounts m CROSS JOIN ${table} t ON t.account_id = m.id
       WHERE m.survivor_id IS NOT NULL AND NOT EXISTS (
         SELECT 1 FROM merged_records r JOIN accounts o ON o.id = r.account_id WHERE r.kind = @table AND r.record_id = t.id AND r.ref IS t.account_ref AND o.survivor_id = m.survivor_id)`,
    );
    kept.run({ table, cameSince: cameSince ? 1 : 0 });
    const moved = db.prepare(`UPDATE ${table} SET account_id = m.survivor_id FROM accounts m WHERE m.survivor_id IS NOT NULL AND ${table}.account_id = m.id RETURNING ${table}.id`);
    carried.set(table, Ids.parse(moved.pluck().all()));
  }
  return carried;
}

/** Forgets whose records were that are gone, or have lost their account: a link that is made anew says it anew. */
export function forgetUnlinked(db: WriteHandle, tables: readonly CarriedTable[] = carriedTables): void {
  for (const table of tables) {
    db.prepare(`DELETE FROM merged_records WHERE kind = ? AND NOT EXISTS (SELECT 1 FROM ${table} t WHERE t.id = merged_records.record_id AND t.account_id IS NOT NULL)`).run(table);
  }
}

/** SQL for the only account, as the one that stands for it, that has a reference or else a name, or had it before the merge; NULL where there is none or are several. */
const onlySurvivor = (ref: string): string => `coalesce(
  (SELECT max(coalesce(o.survivor_id, o.id)) FROM accounts o WHERE o.ref = ${ref} HAVING count(DISTINCT coalesce(o.survivor_id, o.id)) = 1),
  (SELECT max(coalesce(n.survivor_id, n.id)) FROM accounts n WHERE (n.name = ${ref} COLLATE NOCASE OR n.id IN (SELECT w.id FROM account_own w WHERE w.name = ${ref} COLLATE NOCASE))
     AND NOT EXISTS (SELECT 1 FROM accounts x WHERE x.ref = ${ref}) HAVING count(DISTINCT coalesce(n.survivor_id, n.id)) = 1))`;

/** A function that gives the account that stands for everything a reference or name can mean, or null. */
export function survivorFinder(db: ReadHandle): (refOrName: string) => string | null {
  if (!hasMerges(db)) return () => null;
  const find = db.prepare(`SELECT ${onlySurvivor('@ref')}`).pluck();
  return (ref) => z.string().nullable().parse(find.get({ ref }));
}

/**
 * Links records whose reference or name several accounts have that are one by now. Without the merge they have no account, so that unmerging takes the link
 * away. Returns the ids of those linked.
 * @param unknownAccountFlag how the flag begins that goes with the link; null where the table has none, or somebody else looks after it
 */
export function linkThroughMerges(db: WriteHandle, table: CarriedTable, unknownAccountFlag: string | null = null): string[] {
  if (!hasMerges(db)) return [];
  const linked = Ids.parse(
    db
      .prepare(
        `WITH named AS MATERIALIZED (SELECT DISTINCT account_ref AS ref FROM ${table} WHERE account_id IS NULL AND account_ref IS NOT NULL),
           found AS MATERIALIZED (SELECT ref, ${onlySurvivor('named.ref')} AS id FROM named)
         UPDATE ${table} SET account_id = found.id FROM found WHERE ${table}.account_id IS NULL AND ${table}.account_ref = found.ref AND found.id IS NOT NULL RETURNING ${table}.id`,
      )
      .pluck()
      .all(),
  );
  db.prepare(`INSERT OR REPLACE INTO merged_records (kind, record_id, account_id, ref, came_since) SELECT @table, t.id, NULL, t.account_ref, 1 FROM json_each(@ids) j JOIN ${table} t ON t.id = j.value`).run({
    table,
    ids: JSON.stringify(linked),
  });
  if (unknownAccountFlag !== null && linked.length > 0) {
    db.prepare(
      `UPDATE ${table} SET flags = (SELECT json_group_array(f.value) FROM json_each(${table}.flags) f WHERE substr(f.value, 1, length(@flag)) <> @flag) WHERE id IN (SELECT value FROM json_each(@ids))`,
    ).run({ flag: unknownAccountFlag, ids: JSON.stringify(linked) });
  }
  return linked;
}

/** How many records have an account only because of a merge into it. */
export const countThroughMerge = (db: ReadHandle, rootId: string): number =>
  carriedTables
    .map((table) => z.int().parse(db.prepare(`SELECT count(*) FROM merged_records r JOIN ${table} t ON t.id = r.record_id WHERE r.kind = '${table}' AND r.account_id IS NULL AND t.account_id = ? AND r.ref IS t.account_ref`).pluck().get(rootId)))
    .reduce((sum, count) => sum + count, 0);

/** What unmerging gives back. */
export interface Released {
  /** To the account, from the one that stood for it. */
  readonly back: RecordIds;
  /** Their reference leads nowhere by itself any more. */
  readonly unlinked: RecordIds;
}

/** Gives an account the records that are its own, before its merge is ended. */
export function releaseRecords(db: WriteHandle, { accountId }: StoredMerge, rootId: string): Released {
  const family = JSON.stringify(listFamily(db, accountId));
  const back = new Map<CarriedTable, readonly string[]>();
  const unlinked = new Map<CarriedTable, readonly string[]>();
  for (const table of carriedTables) {
    const own = `SELECT r.record_id FROM merged_records r WHERE r.kind = @table AND r.record_id = ${table}.id AND r.ref IS ${table}.account_ref`;
    const params = { table, rootId };
    const returned = db.prepare(`UPDATE ${table} SET account_id = @accountId WHERE account_id = @rootId AND EXISTS (${own} AND r.account_id IN (SELECT value FROM json_each(@family))) RETURNING id`);
    back.set(table, Ids.parse(returned.pluck().all({ ...params, accountId, family })));
    const cut = db.prepare(`UPDATE ${table} SET account_id = NULL WHERE account_id = @rootId AND EXISTS (${own} AND r.account_id IS NULL) RETURNING id`);
    unlinked.set(table, Ids.parse(cut.pluck().all(params)));
  }
  // A promise noted since follows the interaction that it was made in.
  const followed = db.prepare('UPDATE follow_ups SET account_id = @accountId WHERE account_id = @rootId AND interaction_id IN (SELECT value FROM json_each(@interactions)) RETURNING id');
  const promises = Ids.parse(followed.pluck().all({ accountId, rootId, interactions: JSON.stringify(back.get('interactions') ?? []) }));
  back.set('follow_ups', [...(back.get('follow_ups') ?? []), ...promises]);
  db.prepare('DELETE FROM merged_records WHERE account_id = ?').run(accountId);
  forgetUnlinked(db);
  return { back, unlinked };
}
