import Database from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { APPLICATION_ID, openWorkspace, SCHEMA_VERSION } from '../../electron/store/database';
import { migrations } from '../../electron/store/migrations';
import { texts } from '../../electron/store/migrations/0020-texts';

const before = migrations.indexOf(texts);
const tables = ['accounts', 'interactions', 'follow_ups', 'imports', 'import_changes', 'issues', 'issue_tags'] as const;

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'docket-texts-'));
  file = join(folder, 'before.docket');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const columnsOf = (db: Database.Database, table: string): unknown[] => db.prepare(`SELECT name FROM pragma_table_info('${table}') ORDER BY cid`).pluck().all();
const rowsOf = (db: Database.Database, table: string, columns: readonly unknown[]): unknown[] => db.prepare(`SELECT ${columns.join(', ')} FROM ${table} ORDER BY 1, 2`).raw().all();

/** A workspace as the version before left it, with calls and what was promised in them; gives its columns and what stood in them. */
function makeFilled(): ReadonlyMap<string, { columns: readonly unknown[]; rows: readonly unknown[] }> {
  const db = new Database(file);
  db.pragma('foreign_keys = OFF');
  db.pragma(`application_id = ${APPLICATION_ID}`);
  for (const { up } of migrations.slice(0, before)) up(db);
  db.pragma(`user_version = ${before}`);
  db.exec(`
    INSERT INTO workspace (only_row, id, name, created_at, as_of, derived_as_of) VALUES (1, 'w', 'Before', '2026-11-01T09:00:00.000Z', '2026-11-21', '2026-11-21');
    INSERT INTO people (id, name, function, is_system) VALUES ('p', 'Ruth Abrams', 'engineering', 0);
    INSERT INTO imports (id, kind, source, file_name, file_sha256, file_bytes, mapping_name, mapping, choices, brought_by, at, rows, imported, updated, unchanged, rejected, anomalies, seq, system)
      VALUES ('m', 'interactions', 'calls', 'calls.csv', '${'0'.repeat(64)}', 10, 'plain', '{}', '{}', 'p', '2026-11-20T09:00:00.000Z', 2, 2, 0, 0, 0, 0, 1, 'file');
    INSERT INTO accounts (id, system, ref, name, segment) VALUES ('a', 'file', 'A-1', 'Northwind', 'enterprise');
    INSERT INTO issues (id, number, system, ref, source, title, criterion, status, account_id, tags) VALUES ('i', 1, 'file', 'T-1', 'ticketing', 'Slow', 'response-delays', 'open', 'a', '["export"]');
    INSERT INTO interactions (id, system, ref, source, kind, on_date, account_id, account_ref, subject, body, import_id)
      VALUES ('c', 'file', 'C-1', 'calls', 'call', '2026-11-18', 'a', 'A-1', 'Renewal', 'We will send the report by Friday.', 'm'), ('n', 'file', 'C-2', 'emails', 'email', '2026-11-19', NULL, 'A-9', 'Hello', '', 'm');
    INSERT INTO follow_ups (id, interaction_id, words, promised_by, due_on, state) VALUES ('f', 'c', 'Send the report', 'us', '2026-11-20', 'open');
    INSERT INTO import_changes (import_id, row, entity, entity_id, before, after) VALUES ('m', 2, 'interactions', 'c', NULL, '{}'), ('m', 3, 'interactions', 'n', NULL, '{}');`);
  const held = new Map(tables.map((table) => [table, { columns: columnsOf(db, table), rows: rowsOf(db, table, columnsOf(db, table)) }] as const));
  db.close();
  return held;
}

describe('the migration to e-mails and transcripts', () => {
  it('keeps every interaction, what was promised in it and the import it came from, and takes what goes beside them [W5, L6]', () => {
    const held = makeFilled();
    expect([...held.values()].map(({ rows }) => rows.length)).toEqual([1, 2, 1, 1, 2, 1, 0]);
    const workspace = openWorkspace(file);
    try {
      const { db } = workspace;
      expect(db.pragma('user_version', { simple: true })).toBe(SCHEMA_VERSION);
      expect(db.pragma('foreign_key_check')).toEqual([]);
      const kept = new Database(file, { readonly: true });
      for (const [table, { columns, rows }] of held) expect([table, rowsOf(kept, table, columns)]).toEqual([table, rows]);
      kept.close();
      db.exec("INSERT INTO interaction_texts VALUES ('c', '[]', 'c@mail.example', '[]')");
      const proposal = (id: string, interaction: string, state: string): string =>
        `INSERT INTO word_proposals (id, interaction_id, rule_id, rule_version, kind, line, last_line, quote, reason, as_of, state) VALUES ('${id}', '${interaction}', 'promise', 1, 'promise', 1, 1, 'We will', 'It promises', '2026-11-21', '${state}')`;
      db.exec(proposal('w1', 'c', 'open'));
      expect(() => db.exec(proposal('w2', 'gone', 'open'))).toThrow('FOREIGN KEY');
      // Nobody has decided it.
      expect(() => db.exec(proposal('w3', 'c', 'accepted'))).toThrow('CHECK');
      // What goes beside an interaction goes with it.
      db.exec("DELETE FROM follow_ups; DELETE FROM interactions WHERE id = 'c'");
      expect(db.prepare('SELECT (SELECT count(*) FROM interaction_texts) + (SELECT count(*) FROM word_proposals)').pluck().get()).toBe(0);
    } finally {
      workspace.close();
    }
  });

  it('leaves older exports unknown: nothing says when a record of before was changed [W5]', () => {
    makeFilled();
    const workspace = openWorkspace(file);
    try {
      expect(workspace.db.prepare('SELECT changed_at FROM issues UNION ALL SELECT changed_at FROM accounts').pluck().all()).toEqual([null, null]);
      expect(workspace.db.prepare('SELECT older FROM imports').pluck().all()).toEqual([0]);
    } finally {
      workspace.close();
    }
  });
});
