import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig } from 'vite';
import { nodeProgram } from './scripts/build/node-program';

/**
 * The programs of tests/bench and tests/faults (chosen by `--mode`), bundled as the app is: `run.ts`, and every `*.child.ts` that it
 * starts as a process of its own, become `out/<mode>/<name>.cjs`; the app's worker becomes `worker.cjs` beside them.
 */
export default defineConfig(({ mode }) => {
  const folder = `tests/${mode}`;
  const children = readdirSync(resolve(import.meta.dirname, folder)).filter((name) => name.endsWith('.child.ts'));
  const worker = existsSync(resolve(import.meta.dirname, 'electron/worker.ts')) ? { worker: 'electron/worker.ts' } : {};
  const entries = Object.fromEntries(['run.ts', ...children].map((name) => [name.replace(/\.ts$/, ''), `${folder}/${name}`]));
  return nodeProgram(import.meta.dirname, { ...entries, ...worker }, `out/${mode}`);
});
