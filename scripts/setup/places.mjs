import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's own folder. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** @param {...string} parts a path inside the project */
export const inProject = (...parts) => path.join(root, ...parts);

/** Node 24, brought by the devDependency `node`: everything but the first lines of set-up runs on it. */
export const projectNode = inProject('node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** Where the stand-in runtime and compiled addons are kept between clones. */
export const cacheFolder =
  process.env['DOCKET_RUNTIME_CACHE'] ?? path.join(process.env['XDG_CACHE_HOME'] ?? path.join(homedir(), '.cache'), 'docket');

/** @param {string} file a JSON file @returns {any} its content, or undefined where there is none or it is damaged */
export function readJson(file) {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** @param {string} file @returns {string} the trimmed text, empty where the file is missing */
export function readText(file) {
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
}

/**
 * The environment of child processes: the project's Node and tools come first on PATH.
 * @param {Record<string, string | undefined>} [extra]
 */
export function childEnvironment(extra = {}) {
  const pathName = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  const folders = [path.dirname(projectNode), inProject('node_modules/.bin'), process.env[pathName] ?? ''];
  // The configurations are TypeScript modules, and the app's own bundles are CommonJS: vite's advice to change that is not for us.
  return { ...process.env, VITE_CONFIG_NATIVE_IGNORE_WARNING: 'true', [pathName]: folders.join(path.delimiter), ...extra };
}
