import { show } from '../setup/child.mjs';
import { inProject, projectNode } from '../setup/places.mjs';
import { say } from '../setup/problem.mjs';
import { hasDisplay, installWindowSystem } from '../setup/system.mjs';
import { build, inWindow, mustExist, runSteps, tool, windowTool } from './steps.mjs';

/** Chromium's sandbox refuses to work for root, and only for root is it left out. */
const sandboxArguments = () => (process.getuid?.() === 0 ? ['--no-sandbox'] : []);

/** Builds the app and opens it with the example workspace; plays the demo where there is no display. @param {string[]} args for the app */
export async function start(args) {
  if (!hasDisplay()) {
    say('There is no display (DISPLAY and WAYLAND_DISPLAY are unset), so the demo is played on a virtual one instead: npm run demo.');
    return demo([]);
  }
  await installWindowSystem();
  const { code } = await runSteps([build]);
  return code || tool('electron', ['.', '--example', ...sandboxArguments(), ...args]);
}

/** Opens the app from its sources, reloading as they change. @param {string[]} args for electron-vite */
export async function dev(args) {
  await installWindowSystem();
  return windowTool('electron-vite', ['dev', ...(process.getuid?.() === 0 ? ['--noSandbox'] : []), ...args]);
}

/** Plays the whole path in the real app; minutes, package and screenshots stay in out/demo/. @param {string[]} args for Playwright */
export async function demo(args) {
  mustExist('tests/e2e/demo.spec.ts', 'The demo');
  await installWindowSystem();
  const { code } = await runSteps([build, { name: 'demo', run: () => windowTool('playwright', ['test', '--project=demo', ...args]) }]);
  if (code === 0) say('The minutes, the package and the screenshots are in out/demo/.');
  return code;
}

/** Runs the benchmarks beside their peers. @param {string[]} args words that choose benchmarks by name */
export async function bench(args) {
  mustExist('tests/bench/run.ts', 'The benchmark runner');
  await installWindowSystem();
  const run = () => inWindow(projectNode, ['--expose-gc', inProject('out/bench/run.cjs'), ...args]);
  return (await runSteps([build, { name: 'bench', run }])).code;
}

/** Kills the app at random moments and looks for losses. @param {string[]} args `--count N --seed S` */
export async function faults(args) {
  mustExist('tests/faults/run.ts', 'The fault injection');
  const run = () => show(projectNode, [inProject('out/faults/run.cjs'), ...args]);
  return (await runSteps([build, { name: 'faults', run }])).code;
}
