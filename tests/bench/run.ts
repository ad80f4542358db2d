import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { judge, type Benchmark, type Measurement } from './benchmark';

/**
 * Runs the benchmarks whose names hold one of the words given (all that take no minutes without words) and prints each beside its peer.
 * The figures also go to out/bench/results.json. A missed goal is reported, not failed: these machines differ; a benchmark that throws fails.
 */
async function main(words: readonly string[]): Promise<void> {
  const modules = Object.values(import.meta.glob<{ readonly benchmarks: readonly Benchmark[] }>('./*.bench.ts', { eager: true }));
  const all = modules.flatMap(({ benchmarks }) => benchmarks);
  const chosen = all.filter(({ name, isOnlyByName = false }) => (words.length === 0 ? !isOnlyByName : words.some((word) => name.includes(word))));
  if (chosen.length === 0) {
    console.error(all.length === 0 ? 'There are no benchmarks: no tests/bench/*.bench.ts in this checkout.' : `No benchmark is called so; there are: ${all.map(({ name }) => name).join(', ')}.`);
    process.exitCode = 1;
    return;
  }
  console.log(`Node ${process.versions.node}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB. Ratios count; seconds depend on the machine.`);
  const results: { name: string; measurements: readonly Measurement[] }[] = [];
  for (const { name, run } of chosen) {
    console.log(`\n${name}`);
    const measurements = await run();
    for (const measurement of measurements) console.log(`  ${describe(measurement)}`);
    results.push({ name, measurements });
  }
  const measured = results.flatMap(({ measurements }) => measurements.map((measurement) => judge(measurement).isMet));
  const count = (wanted: boolean | null): number => measured.filter((isMet) => isMet === wanted).length;
  console.log(`\n${count(true)} goals met, ${count(false)} missed, ${count(null)} without a goal or a peer.`);
  mkdirSync('out/bench', { recursive: true });
  writeFileSync('out/bench/results.json', `${JSON.stringify(results, null, 2)}\n`);
}

function describe(measurement: Measurement): string {
  const { what, unit, ours, peer, goal, note } = measurement;
  const { ratio, isMet } = judge(measurement);
  const beside = peer === null ? '' : `, ${peer.name} ${figure(peer.value)} ${unit}`;
  const factor = ratio === null ? '' : `, ratio ${figure(ratio)}`;
  const wanted = goal === null ? '' : `, goal ${'factor' in goal ? `<= ${goal.factor} x` : `<= ${goal.value} ${unit}`}`;
  const verdict = isMet === null ? '' : isMet ? ': met' : ': MISSED';
  return `${what}: ${figure(ours)} ${unit}${beside}${factor}${wanted}${verdict}${note === undefined ? '' : ` (${note})`}`;
}

const figure = (value: number): string => (value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(2) : value.toPrecision(2));

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
