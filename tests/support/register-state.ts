import type { ReadHandle } from '../../electron/store/handles';

/** The tables that imports fill, with what follows from them. */
const tables = ['accounts', 'subscriptions', 'issues', 'deals', 'deal_stages', 'measurements', 'interactions', 'follow_ups', 'issue_tags'] as const;

/** What differs between two histories that lead to the same register: ids are given out anew, and row numbers with them. */
const givenOut: ReadonlySet<string> = new Set(['id', 'row_id', 'number', 'seq', 'import_id', 'issue_id', 'account_id', 'proposal_id', 'deal_id', 'interaction_id', 'score_id']);

/**
 * Everything that the register says, to compare two states: with `isExact` as it is stored; else by what it says, without ids, sorted.
 * What full-text search finds is part of it.
 */
export function registerState(db: ReadHandle, { isExact }: { isExact: boolean }): unknown {
  const rows = (table: string): Record<string, unknown>[] => db.prepare<[], Record<string, unknown>>(`SELECT * FROM ${table}`).all();
  const said = (row: Record<string, unknown>): string => JSON.stringify(Object.entries(row).filter(([column]) => isExact || !givenOut.has(column)));
  // A signal whose cause has gone is withdrawn, and stays to be read.
  const proposals = db.prepare<[], Record<string, unknown>>("SELECT p.*, (SELECT ref FROM issues i WHERE i.id = p.issue_id) AS of FROM proposals p WHERE p.state <> 'withdrawn'").all();
  const proposed = proposals.map((row) => JSON.stringify(Object.entries(row).filter(([column]) => !givenOut.has(column) && column !== 'subject'))).map((row) => (isExact ? row : row.replaceAll(/#\d+/g, '#'))).toSorted();
  const link = (table: string): string => `SELECT t.ref, a.ref AS account FROM ${table} t LEFT JOIN accounts a ON a.id = t.account_id`;
  return {
    ...Object.fromEntries(tables.map((table) => [table, rows(table).map(said).toSorted()])),
    proposed,
    links: ['subscriptions', 'issues', 'deals', 'measurements', 'interactions'].flatMap((table) => db.prepare<[], Record<string, unknown>>(link(table)).all().map((row) => `${table} ${JSON.stringify(row)}`)).toSorted(),
    search: ['ticket', 'alpha', 'beta', 'halden', 'orsted', 'invoice'].map((word) =>
      db.prepare('SELECT i.ref FROM issue_search s JOIN issues i ON i.number = s.rowid WHERE issue_search MATCH ? ORDER BY i.ref').pluck().all(word),
    ),
    searched: db.prepare('SELECT count(*) FROM issue_search').pluck().get(),
  };
}
