import { KeptValues } from '@shared/contract/account-merges';
import { AccountId, CalendarDate, Instant, type PersonId } from '@shared/primitives';
import { z } from '@shared/zod';
import type { ReadHandle, WriteHandle } from '../handles';
import { OwnFields, ownFieldColumns } from './fields';

const json = z.string().transform((text): unknown => JSON.parse(text));

const Merge = z.object({
  id: z.uuid(),
  seq: z.int(),
  accountId: AccountId,
  account: z.string(),
  ref: z.string(),
  system: z.string(),
  intoId: AccountId,
  into: z.string(),
  keep: json.pipe(KeptValues),
  was: json.pipe(OwnFields),
  reason: z.string(),
  on: CalendarDate,
  by: z.string(),
  at: Instant,
});
export type StoredMerge = z.infer<typeof Merge>;

const select = `SELECT m.id, m.seq, m.account_id AS accountId, a.name AS account, a.ref, a.system, m.into_id AS intoId, s.name AS "into", m.keep, m.was, m.reason, m.on_date AS "on", p.name AS "by", m.at
  FROM account_merges m JOIN accounts a ON a.id = m.account_id JOIN accounts s ON s.id = m.into_id JOIN people p ON p.id = m.by_person WHERE m.ended_at IS NULL`;

/** Every merge in force, the oldest first. */
export const listMerges = (db: ReadHandle): StoredMerge[] => db.prepare(`${select} ORDER BY m.seq`).all().map((row) => Merge.parse(row));

/** The merges in force into an account itself, the oldest first. */
export const listMergedInto = (db: ReadHandle, intoId: string): StoredMerge[] => db.prepare(`${select} AND m.into_id = ? ORDER BY m.seq`).all(intoId).map((row) => Merge.parse(row));

/** The merge in force of an account, or null. */
export function getMergeOf(db: ReadHandle, accountId: string): StoredMerge | null {
  const row = db.prepare(`${select} AND m.account_id = ?`).get(accountId);
  return row === undefined ? null : Merge.parse(row);
}

const Survivor = z.object({ id: AccountId, name: z.string() });

/** The account that stands for another at the end of a chain of merges; null where it stands for itself, or is not there. */
export function getSurvivor(db: ReadHandle, accountId: string): z.infer<typeof Survivor> | null {
  const row = db.prepare('SELECT s.id, s.name FROM accounts a JOIN accounts s ON s.id = a.survivor_id WHERE a.id = ?').get(accountId);
  return row === undefined ? null : Survivor.parse(row);
}

const Ids = z.array(z.string());

/** Those accounts, each as the one that stands for it, once. */
export const listSurvivors = (db: ReadHandle, ids: readonly string[]): string[] =>
  Ids.parse(db.prepare('SELECT DISTINCT coalesce(survivor_id, id) FROM accounts WHERE id IN (SELECT value FROM json_each(?)) ORDER BY 1').pluck().all(JSON.stringify(ids)));

/** An account with all that were merged into it, and into those. */
export const listFamily = (db: ReadHandle, id: string): string[] =>
  Ids.parse(
    db
      .prepare('WITH RECURSIVE family (id) AS (SELECT ? UNION SELECT m.account_id FROM family JOIN account_merges m ON m.into_id = family.id AND m.ended_at IS NULL) SELECT id FROM family ORDER BY id')
      .pluck()
      .all(id),
  );

/** The names of the accounts that were merged into one, and into those. */
export const listMergedNames = (db: ReadHandle, id: string): string[] => Ids.parse(db.prepare('SELECT name FROM accounts WHERE survivor_id = ? ORDER BY row_id').pluck().all(id));

/** Whether any merge is in force. */
export const hasMerges = (db: ReadHandle): boolean => db.prepare('SELECT 1 FROM accounts WHERE survivor_id IS NOT NULL LIMIT 1').get() !== undefined;

export interface NewMerge {
  readonly id: string;
  readonly accountId: AccountId;
  readonly intoId: AccountId;
  readonly keep: KeptValues;
  readonly was: OwnFields;
  readonly reason: string;
  readonly on: CalendarDate;
  readonly by: PersonId;
  readonly at: Instant;
}

/** Puts an account under another, with all that were merged into it. Its records are carried by `carryRecords`, what stands is settled by `applyMerges`. */
export function insertMerge(db: WriteHandle, { keep, was, ...merge }: NewMerge): void {
  db.prepare(
    `INSERT INTO account_merges (id, account_id, into_id, keep, was, reason, on_date, by_person, at) VALUES (@id, @accountId, @intoId, @keep, @was, @reason, @on, @by, @at)`,
  ).run({ ...merge, keep: JSON.stringify(keep), was: JSON.stringify(was) });
  const columns = ownFieldColumns.join(', ');
  db.prepare(`INSERT OR IGNORE INTO account_own (id, ${columns}) SELECT id, ${columns} FROM accounts WHERE id = ?`).run(merge.intoId);
  db.prepare('UPDATE accounts SET survivor_id = @intoId WHERE id = @accountId OR survivor_id = @accountId').run({ intoId: merge.intoId, accountId: merge.accountId });
}

/** Ends a merge: the account stands for itself again, and for those merged into it. A survivor with nothing left merged into it is what its own source says. */
export function endMerge(db: WriteHandle, { id, accountId, intoId }: StoredMerge, end: { reason: string | null; on: CalendarDate; by: PersonId; at: Instant }): void {
  const family = JSON.stringify(listFamily(db, accountId));
  db.prepare('UPDATE account_merges SET ended_reason = @reason, ended_on = @on, ended_by = @by, ended_at = @at WHERE id = @id').run({ ...end, id });
  db.prepare('UPDATE accounts SET survivor_id = CASE id WHEN @accountId THEN NULL ELSE @accountId END WHERE id IN (SELECT value FROM json_each(@family))').run({ accountId, family });
  db.prepare('UPDATE accounts SET counts_subscriptions = 1 WHERE id = ?').run(accountId);
  if (listMergedInto(db, intoId).length > 0) return;
  const columns = ownFieldColumns.map((column) => `${column} = o.${column}`).join(', ');
  db.prepare(`UPDATE accounts SET ${columns}, counts_subscriptions = 1 FROM account_own o WHERE o.id = accounts.id AND accounts.id = ?`).run(intoId);
  db.prepare('DELETE FROM account_own WHERE id = ?').run(intoId);
}
