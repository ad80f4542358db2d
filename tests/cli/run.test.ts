import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { version } from '../../package.json';
import { createProgram, run } from '../../electron/cli/run';
import { runCli } from '../support/cli';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'docket-cli-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the command line', () => {
  it('prints its help and its version on stdout and ends well', async () => {
    const help = await runCli('--help');
    expect([help.code, help.err]).toEqual([0, '']);
    for (const { commands } of [createProgram({ io: { out: () => undefined, err: () => undefined }, exit: () => undefined })]) for (const command of commands) expect(help.out).toContain(command.name());
    expect(await runCli('--version')).toEqual({ code: 0, out: `${version}\n`, err: '' });
    expect((await runCli('rank', '--help')).out).toMatch(/--limit[\s\S]*--json[\s\S]*--actor[\s\S]*--role/);
  });

  it.each([[['nothing-like-this']], [['score', '--colour']], [['rank']], [['rank', 'a', 'b']], [[]], [['rank', 'x.docket', '--role', 'king']], [['rank', 'x.docket', '--band', 'high']], [['rank', 'x.docket', '--limit', '0']]])(
    'ends with 2 and says why for %j',
    async (argv) => {
      const { code, out, err } = await runCli(...argv);
      expect([code, out]).toEqual([2, '']);
      expect(err).not.toBe('');
    },
  );

  it('tells a problem in a sentence on stderr and prints nothing on stdout', async () => {
    const missing = join(folder, 'missing.docket');
    expect(await runCli('rank', missing, '--json')).toEqual({ code: 1, out: '', err: `error: There is no file ${missing}.\n` });
    expect(existsSync(missing)).toBe(false);
  });

  it('never shows a stack trace, whatever breaks', async () => {
    const failing = { out: () => { throw new Error('the pipe broke\n    at somewhere (file.ts:1:1)'); }, err: (text: string) => void said.push(text) };
    const said: string[] = [];
    expect(await run(['score', '--impact', '1', '--severity', '1', '--time', '1'], failing)).toBe(1);
    expect(said).toEqual(['error: Something unforeseen went wrong (the pipe broke). Nothing of this change was kept.\n']);
  });

  it('acts only as a person who is there', async () => {
    const file = join(folder, 'a.docket');
    await runCli('new', file);
    expect(await runCli('rank', file, '--actor', 'system', '--role', 'auditor')).toMatchObject({ code: 0, err: '' });
    const { code, err } = await runCli('rank', file, '--actor', 'Nobody');
    expect(code).toBe(1);
    expect(err).toContain('There is no person named Nobody in this workspace.');
  });
});
