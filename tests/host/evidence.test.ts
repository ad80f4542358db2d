import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { SessionId } from '@shared/primitives';
import { runCommand } from '../../electron/dispatch';
import { buildPackage, exportKey, getKey, previewFile, previewPackage, verifyPackage } from '../../electron/host/evidence';
import type { Host } from '../../electron/host/host';
import { openMemory } from '../../electron/host/preferences';
import { createWriterLock } from '../../electron/host/writer-lock';
import { openWorkspace } from '../../electron/store/database';
import { readPublicKeyId } from '../../electron/files/keys';
import { countEntries } from '../../electron/store/audit-log';
import { sha256 } from '../core/evidence/sample-package';
import { bundle } from '../faults/bundle';
import { sealSession, type SealedSession } from '../handlers/evidence/sealed-session';
import { inPlaceReaders } from '../support/host';
import { makeTestPresenterWindow } from '../support/presenter-window';

// Main never draws: a package that it made itself would block the window for seconds.
vi.mock('pdfkit', () => {
  throw new Error('pdfkit was loaded outside the worker');
});

let program: Awaited<ReturnType<typeof bundle>>;
let sealed: SealedSession;
let host: Host;
/** The script that the next worker runs, and how many have run. */
let script: string;
let started: number;
let whenStarted: () => void;
let logged: string[];
/** What the person chooses in the next dialog; null closes it. */
let choice: string | null;
let suggested: string[];

beforeAll(async () => {
  program = await bundle({ worker: 'electron/worker.ts', docket: 'electron/cli/main.ts' });
}, 120_000);
afterAll(() => program.remove());

beforeEach(async () => {
  script = join(program.folder, 'worker.cjs');
  started = 0;
  whenStarted = () => undefined;
  logged = [];
  sealed = await sealSession();
  choice = null;
  suggested = [];
  const { clock, today, newId, newNonce, workspace, actor } = sealed.desk;
  const userData = join(sealed.folder, 'user');
  host = {
    clock,
    today,
    newId,
    newNonce,
    userData,
    memory: openMemory(userData),
    writer: createWriterLock(),
    presenter: makeTestPresenterWindow(),
    readers: inPlaceReaders,
    get workerScript() {
      started += 1;
      whenStarted();
      return script;
    },
    open: { workspace, actor, release: () => undefined },
    changed: () => undefined,
    progress: () => undefined,
    showMenu: () => undefined,
    log: (message) => void logged.push(message),
    versions: { docket: '0', electron: '0', chrome: '0', node: '0', sqlite: '0' },
    dialogs: {
      openFile: async () => choice,
      openFiles: async () => null,
      saveFile: async (_title, name) => {
        suggested.push(name);
        return choice;
      },
    },
  };
});
afterEach(() => sealed.close());

const inFolder = (name: string): string => join(sealed.folder, name);
const build = async (name: string) => {
  choice = inFolder(name);
  const built = await buildPackage(host, { sessionId: sealed.sessionId, purpose: 'Audit' });
  if (built === null) throw new Error('The dialog was not closed');
  return built;
};

describe('evidence in the app', () => {
  it('shows beforehand exactly what building then writes [E2]', async () => {
    const preview = await previewPackage(host, { sessionId: sealed.sessionId });
    const built = await build('a.zip');
    const zip = readFileSync(built.file);
    expect(suggested).toEqual([preview.fileName]);
    expect(built).toMatchObject({ files: preview.files.length, head: preview.head, keyId: preview.keyId, sha256: sha256(zip), isRecorded: true });
    expect(zip).toHaveLength(preview.size);
    expect(preview.files.map(({ path }) => path)).toContain('signature.ed25519');
    const readme = await previewFile(host, { sessionId: sealed.sessionId, path: 'data/README.txt' });
    expect(sha256(readme.text ?? '')).toBe(preview.files.find(({ path }) => path === 'data/README.txt')?.sha256);
  });

  it('makes it once for a look, for its files and for saving it [E2]', async () => {
    const [preview, again] = await Promise.all([previewPackage(host, { sessionId: sealed.sessionId }), previewPackage(host, { sessionId: sealed.sessionId })]);
    expect(again).toEqual(preview);
    for (const { path } of preview.files) await previewFile(host, { sessionId: sealed.sessionId, path });
    await build('a.zip');
    expect(started).toBe(1);
  });

  it('makes it anew once the content of an entry was erased under retention [E2]', async () => {
    const before = await previewPackage(host, { sessionId: sealed.sessionId });
    sealed.desk.workspace.transaction((db) => db.prepare('DELETE FROM audit_payloads WHERE seq = (SELECT min(seq) FROM audit_log WHERE session = ?)').run(sealed.sessionId));
    const after = await previewPackage(host, { sessionId: sealed.sessionId });
    expect(started).toBe(2);
    expect(after.head).toBe(before.head);
    expect(after.size).toBeLessThan(before.size);
  });

  it('gives the bytes that the command line makes [E2]', async () => {
    const { file } = await build('a.zip');
    const { keyId, file: keyFile } = await getKey(host);
    const said = execFileSync(process.execPath, [join(program.folder, 'docket.cjs'), 'package', sealed.file, '--session', sealed.sessionId, '--out', inFolder('cli.zip'), '--key', keyFile, '--json'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    expect(JSON.parse(said)).toMatchObject({ keyId });
    expect(readFileSync(inFolder('cli.zip')).equals(readFileSync(file))).toBe(true);
  });

  it('says so and leaves nothing when the worker dies while it draws [E2]', async () => {
    const dying = inFolder('dying.cjs');
    writeFileSync(dying, `const Module = require('node:module'); const load = Module._load; Module._load = (name, ...rest) => (name === 'pdfkit' ? process.exit(9) : load(name, ...rest)); require(${JSON.stringify(script)});\n`);
    const [working, entries] = [script, countEntries(sealed.desk.workspace.db)];
    script = dying;
    choice = inFolder('a.zip');
    // What is done while the package is made is no work of the worker's.
    whenStarted = () => runCommand(sealed.desk, 'workspaces.rename', { name: 'Renamed meanwhile' });
    await expect(buildPackage(host, { sessionId: sealed.sessionId, purpose: '' })).rejects.toMatchObject({ code: 'internal', message: expect.stringContaining('Nothing of it was kept') });
    expect(logged).toEqual(['The worker ended with code 9 before it answered']);
    expect(suggested).toEqual([]);
    expect(existsSync(inFolder('a.zip'))).toBe(false);
    expect(countEntries(sealed.desk.workspace.db)).toBe(entries + 1);

    script = working;
    whenStarted = () => undefined;
    expect((await build('a.zip')).isRecorded).toBe(true);
    sealed.desk.workspace.close();
    expect(readdirSync(dirname(sealed.file)).filter((name) => /-(wal|shm|journal)$/.test(name))).toEqual([]);
  });

  it('says so when the worker cannot be started, or fails in a way that nobody foresaw [E2]', async () => {
    for (const [name, text] of [['absent.cjs', null], ['failing.cjs', "throw new Error('boom');\n"]] as const) {
      script = inFolder(name);
      if (text !== null) writeFileSync(script, text);
      await expect(previewPackage(host, { sessionId: sealed.sessionId })).rejects.toMatchObject({ code: 'internal', message: expect.stringContaining('Try again') });
    }
    expect(logged.join('\n')).toMatch(/absent\.cjs[^]*boom/);
  });

  it('tells what the worker refused [E2]', async () => {
    const nowhere = SessionId.parse('01936f00-0000-7000-8000-00000000ffff');
    await expect(previewPackage(host, { sessionId: nowhere })).rejects.toMatchObject({ code: 'not-found', message: expect.stringContaining('no such session') });
    expect(logged).toEqual([]);
  });

  it('shows no text for what is none, and nothing that the package does not hold [E2]', async () => {
    expect(await previewFile(host, { sessionId: sealed.sessionId, path: 'data/report/report.pdf' })).toEqual({ text: null });
    await expect(previewFile(host, { sessionId: sealed.sessionId, path: '../../etc/passwd' })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('writes and records nothing when the dialog is closed [E4]', async () => {
    const before = countEntries(sealed.desk.workspace.db);
    expect(await buildPackage(host, { sessionId: sealed.sessionId, purpose: '' })).toBeNull();
    expect(countEntries(sealed.desk.workspace.db)).toBe(before);
  });

  it('adds the ending that was left out [E2]', async () => {
    expect((await build('plain')).file).toBe(inFolder('plain.zip'));
  });

  it('packages what can only be read, and says that it is not recorded [E4]', async () => {
    sealed.desk.workspace.close();
    const workspace = openWorkspace(sealed.file, { isReadOnly: true });
    host.open = { workspace, actor: sealed.desk.actor, release: () => undefined };
    const built = await build('read-only.zip');
    expect(built.isRecorded).toBe(false);
    expect(existsSync(built.file)).toBe(true);
    workspace.close();
  });

  it('writes nothing when the workspace was closed while the dialog stood open [E4]', async () => {
    host.dialogs.saveFile = async () => {
      host.open = null;
      return inFolder('late.zip');
    };
    await expect(buildPackage(host, { sessionId: sealed.sessionId, purpose: '' })).rejects.toMatchObject({ code: 'conflict' });
    expect(existsSync(inFolder('late.zip'))).toBe(false);
  });

  it('verifies its own package as signed by a known key, and names a changed file [E3]', async () => {
    const { file } = await build('a.zip');
    expect(await verifyPackage(host, { file })).toMatchObject({ valid: true, signer: 'known', fileName: 'a.zip', problems: [] });
    const bytes = readFileSync(file);
    const at = bytes.indexOf('Ship it tonight');
    bytes[at] = 'X'.charCodeAt(0);
    writeFileSync(inFolder('bent.zip'), bytes);
    choice = inFolder('bent.zip');
    const verdict = await verifyPackage(host, { file: null });
    expect(verdict?.valid).toBe(false);
    expect(verdict?.problems).toContainEqual({ file: 'data/data.json', problem: 'record-mismatch' });
    choice = null;
    expect(await verifyPackage(host, { file: null })).toBeNull();
  });

  it('shows one key, made on first use, and exports its public half only [E3]', async () => {
    const key = await getKey(host);
    expect(await getKey(host)).toEqual(key);
    choice = inFolder('public');
    expect(await exportKey(host)).toEqual({ file: inFolder('public.pem') });
    expect(await readPublicKeyId(inFolder('public.pem'))).toBe(key.keyId);
    expect(readFileSync(inFolder('public.pem'), 'utf8')).not.toContain('PRIVATE');
    choice = null;
    expect(await exportKey(host)).toBeNull();
  });
});
