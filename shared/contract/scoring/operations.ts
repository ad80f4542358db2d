import { z } from '../../zod';
import { Band, CalendarDate, Factors, Instant, IssueId, ProposalId, ScoreId, SessionId } from '../../primitives';
import { IssueFilter, IssueRow } from '../issues';
import { command, Nothing, query, reviewers, Window } from '../operation';
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

export const ProposalRow = z.object({
  id: ProposalId,
  issue: IssueRow,
  ruleId: z.string(),
  asOf: CalendarDate,
  impact: z.int().nullable(),
  severity: z.int().nullable(),
  time: z.int().nullable(),
  score: z.int().nullable(),
  band: Band.nullable(),
  /** One sentence a dimension; an unknown input is named and no number is invented from it. */
  reasons: z.object({ impact: z.string(), severity: z.string(), time: z.string() }),
  unknown: z.array(z.string()),
});
export type ProposalRow = z.infer<typeof ProposalRow>;

const Reason = z.string().trim().min(1, 'Give the reason in a line.').max(4000);
const touches = ['scoring', 'issues', 'workspaces'] as const;

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
  /** Proposals that wait for a person, in the order of the priority list. */
  proposals: query({
    input: Window.extend({ filter: IssueFilter.prefault({}) }),
    output: z.object({ total: z.int(), rows: z.array(ProposalRow) }),
  }),
  proposal: query({ input: z.strictObject({ issueId: IssueId }), output: ProposalRow.nullable() }),
  /** Accepts those that name all three factors; the others are counted as left. Several at once are recorded as such. */
  acceptProposals: command({
    permission: reviewers,
    input: z.strictObject({ ids: z.array(ProposalId).min(1).max(10_000) }),
    output: z.object({ accepted: z.int(), left: z.int() }),
    touches,
  }),
  changeProposal: command({ permission: reviewers, input: z.strictObject({ id: ProposalId, factors: Factors, reason: Reason }), output: ScoreResult, touches }),
  rejectProposals: command({ permission: reviewers, input: z.strictObject({ ids: z.array(ProposalId).min(1).max(10_000), reason: Reason }), output: z.object({ rejected: z.int() }), touches }),
  /** Computes the open proposals anew from the register as it stands. */
  recomputeProposals: command({ permission: reviewers, input: Nothing, output: z.object({ recomputed: z.int(), changed: z.int() }), touches, isLong: true }),
  ...overrideOperations,
  ...calibrationOperations,
};

