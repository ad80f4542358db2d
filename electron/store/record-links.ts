import { ownAccountOf } from './account-merges/own-account';
import { carryRecords, forgetUnlinked, linkThroughMerges } from './account-merges/records';
import type { WriteHandle } from './handles';

/** Tables of records that name an account as their source writes it, and whether they have flags. */
const tables = [
  { name: 'deals', system: 'r.system', hasFlags: true },
  { name: 'measurements', system: 'r.system', hasFlags: true },
  { name: 'interactions', system: 'r.system', hasFlags: true },
  { name: 'follow_ups', system: "coalesce((SELECT n.system FROM interactions n WHERE n.id = r.interaction_id), '')", hasFlags: false },
] as const;

/**
 * Links deals, measurements, interactions and follow-ups whose account was unknown when they came to accounts that have come since: the one of the
 * same system, else the only one with that reference, else the only one of that name, else the one behind the only subscription with that reference.
 * Interactions with the sponsor of their account are marked as such where their source does not say it. Returns how many records were linked.
 * @param unknownAccountFlag how the flag begins that says that no account is known; it goes with the link
 */
export function linkRecordsToAccounts(db: WriteHandle, unknownAccountFlag: string): number {
  let linked = 0;
  const names = tables.map(({ name }) => name);
  forgetUnlinked(db, names);
  for (const { name, system, hasFlags } of tables) {
    const flags = hasFlags ? `, flags = (SELECT json_group_array(f.value) FROM json_each(${name}.flags) f WHERE substr(f.value, 1, length(@unknownAccountFlag)) <> @unknownAccountFlag)` : '';
    // Each reference is looked up once, however many records name it.
    linked += db
      .prepare(
        `WITH named AS MATERIALIZED (SELECT DISTINCT ${system} AS system, r.account_ref AS ref FROM ${name} r WHERE r.account_id IS NULL AND r.account_ref IS NOT NULL),
           found AS MATERIALIZED (SELECT u.system, u.ref, coalesce(
             (SELECT same.id FROM accounts same WHERE same.system = u.system AND same.ref = u.ref),
             (SELECT x.account_id FROM account_aliases x WHERE x.system = u.system AND x.ref = u.ref AND x.ended_at IS NULL),
             (SELECT max(other.id) FROM accounts other WHERE other.ref = u.ref HAVING count(*) = 1),
             (SELECT max(a.id) FROM accounts a WHERE a.name = u.ref COLLATE NOCASE HAVING count(*) = 1),
             (SELECT ${ownAccountOf('subscriptions', 's')} FROM subscriptions s WHERE s.system = u.system AND s.ref = u.ref),
             (SELECT max(${ownAccountOf('subscriptions', 't')}) FROM subscriptions t WHERE t.ref = u.ref HAVING count(*) = 1)) AS id FROM named u),
           target AS MATERIALIZED (SELECT r.row_id AS row, found.id FROM found JOIN ${name} r ON r.account_ref = found.ref AND r.account_id IS NULL AND found.system = ${system} WHERE found.id IS NOT NULL)
         UPDATE ${name} SET account_id = target.id${flags} FROM target WHERE ${name}.row_id = target.row AND (@unknownAccountFlag IS NOT NULL)`,
      )
      .run({ unknownAccountFlag }).changes;
    linked += linkThroughMerges(db, name, hasFlags ? unknownAccountFlag : null).length;
  }
  carryRecords(db, names);
  db.exec(
    `UPDATE interactions SET is_sponsor = 1 FROM accounts a
     WHERE interactions.account_id = a.id AND interactions.is_sponsor IS NULL AND interactions.person IS NOT NULL AND a.sponsor IS NOT NULL AND interactions.person = a.sponsor COLLATE NOCASE`,
  );
  return linked;
}
