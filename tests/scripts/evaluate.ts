import { execFileSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';

const project = resolve(import.meta.dirname, '../..');

/**
 * Evaluates an expression over a script's exports, in a process of its own: the scripts are plain JavaScript without types.
 * @param script relative to the project
 * @param expression JavaScript that sees the exports as `script` and the input as `input`
 * @returns what it gives, having gone through JSON; parse it
 */
export function evaluate(script: string, expression: string, input: unknown = null): unknown {
  const url = JSON.stringify(pathToFileURL(resolve(project, script)).href);
  const program = `const script = await import(${url}); const input = JSON.parse(process.argv[1]); console.log(JSON.stringify(${expression}));`;
  return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', program, JSON.stringify(input)], { encoding: 'utf8' }));
}
