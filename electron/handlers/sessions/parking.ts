import type { OutputOf, ParsedInputOf } from '@shared/contract';
import type { ParkedItem, ParkedOutcome } from '@shared/contract/sessions/proceedings';
import { AgendaItemId, ParkedItemId, type AccountId, type Criterion, type IssueId, type SessionId } from '@shared/primitives';
import { DocketError } from '@shared/result';
import type { ReadContext, WriteContext } from '../../context';
import { insertItem, getItem } from '../../store/sessions/agenda';
import * as store from '../../store/sessions/parking';
import { listParticipants } from '../../store/sessions/participants';
import { addIssue } from '../issues';
import { logSessionOf, requireSession, requireSessionFor } from './load';

/** What is still parked of earlier sessions (M3). */
export const listParkedBefore = (context: ReadContext, { sessionId }: ParsedInputOf<'sessions.parkedBefore'>): ParkedItem[] => store.listParkedBefore(context.db, requireSession(context, sessionId).number);

/** Sets a line aside without leaving the item (M3). @throws DocketError conflict, not-found */
export function park(context: WriteContext, { sessionId, text, raisedBy, itemId }: ParsedInputOf<'sessions.park'>): { id: ParkedItemId } {
  requireSessionFor('prepare', context, sessionId);
  if (raisedBy !== null && !listParticipants(context.db, sessionId).some(({ id: each }) => each === raisedBy)) throw new DocketError('not-found', 'That person does not take part in this session. Nothing was parked. Add the person first.', 'raisedBy');
  if (itemId !== null && getItem(context.db, itemId)?.sessionId !== sessionId) throw new DocketError('not-found', 'That item is not on the agenda of this session. Nothing was parked.', 'itemId');
  const id = ParkedItemId.parse(context.newId());
  store.insertParked(context.db, { id, sessionId, itemId, text, raisedBy, at: context.clock() });
  context.audit({ action: 'sessions.park', subject: id, session: sessionId, payload: { text, raised_by: raisedBy, item: itemId } });
  return { id };
}

/** Makes a parked line an issue (M3). @throws DocketError conflict once it is settled, not-found */
export function parkedToIssue(context: WriteContext, { id, title, criterion, accountId, agendaOf, timeBoxMinutes }: ParsedInputOf<'sessions.parkedToIssue'>): OutputOf<'sessions.parkedToIssue'> {
  const parked = requireParked(context, id);
  const { issueId, number } = capture(context, { title, criterion, accountId, sessionNumber: parked.sessionNumber });
  const itemId = agendaOf === null ? null : putOnAgenda(context, agendaOf, { issueId }, timeBoxMinutes);
  settle(context, parked, { kind: 'issue', words: `Issue #${number}`, issueId, agendaOf }, { number, title, criterion, account: accountId, item: itemId });
  return { issueId, number, itemId };
}

/** Makes a parked line a topic of an agenda (M3). @throws DocketError conflict once it is settled or the session is sealed, not-found */
export function parkedToAgenda(context: WriteContext, { id, agendaOf, timeBoxMinutes }: ParsedInputOf<'sessions.parkedToAgenda'>): { itemId: AgendaItemId } {
  const parked = requireParked(context, id);
  const { number } = requireSession(context, agendaOf);
  const itemId = putOnAgenda(context, agendaOf, { topic: parked.text.slice(0, 200), topicKind: null }, timeBoxMinutes);
  settle(context, parked, { kind: 'agenda', words: `A topic of session ${number}`, issueId: null, agendaOf }, { item: itemId });
  return { itemId };
}

/** Drops a parked line with a word (M3). @throws DocketError conflict once it is settled, not-found */
export function dropParked(context: WriteContext, { id, words }: ParsedInputOf<'sessions.dropParked'>): Record<string, never> {
  settle(context, requireParked(context, id), { kind: 'dropped', words, issueId: null, agendaOf: null }, {});
  return {};
}

/** Captures an issue in a line while the session runs (M3). @throws DocketError conflict, not-found */
export function captureIssue(context: WriteContext, { sessionId, title, criterion, accountId, isOnAgenda, timeBoxMinutes }: ParsedInputOf<'sessions.captureIssue'>): OutputOf<'sessions.captureIssue'> {
  const { number: sessionNumber } = requireSessionFor('run', context, sessionId);
  const { issueId, number } = capture(context, { title, criterion, accountId, sessionNumber });
  const itemId = isOnAgenda ? putOnAgenda(context, sessionId, { issueId }, timeBoxMinutes) : null;
  context.audit({ action: 'sessions.captureIssue', subject: issueId, session: sessionId, payload: { number, title, criterion, account: accountId, item: itemId } });
  return { issueId, number, itemId };
}

function capture(context: WriteContext, { title, criterion, accountId, sessionNumber }: { title: string; criterion: Criterion; accountId: AccountId | null; sessionNumber: number }): { issueId: IssueId; number: number } {
  const { id, number } = addIssue(context, { title, criterion, secondaryCriteria: [], source: 'ticketing', accountId, description: `Raised in session ${sessionNumber}.`, ownerId: null });
  return { issueId: id, number };
}

function putOnAgenda(context: WriteContext, sessionId: SessionId, subject: { issueId: IssueId } | { topic: string; topicKind: null }, timeBoxMinutes: number): AgendaItemId {
  requireSessionFor('prepare', context, sessionId);
  const id = AgendaItemId.parse(context.newId());
  insertItem(context.db, { id, sessionId, timeBoxMinutes, ...subject });
  return id;
}

/** A parked line may be settled after the sign-off of its session: what becomes of it stands beside that record. */
function requireParked({ db }: WriteContext, id: ParkedItemId): ParkedItem {
  const parked = store.getParked(db, id);
  if (parked === null) throw new DocketError('not-found', 'That line is not in the parking lot of this workspace. Nothing was changed.');
  if (parked.outcome !== null) throw new DocketError('conflict', `"${parked.text}" is settled already: ${parked.outcome.words}. Nothing was changed.`);
  return parked;
}

function settle(
  context: WriteContext,
  { id, sessionId, text }: ParkedItem,
  outcome: { kind: ParkedOutcome['kind']; words: string; issueId: IssueId | null; agendaOf: SessionId | null },
  more: Readonly<Record<string, string | number | null>>,
): void {
  store.insertOutcome(context.db, { parkedId: id, at: context.clock(), ...outcome });
  const { kind, words, issueId, agendaOf } = outcome;
  const session = logSessionOf(requireSession(context, sessionId));
  context.audit({ action: 'sessions.settleParked', subject: id, session, payload: { parked_in: sessionId, text, kind, words, issue: issueId, agenda_of: agendaOf, ...more } });
}
