import { Worker } from 'node:worker_threads';
import { DocketError } from '@shared/result';
import { countEntries } from '../store/audit-log';
import { phase, WorkerMessage, type Job, type WorkerStart } from '../worker-messages';
import { deskOf, type Host } from './host';

/** How long a cancelled job may take to stop by itself before its thread is ended. */
const graceMs = 300;

interface Running {
  cancel(): void;
}

const cancelled = (): DocketError => new DocketError('cancelled', 'It was cancelled. The workspace is as it was.');

interface Deferred<T> {
  readonly promise: Promise<T>;
  resolve(value: T): void;
  reject(error: unknown): void;
}

function deferred<T>(): Deferred<T> {
  let resolve: Deferred<T>['resolve'] = () => undefined;
  let reject: Deferred<T>['reject'] = () => undefined;
  const promise = new Promise<T>((whenDone, whenFailed) => {
    resolve = whenDone;
    reject = whenFailed;
  });
  return { promise, resolve, reject };
}

const onlyReads = ({ kind }: Job): boolean => kind !== 'command' && kind !== 'import' && kind !== 'texts-import' && kind !== 'undo';

/** Jobs that can be cancelled, by their ids. */
const running = new Map<string, Running>();

export interface StartedJob {
  /** What the job gives, as the worker sent it; rejects at once when it is cancelled. */
  readonly answer: Promise<unknown>;
  /** Settles when the worker is gone and holds nothing any more; it never rejects. */
  readonly ended: Promise<void>;
}

/**
 * Starts a job in a worker with a connection of its own. A worker that dies leaves the workspace as it was: its transaction is rolled back.
 * @param jobId under which progress is told and the job can be cancelled; none for a job that is neither
 * @throws DocketError no-workspace
 */
export function startJob(host: Host, job: Job, jobId: string | null = null): StartedJob {
  const { workspace, actor } = deskOf(host);
  const state = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const phases = new Int32Array(state);
  const entriesBefore = countEntries(workspace.db);
  const start: WorkerStart = { file: workspace.file, isReadOnly: workspace.isReadOnly, actor, state, job };
  const worker = new Worker(host.workerScript, { workerData: start });

  let hasAnswered = false;
  let grace: NodeJS.Timeout | undefined;
  const { promise: answer, resolve, reject } = deferred<unknown>();
  const { promise: ended, resolve: end } = deferred<void>();
  const settle = (how: () => void): void => {
    hasAnswered = true;
    how();
  };

  const me: Running = {
    cancel() {
      if (Atomics.compareExchange(phases, 0, phase.running, phase.cancelled) !== phase.running) return;
      // Nothing can be committed from here on, so that nobody has to wait for the thread.
      settle(() => reject(cancelled()));
      grace = setTimeout(() => void worker.terminate(), graceMs);
    },
  };
  if (jobId !== null) running.set(jobId, me);
  worker.on('message', (value: unknown) => {
    const message = WorkerMessage.parse(value);
    if (message.type === 'progress') {
      if (jobId !== null && !hasAnswered) host.progress({ jobId, stage: message.stage, done: message.done, total: message.total });
    } else if (message.type === 'done') settle(() => resolve(message.value));
    else {
      if (message.log !== null) host.log(message.log);
      settle(() => reject(new DocketError(message.failure.code, message.failure.message, message.failure.field)));
    }
  });
  worker.on('error', (error) => host.log(`The worker failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`));
  worker.on('exit', (code) => {
    clearTimeout(grace);
    if (jobId !== null && running.get(jobId) === me) running.delete(jobId);
    if (!hasAnswered) {
      host.log(`The worker ended with code ${code} before it answered`);
      // Somebody else may have written meanwhile, where the job itself only read.
      const wasKept = !onlyReads(job) && countEntries(workspace.db) > entriesBefore;
      settle(() =>
        reject(
          wasKept
            ? new DocketError('internal', 'The work was finished and kept, but its last answer was lost. Look at the list before you start it again.')
            : new DocketError('internal', 'The work stopped before it was finished. Nothing of it was kept and the workspace is as it was. Try again; the details are in the log file.'),
        ),
      );
    }
    end();
  });
  // Whoever started it may have stopped listening after a cancel.
  answer.catch(() => undefined);
  return { answer, ended };
}

/**
 * Starts a job once nobody else writes, and holds the writer lock until its worker is gone. It can be cancelled while it waits.
 * @returns what the job gives
 */
export function startJobAlone(host: Host, job: Job, jobId: string): Promise<unknown> {
  const { promise, resolve, reject } = deferred<unknown>();
  let isCancelled = false;
  running.set(jobId, {
    cancel() {
      isCancelled = true;
      running.delete(jobId);
      reject(cancelled());
    },
  });
  host.writer
    .run(() => {
      if (isCancelled) return undefined;
      running.delete(jobId);
      const { answer, ended } = startJob(host, job, jobId);
      answer.then(resolve).catch(reject);
      return ended;
    })
    .catch(reject);
  return promise;
}

/** Cancels a job; one that has ended, or is just being committed, is left alone. */
export function cancel(jobId: string): void {
  running.get(jobId)?.cancel();
}

/**
 * Runs a command that takes long in the worker. It is called with the writer lock held, and settles when the worker is gone.
 * @throws DocketError as the command throws
 */
export async function runCommandInWorker(host: Host, channel: string, input: unknown): Promise<unknown> {
  const { answer, ended } = startJob(host, { kind: 'command', channel, input });
  await ended;
  return answer;
}
