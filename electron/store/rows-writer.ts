import type { WriteHandle } from './handles';

/** Rows that are held back until they are written; `flush` writes those that are left. */
export interface RowsWriter {
  add(values: readonly unknown[]): void;
  flush(): void;
}

/** Rows in a statement: the same for every table, so that writers that are given rows in turn write them in turn. More saves nothing. */
const rowsPerStatement = 32;

/**
 * Inserts many rows with few statements: SQLite sets up a statement's CHECKs once for all its rows, and each statement that is run costs as much as
 * some values. Rows keep their order. What reads the table, or refers to its rows, needs a `flush` first.
 */
export function rowsWriter(db: WriteHandle, table: string, columns: readonly string[], verb: 'INSERT' | 'INSERT OR IGNORE' = 'INSERT'): RowsWriter {
  const row = `(${columns.map(() => '?').join(', ')})`;
  const insertOf = (rows: number) => db.prepare(`${verb} INTO ${table} (${columns.join(', ')}) VALUES ${Array.from({ length: rows }, () => row).join(', ')}`);
  const many = insertOf(rowsPerStatement);
  let values: unknown[] = [];
  let rows = 0;
  return {
    add(added) {
      for (const value of added) values.push(value);
      rows += 1;
      if (rows < rowsPerStatement) return;
      many.run(values);
      values = [];
      rows = 0;
    },
    flush() {
      if (rows > 0) insertOf(rows).run(values);
      values = [];
      rows = 0;
    },
  };
}
