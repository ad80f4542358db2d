import type { ProposalFilter } from '@shared/contract/scoring/operations';
import { ProposalRuleId, proposalRuleIds } from '@shared/contract/signals';
import { AccountId, Band, CalendarDate, Criterion, IssueId, ProposalId, Segment } from '@shared/primitives';
import { z } from '@shared/zod';
import type { ReadHandle, WriteHandle } from '../handles';
import { isCommon, matchOf, numberOf } from '../issues/search-text';
import { proposalStates } from '../proposals';

const json = <S extends z.ZodType>(schema: S) => z.string().transform((text) => schema.parse(JSON.parse(text)));

/** The inputs of a proposal of any rule. */
export const ProposalInputs = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]));
export type ProposalInputs = z.infer<typeof ProposalInputs>;

/** A proposal of any rule as it is stored, with the account it is about. */
export const QueuedProposal = z.object({
  id: ProposalId,
  ruleId: z.string(),
  ruleVersion: z.int(),
  subject: z.string(),
  issueId: IssueId.nullable(),
  issueNumber: z.int().nullable(),
  issueRef: z.string().nullable(),
  issueTitle: z.string().nullable(),
  dealRef: z.string().nullable(),
  accountId: AccountId.nullable(),
  accountRef: z.string().nullable(),
  account: z.string().nullable(),
  segment: Segment,
  arrMinor: z.int().nullable(),
  currency: z.string().nullable(),
  renewal: CalendarDate.nullable(),
  criterion: Criterion,
  title: z.string(),
  reason: z.string(),
  inputs: json(ProposalInputs),
  evidence: json(z.array(z.object({ kind: z.string(), ref: z.string(), words: z.string() }))),
  repeats: z.string().nullable(),
  asOf: CalendarDate,
  impact: z.int().nullable(),
  severity: z.int().nullable(),
  time: z.int().nullable(),
  score: z.int().nullable(),
  band: Band.nullable(),
  reasons: json(z.object({ impact: z.string(), severity: z.string(), time: z.string() })),
  unknown: json(z.array(z.string())),
  state: z.enum(proposalStates),
});
export type QueuedProposal = z.infer<typeof QueuedProposal>;

const columns = `p.id, p.rule_id AS ruleId, p.rule_version AS ruleVersion, p.subject, p.issue_id AS issueId, i.number AS issueNumber, i.ref AS issueRef, i.title AS issueTitle,
  CASE WHEN p.subject LIKE 'deal:%' THEN (SELECT d.ref FROM deals d WHERE d.id = substr(p.subject, 6)) END AS dealRef,
  a.id AS accountId, a.ref AS accountRef, a.name AS account, coalesce(a.segment, 'unknown') AS segment, a.arr_minor AS arrMinor, a.currency, a.renewal,
  coalesce(p.criterion, i.criterion) AS criterion, p.title, p.reason, p.inputs, p.evidence, p.repeats, p.as_of AS asOf, p.impact, p.severity, p.time, p.score, p.band, p.reasons, p.unknown, p.state`;
const joins = 'LEFT JOIN issues i ON i.id = p.issue_id LEFT JOIN accounts a ON a.id = coalesce(i.account_id, p.account_id)';

/** The place of a rule in the order in which rules are evaluated. */
const ruleOrder = `CASE p.rule_id ${proposalRuleIds.map((id, place) => `WHEN '${id}' THEN ${place}`).join(' ')} ELSE ${proposalRuleIds.length} END`;

/** The highest score first, and equal ones as the priority list has them (S1): renewal sooner, ARR higher, age older, issue number; what is about no issue comes last of these. */
const inOrder = `p.score DESC, coalesce(a.renewal, '9999-12-31'), coalesce(a.arr_minor, -1) DESC, coalesce(i.opened_on, '9999-12-31'), i.number IS NULL, i.number, ${ruleOrder}, p.seq`;

interface Condition {
  readonly sql: string;
  readonly params: Readonly<Record<string, string | number>>;
  /** Nothing of the issue or the account is asked for. */
  readonly isOfProposals: boolean;
}

const like = (text: string): string => `%${text.replace(/[!%_]/g, '!$&')}%`;

function conditionOf(db: ReadHandle, filter: ProposalFilter, { withRules }: { withRules: boolean }): Condition {
  const own: string[] = ["p.state = 'open'"];
  const others: string[] = [];
  const params: Record<string, string | number> = {};
  const isIn = (column: string, name: string, values: readonly string[], to: string[]): void => {
    if (values.length === 0) return;
    to.push(`${column} IN (SELECT value FROM json_each(@${name}))`);
    params[name] = JSON.stringify(values);
  };
  if (withRules) isIn('+p.rule_id', 'rules', filter.rules, own);
  isIn('p.band', 'bands', filter.bands, own);
  isIn('coalesce(p.criterion, i.criterion)', 'criteria', filter.criteria, others);
  isIn("coalesce(a.segment, 'unknown')", 'segments', filter.segments, others);
  if (filter.isOpen) others.push("(i.id IS NULL OR i.status IN ('open', 'waiting'))");
  if (filter.accountId !== null) {
    others.push('a.id = @accountId');
    params['accountId'] = filter.accountId;
  }
  if (filter.importId !== null) {
    own.push('p.issue_id IN (SELECT entity_id FROM import_changes WHERE import_id = @importId)');
    params['importId'] = filter.importId;
  }
  const number = numberOf(filter.search);
  const match = matchOf(filter.search);
  if (number !== null) {
    others.push('i.number = @number');
    params['number'] = number;
  } else if (match !== null) {
    others.push(`(${isCommon(db, match) ? '+' : ''}i.number IN (SELECT rowid FROM issue_search WHERE issue_search MATCH @match) OR (p.issue_id IS NULL AND (p.title LIKE @like ESCAPE '!' OR a.name LIKE @like ESCAPE '!')))`);
    params['match'] = match;
    params['like'] = like(filter.search.trim());
  }
  return { sql: [...own, ...others].join(' AND '), params, isOfProposals: others.length === 0 };
}

/** A window of the proposals that wait, and how many there are. */
export function listQueue(db: ReadHandle, filter: ProposalFilter, { offset, limit }: { offset: number; limit: number }): { total: number; rows: QueuedProposal[] } {
  const { sql, params, isOfProposals } = conditionOf(db, filter, { withRules: true });
  const total = z.int().parse(db.prepare(`SELECT count(*) FROM proposals p ${isOfProposals ? '' : joins} WHERE ${sql}`).pluck().get(params));
  if (offset >= total) return { total, rows: [] };
  // The window by itself first: what is sorted is narrow, and the wide texts are read for its rows alone.
  const rows = db
    .prepare(
      `WITH shown AS MATERIALIZED (SELECT p.seq, row_number() OVER () AS place FROM (SELECT p.seq FROM proposals p ${joins} WHERE ${sql} ORDER BY ${inOrder} LIMIT @limit OFFSET @offset) AS p)
       SELECT ${columns} FROM shown JOIN proposals p ON p.seq = shown.seq ${joins} ORDER BY shown.place`,
    )
    .all({ ...params, limit, offset });
  return { total, rows: rows.map((row) => QueuedProposal.parse(row)) };
}

const Count = z.object({ ruleId: ProposalRuleId, proposals: z.int() });

/** How many wait by rule, whatever rules the filter names. */
export function countQueue(db: ReadHandle, filter: ProposalFilter): z.infer<typeof Count>[] {
  const { sql, params, isOfProposals } = conditionOf(db, filter, { withRules: false });
  return db
    .prepare(`SELECT p.rule_id AS ruleId, count(*) AS proposals FROM proposals p ${isOfProposals ? '' : joins} WHERE ${sql} GROUP BY p.rule_id`)
    .all(params)
    .map((row) => Count.parse(row));
}

const ofIssue = {
  first: "p.issue_id = @issueId AND p.rule_id = 'initial-score'",
  signals: `p.rule_id <> 'initial-score' AND p.seq IN (
    SELECT seq FROM proposals WHERE issue_id = @issueId AND state = 'open' AND rule_id <> 'initial-score'
    UNION ALL SELECT seq FROM proposals WHERE account_id = (SELECT account_id FROM issues WHERE id = @issueId) AND issue_id IS NULL AND state = 'open')`,
} as const;

/** What the rules propose for an issue: its first proposal alone, or what the signal rules say of it and then of its account. */
export const listOfIssue = (db: ReadHandle, issueId: IssueId, which: 'first' | 'signals'): QueuedProposal[] =>
  db
    .prepare(`SELECT ${columns} FROM proposals p ${joins} WHERE ${ofIssue[which]} AND p.state = 'open' ORDER BY p.issue_id IS NULL, ${inOrder}`)
    .all({ issueId })
    .map((row) => QueuedProposal.parse(row));

/** Names the issue that a proposal about none became. */
export function attachIssue(db: WriteHandle, id: ProposalId, issueId: IssueId): void {
  db.prepare('UPDATE proposals SET issue_id = ? WHERE id = ?').run(issueId, id);
}

/** Those of the ids that are there, in the order of the ids. */
export const listProposals = (db: ReadHandle, ids: readonly ProposalId[]): QueuedProposal[] =>
  db
    .prepare(`SELECT ${columns} FROM json_each(?) AS j JOIN proposals p ON p.id = j.value ${joins} ORDER BY j.key`)
    .all(JSON.stringify(ids))
    .map((row) => QueuedProposal.parse(row));
