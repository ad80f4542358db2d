import { Criterion, type IssueId } from '@shared/primitives';
import { z } from '@shared/zod';
import type { ReadHandle, WriteHandle } from '../handles';

const Filing = z.object({
  id: z.string(),
  number: z.int(),
  criterion: Criterion,
  secondary: z.string().transform((json) => z.array(Criterion).parse(JSON.parse(json))),
  importId: z.string().nullable(),
  isEdited: z.int().transform((value) => value === 1),
});
export type Filing = z.infer<typeof Filing>;

/** What issues are filed under (W1), by id, and whether a person has saved them, or accepted a rule's criterion, since they came. */
export const listFilings = (db: ReadHandle, ids: readonly IssueId[]): Map<string, Filing> =>
  new Map(
    db
      .prepare(
        `WITH edited AS MATERIALIZED (SELECT DISTINCT subject FROM audit_log WHERE action = 'issues.update')
         SELECT i.id, i.number, i.criterion, i.secondary_criteria AS secondary, i.import_id AS importId, i.id IN (SELECT subject FROM edited)
           OR EXISTS (SELECT 1 FROM scores s JOIN proposals p ON p.id = s.proposal_id WHERE s.issue_id = i.id AND p.rule_id <> 'initial-score') AS isEdited
         FROM json_each(?) AS j JOIN issues i ON i.id = j.value`,
      )
      .all(JSON.stringify(ids))
      .map((row) => {
        const filing = Filing.parse(row);
        return [filing.id, filing];
      }),
  );

/** Files an issue under other criteria. */
export function fileIssue(db: WriteHandle, number: number, { criterion, secondary }: { criterion: Criterion; secondary: readonly Criterion[] }): void {
  db.prepare('UPDATE issues SET criterion = ?, secondary_criteria = ? WHERE number = ?').run(criterion, JSON.stringify(secondary), number);
}
