import type { OutputOf, ParsedInputOf } from '@shared/contract';
import type { AgendaTemplate, QueueOrder, TemplateSlot, Waiting } from '@shared/contract/sessions/preparation';
import { AgendaItemId, TemplateId, type IssueId, type SessionId } from '@shared/primitives';
import type { TopicKind } from '@shared/contract/sessions/entities';
import { DocketError } from '@shared/result';
import type { ReadContext, WriteContext } from '../../context';
import { daysBetween } from '../../core/calendar';
import type { JsonObject } from '../../core/evidence/canonical-json';
import { insertAt, placeOf } from '../../core/sessions/agenda';
import { farApart } from '../../core/sessions/queue';
import { builtInTemplates } from '../../core/sessions/templates/built-in';
import { layOut, slotsOf } from '../../core/sessions/templates/lay-out';
import * as agenda from '../../store/sessions/agenda';
import { listDividedIssues, listPutOff, listQueueNumbers } from '../../store/sessions/queue';
import { getPlan, savePlan } from '../../store/sessions/series';
import * as store from '../../store/sessions/templates';
import { countRatifications } from '../../store/sessions/urgent';
import { listConsequences } from '../../store/tradeoffs/reviews';
import { issueRowsOf } from '../issues';
import { listReturnedIssues } from '../decisions/read';
import { requireSession, requireSessionFor } from './load';

/** The built-in templates, then the workspace's own by name (M1). */
export const listTemplates = ({ db }: ReadContext): AgendaTemplate[] => [...builtInTemplates, ...store.listTemplates(db).map(ownTemplate)];

const ownTemplate = (template: store.StoredTemplate): AgendaTemplate => ({ ...template, purpose: template.slots.length === 0 ? 'Its lines cannot be read. Delete it, or save an agenda anew.' : '', isBuiltIn: false });

/** A template by its id, or null where there is none, as after one of the workspace's own was deleted. */
export function findTemplate({ db }: ReadContext, id: TemplateId): AgendaTemplate | null {
  const own = store.getTemplate(db, id);
  return builtInTemplates.find((template) => template.id === id) ?? (own === null ? null : ownTemplate(own));
}

/** @throws DocketError not-found */
export function requireTemplate(context: ReadContext, id: TemplateId): AgendaTemplate {
  const template = findTemplate(context, id);
  if (template === null) throw new DocketError('not-found', 'That template is not in this workspace. Nothing was changed. It may have been deleted; choose another.');
  return template;
}

/** @throws DocketError not-found; conflict for a built-in template, which every workspace has as it is */
function requireOwn(context: WriteContext, id: TemplateId): AgendaTemplate {
  const template = requireTemplate(context, id);
  if (template.isBuiltIn) throw new DocketError('conflict', `"${template.name}" is built in and stays as it is. Nothing was changed. Lay it out and save the agenda as a template of your own.`);
  return template;
}

function refuseNameInUse(context: WriteContext, name: string, except: TemplateId | null): void {
  const other = listTemplates(context).find((template) => template.id !== except && template.name.toLowerCase() === name.toLowerCase());
  if (other !== undefined) throw new DocketError('conflict', `There is a template "${other.name}" already. Nothing was changed. Choose another name.`, 'name');
}

export function agendaAsTemplate(context: ReadContext, { sessionId }: ParsedInputOf<'sessions.agendaAsTemplate'>): TemplateSlot[] {
  requireSession(context, sessionId);
  return slotsOf(agenda.listItems(context.db, sessionId));
}

/** @throws DocketError conflict where the name is in use */
export function saveTemplate(context: WriteContext, { name, slots }: ParsedInputOf<'sessions.saveTemplate'>): { templateId: TemplateId } {
  refuseNameInUse(context, name, null);
  const id = TemplateId.parse(context.newId());
  store.insertTemplate(context.db, { id, name, slots });
  context.audit({ action: 'sessions.saveTemplate', subject: id, payload: { name, slots } });
  return { templateId: id };
}

export function renameTemplate(context: WriteContext, { templateId, name }: ParsedInputOf<'sessions.renameTemplate'>): Record<string, never> {
  const before = requireOwn(context, templateId);
  refuseNameInUse(context, name, templateId);
  store.renameTemplate(context.db, templateId, name);
  context.audit({ action: 'sessions.renameTemplate', subject: templateId, payload: { before: before.name, after: name } });
  return {};
}

/** The agendas that were laid out by it stay. */
export function deleteTemplate(context: WriteContext, { templateId }: ParsedInputOf<'sessions.deleteTemplate'>): Record<string, never> {
  const { name, slots } = requireOwn(context, templateId);
  store.deleteTemplate(context.db, templateId);
  context.audit({ action: 'sessions.deleteTemplate', subject: templateId, payload: { name, slots } });
  return {};
}

/** Lays a template out on an agenda that may hold something already (M1). */
export function applyTemplate(context: WriteContext, { sessionId, templateId }: ParsedInputOf<'sessions.applyTemplate'>): OutputOf<'sessions.applyTemplate'> {
  requireSessionFor('prepare', context, sessionId);
  const template = requireTemplate(context, templateId);
  const { items, notes } = fillAgenda(context, sessionId, template);
  savePlan(context.db, sessionId, { ...getPlan(context.db, sessionId), templateId });
  context.audit({ action: 'sessions.applyTemplate', subject: sessionId, session: sessionId, payload: { template: templateId, name: template.name, items, notes } });
  return { added: items.length, notes };
}

/**
 * Puts on an agenda what a template asks for and it lacks; of what it has, what belongs first or last keeps its place. Writes no audit entry
 * of its own.
 */
export function fillAgenda(context: WriteContext, sessionId: SessionId, template: Pick<AgendaTemplate, 'slots'>): { items: JsonObject[]; notes: string[] } {
  const { db } = context;
  const present = agenda.listItems(db, sessionId);
  const { entries, notes } = layOut(template.slots, { roomMinutes: requireSession(context, sessionId).roomMinutes, agenda: present, queue: queueOf(context, sessionId), waitingFor: waitingTopics(context, sessionId) });
  const items = entries.map((entry): JsonObject => {
    const id = AgendaItemId.parse(context.newId());
    agenda.insertItem(db, { id, sessionId, timeBoxMinutes: entry.minutes, ...(entry.kind === 'topic' ? { topic: entry.title, topicKind: entry.topicKind } : { issueId: entry.issueId }) });
    return { id, minutes: entry.minutes, ...(entry.kind === 'topic' ? { topic: entry.title, topic_kind: entry.topicKind } : { issue: agenda.getItem(db, id)?.issueNumber ?? null }) };
  });
  // A template on an empty agenda keeps its own order; on one that has something, each new item finds its place.
  if (present.length > 0) for (const { id } of items) settleItems(context, sessionId, [AgendaItemId.parse(id)]);
  return { items, notes };
}

/** Moves items that were added at the end to where they belong: open actions first, questions to the review last (M1). */
export function settleItems({ db }: WriteContext, sessionId: SessionId, added: readonly AgendaItemId[]): void {
  const items = agenda.listItems(db, sessionId);
  const others = items.filter(({ id }) => !added.includes(id));
  const kind = items.find(({ id }) => id === added[0])?.topicKind ?? null;
  agenda.setOrder(db, insertAt(others.map(({ id }) => id), placeOf(others, kind), added));
}

/** The queue as a template asks for it, each order read once. */
function queueOf(context: ReadContext, sessionId: SessionId): (order: QueueOrder | 'put-off') => readonly IssueId[] {
  const { db, asOf } = context;
  const first = listReturnedIssues(context).map(({ record }) => record.issueId);
  const divided = listDividedIssues(db, farApart);
  const read = new Map<string, readonly IssueId[]>();
  const load = (order: QueueOrder | 'put-off'): readonly IssueId[] =>
    order === 'put-off' ? listPutOff(db, sessionId).map(({ issueId }) => issueId) : agenda.listIssueIds(db, listQueueNumbers(db, { sessionId, order, search: '', limit: 200, asOf, divided, first }));
  return (order) => {
    const ids = read.get(order) ?? load(order);
    read.set(order, ids);
    return ids;
  };
}

/** Topics for which something waits. */
const waitingTopics = ({ db }: ReadContext, sessionId: SessionId): ReadonlySet<TopicKind> =>
  new Set<TopicKind>([...(countRatifications(db).toRatify > 0 ? ['ratification' as const] : []), ...(listConsequences(db, sessionId).length > 0 ? ['trade-off' as const] : [])]);

/** What comes from earlier sessions and has a claim on this one (M1, M3). */
export function listWaiting(context: ReadContext, { sessionId }: ParsedInputOf<'sessions.waiting'>): Waiting {
  const { db, asOf } = context;
  requireSession(context, sessionId);
  const deferrals = listPutOff(db, sessionId);
  const issues = new Map(issueRowsOf(context, deferrals.map(({ number }) => number)).map((issue) => [issue.id, issue]));
  return {
    putOff: deferrals.flatMap(({ issueId, sessionNumber, reason, times, firstOn }) => {
      const issue = issues.get(issueId);
      if (issue === undefined) return [];
      const { id, number, title, account, band, score, isFragile } = issue;
      return [{ id, number, title, account, band, score, isFragile, sessionNumber, reason, times, days: Math.max(daysBetween(firstOn, asOf), 0) }];
    }),
    ...countRatifications(db),
    consequences: listConsequences(db, sessionId).length,
    onAgenda: agenda.listItems(db, sessionId).flatMap(({ topicKind }) => (topicKind === null ? [] : [topicKind])),
  };
}
