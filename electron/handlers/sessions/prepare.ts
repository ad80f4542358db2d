import type { OutputOf, ParsedInputOf } from '@shared/contract';
import { topicKindLabels } from '@shared/contract/sessions/preparation';
import { AgendaItemId, SessionId } from '@shared/primitives';
import { DocketError } from '@shared/result';
import type { WriteContext } from '../../context';
import { moveTo } from '../../core/sessions/agenda';
import { assertUrgent } from '../../core/sessions/urgent';
import * as agenda from '../../store/sessions/agenda';
import { getIssueState } from '../../store/sessions/decisions';
import { getSeries, savePlan } from '../../store/sessions/series';
import * as store from '../../store/sessions/sessions';
import { getUrgentDecider } from '../../store/sessions/urgent';
import { requireItemFor, requireSessionFor } from './load';
import { fillAgenda, requireTemplate, settleItems } from './templates';

/** Prepares a session (M1); with a template, its agenda is laid out at once. @throws DocketError not-found */
export function createSession(context: WriteContext, { templateId, seriesId, ...facts }: ParsedInputOf<'sessions.create'>): OutputOf<'sessions.create'> {
  const template = templateId === null ? null : requireTemplate(context, templateId);
  if (seriesId !== null && getSeries(context.db, seriesId) === null) throw new DocketError('not-found', 'That series is not in this workspace. Nothing was made. It may have been deleted.');
  const id = SessionId.parse(context.newId());
  const number = store.getNextNumber(context.db);
  store.insertSession(context.db, { id, number, ...facts });
  if (templateId !== null || seriesId !== null) savePlan(context.db, id, { seriesId, templateId });
  const { items, notes } = template === null ? { items: [], notes: [] } : fillAgenda(context, id, template);
  context.audit({ action: 'sessions.create', subject: id, session: id, payload: { number, ...facts, series: seriesId, template: templateId, items } });
  return { id, number, added: items.length, notes };
}

export function updateSession(context: WriteContext, { sessionId, ...facts }: ParsedInputOf<'sessions.update'>): Record<string, never> {
  const { title, plannedOn, startsAt, place, roomMinutes, quorum } = requireSessionFor('prepare', context, sessionId);
  store.updateSession(context.db, sessionId, facts);
  context.audit({ action: 'sessions.update', subject: sessionId, session: sessionId, payload: { before: { title, plannedOn, startsAt, place, roomMinutes, quorum }, after: facts } });
  return {};
}

/**
 * Puts issues on the agenda in the order given, at a place or before the questions that close it (M1).
 * @throws DocketError not-found, conflict for one that is on the agenda already, was merged, or can wait where the session is urgent
 */
export function addItems(context: WriteContext, { sessionId, issueIds, timeBoxMinutes, position }: ParsedInputOf<'sessions.addItems'>): { itemIds: AgendaItemId[] } {
  requireSessionFor('prepare', context, sessionId);
  const isUrgent = getUrgentDecider(context.db, sessionId) !== null;
  const present = new Set(agenda.listItems(context.db, sessionId).map(({ issueId }) => issueId));
  const added = issueIds.map((issueId) => {
    const issue = getIssueState(context.db, issueId);
    if (issue === null) throw new DocketError('not-found', 'One of the issues is not in this workspace. Nothing was added.');
    if (present.has(issueId)) throw new DocketError('conflict', `Issue #${issue.number} is on this agenda already. Nothing was added.`);
    if (issue.mergedInto !== null) throw new DocketError('conflict', `Issue #${issue.number} was merged into another one. Nothing was added. Add that one instead.`);
    if (isUrgent) assertUrgent(issue);
    present.add(issueId);
    const id = AgendaItemId.parse(context.newId());
    agenda.insertItem(context.db, { id, sessionId, issueId, timeBoxMinutes });
    return { id, issue: issue.number };
  });
  const ids = added.map(({ id }) => id);
  settleItems(context, sessionId, ids);
  if (position !== null) {
    const others = agenda.listItems(context.db, sessionId).map(({ id }) => id).filter((id) => !ids.includes(id));
    agenda.setOrder(context.db, others.toSpliced(position - 1, 0, ...ids));
  }
  context.audit({ action: 'sessions.addItems', subject: sessionId, session: sessionId, payload: { items: added, time_box_minutes: timeBoxMinutes, ...(position === null ? {} : { position }) } });
  return { itemIds: ids };
}

/** Puts a topic where its kind belongs (M1). @throws DocketError conflict for a kind that the agenda holds already */
export function addTopic(context: WriteContext, { sessionId, title, timeBoxMinutes, topicKind }: ParsedInputOf<'sessions.addTopic'>): { itemId: AgendaItemId } {
  requireSessionFor('prepare', context, sessionId);
  if (topicKind !== null && agenda.listItems(context.db, sessionId).some((item) => item.topicKind === topicKind)) {
    throw new DocketError('conflict', `"${topicKindLabels[topicKind]}" is on this agenda already. Nothing was added.`);
  }
  const id = AgendaItemId.parse(context.newId());
  agenda.insertItem(context.db, { id, sessionId, topic: title, topicKind, timeBoxMinutes });
  settleItems(context, sessionId, [id]);
  context.audit({ action: 'sessions.addTopic', subject: id, session: sessionId, payload: { title, topic_kind: topicKind, time_box_minutes: timeBoxMinutes } });
  return { itemId: id };
}

/** @throws DocketError conflict once the room has come to the item */
export function removeItem(context: WriteContext, { itemId }: ParsedInputOf<'sessions.removeItem'>): Record<string, never> {
  const { session, item } = requireItemFor('prepare', context, itemId);
  if (item.phase !== 'waiting') throw new DocketError('conflict', `The room has come to "${item.title}". Nothing was changed. Decide on it, or say why it is decided later.`);
  agenda.deleteItem(context.db, itemId);
  agenda.setOrder(context.db, agenda.listItems(context.db, session.id).map(({ id }) => id));
  context.audit({ action: 'sessions.removeItem', subject: itemId, session: session.id, payload: { title: item.title, issue: item.issueNumber, position: item.position, note: item.note } });
  return {};
}

export function moveItem(context: WriteContext, { itemId, position }: ParsedInputOf<'sessions.moveItem'>): Record<string, never> {
  const { session, item } = requireItemFor('prepare', context, itemId);
  const order = moveTo(agenda.listItems(context.db, session.id).map(({ id }) => id), itemId, position);
  agenda.setOrder(context.db, order);
  context.audit({ action: 'sessions.moveItem', subject: itemId, session: session.id, payload: { before: item.position, after: order.indexOf(itemId) + 1 } });
  return {};
}

export function setTimeBox(context: WriteContext, { itemId, timeBoxMinutes }: ParsedInputOf<'sessions.setTimeBox'>): Record<string, never> {
  const { session, item } = requireItemFor('prepare', context, itemId);
  agenda.setTimeBox(context.db, itemId, timeBoxMinutes);
  context.audit({ action: 'sessions.setTimeBox', subject: itemId, session: session.id, payload: { before: item.timeBoxMinutes, after: timeBoxMinutes } });
  return {};
}
