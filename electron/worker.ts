import { parentPort, workerData } from 'node:worker_threads';
import { assertNever } from '@shared/primitives';
import { DocketError } from '@shared/result';
import type { JobMonitor } from './context';
import { isCommand, runCommand, toFailure } from './dispatch';
import type { DrawnFiles } from './drawn-files';
import { loadSigningKey } from './files/keys';
import { openSpreadsheet } from './files/spreadsheet/read';
import { openTexts } from './files/texts/read';
import { systemGivens } from './givens';
import type { MadePackage } from './hand-out';
import { briefOf } from './handlers/account-brief';
import { previewImport } from './handlers/imports/preview';
import { importFile } from './handlers/imports/run';
import { previewUndo, undoImport } from './handlers/imports/undo';
import { previewTexts } from './handlers/texts/preview';
import { importTexts } from './handlers/texts/run';
import { paperOf } from './handlers/sessions/papers';
import { openWorkspace, type OpenWorkspace } from './store/database';
import { readContext, type Desk } from './transaction';
import { phase, WorkerStart, type WorkerMessage } from './worker-messages';

const progressEveryMs = 50;

const { file, isReadOnly, actor, state, job } = WorkerStart.parse(workerData);
const phases = new Int32Array(state);
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port to the parent thread, not a window
const say = (message: WorkerMessage, handedOver: readonly ArrayBuffer[] = []): void => parentPort?.postMessage(message, handedOver);
const cancelled = (): DocketError => new DocketError('cancelled', 'The work was cancelled. Nothing of it was kept.');

let saidAt = 0;
let saidStage = '';
const monitor: JobMonitor = {
  progress(stage, done, total) {
    const now = performance.now();
    if (stage === saidStage && now - saidAt < progressEveryMs) return;
    saidAt = now;
    saidStage = stage;
    say({ type: 'progress', stage, done: Math.round(done), total: total === null ? null : Math.round(total) });
  },
  isCancelled: () => Atomics.load(phases, 0) === phase.cancelled,
};

/** From the last step of a transaction on it can no longer be cancelled. */
function committing(workspace: OpenWorkspace): OpenWorkspace {
  return {
    ...workspace,
    transaction: (work) =>
      workspace.transaction((db) => {
        const value = work(db);
        if (Atomics.compareExchange(phases, 0, phase.running, phase.committing) === phase.cancelled) throw cancelled();
        return value;
      }),
  };
}

/** Memory of the answer that is handed over and not copied. */
const moved: ArrayBuffer[] = [];

type PackageJob = Extract<typeof job, { kind: 'package' }>;

async function makePackageOf(desk: Desk, { sessionId, keyFile, keyId }: PackageJob): Promise<MadePackage> {
  const key = await loadSigningKey(keyFile);
  if (key.keyId !== keyId) throw new DocketError('key-problem', `The signing key ${keyFile} was replaced just now. Nothing was packaged. Try again.`);
  // Loaded only by the jobs that need the PDF library.
  const { makePackage } = await import('./packaging');
  const made = await makePackage(desk, sessionId, key);
  if (made.zip.buffer instanceof ArrayBuffer) moved.push(made.zip.buffer);
  return made;
}

type PaperJob = Extract<typeof job, { kind: 'minutes' | 'sheets' }>;

async function drawPapersOf(desk: Desk, asked: PaperJob): Promise<DrawnFiles> {
  const { drawMinutes, makeSheets } = await import('./papers');
  return asked.kind === 'minutes' ? drawMinutes(desk, asked.sessionId, asked.format) : makeSheets(desk, asked);
}

async function printPaperOf(desk: Desk, asked: Extract<typeof job, { kind: 'paper' | 'brief' }>): Promise<{ bytes: Uint8Array; missing: number }> {
  const { printPaper } = await import('./print-paper');
  const context = readContext(desk);
  const { bytes, missing } = await printPaper(asked.kind === 'brief' ? briefOf(context, asked) : paperOf(context, { sessionId: asked.sessionId, kind: asked.paper }), asked.file);
  return { bytes: new Uint8Array(bytes), missing: missing.length };
}

async function drawSampleOf(desk: Desk, asked: Extract<typeof job, { kind: 'sample' | 'coding' }>): Promise<DrawnFiles> {
  const { drawCodingFile, drawSampleFile } = await import('./sample-files');
  return asked.kind === 'sample' ? drawSampleFile(desk, asked.id, asked.format) : drawCodingFile(desk, asked.id, asked.format);
}

function perform(desk: Desk): unknown {
  switch (job.kind) {
    case 'command':
      if (!isCommand(job.channel)) throw new Error(`No command ${job.channel}`);
      return runCommand(desk, job.channel, job.input);
    case 'look':
      return openSpreadsheet(job.path, job.reading).facts;
    case 'preview':
      return previewImport(readContext(desk), openSpreadsheet(job.path, job.reading), job.plan, monitor);
    case 'import': {
      const sheet = openSpreadsheet(job.path, job.reading);
      if (sheet.facts.sha256 !== job.sha256) {
        throw new DocketError('unreadable-file', `${sheet.facts.fileName} has changed since it was chosen. Nothing was imported. Choose it again to see what is in it now.`);
      }
      return importFile(desk, sheet, job.plan, monitor);
    }
    case 'preview-undo':
      return previewUndo(readContext(desk), job.importId, monitor);
    case 'undo':
      return undoImport(desk, job.importId, monitor);
    case 'texts-look':
      return openTexts(job.paths).facts;
    case 'texts-preview':
      return previewTexts(readContext(desk), openTexts(job.paths), job.plan, monitor);
    case 'texts-import': {
      const texts = openTexts(job.paths);
      if (texts.facts.sha256 !== job.sha256) {
        throw new DocketError('unreadable-file', `${texts.facts.fileName} changed since it was chosen. Nothing was imported. Choose it again to see what is in it now.`);
      }
      return importTexts(desk, texts, job.plan, monitor);
    }
    case 'package':
      return makePackageOf(desk, job);
    case 'minutes':
    case 'sheets':
      return drawPapersOf(desk, job);
    case 'paper':
    case 'brief':
      return printPaperOf(desk, job);
    case 'sample':
    case 'coding':
      return drawSampleOf(desk, job);
    default:
      return assertNever(job);
  }
}

async function run(): Promise<void> {
  try {
    const workspace = openWorkspace(file, { isReadOnly, isOpenHere: true });
    try {
      const value = await perform({ ...systemGivens, workspace: committing(workspace), actor });
      say({ type: 'done', value }, moved);
    } finally {
      workspace.close();
    }
  } catch (error) {
    let log: string | null = null;
    say({ type: 'failed', failure: toFailure(error, (message) => (log = message)), log });
  }
}

void run();
