import { issueStatuses, vendorPriorities, type IssueStatus, type VendorPriority } from '@shared/contract/issues';
import { assertNever, criteria, type Criterion, type Source, sources } from '@shared/primitives';
import type { IssueRecord } from './records';
import { readAccount, type Lookups } from './lookups';
import type { ReadMoment, RowReader } from './row-reader';

const dayMs = 86_400_000;
const dayMinutes = 1440;
const isStatus = (word: string): word is IssueStatus => issueStatuses.some((status) => status === word);
const isPriority = (word: string): word is VendorPriority => vendorPriorities.some((priority) => priority === word);
const isCriterion = (word: string): word is Criterion => criteria.some((criterion) => criterion === word);
const isSource = (word: string): word is Source => sources.some((source) => source === word);

const priorityWords = { urgent: 'Urgent', high: 'High-priority', normal: 'Normal-priority', low: 'Low-priority' } as const satisfies Record<VendorPriority, string>;

/** The criterion of issues whose file names none: what each source mostly shows (W1, W2). A person may change it. */
export function defaultCriterion(source: Source): Criterion {
  switch (source) {
    case 'ticketing':
    case 'emails':
      return 'response-delays';
    case 'crm':
    case 'calls':
      return 'commercial-bottlenecks';
    case 'health':
      return 'silent-experience-erosion';
    default:
      return assertNever(source);
  }
}

/** A title for an issue that has none: `High-priority ticket T-0024de`, or `Ticket T-0024de` where the priority is unknown. */
export function titleFrom(template: string | null, priority: VendorPriority | null, ref: string): string {
  const filled = (template ?? '{priority} ticket {ref}').replace('{ref}', () => ref).replace('{priority}', priority === null ? '' : priorityWords[priority]);
  const text = filled.replace(/\s+/g, ' ').trim();
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** Latest minus earliest end of the time between two moments, in minutes: a date without a time is its whole day. */
function longestMinutes(from: ReadMoment, to: ReadMoment): number {
  const start = from.epochMs ?? from.startMs;
  const end = to.epochMs ?? to.startMs + dayMs;
  // Where only one of them has a time, its zone may move it by a day.
  const slack = (from.epochMs === null) === (to.epochMs === null) ? 0 : dayMs;
  return (end - start + slack) / 60_000;
}

const isBefore = (a: ReadMoment, b: ReadMoment): boolean => (a.epochMs !== null && b.epochMs !== null ? a.epochMs < b.epochMs : a.date < b.date);
const minutesBetween = (from: ReadMoment | null, to: ReadMoment | null): number | null =>
  from === null || to === null || from.epochMs === null || to.epochMs === null ? null : (to.epochMs - from.epochMs) / 60_000;

/** Reads an issue (W4) and checks its times against one another, its account and as-of (W6). */
export function checkIssue(reader: RowReader, ref: string, lookups: Lookups, importSource: Source): IssueRecord {
  const { mapping } = reader.resolved;
  const account = readAccount(reader, lookups);
  const opened = reader.moment('opened', true);
  const stated = resolvedMoment(reader);
  const vendorPriority = reader.word('priority', 'unknown-priority', isPriority);
  const writtenStatus = reader.word('status', 'unknown-status', isStatus);
  if (opened !== null && account.known !== null && account.known.signupDate !== null && opened.date < account.known.signupDate) reader.note('opened-before-signup', 'opened');

  const resolvedKey = reader.column('resolved') === undefined ? 'resolution' : 'resolved';
  const isBackwards = opened !== null && stated !== null && isBefore(stated, opened);
  if (isBackwards) reader.note('resolved-before-opened', resolvedKey);
  const written = resolutionOf(reader, opened, isBackwards ? null : stated, isBackwards);
  const writtenMinutes = written === 'impossible' ? null : written;
  const resolved = isBackwards ? null : (stated ?? resolvedAfter(reader, opened, writtenMinutes, writtenStatus));
  const resolutionMinutes = written === null && !isBackwards ? minutesBetween(opened, resolved) : writtenMinutes;
  if (written === null && resolutionMinutes !== null) reader.derive('resolution');
  const firstResponseMinutes = responseOf(reader, opened, resolved, resolutionMinutes);
  const source = reader.word('source', 'unknown-word', isSource) ?? importSource;
  const title = reader.plain('title');
  if (title === null) reader.derive('title');
  if (writtenStatus === null) reader.derive('status');
  if (title === null && reader.column('title') !== undefined) reader.note('missing-value', 'title', '');

  return {
    kind: 'issues',
    ref,
    title: title === null ? titleFrom(mapping.title, vendorPriority, ref) : title.replace(/\s+/g, ' '),
    description: reader.plain('description') ?? '',
    accountRef: account.ref,
    accountId: account.id,
    criterion: reader.word('criterion', 'unknown-word', isCriterion) ?? mapping.criterion ?? defaultCriterion(source),
    source,
    status: writtenStatus ?? (stated === null && resolved === null ? 'open' : mapping.resolvedStatus),
    openedOn: opened?.date ?? null,
    openedAt: reader.instant(opened),
    resolvedOn: resolved?.date ?? null,
    resolvedAt: reader.instant(resolved),
    vendorPriority,
    firstResponseMinutes,
    resolutionMinutes,
    isEscalated: reader.boolean('escalated'),
    satisfaction: reader.number('satisfaction'),
    reopenCount: reader.count('reopen-count'),
    waitingOn: reader.plain('waiting-on'),
    owner: reader.plain('owner'),
    tags: splitTags(reader.text('tags')),
    changedAt: reader.changedAt(),
    flags: reader.flags,
  };
}

/** When it was resolved: the resolved column, else a resolution column that holds moments despite its name. */
function resolvedMoment(reader: RowReader): ReadMoment | null {
  const own = reader.moment('resolved', true);
  if (own !== null || !reader.isMoment('resolution')) return own;
  return reader.moment('resolution', true);
}

/** Where a file says how long it took and has no column for when it ended: opened plus that. An issue that is not over has no end. */
function resolvedAfter(reader: RowReader, opened: ReadMoment | null, minutes: number | null, status: IssueStatus | null): ReadMoment | null {
  if (reader.column('resolved') !== undefined || reader.isMoment('resolution') || minutes === null || opened === null || opened.epochMs === null) return null;
  if (status === 'open' || status === 'waiting') return null;
  reader.derive('resolved');
  return reader.momentAt(opened.epochMs + minutes * 60_000);
}

/** What the file states, or null. It can be shorter than the time there was (business hours) but not longer. */
function resolutionOf(reader: RowReader, opened: ReadMoment | null, resolved: ReadMoment | null, isBackwards: boolean): number | 'impossible' | null {
  const stated = reader.duration('resolution');
  if (isBackwards) return null;
  if (stated === null) return null;
  const isTooLong = opened !== null && stated > longestPossible(reader, opened, resolved);
  if (isTooLong) reader.note('impossible-duration', 'resolution');
  return isTooLong ? 'impossible' : stated;
}

function longestPossible(reader: RowReader, opened: ReadMoment, ended: ReadMoment | null): number {
  if (ended !== null) return longestMinutes(opened, ended) + 60;
  return Math.max(0, (reader.asOfMs - opened.startMs) / 60_000) + 2 * dayMinutes;
}

function responseOf(reader: RowReader, opened: ReadMoment | null, resolved: ReadMoment | null, resolutionMinutes: number | null): number | null {
  const isMoment = reader.isMoment('first-response');
  const at = isMoment ? reader.moment('first-response', true) : null;
  const minutes = isMoment ? minutesBetween(opened, at) : reader.duration('first-response');
  if (isMoment && minutes !== null) reader.derive('first-response');
  const isLate = at !== null && resolved !== null ? isBefore(resolved, at) : minutes !== null && resolutionMinutes !== null && minutes > resolutionMinutes;
  if (isLate) {
    reader.note('response-after-resolution', 'first-response');
    return null;
  }
  const isNegative = at !== null && opened !== null && isBefore(at, opened);
  const isTooLong = minutes !== null && opened !== null && !isMoment && minutes > longestPossible(reader, opened, null);
  if (isNegative || isTooLong) {
    reader.note('impossible-duration', 'first-response');
    return null;
  }
  return minutes;
}

/** Tags between commas, semicolons or bars, as plain text or a JSON-like list, each once. */
function splitTags(text: string): string[] {
  if (text === '') return [];
  if (/^[^,;|"'[\]]+$/.test(text)) return [text];
  const bare = text.replace(/^\[|\]$/g, '');
  return [...new Set(bare.split(/[,;|]/).map((tag) => tag.trim().replace(/^["']|["']$/g, '')).filter((tag) => tag !== ''))];
}
