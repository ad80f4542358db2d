import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isCommandLineInPlace } from './command-line.mjs';
import { inProject, projectNode, readText } from './places.mjs';
import { presentElectron } from './runtime.mjs';

const file = inProject('node_modules/.docket-setup');

/** What set-up depends on: the packages, its own scripts, the platform and the machine's Node. */
function fingerprint(machineNodeApi) {
  const hash = createHash('sha256');
  hash.update(readFileSync(inProject('package-lock.json')));
  const scripts = inProject('scripts/setup');
  for (const name of readdirSync(scripts).filter((entry) => entry.endsWith('.mjs')).toSorted()) hash.update(readFileSync(`${scripts}/${name}`));
  hash.update(`${process.platform} ${process.arch} ${machineNodeApi}`);
  return hash.digest('hex');
}

/** @param {number} machineNodeApi @returns {boolean} whether everything that set-up makes is still there, for these very inputs */
export const isSetUp = (machineNodeApi) =>
  readText(file) === fingerprint(machineNodeApi) && existsSync(projectNode) && presentElectron() !== '' && isCommandLineInPlace();

/** @param {number} machineNodeApi */
export const markSetUp = (machineNodeApi) => writeFileSync(file, `${fingerprint(machineNodeApi)}\n`);

/** Forgets an earlier set-up, so that one that is interrupted is taken up again. */
export const unmarkSetUp = () => rmSync(file, { force: true });
