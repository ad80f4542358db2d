import { chmodSync, copyFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import { nodeProgram } from './scripts/build/node-program';

const here = (path: string): string => resolve(import.meta.dirname, path);

/** The launcher is copied as it is: it must run on a Node too old to read a bundle. */
const launcher = (): Plugin => ({
  name: 'docket:launcher',
  writeBundle() {
    copyFileSync(here('electron/cli/launcher.cjs'), here('out/cli/docket.cjs'));
    chmodSync(here('out/cli/docket.cjs'), 0o755);
  },
});

const program = nodeProgram(import.meta.dirname, { main: 'electron/cli/main.ts', worker: 'electron/worker.ts' }, 'out/cli');

export default defineConfig({ ...program, plugins: [...(program.plugins ?? []), launcher()] });
