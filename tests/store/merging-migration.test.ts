import Database from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { APPLICATION_ID, openWorkspace } from '../../electron/store/database';
import { migrations } from '../../electron/store/migrations';
import { merging } from '../../electron/store/migrations/0022-merging';

const before = migrations.indexOf(merging);
let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'docket-merging-'));
  file = join(folder, 'before.docket');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A workspace as the version before left it. */
function makeFilled(): unknown[] {
  const db = new Database(file);
  db.pragma('foreign_keys = OFF');
  db.pragma(`application_id = ${APPLICATION_ID}`);
  for (const { up } of migrations.slice(0, before)) up(db);
  db.pragma(`user_version = ${before}`);
  db.exec(`
    INSERT INTO workspace (only_row, id, name, created_at, as_of, derived_as_of) VALUES (1, 'w', 'Before', '2026-11-01T09:00:00.000Z', '2026-11-21', '2026-11-21');
    INSERT INTO people (id, name, function, is_system) VALUES ('p', 'Ruth Abrams', 'engineering', 0);
    INSERT INTO accounts (id, system, ref, name, segment, stated_arr_minor, stated_currency, arr_minor, currency, flags) VALUES
      ('a', 'crm', 'C-1', 'Halden', 'enterprise', 1200, 'EUR', 1200, 'EUR', '["Something"]'), ('b', 'desk', 'D-1', 'Halden AS', 'smb', NULL, NULL, NULL, NULL, '[]');
    INSERT INTO issues (id, number, system, ref, source, title, criterion, status, account_id, account_ref) VALUES ('i', 1, 'crm', 'T-1', 'ticketing', 'Slow', 'response-delays', 'open', 'a', 'C-1');
    INSERT INTO account_aliases (id, system, ref, account_id, reason, by_person, at) VALUES ('x', 'desk', 'H', 'b', 'Known', 'p', '2026-11-20T09:00:00.000Z')`);
  const held = rows(db);
  db.close();
  return held;
}
const rows = (db: Database.Database): unknown[] =>
  ['SELECT id, system, ref, name, segment, stated_arr_minor, arr_minor, currency, rank_arr, flags FROM accounts ORDER BY id', 'SELECT id, account_id, account_ref FROM issues', 'SELECT id, account_id FROM account_aliases'].map((sql) => db.prepare(sql).all());

describe('the migration to accounts that can be merged', () => {
  it('keeps every account, what refers to it and what its source says, and none is merged [W6]', () => {
    const held = makeFilled();
    const workspace = openWorkspace(file);
    const { db } = workspace;
    expect(rows(db)).toEqual(held);
    expect(db.prepare('SELECT id, survivor_id, counts_subscriptions FROM accounts ORDER BY id').raw().all()).toEqual([['a', null, 1], ['b', null, 1]]);
    expect(db.prepare('SELECT id, name, stated_arr_minor, flags FROM account_sources ORDER BY id').raw().all()).toEqual([['a', 'Halden', 1200, '["Something"]'], ['b', 'Halden AS', null, '[]']]);
    expect(db.pragma('foreign_key_check')).toEqual([]);
    workspace.close();
  });

  it('holds one merge in force an account, never of an account with itself [W6]', () => {
    makeFilled();
    const workspace = openWorkspace(file);
    const insert = (id: string, account: string, into: string) => () =>
      workspace.db.prepare("INSERT INTO account_merges (id, account_id, into_id, keep, was, reason, on_date, by_person, at) VALUES (?, ?, ?, '{}', '{}', 'One', '2026-11-21', 'p', '2026-11-21T09:00:00.000Z')").run(id, account, into);
    expect(insert('m1', 'a', 'a')).toThrow(/CHECK/);
    insert('m1', 'a', 'b')();
    expect(insert('m2', 'a', 'b')).toThrow(/UNIQUE/);
    workspace.db.prepare("UPDATE account_merges SET ended_at = '2026-11-22T09:00:00.000Z', ended_on = '2026-11-22', ended_by = 'p'").run();
    expect(insert('m2', 'a', 'b')).not.toThrow();
    workspace.close();
  });
});
