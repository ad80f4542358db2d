import type { OutputOf, ParsedInputOf } from '@shared/contract';
import type { WalkStop } from '@shared/contract/walks';
import { AgendaItemId, ParticipantId, SessionId, type IssueId, type Money } from '@shared/primitives';
import { DocketError } from '@shared/result';
import type { ReadContext, WriteContext } from '../context';
import { sumMoney } from '../core/money';
import { phaseAfter } from '../core/sessions/phases';
import { getPerson } from '../store/people';
import * as agenda from '../store/sessions/agenda';
import { getIssueState, listDecisions } from '../store/sessions/decisions';
import { insertParticipant, listParticipants, setAttendance } from '../store/sessions/participants';
import { getNextNumber, getSession, insertSession, startSession, type StoredSession } from '../store/sessions/sessions';
import { findItemOf, getOpenWalk, insertWalk, listWalkNumbers } from '../store/walks';
import { listReturnedIssues } from './decisions/read';
import { issueRowsOf } from './issues';
import { recordDecision } from './sessions/decisions';
import { factsOf } from './sessions/load';
import { seal } from './sessions/sign-off';

/** A walk longer than this is no walk. */
const longestWalk = 200;
/** A walk has no clock: the smallest box that an agenda takes, shown nowhere. */
const noTimeBox = 1;

/** The way of whoever asks, as it stands (M9). */
export function getWalk(context: ReadContext, { scope }: ParsedInputOf<'walks.get'>): OutputOf<'walks.get'> {
  const { db, asOf, actor } = context;
  const sessionId = getOpenWalk(db, actor.personId);
  const session = sessionId === null ? null : getSession(db, sessionId);
  const { total, numbers } = listWalkNumbers(db, { scope, sessionId, asOf, limit: longestWalk });
  const returned = new Map(listReturnedIssues(context).map(({ record, because }) => [record.issueId, because]));
  const items = sessionId === null ? [] : agenda.listItems(db, sessionId);
  const done = new Map(items.map((item) => [item.issueId, doneWith(db, item)]));
  const stops = issueRowsOf(context, numbers).map(({ id, number, title, accountId, account, arr, band, score, nextStep }): WalkStop => ({
    issueId: id,
    number,
    title,
    accountId,
    account,
    arr,
    band,
    score,
    because: returned.get(id) ?? (nextStep === null && (band === 'escalate' || band === 'immediate') ? 'never decided' : ''),
    done: done.get(id) ?? null,
  }));
  const costs = [...done.values()].flatMap(({ cost }): Money[] => (cost === null ? [] : [cost]));
  return {
    asOf,
    total,
    stops,
    session:
      session === null || session.openedAt === null
        ? null
        : { id: session.id, number: session.number, openedAt: session.openedAt, decided: items.filter(({ phase }) => phase === 'decided').length, putOff: items.filter(({ phase }) => phase === 'deferred').length, cost: sumMoney(costs) },
  };
}

function doneWith(db: ReadContext['db'], { id, phase, deferredReason }: agenda.StoredItem): NonNullable<WalkStop['done']> {
  const last = phase === 'decided' ? listDecisions(db, id).at(-1) : undefined;
  return last === undefined ? { kind: null, what: deferredReason ?? '', cost: null } : { kind: last.kind, what: last.what, cost: last.cost };
}

/**
 * Decides on an issue outside a meeting (M9): in the walk of whoever decides, which is opened where none is under way.
 * @throws DocketError not-found, conflict, invalid-input with the field that is wrong
 */
export function decideOnWalk(context: WriteContext, { issueId, draft }: ParsedInputOf<'walks.decide'>): OutputOf<'walks.decide'> {
  const { session, isNew } = walkUnderWay(context);
  const item = itemOn(context, session, issueId);
  const { id, payload } = recordDecision(context, { session, item, deciderId: context.actor.personId, draft });
  context.audit({ action: 'walks.decide', subject: id, session: session.id, payload: { ...payload, opened: isNew ? openingOf(session) : null } });
  return { decisionId: id, sessionId: session.id };
}

/** Passes an issue on to a later session, with the reason (M9, M3). */
export function putOffOnWalk(context: WriteContext, { issueId, reason }: ParsedInputOf<'walks.putOff'>): OutputOf<'walks.putOff'> {
  const { session, isNew } = walkUnderWay(context);
  const item = itemOn(context, session, issueId);
  phaseAfter('defer', factsOf(context.db, item));
  agenda.deferItem(context.db, item.id, reason);
  context.audit({ action: 'walks.putOff', subject: item.id, session: session.id, payload: { issue: item.issueNumber, reason, phase_before: item.phase, opened: isNew ? openingOf(session) : null } });
  return { itemId: item.id, sessionId: session.id };
}

/**
 * Signs the minutes of one's own walk off (M9, M6).
 * @throws DocketError conflict where no walk is under way
 */
export function signWalkOff(context: WriteContext): OutputOf<'walks.signOff'> {
  const id = getOpenWalk(context.db, context.actor.personId);
  const session = id === null ? null : getSession(context.db, id);
  const walker = id === null ? undefined : listParticipants(context.db, id)[0];
  if (session === null || walker === undefined) throw new DocketError('conflict', 'No walk of yours is under way. Nothing was signed off. A walk begins with its first decision.');
  return { sessionId: session.id, ...seal(context, session, walker) };
}

function walkUnderWay(context: WriteContext): { session: StoredSession; isNew: boolean } {
  const { db, actor, asOf } = context;
  const open = getOpenWalk(db, actor.personId);
  const isNew = open === null;
  const id = open ?? SessionId.parse(context.newId());
  if (isNew) {
    if (getPerson(db, actor.personId)?.isSystem !== false) throw new DocketError('conflict', 'A walk is somebody\'s own, and nobody is named as sitting here. Nothing was recorded. Choose who you are in Settings.');
    const now = context.clock();
    insertSession(db, { id, number: getNextNumber(db), title: `Walk of ${actor.name}`, plannedOn: asOf, startsAt: now.slice(11, 16), place: 'UTC', roomMinutes: noTimeBox, quorum: 1 });
    const participantId = ParticipantId.parse(context.newId());
    insertParticipant(db, { id: participantId, sessionId: id, personId: actor.personId, role: 'decider' });
    setAttendance(db, participantId, { attendance: 'present', arrivedAt: now, leftAt: null });
    startSession(db, id, now);
    insertWalk(db, { sessionId: id, personId: actor.personId });
  }
  const session = getSession(db, id);
  if (session === null) throw new Error(`No session ${id}`);
  return { session, isNew };
}

const openingOf = ({ number, title, openedAt }: StoredSession): { number: number; title: string; opened_at: string | null } => ({ number, title, opened_at: openedAt });

/** The item of an issue on the walk, put at the end of its agenda where it is not there yet. */
function itemOn({ db, newId }: WriteContext, { id: sessionId }: StoredSession, issueId: IssueId): agenda.StoredItem {
  const issue = getIssueState(db, issueId);
  if (issue === null) throw new DocketError('not-found', 'That issue is not in this workspace. Nothing was recorded.');
  const known = findItemOf(db, sessionId, issueId);
  if (known === null && issue.mergedInto !== null) throw new DocketError('conflict', `Issue #${issue.number} was merged into another one. Nothing was recorded. Decide on that one.`);
  const id = known ?? AgendaItemId.parse(newId());
  if (known === null) {
    agenda.insertItem(db, { id, sessionId, issueId, timeBoxMinutes: noTimeBox });
    agenda.setPhase(db, id, 'evidence');
  }
  const item = agenda.getItem(db, id);
  if (item === null) throw new Error(`No item ${id}`);
  return item;
}
