import type { SubscriptionRecord } from './records';
import type { RowReader } from './row-reader';
import { readAccount, type Lookups } from './lookups';

/** Reads a subscription. One that ends before it starts counts as ended; one whose end cannot be read is left out. */
export function checkSubscription(reader: RowReader, ref: string, lookups: Lookups): SubscriptionRecord {
  const account = readAccount(reader, lookups);
  const startDate = reader.date('start', false);
  const before = reader.anomalies.length;
  const endDate = reader.date('end', false);
  // Without its end it would count as open, and its amount as ARR.
  if (reader.anomalies.slice(before).some(({ rule }) => rule === 'unreadable-date')) reader.reject();
  if (startDate !== null && endDate !== null && endDate < startDate) reader.note('ended-before-started', 'end');
  const mrr = reader.money('mrr');
  const arr = reader.money('arr');
  if (reader.column('arr') !== undefined || reader.column('mrr') !== undefined) {
    if (arr === null && mrr === null && reader.text('arr') === '' && reader.text('mrr') === '') reader.note('missing-value', reader.column('arr') === undefined ? 'mrr' : 'arr', '');
  }
  return {
    kind: 'subscriptions',
    ref,
    accountRef: account.ref,
    accountId: account.id,
    startDate,
    endDate,
    tier: reader.plain('tier'),
    billing: reader.wordOrText('billing'),
    mrrMinor: mrr?.amountMinor ?? null,
    arrMinor: arr?.amountMinor ?? (mrr === null ? null : mrr.amountMinor * 12),
    currency: arr?.currency ?? mrr?.currency ?? null,
    autoRenews: reader.boolean('auto-renews'),
    isTrial: reader.boolean('trial') ?? false,
    changedAt: reader.changedAt(),
    flags: reader.flags,
  };
}
