import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chance } from './chance';
import { inspect } from './inspect';
import { Acknowledgement, isDone, type Orders } from './orders';
import type { Scenario } from './scenarios';

/** What one kill came to. */
export interface Kill {
  readonly scenario: Orders['scenario'];
  readonly seed: number;
  /** Commits that were acknowledged before the kill, and that were found afterwards. */
  readonly acknowledged: number;
  readonly stored: number;
  /** What should not be; empty when all is well. */
  readonly problems: readonly string[];
}

/**
 * Starts the program, kills it with SIGKILL at a moment that the seed chooses, and looks at what is left.
 * @param program the bundled `kill.child.ts`
 */
export async function killOnce(program: string, scenario: Scenario, seed: number): Promise<Kill> {
  const folder = mkdtempSync(join(tmpdir(), 'docket-kill-'));
  try {
    const orders = scenario.prepare(folder, seed);
    const { acknowledgements, failure } = await runAndKill(program, orders, scenario, chance(seed));
    const found = await inspect(orders, acknowledgements);
    const problems = failure === null ? found.problems : [...found.problems, failure];
    return { scenario: scenario.name, seed, acknowledged: acknowledgements.filter(isDone).length, stored: found.stored, problems };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function runAndKill(program: string, orders: Orders, { acknowledgements: most, delayMs }: Scenario, next: () => number): Promise<{ acknowledgements: Acknowledgement[]; failure: string | null }> {
  const waitFor = Math.floor(next() * (most + 1));
  const delay = next() * delayMs;
  const child = spawn(process.execPath, [program, JSON.stringify(orders)], { stdio: ['ignore', 'pipe', 'pipe'] });
  const acknowledgements: Acknowledgement[] = [];
  let done = 0;
  let said = '';
  child.stderr.on('data', (bytes: Buffer) => (said += bytes.toString()));
  createInterface({ input: child.stdout }).on('line', (line) => {
    const acknowledgement = Acknowledgement.parse(JSON.parse(line));
    acknowledgements.push(acknowledgement);
    if (isDone(acknowledgement)) done += 1;
    if (acknowledgement.kind === 'held') child.kill('SIGKILL');
    else if (!isHeld(orders) && done === waitFor && (isDone(acknowledgement) || acknowledgement.kind === 'ready')) setTimeout(() => child.kill('SIGKILL'), delay);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    // Its pipes are read to the end before this: what was acknowledged before the kill counts.
    child.on('close', (code) => resolve({ acknowledgements, failure: code === null || code === 0 ? null : `the program failed by itself: ${said}` }));
  });
}

/** It is killed where it was told to wait, and nowhere before. */
const isHeld = (orders: Orders): boolean => orders.scenario === 'sessions' && orders.hold !== null;
