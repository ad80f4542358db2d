import { IssueDetail } from '@shared/contract/issues';
import { CalendarDate, type IssueId } from '@shared/primitives';
import { z } from '@shared/zod';
import type { ReadHandle } from '../handles';
import { columns, joins, toRecord, type IssueRecord } from './record';
import { statement } from '../statements';

/** The issues of those numbers, in the order of the numbers; one that is not there is left out. */
export const listIssueRecords = (db: ReadHandle, numbers: readonly number[]): IssueRecord[] =>
  db
    .prepare(`SELECT ${columns} FROM json_each(?) AS j JOIN issues i ON i.number = j.value ${joins} ORDER BY j.key`)
    .all(JSON.stringify(numbers))
    .map(toRecord);

export function getIssueRecord(db: ReadHandle, id: IssueId): IssueRecord | null {
  const row = statement(db, `SELECT ${columns} FROM issues i ${joins} WHERE i.id = ?`).get(id);
  return row === undefined ? null : toRecord(row);
}

/** The number of an issue, or null where the id names none. */
export function getIssueNumber(db: ReadHandle, id: IssueId): number | null {
  const number = db.prepare('SELECT number FROM issues WHERE id = ?').pluck().get(id);
  return number === undefined ? null : z.int().parse(number);
}

const List = z.string().transform((json): unknown => JSON.parse(json));
const Rest = IssueDetail.pick({
  description: true,
  system: true,
  accountRef: true,
  openedAt: true,
  resolvedOn: true,
  vendorPriority: true,
  firstResponseMinutes: true,
  resolutionMinutes: true,
  satisfaction: true,
  waitingOn: true,
  reopenCount: true,
  ownerId: true,
  proposalId: true,
}).extend({
  isEscalated: z.int().nullable().transform((value) => (value === null ? null : value === 1)),
  secondaryCriteria: List.pipe(IssueDetail.shape.secondaryCriteria),
  tags: List.pipe(IssueDetail.shape.tags),
  flags: List.pipe(IssueDetail.shape.flags),
});
export type IssueRest = z.infer<typeof Rest>;

/** What the issue page shows beside the row. @throws where the id names none */
export const getIssueRest = (db: ReadHandle, id: IssueId): IssueRest =>
  Rest.parse(
    db
      .prepare(
        `SELECT description, secondary_criteria AS secondaryCriteria, system, account_ref AS accountRef, opened_at AS openedAt, resolved_on AS resolvedOn,
           vendor_priority AS vendorPriority, first_response_minutes AS firstResponseMinutes, resolution_minutes AS resolutionMinutes, is_escalated AS isEscalated,
           satisfaction, waiting_on AS waitingOn, reopen_count AS reopenCount, tags, flags, owner_id AS ownerId,
           (SELECT p.id FROM proposals p WHERE p.issue_id = issues.id AND p.state = 'open' AND p.rule_id = 'initial-score') AS proposalId
         FROM issues WHERE id = ?`,
      )
      .get(id),
  );

/** The imports that brought or changed an issue, newest first. */
export const listIssueImports = (db: ReadHandle, id: IssueId): IssueDetail['imports'] =>
  IssueDetail.shape.imports.parse(
    db
      .prepare(
        `SELECT m.id, m.file_name AS fileName, m.at, CASE WHEN c.before IS NULL THEN 'imported' ELSE 'updated' END AS change
         FROM import_changes c JOIN imports m ON m.id = c.import_id WHERE c.entity_id = ? AND c.is_undone = 0 ORDER BY m.seq DESC`,
      )
      .all(id),
  );

/** Other open issues of the account, highest first. */
export const listSiblings = (db: ReadHandle, id: IssueId, limit: number): IssueDetail['siblings'] =>
  IssueDetail.shape.siblings.parse(
    db
      .prepare(
        `SELECT i.id, i.number, i.title, i.score, i.band FROM issues me JOIN issues i ON i.account_id = me.account_id
         WHERE me.id = ? AND i.id <> me.id AND i.status IN ('open', 'waiting')
         ORDER BY i.rank_score DESC, i.rank_renewal, i.rank_arr DESC, i.rank_opened, i.number LIMIT ?`,
      )
      .all(id, limit),
  );

const Editable = z.object({
  id: z.string(),
  number: z.int(),
  title: z.string(),
  criterion: z.string(),
  secondaryCriteria: List.pipe(z.array(z.string())),
  status: z.string(),
  description: z.string(),
  accountId: z.string().nullable(),
  ownerId: z.string().nullable(),
  tags: List.pipe(z.array(z.string())),
  resolvedOn: CalendarDate.nullable(),
});
export type EditableIssue = z.infer<typeof Editable>;

/** The fields that a person can change, for the log's *before*; null where the id names none. */
export function getEditableIssue(db: ReadHandle, id: IssueId): EditableIssue | null {
  const row = db
    .prepare(
      `SELECT id, number, title, criterion, secondary_criteria AS secondaryCriteria, status, description, account_id AS accountId, owner_id AS ownerId, tags, resolved_on AS resolvedOn
       FROM issues WHERE id = ?`,
    )
    .get(id);
  return row === undefined ? null : Editable.parse(row);
}
