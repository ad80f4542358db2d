import type { OutputOf, ParsedInputOf } from '@shared/contract';
import { timelineOrigins, type AccountRecords, type DealRow, type FollowUp, type TimelineOrigin } from '@shared/contract/records/operations';
import { sources, type AccountId, type CalendarDate } from '@shared/primitives';
import { DocketError } from '@shared/result';
import type { ReadContext } from '../context';
import { dealOn } from '../core/accounts/deals';
import { seriesOf } from '../core/accounts/series';
import { timelineEntry } from '../core/accounts/timeline';
import { daysBetween } from '../core/calendar';
import { getAccount } from '../store/accounts';
import * as store from '../store/account-records';
import * as timelines from '../store/account-timeline';
import { listFollowUps, type StoredFollowUp } from '../store/follow-ups';

/** The most deals and follow-ups of one account that are shown. */
const most = 100;

function requireAccount(db: ReadContext['db'], id: AccountId): void {
  if (getAccount(db, id) === null) throw new DocketError('not-found', 'That account is not in this workspace. Go back to the list and choose another.');
}

/** Days past its date, of an open promise; null where it is not late. */
const overdueDays = ({ state, dueOn }: Pick<StoredFollowUp, 'state' | 'dueOn'>, asOf: CalendarDate): number | null => (state === 'open' && dueOn !== null && dueOn < asOf ? daysBetween(dueOn, asOf) : null);

const followUpOn = ({ accountId: _accountId, ...followUp }: StoredFollowUp, asOf: CalendarDate): FollowUp => ({ ...followUp, overdueDays: overdueDays(followUp, asOf) });

function dealRow(deal: store.DealOfAccount, asOf: CalendarDate): DealRow {
  const { id, ref, name, amountMinor, currency, expectedClose, owner, waitingOn, flags } = deal;
  return { id, ref, name, amount: amountMinor === null || currency === null ? null : { amountMinor, currency }, expectedClose, owner, waitingOn, flags, ...dealOn(deal, asOf) };
}

/** Deals, series, promises and the last word of each source of an account, as of the as-of date (W4). @throws DocketError not-found */
export function getRecords({ db, asOf }: ReadContext, { id }: ParsedInputOf<'accounts.records'>): AccountRecords {
  requireAccount(db, id);
  const last = new Map(store.listLastSignals(db, id, asOf).map(({ source, on }) => [source, on]));
  return {
    lastSignals: sources.map((source) => {
      const on = last.get(source) ?? null;
      return { source, on, daysAgo: on === null ? null : daysBetween(on, asOf) };
    }),
    deals: store.listDealsOf(db, id, most).map((deal) => dealRow(deal, asOf)),
    series: seriesOf(store.listMonthsOf(db, id, asOf), asOf),
    followUps: listFollowUps(db, id, most).map((followUp) => followUpOn(followUp, asOf)),
  };
}

/** One window of everything that is dated of an account, newest first, up to the as-of date (W4). @throws DocketError not-found */
export function listTimeline({ db, asOf }: ReadContext, { id, origins, offset, limit }: ParsedInputOf<'accounts.timeline'>): OutputOf<'accounts.timeline'> {
  requireAccount(db, id);
  const counts = timelines.countTimeline(db, id, asOf);
  const of = new Map(counts.map((count) => [count.origin, count]));
  const asked: readonly TimelineOrigin[] = origins.length === 0 ? timelineOrigins : origins;
  return {
    total: asked.reduce((sum, origin) => sum + (of.get(origin)?.entries ?? 0), 0),
    entries: timelines.listTimeline(db, { id, until: asOf, origins, offset, limit }).map(timelineEntry),
    counts: timelineOrigins.map((origin) => ({ origin, entries: of.get(origin)?.entries ?? 0 })),
    later: counts.reduce((sum, { later }) => sum + later, 0),
  };
}
