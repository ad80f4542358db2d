import type { RecordedAction, SessionRecord } from '@shared/contract/sessions/record';
import type { SessionId } from '@shared/primitives';
import type { ReadContext } from '../context';
import { isOpen } from '../core/actions/states';
import * as store from '../store/actions';
import { actionOn } from './actions';

/** What the record of a session keeps of actions (M6). */
export function readActions({ db, asOf }: ReadContext, sessionId: SessionId): SessionRecord['actions'] {
  const before = store.listStatesBefore(db, sessionId);
  const toRecord = (action: store.StoredAction): RecordedAction => {
    const { id, number, what, ownerName, function: part, dueOn, state, note, evidence, doneOn, issueNumber, issueTitle, account, sessionNumber, position, isOverdue } = actionOn(action, asOf);
    return { id, number, what, ownerName, function: part, dueOn, state, note, evidence, doneOn, issueNumber, issueTitle, account, sessionNumber, position, isOverdue };
  };
  const earlier = store.listOpenActions(db).filter((action) => action.sessionId !== sessionId);
  return {
    made: store.listActionsOf(db, sessionId).map(toRecord),
    settled: store.listSettledIn(db, sessionId).map((action) => ({ ...toRecord(action), stateBefore: before.get(action.id) ?? action.state })),
    stillOpen: earlier.length,
    overdue: earlier.filter(({ state, dueOn }) => isOpen(state) && dueOn < asOf).length,
  };
}
