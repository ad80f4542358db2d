import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { build } from 'vite';
import { nodeProgram } from '../../scripts/build/node-program';

const project = resolve(import.meta.dirname, '../..');

/** Bundles programs that tests start as processes of their own. @param entries name to source, relative to the project; each becomes `<name>.cjs` */
export async function bundle(entries: Readonly<Record<string, string>>): Promise<{ folder: string; remove(): void }> {
  // Within the project, where a bundle finds the libraries that stay outside it.
  mkdirSync(join(project, 'out'), { recursive: true });
  const folder = mkdtempSync(join(project, 'out', 'test-faults-'));
  await build({ ...nodeProgram(project, entries, relative(project, folder)), configFile: false, logLevel: 'silent' });
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
