const isSealed = (row: 'OLD' | 'NEW'): string => `(SELECT state FROM sessions WHERE id = ${row}.session_id) = 'signed-off'`;

/** The body of a trigger that keeps a signed-off session as it is. */
export const refuse = `BEGIN SELECT RAISE(ABORT, 'a signed-off session never changes'); END`;

/**
 * What is signed off stays as it is, whatever code asks for (M6): triggers for a table whose rows belong to one session by their column `session_id`.
 * What may still be added after the sign-off (amendments, the state of actions) belongs into tables without them.
 */
export const sealTriggersOf = (table: string): string => `
      CREATE TRIGGER ${table}_sealed_insert BEFORE INSERT ON ${table} WHEN ${isSealed('NEW')} ${refuse};
      CREATE TRIGGER ${table}_sealed_update BEFORE UPDATE ON ${table} WHEN ${isSealed('OLD')} OR ${isSealed('NEW')} ${refuse};
      CREATE TRIGGER ${table}_sealed_delete BEFORE DELETE ON ${table} WHEN ${isSealed('OLD')} ${refuse};`;
