import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createProgram } from '../../electron/cli/run';
import { SCHEMA_VERSION } from '../../electron/store/database';
import { runCli } from '../support/cli';

const text = readFileSync(resolve(import.meta.dirname, '../../docs/cli.md'), 'utf8');
const program = createProgram({ io: { out: () => undefined, err: () => undefined }, exit: () => undefined });
const sections = new Map(text.split(/^## /m).map((section) => [section.split('\n', 1)[0]?.trim() ?? '', section]));
const folder = mkdtempSync(join(tmpdir(), 'docket-docs-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The examples that show a command with what it prints. */
const examples = [...text.matchAll(/^```console\n\$ npx docket (.*)\n([\s\S]*?)^```$/gm)].map((match) => ({ line: match[1] ?? '', prints: match[2] ?? '' }));

describe('docs/cli.md', () => {
  it('has a section for every command, and for none that is not there', () => {
    expect([...sections.keys()].filter((title) => title.startsWith('docket ')).toSorted()).toEqual(program.commands.map((command) => `docket ${command.name()}`).toSorted());
  });

  it.each(program.commands.map((command) => [command.name(), command] as const))('names every option of docket %s and no other', (name, command) => {
    const section = sections.get(`docket ${name}`) ?? '';
    const documented = [...section.matchAll(/^\| `(--[a-z-]+)/gm)].map((match) => match[1]);
    expect(documented.toSorted()).toEqual(command.options.map((option) => option.long).toSorted());
  });

  it('names the options that every command knows', () => {
    const section = sections.get('Options of every command') ?? '';
    for (const option of program.options) expect(section).toContain(option.long);
  });

  it('lists the exit codes', () => {
    for (const code of [0, 1, 2, 3]) expect(text).toMatch(new RegExp(`^\\| ${code} \\|`, 'm'));
  });

  it('shows examples', () => {
    expect(examples.filter(({ line }) => line.startsWith('score ')).length).toBeGreaterThanOrEqual(3);
    for (const command of ['agreement', 'tradeoff']) expect(examples.filter(({ line }) => line.startsWith(`${command} `))).toHaveLength(2);
  });

  it.each(examples.filter(({ line }) => line.startsWith('score ')))('shows what "$line" prints [S1, S3]', async ({ line, prints }) => {
    expect(await runCli(...line.split(' '))).toEqual({ code: 0, out: prints, err: '' });
  });

  it.each(examples.filter(({ line }) => /^(agreement|tradeoff) /.test(line)))('shows what "$line" prints for the file above it [S4, T2, T4]', async ({ line, prints }) => {
    const [command = '', name = '', ...options] = line.split(' ');
    const file = join(folder, name);
    writeFileSync(file, /^```json\n([\s\S]*?)^```$/m.exec(sections.get(`docket ${command}`) ?? '')?.[1] ?? '');
    expect(await runCli(command, file, ...options)).toEqual({ code: 0, out: prints, err: '' });
  });

  it('shows the schema that docket new makes', async () => {
    const example = examples.find(({ line }) => line.startsWith('new '));
    const { out } = await runCli(...(example?.line.split(' ') ?? []).map((word) => (word === 'review.docket' ? join(folder, word) : word)));
    expect(out.replace(`${folder}/`, '').replace(`"schemaVersion":${SCHEMA_VERSION}}`, '"schemaVersion":n}')).toBe(example?.prints);
  });
});
