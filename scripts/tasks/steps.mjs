import { existsSync } from 'node:fs';
import { show } from '../setup/child.mjs';
import { inProject, projectNode } from '../setup/places.mjs';
import { Problem } from '../setup/problem.mjs';
import { hasDisplay } from '../setup/system.mjs';

/** Where the programs of the tool chain start. */
const tools = {
  electron: 'node_modules/electron/cli.js',
  'electron-builder': 'node_modules/electron-builder/cli.js',
  'electron-vite': 'node_modules/electron-vite/bin/electron-vite.js',
  oxlint: 'node_modules/oxlint/bin/oxlint',
  playwright: 'node_modules/@playwright/test/cli.js',
  tsc: 'node_modules/typescript/bin/tsc',
  vite: 'node_modules/vite/bin/vite.js',
  vitest: 'node_modules/vitest/vitest.mjs',
};

/** @param {keyof typeof tools} name @param {string[]} args @param {Record<string, string>} [env] @returns {Promise<number>} the exit code */
export const tool = (name, args, env) => show(projectNode, [inProject(tools[name]), ...args], env);

/**
 * Runs a tool of the chain that opens windows: on the display, or on a virtual one where there is none.
 * @param {keyof typeof tools} name @param {string[]} args @param {Record<string, string>} [env] @returns {Promise<number>} the exit code
 */
export const windowTool = (name, args, env) => inWindow(projectNode, [inProject(tools[name]), ...args], env);

/** As `windowTool`, for any command. @param {string} command @param {string[]} args @param {Record<string, string>} [env] */
export function inWindow(command, args, env) {
  const [first, ...rest] = [...virtualDisplay(), command, ...args];
  return show(first, rest, env);
}

/** @returns {string[]} the words to put before a command, so that it finds a display */
export const virtualDisplay = () => (hasDisplay() ? [] : ['xvfb-run', '-a', '-s', '-screen 0 1600x1000x24']);

/**
 * Runs named steps in order and stops at the first that fails.
 * @param {readonly { name: string, run: () => Promise<number> }[]} steps
 * @returns {Promise<{ code: number, failed?: string }>}
 */
export async function runSteps(steps) {
  for (const step of steps) {
    console.log(`\n=== ${step.name} ===`);
    const code = await step.run();
    if (code !== 0) {
      console.error(`\n[docket] The step '${step.name}' failed (exit code ${code}); the steps after it were not run.`);
      return { code, failed: step.name };
    }
  }
  return { code: 0 };
}

/** Builds the app, the docket command and the programs of the tests. */
export const build = {
  name: 'build',
  run: async () => (await tool('electron-vite', ['build', '--logLevel', 'warn'])) || (await tool('vite', ['build', '-c', 'vite.cli.config.ts', '--logLevel', 'warn'])) || (await buildTestPrograms()),
};

/** Bundles the benchmarks and the fault injection, where they are there, so that they run at the speed of the app. */
export async function buildTestPrograms() {
  for (const program of ['bench', 'faults']) {
    if (!existsSync(inProject(`tests/${program}/run.ts`))) continue;
    const code = await tool('vite', ['build', '-c', 'vite.test-programs.config.ts', '--mode', program, '--logLevel', 'warn']);
    if (code !== 0) return code;
  }
  return 0;
}

/** @param {string} file a path inside the project @param {string} what the sentence's subject */
export function mustExist(file, what) {
  if (!existsSync(inProject(file))) throw new Problem(`${what} is missing: there is no ${file} in this checkout.`, 'git status');
}
