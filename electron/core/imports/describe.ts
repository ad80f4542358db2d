import type { Mapping } from '@shared/contract/imports/entities';
import { dealOutcomeLabels, directionLabels, interactionKindLabels, toneLabels } from '@shared/contract/records/entities';
import { criterionLabels, segmentLabels, sourceLabels, type CalendarDate, type Instant } from '@shared/primitives';
import { formatDate } from '../calendar';
import { formatMoneyFull } from '../money';
import { fieldsOf } from './fields';
import type { AccountRecord, DealRecord, ImportRecord, InteractionRecord, IssueRecord, MeasurementRecord, SubscriptionRecord } from './records';

const date = (value: CalendarDate | null): string => (value === null ? '' : formatDate(value));
const moment = (on: CalendarDate | null, at: Instant | null): string => (at === null ? date(on) : `${date(on)}, ${at.slice(11, 16)} UTC`);
const changed = (at: Instant | null): string => (at === null ? '' : `${formatDate(at.slice(0, 10))}, ${at.slice(11, 16)} UTC`);
const money = (amountMinor: number | null, currency: string | null): string => (amountMinor === null || currency === null ? '' : formatMoneyFull({ amountMinor, currency }));
const yesNo = (value: boolean | null): string => (value === null ? '' : value ? 'Yes' : 'No');
const count = (value: number | null): string => (value === null ? '' : String(value));
const minutes = (value: number | null): string => (value === null ? '' : `${Math.round(value)} min`);
const sentence = (word: string | null): string => (word === null ? '' : `${word.charAt(0).toUpperCase()}${word.slice(1)}`);

type Texts<R> = Readonly<Record<string, (record: R) => string>>;

const accountTexts: Texts<AccountRecord> = {
  ref: (r) => r.ref,
  name: (r) => r.name,
  segment: (r) => segmentLabels[r.segment],
  arr: (r) => money(r.statedArrMinor, r.statedCurrency),
  currency: (r) => r.statedCurrency ?? '',
  renewal: (r) => date(r.statedRenewal),
  tier: (r) => r.tier ?? '',
  health: (r) => r.health ?? '',
  sponsor: (r) => r.sponsor ?? '',
  owner: (r) => r.owner ?? '',
  region: (r) => r.region ?? '',
  industry: (r) => r.industry ?? '',
  signup: (r) => date(r.signupDate),
  changed: (r) => changed(r.changedAt),
};

const subscriptionTexts: Texts<SubscriptionRecord> = {
  ref: (r) => r.ref,
  account: (r) => r.accountRef ?? '',
  start: (r) => date(r.startDate),
  end: (r) => date(r.endDate),
  mrr: (r) => money(r.mrrMinor, r.currency),
  arr: (r) => money(r.arrMinor, r.currency),
  currency: (r) => r.currency ?? '',
  billing: (r) => sentence(r.billing),
  'auto-renews': (r) => yesNo(r.autoRenews),
  tier: (r) => r.tier ?? '',
  trial: (r) => yesNo(r.isTrial),
  changed: (r) => changed(r.changedAt),
};

const issueTexts: Texts<IssueRecord> = {
  ref: (r) => r.ref,
  title: (r) => r.title,
  description: (r) => r.description.slice(0, 200),
  account: (r) => r.accountRef ?? '',
  'account-name': (r) => r.accountRef ?? '',
  opened: (r) => moment(r.openedOn, r.openedAt),
  resolved: (r) => moment(r.resolvedOn, r.resolvedAt),
  status: (r) => sentence(r.status),
  priority: (r) => sentence(r.vendorPriority),
  'first-response': (r) => minutes(r.firstResponseMinutes),
  resolution: (r) => minutes(r.resolutionMinutes),
  escalated: (r) => yesNo(r.isEscalated),
  criterion: (r) => criterionLabels[r.criterion],
  owner: (r) => r.owner ?? '',
  'waiting-on': (r) => r.waitingOn ?? '',
  'reopen-count': (r) => count(r.reopenCount),
  satisfaction: (r) => count(r.satisfaction),
  tags: (r) => r.tags.join(', '),
  source: (r) => sourceLabels[r.source],
  changed: (r) => changed(r.changedAt),
};

const dealTexts: Texts<DealRecord> = {
  ref: (r) => r.ref,
  name: (r) => r.name,
  account: (r) => r.accountRef ?? '',
  'account-name': (r) => r.accountRef ?? '',
  stage: (r) => r.stage,
  'stage-since': (r) => date(r.stageSince),
  amount: (r) => money(r.amountMinor, r.currency),
  currency: (r) => r.currency ?? '',
  opened: (r) => date(r.openedOn),
  'expected-close': (r) => date(r.expectedClose),
  closed: (r) => date(r.closedOn),
  outcome: (r) => dealOutcomeLabels[r.outcome],
  owner: (r) => r.owner ?? '',
  'waiting-on': (r) => r.waitingOn ?? '',
  changed: (r) => changed(r.changedAt),
};

const measurementTexts: Texts<MeasurementRecord> = {
  ref: (r) => r.ref,
  account: (r) => r.accountRef ?? '',
  'account-name': (r) => r.accountRef ?? '',
  subscription: (r) => r.accountRef ?? '',
  date: (r) => date(r.onDate),
  measure: (r) => sentence(r.measure),
  value: (r) => count(r.value),
  source: (r) => sourceLabels[r.source],
};

const interactionTexts: Texts<InteractionRecord> = {
  ref: (r) => r.ref,
  account: (r) => r.accountRef ?? '',
  'account-name': (r) => r.accountRef ?? '',
  subscription: (r) => r.accountRef ?? '',
  date: (r) => moment(r.onDate, r.at),
  kind: (r) => interactionKindLabels[r.interactionKind],
  direction: (r) => (r.direction === null ? '' : directionLabels[r.direction]),
  person: (r) => r.person ?? '',
  'is-sponsor': (r) => yesNo(r.isSponsor),
  tone: (r) => (r.tone === null ? '' : toneLabels[r.tone]),
  subject: (r) => r.subject,
  body: (r) => r.body.slice(0, 200),
  source: (r) => sourceLabels[r.source],
};

/** What every record of a kind has, whether a column is mapped to it or not. */
const always = { accounts: ['segment'], subscriptions: [], issues: ['title', 'status', 'criterion'], deals: ['outcome'], measurements: ['ref', 'measure'], interactions: ['ref', 'kind', 'source'] } as const;

function textOf(record: ImportRecord, key: string): string {
  switch (record.kind) {
    case 'accounts':
      return accountTexts[key]?.(record) ?? '';
    case 'subscriptions':
      return subscriptionTexts[key]?.(record) ?? '';
    case 'issues':
      return issueTexts[key]?.(record) ?? '';
    case 'deals':
      return dealTexts[key]?.(record) ?? '';
    case 'measurements':
      return measurementTexts[key]?.(record) ?? '';
    case 'interactions':
      return interactionTexts[key]?.(record) ?? '';
  }
}

/** A value of a record as a person reads it. */
export interface DescribedValue {
  readonly field: string;
  readonly label: string;
  readonly text: string;
  /** It was worked out and not read. */
  readonly isDerived: boolean;
}

/**
 * A record as a person reads it before it is stored (W5): the mapped fields and those that every record has, in the order of the fields; empty where nothing
 * is known.
 *
 * @param derived keys of the fields whose value was worked out
 */
export function describeRecord(record: ImportRecord, mapping: Mapping, derived: readonly string[] = []): DescribedValue[] {
  const keys = new Set<string>([...mapping.columns.map(({ field }) => field), ...always[record.kind], ...derived]);
  return fieldsOf(record.kind).flatMap(({ key, label }) => (keys.has(key) ? [{ field: key, label, text: textOf(record, key), isDerived: derived.includes(key) }] : []));
}
