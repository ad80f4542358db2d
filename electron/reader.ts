import { parentPort, workerData } from 'node:worker_threads';
import { DocketError } from '@shared/result';
import { isQuery, runQuery, toFailure } from './dispatch';
import { systemGivens } from './givens';
import { place, ReaderQuestion, ReaderStart, type ReaderAnswer } from './reader-messages';
import { openWorkspace } from './store/database';

// Answers queries that look at the whole register, one after the other. The file is open only while a question is answered, so that
// main can close it as the last one out.
const state = new Int32Array(ReaderStart.parse(workerData).state);

function answer({ round, file, actor, channel, input }: ReaderQuestion): unknown {
  if (round !== Atomics.load(state, place.round)) throw new DocketError('cancelled', 'The workspace was closed meanwhile.');
  if (!isQuery(channel)) throw new Error(`No query ${channel}`);
  const workspace = openWorkspace(file, { isReadOnly: true, isOpenHere: true });
  try {
    return runQuery({ ...systemGivens, workspace, actor }, channel, input);
  } finally {
    workspace.close();
  }
}

parentPort?.on('message', (value: unknown) => {
  const question = ReaderQuestion.parse(value);
  let said: ReaderAnswer;
  Atomics.store(state, place.isReading, 1);
  try {
    said = { ok: true, id: question.id, value: answer(question) };
  } catch (error) {
    let log: string | null = null;
    const failure = toFailure(error, (message) => (log = message));
    said = { ok: false, id: question.id, failure, log };
  } finally {
    Atomics.store(state, place.isReading, 0);
    Atomics.notify(state, place.isReading);
  }
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port to the parent thread, not a window
  parentPort?.postMessage(said);
});
