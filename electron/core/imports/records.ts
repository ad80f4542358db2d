import type { CalendarDate, Criterion, Instant, Segment, Source } from '@shared/primitives';
import type { IssueStatus, VendorPriority } from '@shared/contract/issues';
import type { DealFields, InteractionFields, MeasurementFields } from '@shared/contract/records/fields';

/** An account as a row states it. What the row leaves open is null, never guessed. */
export interface AccountRecord {
  readonly kind: 'accounts';
  readonly ref: string;
  readonly name: string;
  readonly segment: Segment;
  readonly statedArrMinor: number | null;
  readonly statedCurrency: string | null;
  readonly statedRenewal: CalendarDate | null;
  readonly tier: string | null;
  readonly health: string | null;
  readonly sponsor: string | null;
  readonly owner: string | null;
  readonly region: string | null;
  readonly industry: string | null;
  readonly signupDate: CalendarDate | null;
  /** When the source changed it last; null where the file does not say. */
  readonly changedAt: Instant | null;
  /** Anomalies it is imported with, as sentences. */
  readonly flags: readonly string[];
}

export interface SubscriptionRecord {
  readonly kind: 'subscriptions';
  readonly ref: string;
  /** As the file writes it; an unknown account links later. */
  readonly accountRef: string | null;
  readonly accountId: string | null;
  readonly startDate: CalendarDate | null;
  readonly endDate: CalendarDate | null;
  readonly tier: string | null;
  /** `annual`, `monthly`, `quarterly`, `semi-annual`, or the file's own word. */
  readonly billing: string | null;
  readonly mrrMinor: number | null;
  /** Stated, or twelve times a stated MRR. */
  readonly arrMinor: number | null;
  readonly currency: string | null;
  readonly autoRenews: boolean | null;
  readonly isTrial: boolean;
  /** When the source changed it last; null where the file does not say. */
  readonly changedAt: Instant | null;
  readonly flags: readonly string[];
}

export interface IssueRecord {
  readonly kind: 'issues';
  readonly ref: string;
  readonly title: string;
  readonly description: string;
  readonly accountRef: string | null;
  readonly accountId: string | null;
  readonly criterion: Criterion;
  readonly source: Source;
  readonly status: IssueStatus;
  readonly openedOn: CalendarDate | null;
  /** Null where the file gives the date alone. */
  readonly openedAt: Instant | null;
  readonly resolvedOn: CalendarDate | null;
  readonly resolvedAt: Instant | null;
  readonly vendorPriority: VendorPriority | null;
  readonly firstResponseMinutes: number | null;
  readonly resolutionMinutes: number | null;
  readonly isEscalated: boolean | null;
  readonly satisfaction: number | null;
  readonly reopenCount: number | null;
  readonly waitingOn: string | null;
  readonly owner: string | null;
  readonly tags: readonly string[];
  /** When the source changed it last; null where the file does not say. */
  readonly changedAt: Instant | null;
  readonly flags: readonly string[];
}

export interface DealRecord extends DealFields {
  readonly kind: 'deals';
  readonly ref: string;
}

export interface MeasurementRecord extends MeasurementFields {
  readonly kind: 'measurements';
  /** The row's own, or made of account, measure and date. */
  readonly ref: string;
}

export interface InteractionRecord extends InteractionFields {
  readonly kind: 'interactions';
  /** The row's own, or made of account, kind, moment, person and subject. */
  readonly ref: string;
}

export type ImportRecord = AccountRecord | SubscriptionRecord | IssueRecord | DealRecord | MeasurementRecord | InteractionRecord;

/** When the source changed a record last, where its kind has such a thing and the file says it. */
export const changedAtOf = (record: ImportRecord): Instant | null => ('changedAt' in record ? record.changedAt : null);
