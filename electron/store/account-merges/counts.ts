import type { MergeCounts } from '@shared/contract/account-merges';
import { z } from '@shared/zod';
import type { ReadHandle } from '../handles';
import { listFamily } from './merges';
import { carriedTables, type CarriedTable } from './own-account';

const Count = z.int();

const nameOf = { issues: 'issues', subscriptions: 'subscriptions', deals: 'deals', measurements: 'measurements', interactions: 'interactions', follow_ups: 'followUps' } as const satisfies Record<CarriedTable, keyof MergeCounts>;

/** What hangs on an account and on those merged into it. */
export function countOf(db: ReadHandle, id: string): MergeCounts {
  const family = JSON.stringify(listFamily(db, id));
  const count = (sql: string, param: string): number => Count.parse(db.prepare(`SELECT count(*) FROM ${sql}`).pluck().get(param));
  const ofFamily = (sql: string): number => count(`${sql} IN (SELECT value FROM json_each(?))`, family);
  const records = carriedTables.map((table) => [nameOf[table], count(`${table} WHERE account_id = ?`, id)] as const);
  return {
    ...none,
    ...Object.fromEntries(records),
    notes: ofFamily('account_notes WHERE account_id'),
    hypotheses: ofFamily('erosion_hypotheses WHERE account_id'),
    references: ofFamily('accounts WHERE id') + ofFamily('account_aliases WHERE ended_at IS NULL AND account_id'),
  };
}

const none: MergeCounts = { issues: 0, subscriptions: 0, deals: 0, measurements: 0, interactions: 0, followUps: 0, notes: 0, hypotheses: 0, references: 0 };

/** What unmerging an account would give back: what was carried then, and what has come since by its own references. `elsewhere` was carried, and somebody or an import has moved it since. */
export function countCarried(db: ReadHandle, accountId: string, rootId: string): { returning: MergeCounts; since: MergeCounts; elsewhere: number } {
  const family = JSON.stringify(listFamily(db, accountId));
  const params = { family, rootId };
  const returning: Record<string, number> = {};
  const since: Record<string, number> = {};
  let elsewhere = 0;
  for (const table of carriedTables) {
    const found = z.object({ returning: z.int(), since: z.int(), elsewhere: z.int() }).parse(
      db
        .prepare(
          `SELECT count(*) FILTER (WHERE isBack AND NOT came_since) AS "returning", count(*) FILTER (WHERE isBack AND came_since) AS since, count(*) FILTER (WHERE NOT isBack) AS elsewhere
           FROM (SELECT r.came_since, t.account_id IS @rootId AND r.ref IS t.account_ref AS isBack FROM merged_records r JOIN ${table} t ON t.id = r.record_id
                 WHERE r.kind = '${table}' AND r.account_id IN (SELECT value FROM json_each(@family)))`,
        )
        .get(params),
    );
    returning[nameOf[table]] = found.returning;
    since[nameOf[table]] = found.since;
    elsewhere += found.elsewhere;
  }
  const { notes, hypotheses, references } = countOf(db, accountId);
  return { returning: { ...none, ...returning, notes, hypotheses, references }, since: { ...none, ...since }, elsewhere };
}
