import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { version } from '../../package.json';
import { nodeProgram } from '../../scripts/build/node-program';

const project = resolve(import.meta.dirname, '../..');

let folder: string;
const at = (name: string): string => join(folder, name);

/** Starts the built command as a process of its own. */
function docket(argv: readonly string[], before: readonly string[] = []): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...before, at('docket.cjs'), ...argv], { encoding: 'utf8', cwd: folder });
  return { code: status, out: stdout, err: stderr };
}

beforeAll(async () => {
  // Within the project, where the bundle finds the libraries that stay outside it.
  mkdirSync(join(project, 'out'), { recursive: true });
  folder = mkdtempSync(join(project, 'out', 'test-cli-'));
  await build({ ...nodeProgram(project, { main: 'electron/cli/main.ts' }, relative(project, folder)), configFile: false, logLevel: 'silent' });
  copyFileSync(join(project, 'electron/cli/launcher.cjs'), at('docket.cjs'));
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the built docket command', () => {
  it('runs, prints and ends with the code of the command', () => {
    expect(docket(['--version'])).toEqual({ code: 0, out: `${version}\n`, err: '' });
    expect(docket(['score', '--impact', '3', '--severity', '5', '--time', '1', '--json'])).toMatchObject({ code: 0, out: expect.stringContaining('"score":15'), err: '' });
    expect(docket(['score', '--impact', '9', '--severity', '5', '--time', '1'])).toMatchObject({ code: 2, out: '' });
    expect(docket(['nothing'])).toMatchObject({ code: 2, out: '' });
  });

  it('makes, ranks and checks a workspace', () => {
    expect(docket(['new', 'a.docket', '--as-of', '2026-11-21', '--json'])).toMatchObject({ code: 0, out: expect.stringContaining('"workspace":"a.docket"'), err: '' });
    expect(docket(['rank', 'a.docket', '--json'])).toEqual({ code: 0, out: '[]\n', err: '' });
    expect(docket(['check', 'a.docket', '--json'])).toMatchObject({ code: 0, out: expect.stringContaining('"auditChain":"ok"') });
    expect(docket(['new', 'a.docket'])).toMatchObject({ code: 1, out: '' });
  });

  it('scores where SQLite cannot be loaded, and says so plainly where it is needed', () => {
    writeFileSync(at('no-sqlite.cjs'), "const Module = require('node:module'); const load = Module._load; Module._load = (name, ...rest) => { if (name === 'better-sqlite3') throw new Error('no SQLite here'); return load(name, ...rest); };\n");
    const without = ['--require', at('no-sqlite.cjs')];
    expect(docket(['score', '--impact', '1', '--severity', '1', '--time', '1'], without)).toMatchObject({ code: 0, err: '' });
    const refused = docket(['rank', 'a.docket'], without);
    expect([refused.code, refused.out, refused.err.split('\n').length]).toEqual([1, '', 2]);
    expect(refused.err).toContain('no SQLite here');
  });

  it('names a Node that is too old before it loads anything', () => {
    writeFileSync(at('old-node.cjs'), "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.4' } });\n");
    expect(docket(['score', '--impact', '1'], ['--require', at('old-node.cjs')])).toEqual({
      code: 2,
      out: '',
      err: 'docket needs Node 20 or later and this is Node 18.20.4; nothing was read or changed. Install one from https://nodejs.org and run the command again.\n',
    });
  });
});
