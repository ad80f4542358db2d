import type { PresenterChoice, PresenterState } from '@shared/contract/presenter/operations';
import type { PresenterView } from '@shared/contract/presenter/view';
import type { ItemDetail } from '@shared/contract/sessions/entities';
import type { Preferences } from '@shared/contract/settings';
import type { AccountId, AgendaItemId, SessionId } from '@shared/primitives';
import { DocketError } from '@shared/result';
import type { ReadContext } from '../../context';
import type { Onlookers } from '../../core/sessions/presenter-discretion';
import { emptyView, presenterViewOf } from '../../core/sessions/presenter-view';
import { getIssueRest } from '../../store/issues/read';
import { getMethodologyInForce } from '../../store/scores';
import { getItem } from '../../store/sessions/agenda';
import { getSealedMinutes } from '../../store/sessions/minutes';
import { listItemAccounts, listOtherAccountNames } from '../../store/sessions/presenter';
import { getSession } from '../../store/sessions/sessions';
import { readPeople, requireSession } from './load';
import { readTopicFacts } from './presenter-topics';
import { readItem, readLiveRoom } from './record';

export interface PresenterAsk extends PresenterChoice {
  readonly sessionId: SessionId;
  readonly theme: Preferences['theme'];
}

/** What the presenter window shows of a session now (M4); empty where the session is not in this workspace. */
export function readPresenterView(context: ReadContext, ask: PresenterAsk): PresenterView {
  const { db, asOf } = context;
  const { sessionId, theme } = ask;
  const session = getSession(db, sessionId);
  if (session === null) return emptyView(theme);
  const people = readPeople(db, sessionId);
  const sealed = getSealedMinutes(db, sessionId)?.record ?? null;
  const current = sealed === null ? currentItem(context, session.currentItemId, people) : null;
  return presenterViewOf({
    theme,
    onlookers: onlookersOf(context, ask),
    room: sealed?.session ?? readLiveRoom(context, sessionId, people, []),
    accounts: sealed === null ? new Map(listItemAccounts(db, sessionId).map(({ itemId, id }) => [itemId, id])) : accountsOf(sealed.items),
    current,
    about: current?.issueId == null ? '' : getIssueRest(db, current.issueId).description,
    topic: current === null || ask.audience === 'customer' ? null : readTopicFacts(context, sessionId, current),
    methodology: getMethodologyInForce(db, asOf),
    closing: sealed?.signOff == null ? null : { signedBy: sealed.signOff.by, signedOffAt: sealed.signOff.at, items: sealed.items },
  });
}

const currentItem = (context: ReadContext, id: AgendaItemId | null, people: ReturnType<typeof readPeople>): ItemDetail | null => {
  const item = id === null ? null : getItem(context.db, id);
  return item === null ? null : readItem(context, item, people);
};

const accountsOf = (items: readonly ItemDetail[]): Map<AgendaItemId, AccountId> => new Map(items.flatMap(({ id, issue }) => (issue?.accountId == null ? [] : [[id, issue.accountId] as const])));

function onlookersOf({ db }: ReadContext, { audience, accountId }: PresenterChoice): Onlookers {
  if (audience === 'internal') return { kind: 'internal' };
  return { kind: 'customer', accountId, others: listOtherAccountNames(db, accountId) };
}

/** Accounts with an issue on the agenda: those who may be the audience. @throws DocketError not-found */
export function listAudiences(context: ReadContext, sessionId: SessionId): PresenterState['accounts'] {
  requireSession(context, sessionId);
  return [...new Map(listItemAccounts(context.db, sessionId).map(({ id, name }) => [id, { id, name }])).values()];
}

/** @throws DocketError not-found for a session that is not there, and for an account that has no issue on its agenda */
export function assertAudience(context: ReadContext, sessionId: SessionId, { accountId }: PresenterChoice): void {
  if (accountId !== null && !listAudiences(context, sessionId).some(({ id }) => id === accountId)) {
    throw new DocketError('not-found', 'That account has no issue on this agenda, so there would be nothing to show it. The presenter window is as it was. Put an issue of the account on the agenda, or choose another audience.', 'accountId');
  }
  requireSession(context, sessionId);
}
