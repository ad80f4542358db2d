import { criteria, functionLabels, OrgFunction, Segment, segmentLabels, Source, sourceLabels } from '@shared/primitives';
import { formatDate } from '../calendar';
import type { SignalInputs } from './rule';
import { durationInWords, plural } from './words';

type Kind = 'text' | 'date' | 'minutes' | 'days' | 'count' | 'segment' | 'source' | 'function' | 'percentile' | 'yes-no' | 'list';

/** The inputs of all rules, what they are called and how they are read. */
const inputs: Readonly<Record<string, { readonly label: string; readonly kind: Kind }>> = {
  segment: { label: 'Segment', kind: 'segment' },
  vendorPriority: { label: 'Vendor priority', kind: 'text' },
  renewalDate: { label: 'Renewal', kind: 'date' },
  daysToRenewal: { label: 'Days to renewal', kind: 'days' },
  arrPercentile: { label: 'Accounts with a lower ARR', kind: 'percentile' },
  firstResponseMinutes: { label: 'First response', kind: 'minutes' },
  committedMinutes: { label: 'Committed', kind: 'minutes' },
  resolutionMinutes: { label: 'Time to resolution', kind: 'minutes' },
  isEscalated: { label: 'Escalated', kind: 'yes-no' },
  reopenCount: { label: 'Reopened', kind: 'count' },
  openedOn: { label: 'Opened', kind: 'date' },
  resolvedOn: { label: 'Resolved', kind: 'date' },
  waitingOn: { label: 'Waiting on', kind: 'text' },
  waitingSince: { label: 'Waiting since', kind: 'date' },
  function: { label: 'Function', kind: 'function' },
  days: { label: 'Days', kind: 'days' },
  deal: { label: 'Deal', kind: 'text' },
  stage: { label: 'Stage', kind: 'text' },
  stageSince: { label: 'In this stage since', kind: 'date' },
  expectedClose: { label: 'Expected close', kind: 'date' },
  area: { label: 'Area', kind: 'text' },
  accounts: { label: 'Accounts', kind: 'count' },
  issues: { label: 'Issues', kind: 'count' },
  accountRefs: { label: 'Account references', kind: 'list' },
  signs: { label: 'Signs', kind: 'list' },
  kinds: { label: 'Kinds of signs', kind: 'list' },
  measures: { label: 'Series', kind: 'list' },
  usage: { label: 'Usage or health', kind: 'text' },
  sponsorContact: { label: 'Contact with a sponsor', kind: 'date' },
  lastSponsorContact: { label: 'Last contact with the sponsor', kind: 'date' },
  overdueFollowUps: { label: 'Overdue promises', kind: 'count' },
  openTickets: { label: 'Open tickets', kind: 'count' },
  lastContact: { label: 'Last contact', kind: 'date' },
  lastContactSource: { label: 'By', kind: 'source' },
  lastChurn: { label: 'Churn recorded', kind: 'date' },
  silentDays: { label: 'Silent for', kind: 'days' },
  commitmentMinutes: { label: 'Commitment', kind: 'minutes' },
  asOf: { label: 'As of', kind: 'date' },
};

/** The label of an input: what stands in the queue, and names what is not known. */
export const labelOfInput = (name: string): string => inputs[name]?.label ?? name;

const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

function wordFor(kind: Kind, value: string): string {
  switch (kind) {
    case 'date':
      return isDate(value) ? formatDate(value) : value;
    case 'segment': {
      const segment = Segment.safeParse(value);
      return segment.success ? segmentLabels[segment.data] : value;
    }
    case 'source': {
      const source = Source.safeParse(value);
      return source.success ? sourceLabels[source.data] : value;
    }
    case 'function': {
      const found = OrgFunction.safeParse(value);
      return found.success ? functionLabels[found.data] : value;
    }
    default:
      return value;
  }
}

function figure(kind: Kind, value: number): string {
  if (kind === 'minutes') return durationInWords(value);
  if (kind === 'days') return plural(value, 'day');
  return kind === 'percentile' ? `${value} %` : String(value);
}

/** An input as people read it. What is not known says so. */
export function wordsOfInput(name: string, value: SignalInputs[string]): { readonly label: string; readonly value: string } {
  const kind = inputs[name]?.kind ?? 'text';
  const label = labelOfInput(name);
  if (value === null) return { label, value: 'not known' };
  if (typeof value === 'string') return { label, value: wordFor(kind, value) };
  if (typeof value === 'number') return { label, value: figure(kind, value) };
  return { label, value: typeof value === 'boolean' ? (value ? 'yes' : 'no') : value.join('; ') };
}

/** 1 to 6, as the practice counts the criteria (W1). */
export const criterionNumber = (criterion: (typeof criteria)[number]): number => criteria.indexOf(criterion) + 1;
