import { AccountId, Instant, type PersonId } from '@shared/primitives';
import { z } from '@shared/zod';
import type { ReadHandle, WriteHandle } from './handles';

/** Tables of records that keep the reference of their account as its source writes it. */
const tables = ['issues', 'subscriptions', 'deals', 'measurements', 'interactions'] as const;
export type LinkedTable = (typeof tables)[number];

const unlinkedSql = tables.map((table) => `SELECT '${table}' AS kind, system, account_ref AS ref FROM ${table} WHERE account_id IS NULL AND account_ref IS NOT NULL AND account_ref <> ''`).join(' UNION ALL ');

const Unlinked = z.object({ system: z.string(), ref: z.string(), records: z.int(), issues: z.int(), subscriptions: z.int(), deals: z.int(), measurements: z.int(), interactions: z.int() });
export type UnlinkedRef = z.infer<typeof Unlinked>;

/** One window of the references that name no account, those of most records first, and how many there are. */
export function listUnlinkedRefs(db: ReadHandle, search: string, { offset, limit }: { offset: number; limit: number }): { total: number; rows: UnlinkedRef[] } {
  const text = search.trim();
  const params = { like: text === '' ? null : `%${text.replace(/[!%_]/g, '!$&')}%` };
  const counts = tables.map((table) => `count(*) FILTER (WHERE kind = '${table}') AS ${table}`).join(', ');
  const grouped = `SELECT system, ref, count(*) AS records, ${counts} FROM (${unlinkedSql}) WHERE @like IS NULL OR ref LIKE @like ESCAPE '!' GROUP BY system, ref`;
  return {
    total: z.int().parse(db.prepare(`SELECT count(*) FROM (${grouped})`).pluck().get(params)),
    rows: db
      .prepare(`${grouped} ORDER BY records DESC, ref, system LIMIT @limit OFFSET @offset`)
      .all({ ...params, limit, offset })
      .map((row) => Unlinked.parse(row)),
  };
}

/** Whether a record without an account has that reference. */
export const isUnlinkedRef = (db: ReadHandle, system: string, ref: string): boolean => db.prepare(`SELECT 1 FROM (${unlinkedSql}) WHERE system = ? AND ref = ? LIMIT 1`).get(system, ref) !== undefined;

const Named = z.object({ id: AccountId, ref: z.string(), name: z.string() });
/** Every account by its reference and name; one that was merged leads to the one that stands for it. */
export const listAccountNames = (db: ReadHandle): z.infer<typeof Named>[] => db.prepare('SELECT coalesce(survivor_id, id) AS id, ref, name FROM accounts ORDER BY row_id').all().map((row) => Named.parse(row));

const Standing = z.object({ id: AccountId, ref: z.string(), name: z.string(), system: z.string() });
/** Every account that stands for itself, with where it comes from. */
export const listStandingNames = (db: ReadHandle): z.infer<typeof Standing>[] =>
  db.prepare('SELECT id, ref, name, system FROM accounts WHERE survivor_id IS NULL ORDER BY row_id').all().map((row) => Standing.parse(row));

const Alias = z.object({ id: z.uuid(), system: z.string(), ref: z.string(), accountId: AccountId, account: z.string(), reason: z.string(), by: z.string(), at: Instant });
export type AccountAlias = z.infer<typeof Alias>;
const aliasSql = `SELECT x.id, x.system, x.ref, a.id AS accountId, a.name AS account, x.reason, p.name AS by, x.at
  FROM account_aliases x JOIN accounts own ON own.id = x.account_id JOIN accounts a ON a.id = coalesce(own.survivor_id, own.id) JOIN people p ON p.id = x.by_person WHERE x.ended_at IS NULL`;

/** The joins in force, the newest first. */
export const listAliases = (db: ReadHandle): AccountAlias[] => db.prepare(`${aliasSql} ORDER BY x.seq DESC`).all().map((row) => Alias.parse(row));

export function getAlias(db: ReadHandle, id: string): AccountAlias | null {
  const row = db.prepare(`${aliasSql} AND x.id = ?`).get(id);
  return row === undefined ? null : Alias.parse(row);
}

export const insertAlias = (db: WriteHandle, alias: { id: string; system: string; ref: string; accountId: AccountId; reason: string; by: PersonId; at: Instant }): void =>
  void db.prepare('INSERT INTO account_aliases (id, system, ref, account_id, reason, by_person, at) VALUES (@id, @system, @ref, @accountId, @reason, @by, @at)').run(alias);

export const hasAlias = (db: ReadHandle, system: string, ref: string): boolean => db.prepare('SELECT 1 FROM account_aliases WHERE system = ? AND ref = ? AND ended_at IS NULL').get(system, ref) !== undefined;

/** Ends a join, and gives the records that were linked by it, by their table; they have no account any more. */
export function endAlias(db: WriteHandle, { id, system, ref, accountId }: AccountAlias, end: { by: PersonId; at: Instant }): Map<LinkedTable, string[]> {
  db.prepare('UPDATE account_aliases SET ended_at = ?, ended_by = ? WHERE id = ?').run(end.at, end.by, id);
  return new Map(
    tables.map((table) => [table, z.array(z.string()).parse(db.prepare(`UPDATE ${table} SET account_id = NULL WHERE account_id = ? AND system = ? AND account_ref = ? RETURNING id`).pluck().all(accountId, system, ref))] as const),
  );
}
