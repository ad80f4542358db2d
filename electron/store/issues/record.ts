import { DecisionKind } from '@shared/contract/sessions/entities';
import { IssueRow } from '@shared/contract/issues';
import { CalendarDate, Segment } from '@shared/primitives';
import { z } from '@shared/zod';

/** How an issue is joined to what its row shows of others. */
export const joins = `LEFT JOIN accounts a ON a.id = i.account_id
  LEFT JOIN people o ON o.id = i.owner_id
  LEFT JOIN decisions d ON d.seq = (SELECT max(seq) FROM decisions WHERE issue_id = i.id)`;

/** The columns of an `IssueRecord`, over `issues i` with `joins`. */
export const columns = `i.id, i.number, i.ref, i.title, i.account_id AS accountId, a.name AS account, coalesce(a.segment, 'unknown') AS segment,
  a.arr_minor AS arrMinor, a.currency, a.renewal, i.criterion, i.source, i.status, i.opened_on AS openedOn, i.resolved_on AS resolvedOn,
  coalesce(o.name, i.owner) AS owner, i.impact, i.severity, i.time, i.score, i.band, i.is_fragile AS isFragile, i.is_proposed AS isProposed, i.is_low_confidence AS isLowConfidence,
  d.kind AS decisionKind, d.due_on AS decisionDueOn, d.review_on AS decisionReviewOn, d.accept_until AS decisionAcceptUntil`;

const Flag = z.int().transform((value) => value === 1);

const Row = IssueRow.omit({ arr: true, daysToRenewal: true, ageDays: true, nextStep: true, override: true, links: true }).extend({
  segment: Segment,
  arrMinor: z.int().nullable(),
  currency: z.string().nullable(),
  resolvedOn: CalendarDate.nullable(),
  isFragile: Flag,
  isProposed: Flag,
  isLowConfidence: Flag,
  decisionKind: DecisionKind.nullable(),
  decisionDueOn: CalendarDate.nullable(),
  decisionReviewOn: CalendarDate.nullable(),
  decisionAcceptUntil: CalendarDate.nullable(),
});

/** An issue as the register holds it; what depends on the as-of date and what is said in words is left to core. */
export interface IssueRecord extends Omit<IssueRow, 'daysToRenewal' | 'ageDays' | 'nextStep' | 'override' | 'links'> {
  readonly resolvedOn: CalendarDate | null;
  readonly lastDecision: { readonly kind: DecisionKind; readonly dueOn: CalendarDate | null; readonly reviewOn: CalendarDate | null; readonly acceptUntil: CalendarDate | null } | null;
}

export function toRecord(row: unknown): IssueRecord {
  const { arrMinor, currency, decisionKind, decisionDueOn, decisionReviewOn, decisionAcceptUntil, ...rest } = Row.parse(row);
  return {
    ...rest,
    arr: arrMinor === null || currency === null ? null : { amountMinor: arrMinor, currency },
    lastDecision: decisionKind === null ? null : { kind: decisionKind, dueOn: decisionDueOn, reviewOn: decisionReviewOn, acceptUntil: decisionAcceptUntil },
  };
}
