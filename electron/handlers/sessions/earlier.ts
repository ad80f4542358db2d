import type { ItemDetail, QueueRow } from '@shared/contract/sessions/entities';
import type { IssueId, SessionId } from '@shared/primitives';
import type { ReadContext } from '../../context';
import { ageOf, outcomesOf } from '../../core/sessions/earlier';
import * as store from '../../store/sessions/earlier';

/** What other sessions have put off and decided on the issue of an item (M3). */
export function readEarlier({ db, asOf }: ReadContext, issueId: IssueId | null, sessionId: SessionId): Pick<ItemDetail, 'deferrals' | 'priorDecisions'> {
  if (issueId === null) return { deferrals: [], priorDecisions: [] };
  return {
    deferrals: store.listDeferrals(db, [issueId], sessionId).map(({ issueId: _issue, ...deferral }) => ageOf(deferral, asOf)),
    priorDecisions: outcomesOf(store.listPriorDecisions(db, issueId, sessionId), asOf),
  };
}

/** Of those issues, how often and when last each was put off since it was last decided on. */
export function putOffOf({ db, asOf }: ReadContext, issueIds: readonly IssueId[], sessionId: SessionId): Map<IssueId, NonNullable<QueueRow['putOff']>> {
  const found = new Map<IssueId, NonNullable<QueueRow['putOff']>>();
  // Newest first: the first one of an issue is the last time.
  for (const { issueId, ...deferral } of store.listDeferrals(db, issueIds, sessionId)) {
    const last = found.get(issueId);
    found.set(issueId, last === undefined ? { ...ageOf(deferral, asOf), times: 1 } : { ...last, times: last.times + 1 });
  }
  return found;
}
