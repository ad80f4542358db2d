import type { SignalKind } from '@shared/contract/coverage/entities';
import { AccountId, CalendarDate, Criterion, IssueId, Segment, Source } from '@shared/primitives';
import { z } from '@shared/zod';
import type { ReadHandle } from '../handles';
import { isHeard } from '../issues/heard';

/** How each kind of record counts: which criterion and source stand in where it has none of its own (core says it). */
export type SignalRules = readonly { readonly kind: SignalKind; readonly criterion: Criterion | 'own'; readonly source: Source | 'own' }[];
type SignalRule = SignalRules[number];

/** A kind of record as signals. */
interface SignalTable {
  readonly kind: SignalKind;
  /** Selects `row_id, account_id, criterion, source, on_date` (null: nothing says the day). Nothing after `@asOf` is in it (W3). */
  select(rule: SignalRule): string;
  /** The table of the records, and how one of them is named in a list. */
  readonly table: string;
  readonly title: string;
  readonly issue: 's.id AS issueId, s.number' | 'NULL AS issueId, NULL AS number';
}

const text = (word: string): string => `'${word}'`;
const noIssue = 'NULL AS issueId, NULL AS number';
const issueDate = 'CASE WHEN s.resolved_on <= @asOf AND (s.opened_on IS NULL OR s.resolved_on >= s.opened_on) THEN s.resolved_on ELSE s.opened_on END';
const followUpDate = 'CASE WHEN s.done_on <= @asOf THEN s.done_on ELSE (SELECT n.on_date FROM interactions n WHERE n.id = s.interaction_id) END';

const tables: readonly SignalTable[] = [
  {
    kind: 'issue',
    // The index holds all that is asked here, so that the wide rows are not read.
    select: () => `SELECT s.rowid AS row_id, s.account_id, s.criterion, s.source, ${issueDate} AS on_date FROM issues s INDEXED BY issues_by_signal WHERE ${isHeard('s')} AND (s.opened_on IS NULL OR s.opened_on <= @asOf)`,
    table: 'issues',
    title: 's.title',
    issue: 's.id AS issueId, s.number',
  },
  {
    kind: 'deal-stage',
    // Where a deal stands now is a stage that it came into, whether its history says so too or not.
    select: ({ criterion, source }) => `SELECT s.row_id, s.account_id, ${text(criterion)} AS criterion, ${text(source)} AS source, t.since AS on_date
      FROM (SELECT deal_id, stage, since FROM deal_stages UNION SELECT id, stage, coalesce(stage_since, opened_on) FROM deals) t JOIN deals s ON s.id = t.deal_id WHERE t.since IS NULL OR t.since <= @asOf`,
    table: 'deals',
    title: "s.name || ', ' || s.stage",
    issue: noIssue,
  },
  {
    kind: 'measurement',
    select: ({ criterion }) => `SELECT s.row_id, s.account_id, ${text(criterion)} AS criterion, s.source, s.on_date FROM measurements s WHERE s.on_date <= @asOf`,
    table: 'measurements',
    title: "s.measure || ' ' || printf('%.6g', s.value)",
    issue: noIssue,
  },
  {
    kind: 'interaction',
    select: ({ criterion }) => `SELECT s.row_id, s.account_id, ${text(criterion)} AS criterion, s.source, s.on_date FROM interactions s WHERE s.on_date <= @asOf`,
    table: 'interactions',
    title: "CASE WHEN s.subject = '' THEN s.kind ELSE s.subject END",
    issue: noIssue,
  },
  {
    kind: 'follow-up',
    // What a rule proposed and nobody took on, or somebody rejected, was not said by a customer.
    select: ({ criterion }) => `SELECT s.row_id, s.account_id, ${text(criterion)} AS criterion, coalesce((SELECT n.source FROM interactions n WHERE n.id = s.interaction_id), 'calls') AS source, ${followUpDate} AS on_date
      FROM follow_ups s WHERE s.state IN ('open', 'done') AND coalesce(${followUpDate}, @asOf) <= @asOf`,
    table: 'follow_ups',
    title: 's.words',
    issue: noIssue,
  },
];

function selectOf(rules: SignalRules, { kind, select }: SignalTable): string {
  const rule = rules.find((each) => each.kind === kind);
  if (rule === undefined) throw new Error(`No rule for ${kind}`);
  return select(rule);
}

export interface SignalScope {
  readonly asOf: CalendarDate;
  /** The first day that counts; null for all. What has no date then does not count. */
  readonly since: CalendarDate | null;
  readonly segment: Segment | null;
}

const isOfSegment = ({ segment }: SignalScope): string => (segment === null ? '1' : `coalesce((SELECT a.segment FROM accounts a WHERE a.id = x.account_id), 'unknown') = @segment`);
const counts = ({ since }: SignalScope): string => (since === null ? '1' : 'x.on_date >= @since');
const paramsOf = ({ asOf, since, segment }: SignalScope): Record<string, string> => ({ asOf, ...(since === null ? {} : { since }), ...(segment === null ? {} : { segment }) });

const Group = z.object({ criterion: Criterion, source: Source, signals: z.int(), newest: CalendarDate.nullable(), lastEver: CalendarDate.nullable(), undated: z.int() });

/** How many signals of each kind speak of each criterion from each source; a pair may come once a kind (W3). */
export const countSignals = (db: ReadHandle, rules: SignalRules, scope: SignalScope): z.infer<typeof Group>[] =>
  tables.flatMap((table) =>
    db
      .prepare(
        `SELECT x.criterion, x.source, count(*) FILTER (WHERE ${counts(scope)}) AS signals, max(x.on_date) FILTER (WHERE ${counts(scope)}) AS newest, max(x.on_date) AS lastEver, count(*) FILTER (WHERE x.on_date IS NULL) AS undated
         FROM (${selectOf(rules, table)}) x WHERE ${isOfSegment(scope)} GROUP BY x.criterion, x.source`,
      )
      .all(paramsOf(scope))
      .map((row) => Group.parse(row)),
  );

const SegmentGroup = z.object({ segment: Segment, signals: z.int(), newest: CalendarDate.nullable() });

/** The signals of a cell by the segment of their account; what names no account is of none that is known. */
export const countBySegment = (db: ReadHandle, rules: SignalRules, { criterion, source, ...scope }: Omit<SignalScope, 'segment'> & { criterion: Criterion; source: Source }): z.infer<typeof SegmentGroup>[] =>
  tables.flatMap((table) =>
    db
      .prepare(
        `SELECT coalesce(a.segment, 'unknown') AS segment, count(*) AS signals, max(x.on_date) AS newest FROM (${selectOf(rules, table)}) x LEFT JOIN accounts a ON a.id = x.account_id
         WHERE x.criterion = @criterion AND x.source = @source AND ${counts({ ...scope, segment: null })} GROUP BY 1`,
      )
      .all({ ...paramsOf({ ...scope, segment: null }), criterion, source })
      .map((row) => SegmentGroup.parse(row)),
  );

const Found = z.object({ rowId: z.int(), on: CalendarDate.nullable() });
const Named = z.object({ id: z.string(), title: z.string(), accountId: AccountId.nullable(), account: z.string().nullable(), issueId: IssueId.nullable(), number: z.int().nullable() });
export type NamedSignal = z.infer<typeof Named> & { readonly kind: SignalKind; readonly on: CalendarDate | null };

/** The newest signals of a cell; what has no date comes last. */
export function listSignals(db: ReadHandle, rules: SignalRules, { criterion, source, ...scope }: SignalScope & { criterion: Criterion; source: Source }, limit: number): NamedSignal[] {
  const found = tables.flatMap((table) =>
    db
      .prepare(
        `SELECT x.row_id AS rowId, x.on_date AS "on" FROM (${selectOf(rules, table)}) x
         WHERE x.criterion = @criterion AND x.source = @source AND ${counts(scope)} AND ${isOfSegment(scope)} ORDER BY x.on_date IS NULL, x.on_date DESC, x.row_id DESC LIMIT @limit`,
      )
      .all({ ...paramsOf(scope), criterion, source, limit })
      .map((row) => ({ table, ...Found.parse(row) })),
  );
  const newest = found.toSorted((a, b) => (a.on === b.on ? 0 : a.on === null || (b.on !== null && a.on < b.on) ? 1 : -1)).slice(0, limit);
  return newest.map(({ table: { kind, table, title, issue }, rowId, on }) => {
    const sql = `SELECT s.id, ${title} AS title, s.account_id AS accountId, a.name AS account, ${issue} FROM ${table} s LEFT JOIN accounts a ON a.id = s.account_id WHERE s.rowid = ?`;
    return { kind, on, ...Named.parse(db.prepare(sql).get(rowId)) };
  });
}

/** Selects `account_id, source, newest`: when each of the accounts that `of` selects was last heard of, by source and kind. Needs `@asOf`. */
export const heardSql = (rules: SignalRules, of: string): string =>
  tables.map((table) => `SELECT x.account_id, x.source, max(x.on_date) AS newest FROM (${selectOf(rules, table)}) x WHERE x.account_id IN (${of}) GROUP BY x.account_id, x.source`).join(' UNION ALL ');
