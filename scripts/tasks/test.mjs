import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { show } from '../setup/child.mjs';
import { inProject, projectNode, readJson, root } from '../setup/places.mjs';
import { installWindowSystem } from '../setup/system.mjs';
import { Problem } from '../setup/problem.mjs';
import { build, runSteps, tool, windowTool } from './steps.mjs';

const reports = inProject('out/test');
const unitReport = `${reports}/unit.json`;
const journeysReport = `${reports}/journeys.json`;

/** Everything that must hold: types, lint, requirements, build, unit tests, journeys in the real app. */
export async function test() {
  await installWindowSystem();
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });
  const { code, failed } = await runSteps([
    { name: 'types', run: () => tool('tsc', ['-p', '.']) },
    { name: 'lint', run: lint },
    { name: 'requirements', run: () => show(projectNode, [inProject('scripts/requirements-check.mjs')]) },
    // Before the unit tests: those of the command line run what was built.
    build,
    { name: 'unit', run: () => tool('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`]) },
    { name: 'journeys', run: () => playJourneys([]) },
  ]);
  console.log(`\n${summary(readJson(unitReport), readJson(journeysReport))}${failed ? ` - stopped at '${failed}'` : ''}`);
  return code;
}

/** Looks for defects and for imports that cross a wall. */
export function lint() {
  const rooms = ['electron', 'renderer', 'shared', 'examples', 'tests', 'scripts'].filter((folder) => existsSync(inProject(folder)));
  const configurations = readdirSync(root).filter((name) => name.endsWith('.config.ts'));
  return tool('oxlint', ['--deny-warnings', ...rooms, ...configurations]);
}

/** Builds the app and plays the journeys alone. @param {string[]} args for Playwright, for example a file or `-g words` */
export async function journeys(args) {
  await installWindowSystem();
  return (await runSteps([build, { name: 'journeys', run: () => playJourneys(args) }])).code;
}

function playJourneys(args) {
  const specs = existsSync(inProject('tests/e2e')) ? readdirSync(inProject('tests/e2e'), { recursive: true }).map(String) : [];
  if (!specs.some((name) => name.endsWith('.spec.ts'))) throw new Problem('The journeys are missing: there is no tests/e2e/*.spec.ts in this checkout.', 'git status');
  const hasSharedData = existsSync(`${root}/../shared/data`) && specs.some((name) => name.endsWith('.data.spec.ts'));
  const projects = ['--project=journeys', ...(hasSharedData ? ['--project=shared-data'] : [])];
  return windowTool('playwright', ['test', ...projects, '--reporter=list,json', ...args], { PLAYWRIGHT_JSON_OUTPUT_NAME: journeysReport });
}

/**
 * @param {{ numPassedTests?: number, numFailedTests?: number, numFailedTestSuites?: number } | undefined} unit vitest's report
 * @param {{ stats?: { expected?: number, unexpected?: number, flaky?: number } } | undefined} played Playwright's report
 * @returns {string} one line: `N passed, N failed (unit N, journeys N)`
 */
export function summary(unit, played) {
  const units = { passed: unit?.numPassedTests ?? 0, failed: unit?.numFailedTests ?? 0 };
  const walks = { passed: played?.stats?.expected ?? 0, failed: (played?.stats?.unexpected ?? 0) + (played?.stats?.flaky ?? 0) };
  return `${units.passed + walks.passed} passed, ${units.failed + walks.failed} failed (unit ${units.passed + units.failed}, journeys ${walks.passed + walks.failed})`;
}
