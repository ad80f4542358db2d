import type { Mapping } from '@shared/contract/imports/entities';
import type { CalendarDate } from '@shared/primitives';
import type { ExampleAccount, ExampleIssue, ExampleSubscription } from './data';

/** A closed issue was resolved at least this many days before: until then the ticketing system still says resolved. */
const closedAfterDays = 45;
const dayMs = 86_400_000;

/** One record of an export: what each field of the mapping says. */
export type Cells = Readonly<Record<string, string>>;

const text = (value: string | number | boolean | undefined): string => (value === undefined ? '' : String(value));

export const accountCells = ({ arr, currency, renewal, ...account }: ExampleAccount): Cells => ({
  ref: account.ref,
  name: account.name,
  segment: account.segment,
  tier: text(account.tier),
  health: text(account.health),
  sponsor: text(account.sponsor),
  owner: text(account.owner),
  region: text(account.region),
  industry: text(account.industry),
  signup: account.signup,
  arr: text(arr),
  currency: text(currency),
  renewal: text(renewal),
});

export const subscriptionCells = (subscription: ExampleSubscription): Cells => ({
  ref: subscription.ref,
  account: subscription.account,
  tier: subscription.product,
  start: subscription.start,
  end: text(subscription.end),
  arr: text(subscription.arr),
  currency: subscription.currency,
  billing: subscription.billing,
  'auto-renews': text(subscription.autoRenews),
  trial: text(subscription.isTrial),
});

/** An issue as its source wrote it on the evening of a day, or null where it was not opened yet. */
export function issueCells(issue: ExampleIssue, day: CalendarDate): Cells | null {
  const evening = Date.parse(`${day}T18:00:00Z`);
  if (Date.parse(issue.openedAt) > evening) return null;
  const resolvedMs = issue.resolvedAt === undefined ? null : Date.parse(issue.resolvedAt);
  const isResolved = resolvedMs !== null && resolvedMs <= evening;
  return {
    ref: issue.ref,
    title: issue.title,
    description: text(issue.description),
    account: issue.account,
    opened: issue.openedAt,
    resolved: isResolved ? text(issue.resolvedAt) : '',
    status: statusOn(issue, isResolved && evening - resolvedMs > closedAfterDays * dayMs, isResolved),
    priority: text(issue.priority),
    'first-response': text(issue.firstResponseMinutes),
    escalated: text(issue.isEscalated),
    'reopen-count': text(issue.reopenCount),
    'waiting-on': text(issue.waitingOn),
    owner: issue.owner,
    criterion: issue.criterion,
    tags: (issue.tags ?? []).join(', '),
  };
}

function statusOn(issue: ExampleIssue, isLongResolved: boolean, isResolved: boolean): ExampleIssue['status'] {
  if (issue.resolvedAt === undefined) return issue.status;
  if (!isResolved) return issue.waitingOn === undefined ? 'open' : 'waiting';
  return isLongResolved ? issue.status : 'resolved';
}

const quoted = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const lineOf = (cells: readonly string[]): string => `${cells.map(quoted).join(',')}\n`;

/** The records laid out in the columns of a mapping, header first. */
export function layOut(mapping: Mapping, records: readonly Cells[]): { header: string[]; rows: string[][]; csv: string } {
  const header = mapping.columns.map(({ column }) => column);
  const rows = records.map((record) => mapping.columns.map(({ field }) => record[field] ?? ''));
  return { header, rows, csv: [header, ...rows].map(lineOf).join('') };
}
