import { capture } from './child.mjs';
import { Problem } from './problem.mjs';
import { childEnvironment } from './places.mjs';

/**
 * Runs npm: the one that started this script where there is one, so that a second version never mixes in.
 * @param {string[]} args @param {string} [cwd]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function npm(args, cwd) {
  // npm hands its own settings to scripts as variables; inside another folder these would point it back here.
  const env = childEnvironment({ npm_config_local_prefix: undefined, npm_config_prefix: undefined, npm_config_ignore_scripts: undefined });
  const own = process.env['npm_execpath'];
  const options = { env, ...(cwd ? { cwd } : {}) };
  if (own?.endsWith('.js')) return capture(process.env['npm_node_execpath'] ?? process.execPath, [own, ...args], options);
  return process.platform === 'win32' ? capture('cmd', ['/c', 'npm', ...args], options) : capture('npm', args, options);
}

const causes = [
  [/EINTEGRITY|integrity checksum failed/i, 'a downloaded package differs from the checksum in package-lock.json'],
  [/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ENOTCACHED|network|fetch failed/i, 'the package registry cannot be reached: check the network or proxy'],
  [/ENOSPC/, 'the disk is full'],
  [/EACCES|EPERM/, 'a folder cannot be written to by this user'],
  [/E401|E403/, 'the package registry refused access'],
  [/E404|ETARGET/, 'a package is not on the registry that npm is set to use'],
  [/can only install packages when your package\.json and package-lock\.json/, 'package.json and package-lock.json do not agree'],
];

/** @param {string} output what npm printed; @returns {string} the cause in plain words */
export function explainNpmFailure(output) {
  const known = causes.find(([pattern]) => pattern.test(output));
  if (known) return known[1];
  const line = output.split('\n').find((text) => /npm (error|ERR!)/.test(text)) ?? '';
  return line.replace(/^npm (error|ERR!)\s*/, '').trim() || 'npm gave no reason';
}

/** @param {string} what the thing that npm was to bring; @param {string} output @param {string} line */
export function npmProblem(what, output, line) {
  return new Problem(`${what} could not be installed: ${explainNpmFailure(output)}.`, line);
}
