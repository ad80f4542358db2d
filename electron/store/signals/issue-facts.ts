import type { IssueStatus, VendorPriority } from '@shared/contract/issues';
import type { CalendarDate } from '@shared/primitives';
import type { ReadHandle } from '../handles';

/** What an issue-level rule looks at; the account is joined by whoever asks. */
export interface StoredIssueFacts {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly status: IssueStatus;
  readonly openedOn: CalendarDate;
  readonly resolvedOn: CalendarDate | null;
  readonly vendorPriority: VendorPriority | null;
  readonly firstResponseMinutes: number | null;
  readonly resolutionMinutes: number | null;
  readonly isEscalated: number | null;
  readonly reopenCount: number | null;
  readonly waitingOn: string | null;
  readonly accountId: string | null;
}

/** Which issues a rule can find anything in; the others are not read. */
export type Candidates =
  /** Answered after more than `least` minutes, and open or resolved since a date. */
  | { readonly kind: 'answered'; readonly least: number; readonly since: CalendarDate }
  /** Open, and waiting on somebody. */
  | { readonly kind: 'waiting' }
  /** With a priority, and open or resolved since a date. */
  | { readonly kind: 'prioritised'; readonly since: CalendarDate };

/** Nothing that happened later: an issue resolved after the as-of date was open on it, and what was answered later had not been answered. */
const openThen = "(i.resolved_on > @asOf OR i.status IN ('open', 'waiting'))";
const openOrSince = `(i.status IN ('open', 'waiting') OR coalesce(i.resolved_on, i.opened_on) >= @since)`;
const wanted = {
  answered: `i.first_response_minutes > @least AND ${openOrSince}`,
  waiting: `i.waiting_on IS NOT NULL AND ${openThen}`,
  prioritised: `i.vendor_priority IS NOT NULL AND ${openOrSince}`,
} as const satisfies Record<Candidates['kind'], string>;

/**
 * Issues as they stood on a date, by number, a page at a time: those after `after`; with `only`, no others than these numbers. No zod: a hundred thousand rows pass, and what they hold is kept by STRICT
 * columns and CHECKs.
 */
export const listIssueFacts = (db: ReadHandle, candidates: Candidates, asOf: CalendarDate, { after, limit, only = null }: { after: number; limit: number; only?: readonly number[] | null }): StoredIssueFacts[] =>
  db
    .prepare<[Record<string, string | number>], StoredIssueFacts>(
      `SELECT i.id, i.number, i.title, CASE WHEN i.resolved_on > @asOf THEN 'open' ELSE i.status END AS status, i.opened_on AS openedOn,
         CASE WHEN i.resolved_on <= @asOf THEN i.resolved_on END AS resolvedOn, i.vendor_priority AS vendorPriority,
         CASE WHEN date(coalesce(i.opened_at, i.opened_on), '+' || CAST(i.first_response_minutes AS INTEGER) || ' minutes') <= @asOf THEN i.first_response_minutes END AS firstResponseMinutes,
         CASE WHEN i.resolved_on <= @asOf THEN i.resolution_minutes END AS resolutionMinutes, i.is_escalated AS isEscalated, i.reopen_count AS reopenCount, i.waiting_on AS waitingOn,
         i.account_id AS accountId
       FROM issues i WHERE i.number > @after AND i.opened_on <= @asOf AND i.merged_into IS NULL AND ${wanted[candidates.kind]} ${only === null ? '' : 'AND i.number IN (SELECT value FROM json_each(@only))'} ORDER BY i.number LIMIT @limit`,
    )
    .all({ ...parametersOf(candidates), asOf, after, limit, only: JSON.stringify(only ?? []) });

const parametersOf = (candidates: Candidates): Record<string, string | number> =>
  candidates.kind === 'answered' ? { least: candidates.least, since: candidates.since } : candidates.kind === 'prioritised' ? { since: candidates.since } : {};

/** One issue with one of its tags. */
export interface TaggedIssue {
  readonly area: string;
  readonly number: number;
  readonly title: string;
  readonly openedOn: CalendarDate;
  readonly vendorPriority: VendorPriority | null;
  readonly isEscalated: number | null;
  readonly accountId: string;
}

/** Issues opened from `from` to `to` by tag, without regard to case, where a tag was met at so many accounts or more; by tag and number. */
export const listTaggedIssues = (db: ReadHandle, { from, to, accounts }: { from: CalendarDate; to: CalendarDate; accounts: number }): TaggedIssue[] =>
  db
    .prepare<[Record<string, string | number>], TaggedIssue>(
      `WITH tagged AS MATERIALIZED (
         SELECT DISTINCT lower(trim(t.value)) AS area, i.number, i.account_id AS accountId
         FROM issues i, json_each(i.tags) AS t
         WHERE i.opened_day BETWEEN CAST(julianday(@from) AS INTEGER) AND CAST(julianday(@to) AS INTEGER) AND i.account_id IS NOT NULL AND i.tags <> '[]' AND i.merged_into IS NULL AND trim(t.value) <> '')
       SELECT g.area, i.number, i.title, i.opened_on AS openedOn, i.vendor_priority AS vendorPriority, i.is_escalated AS isEscalated, g.accountId
       FROM tagged g JOIN issues i ON i.number = g.number
       WHERE g.area IN (SELECT area FROM tagged GROUP BY area HAVING count(DISTINCT accountId) >= @accounts)
       ORDER BY g.area, i.number`,
    )
    .all({ from, to, accounts });
