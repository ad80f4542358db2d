import Database from 'better-sqlite3';
import { appendFileSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DocketError } from '@shared/result';
import { runCommand, runQuery } from '../../electron/dispatch';
import { sha256 } from '../../electron/files/hashing';
import { fixedGivens } from '../../electron/givens';
import { getLastEntry } from '../../electron/store/audit-log';
import { openWorkspace, SCHEMA_VERSION } from '../../electron/store/database';
import { getSystemPerson } from '../../electron/store/people';
import type { Desk } from '../../electron/transaction';
import { refusalOf } from '../handlers/sessions/meeting';
import { openTestDesk } from '../support/workspace';
import { chance } from './chance';
import { makeOlderWorkspace, olderAccounts } from './older-workspace';

/** A workspace that was in use: its file, its write-ahead log, and where that log stood after each commit. */
interface InUse {
  readonly database: Buffer;
  readonly wal: Buffer;
  readonly commits: readonly { walBytes: number; seq: number; hash: string }[];
  /** The file as it was when everything was written back into it. */
  readonly closed: Buffer;
}

function useWorkspace(): InUse {
  const { desk, file, close } = openTestDesk();
  const { db } = desk.workspace;
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.pragma('wal_autocheckpoint = 0');
  const commits: { walBytes: number; seq: number; hash: string }[] = [];
  const note = (): void => {
    const last = getLastEntry(db);
    if (last !== null) commits.push({ walBytes: existsSync(`${file}-wal`) ? statSync(`${file}-wal`).size : 0, seq: last.seq, hash: last.hash });
  };
  note();
  for (let n = 0; n < 12; n += 1) {
    runCommand(desk, 'issues.create', { title: `Issue ${n}`, criterion: 'response-delays', description: 'word '.repeat(n * 30) });
    note();
  }
  const [database, wal] = [readFileSync(file), readFileSync(`${file}-wal`)];
  desk.workspace.close();
  const closed = readFileSync(file);
  close();
  return { database, wal, commits, closed };
}

let inUse: InUse;
let folder: string;
let file: string;
beforeAll(() => {
  inUse = useWorkspace();
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'docket-damage-'));
  file = join(folder, 'damaged.docket');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function deskAt(path: string): Desk {
  const workspace = openWorkspace(path);
  const system = getSystemPerson(workspace.db);
  return { ...fixedGivens('2026-11-22T09:00:00.000Z', 9), workspace, actor: { personId: system.id, name: system.name, role: 'facilitator' } };
}

/** Opens, checks and closes; gives the check and the head of the log. */
function checkAt(path: string): { integrity: string; auditChain: string; seq: number; hash: string } {
  const desk = deskAt(path);
  try {
    const { integrity, auditChain } = runQuery(desk, 'workspaces.check', {});
    const last = getLastEntry(desk.workspace.db);
    return { integrity, auditChain, seq: last?.seq ?? 0, hash: last?.hash ?? '' };
  } finally {
    desk.workspace.close();
  }
}

/** What happens to a file that must be refused: the refusal, and whether a byte of it or anything beside it changed. */
function refusedAt(path: string): { code: string; message: string; isUntouched: boolean } {
  const before = sha256(readFileSync(path));
  const { code, message } = refusalOf(() => openWorkspace(path));
  return { code, message, isUntouched: sha256(readFileSync(path)) === before && !existsSync(`${path}-wal`) && !existsSync(`${path}-shm`) && !existsSync(`${path}-journal`) };
}

describe('a write-ahead log', () => {
  it('F7: cut at any byte gives exactly the commits that were written whole [M7]', () => {
    const { database, wal, commits } = inUse;
    const next = chance(7);
    const edges = commits.flatMap(({ walBytes }) => [walBytes - 1, walBytes, walBytes + 1]);
    const cuts = [...edges, ...Array.from({ length: 60 }, () => Math.floor(next() * wal.length))].filter((cut) => cut >= 0 && cut <= wal.length);
    for (const cut of cuts) {
      writeFileSync(file, database);
      writeFileSync(`${file}-wal`, wal.subarray(0, cut));
      rmSync(`${file}-shm`, { force: true });
      const expected = commits.findLast(({ walBytes }) => walBytes <= cut);
      expect({ cut, ...checkAt(file) }).toEqual({ cut, integrity: 'ok', auditChain: 'ok', seq: expected?.seq, hash: expected?.hash });
    }
    expect(cuts.length).toBeGreaterThan(80);
  });

  it('F7: with a byte changed gives whole commits up to there and nothing after [M7]', () => {
    const { database, wal, commits } = inUse;
    const next = chance(8);
    for (let n = 0; n < 60; n += 1) {
      const at = Math.floor(next() * wal.length);
      const bent = Buffer.from(wal);
      bent.writeUInt8(bent.readUInt8(at) ^ (1 << (n % 8)), at);
      writeFileSync(file, database);
      writeFileSync(`${file}-wal`, bent);
      rmSync(`${file}-shm`, { force: true });
      const found = checkAt(file);
      expect({ at, integrity: found.integrity, auditChain: found.auditChain }).toEqual({ at, integrity: 'ok', auditChain: 'ok' });
      expect(commits.map(({ hash }) => hash)).toContain(found.hash);
    }
  });

  it('F8: that is gone leaves the last state that was written back, and the head tells that entries are missing [M7]', () => {
    writeFileSync(file, inUse.database);
    const [first] = inUse.commits;
    expect(checkAt(file)).toEqual({ integrity: 'ok', auditChain: 'ok', seq: first?.seq, hash: first?.hash });
    expect(inUse.commits.at(-1)?.hash).not.toBe(first?.hash);
  });
});

describe('a damaged file', () => {
  /** Everything in the log, as it can be read. */
  const logAt = (path: string): unknown => {
    const db = new Database(path, { readonly: true });
    try {
      return db.prepare('SELECT * FROM audit_log LEFT JOIN audit_payloads USING (seq) ORDER BY seq').all();
    } finally {
      db.close();
    }
  };

  it('F9: with bytes flipped is refused or found broken, or its log reads as before; it is never told as unforeseen', () => {
    writeFileSync(file, inUse.closed);
    const before = logAt(file);
    const next = chance(9);
    const outcomes = { refused: 0, found: 0, harmless: 0 };
    // Most bytes of a small file are the unused rest of a page: the more tables, the fewer flips that hit anything.
    for (let n = 0; n < 240; n += 1) {
      const bent = Buffer.from(inUse.closed);
      const at = Math.floor(next() * bent.length);
      for (let byte = at; byte < Math.min(at + 4, bent.length); byte += 1) bent.writeUInt8(bent.readUInt8(byte) ^ 0xff, byte);
      writeFileSync(file, bent);
      const outcome = outcomeAt(file);
      outcomes[outcome] += 1;
      if (outcome === 'harmless') expect({ at, log: logAt(file) }).toEqual({ at, log: before });
    }
    expect(outcomes.refused + outcomes.found).toBeGreaterThan(10);
  });

  it('F10: cut short anywhere is refused or found broken', () => {
    const next = chance(10);
    for (let n = 0; n < 40; n += 1) {
      writeFileSync(file, inUse.closed);
      truncateSync(file, Math.floor(next() * (inUse.closed.length - 1)));
      expect({ size: statSync(file).size, isHarmless: outcomeAt(file) === 'harmless' }).toEqual({ size: statSync(file).size, isHarmless: false });
    }
  });

  /** @throws whatever is not told in words of ours */
  function outcomeAt(path: string): 'refused' | 'found' | 'harmless' {
    rmSync(`${path}-wal`, { force: true });
    rmSync(`${path}-shm`, { force: true });
    let desk: Desk | undefined;
    try {
      desk = deskAt(path);
      const { integrity, auditChain } = runQuery(desk, 'workspaces.check', {});
      return integrity === 'ok' && auditChain === 'ok' ? 'harmless' : 'found';
    } catch (error) {
      if (error instanceof DocketError) return 'refused';
      throw error;
    } finally {
      desk?.workspace.close();
    }
  }
});

describe('a file that is not ours to open', () => {
  it('F11: an empty file is refused and stays empty', () => {
    writeFileSync(file, '');
    expect(refusedAt(file)).toEqual({ code: 'not-a-workspace', message: expect.stringContaining('it is empty'), isUntouched: true });
  });

  it('F12: another program’s SQLite file and a file of another kind are refused untouched', () => {
    const other = new Database(file);
    other.exec('PRAGMA application_id = 1; CREATE TABLE theirs (x); INSERT INTO theirs VALUES (1)');
    other.close();
    expect(refusedAt(file)).toEqual({ code: 'not-a-workspace', message: expect.stringContaining('another program'), isUntouched: true });
    writeFileSync(file, `SQLite format 2\0${'x'.repeat(500)}`);
    expect(refusedAt(file)).toMatchObject({ code: 'not-a-workspace', isUntouched: true });
  });

  it('F13: a file from a newer version is refused untouched, with the versions named', () => {
    writeFileSync(file, inUse.closed);
    const newer = new Database(file);
    newer.pragma(`user_version = ${SCHEMA_VERSION + 1}`);
    newer.close();
    expect(refusedAt(file)).toEqual({ code: 'newer-workspace', message: expect.stringContaining(`schema ${SCHEMA_VERSION + 1}; this one knows ${SCHEMA_VERSION}`), isUntouched: true });
  });

  it('F16: a folder that stands where the file was, and a file where its folder was, are told apart from a missing file', () => {
    mkdirSync(file);
    expect(refusalOf(() => openWorkspace(file))).toMatchObject({ code: 'not-a-workspace', message: expect.stringContaining('is a folder') });
    writeFileSync(join(folder, 'flat'), '');
    expect(refusalOf(() => openWorkspace(join(folder, 'flat', 'a.docket')))).toMatchObject({ code: 'not-found' });
    expect(refusalOf(() => openWorkspace(join(folder, 'gone.docket')))).toMatchObject({ code: 'not-found' });
    expect(existsSync(join(folder, 'gone.docket'))).toBe(false);
  });

  it('F10: a file that ends within its header is refused untouched', () => {
    writeFileSync(file, inUse.closed.subarray(0, 60));
    expect(refusedAt(file)).toEqual({ code: 'not-a-workspace', message: expect.stringContaining('cut short'), isUntouched: true });
    appendFileSync(file, Buffer.alloc(40));
    expect(refusedAt(file)).toMatchObject({ code: 'not-a-workspace', isUntouched: true });
  });
});

describe('a backup before a migration', () => {
  const older = makeOlderWorkspace();
  afterAll(() => older.close());

  it('F5: holds everything as it was, and has its name only once it is whole', () => {
    copyFileSync(older.file, file);
    const backup = join(folder, 'before.docket');
    writeFileSync(`${backup}.unfinished`, 'left by a kill');
    const workspace = openWorkspace(file, { backupBeforeMigration: () => backup });
    expect(Number(workspace.db.pragma('user_version', { simple: true }))).toBe(SCHEMA_VERSION);
    workspace.close();
    expect(existsSync(`${backup}.unfinished`)).toBe(false);
    const kept = new Database(backup, { readonly: true });
    expect(kept.prepare('SELECT count(*) AS n FROM accounts').get()).toEqual({ n: olderAccounts });
    expect(kept.pragma('user_version', { simple: true })).toBe(3);
    expect(kept.prepare("SELECT count(*) AS n FROM sqlite_schema WHERE name = 'sessions'").get()).toEqual({ n: 0 });
    kept.close();
  });
});
