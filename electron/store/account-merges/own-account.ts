/** Tables of records that point to their account and are carried when it is merged. */
export const carriedTables = ['issues', 'subscriptions', 'deals', 'measurements', 'interactions', 'follow_ups'] as const;
export type CarriedTable = (typeof carriedTables)[number];

/** Whether a table is one of those, by its name. */
export const isCarried = (table: string): table is CarriedTable => carriedTables.some((carried) => carried === table);

/**
 * SQL for the account that is a record's own: the merged one that it was carried from, while it is still with the survivor and its source names the same
 * reference; else the account that it points to.
 */
export const ownAccountOf = (table: CarriedTable, alias: string): string =>
  `coalesce((SELECT r.account_id FROM merged_records r JOIN accounts o ON o.id = r.account_id WHERE r.kind = '${table}' AND r.record_id = ${alias}.id AND r.ref IS ${alias}.account_ref AND o.survivor_id = ${alias}.account_id), ${alias}.account_id)`;
