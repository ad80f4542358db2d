import type { Band, CalendarDate, Criterion, Instant, PersonId } from '@shared/primitives';
import type { ReadHandle, WriteHandle } from '../handles';
import { rowsWriter } from '../rows-writer';

/** What a proposal of a signal rule says, as it is written; texts are JSON where a table column says so. */
export interface NewSignalProposal {
  readonly subject: string;
  readonly issueId: string | null;
  readonly accountId: string | null;
  readonly ruleVersion: number;
  readonly criterion: Criterion;
  readonly title: string;
  readonly reason: string;
  readonly evidence: string;
  readonly basis: string;
  readonly repeats: string | null;
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

const columns = [
  'subject', 'issue_id', 'account_id', 'rule_version', 'criterion', 'title', 'reason', 'evidence', 'basis', 'repeats', 'inputs', 'as_of', 'impact', 'severity', 'time', 'score', 'band', 'is_fragile', 'methodology_id', 'reasons', 'unknown',
] as const;
const valuesOf = (p: NewSignalProposal): unknown[] => [
  p.subject, p.issueId, p.accountId, p.ruleVersion, p.criterion, p.title, p.reason, p.evidence, p.basis, p.repeats, p.inputs, p.asOf, p.impact, p.severity, p.time, p.score, p.band, p.isFragile ? 1 : 0, p.methodologyId, p.reasons, p.unknown,
];

/** What is not a matter of the day: two proposals with the same say the same, whatever the as-of date. */
const said = "p.reason || p.reasons || p.inputs || p.evidence || p.title || coalesce(p.issue_id, '') || coalesce(p.account_id, '') || p.rule_version || p.methodology_id || coalesce(p.band, '')";

/** The same of one that is to be written. */
export const textOf = (p: NewSignalProposal): string => `${p.reason}${p.reasons}${p.inputs}${p.evidence}${p.title}${p.issueId ?? ''}${p.accountId ?? ''}${p.ruleVersion}${p.methodologyId}${p.band ?? ''}`;

/** Functions that insert open proposals of a rule, which are there once `flush` was called, and bring open ones up to date. */
export function signalProposalWriter(db: WriteHandle, ruleId: string): { insert(id: string, proposal: NewSignalProposal): void; replace(id: string, proposal: NewSignalProposal): void; flush(): void } {
  const rows = rowsWriter(db, 'proposals', ['id', 'rule_id', 'state', ...columns]);
  const replace = db.prepare(`UPDATE proposals SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE id = ? AND state = 'open'`);
  return { insert: (id, proposal) => rows.add([id, ruleId, 'open', ...valuesOf(proposal)]), replace: (id, proposal) => void replace.run(...valuesOf(proposal), id), flush: rows.flush };
}

/** What there is on a subject already: the open proposal, and the last one that a person decided on. */
export interface Known {
  readonly subject: string;
  readonly openId: string | null;
  readonly openText: string | null;
  readonly openAsOf: CalendarDate | null;
  readonly decidedId: string | null;
  readonly decidedState: 'accepted' | 'changed' | 'rejected' | null;
  readonly decidedOn: CalendarDate | null;
  readonly decidedReason: string | null;
  readonly decidedBasis: string | null;
  /** JSON. */
  readonly decidedInputs: string | null;
  readonly impact: number | null;
  readonly severity: number | null;
  readonly time: number | null;
  /** The issue that it became or was about, where that is still open. */
  readonly openIssueId: string | null;
}

/** A line for each of the subjects, in their order. No zod: a hundred thousand rows may pass in one command. */
export const listKnown = (db: ReadHandle, ruleId: string, subjects: readonly string[]): Known[] =>
  db
    .prepare<[Record<string, string>], Known>(
      `SELECT j.value AS subject, p.id AS openId, ${said} AS openText, p.as_of AS openAsOf, d.id AS decidedId, d.state AS decidedState, substr(d.decided_at, 1, 10) AS decidedOn, d.decided_reason AS decidedReason,
         d.basis AS decidedBasis, d.inputs AS decidedInputs, d.impact, d.severity, d.time,
         (SELECT i.id FROM issues i WHERE i.id = d.issue_id AND i.status IN ('open', 'waiting') AND i.merged_into IS NULL) AS openIssueId
       FROM json_each(@subjects) AS j
       LEFT JOIN proposals p ON p.rule_id = @ruleId AND p.subject = j.value AND p.state = 'open' AND p.rule_id <> 'initial-score'
       LEFT JOIN proposals d ON d.seq = (SELECT max(e.seq) FROM proposals e WHERE e.rule_id = @ruleId AND e.subject = j.value AND e.state NOT IN ('open', 'withdrawn') AND e.rule_id <> 'initial-score')
       ORDER BY j.key`,
    )
    .all({ ruleId, subjects: JSON.stringify(subjects) });

/** Which open proposals of a rule: on issues by number, on accounts or their deals; null: all. */
export interface OpenSubjectsOf {
  readonly issues: readonly number[];
  readonly accounts: readonly string[];
}

/** The open proposals of a rule, by id and subject. */
export const listOpenSubjects = (db: ReadHandle, ruleId: string, only: OpenSubjectsOf | null = null): { id: string; subject: string }[] =>
  db
    .prepare<[Record<string, string>], { id: string; subject: string }>(
      `SELECT id, subject FROM proposals WHERE rule_id = @ruleId AND state = 'open' AND rule_id <> 'initial-score'
         ${only === null ? '' : "AND (subject IN (SELECT 'issue:' || i.id FROM issues i WHERE i.number IN (SELECT value FROM json_each(@issues))) OR (subject NOT LIKE 'issue:%' AND account_id IN (SELECT value FROM json_each(@accounts))))"}`,
    )
    .all({ ruleId, issues: JSON.stringify(only?.issues ?? []), accounts: JSON.stringify(only?.accounts ?? []) });

/** Sets open proposals aside because their cause has gone; they stay as they were said. */
export function withdrawProposals(db: WriteHandle, ids: readonly string[], { by, at, reason }: { by: PersonId; at: Instant; reason: string }): void {
  db.prepare("UPDATE proposals SET state = 'withdrawn', decided_by = ?, decided_at = ?, decided_reason = ? WHERE id IN (SELECT value FROM json_each(?)) AND state = 'open'").run(by, at, reason, JSON.stringify(ids));
}
