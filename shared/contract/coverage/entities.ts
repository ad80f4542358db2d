import { AccountId, CalendarDate, Criterion, HypothesisId, Instant, IssueId, Money, PersonId, Segment, Source, sources } from '../../primitives';
import { z } from '../../zod';

/** How recent the newest signal is. blind: there is none. undated: there are signals, and nothing says of when. */
export const freshnesses = ['fresh', 'ageing', 'stale', 'undated', 'blind'] as const;
export const Freshness = z.enum(freshnesses);
export type Freshness = z.infer<typeof Freshness>;
export const freshnessLabels = { fresh: 'Fresh', ageing: 'Ageing', stale: 'Stale', undated: 'No date', blind: 'Blind' } as const satisfies Record<Freshness, string>;

/** What counts as a signal (W3). */
export const signalKinds = ['issue', 'deal-stage', 'measurement', 'interaction', 'follow-up'] as const;
export const SignalKind = z.enum(signalKinds);
export type SignalKind = z.infer<typeof SignalKind>;
export const signalKindLabels = { issue: 'Issue', 'deal-stage': 'Deal', measurement: 'Measurement', interaction: 'Interaction', 'follow-up': 'Promise' } as const satisfies Record<SignalKind, string>;

/** What one source says of one criterion (W3). */
export const CoverageCell = z.object({
  criterion: Criterion,
  source: Source,
  /** Up to the as-of date, within the days asked for. */
  signals: z.int(),
  newest: CalendarDate.nullable(),
  /** Days from the newest to the as-of date. */
  ageDays: z.int().nullable(),
  freshness: Freshness,
  /** The newest of all time, where none lies within the days asked for; null where nothing was ever heard. */
  lastEver: CalendarDate.nullable(),
});
export type CoverageCell = z.infer<typeof CoverageCell>;

export const provisionMethods = ['by-hand', 'on-a-schedule', 'outside-api'] as const;
export const ProvisionMethod = z.enum(provisionMethods);
export type ProvisionMethod = z.infer<typeof ProvisionMethod>;
export const provisionMethodLabels = { 'by-hand': 'By hand', 'on-a-schedule': 'On a schedule', 'outside-api': 'By an API outside Docket' } as const satisfies Record<ProvisionMethod, string>;

/** How a source is obtained, why, and approved by whom; a change makes a new version (W2). */
export const Provision = z.object({
  source: Source,
  version: z.int(),
  method: ProvisionMethod,
  details: z.string(),
  why: z.string(),
  approvedById: PersonId,
  approvedBy: z.string(),
  since: CalendarDate,
  /** An IANA name, or an offset such as +02:00. */
  timeZone: z.string(),
  /** How many days may pass between deliveries; null where none is expected. */
  cadenceDays: z.int().nullable(),
  by: z.string(),
  at: Instant,
});
export type Provision = z.infer<typeof Provision>;

/** A source as it stands on the as-of date. */
export const CoverageSource = z.object({
  source: Source,
  signals: z.int(),
  newest: CalendarDate.nullable(),
  ageDays: z.int().nullable(),
  freshness: Freshness,
  lastImport: z.object({ fileName: z.string(), on: CalendarDate, by: z.string() }).nullable(),
  /** The version in force, or null where nobody has said how it is obtained. */
  provision: Provision.nullable(),
  /** Days past its cadence; null where it is within it, or none is expected. */
  lateDays: z.int().nullable(),
});
export type CoverageSource = z.infer<typeof CoverageSource>;

export const CoverageMatrix = z.object({
  asOf: CalendarDate,
  /** All 30: criterion order, then source order. */
  cells: z.array(CoverageCell),
  sources: z.array(CoverageSource),
  /** Signals that say no day: they count only where all of time does, and no cell is fresher by them (W6). */
  undated: z.int(),
  /** Open issues by criterion, in its order. */
  openIssues: z.array(z.int()),
});
export type CoverageMatrix = z.infer<typeof CoverageMatrix>;

/** One signal of a cell. */
export const SignalRow = z.object({
  kind: SignalKind,
  id: z.string(),
  on: CalendarDate.nullable(),
  title: z.string(),
  accountId: AccountId.nullable(),
  account: z.string().nullable(),
  /** Where it is an issue. */
  issueId: IssueId.nullable(),
  number: z.int().nullable(),
});
export type SignalRow = z.infer<typeof SignalRow>;

/** What a cell says of one segment. */
export const SegmentCount = CoverageCell.pick({ signals: true, newest: true, ageDays: true, freshness: true }).extend({ segment: Segment });
export type SegmentCount = z.infer<typeof SegmentCount>;

/** Days without a signal after which an account is quiet, by segment; null: that segment is not swept. */
export const QuietThresholds = z.record(Segment, z.int().min(1).max(3660).nullable());
export type QuietThresholds = Readonly<z.infer<typeof QuietThresholds>>;

export const quietAnswerKinds = ['contact', 'hypothesis', 'known'] as const;
export const QuietAnswerKind = z.enum(quietAnswerKinds);
export type QuietAnswerKind = z.infer<typeof QuietAnswerKind>;

/** What was said of a silence. It stands until its day has passed, its hypothesis is over, or a signal comes. */
export const QuietAnswer = z.object({
  kind: QuietAnswerKind,
  person: z.string().nullable(),
  until: CalendarDate.nullable(),
  hypothesisId: HypothesisId.nullable(),
  reason: z.string(),
  on: CalendarDate,
  by: z.string(),
  isStanding: z.boolean(),
});
export type QuietAnswer = z.infer<typeof QuietAnswer>;

const Heard = z.object({ source: Source, on: CalendarDate.nullable() });

/** An account of which nothing was heard for longer than its segment's threshold. */
export const QuietAccount = z.object({
  id: AccountId,
  name: z.string(),
  segment: Segment,
  arr: Money.nullable(),
  renewal: CalendarDate.nullable(),
  daysToRenewal: z.int().nullable(),
  lastSignal: CalendarDate.nullable(),
  /** Days since the last signal; null where nothing was ever heard. */
  silentDays: z.int().nullable(),
  /** The last signal of each source, in source order. */
  heard: z.array(Heard).length(sources.length),
  /** Enterprise, renews within 90 days, and nothing for 90 days from any source (W3). */
  isBlind: z.boolean(),
  answer: QuietAnswer.nullable(),
});
export type QuietAccount = z.infer<typeof QuietAccount>;

/** What was swept before a session, as it then stood. */
export const Sweep = z.object({
  on: CalendarDate,
  by: z.string(),
  at: Instant,
  thresholds: QuietThresholds,
  quiet: z.int(),
  answered: z.int(),
  /** The first of them, in the order of the page. */
  accounts: z.array(QuietAccount.pick({ id: true, name: true, segment: true, arr: true, renewal: true, daysToRenewal: true, lastSignal: true, silentDays: true, isBlind: true, answer: true })),
});
export type Sweep = z.infer<typeof Sweep>;
