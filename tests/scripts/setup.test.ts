import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { evaluate } from './evaluate';

const project = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'docket-setup-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a file as if on another version of Node. */
function runOn(version: string, file: string, args: readonly string[] = []) {
  const preload = join(folder, 'version.cjs');
  writeFileSync(preload, `Object.defineProperty(process.versions, 'node', { value: ${JSON.stringify(version)} });`);
  return spawnSync(process.execPath, ['--require', preload, file, ...args], { encoding: 'utf8' });
}

describe('an unsupported Node', () => {
  it('is named by the docket command in one sentence, before anything loads [L8]', () => {
    const { status, stderr, stdout } = runOn('18.20.4', join(project, 'electron/cli/launcher.cjs'), ['verify', 'x.zip']);
    expect({ status, stdout, lines: stderr.trim().split('\n').length }).toEqual({ status: 2, stdout: '', lines: 1 });
    expect(stderr).toContain('docket needs Node 20 or later and this is Node 18.20.4');
  });

  it('is named by the npm scripts in one sentence', () => {
    const { status, stderr, stdout } = runOn('18.20.4', join(project, 'scripts/task.mjs'), ['start']);
    expect({ status, stdout, lines: stderr.trim().split('\n').length }).toEqual({ status: 2, stdout: '', lines: 1 });
    expect(stderr).toContain('Docket needs Node 20 or later and this is Node 18.20.4');
  });
});

describe('the packages to bring', () => {
  const outdated = (lock: object | undefined, installed: object | undefined): unknown => evaluate('scripts/setup/packages.mjs', 'script.outdatedPackages(input.lock ?? undefined, input.installed ?? undefined)', { lock, installed });
  const lock = { packages: { '': {}, 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '2.0.0', optional: true } } };

  it('are all that are not optional where nothing is installed', () => {
    expect(outdated(lock, undefined)).toEqual(['node_modules/a']);
  });

  it('are those of another version than the lock names', () => {
    expect(outdated(lock, { packages: { 'node_modules/a': { version: '1.0.1' }, 'node_modules/b': { version: '2.0.1' } } })).toEqual(['node_modules/a', 'node_modules/b']);
  });

  it('are none where the versions agree and an optional one is for another platform', () => {
    expect(outdated(lock, { packages: { 'node_modules/a': { version: '1.0.0' } } })).toEqual([]);
  });
});

describe('a failure of set-up', () => {
  it.each([
    ['npm error code ENOTFOUND\nnpm error network request failed', 'the package registry cannot be reached: check the network or proxy'],
    ['npm error code EINTEGRITY\nnpm error sha512-x integrity checksum failed', 'a downloaded package differs from the checksum in package-lock.json'],
    ['npm ERR! code ENOSPC', 'the disk is full'],
    ['npm error code E404', 'a package is not on the registry that npm is set to use'],
    ['npm error something new', 'something new'],
    ['', 'npm gave no reason'],
  ])('explains %j in plain words', (output, words) => {
    expect(evaluate('scripts/setup/npm.mjs', 'script.explainNpmFailure(input)', output)).toBe(words);
  });

  it('finds the shared libraries that are missing', () => {
    const output = '\tlibgtk-3.so.0 => not found\n\tlibc.so.6 => /lib/libc.so.6 (0x0)\n\tlibnss3.so => not found\n';
    expect(evaluate('scripts/setup/system.mjs', 'script.librariesNotFound(input)', output)).toEqual(['libgtk-3.so.0', 'libnss3.so']);
  });

  it('ends in one sentence and the line to run, without a stack trace', () => {
    const { status, stderr } = spawnSync(process.execPath, [join(project, 'scripts/task.mjs'), 'no-such-task'], { encoding: 'utf8' });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^\n\[docket\] There is no task 'no-such-task'[^\n]*\n\[docket\] Run: npm run\n$/);
  });
});

describe('the summary of npm test', () => {
  const summary = (unit: object | null, journeys: object | null): unknown => evaluate('scripts/tasks/test.mjs', 'script.summary(input.unit ?? undefined, input.journeys ?? undefined)', { unit, journeys });

  it('adds unit tests and journeys', () => {
    expect(summary({ numPassedTests: 40, numFailedTests: 1 }, { stats: { expected: 5, unexpected: 2, flaky: 0 } })).toBe('45 passed, 3 failed (unit 41, journeys 7)');
  });

  it('counts nothing for what was not reached', () => {
    expect(summary(null, null)).toBe('0 passed, 0 failed (unit 0, journeys 0)');
  });
});

it('keeps the name of every registry out of the lock file', () => {
  expect(readFileSync(join(project, 'package-lock.json'), 'utf8')).not.toMatch(/"resolved"|registry\./);
});
