import { spawn, spawnSync } from 'node:child_process';
import { childEnvironment, root } from './places.mjs';

/**
 * Runs a command with its output shown.
 * @param {string} command @param {string[]} args @param {Record<string, string | undefined>} [extra] environment
 * @returns {Promise<number>} the exit code; 127 where the command does not exist, 1 where a signal ended it
 */
export function show(command, args, extra) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env: childEnvironment(extra), stdio: 'inherit' });
    child.on('error', () => resolve(127));
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

/**
 * Runs a command quietly.
 * @param {string} command @param {string[]} args
 * @param {{ cwd?: string, env?: Record<string, string | undefined>, limitMs?: number }} [options] a child that takes longer than `limitMs` is ended
 * @returns {Promise<{ code: number, output: string }>} both streams as one text; code 127 where the command does not exist
 */
export function capture(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: options.cwd ?? root, env: options.env ?? childEnvironment(), stdio: ['ignore', 'pipe', 'pipe'], timeout: options.limitMs });
    let output = '';
    child.stdout.on('data', (data) => (output += data));
    child.stderr.on('data', (data) => (output += data));
    child.on('error', (error) => resolve({ code: 127, output: error.message }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** @param {string} command @param {string[]} [args] @returns {boolean} whether the command can be run */
export function exists(command, args = ['--version']) {
  return spawnSync(command, args, { stdio: 'ignore', env: childEnvironment() }).error === undefined;
}
