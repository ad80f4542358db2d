import { Worker } from 'node:worker_threads';
import type { ChannelOfKind } from '@shared/contract';
import { DocketError } from '@shared/result';
import { place, ReaderAnswer, type ReaderQuestion } from '../reader-messages';
import type { Desk } from '../transaction';

/** Answers queries that look at the whole register (`isLong`) beside main, which meanwhile goes on answering the window. */
export interface Readers {
  /** The query's answer, of what is committed when it is read. @throws DocketError as the query does; cancelled where the workspace is closed first */
  read(desk: Desk, channel: ChannelOfKind<'query'>, input: unknown): Promise<unknown>;
  /** Refuses what still waits and returns once no reader has a file open, so that a file can be closed as the last one out. */
  settle(): void;
}

/** One that takes long (a check of the whole file) must not keep the others waiting. */
const mostReaders = 2;
/** The longest that closing waits for a query that is being answered. */
const patienceMs = 2000;

interface Waiting {
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

/** A thread, and the questions that it has not answered yet. */
interface Thread {
  readonly worker: Worker;
  readonly state: Int32Array;
  readonly waiting: Map<number, Waiting>;
}

/** @param script the entry script of a reader @param log takes the details of what nobody foresaw */
export function createReaders(script: string, log: (message: string) => void): Readers {
  const threads = new Set<Thread>();
  let asked = 0;

  function start(): Thread {
    const shared = new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT);
    const worker = new Worker(script, { workerData: { state: shared } });
    const thread: Thread = { worker, state: new Int32Array(shared), waiting: new Map() };
    threads.add(thread);
    worker.on('message', (value: unknown) => {
      const answer = ReaderAnswer.parse(value);
      const { resolve, reject } = thread.waiting.get(answer.id) ?? {};
      thread.waiting.delete(answer.id);
      if (thread.waiting.size === 0) worker.unref();
      if (answer.ok) return resolve?.(answer.value);
      if (answer.log !== null) log(answer.log);
      return reject?.(new DocketError(answer.failure.code, answer.failure.message, answer.failure.field));
    });
    worker.on('error', (error) => log(`A reader failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`));
    worker.on('exit', () => {
      threads.delete(thread);
      for (const { reject } of thread.waiting.values()) reject(new DocketError('internal', 'What was asked for could not be read. Nothing was changed. Try again; the details are in the log file.'));
    });
    return thread;
  }

  const chosen = (): Thread => {
    const [least] = [...threads].toSorted((a, b) => a.waiting.size - b.waiting.size);
    return least === undefined || (least.waiting.size > 0 && threads.size < mostReaders) ? start() : least;
  };

  return {
    read({ workspace, actor }, channel, input) {
      const { worker, state, waiting } = chosen();
      asked += 1;
      const question: ReaderQuestion = { id: asked, round: Atomics.load(state, place.round), file: workspace.file, actor, channel, input };
      return new Promise((resolve, reject) => {
        waiting.set(question.id, { resolve, reject });
        worker.ref();
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread of our own, not a window
        worker.postMessage(question);
      });
    },
    settle() {
      for (const { state } of threads) Atomics.add(state, place.round, 1);
      for (const { state } of threads) Atomics.wait(state, place.isReading, 1, patienceMs);
    },
  };
}
