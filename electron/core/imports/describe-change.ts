import { bandLabels, criterionLabels, segmentLabels, sourceLabels } from '@shared/primitives';
import type { ChangedField } from '@shared/contract/imports/history';
import { formatDate } from '../calendar';
import { formatMoneyFull } from '../money';
import type { FieldValue, FieldValues } from './plan';

/** What the properties of records are called among people, in the order in which they are told. */
const labels = {
  title: 'Title', name: 'Name', subject: 'Subject', status: 'Status', outcome: 'Outcome', stage: 'Stage', stages: 'Stages', stageSince: 'In stage since', segment: 'Segment', tier: 'Tier', health: 'Health', measure: 'Measure',
  value: 'Value', onDate: 'Date', interactionKind: 'Kind', direction: 'Direction', person: 'With', isSponsor: 'Sponsor', tone: 'Tone', vendorPriority: 'Priority', accountRef: 'Account', openedOn: 'Opened',
  openedAt: 'Opened', resolvedOn: 'Resolved', resolvedAt: 'Resolved', at: 'At', firstResponseMinutes: 'First response', resolutionMinutes: 'Time to resolution', isEscalated: 'Escalated', satisfaction: 'Satisfaction',
  reopenCount: 'Reopened', waitingOn: 'Waiting on', owner: 'Owner', sponsor: 'Sponsor', region: 'Region', industry: 'Industry', signupDate: 'Customer since', startDate: 'Start', endDate: 'End', closedOn: 'Closed', expectedClose: 'Expected close',
  statedArrMinor: 'ARR', arrMinor: 'ARR', mrrMinor: 'MRR', amountMinor: 'Amount', statedCurrency: 'Currency', currency: 'Currency', statedRenewal: 'Renewal', billing: 'Billing', autoRenews: 'Renews by itself', isTrial: 'Trial',
  criterion: 'Criterion', source: 'Source', tags: 'Tags', description: 'Description', body: 'Text', flags: 'Flags', changedAt: 'Last changed at the source',
} as const satisfies Record<string, string>;

const order: readonly string[] = Object.keys(labels);
const labelOf = (property: string): string => new Map<string, string>(Object.entries(labels)).get(property) ?? property;
/** A moment says its date too. */
const moments: Readonly<Record<string, string>> = { openedOn: 'openedAt', resolvedOn: 'resolvedAt' };
const words: Readonly<Record<string, string>> = { ...segmentLabels, ...criterionLabels, ...sourceLabels, ...bandLabels };
const named: ReadonlySet<string> = new Set(['segment', 'criterion', 'source']);
const sentences: ReadonlySet<string> = new Set(['status', 'vendorPriority', 'outcome', 'tone', 'direction', 'billing', 'interactionKind', 'measure']);
const longest = 300;

function textOf(property: string, value: FieldValue, currency: string | null): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'number') {
    if (property.endsWith('Minutes')) return `${Math.round(value)} min`;
    if (property.endsWith('Minor')) return currency === null ? String(value / 100) : formatMoneyFull({ amountMinor: value, currency });
    return String(value);
  }
  if (typeof value !== 'string') return value.join(property === 'flags' ? '; ' : ', ');
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return formatDate(value);
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(value)) return `${formatDate(value.slice(0, 10))}, ${value.slice(11, 16)} UTC`;
  if (named.has(property)) return words[value] ?? value;
  if (sentences.has(property)) return `${value.charAt(0).toUpperCase()}${value.slice(1)}`;
  return value.length > longest ? `${value.slice(0, longest)}…` : value;
}

const currencyOf = (values: FieldValues, fallback: string | null): string | null => {
  const said = values['currency'] ?? values['statedCurrency'];
  return typeof said === 'string' && /^[A-Z]{3}$/.test(said) ? said : fallback;
};

/**
 * What a change says, field by field, before and after, as a person reads it (W5); in the order in which fields are told. A link to an account is told by its reference.
 * @param currency of the record's amounts, where the change itself does not name it
 */
export function describeChange(before: FieldValues | null, after: FieldValues, currency: string | null = null): ChangedField[] {
  const fields = Object.keys(after).filter((property) => {
    const moment = moments[property];
    return property !== 'accountId' && property !== 'ref' && !(moment !== undefined && (after[moment] ?? null) !== null);
  });
  return fields
    .map((field) => ({
      field,
      label: labelOf(field),
      before: before === null ? '' : textOf(field, before[field] ?? null, currencyOf(before, currency)),
      after: textOf(field, after[field] ?? null, currencyOf(after, currency)),
    }))
    .filter((change) => change.before !== change.after)
    .toSorted((a, b) => placeOf(a.field) - placeOf(b.field));
}

const placeOf = (field: string): number => (order.includes(field) ? order.indexOf(field) : order.length);
