import type { Room } from '@shared/contract/sessions/entities';
import { AgendaItemId, Instant } from '@shared/primitives';
import { z } from '@shared/zod';
import { runQuery } from '../../../electron/dispatch';
import { utf8 } from '../../../electron/core/evidence/canonical-json';
import { sha256 } from '../../../electron/files/hashing';
import type { Desk } from '../../../electron/transaction';
import { killedSession } from './script';

/** Where a meeting stands, small enough to be said after every step: what is on screen, its timers, and a hash of each thing the room can see. */
export const Place = z.object({
  onScreen: z.object({ itemId: AgendaItemId, phase: z.string() }).nullable(),
  /** Of each board: who sits there and what is asked. */
  seats: z.array(z.string()),
  timers: z.array(z.object({ itemId: AgendaItemId, elapsedMs: z.int(), runningSince: Instant.nullable() })),
  /** By what it is of. */
  hashes: z.record(z.string(), z.string()),
});
export type Place = z.infer<typeof Place>;

/** What the room sees of a meeting; null before there is one. */
function watch(desk: Desk) {
  const session = runQuery(desk, 'sessions.list', {}).find(({ title }) => title === killedSession);
  if (session === undefined) return null;
  const { id: sessionId } = session;
  const room = runQuery(desk, 'sessions.room', { sessionId });
  return {
    room,
    shown: room.currentItemId === null ? null : runQuery(desk, 'sessions.item', { itemId: room.currentItemId }),
    boards: runQuery(desk, 'tradeoffs.list', { sessionId }).map(({ id }) => runQuery(desk, 'tradeoffs.get', { id })),
  };
}

/** Everything of a meeting that leaves the main process. */
export function lookAt(desk: Desk) {
  const seen = watch(desk);
  if (seen === null) return null;
  const { id: sessionId, agenda } = seen.room;
  return {
    ...seen,
    items: agenda.map(({ id: itemId }) => runQuery(desk, 'sessions.item', { itemId })),
    consequences: runQuery(desk, 'tradeoffs.consequences', { sessionId }),
    ratifications: runQuery(desk, 'sessions.ratifications', { sessionId }),
    answers: [runQuery(desk, 'sessions.auditQuestions', { sessionId }), runQuery(desk, 'sessions.reviewAnswers', { sessionId })],
    actions: runQuery(desk, 'actions.ofMeeting', { sessionId }),
  };
}

export function placeOf(desk: Desk): Place | null {
  const seen = watch(desk);
  if (seen === null) return null;
  const { room, shown, boards } = seen;
  const current = room.agenda.find(({ id }) => id === room.currentItemId);
  const hash = (value: unknown): string => sha256(utf8(JSON.stringify(value)));
  return {
    onScreen: current === undefined ? null : { itemId: current.id, phase: current.phase },
    seats: boards.map(({ seatedId, question }) => `${seatedId} ${question?.firstId} ${question?.secondId}`),
    timers: room.agenda.map(timerOf),
    hashes: {
      room: hash({ ...room, agenda: room.agenda.map(untimed) }),
      ...(shown === null ? {} : { 'the item on screen': hash(untimed(shown)) }),
      ...Object.fromEntries(boards.map((board) => [board.terms.title, hash(board)])),
    },
  };
}

const timerOf = ({ id, elapsedMs, runningSince }: Room['agenda'][number]): Place['timers'][number] => ({ itemId: id, elapsedMs, runningSince });
const untimed = <T extends { elapsedMs: number; runningSince: Instant | null }>({ elapsedMs: _elapsed, runningSince: _since, ...rest }: T): Omit<T, 'elapsedMs' | 'runningSince'> => rest;
