import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildPackage, exportKey, getKey, previewFile, previewPackage, verifyPackage } from '../../electron/host/evidence';
import type { Host } from '../../electron/host/host';
import { openMemory } from '../../electron/host/preferences';
import { createWriterLock } from '../../electron/host/writer-lock';
import { openWorkspace } from '../../electron/store/database';
import { readPublicKeyId } from '../../electron/files/keys';
import { countEntries } from '../../electron/store/audit-log';
import { sha256 } from '../core/evidence/sample-package';
import { sealSession, type SealedSession } from '../handlers/evidence/sealed-session';

let sealed: SealedSession;
let host: Host;
/** What the person chooses in the next dialog; null closes it. */
let choice: string | null;
let suggested: string[];

beforeEach(async () => {
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
    workerScript: '',
    open: { workspace, actor, release: () => undefined },
    changed: () => undefined,
    progress: () => undefined,
    log: () => undefined,
    versions: { docket: '0', electron: '0', chrome: '0', node: '0', sqlite: '0' },
    dialogs: {
      openFile: async () => choice,
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
