import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { InputOf } from '@shared/contract';
import { issueSorts } from '@shared/contract/issues';
import { runCommand, runQuery } from '../../electron/dispatch';
import { createProposer } from '../../electron/handlers/proposals';
import { listNumbersWithOpenProposal, listProposalSubjects } from '../../electron/store/proposals';
import { readContext } from '../../electron/transaction';
import type { Benchmark, Measurement } from './benchmark';
import { isInstalled, percentile, repeated, time, timeProgram } from './peers';
import { importTickets, ROWS, theLibreOffice, theRegister, ticketsFile, workFolder } from './register';

const what = `${ROWS.toLocaleString('en')} rows`;
const missing = 'LibreOffice is not installed';

async function measureImport(): Promise<Measurement[]> {
  const others = [importTickets(), importTickets()];
  const ours = percentile([theRegister(), ...others].map(({ importMs }) => importMs), 0.5) / 1000;
  for (const each of others) each.close();
  const office = theLibreOffice();
  const measurements: Measurement[] = [
    {
      what: `${what}: read, mapped, checked, scored and indexed`,
      unit: 's',
      ours,
      peer: office === null ? null : { name: 'LibreOffice load', value: office.loadMs / 1000 },
      goal: { factor: 1 },
      note: office === null ? missing : 'median of 3; LibreOffice by its own clock, without its start',
    },
  ];
  if (isInstalled('sqlite3')) {
    const database = join(workFolder(), 'peer.db');
    const args = [database, '-cmd', '.mode csv', `.import ${ticketsFile()} tickets`];
    const value = percentile([1, 2, 3].map(() => (rmSync(database, { force: true }), timeProgram('sqlite3', args, workFolder()))), 0.5) / 1000;
    measurements.push({ what, unit: 's', ours, peer: { name: 'sqlite3 .import', value }, goal: null, note: 'no mapping, no check, no index, no search' });
  }
  return measurements;
}

async function measureLists(): Promise<Measurement[]> {
  const { desk } = theRegister();
  const office = theLibreOffice();
  const peer = office === null ? null : { name: 'LibreOffice sort', value: office.sortMs };
  const first = { offset: 0, limit: 60 };
  const filters: Readonly<Record<string, InputOf<'issues.list'>['filter']>> = {
    'filter by band and criterion': { bands: ['immediate', 'escalate'], criteria: ['incorrect-prioritization'] },
    'filter by open': { isOpen: true },
    'filter by words': { search: 'renewal call' },
  };
  const row = (name: string, ours: number): Measurement => ({ what: name, unit: 'ms', ours, peer, goal: { factor: 0.1 }, ...(peer === null ? { note: missing } : {}) });
  return [
    ...issueSorts.map((sort) => row(`${what}, first page by ${sort}`, repeated(15, 0.95, (n) => runQuery(desk, 'issues.list', { ...first, sort, isDescending: n % 2 === 1 })))),
    ...Object.entries(filters).map(([name, filter]) => row(`${what}, ${name}`, repeated(15, 0.95, () => runQuery(desk, 'issues.list', { ...first, filter })))),
    row(`${what}, page from the middle by priority`, repeated(15, 0.95, () => runQuery(desk, 'issues.list', { offset: ROWS / 2, limit: 60 }))),
  ];
}

async function measureSearch(): Promise<Measurement[]> {
  const { desk } = theRegister();
  const typed = ['r', 're', 'ren', 'renewal', 'renewal call', 'dose export', 'T-99999', '(4711)', 'nothing like it', 'sponsor left usage', 'billing', 'd'];
  return [
    { what: `${what}, palette as it is typed, p95`, unit: 'ms', ours: repeated(typed.length * 8, 0.95, (n) => runQuery(desk, 'issues.search', { text: typed[n % typed.length] ?? '' })), peer: null, goal: { value: 100 }, note: 'without painting' },
  ];
}

async function measureRescoring(): Promise<Measurement[]> {
  const { desk } = theRegister();
  const { db } = desk.workspace;
  const subjects = listProposalSubjects(db, listNumbersWithOpenProposal(db));
  const ours = repeated(3, 0.5, () => runCommand(desk, 'scoring.recomputeProposals', {})) / 1000;
  const loop = repeated(3, 0.5, () => {
    const propose = createProposer(readContext(desk));
    return subjects.map(propose).length;
  });
  return [{ what: `${subjects.length.toLocaleString('en')} proposals computed anew`, unit: 's', ours, peer: { name: 'a plain loop in memory', value: loop / 1000 }, goal: { factor: 2 }, note: 'ours reads, compares and writes in one transaction' }];
}

async function measureOpening(): Promise<Measurement[]> {
  const { desk } = theRegister();
  const ours = repeated(9, 0.5, () => [runQuery(desk, 'issues.totals', {}), runQuery(desk, 'issues.overview', {}), runQuery(desk, 'issues.list', { offset: 0, limit: 60 })]);
  const integrity = time(() => runQuery(desk, 'workspaces.check', {}));
  return [
    { what: `${what}, what the home screen and the first list ask for`, unit: 'ms', ours, peer: null, goal: null },
    { what: `${what}, whole check of the file`, unit: 'ms', ours: integrity, peer: null, goal: null },
  ];
}

export const benchmarks: readonly Benchmark[] = [
  { name: 'import', run: measureImport },
  { name: 'sort and filter', run: measureLists },
  { name: 'search', run: measureSearch },
  { name: 'rescoring', run: measureRescoring },
  { name: 'opening', run: measureOpening },
];
