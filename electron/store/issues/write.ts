import type { IssueStatus, VendorPriority } from '@shared/contract/issues';
import type { AccountId, Band, CalendarDate, Criterion, Instant, Source } from '@shared/primitives';
import { z } from '@shared/zod';
import { carryRecords, forgetUnlinked, linkThroughMerges } from '../account-merges/records';
import type { ReadHandle, WriteHandle } from '../handles';
import { rowsWriter } from '../rows-writer';
import { rankScoreOf } from './placing';
import { newTagsWriter } from './tags';
import { signalIndex } from '../migrations/0017-coverage';
import { rebuiltIssueIndexes } from '../migrations/0019-curation';
import { metricIndexes } from '../migrations/0023-metrics';

/** What a person or a source says of an issue. Figures and account facts are not written here: see `refreshFigures`. */
export interface IssueFields {
  readonly source: Source;
  readonly title: string;
  readonly description: string;
  readonly criterion: Criterion;
  readonly secondaryCriteria: readonly Criterion[];
  readonly accountId: string | null;
  /** As the source wrote it; kept where no account has it, and linked when one comes. */
  readonly accountRef: string | null;
  readonly status: IssueStatus;
  readonly openedOn: CalendarDate | null;
  readonly openedAt: Instant | null;
  readonly resolvedOn: CalendarDate | null;
  readonly resolvedAt: Instant | null;
  readonly vendorPriority: VendorPriority | null;
  readonly firstResponseMinutes: number | null;
  readonly resolutionMinutes: number | null;
  readonly isEscalated: boolean | null;
  readonly satisfaction: number | null;
  readonly reopenCount: number | null;
  readonly waitingOn: string | null;
  readonly owner: string | null;
  readonly ownerId: string | null;
  readonly tags: readonly string[];
  readonly flags: readonly string[];
  readonly importId: string | null;
  /** When the source changed it last; null where it does not say. */
  readonly changedAt: Instant | null;
}

/** Identity is system and reference; the number is what people say. */
export interface NewIssue extends IssueFields {
  readonly id: string;
  readonly number: number;
  readonly system: string;
  readonly ref: string | null;
}

/** The figures in force of an issue that is new and has its first proposal already; as `refreshFigures` would write them. */
export interface FirstFigures {
  readonly proposalId: string;
  readonly impact: number | null;
  readonly severity: number | null;
  readonly time: number | null;
  readonly score: number | null;
  readonly band: Band | null;
  readonly isFragile: boolean;
  /** Of its account. */
  readonly renewal: CalendarDate | null;
  readonly rankArr: bigint | null;
}

/** The number that a new issue gets. */
export const nextIssueNumber = (db: ReadHandle): number => z.int().parse(db.prepare('SELECT coalesce(max(number), 0) + 1 FROM issues').pluck().get());

const fieldColumns = [
  'source', 'title', 'description', 'criterion', 'secondary_criteria', 'account_id', 'account_ref', 'status', 'opened_on', 'opened_at', 'resolved_on', 'resolved_at',
  'vendor_priority', 'first_response_minutes', 'resolution_minutes', 'is_escalated', 'satisfaction', 'reopen_count', 'waiting_on', 'owner', 'owner_id', 'tags', 'flags', 'import_id', 'changed_at',
] as const;

const figureColumns = ['proposal_id', 'impact', 'severity', 'time', 'score', 'band', 'is_fragile', 'is_proposed', 'rank_score', 'rank_renewal', 'rank_arr', 'rank_opened', 'rank_band'] as const;

/** A date that is not known comes after all that are. */
const NO_DATE = '9999-12-31';

const figureValues = (f: FirstFigures | null, openedOn: CalendarDate | null): unknown[] =>
  f === null
    ? [null, null, null, null, null, null, 0, 0, -1, NO_DATE, -1, NO_DATE, null]
    : [f.proposalId, f.impact, f.severity, f.time, f.score, f.band, f.isFragile ? 1 : 0, 1, rankScoreOf(f), f.renewal ?? NO_DATE, f.rankArr ?? -1, openedOn ?? NO_DATE, f.band];

const listText = (values: readonly string[]): string => (values.length === 0 ? '[]' : JSON.stringify(values));

// By position and in the order of `fieldColumns`: a hundred thousand rows pass here.
const fieldValues = (f: IssueFields): unknown[] => [
  f.source, f.title, f.description, f.criterion, listText(f.secondaryCriteria), f.accountId, f.accountRef, f.status, f.openedOn, f.openedAt, f.resolvedOn, f.resolvedAt,
  f.vendorPriority, f.firstResponseMinutes, f.resolutionMinutes, f.isEscalated === null ? null : f.isEscalated ? 1 : 0, f.satisfaction, f.reopenCount, f.waitingOn, f.owner, f.ownerId,
  listText(f.tags), listText(f.flags), f.importId, f.changedAt,
];

const insertedColumns = ['id', 'number', 'system', 'ref', ...fieldColumns, ...figureColumns];
const insertedValues = (issue: NewIssue, figures: FirstFigures | null): unknown[] => [issue.id, issue.number, issue.system, issue.ref, ...fieldValues(issue), ...figureValues(figures, issue.openedOn)];

/**
 * Functions that insert issues and replace their fields, prepared once for many rows. Afterwards `indexIssues` has to be called for what was
 * written, and `refreshFigures` for what was updated or inserted without figures, once for all.
 */
export function issueWriter(db: WriteHandle): { insert(issue: NewIssue, figures?: FirstFigures | null): void; update(number: number, fields: IssueFields): void } {
  const insert = db.prepare(`INSERT INTO issues (${insertedColumns.join(', ')}) VALUES (${insertedColumns.map(() => '?').join(', ')})`);
  const update = db.prepare(`UPDATE issues SET ${fieldColumns.map((column) => `${column} = ?`).join(', ')} WHERE number = ?`);
  return {
    insert: (issue, figures = null) => void insert.run(insertedValues(issue, figures)),
    update: (number, fields) => void update.run(fieldValues(fields), number),
  };
}

/** The same for the new issues of an import, and their tags: they are there once `flush` was called. */
export function newIssuesWriter(db: WriteHandle): { insert(issue: NewIssue, figures: FirstFigures): void; flush(): void } {
  const rows = rowsWriter(db, 'issues', insertedColumns);
  const tags = newTagsWriter(db);
  return {
    insert(issue, figures) {
      tags.add(issue);
      if (rows.add(insertedValues(issue, figures))) tags.write();
    },
    flush() {
      rows.flush();
      tags.write();
      tags.flush();
    },
  };
}

/** What a person can change on the issue page. */
export interface IssueEdit {
  readonly number: number;
  readonly title: string;
  readonly criterion: Criterion;
  readonly secondaryCriteria: readonly Criterion[];
  readonly status: IssueStatus;
  readonly resolvedOn: CalendarDate | null;
  readonly description: string;
  readonly accountId: string | null;
  readonly ownerId: string | null;
  readonly tags: readonly string[];
}

export function editIssue(db: WriteHandle, edit: IssueEdit): void {
  db.prepare(
    `UPDATE issues SET title = @title, criterion = @criterion, secondary_criteria = @secondaryCriteria, status = @status, resolved_on = @resolvedOn, description = @description,
       account_id = @accountId, owner_id = @ownerId, tags = @tags WHERE number = @number`,
  ).run({ ...edit, secondaryCriteria: listText(edit.secondaryCriteria), tags: listText(edit.tags) });
}

/**
 * Links issues whose account was unknown when they came to accounts that have come since: the one of the same system, else the one that a person has joined the reference to, else the only one
 * with that reference, else, where none has it, the only one of that name. Returns the numbers of those linked; `indexIssues` and `refreshFigures` have to be called for them.
 */
export function linkIssuesToAccounts(db: WriteHandle): number[] {
  forgetUnlinked(db, ['issues']);
  const linked = z.array(z.int()).parse(
    db
      .prepare(
        `UPDATE issues SET account_id = found.id
         FROM (SELECT i.number, coalesce(same.id, (SELECT x.account_id FROM account_aliases x WHERE x.system = i.system AND x.ref = i.account_ref AND x.ended_at IS NULL), (SELECT max(other.id) FROM accounts other WHERE other.ref = i.account_ref HAVING count(*) = 1),
                 (SELECT max(named.id) FROM accounts named WHERE named.name = i.account_ref COLLATE NOCASE
                   AND NOT EXISTS (SELECT 1 FROM accounts other WHERE other.ref = i.account_ref) HAVING count(*) = 1)) AS id
               FROM issues i LEFT JOIN accounts same ON same.ref = i.account_ref AND same.system = i.system
               WHERE i.account_id IS NULL AND i.account_ref IS NOT NULL) AS found
         WHERE issues.number = found.number AND found.id IS NOT NULL RETURNING issues.number`,
      )
      .pluck()
      .all(),
  );
  const through = linkThroughMerges(db, 'issues');
  carryRecords(db, ['issues']);
  if (through.length === 0) return linked;
  return [...linked, ...z.array(z.int()).parse(db.prepare('SELECT number FROM issues WHERE id IN (SELECT value FROM json_each(?)) ORDER BY number').pluck().all(JSON.stringify(through)))];
}

/**
 * Runs `change` without the indexes that lists and counts use, and makes them anew afterwards: for a change of very many issues inside the
 * command's transaction, so that a failure brings them back with everything else. Unique indexes stay. Within itself it does nothing.
 */
export function withIndexesRebuilt<T>(db: WriteHandle, change: () => T): T {
  const isOutermost = dropIndexes(db);
  const result = change();
  if (isOutermost) makeIndexes(db);
  return result;
}

/**
 * The same for a change that may turn out to be small: it tells how many issues it has written, and the indexes are dropped once they are very
 * many. Making six indexes anew for nothing would take as long as finding out that nothing has changed.
 */
export function withIndexesRebuiltIfMany<T>(db: WriteHandle, change: (written: (issues: number) => void) => T): T {
  let total = 0;
  let isDropped: boolean | null = null;
  const result = change((issues) => {
    total += issues;
    if (total >= MANY_ISSUES) isDropped ??= dropIndexes(db);
  });
  if (isDropped === true) makeIndexes(db);
  return result;
}

const rebuiltIndexes = [...rebuiltIssueIndexes, signalIndex, ...metricIndexes] as const;

/** False where they are dropped already, by whoever makes them anew. */
function dropIndexes(db: WriteHandle): boolean {
  if (db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'index' AND name = ?").get(rebuiltIndexes[0].name) === undefined) return false;
  for (const { name } of rebuiltIndexes) db.exec(`DROP INDEX ${name}`);
  return true;
}

function makeIndexes(db: WriteHandle): void {
  for (const { sql } of rebuiltIndexes) db.exec(sql);
}

/** From so many issues at once on, making the indexes anew is cheaper than keeping them in step. */
export const MANY_ISSUES = 5000;

/** Whether an issue can be linked to that account. */
export const hasAccount = (db: ReadHandle, id: AccountId): boolean => db.prepare('SELECT 1 FROM accounts WHERE id = ?').get(id) !== undefined;
