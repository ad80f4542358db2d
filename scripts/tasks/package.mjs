import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { inProject } from '../setup/places.mjs';
import { say } from '../setup/problem.mjs';
import { pinnedElectron, presentElectron } from '../setup/runtime.mjs';
import { installWindowSystem } from '../setup/system.mjs';
import { smokeTest } from './package-smoke.mjs';
import { build, runSteps, tool } from './steps.mjs';

const release = inProject('release');

/** Packages the app into release/, marks it where it is not fit to hand out, and starts it once. */
export async function packageApp() {
  await installWindowSystem();
  rmSync(release, { recursive: true, force: true });
  const { code } = await runSteps([
    build,
    { name: 'package', run: async () => (await tool('electron-builder', ['--dir', '--publish', 'never'])) || removeDefaultApp() },
    { name: 'release check', run: markUnlessRelease },
    { name: 'smoke test', run: () => smokeTest(packagedFolder()) },
  ]);
  return code;
}

/** Electron's own default app has no business in a package. */
function removeDefaultApp() {
  rmSync(`${packagedFolder()}/resources/default_app.asar`, { force: true });
  return 0;
}

/** A package made on the stand-in runs, but is not what was pinned: it is marked, and never called a release. */
async function markUnlessRelease() {
  const pinned = pinnedElectron();
  const present = presentElectron();
  if (present === pinned) {
    say(`This package carries the pinned Electron ${pinned}.`);
    return 0;
  }
  const text = `This package is not for release. It carries Electron ${present || '(unknown)'}, and version ${pinned} is pinned.\nMake it again where the pinned version can be downloaded: npm run setup -- --retry && npm run package\n`;
  writeFileSync(`${packagedFolder()}/NOT-FOR-RELEASE.txt`, text);
  say(text.split('\n')[0] ?? '');
  return 0;
}

/** @returns {string} the folder that electron-builder made */
function packagedFolder() {
  const name = readdirSync(release).find((entry) => /unpacked$|^mac/.test(entry)) ?? 'linux-unpacked';
  return existsSync(`${release}/${name}`) ? `${release}/${name}` : release;
}
