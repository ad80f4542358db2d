import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { z } from '@shared/zod';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const project = resolve(import.meta.dirname, '../..');
const rule = 'no-restricted-imports';

interface Case {
  readonly file: string;
  readonly source: string;
  readonly rule: string;
}

const importing = (file: string, specifier: string, name = 'thing'): Case => ({
  file,
  source: `import { ${name} } from '${specifier}';\nexport const used = ${name};\n`,
  rule,
});
const expression = (file: string, text: string, broken: string): Case => ({ file, source: `export const used = () => ${text};\n`, rule: broken });

/** Each crosses one wall; the file's folder says which room it stands in. */
const offences: Record<string, Case> = {
  'shared imports a library': importing('shared/contract/a.ts', 'uuid'),
  'shared imports zod past its set-up': importing('shared/b.ts', 'zod'),
  'shared imports Node': importing('shared/c.ts', 'node:fs'),
  'shared imports a room': importing('shared/contract/d.ts', '../../electron/core/score'),
  'the renderer imports the main process': importing('renderer/features/issues/a.tsx', '../../../electron/core/scoring/score'),
  'the renderer imports Electron': importing('renderer/b.ts', 'electron'),
  'the renderer imports Node': importing('renderer/c.ts', 'node:path'),
  'the renderer imports SQLite': importing('renderer/d.ts', 'better-sqlite3'),
  'the renderer imports shared code past its alias': importing('renderer/ui/e.ts', '../../shared/primitives'),
  'the renderer uses window.docket outside api.ts': expression('renderer/features/home/f.ts', 'window.docket', 'no-restricted-properties'),
  'core imports the store': importing('electron/core/a.ts', '../store/issues'),
  'core imports a handler from a folder of its own': importing('electron/core/scoring/b.ts', '../../handlers/issues'),
  'core imports files': importing('electron/core/c.ts', '../files/keys'),
  'core imports the context': importing('electron/core/d.ts', '../context'),
  'core imports Electron': importing('electron/core/e.ts', 'electron'),
  'core imports SQLite': importing('electron/core/f.ts', 'better-sqlite3'),
  'core imports the file system': importing('electron/core/g.ts', 'node:fs'),
  'core imports hashing': importing('electron/core/evidence/h.ts', 'node:crypto'),
  'core imports random ids': importing('electron/core/i.ts', 'uuid'),
  'core reads the clock': expression('electron/core/j.ts', 'Date.now()', 'no-restricted-properties'),
  'core takes a chance': expression('electron/core/k.ts', 'Math.random()', 'no-restricted-properties'),
  "core orders by the machine's language": expression('electron/core/l.ts', "'a'.localeCompare('b')", 'no-restricted-properties'),
  'core reads the process': expression('electron/core/m.ts', 'process.env', 'no-restricted-globals'),
  'the store imports core': importing('electron/store/a.ts', '../core/scoring/score'),
  'the store imports core from a folder of its own': importing('electron/store/migrations/b.ts', '../../core/scoring/score'),
  'the store imports a handler': importing('electron/store/c.ts', '../handlers/issues'),
  'the store imports files': importing('electron/store/d.ts', '../files/keys'),
  'the store imports Electron': importing('electron/store/e.ts', 'electron'),
  'a handler imports Electron': importing('electron/handlers/a.ts', 'electron'),
  'a handler imports the channels': importing('electron/handlers/b.ts', '../ipc'),
  'a handler imports SQLite': importing('electron/handlers/c.ts', 'better-sqlite3'),
  'a handler imports the command line': importing('electron/handlers/sessions/d.ts', '../../cli/main'),
  'files import a handler': importing('electron/files/a.ts', '../handlers/evidence'),
  'files import the store': importing('electron/files/spreadsheet/b.ts', '../../store/issues'),
  'files import Electron': importing('electron/files/c.ts', 'electron'),
  'the command line imports Electron': importing('electron/cli/a.ts', 'electron'),
  'the command line imports the channels': importing('electron/cli/b.ts', '../ipc'),
  'the command line writes SQL': importing('electron/cli/c.ts', 'better-sqlite3'),
  'the worker imports Electron': importing('electron/worker.ts', 'electron'),
  'the preload imports a rule': importing('electron/preload.ts', './core/scoring/score'),
  'another file than ipc.ts uses ipcMain': importing('electron/main.ts', 'electron', 'ipcMain'),
  'another file than the preload uses ipcRenderer': importing('electron/windows.ts', 'electron', 'ipcRenderer'),
  'the main process imports the renderer': importing('electron/menu.ts', '../renderer/app'),
  'anything imports zod past its set-up': importing('electron/files/d.ts', 'zod'),
  'the example workspace imports a room': importing('examples/a.ts', '../electron/store/issues'),
  'a default export': { file: 'electron/core/n.ts', source: 'const used = 1;\nexport default used;\n', rule: 'no-default-export' },
  'an any': { file: 'electron/core/o.ts', source: 'export const used = (thing: any) => thing;\n', rule: 'no-explicit-any' },
  'an assertion of type': { file: 'electron/core/p.ts', source: 'export const used = (thing: unknown) => thing as string;\n', rule: 'consistent-type-assertions' },
};

/** What the same rooms may do. */
const allowed: Record<string, Case> = {
  'shared sets zod up': importing('shared/zod.ts', 'zod'),
  'core imports shared code': importing('electron/core/allowed.ts', '@shared/primitives'),
  'core imports its neighbour': importing('electron/core/evidence/allowed.ts', '../scoring/score'),
  'the store imports SQLite': importing('electron/store/allowed.ts', 'better-sqlite3'),
  'a handler imports core': importing('electron/handlers/allowed.ts', '../core/scoring/score'),
  'a handler imports the store': importing('electron/handlers/sessions/allowed.ts', '../../store/sessions'),
  'ipc.ts uses ipcMain': importing('electron/ipc.ts', 'electron', 'ipcMain'),
  'the renderer imports React': importing('renderer/allowed.ts', 'react'),
  'the renderer uses window.docket in api.ts': expression('renderer/api.ts', 'window.docket', 'no-restricted-properties'),
};

const reportShape = z.object({ diagnostics: z.array(z.object({ filename: z.string(), code: z.string() })) });
const folder = mkdtempSync(join(tmpdir(), 'docket-layers-'));
const found = new Map<string, string[]>();

beforeAll(async () => {
  copyFileSync(join(project, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
  for (const { file, source } of [...Object.values(offences), ...Object.values(allowed)]) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), source, { flag: 'wx' });
  }
  const args = [join(project, 'node_modules/oxlint/bin/oxlint'), '--format=json', '.'];
  // Exit code 1 is what is hoped for: there are offences.
  const output = await promisify(execFile)(process.execPath, args, { cwd: folder, maxBuffer: 1 << 26 }).then(
    ({ stdout }) => stdout,
    (error: unknown) => z.object({ stdout: z.string() }).parse(error).stdout,
  );
  const { diagnostics } = reportShape.parse(JSON.parse(output));
  for (const { filename, code } of diagnostics) {
    const file = filename.replaceAll('\\', '/');
    found.set(file, [...(found.get(file) ?? []), code]);
  }
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const codesOf = (file: string): string[] => found.get(file) ?? [];

describe('lint keeps the layers', () => {
  it.each(Object.entries(offences))('fails when %s', (_what, offence) => {
    expect(codesOf(offence.file).some((code) => code.includes(`(${offence.rule})`))).toBe(true);
  });

  it.each(Object.entries(allowed))('lets pass that %s', (_what, { file, rule: broken }) => {
    expect(codesOf(file).filter((code) => code.includes(`(${broken})`))).toEqual([]);
  });

  it('finds no date of today in core, which lint cannot tell from a given one', () => {
    const core = join(project, 'electron/core');
    const sources = readdirSync(core, { recursive: true }).map(String).filter((name) => name.endsWith('.ts'));
    expect(sources.length).toBeGreaterThan(0);
    expect(sources.filter((name) => /new Date\(\s*\)|\bTemporal\.Now\b/.test(readFileSync(join(core, name), 'utf8')))).toEqual([]);
  });
});
