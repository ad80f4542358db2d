import type { ParsedInputOf } from '@shared/contract';
import type { AgendaItemId, Instant, SessionId } from '@shared/primitives';
import { DocketError } from '@shared/result';
import type { WriteContext } from '../../context';
import { assertMayStart, phaseAfter } from '../../core/sessions/phases';
import { recoverTimer, startTimer, stopTimer } from '../../core/sessions/timers';
import type { WriteHandle } from '../../store/handles';
import * as agenda from '../../store/sessions/agenda';
import { setReady as markReady } from '../../store/sessions/conflicts';
import { listParticipants } from '../../store/sessions/participants';
import * as store from '../../store/sessions/sessions';
import { factsOf, requireItemFor, requireSession } from './load';

/** Opens the session on its first item, whose timer starts (M3). */
export function startSession(context: WriteContext, { sessionId }: ParsedInputOf<'sessions.start'>): Record<string, never> {
  const session = requireSession(context, sessionId);
  const items = agenda.listItems(context.db, sessionId);
  assertMayStart({ ...session, items: items.length });
  const [first] = items;
  const now = context.clock();
  store.startSession(context.db, sessionId, now);
  if (first !== undefined) show(context.db, first, now);
  context.audit({ action: 'sessions.start', subject: sessionId, session: sessionId, payload: { opened_at: now, item: first?.id ?? null } });
  return {};
}

/** Shows an item: its timer starts, and that of the item before stops. Nothing is lost by going back (M3). */
export function goToItem(context: WriteContext, { itemId }: ParsedInputOf<'sessions.goTo'>): Record<string, never> {
  const { session, item } = requireItemFor('run', context, itemId);
  const stopped = session.currentItemId === itemId ? null : stopRunning(context.db, session.id, context.clock());
  show(context.db, item, context.clock());
  context.audit({ action: 'sessions.goTo', subject: itemId, session: session.id, payload: { from: session.currentItemId, stopped } });
  return {};
}

/** @throws DocketError conflict for an item that is not on screen */
export function setTimer(context: WriteContext, { itemId, isRunning }: ParsedInputOf<'sessions.setTimer'>): Record<string, never> {
  const { session, item } = requireItemFor('run', context, itemId);
  if (session.currentItemId !== itemId) throw new DocketError('conflict', `"${item.title}" is not the item on screen. Nothing was changed. Go to it first.`);
  const timer = isRunning ? startTimer(item, context.clock()) : stopTimer(item, context.clock());
  agenda.saveTimer(context.db, itemId, timer);
  context.audit({ action: 'sessions.setTimer', subject: itemId, session: session.id, payload: { is_running: isRunning, elapsed_ms: timer.elapsedMs } });
  return {};
}

/** Grants an item more time; it is recorded beside its time-box (M3). */
export function extendTimer(context: WriteContext, { itemId, minutes }: ParsedInputOf<'sessions.extendTimer'>): Record<string, never> {
  const { session, item } = requireItemFor('run', context, itemId);
  agenda.addMinutes(context.db, itemId, minutes);
  context.audit({ action: 'sessions.extendTimer', subject: itemId, session: session.id, payload: { minutes, extended_minutes: item.extendedMinutes + minutes } });
  return {};
}

export function saveNote(context: WriteContext, { itemId, text }: ParsedInputOf<'sessions.saveNote'>): Record<string, never> {
  const { session, item } = requireItemFor('prepare', context, itemId);
  agenda.saveNote(context.db, itemId, text);
  context.audit({ action: 'sessions.saveNote', subject: itemId, session: session.id, payload: { before: item.note, after: text } });
  return {};
}

/** Puts an item off to another session, with the reason (M3). Rounds, scores and decisions that it has stay. */
export function decideLater(context: WriteContext, { itemId, reason }: ParsedInputOf<'sessions.decideLater'>): Record<string, never> {
  const { session, item } = requireItemFor('run', context, itemId);
  phaseAfter('defer', factsOf(context.db, item));
  agenda.deferItem(context.db, itemId, reason);
  context.audit({ action: 'sessions.decideLater', subject: itemId, session: session.id, payload: { reason, phase_before: item.phase, issue: item.issueNumber } });
  return {};
}

/** @throws DocketError conflict for an issue, which is decided instead */
export function finishTopic(context: WriteContext, { itemId }: ParsedInputOf<'sessions.finishTopic'>): Record<string, never> {
  const { session, item } = requireItemFor('run', context, itemId);
  agenda.setPhase(context.db, itemId, phaseAfter('finish', factsOf(context.db, item)));
  context.audit({ action: 'sessions.finishTopic', subject: itemId, session: session.id, payload: { title: item.title } });
  return {};
}

/**
 * What is done with the timer of a session that was still running when the app ended or slept (M7): its time counts up to the last moment the app is
 * known to have run, and it stands until somebody starts it. Whoever opens a workspace runs this for each of `listSessionsWithTimer`, before anything
 * else is written.
 */
export function recoverTimers(context: WriteContext, sessionId: SessionId, lastSeenAt: Instant): void {
  const item = agenda.getRunningItem(context.db, sessionId);
  const timer = item === null ? null : recoverTimer(item, lastSeenAt);
  if (item !== null && timer !== null) agenda.saveTimer(context.db, item.id, timer);
  context.audit({ action: 'sessions.recoverTimers', subject: item?.id ?? sessionId, session: sessionId, payload: { counted_until: lastSeenAt, elapsed_ms: timer?.elapsedMs ?? null } });
}

/** Marks people as ready for what follows, or not (M3). @throws DocketError conflict for an item that is not on screen, not-found */
export function setReady(context: WriteContext, { itemId, participantIds, isReady }: ParsedInputOf<'sessions.setReady'>): Record<string, never> {
  const { session, item } = requireItemFor('run', context, itemId);
  if (session.currentItemId !== itemId) throw new DocketError('conflict', `"${item.title}" is not the item on screen. Nothing was changed. Go to it first.`);
  const present = new Set(listParticipants(context.db, session.id).flatMap(({ id, attendance }) => (attendance === 'present' ? [id] : [])));
  const known = participantIds.filter((id) => present.has(id));
  if (isReady && known.length < participantIds.length) throw new DocketError('conflict', 'Only those who are in the room can be ready. Nothing was changed. Mark the person as present first.');
  markReady(context.db, { itemId, sessionId: session.id, isReady }, participantIds);
  context.audit({ action: 'sessions.setReady', subject: itemId, session: session.id, payload: { item: itemId, phase: item.phase, participants: [...participantIds], is_ready: isReady } });
  return {};
}

/** Stops whichever timer of the session runs, and says what it came to. */
export function stopRunning(db: WriteHandle, sessionId: SessionId, now: Instant): { item: AgendaItemId; elapsed_ms: number } | null {
  const running = agenda.getRunningItem(db, sessionId);
  if (running === null) return null;
  const timer = stopTimer(running, now);
  agenda.saveTimer(db, running.id, timer);
  return { item: running.id, elapsed_ms: timer.elapsedMs };
}

function show(db: WriteHandle, item: agenda.StoredItem, now: Instant): void {
  store.setCurrentItem(db, item.sessionId, item.id);
  agenda.setPhase(db, item.id, phaseAfter('show', factsOf(db, item)));
  agenda.saveTimer(db, item.id, startTimer(item, now));
}
