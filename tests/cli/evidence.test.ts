import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { loadSigningKey } from '../../electron/files/keys';
import { makePackage } from '../../electron/packaging';
import { openWorkspace } from '../../electron/store/database';
import { countEntries } from '../../electron/store/audit-log';
import { sha256 } from '../core/evidence/sample-package';
import { runCli } from '../support/cli';
import { runningSession, sealSession, type SealedSession } from '../handlers/evidence/sealed-session';

let sealed: SealedSession;
const at = (name: string): string => join(sealed.folder, name);

beforeAll(async () => {
  sealed = await sealSession();
  sealed.desk.workspace.close();
});
afterAll(() => sealed.close());
beforeEach(() => void vi.stubEnv('DOCKET_USER_DATA', at('user')));
afterEach(() => void vi.unstubAllEnvs());

const entries = (): number => {
  const workspace = openWorkspace(sealed.file, { isReadOnly: true });
  try {
    return countEntries(workspace.db);
  } finally {
    workspace.close();
  }
};

describe('docket package', () => {
  it('prints what it wrote, twice the same bytes, and those of the app [E2]', async () => {
    const first = await runCli('package', sealed.file, '--session', sealed.sessionId, '--out', at('1.zip'), '--key', sealed.keyFile, '--json');
    const second = await runCli('package', sealed.file, '--session', sealed.sessionId, '--out', at('2.zip'), '--key', sealed.keyFile, '--json');
    expect([first.code, second.code]).toEqual([0, 0]);
    const workspace = openWorkspace(sealed.file, { isReadOnly: true });
    const made = await makePackage({ ...sealed.desk, workspace }, sealed.sessionId, await loadSigningKey(sealed.keyFile));
    workspace.close();
    expect(first.out).toBe(`{"package":${JSON.stringify(at('1.zip'))},"files":${made.contents.length},"head":"${made.head}","keyId":"${sealed.key.keyId}"}\n`);
    expect([readFileSync(at('1.zip')), readFileSync(at('2.zip'))].map(sha256)).toEqual([sha256(made.zip), sha256(made.zip)]);
  });

  it('says what its PDFs lack [E2]', async () => {
    const { err } = await runCli('package', sealed.file, '--session', sealed.sessionId, '--out', at('3.zip'));
    expect(err).toContain('2 characters');
  });

  it('enters each package into the chain of custody [E4]', async () => {
    const before = entries();
    await runCli('package', sealed.file, '--session', sealed.sessionId, '--out', at('4.zip'));
    expect(entries()).toBe(before + 1);
  });

  it('packages a workspace that a window has open, and says that it is not recorded [E4]', async () => {
    const before = entries();
    writeFileSync(`${sealed.file}.lock`, String(process.pid));
    const { code, err } = await runCli('package', sealed.file, '--session', sealed.sessionId, '--out', at('5.zip'));
    expect(code).toBe(0);
    expect(err).toContain('no record');
    expect(entries()).toBe(before);
  });

  it('refuses an unsealed session, a session that is not there, and a key that is none [E2]', async () => {
    const running = await runningSession();
    running.desk.workspace.close();
    const unsealed = await runCli('package', running.file, '--session', running.sessionId, '--out', at('x.zip'));
    expect(unsealed).toMatchObject({ code: 1, out: '', err: expect.stringContaining('not signed off') });
    running.close();
    expect(await runCli('package', sealed.file, '--session', '01936f00-0000-7000-8000-00000000ffff', '--out', at('x.zip'))).toMatchObject({ code: 1 });
    expect(await runCli('package', sealed.file, '--session', sealed.sessionId, '--out', at('x.zip'), '--key', at('none.pem'))).toMatchObject({ code: 1, err: expect.stringContaining('no key file') });
    expect(await runCli('package', sealed.file, '--session', 'twelve', '--out', at('x.zip'))).toMatchObject({ code: 2 });
    expect(await runCli('package', sealed.file, '--session', sealed.sessionId)).toMatchObject({ code: 2 });
    expect(existsSync(at('x.zip'))).toBe(false);
  });

  it('is refused to a role that may not make evidence [G9]', async () => {
    expect(await runCli('package', sealed.file, '--session', sealed.sessionId, '--out', at('x.zip'), '--role', 'scribe')).toMatchObject({ code: 1, err: expect.stringContaining('may not') });
  });

  it('never writes over the workspace [L6]', async () => {
    const before = entries();
    expect(await runCli('package', sealed.file, '--session', sealed.sessionId, '--out', sealed.file)).toMatchObject({ code: 1, err: expect.stringContaining('not a package') });
    expect(entries()).toBe(before);
  });
});

describe('docket keys', () => {
  it('names the key, made on first use and then the same, and exports its public half [E3]', async () => {
    const first = await runCli('keys', '--json');
    expect(first).toMatchObject({ code: 0, err: '' });
    const { keyId, created }: { keyId: string; created: string } = JSON.parse(first.out);
    expect(first.out).toBe(`{"keyId":"${keyId}","created":"${created}"}\n`);
    expect((await runCli('keys', '--export', at('public.pem'), '--json')).out).toBe(first.out);
    expect(readFileSync(at('public.pem'), 'utf8')).toMatch(/^-----BEGIN PUBLIC KEY-----\n/);
    expect((await runCli('keys')).out).toContain(keyId);
    expect(await runCli('keys', '--export', at('user/keys/signing-key.pem'))).toMatchObject({ code: 1, err: expect.stringContaining('not a public key') });
    expect((await runCli('keys', '--json')).out).toBe(first.out);
  });
});

describe('docket verify', () => {
  beforeAll(async () => {
    vi.stubEnv('DOCKET_USER_DATA', at('user'));
    await runCli('package', sealed.file, '--session', sealed.sessionId, '--out', at('own.zip'));
    await runCli('package', sealed.file, '--session', sealed.sessionId, '--out', at('strange.zip'), '--key', sealed.keyFile);
    await runCli('keys', '--export', at('own.pem'));
  });

  it('knows its own key, and no other [E3]', async () => {
    expect(await runCli('verify', at('own.zip'), '--json')).toEqual({ code: 0, out: '{"valid":true,"signer":"known","problems":[]}\n', err: '' });
    expect(await runCli('verify', at('strange.zip'), '--json')).toEqual({ code: 3, out: '{"valid":true,"signer":"unknown","problems":[]}\n', err: '' });
    expect((await runCli('verify', at('strange.zip'))).out).toMatch(/^Valid, but signed by a key that is not known here\./);
  });

  it('trusts the key that is named, and then no other [E3]', async () => {
    expect(await runCli('verify', at('own.zip'), '--public-key', at('own.pem'), '--json')).toMatchObject({ code: 0, out: expect.stringContaining('"signer":"known"') });
    expect(await runCli('verify', at('strange.zip'), '--public-key', at('own.pem'), '--json')).toMatchObject({ code: 3, out: expect.stringContaining('"valid":true,"signer":"unknown"') });
    expect(await runCli('verify', at('own.zip'), '--public-key', sealed.keyFile)).toMatchObject({ code: 1, err: expect.stringContaining('private key') });
  });

  it('names the file that was changed [E3]', async () => {
    const bytes = readFileSync(at('own.zip'));
    bytes[bytes.indexOf('Ship it tonight')] = 'X'.charCodeAt(0);
    writeFileSync(at('bent.zip'), bytes);
    const { code, out } = await runCli('verify', at('bent.zip'), '--json');
    const verdict: { valid: boolean; problems: { file: string; problem: string }[] } = JSON.parse(out);
    expect(code).toBe(1);
    expect(verdict.valid).toBe(false);
    expect(verdict.problems).toContainEqual({ file: 'data/data.json', problem: 'hash-mismatch' });
    expect((await runCli('verify', at('bent.zip'))).out).toContain('data/data.json: Changed');
  });

  it('says in a sentence what cannot be read [E3]', async () => {
    writeFileSync(at('text.zip'), 'not a zip');
    expect(await runCli('verify', at('text.zip'), '--json')).toMatchObject({ code: 1, out: '{"valid":false,"signer":"unknown","problems":[{"file":"(package)","problem":"not-a-zip"}]}\n' });
    expect(await runCli('verify', at('none.zip'))).toMatchObject({ code: 1, out: '', err: expect.stringContaining('no such file') });
    expect(await runCli('verify', sealed.folder)).toMatchObject({ code: 1, err: expect.stringContaining('not a file') });
  });

  it('works where there is no workspace, no key and no SQLite [E3]', async () => {
    mkdirSync(at('elsewhere'));
    vi.stubEnv('DOCKET_USER_DATA', at('elsewhere/user'));
    vi.resetModules();
    vi.doMock('better-sqlite3', () => {
      throw new Error('SQLite was loaded');
    });
    try {
      const { run: freshRun } = await import('../../electron/cli/run');
      let out = '';
      const code = await freshRun(['verify', at('own.zip'), '--json'], { out: (text) => void (out += text), err: (text) => void (out += text) });
      expect({ code, out }).toEqual({ code: 3, out: '{"valid":true,"signer":"unknown","problems":[]}\n' });
      expect(existsSync(at('elsewhere/user'))).toBe(false);
      // The command next door does need it, so what was taken away is really gone.
      expect(await freshRun(['sessions', sealed.file], { out: () => undefined, err: (text) => void (out += text) })).toBe(1);
      expect(out).toContain('Something unforeseen');
    } finally {
      vi.doUnmock('better-sqlite3');
      vi.resetModules();
    }
  });
});
