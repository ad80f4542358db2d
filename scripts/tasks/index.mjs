import { realpathSync } from 'node:fs';
import { show } from '../setup/child.mjs';
import { setUp } from '../setup/index.mjs';
import { installNode, installPackages } from '../setup/packages.mjs';
import { inProject, projectNode } from '../setup/places.mjs';
import { Problem, report } from '../setup/problem.mjs';
import { bench, demo, dev, faults, start } from './app.mjs';
import { packageApp } from './package.mjs';
import { build } from './steps.mjs';
import { journeys, lint, test } from './test.mjs';

/** What `npm run NAME` does once everything is in place: each takes the words after `--` and returns an exit code. */
const tasks = { start, dev, test, lint, build: build.run, journeys, demo, bench, faults, package: packageApp };
/** Set-up alone; npm itself has just brought the packages when it calls `postinstall`. */
const setUpNames = new Set(['setup', 'postinstall']);

/**
 * Sets up what is missing, then runs a task; a failure ends in one sentence and the line to run.
 * @param {string | undefined} name @param {string[]} args
 * @returns {Promise<number>} the exit code
 */
export async function runTask(name, args) {
  try {
    if (!name || !(name in tasks || setUpNames.has(name))) {
      throw new Problem(`There is no task '${name ?? ''}': there are ${[...Object.keys(tasks), 'setup'].join(', ')}.`, 'npm run');
    }
    process.env['DOCKET_MACHINE_NODE'] ??= process.env['npm_node_execpath'] ?? process.execPath;
    if (name !== 'postinstall') await installPackages();
    await installNode();
    // From here on everything runs on the project's own Node, whatever the machine has.
    if (realpathSync(process.execPath) !== realpathSync(projectNode)) return await show(projectNode, [inProject('scripts/task.mjs'), name, ...args]);

    await setUp({ retry: args.includes('--retry') });
    return setUpNames.has(name) ? 0 : await tasks[name](args);
  } catch (error) {
    report(error);
    return 1;
  }
}
