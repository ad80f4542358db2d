import { z } from '../zod';
import { AccountId, Band, CalendarDate, Criterion, DecisionId, ImportId, Instant, IssueId, Money, PersonId, ProposalId, Segment, SessionId, Source } from '../primitives';
import { ConvertedSum } from './currencies';
import { DecisionOutcome, Ratification, Standing } from './decisions/standing';
import { IssueOverview } from './issue-overview';
import { TimelineEntry } from './issue-timeline';
import { LinkMark } from './links';
import { FigureRows } from './metrics';
import { command, Nothing, query, reviewers, Window } from './operation';
import { Placing } from './scoring/placing';

export const issueStatuses = ['open', 'waiting', 'resolved', 'closed'] as const;
export const IssueStatus = z.enum(issueStatuses);
export type IssueStatus = z.infer<typeof IssueStatus>;
export const vendorPriorities = ['urgent', 'high', 'normal', 'low'] as const;
export const VendorPriority = z.enum(vendorPriorities);
export type VendorPriority = z.infer<typeof VendorPriority>;

/** One line of the register and of the priority list. The figures are the agreed score, or the proposal where nobody has scored yet. */
export const IssueRow = z.object({
  id: IssueId,
  /** What people say: `#123`. */
  number: z.int(),
  ref: z.string().nullable(),
  title: z.string(),
  accountId: AccountId.nullable(),
  account: z.string().nullable(),
  segment: Segment,
  arr: Money.nullable(),
  renewal: CalendarDate.nullable(),
  daysToRenewal: z.int().nullable(),
  criterion: Criterion,
  source: Source,
  status: IssueStatus,
  openedOn: CalendarDate.nullable(),
  /** Days from opened to as-of, or to resolved where that came first. */
  ageDays: z.int().nullable(),
  owner: z.string().nullable(),
  impact: z.int().nullable(),
  severity: z.int().nullable(),
  time: z.int().nullable(),
  score: z.int().nullable(),
  band: Band.nullable(),
  isFragile: z.boolean(),
  isProposed: z.boolean(),
  /** The last decision in short ("Plan, due 24 Nov 2026"), or null. */
  nextStep: z.string().nullable(),
  /** Where a person has placed it, while that is in force on the as-of date (S5); score and band stay what the arithmetic says. */
  override: Placing.nullable().default(null),
  /** It stands for a suspicion with no data behind it (W8): its score says so wherever it is shown. */
  isLowConfidence: z.boolean().default(false),
  /** Links to other issues, those that it points by first. */
  links: z.array(LinkMark).default([]),
});
export type IssueRow = z.infer<typeof IssueRow>;

export const issueSorts = ['priority', 'number', 'title', 'account', 'arr', 'renewal', 'age', 'criterion', 'status'] as const;
export const IssueSort = z.enum(issueSorts);
export type IssueSort = z.infer<typeof IssueSort>;

export const IssueFilter = z.object({
  search: z.string().max(200).default(''),
  bands: z.array(Band).default([]),
  criteria: z.array(Criterion).default([]),
  segments: z.array(Segment).default([]),
  sources: z.array(Source).default([]),
  /** Open means open or waiting. */
  isOpen: z.boolean().nullable().default(null),
  isFragile: z.boolean().default(false),
  /** Only issues whose proposal waits for a person. */
  isProposed: z.boolean().default(false),
  renewsWithinDays: z.int().min(1).max(3650).nullable().default(null),
  accountId: AccountId.nullable().default(null),
  importId: ImportId.nullable().default(null),
  /** Any of them; capitals make no other tag. */
  tags: z.array(z.string().min(1).max(60)).max(20).default([]),
  /** By name, as a person of the workspace or as the source wrote it; `''` is nobody. */
  owners: z.array(z.string().max(300)).max(20).default([]),
  /** Only issues that came with an anomaly. */
  isFlagged: z.boolean().default(false),
  /** Days from opened to as-of, or to resolved where that came first. */
  minAgeDays: z.int().min(0).max(36_500).nullable().default(null),
  maxAgeDays: z.int().min(0).max(36_500).nullable().default(null),
  /** Only the rows behind a figure: counted, or left out for a reason (W6). */
  figure: FigureRows.nullable().default(null),
});
export type IssueFilter = z.infer<typeof IssueFilter>;

export const BandTotal = z.object({
  /** Null: neither scored nor proposed. */
  band: Band.nullable(),
  issues: z.int(),
  /** Each account once, one sum a currency, largest first. */
  arr: z.array(Money),
});
export type BandTotal = z.infer<typeof BandTotal>;

export const IssueTotals = z.object({
  issues: z.int(),
  /** Highest band first, in the order of the priority list. */
  bands: z.array(BandTotal),
  arr: z.array(Money),
  /** The whole in the reporting currency, where there are several and every rate is there. */
  converted: ConvertedSum.nullable(),
  /** Where there are several: those that keep it from being converted. */
  withoutRate: z.array(z.string()),
  open: z.int(),
  fragile: z.int(),
  proposed: z.int(),
  renewsIn90Days: z.int(),
});
export type IssueTotals = z.infer<typeof IssueTotals>;

export const DecisionLine = z.object({ id: DecisionId, sessionId: SessionId, sessionNumber: z.int(), kind: z.string(), what: z.string(), reason: z.string(), owner: z.string(), dueOn: CalendarDate.nullable(), at: Instant, scoreAtDecision: z.int().nullable(), hasStateChangedSince: z.boolean(), dissent: z.array(z.object({ name: z.string(), words: z.string() })), standing: Standing, ratification: Ratification.nullable(), outcome: DecisionOutcome.nullable(), cost: Money.nullable(), fiscalPeriod: z.string() });
export type DecisionLine = z.infer<typeof DecisionLine>;

export const IssueDetail = IssueRow.extend({
  description: z.string(),
  secondaryCriteria: z.array(Criterion),
  system: z.string(),
  accountRef: z.string().nullable(),
  openedAt: Instant.nullable(),
  resolvedOn: CalendarDate.nullable(),
  vendorPriority: VendorPriority.nullable(),
  firstResponseMinutes: z.number().nullable(),
  resolutionMinutes: z.number().nullable(),
  isEscalated: z.boolean().nullable(),
  satisfaction: z.number().nullable(),
  waitingOn: z.string().nullable(),
  reopenCount: z.int().nullable(),
  tags: z.array(z.string()),
  ownerId: PersonId.nullable(),
  proposalId: ProposalId.nullable(),
  /** Anomalies the issue was imported with, in words. */
  flags: z.array(z.string()),
  imports: z.array(z.object({ id: ImportId, fileName: z.string(), at: Instant, change: z.enum(['imported', 'updated']) })),
  decisions: z.array(DecisionLine),
  /** Other open issues of the same account, highest first, at most five. */
  siblings: z.array(z.object({ id: IssueId, number: z.int(), title: z.string(), score: z.int().nullable(), band: Band.nullable() })),
});
export type IssueDetail = z.infer<typeof IssueDetail>;

/** A word that issues have, and how many do. */
export const InUse = z.object({ name: z.string(), issues: z.int() });
export type InUse = z.infer<typeof InUse>;

export const Tag = z.string().trim().min(1).max(60);

export const issues = {
  list: query({
    input: Window.extend({ sort: IssueSort.default('priority'), isDescending: z.boolean().default(false), filter: IssueFilter.prefault({}) }),
    output: z.object({ total: z.int(), rows: z.array(IssueRow) }),
  }),
  totals: query({ input: z.strictObject({ filter: IssueFilter.prefault({}) }), output: IssueTotals, isLong: true }),
  /** Where an issue stands in a list: its index, or null where the filter leaves it out. */
  position: query({
    input: z.strictObject({ id: IssueId, sort: IssueSort.default('priority'), isDescending: z.boolean().default(false), filter: IssueFilter.prefault({}) }),
    output: z.object({ index: z.int().nullable(), total: z.int() }),
  }),
  get: query({ input: z.strictObject({ id: IssueId }), output: IssueDetail }),
  /** For the home screens: what changed, what is late, fragile, blind, and what waits for a decision. */
  /** Everything that happened to an issue, newest first. */
  timeline: query({ input: z.strictObject({ id: IssueId }), output: z.array(TimelineEntry) }),
  overview: query({ input: Nothing, output: IssueOverview, isLong: true }),
  /** For the palette: the best matches for what was typed. */
  search: query({ input: z.strictObject({ text: z.string().max(200), limit: z.int().min(1).max(50).default(8) }), output: z.array(IssueRow) }),
  /** Tags in use, with how many issues have each, for suggestions and for the filter. */
  tags: query({ input: z.strictObject({ text: z.string().max(60).default(''), limit: z.int().min(1).max(200).default(50) }), output: z.array(InUse) }),
  /** Names of owners in use; `''` is nobody. */
  owners: query({ input: z.strictObject({ text: z.string().max(300).default(''), limit: z.int().min(1).max(200).default(50) }), output: z.array(InUse) }),
  create: command({
    permission: reviewers,
    input: z.strictObject({
      title: z.string().trim().min(1).max(300),
      criterion: Criterion,
      secondaryCriteria: z.array(Criterion).max(5).default([]),
      source: Source.default('ticketing'),
      accountId: AccountId.nullable().default(null),
      description: z.string().max(20_000).default(''),
      ownerId: PersonId.nullable().default(null),
    }),
    output: z.object({ id: IssueId, number: z.int() }),
    touches: ['issues', 'scoring', 'workspaces'],
  }),
  update: command({
    permission: reviewers,
    input: z.strictObject({
      id: IssueId,
      title: z.string().trim().min(1).max(300),
      criterion: Criterion,
      secondaryCriteria: z.array(Criterion).max(5),
      status: IssueStatus,
      description: z.string().max(20_000),
      accountId: AccountId.nullable(),
      ownerId: PersonId.nullable(),
      tags: z.array(Tag).max(20),
    }),
    /** `edit` is what an undo names; null where nothing was another. */
    output: z.strictObject({ id: IssueId, edit: z.int().nullable() }),
    touches: ['issues', 'scoring', 'workspaces'],
  }),
};
