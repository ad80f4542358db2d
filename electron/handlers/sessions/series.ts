import type { OutputOf, ParsedInputOf } from '@shared/contract';
import type { NextSuggestion, SeriesRow } from '@shared/contract/sessions/preparation';
import { Instant, ParticipantId, SeriesId, SessionId } from '@shared/primitives';
import { DocketError } from '@shared/result';
import type { ReadContext, WriteContext } from '../../context';
import { formatDate } from '../../core/calendar';
import { suggestNext } from '../../core/sessions/series';
import { listScoreChanges } from '../../store/issues/overview';
import { insertParticipant, listParticipants } from '../../store/sessions/participants';
import * as store from '../../store/sessions/series';
import { getNextNumber, insertSession } from '../../store/sessions/sessions';
import { logSessionOf, requireSession } from './load';
import { fillAgenda, findTemplate } from './templates';

/** Every series with its last session and when the next one should be (M1). */
export const listSeries = (context: ReadContext): SeriesRow[] =>
  store.listSeries(context.db).map((series) => {
    const { sessions, last } = store.getSeriesEnd(context.db, series.id);
    if (last === null) return { ...series, sessions, last: null, next: null };
    const { id, number, title, plannedOn, isSignedOff } = last;
    return { ...series, sessions, last: { id, number, title, plannedOn, isSignedOff }, next: suggestionOf(context, series, last) };
  });

type Last = NonNullable<ReturnType<typeof store.getSeriesEnd>['last']>;

function suggestionOf({ db, asOf }: ReadContext, { intervalDays, close, fiscalStartMonth }: store.StoredSeries, last: Last): NextSuggestion {
  const dayItself = Instant.parse(`${last.plannedOn}T00:00:00.000Z`);
  return suggestNext({
    lastOn: last.plannedOn,
    lastNumber: last.number,
    intervalDays,
    close,
    fiscalStartMonth,
    asOf,
    // What the session itself changed is no news since; what it decided has been decided.
    bandChanges: listScoreChanges(db, last.signedOffAt ?? last.openedAt ?? dayItself).filter(({ beforeBand, afterBand }) => beforeBand !== afterBand).length,
    urgentWaiting: store.countUrgentWaiting(db, last.openedAt ?? dayItself),
  });
}

function requireSeries({ db }: ReadContext, id: SeriesId): store.StoredSeries {
  const series = store.getSeries(db, id);
  if (series === null) throw new DocketError('not-found', 'That series is not in this workspace. Nothing was changed. It may have been deleted.');
  return series;
}

function refuseNameInUse({ db }: WriteContext, name: string, except: SeriesId | null): void {
  const other = store.listSeries(db).find((series) => series.id !== except && series.name.toLowerCase() === name.toLowerCase());
  if (other !== undefined) throw new DocketError('conflict', `There is a series "${other.name}" already. Nothing was changed. Choose another name.`, 'name');
}

/** @throws DocketError conflict where the name is in use; not-found */
export function createSeries(context: WriteContext, { sessionId, ...facts }: ParsedInputOf<'sessions.createSeries'>): { seriesId: SeriesId } {
  refuseNameInUse(context, facts.name, null);
  const session = sessionId === null ? null : logSessionOf(requireSession(context, sessionId));
  const id = SeriesId.parse(context.newId());
  store.insertSeries(context.db, { id, ...facts });
  if (sessionId !== null) store.savePlan(context.db, sessionId, { ...store.getPlan(context.db, sessionId), seriesId: id });
  context.audit({ action: 'sessions.createSeries', subject: id, session, payload: { ...facts, first: sessionId } });
  return { seriesId: id };
}

export function updateSeries(context: WriteContext, { seriesId, ...facts }: ParsedInputOf<'sessions.updateSeries'>): Record<string, never> {
  const { id: _id, ...before } = requireSeries(context, seriesId);
  refuseNameInUse(context, facts.name, seriesId);
  store.updateSeries(context.db, { id: seriesId, ...facts });
  context.audit({ action: 'sessions.updateSeries', subject: seriesId, payload: { before, after: facts } });
  return {};
}

export function deleteSeries(context: WriteContext, { seriesId }: ParsedInputOf<'sessions.deleteSeries'>): Record<string, never> {
  const { id: _id, ...before } = requireSeries(context, seriesId);
  const { sessions } = store.getSeriesEnd(context.db, seriesId);
  store.deleteSeries(context.db, seriesId);
  context.audit({ action: 'sessions.deleteSeries', subject: seriesId, payload: { ...before, sessions } });
  return {};
}

/** Puts a session into a series or takes it out; a signed-off one too, whose record does not change by it. */
export function setSeries(context: WriteContext, { sessionId, seriesId }: ParsedInputOf<'sessions.setSeries'>): Record<string, never> {
  const session = logSessionOf(requireSession(context, sessionId));
  if (seriesId !== null) requireSeries(context, seriesId);
  const before = store.getPlan(context.db, sessionId);
  store.savePlan(context.db, sessionId, { ...before, seriesId });
  context.audit({ action: 'sessions.setSeries', subject: sessionId, session, payload: { before: before.seriesId, after: seriesId } });
  return {};
}

/**
 * Makes the next session of a series (M1): title, time, place, room, quorum, template and people of the last one; the agenda is laid out anew.
 * @throws DocketError not-found; conflict where the series has no session yet; invalid-input for a date that is not after the last one
 */
export function prepareNext(context: WriteContext, { seriesId, plannedOn }: ParsedInputOf<'sessions.prepareNext'>): OutputOf<'sessions.prepareNext'> {
  const { db } = context;
  const series = requireSeries(context, seriesId);
  const { last } = store.getSeriesEnd(db, seriesId);
  if (last === null) throw new DocketError('conflict', `The series "${series.name}" has no session yet. Nothing was made. Put a session into it first.`);
  if (plannedOn <= last.plannedOn) throw new DocketError('invalid-input', `${formatDate(plannedOn)} is not after session ${last.number} of ${formatDate(last.plannedOn)}. Nothing was made. Choose a later date.`, 'plannedOn');
  const { title, startsAt, place, roomMinutes, quorum } = requireSession(context, last.id);
  const id = SessionId.parse(context.newId());
  const number = getNextNumber(db);
  insertSession(db, { id, number, title, plannedOn, startsAt, place, roomMinutes, quorum });
  const people = listParticipants(db, last.id).map(({ personId, role }) => ({ id: ParticipantId.parse(context.newId()), sessionId: id, personId, role }));
  for (const person of people) insertParticipant(db, person);
  const { templateId } = store.getPlan(db, last.id);
  store.savePlan(db, id, { seriesId, templateId });
  const template = templateId === null ? null : findTemplate(context, templateId);
  const { items, notes } = template === null ? { items: [], notes: templateId === null ? [] : ['The template of the last session is gone: the agenda is empty.'] } : fillAgenda(context, id, template);
  context.audit({
    action: 'sessions.prepareNext',
    subject: id,
    session: id,
    payload: { series: seriesId, after: last.id, number, title, planned_on: plannedOn, starts_at: startsAt, place, room_minutes: roomMinutes, quorum, template: templateId, items, people: people.map(({ personId, role }) => ({ person: personId, role })) },
  });
  return { id, number, added: items.length, notes };
}
