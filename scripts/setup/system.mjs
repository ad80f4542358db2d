import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { capture, exists } from './child.mjs';
import { inProject, readText } from './places.mjs';
import { Problem, say } from './problem.mjs';

/** What Electron loads from the system on Debian, and the virtual display for machines without a screen. */
const windowPackages = ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'xvfb', 'xauth'];
const compilerPackages = ['gcc', 'g++'];

/** @returns {string[]} the shared libraries that Electron asks for and this system lacks */
export function missingLibraries() {
  if (process.platform !== 'linux') return [];
  const dist = inProject('node_modules/electron/dist');
  const binary = path.join(dist, readText(inProject('node_modules/electron/path.txt')));
  const { stdout } = spawnSync('ldd', [binary], { encoding: 'utf8', env: { ...process.env, LD_LIBRARY_PATH: dist } });
  return librariesNotFound(stdout ?? '');
}

/** @param {string} output what `ldd` printed; @returns {string[]} the names that it did not find */
export function librariesNotFound(output) {
  return [...output.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1] ?? '');
}

/** @returns {boolean} whether a window can be shown: always, but on a Linux machine with neither X nor Wayland */
export const hasDisplay = () => process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);

/** Makes sure that a window can be opened: shared libraries, and a virtual display where there is no other. */
export async function installWindowSystem() {
  if (process.platform !== 'linux') return;
  const missing = missingLibraries();
  const needsVirtualDisplay = !hasDisplay() && !(exists('xvfb-run', ['--help']) && exists('xauth', ['-V']));
  if (missing.length === 0 && !needsVirtualDisplay) return;
  const what = missing.length > 0 ? `Electron needs shared libraries that this system lacks (${missing.join(', ')})` : 'There is no display, and no virtual one (xvfb) is installed';
  await installSystemPackages(windowPackages, what);
}

/** Makes sure that the SQLite addon can be compiled. */
export async function installCompiler() {
  if (exists('gcc') && exists('g++')) return;
  await installSystemPackages(compilerPackages, 'SQLite has to be compiled for this machine and there is no C++ compiler');
}

/** Installs Debian packages as root; for anybody else it names the line to run. */
async function installSystemPackages(names, what) {
  const install = `apt-get install -y --no-install-recommends ${names.join(' ')}`;
  if (!exists('apt-get')) throw new Problem(`${what}.`, `install what Debian calls ${names.join(' ')} with this system's own packager, then: npm start`);
  if (process.getuid?.() !== 0) throw new Problem(`${what}.`, `sudo apt-get update && sudo ${install}`);
  say(`${what}. Installing: ${names.join(' ')}.`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const update = await capture('apt-get', ['update'], { env });
  const { code, output } = await capture('apt-get', ['install', '-y', '--no-install-recommends', ...names], { env });
  if (code !== 0) throw new Problem(`${what}, and ${explainApt(output + update.output)}.`, `apt-get update && ${install}`);
}

function explainApt(output) {
  if (/Could not get lock|is held by process/i.test(output)) return 'another program is installing packages at the moment';
  if (/Temporary failure resolving|Could not connect|Failed to fetch/i.test(output)) return "Debian's package site cannot be reached";
  if (/Unable to locate package|no installation candidate/i.test(output)) return 'this system does not offer those packages';
  return 'apt-get could not install them';
}
