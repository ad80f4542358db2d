import Database from 'better-sqlite3';
import { join } from 'node:path';
import type { PersonId } from '@shared/primitives';
import { runCommand, runQuery } from '../../electron/dispatch';
import { ballot, draft, vote, type Meeting } from '../handlers/sessions/meeting';
import type { Benchmark, Measurement } from './benchmark';
import { percentile, time } from './peers';
import { ROWS, theRegister, workFolder } from './register';

const DECISIONS = 10_000;
/** The app's loop turns between two decisions, and lets go then of what SQLite held for the one before. */
const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A meeting in the large register, with its first issue voted on. */
function meet(): Meeting {
  const register = theRegister();
  const { desk } = register;
  const issueIds = runQuery(desk, 'issues.list', { offset: 0, limit: 20 }).rows.map(({ id }) => id);
  const { id: sessionId } = runCommand(desk, 'sessions.create', { title: 'Benchmark', plannedOn: '2026-11-21', startsAt: '14:00', place: '', roomMinutes: 60, quorum: 3 });
  const { itemIds } = runCommand(desk, 'sessions.addItems', { sessionId, issueIds, timeBoxMinutes: 10 });
  const { itemId: topicId } = runCommand(desk, 'sessions.addTopic', { sessionId, title: 'Open actions', timeBoxMinutes: 10 });
  const seat = (name: string, role: 'facilitator' | 'decider' | 'function-lead'): { participantId: Meeting['people']['mara']['participantId']; personId: PersonId } => {
    const { participantId } = runCommand(desk, 'sessions.addParticipant', { sessionId, person: { name, function: 'engineering' }, role });
    runCommand(desk, 'sessions.setAttendance', { participantId, attendance: 'present' });
    const person = runQuery(desk, 'people.list', {}).find((each) => each.name === name);
    if (person === undefined) throw new Error(`${name} is missing`);
    return { participantId, personId: person.id };
  };
  const [ruth, daniel, mara] = [seat('Ruth Abrams', 'decider'), seat('Daniel Novak', 'function-lead'), seat('Iris Facilitator', 'facilitator')];
  const meeting: Meeting = { ...register, sessionId, issueIds, itemIds, topicId, people: { mara, ruth, daniel, noor: daniel } };
  runCommand(desk, 'sessions.start', { sessionId });
  for (const itemId of itemIds) {
    runCommand(desk, 'sessions.goTo', { itemId });
    vote(meeting, itemId, [ballot(4, 4, 3), ballot(4, 4, 3), ballot(4, 4, 3)]);
    runCommand(desk, 'sessions.agree', { itemId, factors: ballot(4, 4, 3), argument: 'Measured' });
  }
  return meeting;
}

async function measureDecisions(): Promise<Measurement[]> {
  const meeting = meet();
  const { desk, itemIds } = meeting;
  const held = async (): Promise<number> => {
    globalThis.gc?.();
    await nextTurn();
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  };
  // What a commit costs on this disk at this moment, beside each fifth decision.
  const bare = new Database(join(workFolder(), 'bare.db'));
  bare.pragma('journal_mode = WAL');
  bare.pragma('synchronous = FULL');
  bare.exec('CREATE TABLE bare (n INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT');
  const insert = bare.prepare('INSERT INTO bare VALUES (?, ?)');
  const plain: number[] = [];
  const took: number[] = [];
  let before = 0;
  for (let n = 0; n < DECISIONS; n += 1) {
    const itemId = itemIds[n % itemIds.length];
    if (itemId === undefined) break;
    // What is filled once is not growth.
    if (n % 5 === 0) plain.push(time(() => insert.run(n, 'x'.repeat(2000))));
    if (n === DECISIONS / 10) before = await held();
    await nextTurn();
    took.push(time(() => runCommand(desk, 'sessions.decide', { itemId, draft: draft(meeting, { kind: 'escalate', what: `Decision ${n}` }) })));
  }
  bare.close();
  const grown = (100 * ((await held()) - before)) / before;
  const what = `${DECISIONS.toLocaleString('en')} decisions among ${ROWS.toLocaleString('en')} issues, synchronous=FULL`;
  return [
    { what: `${what}, p50`, unit: 'ms', ours: percentile(took, 0.5), peer: { name: 'one bare row committed', value: percentile(plain, 0.5) }, goal: null },
    { what: `${what}, p99`, unit: 'ms', ours: percentile(took, 0.99), peer: { name: 'one bare row committed', value: percentile(plain, 0.99) }, goal: { value: 10 } },
    { what: `${what}, memory growth`, unit: '%', ours: Math.max(0, grown), peer: null, goal: { value: 10 }, note: 'of what is held after a collection, from the first tenth to the end' },
  ];
}

export const benchmarks: readonly Benchmark[] = [{ name: 'decisions', run: measureDecisions }];
