import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { killOnce, type Kill } from './kill';
import { makeScenarios } from './scenarios';

/**
 * Kills the app's own code at random moments and looks for losses: `npm run faults -- --count 200 --seed 1 [--scenario imports]`. Kill n has the
 * seed S + n, so that one that failed can be repeated with `--count 1`. Ends with 1 when anything was lost or is not whole.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { count: { type: 'string', default: '60' }, seed: { type: 'string', default: '1' }, scenario: { type: 'string' } } });
  const seed = Number(values.seed);
  const count = Number(values.count);
  if (!Number.isSafeInteger(seed) || !Number.isSafeInteger(count) || count < 1) throw new Error('--count and --seed are whole numbers');
  const { scenarios: all, close } = makeScenarios();
  const scenarios = all.filter(({ name }) => values.scenario === undefined || name === values.scenario);
  if (scenarios.length === 0) throw new Error(`There is no scenario ${values.scenario}: there are ${all.map(({ name }) => name).join(', ')}`);
  // Every other kill is of a meeting, in which there are most moments to be killed at.
  const [meetings, others] = [scenarios.filter(({ name }) => name === 'sessions'), scenarios.filter(({ name }) => name !== 'sessions')];
  const turns = meetings.length === 0 || others.length === 0 ? scenarios : others.flatMap((other) => [...meetings, other]);
  const kills: Kill[] = [];
  for (let n = 0; n < count; n += 1) {
    const scenario = turns[n % turns.length];
    if (scenario === undefined) break;
    const kill = await killOnce(join(__dirname, 'kill.child.cjs'), scenario, seed + n);
    kills.push(kill);
    for (const problem of kill.problems) console.error(`${kill.scenario}, seed ${kill.seed}: ${problem}`);
  }
  close();
  console.log(`Seed ${seed}, ${count} kills`);
  console.table(
    scenarios.map(({ name, fault }) => {
      const mine = kills.filter(({ scenario }) => scenario === name);
      const sum = (of: (kill: Kill) => number): number => mine.reduce((total, kill) => total + of(kill), 0);
      return {
        fault,
        scenario: name,
        kills: mine.length,
        acknowledged: sum(({ acknowledged }) => acknowledged),
        stored: sum(({ stored }) => stored),
        'kept though unacknowledged': sum(({ acknowledged, stored }) => Math.max(0, stored - acknowledged)),
        'with problems': mine.filter(({ problems }) => problems.length > 0).length,
      };
    }),
  );
  if (kills.some(({ problems }) => problems.length > 0)) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
