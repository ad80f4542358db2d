import type { InitialScoreInput } from '@shared/contract/scoring/entities';
import { Band, CalendarDate, IssueId, ProposalId, type Instant, type PersonId } from '@shared/primitives';
import { z } from '@shared/zod';
import type { ReadHandle, WriteHandle } from './handles';
import { rowsWriter } from './rows-writer';
import { statement } from './statements';

export const proposalStates = ['open', 'accepted', 'changed', 'rejected', 'withdrawn'] as const;
export type ProposalState = (typeof proposalStates)[number];

const Reasons = z.object({ impact: z.string(), severity: z.string(), time: z.string() });

/** A proposal as it is stored, without its issue. */
export const Proposal = z.object({
  id: ProposalId,
  issueId: IssueId,
  issueNumber: z.int(),
  ruleId: z.string(),
  asOf: CalendarDate,
  impact: z.int().nullable(),
  severity: z.int().nullable(),
  time: z.int().nullable(),
  score: z.int().nullable(),
  band: Band.nullable(),
  reasons: z.string().transform((json) => Reasons.parse(JSON.parse(json))),
  unknown: z.string().transform((json) => z.array(z.string()).parse(JSON.parse(json))),
  state: z.enum(proposalStates),
});
export type Proposal = z.infer<typeof Proposal>;

const columns = 'p.id, p.issue_id AS issueId, i.number AS issueNumber, p.rule_id AS ruleId, p.as_of AS asOf, p.impact, p.severity, p.time, p.score, p.band, p.reasons, p.unknown, p.state';
const select = `SELECT ${columns} FROM proposals p JOIN issues i ON i.id = p.issue_id`;

/** An open proposal of the rule `initial-score`, written so that its index serves. */
const isFirst = "p.state = 'open' AND p.rule_id = 'initial-score'";

/** The first proposal of an issue (rule `initial-score`), while it waits for a person, or null; an issue has at most one. */
export function getOpenProposal(db: ReadHandle, issueId: IssueId): Proposal | null {
  const row = db.prepare(`${select} WHERE p.issue_id = ? AND ${isFirst}`).get(issueId);
  return row === undefined ? null : Proposal.parse(row);
}

/** Records what became of an open proposal. `together`: how many a person decided on in the same command; left out where nobody decided on the proposal itself. */
export function closeProposal(db: WriteHandle, id: ProposalId, outcome: { state: Exclude<ProposalState, 'open'>; by: PersonId; at: Instant; reason: string | null; together?: number }): void {
  statement(db, "UPDATE proposals SET state = ?, decided_by = ?, decided_at = ?, decided_reason = ?, decided_with = ? WHERE id = ? AND state = 'open'").run(
    outcome.state,
    outcome.by,
    outcome.at,
    outcome.reason,
    outcome.together ?? null,
    id,
  );
}

/** What `initial-score` looks at for one issue without a score, and what it said before. */
export interface ProposalSubject extends Omit<InitialScoreInput, 'asOf' | 'isEscalated' | 'commitmentMinutes'> {
  readonly number: number;
  readonly issueId: string;
  readonly isEscalated: number | null;
  /** Of the proposal that is open, null where none is. */
  readonly openId: string | null;
  /** Its inputs, reasons, methodology and band as stored. */
  readonly openText: string | null;
  /** Its Impact, Severity and Time as `5,3,3`; one that nothing decided is left empty. */
  readonly openSteps: string | null;
  /** The same of the last proposal that a person rejected. */
  readonly rejectedSteps: string | null;
}

const steps = (table: string): string => `CASE WHEN ${table}.id IS NOT NULL THEN coalesce(${table}.impact, '') || ',' || coalesce(${table}.severity, '') || ',' || coalesce(${table}.time, '') END`;

/**
 * Issues that nobody has scored, by number. No zod here: a hundred thousand rows pass in one command, and what they hold is kept
 * by STRICT columns, CHECKs and the store that wrote them.
 */
export const listProposalSubjects = (db: ReadHandle, issueNumbers: readonly number[]): ProposalSubject[] =>
  db
    .prepare<[string], ProposalSubject>(
      `SELECT i.number, i.id AS issueId, coalesce(a.segment, 'unknown') AS segment, a.renewal AS renewalDate, i.vendor_priority AS vendorPriority,
         i.first_response_minutes AS firstResponseMinutes, i.resolution_minutes AS resolutionMinutes, i.is_escalated AS isEscalated,
         i.opened_on AS openedOn, i.resolved_on AS resolvedOn, i.reopen_count AS reopenCount,
         o.id AS openId, o.inputs || o.reasons || o.methodology_id || coalesce(o.band, '') AS openText, ${steps('o')} AS openSteps,
         (SELECT ${steps('r')} FROM proposals r WHERE r.issue_id = i.id AND r.state = 'rejected' AND r.rule_id = 'initial-score' ORDER BY r.seq DESC LIMIT 1) AS rejectedSteps
       FROM json_each(?) j JOIN issues i ON i.number = j.value
       LEFT JOIN accounts a ON a.id = i.account_id
       LEFT JOIN proposals o ON o.issue_id = i.id AND o.state = 'open' AND o.rule_id = 'initial-score'
       WHERE NOT EXISTS (SELECT 1 FROM scores s WHERE s.issue_id = i.id)`,
    )
    .all(JSON.stringify(issueNumbers));

/** Numbers of the issues whose first proposal is open, lowest first. */
export const listNumbersWithOpenProposal = (db: ReadHandle): number[] =>
  z.array(z.int()).parse(db.prepare("SELECT i.number FROM proposals p JOIN issues i ON i.id = p.issue_id WHERE p.state = 'open' AND p.rule_id = 'initial-score' ORDER BY i.number").pluck().all());

/** What a proposal that is to be written says; `inputs`, `reasons` and `unknown` are JSON. */
export interface NewProposal {
  readonly ruleId: string;
  readonly inputs: string;
  readonly asOf: CalendarDate;
  readonly impact: number | null;
  readonly severity: number | null;
  readonly time: number | null;
  readonly score: number | null;
  readonly band: Band | null;
  readonly isFragile: boolean;
  readonly methodologyId: string;
  readonly reasons: string;
  readonly unknown: string;
}

const proposalColumns = ['issue_id', 'subject', 'rule_version', 'rule_id', 'inputs', 'as_of', 'impact', 'severity', 'time', 'score', 'band', 'is_fragile', 'methodology_id', 'reasons', 'unknown', 'id'] as const;
// By position: named parameters cost a look-up each, and there may be a hundred thousand rows.
const proposalValues = (id: string, issueId: string, p: NewProposal): unknown[] => [issueId, issueId, 1, p.ruleId, p.inputs, p.asOf, p.impact, p.severity, p.time, p.score, p.band, p.isFragile ? 1 : 0, p.methodologyId, p.reasons, p.unknown, id];

/** What a proposal says, as `openText` of what it is about has it. */
export const textOf = ({ inputs, reasons, methodologyId, band }: NewProposal): string => `${inputs}${reasons}${methodologyId}${band ?? ''}`;

/** Functions that insert open proposals and bring open ones up to date, prepared once for many rows. */
export function proposalWriter(db: WriteHandle): { insert(id: string, issueId: string, proposal: NewProposal): void; replace(id: string, issueId: string, proposal: NewProposal): void } {
  const insert = db.prepare(
    `INSERT INTO proposals (${proposalColumns.join(', ')}, state) VALUES (${proposalColumns.map(() => '?').join(', ')}, 'open')`,
  );
  const replace = db.prepare(
    `UPDATE proposals SET issue_id = ?, subject = ?, rule_version = ?, rule_id = ?, inputs = ?, as_of = ?, impact = ?, severity = ?, time = ?, score = ?, band = ?, is_fragile = ?, methodology_id = ?, reasons = ?, unknown = ?
     WHERE id = ? AND state = 'open'`,
  );
  return { insert: (...proposal) => void insert.run(proposalValues(...proposal)), replace: (...proposal) => void replace.run(proposalValues(...proposal)) };
}

/** The same for the first proposals of new issues: they are there once `flush` was called, and their issues have to be there before. */
export function newProposalsWriter(db: WriteHandle): { insert(id: string, issueId: string, proposal: NewProposal): void; flush(): void } {
  const rows = rowsWriter(db, 'proposals', [...proposalColumns, 'state']);
  return { insert: (...proposal) => rows.add([...proposalValues(...proposal), 'open']), flush: rows.flush };
}
