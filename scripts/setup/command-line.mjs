import { chmodSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { capture } from './child.mjs';
import { inProject, projectNode } from './places.mjs';
import { Problem, say } from './problem.mjs';

const launcher = inProject('out/cli/docket.cjs');
const link = inProject('node_modules/.bin/docket');

/** @returns {boolean} whether `npx docket` would find a built command line */
export const isCommandLineInPlace = () => existsSync(launcher) && existsSync(inProject('out/cli/main.cjs')) && existsSync(process.platform === 'win32' ? `${link}.cmd` : link);

/** Builds the command line and links it where npx looks, so that `npx docket` works after `npm ci` alone. */
export async function installCommandLine() {
  say('Building the docket command.');
  const { code, output } = await capture(projectNode, [inProject('node_modules/vite/bin/vite.js'), 'build', '-c', 'vite.cli.config.ts']);
  if (code !== 0) throw new Problem(`The docket command could not be built: ${reason(output)}.`, 'npm run build:cli');
  mkdirSync(inProject('node_modules/.bin'), { recursive: true });
  if (process.platform === 'win32') {
    writeFileSync(`${link}.cmd`, '@node "%~dp0..\\..\\out\\cli\\docket.cjs" %*\r\n');
    return;
  }
  chmodSync(launcher, 0o755);
  rmSync(link, { force: true });
  symlinkSync('../../out/cli/docket.cjs', link);
}

function reason(output) {
  // Colour codes are for terminals, not for sentences.
  // oxlint-disable-next-line no-control-regex -- the escape character is what is looked for
  const lines = output.replaceAll(/\u001B\[[0-9;]*m/g, '').split('\n');
  const line = lines.find((text) => /error|could not|cannot|unresolved/i.test(text) && !/error during build|build failed/i.test(text));
  return (line ?? 'vite gave no reason').trim().replace(/[.:]$/, '');
}
