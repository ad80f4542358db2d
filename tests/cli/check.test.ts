import { copyFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { countEntries, getLastEntry } from '../../electron/store/audit-log';
import { APPLICATION_ID, SCHEMA_VERSION } from '../../electron/store/database';
import { addAccounts, addIssues } from '../support/register';
import { runCli, runCliJson } from '../support/cli';
import { openTestDesk, type TestDesk } from '../support/workspace';

let test: TestDesk;
let folder: string;
let copy: string;
let entries: number;
let head: string;
beforeEach(() => {
  test = openTestDesk();
  addAccounts(test.desk, [{ ref: 'A' }]);
  addIssues(test.desk, Array.from({ length: 300 }, (_, index) => ({ description: `Words that fill pages ${index} `.repeat(20) })));
  entries = countEntries(test.desk.workspace.db);
  head = getLastEntry(test.desk.workspace.db)?.hash ?? '';
  test.desk.workspace.close();
  folder = mkdtempSync(join(tmpdir(), 'docket-check-'));
  copy = join(folder, 'copy.docket');
  copyFileSync(test.file, copy);
});
afterEach(() => {
  test.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Changes the copy as somebody with a database tool would. */
function tamper(sql: string): void {
  const db = new Database(copy);
  db.pragma('foreign_keys = OFF');
  db.exec('DROP TRIGGER audit_log_is_append_only_update; DROP TRIGGER audit_log_is_append_only_delete; DROP TRIGGER audit_payloads_never_change;');
  db.exec(sql);
  db.close();
}

describe('docket check', () => {
  it('finds a sound workspace sound and writes nothing [E1]', async () => {
    const before = readFileSync(copy);
    expect(await runCliJson('check', copy)).toEqual({ code: 0, json: { integrity: 'ok', auditEntries: entries, auditChain: 'ok', firstBroken: null, head }, err: '' });
    expect(readFileSync(copy).equals(before)).toBe(true);
    expect((await runCli('check', copy)).out).toBe(`File: whole\nAudit log: ${entries} entries, unbroken\nHead: ${head}\n`);
  });

  it.each([
    ["UPDATE audit_log SET action = 'issues.delete' WHERE seq = 2", 2],
    ["UPDATE audit_payloads SET payload = '{}' WHERE seq = 3", 3],
    ["UPDATE audit_payloads SET payload = 'no JSON' WHERE seq = 3", 3],
    ['PRAGMA foreign_keys = OFF; DELETE FROM audit_log WHERE seq = 2', 3],
    ["UPDATE audit_log SET at = 'yesterday' WHERE seq = 2", 2],
    ["UPDATE audit_log SET hash = 'none' WHERE seq = 2", 2],
    ['DELETE FROM audit_payloads WHERE seq = 3', 3],
    ["UPDATE audit_payloads SET payload = 'null' WHERE seq = 3", 3],
    ["UPDATE audit_payloads SET payload = ' ' || payload WHERE seq = 3", 3],
    [`UPDATE audit_payloads SET payload = '{"nonce":"0",' || substr(payload, 2) WHERE seq = 3`, 3],
    ['DELETE FROM audit_payloads; DELETE FROM audit_log', 1],
  ])('names the first entry that does not hold after %j [E1]', async (sql, seq) => {
    tamper(sql);
    const { code, json } = await runCliJson('check', copy);
    expect(code).toBe(1);
    expect(json).toMatchObject({ auditChain: 'broken', firstBroken: { seq } });
  });

  it('says in words that a cut or overwritten file is damaged', async () => {
    truncateSync(copy, 8192 * 6);
    const cut = await runCliJson('check', copy);
    expect(cut.code).toBe(1);
    expect(cut.json).not.toMatchObject({ integrity: 'ok' });

    const bytes = readFileSync(test.file);
    bytes.fill(0xa5, 8192 * 3, 8192 * 12);
    writeFileSync(copy, bytes);
    const overwritten = await runCliJson('check', copy);
    expect(overwritten.code).toBe(1);
    expect(overwritten.json).not.toMatchObject({ integrity: 'ok' });
    expect((await runCli('check', copy)).out).not.toContain('File: whole');
  });

  it('says so where a row is gone that every workspace has, or cannot be read', async () => {
    tamper('DELETE FROM workspace');
    expect(await runCli('check', copy, '--json')).toMatchObject({ code: 1, out: '', err: expect.stringContaining('does not hold one') });
    copyFileSync(test.file, copy);
    tamper("UPDATE people SET id = 'nobody' WHERE is_system = 1");
    const { code, json, err } = await runCliJson('check', copy);
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(json).toMatchObject({ integrity: expect.stringContaining('holds something that Docket did not write'), auditChain: null });
    const rank = await runCli('rank', copy);
    expect(rank).toMatchObject({ code: 1, out: '', err: expect.stringContaining('is not what Docket writes') });
  });

  it('refuses another program\'s file that carries the id of a workspace, and does not write to it', async () => {
    rmSync(copy);
    const db = new Database(copy);
    db.exec(`CREATE TABLE notes (text TEXT); PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${SCHEMA_VERSION}`);
    db.close();
    const before = readFileSync(copy);
    for (const command of [['check', copy], ['rank', copy], ['import', copy, copy, '--as', 'issues']]) {
      expect(await runCli(...command)).toMatchObject({ code: 1, out: '', err: expect.not.stringContaining('unforeseen') });
    }
    expect(readFileSync(copy).equals(before)).toBe(true);
  });

  it('refuses what is no workspace at all', async () => {
    writeFileSync(copy, 'id,name\n1,x\n');
    expect(await runCli('check', copy, '--json')).toMatchObject({ code: 1, out: '', err: expect.stringContaining('is not a Docket workspace') });
    expect(await runCli('check', folder)).toMatchObject({ code: 1, out: '', err: expect.stringContaining('is a folder') });
    expect(await runCli('check', join(folder, 'none.docket'))).toMatchObject({ code: 1, out: '' });
  });
});
