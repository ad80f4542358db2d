import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runCommand } from '../../electron/dispatch';
import { openWorkspace, SCHEMA_VERSION } from '../../electron/store/database';
import { sealSession, type SealedSession } from '../handlers/evidence/sealed-session';
import { runCli, runCliJson } from '../support/cli';

let sealed: SealedSession;
let copy: string;
let seal: number;
beforeAll(async () => {
  sealed = await sealSession();
  sealed.desk.workspace.close();
  copy = join(sealed.folder, 'copy.docket');
});
afterAll(() => sealed.close());
beforeEach(() => {
  copyFileSync(sealed.file, copy);
  seal = withCopy((db) => Number(db.prepare('SELECT seal_seq FROM sessions').pluck().get()));
});

function withCopy<T>(work: (db: Database.Database) => T): T {
  const db = new Database(copy);
  try {
    return work(db);
  } finally {
    db.close();
  }
}

/** Changes the copy as somebody with a database tool would. */
const tamper = (sql: string): void =>
  withCopy((db) => {
    db.pragma('foreign_keys = OFF');
    db.pragma('ignore_check_constraints = ON');
    for (const name of db.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all()) db.exec(`DROP TRIGGER ${String(name)}`);
    db.exec(sql);
  });

describe('docket check of a sealed session', () => {
  it('finds it sound', async () => {
    expect(await runCliJson('check', copy)).toMatchObject({ code: 0, json: { auditChain: 'ok', firstBroken: null } });
  });

  it.each([
    ["UPDATE minutes SET markdown = markdown || 'x'"],
    ["UPDATE minutes SET record = replace(record, '2026', '2027')"],
    ['DELETE FROM minutes'],
    ["UPDATE sessions SET seal_hash = substr(seal_hash, 2) || substr(seal_hash, 1, 1)"],
    ['UPDATE sessions SET seal_seq = seal_seq - 1'],
    ["DELETE FROM minutes; UPDATE sessions SET state = 'running', signed_off_at = NULL, signed_by = NULL, seal_seq = NULL, seal_hash = NULL"],
    ['DELETE FROM audit_payloads WHERE seq >= (SELECT seal_seq FROM sessions); DELETE FROM audit_log WHERE seq >= (SELECT seal_seq FROM sessions)'],
  ])('names the sealing that no longer holds after %s [E1]', async (sql) => {
    tamper(sql);
    const { code, json } = await runCliJson('check', copy);
    expect(code).toBe(1);
    expect(json).toMatchObject({ auditChain: 'broken', firstBroken: { seq: seal, problem: 'sealed-record' } });
  });

  it('names the first of several [E1]', async () => {
    tamper("UPDATE minutes SET markdown = ''; UPDATE audit_log SET actor = 'x' WHERE seq = 2");
    expect(await runCliJson('check', copy)).toMatchObject({ json: { firstBroken: { seq: 2, problem: 'hash' } } });
  });
});

describe('docket check of amendments', () => {
  /** Amends the session of the copy twice, as the app does, and gives the entries of both. */
  function amendTwice(): readonly number[] {
    const workspace = openWorkspace(copy);
    try {
      const desk = { ...sealed.desk, workspace };
      for (const words of ['Ruth came at 14:10.', 'And left at 15:00.']) runCommand(desk, 'sessions.amend', { sessionId: sealed.sessionId, subject: { kind: 'text' }, words, reason: 'A slip of the pen' });
    } finally {
      workspace.close();
    }
    return withCopy((db) => db.prepare('SELECT entry_seq FROM amendments ORDER BY number').pluck().all().map(Number));
  }

  it('finds them sound [M6, E1]', async () => {
    expect(amendTwice()).toHaveLength(2);
    expect(await runCliJson('check', copy)).toMatchObject({ code: 0, json: { auditChain: 'ok', firstBroken: null } });
  });

  it.each([
    ['UPDATE amendments SET amendment = replace(amendment, \'14:10\', \'14:00\')', 0],
    ['UPDATE amendments SET entry_hash = substr(entry_hash, 2) || substr(entry_hash, 1, 1) WHERE number = 2', 1],
    ['DELETE FROM amendments WHERE number = 2', 1],
    ['DELETE FROM amendments', 0],
  ])('names the entry whose amendment no longer holds after %s [M6, E1]', async (sql, index) => {
    const seq = amendTwice()[index];
    tamper(sql);
    expect(await runCliJson('check', copy)).toMatchObject({ code: 1, json: { auditChain: 'broken', firstBroken: { seq, problem: 'sealed-record' } } });
  });
});

describe('a workspace of an older version', () => {
  it('is left alone by commands that read, and kept as it was before one that writes brings it up to date', async () => {
    // Its tables are new all the same, so bringing it up to date fails: what is kept must not depend on that.
    withCopy((db) => db.pragma(`user_version = ${SCHEMA_VERSION - 1}`));
    const before = readFileSync(copy);
    expect(await runCli('rank', copy)).toMatchObject({ code: 1, err: expect.stringContaining('was written by an older version') });
    const folder = join(sealed.folder, 'copy backups');
    expect(existsSync(folder)).toBe(false);
    expect(await runCli('import', copy, copy, '--as', 'issues')).toMatchObject({ code: 1 });
    expect(existsSync(folder)).toBe(false);
    writeFileSync(join(sealed.folder, 'accounts.csv'), 'account_id,account_name\nA-1,Aster\n');
    expect(await runCli('import', copy, join(sealed.folder, 'accounts.csv'), '--as', 'accounts')).toMatchObject({ code: 1 });
    expect(readdirSync(folder)).toEqual(['before-migration-1.docket']);
    expect(readFileSync(copy).equals(before)).toBe(true);
  });
});
