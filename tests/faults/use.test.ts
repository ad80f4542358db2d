import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Instant } from '@shared/primitives';
import { guessMapping } from '../../electron/core/imports/guess';
import { runCommand, runQuery } from '../../electron/dispatch';
import { openOwnKey } from '../../electron/files/keys';
import { openSpreadsheet } from '../../electron/files/spreadsheet/read';
import { fixedGivens } from '../../electron/givens';
import { importFile } from '../../electron/handlers/imports/run';
import type { DataFile, ImportPlan } from '../../electron/handlers/imports/reading';
import { buildPackage } from '../../electron/host/evidence';
import { claimWorkspace } from '../../electron/host/lock';
import { showWorkspace } from '../../electron/host/workspaces';
import { countEntries, getLastEntry } from '../../electron/store/audit-log';
import { openWorkspace } from '../../electron/store/database';
import type { Desk } from '../../electron/transaction';
import { sealSession } from '../handlers/evidence/sealed-session';
import { item, itemAt, refusalOf, room, startMeeting } from '../handlers/sessions/meeting';
import { makeTestHost } from '../support/host';
import { openTestDesk, type TestDesk } from '../support/workspace';
import { chance } from './chance';
import { issuesCsv } from '../support/tickets-csv';
import { bundle } from './bundle';

let test: TestDesk;
beforeEach(() => {
  test = openTestDesk();
});
afterEach(() => test.close());

const whole = { integrity: 'ok', auditChain: 'ok' };
const check = (desk: Desk) => runQuery(desk, 'workspaces.check', {});
const create = (desk: Desk, title: string, description = '') => runCommand(desk, 'issues.create', { title, criterion: 'response-delays', description });

describe('a disk that is full', () => {
  it('F14: keeps nothing of the change, says so, and goes on once there is room [M7]', () => {
    const { db } = test.desk.workspace;
    create(test.desk, 'Before');
    const head = getLastEntry(db)?.hash;
    db.pragma(`max_page_count = ${Number(db.pragma('page_count', { simple: true }))}`);
    const refusal = refusalOf(() => {
      for (let n = 0; n < 50; n += 1) create(test.desk, `Too much ${n}`, 'word '.repeat(4000));
    });
    expect(refusal).toMatchObject({ code: 'disk-full', message: expect.stringContaining('Nothing of this change was kept') });
    const kept = runQuery(test.desk, 'issues.list', { offset: 0, limit: 1 }).total;
    expect(countEntries(db)).toBe(kept + 2);
    expect(check(test.desk)).toMatchObject(whole);
    db.pragma('max_page_count = 1000000');
    create(test.desk, 'After');
    expect(runQuery(test.desk, 'issues.list', { offset: 0, limit: 1 }).total).toBe(kept + 1);
    expect(getLastEntry(db)?.hash).not.toBe(head);
  });
});

describe('a workspace that somebody else holds', () => {
  it('F18: a second window is refused by name, and a lock of a dead process is taken over', async () => {
    test.desk.workspace.close();
    const release = claimWorkspace(test.file);
    const second = makeTestHost();
    expect(refusalOf(() => showWorkspace(second.host, test.file))).toMatchObject({ code: 'workspace-locked', message: expect.stringContaining(`process ${process.pid}`) });
    expect(second.host.open).toBeNull();
    release();
    const child = spawn(process.execPath, ['-e', '']);
    await new Promise((resolve) => child.on('close', resolve));
    writeFileSync(`${test.file}.lock`, String(child.pid));
    showWorkspace(second.host, test.file);
    expect(readFileSync(`${test.file}.lock`, 'utf8')).toBe(String(process.pid));
    second.close();
    expect(existsSync(`${test.file}.lock`)).toBe(false);
  });

  it('F18: a lock with nothing or nonsense in it does not keep a workspace shut', () => {
    test.desk.workspace.close();
    for (const content of ['', 'nonsense', '-1', '0']) {
      writeFileSync(`${test.file}.lock`, content);
      claimWorkspace(test.file)();
    }
    expect(existsSync(`${test.file}.lock`)).toBe(false);
  });

  it('F19: a write lock held by another program is told as such, and nothing is half done', () => {
    const other = openWorkspace(test.file);
    other.db.exec('BEGIN IMMEDIATE');
    expect(refusalOf(() => create(test.desk, 'Meanwhile'))).toMatchObject({ code: 'workspace-locked', message: expect.stringContaining('Nothing was changed') });
    expect(runQuery(test.desk, 'issues.list', { offset: 0, limit: 1 }).total).toBe(0);
    other.db.exec('ROLLBACK');
    create(test.desk, 'Afterwards');
    expect(check(test.desk)).toMatchObject(whole);
    other.close();
  });

  it('two connections that write in turn share one chain and lose nothing', () => {
    const workspace = openWorkspace(test.file);
    const desks: readonly Desk[] = [test.desk, { ...test.desk, ...fixedGivens('2026-11-21T10:00:00.000Z', 5), workspace }];
    const next = chance(19);
    for (let n = 0; n < 60; n += 1) create(desks[next() < 0.5 ? 0 : 1] ?? test.desk, `Issue ${n}`);
    for (const desk of desks) {
      expect(check(desk)).toMatchObject({ ...whole, auditEntries: 62 });
      expect(runQuery(desk, 'issues.list', { offset: 0, limit: 1 }).total).toBe(60);
    }
    workspace.close();
  });
});

describe('a program that only looks at an open workspace', () => {
  /** What another process is told that wants the file for itself, as the last one to close it does before it takes the log away. */
  const claim = (): string => {
    const script = `const db = require("better-sqlite3")(process.argv[1], { timeout: 0 }); db.pragma("locking_mode = EXCLUSIVE");
      try { db.prepare("SELECT count(*) FROM audit_log").get(); console.log("granted"); } catch (error) { console.log(error.code); } finally { db.close(); }`;
    return execFileSync(process.execPath, ['-e', script, test.file], { encoding: 'utf8' }).trim();
  };

  it('cannot take the write-ahead log away, also after a worker had a connection of its own [M7]', () => {
    create(test.desk, 'Before');
    expect(claim()).toBe('SQLITE_BUSY');
    openWorkspace(test.file, { isReadOnly: true, isOpenHere: true }).close();
    expect(claim()).toBe('SQLITE_BUSY');
    create(test.desk, 'Afterwards');
    expect(check(test.desk)).toMatchObject(whole);
  });

  it('F8: a log that is taken away is noticed by the next change, which is refused; all before it is there on reopening [M7]', () => {
    create(test.desk, 'Before');
    rmSync(`${test.file}-wal`);
    expect(refusalOf(() => create(test.desk, 'Refused'))).toMatchObject({ code: 'io', message: expect.stringContaining('was not kept; all before it is') });
    test.desk.workspace.close();
    const workspace = openWorkspace(test.file);
    const desk = { ...test.desk, workspace };
    expect(runQuery(desk, 'issues.list', { offset: 0, limit: 2 }).total).toBe(1);
    create(desk, 'Afterwards');
    expect(check(desk)).toMatchObject(whole);
    workspace.close();
  });
});

describe('a file that cannot be written', () => {
  it('F15: is opened for reading, and every change is refused with words that say why', () => {
    create(test.desk, 'Kept');
    test.desk.workspace.close();
    // Root may write whatever the permissions say, so reading alone is asked for; where it is not root they are what decides.
    const isRoot = process.getuid?.() === 0;
    chmodSync(test.file, 0o444);
    chmodSync(dirname(test.file), 0o555);
    const main = makeTestHost();
    if (isRoot) main.host.open = { workspace: openWorkspace(test.file, { isReadOnly: true }), actor: test.desk.actor, release: () => undefined };
    else showWorkspace(main.host, test.file);
    const workspace = main.host.open?.workspace;
    if (workspace === undefined) throw new Error('It was not opened');
    const desk = { ...test.desk, workspace };
    expect(workspace.isReadOnly).toBe(true);
    expect(runQuery(desk, 'issues.list', { offset: 0, limit: 1 }).total).toBe(1);
    expect(refusalOf(() => create(desk, 'Refused'))).toMatchObject({ code: 'read-only', message: expect.stringContaining('Nothing was changed') });
    main.close();
    chmodSync(dirname(test.file), 0o755);
  });
});

describe('a clock that goes backwards', () => {
  it('F20: leaves the chain whole, in the order of the log, and no timer below zero [M7]', () => {
    const meeting = startMeeting();
    const first = itemAt(meeting, 0);
    runCommand(meeting.desk, 'sessions.setTimer', { itemId: first, isRunning: true });
    meeting.desk.advance(-3_600_000);
    runCommand(meeting.desk, 'sessions.setTimer', { itemId: first, isRunning: false });
    runCommand(meeting.desk, 'sessions.goTo', { itemId: itemAt(meeting, 1) });
    meeting.desk.advance(-86_400_000);
    runCommand(meeting.desk, 'sessions.goTo', { itemId: first });
    expect(room(meeting.desk, meeting.sessionId).agenda.filter(({ elapsedMs }) => elapsedMs < 0)).toEqual([]);
    expect(item(meeting.desk, first).elapsedMs).toBeGreaterThanOrEqual(0);
    expect(room(meeting.desk, meeting.sessionId).currentItemId).toBe(first);
    expect(check(meeting.desk)).toMatchObject(whole);
    meeting.close();
  });
});

describe('a signing key that is not what it was', () => {
  it('F21: missing, unreadable or replaced signs nothing, records nothing and names the file [E2]', async () => {
    const sealed = await sealSession();
    const program = await bundle({ worker: 'electron/worker.ts' });
    const main = makeTestHost({ desk: sealed.desk, workerScript: join(program.folder, 'worker.cjs') });
    const out = join(sealed.folder, 'package.zip');
    main.host.dialogs.saveFile = async () => out;
    const now: Instant = sealed.desk.clock();
    const { file } = await openOwnKey(main.userData, now);
    const pem = readFileSync(file, 'utf8');
    const before = countEntries(sealed.desk.workspace.db);
    const spoil: Readonly<Record<string, () => void>> = {
      missing: () => rmSync(file),
      empty: () => writeFileSync(file, ''),
      cut: () => writeFileSync(file, pem.slice(0, 60)),
      replaced: () => writeFileSync(file, readFileSync(sealed.keyFile)),
    };
    for (const [how, apply] of Object.entries(spoil)) {
      apply();
      const failure: unknown = await buildPackage(main.host, { sessionId: sealed.sessionId, purpose: '' }).catch((error: unknown) => error);
      expect({ how, failure }).toMatchObject({ how, failure: { code: 'key-problem', message: expect.stringContaining(file) } });
      expect({ how, isThere: existsSync(out), entries: countEntries(sealed.desk.workspace.db) }).toEqual({ how, isThere: false, entries: before });
    }
    writeFileSync(file, pem);
    expect(await buildPackage(main.host, { sessionId: sealed.sessionId, purpose: '' })).toMatchObject({ isRecorded: true });
    main.host.open = null;
    main.close();
    sealed.close();
    program.remove();
  }, 60_000);
});

describe('a data file that changes during its import', () => {
  it('F23: imports nothing, whichever reading of it finds the change', () => {
    const folder = mkdtempSync(join(tmpdir(), 'docket-changing-'));
    const path = join(folder, 'tickets.csv');
    const changes: readonly (() => void)[] = [
      () => writeFileSync(path, issuesCsv(60, 100)),
      () => writeFileSync(path, issuesCsv(50)),
      () => writeFileSync(path, issuesCsv(60).replace('urgent', 'normal')),
      () => writeFileSync(path, ''),
      () => rmSync(path),
    ];
    for (const readings of [0, 1]) {
      for (const [index, change] of changes.entries()) {
        writeFileSync(path, issuesCsv(60));
        const sheet = openSpreadsheet(path);
        const plan: ImportPlan = { mapping: guessMapping('issues', sheet.facts.header, []), source: 'ticketing', choices: {} };
        let read = 0;
        const file: DataFile = {
          facts: sheet.facts,
          rows: (onBytes) => {
            if (read === readings) change();
            read += 1;
            return sheet.rows(onBytes);
          },
        };
        const refusal = refusalOf(() => importFile(test.desk, file, plan));
        expect({ readings, index, isTold: ['unreadable-file', 'not-found', 'io'].includes(refusal.code) }).toEqual({ readings, index, isTold: true });
        expect(runQuery(test.desk, 'issues.list', { offset: 0, limit: 1 }).total).toBe(0);
        expect(runQuery(test.desk, 'imports.list', {})).toEqual([]);
      }
    }
    expect(check(test.desk)).toMatchObject(whole);
    rmSync(folder, { recursive: true, force: true });
  });
});
