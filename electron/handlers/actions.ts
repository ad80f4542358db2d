import type { OutputOf, ParsedInputOf } from '@shared/contract';
import type { ActionRow } from '@shared/contract/actions/entities';
import type { DecisionDraft } from '@shared/contract/sessions/entities';
import type { CalendarDate, DecisionId, Instant, IssueId } from '@shared/primitives';
import { DocketError } from '@shared/result';
import type { ReadContext, WriteContext } from '../context';
import { promiseOf } from '../core/actions/derive';
import { assertChange, isOpen, settle } from '../core/actions/states';
import { daysBetween } from '../core/calendar';
import * as store from '../store/actions';
import type { StoredItem } from '../store/sessions/agenda';
import { requireSession, requireSessionFor } from './sessions/load';

/** How late an action is on a day. */
export function actionOn(action: store.StoredAction, asOf: CalendarDate): ActionRow {
  const daysLeft = daysBetween(asOf, action.dueOn);
  return { ...action, isOverdue: isOpen(action.state) && daysLeft < 0, daysLeft };
}

export function listActions({ db, asOf }: ReadContext, { filter, offset, limit }: ParsedInputOf<'actions.list'>): OutputOf<'actions.list'> {
  const counts = store.countActions(db, filter, asOf);
  return { ...counts, rows: store.listActions(db, { filter, offset, limit }, asOf, counts.open).map((action) => actionOn(action, asOf)) };
}

/** @throws DocketError not-found */
export function getAction({ db, asOf }: ReadContext, { id }: ParsedInputOf<'actions.get'>): OutputOf<'actions.get'> {
  return { action: actionOn(requireAction(db, id), asOf), history: store.listUpdates(db, id) };
}

export const listOwners = ({ db, asOf }: ReadContext): OutputOf<'actions.owners'> => store.listOwners(db, asOf);

/** What the room looks at under *open actions*: what earlier sessions promised and is open, and what was said of it here. */
export function listOfMeeting(context: ReadContext, { sessionId }: ParsedInputOf<'actions.ofMeeting'>): OutputOf<'actions.ofMeeting'> {
  const { db, asOf } = context;
  requireSession(context, sessionId);
  const settled = store.listSettledIn(db, sessionId);
  const earlier = store.listOpenActions(db).filter((action) => action.sessionId !== sessionId);
  return { open: earlier.slice(0, mostInRoom).map((action) => actionOn(action, asOf)), settled: settled.map((action) => actionOn(action, asOf)), total: earlier.length };
}

/** More than these nobody goes through in a meeting; the Act screen has them all. */
const mostInRoom = 500;

/** Says how an action stands (A2). @throws DocketError not-found, conflict, invalid-input with the field that is wrong */
export function updateAction(context: WriteContext, { id, revision, sessionId, ...change }: ParsedInputOf<'actions.update'>): OutputOf<'actions.update'> {
  const { db, asOf } = context;
  const before = requireAction(db, id);
  if (sessionId !== null) requireSessionFor('run', context, sessionId);
  assertChange(before, change, { asOf, revision });
  const settled = settle(change, asOf);
  store.saveState(db, before, settled, { sessionId, source: 'hand', by: context.actor.personId, at: context.clock() });
  context.audit({ action: 'actions.update', subject: id, session: sessionId, payload: { number: before.number, before: standing(before), after: standing(settled) } });
  return { revision: before.revision + 1 };
}

/**
 * Takes over what owners wrote on a sheet that came back, all of it in one entry (M6). What was looked at is what is changed: an action that was
 * changed since the review stops the whole.
 * @throws DocketError not-found, conflict, invalid-input
 */
export function applyReturned(context: WriteContext, { updates, rejected, ...sheet }: ParsedInputOf<'actions.applyReturned'>): OutputOf<'actions.applyReturned'> {
  const { db, asOf } = context;
  if (new Set(updates.map(({ id }) => id)).size < updates.length) throw new DocketError('invalid-input', 'The sheet updates one action twice. Nothing was changed. Choose one of the rows.');
  if (sheet.rows !== updates.length + sheet.unchanged + sheet.leftOut + rejected.length) throw new DocketError('invalid-input', 'The counts of the sheet do not add up. Nothing was changed. Read it again.');
  const at = context.clock();
  const changes = updates.map(({ id, revision, ...change }) => {
    const before = requireAction(db, id);
    assertChange(before, change, { asOf, revision });
    const settled = settle(change, asOf);
    store.saveState(db, before, settled, { sessionId: null, source: 'sheet', by: context.actor.personId, at });
    return { id, number: before.number, before: standing(before), after: standing(settled) };
  });
  context.audit({
    action: 'actions.applyReturned',
    subject: context.workspaceId,
    payload: { file_name: sheet.fileName, sha256: sheet.sha256, rows: sheet.rows, updated: changes.length, unchanged: sheet.unchanged, left_out: sheet.leftOut, rejected, changes },
  });
  return { updated: changes.length };
}

/**
 * Makes the action of a decision, inside its transaction: then no decision is ever without what it promised, the room sees it at once, and there is
 * nothing to derive anew at the sign-off. Deciding again supersedes what is still open of the decision before on that item; what another session
 * promised stays until somebody says what became of it.
 */
export function promise(context: WriteContext, decision: { id: DecisionId; draft: DecisionDraft; item: StoredItem; issueId: IssueId; at: Instant }): void {
  const { db } = context;
  const { id, draft, item, issueId, at } = decision;
  const before = store.getOpenActionOfItem(db, item.id);
  if (before !== null) store.saveState(db, before, { state: 'superseded', note: before.note, evidence: before.evidence, doneOn: null }, { sessionId: item.sessionId, source: 'decision', by: context.actor.personId, at });
  const promised = promiseOf(draft);
  if (promised !== null) store.insertAction(db, { decisionId: id, sessionId: item.sessionId, itemId: item.id, issueId, ownerId: draft.ownerId, function: draft.function, madeAt: at, ...promised });
}

function requireAction(db: ReadContext['db'], id: Parameters<typeof store.getAction>[1]): store.StoredAction {
  const action = store.getAction(db, id);
  if (action === null) throw new DocketError('not-found', 'That action is not in this workspace. Nothing was changed.');
  return action;
}

const standing = ({ state, note, evidence, doneOn }: Pick<store.StoredAction, 'state' | 'note' | 'evidence' | 'doneOn'>) => ({ state, note, evidence, done_on: doneOn });
