import Database from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { APPLICATION_ID, openWorkspace, SCHEMA_VERSION } from '../../electron/store/database';
import { migrations } from '../../electron/store/migrations';
import { records } from '../../electron/store/migrations/0013-records';
import { openTestDesk } from '../support/workspace';

const before = migrations.indexOf(records);
const rowsOf = { imports: 3, mappings: 1, accounts: 1, subscriptions: 1, issues: 1, import_changes: 3, import_anomalies: 2 } as const;
const everything = (db: Database.Database): unknown =>
  Object.keys(rowsOf).map((table) => {
    const columns = db.prepare(`SELECT name FROM pragma_table_info('${table}') ORDER BY cid`).pluck().all();
    return [table, db.prepare(`SELECT ${columns.filter((column) => column !== 'is_undone').slice(0, 8).join(', ')} FROM ${table} ORDER BY 1, 2, 3, 4`).raw().all()];
  });

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'docket-records-'));
  file = join(folder, 'before.docket');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A workspace as the version before left it, with an import of each kind there was, and `more` done to it. */
function makeFilled(more = ''): unknown {
  const db = new Database(file);
  db.pragma('foreign_keys = OFF');
  db.pragma(`application_id = ${APPLICATION_ID}`);
  for (const { up } of migrations.slice(0, before)) up(db);
  db.pragma(`user_version = ${before}`);
  const imported = (id: string, kind: string): string => `('${id}', '${kind}', 'ticketing', '${kind}.csv', '${'0'.repeat(64)}', 10, 'plain', '{}', '{}', NULL, NULL, 'p', '2026-11-20T09:00:00.000Z', 4, 1, 1, 1, 1, 2)`;
  db.exec(`
    INSERT INTO workspace (only_row, id, name, created_at, as_of, derived_as_of) VALUES (1, 'w', 'Before', '2026-11-01T09:00:00.000Z', '2026-11-21', '2026-11-21');
    INSERT INTO people (id, name, function, is_system) VALUES ('p', 'Ruth Abrams', 'engineering', 0);
    INSERT INTO imports VALUES ${imported('m1', 'accounts')}, ${imported('m2', 'subscriptions')}, ${imported('m3', 'issues')};
    INSERT INTO mappings VALUES ('Ours', 'issues', 'f', '{}');
    INSERT INTO accounts (id, system, ref, name, segment) VALUES ('a', 'file', 'A-1', 'Northwind', 'enterprise');
    INSERT INTO subscriptions (id, system, ref, account_id, account_ref) VALUES ('s', 'file', 'S-1', 'a', 'A-1');
    INSERT INTO issues (id, number, system, ref, source, title, criterion, status, account_id, import_id) VALUES ('i', 1, 'file', 'T-1', 'ticketing', 'Slow', 'response-delays', 'open', 'a', 'm3');
    INSERT INTO import_changes VALUES ('m1', 2, 'accounts', 'a', NULL, '{"name":"Northwind"}'), ('m2', 2, 'subscriptions', 's', NULL, '{}'), ('m3', 2, 'issues', 'i', NULL, '{}');
    INSERT INTO import_anomalies VALUES ('m3', 2, 'opened', 'unreadable-date', 'soon', 'flag'), ('m3', 3, 'id', 'missing-identifier', '', 'skip');
    ${more}`);
  const held = everything(db);
  db.close();
  return held;
}

describe('the migration to deals, measurements and interactions', () => {
  it('keeps every import and what refers to it, and takes the new kinds [W5]', () => {
    const held = makeFilled();
    const workspace = openWorkspace(file);
    const { db } = workspace;
    expect(everything(db)).toEqual(held);
    for (const [table, rows] of Object.entries(rowsOf)) expect(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()).toBe(rows);
    expect(db.pragma('foreign_key_check')).toEqual([]);
    expect(db.prepare("SELECT DISTINCT \"table\" FROM pragma_foreign_key_list('import_changes')").pluck().all()).toEqual(['imports']);
    // As strict as before, and for everything that refers to imports.
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(() => db.exec("INSERT INTO import_changes (import_id, row, entity, entity_id, before, after) VALUES ('m9', 2, 'issues', 'i', NULL, '{}')")).toThrow('FOREIGN KEY');
    expect(() => db.exec("DELETE FROM imports WHERE id = 'm3'")).toThrow('FOREIGN KEY');
    expect(() => db.exec("UPDATE imports SET rejected = 2 WHERE id = 'm3'")).toThrow('CHECK');
    for (const kind of ['deals', 'measurements', 'interactions']) db.exec(`UPDATE imports SET kind = '${kind}' WHERE id = 'm1'`);
    expect(() => db.exec("UPDATE imports SET kind = 'dreams' WHERE id = 'm1'")).toThrow('CHECK');
    workspace.close();
  });

  it('refuses a file whose records refer to what is not there, and leaves it at its version [L6]', () => {
    makeFilled("UPDATE issues SET account_id = 'gone';");
    expect(() => openWorkspace(file)).toThrow(/its issues refer to accounts that are not there\. It was left as it is/);
    const db = new Database(file, { readonly: true });
    expect(db.pragma('user_version', { simple: true })).toBe(before);
    expect(db.prepare("SELECT count(*) FROM sqlite_schema WHERE name IN ('deals', 'imports_anew')").pluck().get()).toBe(0);
    db.close();
  });
});

describe('the tables of records', () => {
  it('refuse what is not one of the words, and records that refer to nothing [W2]', () => {
    const test = openTestDesk();
    try {
      const { db } = test.desk.workspace;
      expect(db.pragma('user_version', { simple: true })).toBe(SCHEMA_VERSION);
      expect(() => db.exec("INSERT INTO deals (id, system, ref, name, stage, outcome) VALUES ('d', 'file', 'D-1', 'Renewal', 'Proposal', 'maybe')")).toThrow('CHECK');
      expect(() => db.exec("INSERT INTO measurements (id, system, ref, measure, on_date, value, source) VALUES ('m', 'file', 'M-1', 'Health', '2026-11-01', 71, 'health')")).toThrow('CHECK');
      expect(() => db.exec("INSERT INTO interactions (id, system, ref, source, kind, on_date) VALUES ('n', 'file', 'N-1', 'calls', 'dream', '2026-11-01')")).toThrow('CHECK');
      expect(() => db.exec("INSERT INTO follow_ups (id, interaction_id, words, state) VALUES ('f', 'gone', 'Send the report', 'open')")).toThrow('FOREIGN KEY');
      expect(() => db.exec("INSERT INTO deal_stages VALUES ('gone', 'Proposal', '2026-11-01', NULL)")).toThrow('FOREIGN KEY');
    } finally {
      test.close();
    }
  });

  it('give the newest of an account and source, and its series, from an index alone [W3]', () => {
    const test = openTestDesk();
    try {
      const planOf = (sql: string): string => test.desk.workspace.db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all().map((row) => JSON.stringify(row)).join('\n');
      for (const table of ['measurements', 'interactions']) {
        expect(planOf(`SELECT max(on_date) FROM ${table} WHERE account_id = 'a' AND source = 'health'`)).toContain(`USING COVERING INDEX ${table}_by_account`);
        const all = planOf(`SELECT account_id, source, max(on_date) FROM ${table} GROUP BY account_id, source`);
        expect(all).toContain(`USING COVERING INDEX ${table}_by_account`);
        expect(all).not.toContain('TEMP B-TREE');
      }
      expect(planOf("SELECT measure, substr(on_date, 1, 7), avg(value) FROM measurements WHERE account_id = 'a' GROUP BY 1, 2")).toContain('USING COVERING INDEX measurements_by_account');
      expect(planOf("SELECT max(stage_since) FROM deals WHERE account_id = 'a'")).toContain('USING COVERING INDEX deals_by_account');
      expect(planOf("SELECT id FROM follow_ups WHERE state = 'open' AND due_on < '2026-11-01'")).toContain('follow_ups_due');
    } finally {
      test.close();
    }
  });
});
