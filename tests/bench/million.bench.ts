import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from '@shared/zod';
import { generateIssues } from './generate';
import type { Benchmark, Measurement } from './benchmark';
import { measureLibreOffice } from './peers';
import { workFolder } from './register';

const ROWS = 1_000_000;
const Imported = z.object({ ms: z.number(), rows: z.number(), peakMb: z.number() });

/** Imports a million rows in a process of its own, beside LibreOffice loading the same file; with the most memory that each held. */
async function measureMillion(): Promise<Measurement[]> {
  const csv = join(workFolder(), 'million.csv');
  generateIssues(csv, ROWS);
  const { stdout, stderr, status } = spawnSync(process.execPath, [join(process.cwd(), 'out/bench/import.child.cjs'), csv], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The import failed: ${stderr}`);
  const ours = Imported.parse(JSON.parse(stdout));
  if (ours.rows !== ROWS) throw new Error(`${ours.rows} rows came in`);
  const office = measureLibreOffice(csv, workFolder());
  const of = `${ROWS.toLocaleString('en')} rows of 20 columns`;
  const missing = office === null ? { note: 'LibreOffice is not installed' } : {};
  const peak = office?.peakMb ?? null;
  return [
    { what: `${of}: read, mapped, checked, scored and indexed`, unit: 's', ours: ours.ms / 1000, peer: office === null ? null : { name: 'LibreOffice load', value: office.loadMs / 1000 }, goal: { factor: 0.8 }, ...missing },
    { what: `${of}: the most memory held`, unit: 'MB', ours: ours.peakMb, peer: peak === null ? null : { name: 'LibreOffice, loading and sorting', value: peak }, goal: { factor: 0.25 }, ...(office !== null && !existsSync('/usr/bin/time') ? { note: 'GNU time is not installed' } : missing) },
  ];
}

export const benchmarks: readonly Benchmark[] = [{ name: 'million', isOnlyByName: true, run: measureMillion }];
