import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundle } from './bundle';
import { killOnce } from './kill';
import { makeScenarios, type Templates } from './scenarios';

let programs: { folder: string; remove(): void };
let templates: Templates;
beforeAll(async () => {
  templates = makeScenarios();
  programs = await bundle({ kill: 'tests/faults/kill.child.ts' });
}, 120_000);
afterAll(() => {
  templates.close();
  programs.remove();
});

/** A sample; `npm run faults -- --count 500` kills as often as one likes. */
const kills = [
  ['decisions', 1],
  ['decisions', 2],
  ['decisions', 3],
  ['decisions', 4],
  ['imports', 5],
  ['imports', 6],
  ['imports', 7],
  ['undos', 12],
  ['undos', 13],
  ['undos', 14],
  ['migrations', 8],
  ['migrations', 9],
  ['exports', 10],
  ['exports', 11],
  // Of a meeting: before or after the commit of a step that the seed names (up to 105), or anywhere.
  ['sessions', 0],
  ['sessions', 61],
  ['sessions', 85],
  ['sessions', 103],
  ['sessions', 110],
  ['sessions', 158],
] as const;

describe('a process that is killed', () => {
  it.each(kills)('keeps all that was acknowledged of %s and stays whole, seed %i [M7]', async (name, seed) => {
    const scenario = templates.scenarios.find((each) => each.name === name);
    if (scenario === undefined) throw new Error(`No scenario ${name}`);
    const { problems, stored, acknowledged } = await killOnce(join(programs.folder, 'kill.cjs'), scenario, seed);
    expect(problems).toEqual([]);
    expect(stored).toBeGreaterThanOrEqual(acknowledged);
    expect(stored).toBeLessThanOrEqual(acknowledged + 1);
  }, 120_000);
});
