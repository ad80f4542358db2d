import type { WriteHandle } from './handles';

/** Rows that are held back until they are written; `flush` writes those that are left. */
export interface RowsWriter {
  /** True when this row, and with it all before it, were written. */
  add(values: readonly unknown[]): boolean;
  flush(): void;
}

/** Rows in a statement: the same for every table, so that writers that are given rows in turn write them in turn. More saves nothing. */
const rowsPerStatement = 100;

/**
 * Inserts many rows with few statements. SQLite sets up a statement's CHECKs once for all its rows, and what costs most is to hand over the values
 * one by one: so a value that all rows of a statement share is handed over once. Rows keep their order. What reads the table, or refers to its rows,
 * needs a `flush` first.
 */
export function rowsWriter(db: WriteHandle, table: string, columns: readonly string[], verb: 'INSERT' | 'INSERT OR IGNORE' | 'INSERT OR REPLACE' = 'INSERT'): RowsWriter {
  // A column that has differed once is handed over row by row from then on, so that no more statements are prepared than there are columns.
  const differs = columns.map((_, column) => column === 0);
  let rows: (readonly unknown[])[] = [];
  let run: ((values: unknown[]) => void) | null = null;

  const compare = (): void => {
    const [first = []] = rows;
    for (let column = 1; column < columns.length; column += 1) {
      if (differs[column] === true || rows.every((row) => row[column] === first[column])) continue;
      differs[column] = true;
      run = null;
    }
  };
  const prepare = (count: number): ((values: unknown[]) => void) => {
    const shared = columns.flatMap((_, column) => (differs[column] === true ? [] : [`? AS s${column}`]));
    const own = columns.flatMap((_, column) => (differs[column] === true ? [column] : []));
    const row = `(${own.map(() => '?').join(', ')})`;
    const insert = db.prepare(
      `${verb} INTO ${table} (${columns.join(', ')}) SELECT ${columns.map((_, column) => (differs[column] === true ? `own.column${own.indexOf(column) + 1}` : `shared.s${column}`)).join(', ')}
       FROM (SELECT ${[...shared, '1'].join(', ')}) AS shared CROSS JOIN (VALUES ${Array.from({ length: count }, () => row).join(', ')}) AS own`,
    );
    return (values) => void insert.run(values);
  };
  const write = (): void => {
    compare();
    const values: unknown[] = [];
    for (let column = 0; column < columns.length; column += 1) if (differs[column] !== true) values.push(rows[0]?.[column]);
    for (const row of rows) for (let column = 0; column < columns.length; column += 1) if (differs[column] === true) values.push(row[column]);
    if (rows.length < rowsPerStatement) prepare(rows.length)(values);
    else (run ??= prepare(rowsPerStatement))(values);
    rows = [];
  };
  return {
    add(values) {
      rows.push(values);
      if (rows.length < rowsPerStatement) return false;
      write();
      return true;
    },
    flush() {
      if (rows.length > 0) write();
    },
  };
}
