import { expect } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from './docket';

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the built `docket` command beside the app, with the same user data and so the same key. */
export function docketCommand(userData: string, ...args: readonly string[]): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(projectRoot, 'out/cli/docket.cjs'), ...args], { encoding: 'utf8', env: { ...process.env, DOCKET_USER_DATA: userData }, maxBuffer: 64 * 1024 * 1024 });
  return { code: status, out: stdout, err: stderr };
}

/** The same with `--json`, which must end well. */
export function docketJson(userData: string, ...args: readonly string[]): unknown {
  const { code, out, err } = docketCommand(userData, ...args, '--json');
  expect(code, err).toBe(0);
  return JSON.parse(out);
}
