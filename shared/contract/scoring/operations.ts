import { z } from '../../zod';
import { AccountId, Band, CalendarDate, Criterion, Factors, ImportId, Instant, IssueId, Money, ProposalId, ScoreId, Segment, SessionId } from '../../primitives';
import { IssueRow } from '../issues';
import { command, Nothing, query, reviewers, Window } from '../operation';
import { ProposalRuleId, SignalSubject } from '../signals';
import { calibrationOperations } from './calibration';
import { Methodology, ScoreResult } from './entities';
import { overrideOperations } from './overrides';

export const ScoreRecord = z.object({
  id: ScoreId,
  factors: Factors,
  score: z.int(),
  band: Band,
  isFragile: z.boolean(),
  /** How it came about. */
  kind: z.enum(['proposal-accepted', 'proposal-changed', 'manual', 'ballot']),
  reason: z.string(),
  dimensionReasons: z.object({ impact: z.string(), severity: z.string(), time: z.string() }),
  by: z.string(),
  at: Instant,
  methodologyId: z.string(),
  sessionId: SessionId.nullable(),
  sessionNumber: z.int().nullable(),
  isCurrent: z.boolean(),
});
export type ScoreRecord = z.infer<typeof ScoreRecord>;

/** What waits for a person: a score for an issue, or an issue that is not in the register yet. */
export const ProposalRow = z.object({
  id: ProposalId,
  ruleId: z.string(),
  ruleTitle: z.string(),
  ruleVersion: z.int(),
  subject: SignalSubject,
  /** Null: accepting it makes a new issue. */
  issue: IssueRow.nullable(),
  account: z.object({ id: AccountId, name: z.string(), segment: Segment, arr: Money.nullable(), renewal: CalendarDate.nullable(), daysToRenewal: z.int().nullable() }).nullable(),
  criterion: Criterion,
  /** Of the issue, or of the one that it would become. */
  title: z.string(),
  /** Why, in a sentence; empty where the three reasons say it. */
  reason: z.string(),
  inputs: z.array(z.object({ label: z.string(), value: z.string() })),
  evidence: z.array(z.object({ ref: z.string(), words: z.string() })),
  /** A person has decided on the subject before, and something has changed since. */
  isAgain: z.boolean(),
  asOf: CalendarDate,
  impact: z.int().nullable(),
  severity: z.int().nullable(),
  time: z.int().nullable(),
  score: z.int().nullable(),
  band: Band.nullable(),
  /** One sentence a dimension; an unknown input is named and no number is invented from it. */
  reasons: z.object({ impact: z.string(), severity: z.string(), time: z.string() }),
  /** The inputs that nothing says, by name and in words. */
  unknown: z.array(z.string()),
  unknownWords: z.string(),
});
export type ProposalRow = z.infer<typeof ProposalRow>;

/** A proposal about an issue that is in the register. */
export const IssueProposal = ProposalRow.extend({ issue: IssueRow });
export type IssueProposal = z.infer<typeof IssueProposal>;

export const ProposalFilter = z.object({
  /** Of the title, the account or the issue. */
  search: z.string().max(200).default(''),
  rules: z.array(ProposalRuleId).default([]),
  bands: z.array(Band).default([]),
  criteria: z.array(Criterion).default([]),
  segments: z.array(Segment).default([]),
  /** Leaves out those about resolved issues. */
  isOpen: z.boolean().default(false),
  accountId: AccountId.nullable().default(null),
  importId: ImportId.nullable().default(null),
});
export type ProposalFilter = z.infer<typeof ProposalFilter>;

const Reason = z.string().trim().min(1, 'Give the reason in a line.').max(4000);
const touches = ['scoring', 'issues', 'signals', 'workspaces'] as const;

export const scoring = {
  methodology: query({
    input: Nothing,
    output: z.object({
      methodology: Methodology,
      inForceFrom: CalendarDate.nullable(),
      facts: z.object({
        combinations: z.int(),
        distinctScores: z.array(z.int()),
        perBand: z.array(z.object({ band: Band, combinations: z.int() })),
        maxPerTime: z.array(z.object({ time: z.int(), max: z.int() })),
        fragile: z.int(),
      }),
    }),
  }),
  /** What these factors would give; nothing is stored. */
  evaluate: query({ input: z.strictObject({ factors: Factors }), output: ScoreResult }),
  /** Newest first; a score is never overwritten, only superseded (S2). */
  history: query({ input: z.strictObject({ issueId: IssueId }), output: z.array(ScoreRecord) }),
  record: command({
    permission: reviewers,
    input: z.strictObject({ issueId: IssueId, factors: Factors, reason: Reason, dimensionReasons: z.object({ impact: z.string().max(2000), severity: z.string().max(2000), time: z.string().max(2000) }) }),
    output: ScoreResult,
    touches,
  }),
  /** Proposals of every rule that wait for a person: the highest score first, and equal ones as the priority list orders them (S1). */
  proposals: query({
    input: Window.extend({ filter: ProposalFilter.prefault({}) }),
    output: z.object({ total: z.int(), rows: z.array(ProposalRow) }),
    isLong: true,
  }),
  /** How many of them each rule has; the filter's own rules are not looked at. */
  proposalCounts: query({ input: z.strictObject({ filter: ProposalFilter.prefault({}) }), output: z.array(z.object({ ruleId: ProposalRuleId, title: z.string(), proposals: z.int() })), isLong: true }),
  /** The first proposal of an issue (rule initial-score), or null. */
  proposal: query({ input: z.strictObject({ issueId: IssueId }), output: IssueProposal.nullable() }),
  /** What the signal rules propose for an issue, and then for its account. */
  signals: query({ input: z.strictObject({ issueId: IssueId }), output: z.array(ProposalRow) }),
  /** Accepts those that name all three factors; the others are counted as left. Several at once are recorded as such. What is about no issue becomes one. */
  acceptProposals: command({
    permission: reviewers,
    input: z.strictObject({ ids: z.array(ProposalId).min(1).max(10_000) }),
    output: z.object({ accepted: z.int(), left: z.int(), created: z.array(z.int()).max(10_000) }),
    touches,
  }),
  changeProposal: command({ permission: reviewers, input: z.strictObject({ id: ProposalId, factors: Factors, criterion: Criterion.optional(), reason: Reason }), output: ScoreResult.extend({ number: z.int() }), touches }),
  rejectProposals: command({ permission: reviewers, input: z.strictObject({ ids: z.array(ProposalId).min(1).max(10_000), reason: Reason }), output: z.object({ rejected: z.int() }), touches }),
  /** Computes the open first proposals anew from the register as it stands; `signals.recompute` does so for every rule. */
  recomputeProposals: command({ permission: reviewers, input: Nothing, output: z.object({ recomputed: z.int(), changed: z.int() }), touches, isLong: true }),
  ...overrideOperations,
  ...calibrationOperations,
};

