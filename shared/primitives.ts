import { z } from './zod';

/** Ids are UUIDv7 strings branded by what they name, so that one cannot be passed for another. */
const id = <B extends string>() => z.uuid().brand<B>();

export const WorkspaceId = id<'WorkspaceId'>();
export type WorkspaceId = z.infer<typeof WorkspaceId>;
export const AccountId = id<'AccountId'>();
export type AccountId = z.infer<typeof AccountId>;
export const IssueId = id<'IssueId'>();
export type IssueId = z.infer<typeof IssueId>;
export const PersonId = id<'PersonId'>();
export type PersonId = z.infer<typeof PersonId>;
export const ImportId = id<'ImportId'>();
export type ImportId = z.infer<typeof ImportId>;
export const ScoreId = id<'ScoreId'>();
export type ScoreId = z.infer<typeof ScoreId>;
export const ProposalId = id<'ProposalId'>();
export type ProposalId = z.infer<typeof ProposalId>;
export const SessionId = id<'SessionId'>();
export type SessionId = z.infer<typeof SessionId>;
export const AgendaItemId = id<'AgendaItemId'>();
export type AgendaItemId = z.infer<typeof AgendaItemId>;
export const ParticipantId = id<'ParticipantId'>();
export type ParticipantId = z.infer<typeof ParticipantId>;
export const ParkedItemId = id<'ParkedItemId'>();
export type ParkedItemId = z.infer<typeof ParkedItemId>;
export const DecisionId = id<'DecisionId'>();
export type DecisionId = z.infer<typeof DecisionId>;
export const TradeoffId = id<'TradeoffId'>();
export type TradeoffId = z.infer<typeof TradeoffId>;
export const TradeoffResultId = id<'TradeoffResultId'>();
export type TradeoffResultId = z.infer<typeof TradeoffResultId>;
export const OverrideId = id<'OverrideId'>();
export type OverrideId = z.infer<typeof OverrideId>;
export const CalibrationId = id<'CalibrationId'>();
export type CalibrationId = z.infer<typeof CalibrationId>;
export const ActionId = id<'ActionId'>();
export type ActionId = z.infer<typeof ActionId>;
export const RequestId = id<'RequestId'>();
export type RequestId = z.infer<typeof RequestId>;
export const HypothesisId = id<'HypothesisId'>();
export type HypothesisId = z.infer<typeof HypothesisId>;
export const NoteId = id<'NoteId'>();
export type NoteId = z.infer<typeof NoteId>;
export const PackageId = id<'PackageId'>();
export type PackageId = z.infer<typeof PackageId>;
export const SampleId = id<'SampleId'>();
export type SampleId = z.infer<typeof SampleId>;
export const CodingId = id<'CodingId'>();
export type CodingId = z.infer<typeof CodingId>;

export const FilterId = id<'FilterId'>();
export type FilterId = z.infer<typeof FilterId>;
export const LinkId = id<'LinkId'>();
export type LinkId = z.infer<typeof LinkId>;
export const AttachmentId = id<'AttachmentId'>();
export type AttachmentId = z.infer<typeof AttachmentId>;
export const FollowUpId = id<'FollowUpId'>();
export type FollowUpId = z.infer<typeof FollowUpId>;
export const InteractionId = id<'InteractionId'>();
export type InteractionId = z.infer<typeof InteractionId>;
export const WordProposalId = id<'WordProposalId'>();
export type WordProposalId = z.infer<typeof WordProposalId>;

export const SeriesId = id<'SeriesId'>();
export type SeriesId = z.infer<typeof SeriesId>;
/** A built-in template by its name, one of the workspace's own by its id. */
export const TemplateId = z.string().regex(/^[a-z0-9-]{1,64}$/).brand<'TemplateId'>();
export type TemplateId = z.infer<typeof TemplateId>;

/** A moment, UTC, ISO 8601 with milliseconds: `2026-11-22T09:30:00.000Z`. */
export const Instant = z.iso.datetime({ precision: 3 }).brand<'Instant'>();
export type Instant = z.infer<typeof Instant>;

/** A calendar date without a time or a zone: `2026-11-22`. */
export const CalendarDate = z.iso.date().brand<'CalendarDate'>();
export type CalendarDate = z.infer<typeof CalendarDate>;

/** ISO 4217 code. */
export const Currency = z.string().regex(/^[A-Z]{3}$/);

/** An amount in the currency's minor units (cents), an integer. */
export const Money = z.object({ amountMinor: z.int(), currency: Currency });
export type Money = z.infer<typeof Money>;

/** Lower-case hexadecimal SHA-256. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
export type Sha256 = z.infer<typeof Sha256>;

/** The six criteria every issue is filed under (W1). The order is the product's own. */
export const criteria = ['response-delays', 'internal-decision-delays', 'incorrect-prioritization', 'commercial-bottlenecks', 'technical-product-issues', 'silent-experience-erosion'] as const;
export const Criterion = z.enum(criteria);
export type Criterion = z.infer<typeof Criterion>;
export const criterionLabels = {
  'response-delays': 'Response delays',
  'internal-decision-delays': 'Internal decision delays',
  'incorrect-prioritization': 'Incorrect issue prioritization',
  'commercial-bottlenecks': 'Commercial bottlenecks',
  'technical-product-issues': 'Technical product issues',
  'silent-experience-erosion': 'Silent experience erosion',
} as const satisfies Record<Criterion, string>;

/** The five sources of signals (W2). */
export const sources = ['ticketing', 'crm', 'emails', 'calls', 'health'] as const;
export const Source = z.enum(sources);
export type Source = z.infer<typeof Source>;
export const sourceLabels = {
  ticketing: 'Ticketing system',
  crm: 'CRM',
  emails: 'Customer e-mails',
  calls: 'Call summaries',
  health: 'Health scores',
} as const satisfies Record<Source, string>;

export const segments = ['enterprise', 'mid-market', 'smb', 'internal', 'unknown'] as const;
export const Segment = z.enum(segments);
export type Segment = z.infer<typeof Segment>;
export const segmentLabels = {
  enterprise: 'Enterprise',
  'mid-market': 'Mid-market',
  smb: 'SMB',
  internal: 'Internal',
  unknown: 'Unknown',
} as const satisfies Record<Segment, string>;

/** The four bands (S1), lowest first. */
export const bands = ['monitor', 'next-cycle', 'escalate', 'immediate'] as const;
export const Band = z.enum(bands);
export type Band = z.infer<typeof Band>;
export const bandLabels = {
  monitor: 'Monitor',
  'next-cycle': 'Next cycle',
  escalate: 'Escalate this week',
  immediate: 'Immediate action',
} as const satisfies Record<Band, string>;

/** The three factors of a score (S1), in the order in which they are multiplied. */
export const dimensions = ['impact', 'severity', 'time'] as const;
export const Dimension = z.enum(dimensions);
export type Dimension = z.infer<typeof Dimension>;

export const Factors = z.object({
  impact: z.int().min(1).max(5),
  severity: z.int().min(1).max(5),
  time: z.int().min(1).max(3),
});
/** Impact 1-5, Severity 1-5, Time 1-3, all integers. */
export type Factors = z.infer<typeof Factors>;

/** What a person may do in the app (G9); not what they are in a meeting. */
export const roles = ['facilitator', 'scribe', 'executive', 'auditor'] as const;
export const Role = z.enum(roles);
export type Role = z.infer<typeof Role>;

/** What a person is in a meeting (M2). Observers do not vote. */
export const participantRoles = ['facilitator', 'scribe', 'decider', 'function-lead', 'observer'] as const;
export const ParticipantRole = z.enum(participantRoles);
export type ParticipantRole = z.infer<typeof ParticipantRole>;

export const orgFunctions = ['quality', 'support', 'engineering', 'product', 'customer-success', 'sales', 'operations', 'finance', 'legal', 'other'] as const;
/** The part of the organisation a person speaks for. */
export const OrgFunction = z.enum(orgFunctions);
export type OrgFunction = z.infer<typeof OrgFunction>;
export const functionLabels = {
  quality: 'Quality',
  support: 'Support',
  engineering: 'Engineering',
  product: 'Product',
  'customer-success': 'Customer success',
  sales: 'Sales',
  operations: 'Operations',
  finance: 'Finance',
  legal: 'Legal',
  other: 'Other',
} as const satisfies Record<OrgFunction, string>;

/** The ladder's levels (A1), lowest first. */
export const levels = ['manager', 'director', 'vp', 'coo', 'ceo'] as const;
export const Level = z.enum(levels);
export type Level = z.infer<typeof Level>;

/** Marks a place that the types say cannot be reached. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
