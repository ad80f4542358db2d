import type { RegisterFilter, RegisterSort } from '@shared/contract/decisions/entities';
import { RegisterRow } from '@shared/contract/decisions/entities';
import { OutcomeKind, Ratification, type DecisionOutcome } from '@shared/contract/decisions/standing';
import { IssueStatus } from '@shared/contract/issues';
import type { Decision } from '@shared/contract/sessions/entities';
import { Band, CalendarDate, Instant, Money, type DecisionId, type IssueId } from '@shared/primitives';
import { z } from '@shared/zod';
import type { ReadHandle } from '../handles';
import { decisionColumns, decisionJoins, toDecision } from '../sessions/decisions';
import { isLast, isToRatify, registerCondition, registerJoins, returns } from './filter';

const Extra = RegisterRow.pick({ sessionId: true, sessionNumber: true, itemId: true, issueId: true, issueNumber: true, issueTitle: true, accountId: true, account: true, deciderId: true }).extend({
  isWalk: z.int(),
  isLast: z.int(),
  status: IssueStatus,
  nowImpact: z.int().nullable(),
  nowSeverity: z.int().nullable(),
  nowTime: z.int().nullable(),
  nowScore: z.int().nullable(),
  nowBand: Band.nullable(),
  isProposed: z.int(),
  nowArrMinor: z.int().nullable(),
  nowCurrency: z.string().nullable(),
  nowRenewal: CalendarDate.nullable(),
  nowOwnerKey: z.string().nullable(),
  nowOwner: z.string().nullable(),
  thenOwnerKey: z.string().nullable(),
  outcomeKind: OutcomeKind.nullable(),
  expected: z.string().nullable(),
  actual: z.string().nullable(),
  outcomeOn: CalendarDate.nullable(),
  outcomeBy: z.string().nullable(),
  outcomeAt: Instant.nullable(),
  reopenedBecause: z.string().nullable(),
  ratification: Ratification.nullable(),
});
type Extra = z.infer<typeof Extra>;

/** A decision with what its standing depends on. */
export interface RegisterRecord extends Pick<Extra, 'sessionId' | 'sessionNumber' | 'itemId' | 'issueId' | 'issueNumber' | 'issueTitle' | 'accountId' | 'account' | 'deciderId' | 'status' | 'reopenedBecause' | 'ratification'> {
  readonly decision: Decision;
  readonly isWalk: boolean;
  readonly isLast: boolean;
  readonly thenOwnerKey: string | null;
  readonly outcome: DecisionOutcome | null;
  /** The issue as it is now. */
  readonly now: {
    readonly impact: number | null;
    readonly severity: number | null;
    readonly time: number | null;
    readonly score: number | null;
    readonly band: Band | null;
    readonly isProposed: boolean;
    readonly arr: Money | null;
    readonly renewal: CalendarDate | null;
    readonly ownerKey: string | null;
    readonly owner: string | null;
  };
}

const select = `SELECT ${decisionColumns}, d.session_id AS sessionId, n.number AS sessionNumber, EXISTS (SELECT 1 FROM walks WHERE session_id = d.session_id) AS isWalk, d.item_id AS itemId,
    d.issue_id AS issueId, i.number AS issueNumber, i.title AS issueTitle, i.account_id AS accountId, a.name AS account, d.decider_id AS deciderId, (${isLast}) AS isLast, i.status,
    i.impact AS nowImpact, i.severity AS nowSeverity, i.time AS nowTime, i.score AS nowScore, i.band AS nowBand, i.is_proposed AS isProposed, a.arr_minor AS nowArrMinor, a.currency AS nowCurrency,
    a.renewal AS nowRenewal, coalesce(i.owner_id, i.owner) AS nowOwnerKey, coalesce(w.name, i.owner) AS nowOwner, coalesce(d.issue_owner_id, d.issue_owner) AS thenOwnerKey,
    u.kind AS outcomeKind, u.expected, u.actual, u.on_date AS outcomeOn, (SELECT name FROM people WHERE id = u.by) AS outcomeBy, u.at AS outcomeAt,
    (SELECT reopens_if FROM rejected_alternatives WHERE decision_id = d.id AND position = r.position) || '. ' || r.reason AS reopenedBecause,
    coalesce((SELECT verdict FROM ratifications WHERE decision_id = d.id ORDER BY seq DESC LIMIT 1), CASE WHEN ${isToRatify} THEN 'waiting' END) AS ratification
  FROM decisions d ${decisionJoins} ${registerJoins}`;

function toRecord(db: ReadHandle, row: unknown): RegisterRecord {
  const { isWalk, isLast: last, isProposed, nowImpact, nowSeverity, nowTime, nowScore, nowBand, nowArrMinor, nowCurrency, nowRenewal, nowOwnerKey, nowOwner, outcomeKind, expected, actual, outcomeOn, outcomeBy, outcomeAt, ...rest } = Extra.parse(row);
  const hasOutcome = outcomeKind !== null && expected !== null && actual !== null && outcomeOn !== null && outcomeBy !== null && outcomeAt !== null;
  return {
    ...rest,
    decision: toDecision(db, row),
    isWalk: isWalk === 1,
    isLast: last === 1,
    outcome: hasOutcome ? { kind: outcomeKind, expected, actual, on: outcomeOn, by: outcomeBy, at: outcomeAt } : null,
    now: {
      impact: nowImpact,
      severity: nowSeverity,
      time: nowTime,
      score: nowScore,
      band: nowBand,
      isProposed: isProposed === 1,
      arr: nowArrMinor === null || nowCurrency === null ? null : { amountMinor: nowArrMinor, currency: nowCurrency },
      renewal: nowRenewal,
      ownerKey: nowOwnerKey,
      owner: nowOwner,
    },
  };
}

const orders = { newest: 'd.seq DESC', due: 'd.due_on IS NULL, d.due_on, d.seq' } as const;

export interface RegisterQuery {
  readonly filter: RegisterFilter;
  readonly sort: z.infer<typeof RegisterSort>;
  readonly asOf: CalendarDate;
}

/** A window of the register, `offset` rows in and at most `limit` rows (W4). */
export function listRegister(db: ReadHandle, { filter, sort, asOf }: RegisterQuery, { offset, limit }: { offset: number; limit: number }): RegisterRecord[] {
  const { sql, params } = registerCondition(filter, asOf);
  return db
    .prepare(`${select} WHERE ${sql} ORDER BY ${orders[sort]} LIMIT @limit OFFSET @offset`)
    .all({ ...params, limit, offset })
    .map((row) => toRecord(db, row));
}

/** How many a filter leaves in, and what those in force cost, one sum a currency, largest first. */
export function sumRegister(db: ReadHandle, { filter, asOf }: Omit<RegisterQuery, 'sort'>): { total: number; cost: Money[] } {
  const { sql, params } = registerCondition(filter, asOf);
  const from = `FROM decisions d ${registerJoins} WHERE ${sql}`;
  return {
    total: z.int().parse(db.prepare(`SELECT count(*) ${from}`).pluck().get(params)),
    cost: z.array(Money).parse(db.prepare(`SELECT sum(d.cost_minor) AS amountMinor, d.cost_currency AS currency ${from} AND ${isLast} AND d.cost_minor IS NOT NULL GROUP BY d.cost_currency ORDER BY 1 DESC, 2`).all(params)),
  };
}

export function getRegisterRecord(db: ReadHandle, id: DecisionId): RegisterRecord | null {
  const row = db.prepare(`${select} WHERE d.id = ?`).get(id);
  return row === undefined ? null : toRecord(db, row);
}

/** Everything that was decided on an issue, newest first; the first is in force. */
export const listIssueRegister = (db: ReadHandle, id: IssueId): RegisterRecord[] =>
  db
    .prepare(`${select} WHERE d.issue_id = ? ORDER BY d.seq DESC`)
    .all(id)
    .map((row) => toRecord(db, row));

/** The decisions in force that send their issue back to a session, the highest priority first. */
export const listReturns = (db: ReadHandle, asOf: CalendarDate): RegisterRecord[] =>
  db
    .prepare(`${select} WHERE ${returns} ORDER BY i.rank_score DESC, i.rank_renewal, i.rank_arr DESC, i.rank_opened, i.number`)
    .all({ asOf })
    .map((row) => toRecord(db, row));
