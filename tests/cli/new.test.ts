import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { APPLICATION_ID, openWorkspace, SCHEMA_VERSION } from '../../electron/store/database';
import { getWorkspace } from '../../electron/store/workspaces';
import { runCli, runCliJson } from '../support/cli';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'docket-cli-'));
  file = join(folder, 'Spring review.docket');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('docket new', () => {
  it('makes a workspace of this schema and says so', async () => {
    expect(await runCliJson('new', file, '--as-of', '2024-12-31')).toEqual({ code: 0, json: { workspace: file, schemaVersion: SCHEMA_VERSION }, err: '' });
    const header = readFileSync(file);
    expect(header.readUInt32BE(68)).toBe(APPLICATION_ID);
    const workspace = openWorkspace(file, { isReadOnly: true });
    expect(getWorkspace(workspace.db)).toMatchObject({ name: 'Spring review', as_of: '2024-12-31' });
    workspace.close();
  });

  it('is read by SQLite itself, which finds it whole', async () => {
    await runCli('new', file);
    // An independent reader: Python's own SQLite.
    const program = 'import sqlite3,sys; c=sqlite3.connect(sys.argv[1]); print(c.execute("PRAGMA integrity_check").fetchone()[0], c.execute("PRAGMA user_version").fetchone()[0], c.execute("SELECT count(*) FROM audit_log").fetchone()[0])';
    expect(execFileSync('python3', ['-c', program, file], { encoding: 'utf8' }).trim()).toBe(`ok ${SCHEMA_VERSION} 1`);
  });

  it('leaves the as-of date open where none is named', async () => {
    await runCli('new', file);
    const workspace = openWorkspace(file, { isReadOnly: true });
    expect(getWorkspace(workspace.db).as_of).toBeNull();
    workspace.close();
  });

  it('never writes over a file that is there', async () => {
    writeFileSync(file, 'mine');
    const { code, out, err } = await runCli('new', file, '--json');
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain('exists already and was left as it is');
    expect(readFileSync(file, 'utf8')).toBe('mine');
    expect((await runCli('new', file, '--example')).code).toBe(1);
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });

  it('says that the folder is not there', async () => {
    expect(await runCli('new', join(folder, 'no', 'x.docket'))).toMatchObject({ code: 1, out: '' });
  });

  it.each(['31.12.2024', '2024-02-30', '2024-1-1', ''])('refuses the date %j and makes nothing', async (date) => {
    const { code, err } = await runCli('new', file, `--as-of=${date}`);
    expect(code).toBe(2);
    expect(err).toContain('2026-11-22');
    expect(() => readFileSync(file)).toThrow(/ENOENT/);
  });

  it('refuses a date for the example, which has one of its own', async () => {
    expect((await runCli('new', file, '--example', '--as-of', '2024-12-31')).code).toBe(2);
  });
});
