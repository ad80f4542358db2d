import { mkdtempSync, readFileSync, rmSync, writeFileSync, appendFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ReadingChoices } from '@shared/contract/imports/entities';
import type { JobProgress } from '@shared/contract/imports/operations';
import { DocketError } from '@shared/result';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { writeWorkbook } from '../../electron/files/spreadsheet/xlsx/write';
import { systemGivens } from '../../electron/givens';
import { cancelJob, chooseFile, guessMapping, previewImport, previewUndo, readAgain, runImport, saveRejects, undoImport, vendorMapping } from '../../electron/host/imports';
import { runCommandInWorker } from '../../electron/host/jobs';
import { runCommand, runQuery } from '../../electron/dispatch';
import { countEntries } from '../../electron/store/audit-log';
import { bundle } from '../faults/bundle';
import { makeTestHost, type TestHost } from '../support/host';
import { openTestDesk, type TestDesk } from '../support/workspace';

let worker: Awaited<ReturnType<typeof bundle>>;
const folder = mkdtempSync(join(tmpdir(), 'docket-jobs-'));
const write = (name: string, text: string): string => {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
};
const header = 'Ticket ID,Subject,Created at,Priority';
const tickets = write('tickets.csv', `${header}\nT-1,One,2026-11-01,high\nT-2,Two,2026-11-02,low\n`);
const many = write('many.csv', `${header}\n${Array.from({ length: 20_000 }, (_, n) => `T-${n},Number ${n},2026-11-0${(n % 9) + 1},high`).join('\n')}\n`);
// A worker that dies without a word, and one that is out of its mind.
const dying = write('dying.cjs', 'process.exit(3);');
const throwing = write('throwing.cjs', "throw new Error('unforeseen');");

beforeAll(async () => {
  worker = await bundle({ worker: 'electron/worker.ts' });
}, 120_000);
afterAll(() => {
  worker.remove();
  rmSync(folder, { recursive: true, force: true });
});

let test: TestDesk;
let main: TestHost;
let progress: JobProgress[];
let entriesAtStart: number;
beforeEach(() => {
  test = openTestDesk({ asOf: '2026-11-21' });
  entriesAtStart = countEntries(test.desk.workspace.db);
  open(join(worker.folder, 'worker.cjs'));
});
afterEach(() => {
  main.close();
  test.close();
});

function open(workerScript: string): void {
  progress = [];
  main = makeTestHost({ desk: test.desk, workerScript });
  main.host.progress = (step) => void progress.push(step);
}

const newJob = (): string => systemGivens.newId();
async function choose(file: string) {
  const chosen = await chooseFile(main.host, { file });
  if (chosen === null) throw new Error('Nothing was chosen');
  return { token: chosen.token, mapping: chosen.mapping, source: 'ticketing' as const, choices: {}, jobId: newJob() };
}
const issues = (): number => runQuery(test.desk, 'issues.totals', {}).issues;
/** Entries of the log since the test began. */
const entries = (): number => countEntries(test.desk.workspace.db) - entriesAtStart;
const failure = async (work: Promise<unknown>): Promise<DocketError> => {
  const error: unknown = await work.then(() => null, (reason: unknown) => reason);
  if (!(error instanceof DocketError)) throw new Error(`Expected a refusal, not ${String(error)}`);
  return error;
};

describe('choosing a data file', () => {
  it('tells what it is, without its path, and whether it was here before [W5]', async () => {
    const chosen = await chooseFile(main.host, { file: tickets });
    expect(chosen).toMatchObject({ kind: 'issues', isRecognised: false, importedBefore: null, facts: { fileName: 'tickets.csv', delimiter: ',', encoding: 'utf-8' } });
    expect(JSON.stringify(chosen)).not.toContain(folder);
    await runImport(main.host, await choose(tickets));
    expect((await chooseFile(main.host, { file: tickets }))?.importedBefore).toMatch(/Z$/);
  });

  it('looks at a workbook in the worker, reads another of its sheets when asked, and imports that one [W5]', async () => {
    const rows = [['Ticket ID', 'Subject', 'Created at'], ['T-1', 'One', { date: '2026-11-01' }]];
    const file = join(folder, 'book.xlsx');
    writeFileSync(file, writeWorkbook({ sheets: [{ name: 'Read me', rows: [['What', 'Why'], ['x', 'y']] }, { name: 'Tickets', rows }] }));
    const first = await chooseFile(main.host, { file });
    expect(first).toMatchObject({ facts: { fileName: 'book.xlsx', header: ['What', 'Why'], workbook: { sheet: 'Read me' } } });
    const chosen = await readAgain(main.host, { token: first?.token ?? '', reading: ReadingChoices.parse({ sheet: 'Tickets' }) });
    expect(chosen).toMatchObject({ kind: 'issues', facts: { header: ['Ticket ID', 'Subject', 'Created at'], workbook: { sheet: 'Tickets', sheets: [{ name: 'Read me' }, { name: 'Tickets' }] } } });
    const plan = { token: chosen.token, mapping: chosen.mapping, source: 'ticketing' as const, choices: {} };
    expect(await previewImport(main.host, { ...plan, jobId: newJob() })).toMatchObject({ counts: { rows: 1, imported: 1 } });
    expect(await runImport(main.host, { ...plan, jobId: newJob() })).toMatchObject({ rows: 1, imported: 1 });
    expect(await failure(readAgain(main.host, { token: chosen.token, reading: ReadingChoices.parse({ sheet: 'None' }) }))).toMatchObject({ code: 'unreadable-file' });
  });

  it('reads a file again as a person says, and offers the mapping of the tool that it comes from [W5]', async () => {
    const file = write('snow.csv', 'number,incident_state,opened_at,sys_updated_at,priority,assignment_group,assigned_to,resolved_at,caller_id\nINC1,New,2026-11-01 08:00,2026-11-01 08:00,2 - High,Ops,Kim,,Ana\n');
    const first = await chooseFile(main.host, { file });
    expect(first).toMatchObject({ likelyVendor: 'servicenow', mapping: { personal: ['caller_id'], rowsAre: 'records' } });
    const token = first?.token ?? '';
    expect(await readAgain(main.host, { token, reading: ReadingChoices.parse({ delimiter: ';', headerRow: 0 }) })).toMatchObject({ facts: { header: ['Column 1'], reading: { delimiter: ';', headerRow: 0 }, delimiter: ';' } });
    expect(vendorMapping(main.host, { token, vendor: 'servicenow', kind: 'issues' })).toMatchObject({ system: 'servicenow', rowsAre: 'events', personal: ['caller_id'] });
    expect(await failure(Promise.resolve().then(() => vendorMapping(main.host, { token, vendor: 'jira', kind: 'issues' })))).toMatchObject({ code: 'invalid-input' });
  });

  it('saves the rows that an import left out, later too, and only if there are any [W5]', async () => {
    const plan = await choose(write('left-out.csv', `${header}\nT-1,One,2026-11-01,high\n,=None,2026-11-02,low\n`));
    const { importId } = await runImport(main.host, plan);
    if (importId === null) throw new Error('Nothing was imported');
    const out = join(folder, 'left-out-rejects.csv');
    const host = { ...main.host, dialogs: { ...main.host.dialogs, saveFile: async () => out } };
    expect(await saveRejects(main.host, { importId })).toBeNull();
    expect(await saveRejects(host, { importId })).toEqual({ file: out, rows: 1 });
    expect(readFileSync(out, 'utf8')).toBe("Docket row,Docket reason,Ticket ID,Subject,Created at,Priority\n3,Missing identifier: Ticket ID is empty,,'=None,2026-11-02,low\n");
    expect(runQuery(test.desk, 'imports.list', {})).toMatchObject([{ id: importId, rejected: 1, rejectsKept: 1 }]);
    const second = await runImport(main.host, await choose(tickets));
    expect(await failure(saveRejects(host, { importId: second.importId ?? importId }))).toMatchObject({ code: 'not-found' });
  });

  it('recognises the columns of a saved mapping once it was used [W5]', async () => {
    const plan = await choose(tickets);
    const mapping = { ...plan.mapping, name: 'Desk export' };
    runCommand(test.desk, 'imports.saveMapping', { mapping });
    await runImport(main.host, { ...plan, mapping });
    expect(await chooseFile(main.host, { file: tickets })).toMatchObject({ isRecognised: true, mapping });
    expect(guessMapping(main.host, { token: plan.token, kind: 'issues' })).toEqual(mapping);
    expect(guessMapping(main.host, { token: plan.token, kind: 'accounts' }).kind).toBe('accounts');
  });

  it('gives nothing when the dialog is closed, and refuses a token that nobody was given', async () => {
    expect(await chooseFile(main.host, { file: null })).toBeNull();
    const plan = await choose(tickets);
    expect(await failure(previewImport(main.host, { ...plan, token: newJob() }))).toMatchObject({ code: 'not-found' });
  });
});

describe('work in the worker', () => {
  it('imports, tells how far it is, and main sees the rows at once [W5]', async () => {
    const plan = await choose(many);
    const summary = await runImport(main.host, plan);
    expect(summary).toMatchObject({ rows: 20_000, imported: 20_000 });
    expect(issues()).toBe(20_000);
    expect([...new Set(progress.map(({ stage }) => stage))]).toEqual(['reading', 'checking', 'writing', 'indexing']);
    expect(progress.every(({ jobId }) => jobId === plan.jobId)).toBe(true);
  }, 120_000);

  it('says what undoing an import would do, and undoes it [W5, L3]', async () => {
    const { importId } = await runImport(main.host, await choose(tickets));
    if (importId === null) throw new Error('Nothing was imported');
    expect(await previewUndo(main.host, { id: importId, jobId: newJob() })).toMatchObject({ fileName: 'tickets.csv', removed: 2 });
    expect(issues()).toBe(2);
    expect(await undoImport(main.host, { id: importId, jobId: newJob() })).toMatchObject({ removed: 2, kept: 0 });
    expect([issues(), entries()]).toEqual([0, 2]);
    expect(await failure(undoImport(main.host, { id: importId, jobId: newJob() }))).toMatchObject({ code: 'conflict' });
  });

  it('previews without writing and without waiting for a command [W6]', async () => {
    let release: (() => void) | undefined;
    const busy = main.host.writer.run(() => new Promise<void>((done) => (release = done)));
    expect(await previewImport(main.host, await choose(tickets))).toMatchObject({ counts: { rows: 2, imported: 2 } });
    release?.();
    await busy;
    expect(entries()).toBe(0);
  });

  it('holds the writer until it is done: a command that comes meanwhile is carried out after it', async () => {
    const importing = runImport(main.host, await choose(tickets));
    const adding = main.host.writer.run(() => {
      expect(issues()).toBe(2);
      return runCommand(test.desk, 'people.add', { name: 'Jonas Weil', function: 'support' });
    });
    await Promise.all([importing, adding]);
    expect(entries()).toBe(2);
  });

  it('runs a long command and gives what it gives, and its refusals', async () => {
    await runImport(main.host, await choose(tickets));
    expect(await main.host.writer.run(() => runCommandInWorker(main.host, 'scoring.recomputeProposals', {}))).toEqual({ recomputed: 2, changed: 0 });
    expect(await failure(runCommandInWorker(main.host, 'scoring.recomputeProposals', { what: 1 }))).toMatchObject({ code: 'invalid-input' });
  });

  it('refuses a file that has changed since it was chosen, and writes nothing [F23]', async () => {
    const file = write('changing.csv', `${header}\nT-1,One,2026-11-01,high\n`);
    const plan = await choose(file);
    appendFileSync(file, 'T-2,Two,2026-11-02,low\n');
    expect(await failure(runImport(main.host, plan))).toMatchObject({ code: 'unreadable-file' });
    expect([issues(), entries()]).toEqual([0, 0]);
  });
});

describe('cancelling', () => {
  const cancelAt = (stage: JobProgress['stage'], jobId: string): void => {
    main.host.progress = (step) => {
      if (step.stage === stage) cancelJob(main.host, { jobId });
    };
  };

  it.each(['reading', 'checking', 'writing', 'indexing'] as const)('stops an import while %s and leaves the workspace as it was [W5]', async (stage) => {
    const plan = await choose(many);
    cancelAt(stage, plan.jobId);
    expect(await failure(runImport(main.host, plan))).toMatchObject({ code: 'cancelled' });
    // The next one waits until the worker is gone, and finds nothing held.
    main.host.progress = () => undefined;
    expect(await runImport(main.host, await choose(tickets))).toMatchObject({ imported: 2 });
    expect([issues(), entries()]).toEqual([2, 1]);
  }, 120_000);

  it('stops a preview, and an import that still waits for its turn', async () => {
    const preview = await choose(many);
    cancelAt('checking', preview.jobId);
    expect(await failure(previewImport(main.host, preview))).toMatchObject({ code: 'cancelled' });
    let release: (() => void) | undefined;
    const busy = main.host.writer.run(() => new Promise<void>((done) => (release = done)));
    const waiting = await choose(tickets);
    const importing = failure(runImport(main.host, waiting));
    cancelJob(main.host, { jobId: waiting.jobId });
    expect(await importing).toMatchObject({ code: 'cancelled' });
    release?.();
    await busy;
    await main.host.writer.run(() => undefined);
    expect([issues(), entries()]).toEqual([0, 0]);
  });

  it('does nothing to a job that is over', async () => {
    const plan = await choose(tickets);
    await runImport(main.host, plan);
    expect(cancelJob(main.host, { jobId: plan.jobId })).toEqual({});
    expect(issues()).toBe(2);
  });
});

describe('a worker that dies', () => {
  it.each([
    ['without a word', () => dying],
    ['of an error that nobody foresaw', () => throwing],
    ['because its program is not there', () => join(folder, 'gone.cjs')],
  ])('%s is told plainly, logged, and leaves the workspace usable', async (_, script) => {
    main.close();
    test = openTestDesk({ asOf: '2026-11-21' });
    open(script());
    const error = await failure(runImport(main.host, await choose(tickets)));
    expect(error).toMatchObject({ code: 'internal' });
    expect(error.message).toContain('Nothing of it was kept');
    expect(main.logged.join()).toContain('worker ended');
    expect(await main.host.writer.run(() => runCommand(test.desk, 'people.add', { name: 'Jonas Weil', function: 'support' }))).toMatchObject({ name: 'Jonas Weil' });
    expect(issues()).toBe(0);
  });
});
