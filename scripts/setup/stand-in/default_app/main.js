// The program that runs when Electron is started with a folder to open: `electron .`, or Playwright's launch.
// It is an ES module so that its top-level await holds back Electron's `ready` until the application's own code has run.
import { existsSync, readFileSync } from 'node:fs';
import Module from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const { preloads, target } = readArguments(process.argv.slice(1));

if (preloads.length > 0) Module._preloadModules(preloads);
if (target === undefined) {
  console.error('Usage: electron FOLDER');
  process.exit(1);
}

// Tells applications that they run from their sources and not from a package.
Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true });

const folder = resolve(target);
const entry = Module._resolveFilename(folder, null, true);
app.setAppPath(describe(join(folder, 'package.json')) ? folder : dirname(entry));

try {
  await import(pathToFileURL(entry).href);
} catch (error) {
  console.error('The application failed while loading.');
  console.error(error);
  process.exit(1);
}

/** Playwright hands its loader over with `-r`; the first word that is not an option names the application. */
function readArguments(args) {
  const found = { preloads: [], target: undefined };
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index];
    if (arg === '-r' || arg === '--require') {
      index += 1;
      found.preloads.push(args[index]);
    } else if (arg === '-v' || arg === '--version') {
      console.log(`v${process.versions.electron}`);
      process.exit(0);
    } else if (!arg.startsWith('-')) {
      found.target = arg;
      break;
    }
  }
  return found;
}

/** Takes name and version from the manifest; false where there is none. */
function describe(manifest) {
  if (!existsSync(manifest)) return false;
  const { desktopName, name, productName, version } = JSON.parse(readFileSync(manifest, 'utf8'));
  if (version) app.setVersion(version);
  if (productName || name) app.name = productName || name;
  if (desktopName) app.setDesktopName(desktopName);
  return true;
}
