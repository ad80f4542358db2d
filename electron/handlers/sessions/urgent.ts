import type { ParsedInputOf } from '@shared/contract';
import type { Ratification } from '@shared/contract/sessions/preparation';
import { AgendaItemId, ParticipantId, SessionId } from '@shared/primitives';
import { DocketError } from '@shared/result';
import type { ReadContext, WriteContext } from '../../context';
import { assertMayRatify, assertUrgent } from '../../core/sessions/urgent';
import { builtInTemplates, urgentTemplateId } from '../../core/sessions/templates/built-in';
import { getPerson } from '../../store/people';
import * as agenda from '../../store/sessions/agenda';
import { getDecisionEffect, getIssueState, setIssueOutcome, type IssueOutcome } from '../../store/sessions/decisions';
import { getSealedMinutes } from '../../store/sessions/minutes';
import { insertParticipant } from '../../store/sessions/participants';
import { savePlan } from '../../store/sessions/series';
import { getNextNumber, insertSession } from '../../store/sessions/sessions';
import * as store from '../../store/sessions/urgent';
import { readPeople, requireItemFor, requireSession } from './load';

/** An urgent session needs no quorum: one person decides, and the next regular session ratifies. */
const quorum = 0;

/**
 * A session out of cycle (M1): laid out by the built-in template, with the decider who was named as its one participant.
 * @throws DocketError not-found; conflict for an issue that can wait, was merged or is decided already
 */
export function createUrgent(context: WriteContext, { issueIds, level, deciderId, reason, plannedOn, startsAt }: ParsedInputOf<'sessions.createUrgent'>): { id: SessionId; number: number } {
  const { db } = context;
  const decider = getPerson(db, deciderId);
  if (decider === null || decider.isSystem) throw new DocketError('not-found', 'The decider is nobody of this workspace. Nothing was made. Name the person who decides.', 'deciderId');
  const issues = [...new Set(issueIds)].map((issueId) => {
    const issue = getIssueState(db, issueId);
    if (issue === null) throw new DocketError('not-found', 'One of the issues is not in this workspace. Nothing was made.');
    if (issue.mergedInto !== null || issue.status === 'closed') throw new DocketError('conflict', `Issue #${issue.number} ${issue.mergedInto === null ? 'is closed' : 'was merged into another one'}. Nothing was made.`);
    assertUrgent(issue);
    return { issueId, ...issue };
  });
  const slots = builtInTemplates.find(({ id }) => id === urgentTemplateId)?.slots ?? [];
  const minutesEach = slots.find((slot) => slot.kind === 'issues')?.minutes ?? 20;
  const topics = slots.flatMap((slot) => (slot.kind === 'topic' ? [slot] : []));
  const id = SessionId.parse(context.newId());
  const number = getNextNumber(db);
  const [first] = issues;
  const title = `Urgent: ${first === undefined ? '' : issues.length === 1 ? first.title : `${issues.length} issues, first #${first.number}`}`.slice(0, 200);
  const roomMinutes = Math.max(30, issues.length * minutesEach + topics.reduce((sum, { minutes }) => sum + minutes, 0));
  insertSession(db, { id, number, title, plannedOn, startsAt, place: '', roomMinutes, quorum });
  store.insertUrgent(db, { sessionId: id, level, deciderId, reason });
  savePlan(db, id, { seriesId: null, templateId: urgentTemplateId });
  for (const { issueId } of issues) agenda.insertItem(db, { id: AgendaItemId.parse(context.newId()), sessionId: id, issueId, timeBoxMinutes: minutesEach });
  for (const topic of topics) agenda.insertItem(db, { id: AgendaItemId.parse(context.newId()), sessionId: id, topic: topic.title, topicKind: topic.topicKind, timeBoxMinutes: topic.minutes });
  insertParticipant(db, { id: ParticipantId.parse(context.newId()), sessionId: id, personId: deciderId, role: 'decider' });
  context.audit({ action: 'sessions.createUrgent', subject: id, session: id, payload: { number, title, issues: issues.map((issue) => issue.number), level, decider: deciderId, decider_name: decider.name, reason, planned_on: plannedOn, starts_at: startsAt, quorum } });
  return { id, number };
}

/** Decisions out of cycle that this session can judge or has judged; of a signed-off session, what it said then. Of an urgent one, its own. */
export function listRatifications(context: ReadContext, { sessionId }: ParsedInputOf<'sessions.ratifications'>): Ratification[] {
  requireSession(context, sessionId);
  const isUrgent = store.getUrgent(context.db, sessionId) !== null;
  if (isUrgent) return store.listUrgentDecisions(context.db, sessionId).map(shown);
  return getSealedMinutes(context.db, sessionId)?.record.ratifications ?? store.listRatifications(context.db, sessionId).map(shown);
}

const shown = ({ deciderId: _decider, isSealed: _sealed, ...ratification }: store.StoredRatification): Ratification => ratification;

/** What a session has said of decisions that were taken out of cycle, for its record. */
export const readRatifications = ({ db }: ReadContext, sessionId: SessionId): Ratification[] => store.listRatifications(db, sessionId).filter(({ verdict }) => verdict !== null).map(shown);

/**
 * Says whether a decision taken out of cycle holds (M1). What is not ratified takes no effect any more on its issue: one that it closed or
 * merged is open again. The verdict can change until the session is signed off; each is kept.
 * @throws DocketError not-found, conflict, not-allowed
 */
export function ratify(context: WriteContext, { itemId, decisionId, verdict, reason, byId }: ParsedInputOf<'sessions.ratify'>): Record<string, never> {
  const { db } = context;
  const { session, item } = requireItemFor('run', context, itemId);
  const decision = store.getRatification(db, decisionId);
  if (decision === null) throw new DocketError('not-found', 'That is no decision of an urgent session, or it was superseded. Nothing was recorded.');
  const by = readPeople(db, session.id).find(({ personId }) => personId === byId) ?? null;
  const judged = decision.verdict;
  assertMayRatify({
    itemTopic: item.topicKind,
    itemTitle: item.title,
    deciderId: decision.deciderId,
    by,
    judgedInSession: judged === null || judged.sessionId === session.id ? null : judged.sessionNumber,
    isUrgentSealed: decision.isSealed,
    urgentNumber: decision.sessionNumber,
  });
  store.insertVerdict(db, { sessionId: session.id, itemId, decisionId, verdict, reason, byId, at: context.clock() });
  const outcome = takeEffect(context, decision, verdict);
  context.audit({
    action: 'sessions.ratify',
    subject: decisionId,
    session: session.id,
    payload: { verdict, reason, by: byId, urgent_session: decision.sessionId, issue: decision.issueNumber, before: judged?.verdict ?? null, issue_status: outcome?.status ?? null },
  });
  return {};
}

/** Of a decision that closed or merged its issue, the verdict decides how the issue stands, unless something was decided on it since. */
function takeEffect({ db, asOf }: WriteContext, { decisionId, issueId }: store.StoredRatification, verdict: 'ratified' | 'not-ratified'): IssueOutcome | null {
  const effect = getDecisionEffect(db, decisionId);
  if (effect === null || !effect.isLastOnIssue || (effect.kind !== 'close' && effect.kind !== 'merge')) return null;
  const outcome: IssueOutcome = verdict === 'not-ratified' ? effect.before : { status: 'closed', resolvedOn: effect.before.resolvedOn ?? asOf, mergedInto: effect.mergeIntoId };
  setIssueOutcome(db, issueId, outcome);
  return outcome;
}
