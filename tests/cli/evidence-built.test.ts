import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodeProgram } from '../../scripts/build/node-program';
import { makePackage } from '../../electron/packaging';
import { sha256 } from '../core/evidence/sample-package';
import { sealSession, type SealedSession } from '../handlers/evidence/sealed-session';

const project = resolve(import.meta.dirname, '../..');
let program: string;
let sealed: SealedSession;
let expected: string;

beforeAll(async () => {
  // Within the project, where the bundle finds the libraries that stay outside it.
  mkdirSync(join(project, 'out'), { recursive: true });
  program = mkdtempSync(join(project, 'out', 'test-evidence-'));
  await build({ ...nodeProgram(project, { main: 'electron/cli/main.ts' }, relative(project, program)), configFile: false, logLevel: 'silent' });
  sealed = await sealSession();
  expected = sha256((await makePackage(sealed.desk, sealed.sessionId, sealed.key)).zip);
  sealed.desk.workspace.close();
}, 120_000);
afterAll(() => {
  sealed.close();
  rmSync(program, { recursive: true, force: true });
});

/** Starts the built command far from the project, in a time zone and a language of its own. */
function docket(argv: readonly string[], before: readonly string[] = []): { code: number | null; out: string; err: string } {
  const env = { ...process.env, DOCKET_USER_DATA: join(sealed.folder, 'user'), TZ: 'Pacific/Chatham', LC_ALL: 'tr_TR.UTF-8' };
  const { status, stdout, stderr } = spawnSync(process.execPath, [...before, join(program, 'main.cjs'), ...argv], { encoding: 'utf8', cwd: sealed.folder, env });
  return { code: status, out: stdout, err: stderr };
}

describe('the built docket command', () => {
  it('gives the bytes that the app gives, in another time zone and language [E2]', () => {
    expect(docket(['package', sealed.file, '--session', sealed.sessionId, '--out', 'built.zip', '--key', sealed.keyFile, '--json'])).toMatchObject({ code: 0, out: expect.stringMatching(/^\{"package":"built\.zip","files":\d+,/) });
    expect(sha256(readFileSync(join(sealed.folder, 'built.zip')))).toBe(expected);
  });

  it('verifies where neither SQLite nor Electron nor pdfkit can be loaded [E3]', () => {
    const guard = join(sealed.folder, 'guard.cjs');
    writeFileSync(guard, "const Module = require('node:module'); const load = Module._load; Module._load = (name, ...rest) => { if (['better-sqlite3', 'electron', 'pdfkit'].includes(name)) throw new Error(name + ' was loaded'); return load(name, ...rest); };\n");
    expect(docket(['verify', 'built.zip', '--json'], ['--require', guard])).toEqual({ code: 3, out: '{"valid":true,"signer":"unknown","problems":[]}\n', err: '' });
    expect(docket(['package', sealed.file, '--session', sealed.sessionId, '--out', 'x.zip'], ['--require', guard])).toMatchObject({ code: 1, err: expect.stringContaining('was loaded') });
  });
});
