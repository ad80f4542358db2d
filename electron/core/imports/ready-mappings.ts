import type { Mapping } from '@shared/contract/imports/entities';
import { normalizeHeader } from './fields';

/** A mapping that is supplied, with the columns a file of its kind is recognised by. */
interface ReadyMapping {
  readonly mapping: Mapping;
  readonly signature: readonly string[];
}

const base = { system: 'ravenstack', values: [], personal: [], rowsAre: 'records', dateOrder: null, decimalMark: null, timeZone: 'UTC', currency: 'USD', criterion: null, title: null, resolvedStatus: 'resolved' } as const satisfies Partial<Mapping>;

/** Ready mappings, by name. RavenStack states no currency and is read in US dollars; its accounts state no ARR, and its usage names no account but a subscription. */
export const readyMappings: readonly ReadyMapping[] = [
  {
    signature: ['account_id', 'account_name', 'industry', 'country', 'signup_date', 'plan_tier'],
    mapping: {
      ...base,
      name: 'ravenstack-accounts',
      kind: 'accounts',
      source: 'crm',
      columns: [
        { column: 'account_id', field: 'ref' },
        { column: 'account_name', field: 'name' },
        { column: 'plan_tier', field: 'segment' },
        { column: 'plan_tier', field: 'tier' },
        { column: 'industry', field: 'industry' },
        { column: 'country', field: 'region' },
        { column: 'signup_date', field: 'signup' },
      ],
      values: [
        { field: 'segment', from: 'Enterprise', to: 'enterprise' },
        { field: 'segment', from: 'Pro', to: 'mid-market' },
        { field: 'segment', from: 'Basic', to: 'smb' },
      ],
    },
  },
  {
    signature: ['subscription_id', 'account_id', 'start_date', 'end_date', 'mrr_amount', 'arr_amount', 'billing_frequency'],
    mapping: {
      ...base,
      name: 'ravenstack-subscriptions',
      kind: 'subscriptions',
      source: 'crm',
      columns: [
        { column: 'subscription_id', field: 'ref' },
        { column: 'account_id', field: 'account' },
        { column: 'start_date', field: 'start' },
        { column: 'end_date', field: 'end' },
        { column: 'plan_tier', field: 'tier' },
        { column: 'mrr_amount', field: 'mrr' },
        { column: 'arr_amount', field: 'arr' },
        { column: 'is_trial', field: 'trial' },
        { column: 'billing_frequency', field: 'billing' },
        { column: 'auto_renew_flag', field: 'auto-renews' },
      ],
    },
  },
  {
    signature: ['ticket_id', 'account_id', 'submitted_at', 'closed_at', 'resolution_time_hours', 'priority', 'first_response_time_minutes', 'satisfaction_score', 'escalation_flag'],
    mapping: {
      ...base,
      name: 'ravenstack-tickets',
      kind: 'issues',
      source: 'ticketing',
      criterion: 'response-delays',
      title: '{priority} ticket {ref}',
      resolvedStatus: 'closed',
      columns: [
        { column: 'ticket_id', field: 'ref' },
        { column: 'account_id', field: 'account' },
        { column: 'submitted_at', field: 'opened' },
        { column: 'closed_at', field: 'resolved' },
        { column: 'resolution_time_hours', field: 'resolution', unit: 'hours' },
        { column: 'priority', field: 'priority' },
        { column: 'first_response_time_minutes', field: 'first-response', unit: 'minutes' },
        { column: 'satisfaction_score', field: 'satisfaction' },
        { column: 'escalation_flag', field: 'escalated' },
      ],
    },
  },
  {
    signature: ['usage_id', 'subscription_id', 'usage_date', 'feature_name', 'usage_count', 'usage_duration_secs', 'error_count'],
    mapping: {
      ...base,
      name: 'ravenstack-usage',
      kind: 'measurements',
      source: 'health',
      measure: 'usage',
      columns: [
        { column: 'usage_id', field: 'ref' },
        { column: 'subscription_id', field: 'subscription' },
        { column: 'usage_date', field: 'date' },
        { column: 'usage_count', field: 'value' },
      ],
    },
  },
  {
    signature: ['churn_event_id', 'account_id', 'churn_date', 'reason_code', 'refund_amount_usd', 'feedback_text'],
    mapping: {
      ...base,
      name: 'ravenstack-churn',
      kind: 'interactions',
      source: 'crm',
      interactionKind: 'churn',
      columns: [
        { column: 'churn_event_id', field: 'ref' },
        { column: 'account_id', field: 'account' },
        { column: 'churn_date', field: 'date' },
        { column: 'reason_code', field: 'subject' },
        { column: 'feedback_text', field: 'body' },
      ],
    },
  },
];

/** The ready mapping of a name, or undefined. */
export function readyMapping(name: string): Mapping | undefined {
  return readyMappings.find(({ mapping }) => mapping.name === name)?.mapping;
}

/** The ready mapping whose columns are all in the header and whose signature is the longest, or undefined. */
export function recogniseHeader(header: readonly string[]): Mapping | undefined {
  const names = new Set(header.map(normalizeHeader));
  const fitting = readyMappings.filter(({ mapping, signature }) => [...signature, ...mapping.columns.map(({ column }) => column)].every((name) => names.has(normalizeHeader(name))));
  return fitting.toSorted((a, b) => b.signature.length - a.signature.length)[0]?.mapping;
}
