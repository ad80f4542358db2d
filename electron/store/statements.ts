import type { Statement } from 'better-sqlite3';
import type { ReadHandle } from './handles';

const prepared = new WeakMap<ReadHandle, Map<string, Statement>>();

/**
 * The prepared statement of a text, one for each connection: preparing costs more than running where the same one runs for every command.
 * Only for texts that do not vary, since each stays as long as its connection. What sets a mode that lasts (`pluck`, `raw`) or leaves the
 * statement busy (`iterate`) prepares its own.
 */
export function statement(db: ReadHandle, sql: string): Omit<Statement, 'pluck' | 'raw' | 'expand' | 'safeIntegers' | 'bind' | 'iterate'> {
  let ofConnection = prepared.get(db);
  if (ofConnection === undefined) {
    ofConnection = new Map();
    prepared.set(db, ofConnection);
  }
  let found = ofConnection.get(sql);
  if (found === undefined) {
    found = db.prepare(sql);
    ofConnection.set(sql, found);
  }
  return found;
}
