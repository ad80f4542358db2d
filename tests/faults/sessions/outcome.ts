import type { SessionId } from '@shared/primitives';
import { getSystemPerson } from '../../../electron/store/people';
import type { Desk } from '../../../electron/transaction';
import { makeMetBefore } from './register';
import { Here } from './script';
import { steps } from './steps';

/** Ids, hashes, nonces and moments: they differ from one playing to the next. */
const passing = /^([\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}|[\da-f]{32}|[\da-f]{64}|\d{4}-\d\d-\d\dT[\d:.]+Z)$/;

/** What came of a session that is sealed: its record, without what differs from one playing to the next. */
export function outcomeOf({ workspace }: Desk, sessionId: SessionId): string {
  const record: unknown = JSON.parse(String(workspace.db.prepare('SELECT record FROM minutes WHERE session_id = ?').pluck().get(sessionId)));
  return JSON.stringify(record, (key, value: unknown) => (key === 'elapsedMs' || (typeof value === 'string' && passing.test(value)) ? '·' : value), 1);
}

let outcome: string | null = null;

/** What comes of the meeting when nothing goes wrong; played once. */
export function uninterrupted(): string {
  if (outcome !== null) return outcome;
  const { desk: maras, close } = makeMetBefore();
  const system = getSystemPerson(maras.workspace.db);
  const desk: Desk = { ...maras, actor: { personId: system.id, name: system.name, role: 'facilitator' } };
  try {
    for (const step of steps) step.run(desk);
    outcome = outcomeOf(desk, new Here(desk).sessionId);
    return outcome;
  } finally {
    close();
  }
}
