import { existsSync } from 'node:fs';
import { capture } from './child.mjs';
import { npm, npmProblem } from './npm.mjs';
import { inProject, projectNode, readJson } from './places.mjs';
import { Problem, say } from './problem.mjs';

/**
 * Which packages of the lock file are missing or of another version.
 * @param {{ packages?: Record<string, { version?: string, optional?: boolean, devOptional?: boolean, peer?: boolean }> } | undefined} lock package-lock.json
 * @param {{ packages?: Record<string, { version?: string }> } | undefined} installed node_modules/.package-lock.json
 * @returns {string[]} their places; optional ones (other platforms) may be missing, but not of another version
 */
export function outdatedPackages(lock, installed) {
  return Object.entries(lock?.packages ?? {})
    .filter(([place, wanted]) => {
      if (place === '') return false;
      const present = installed?.packages?.[place];
      if (!present) return !(wanted.optional || wanted.devOptional || wanted.peer);
      return present.version !== wanted.version;
    })
    .map(([place]) => place);
}

/** Brings node_modules to what package-lock.json says; does nothing where it already is. */
export async function installPackages() {
  const lock = readJson(inProject('package-lock.json'));
  if (!lock) throw new Problem('package-lock.json is missing or damaged.', 'git checkout -- package-lock.json');
  const outdated = outdatedPackages(lock, readJson(inProject('node_modules/.package-lock.json')));
  if (outdated.length === 0) return;
  say(`Installing packages (${outdated.length} to bring; about a minute the first time).`);
  // Scripts are left out: the only ones needed are our own set-up, which follows, and that of Node below.
  const { code, output } = await npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund']);
  if (code !== 0) throw npmProblem('The packages', output, 'npm start');
}

/** Brings Node 24 where npm did not run the `node` package's own script. */
export async function installNode() {
  if (existsSync(projectNode)) return;
  const folder = inProject('node_modules/node');
  const version = readJson(inProject('node_modules/node/package.json'))?.version;
  if (!version) throw new Problem('The packages are not installed.', 'npm ci');
  say(`Installing Node ${version} for this project.`);
  // The package's own script works on the folder it is started in.
  const env = { ...process.env, npm_config_local_prefix: undefined, npm_config_ignore_scripts: undefined };
  const { output } = await capture(process.execPath, ['installArchSpecificPackage.js'], { cwd: folder, env });
  if (!existsSync(projectNode)) throw npmProblem(`Node ${version}`, output, 'npm run setup');
}
