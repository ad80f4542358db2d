import type { IssueStatus, VendorPriority } from '@shared/contract/issues';
import type { CalendarDate, Segment, Source } from '@shared/primitives';

/** An account as it stands on the as-of date. */
export interface AccountFacts {
  readonly id: string;
  readonly ref: string;
  readonly name: string;
  readonly segment: Segment;
  readonly arrMinor: number | null;
  readonly currency: string | null;
  /** Of the accounts in the same currency, how many in a hundred have a lower ARR; null where its ARR is not known, or where it is the only one. */
  readonly arrPercentile: number | null;
  readonly renewal: CalendarDate | null;
  readonly signupDate: CalendarDate | null;
  readonly sponsor: string | null;
}

/** An issue as it stood on the as-of date: what happened later is null. */
export interface IssueFacts {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly status: IssueStatus;
  readonly openedOn: CalendarDate;
  readonly resolvedOn: CalendarDate | null;
  readonly vendorPriority: VendorPriority | null;
  readonly firstResponseMinutes: number | null;
  readonly resolutionMinutes: number | null;
  readonly isEscalated: boolean | null;
  readonly reopenCount: number | null;
  readonly waitingOn: string | null;
  readonly account: AccountFacts | null;
}

/** A deal that was open on the as-of date, in the stage it then had. */
export interface DealFacts {
  readonly id: string;
  readonly ref: string;
  readonly name: string;
  readonly stage: string;
  readonly stageSince: CalendarDate;
  readonly expectedClose: CalendarDate | null;
  readonly amountMinor: number | null;
  readonly currency: string | null;
  readonly waitingOn: string | null;
  readonly account: AccountFacts | null;
}

/** Issues that share a tag and were opened in the days that a rule looks back. */
export interface AreaFacts {
  readonly area: string;
  readonly issues: readonly {
    readonly number: number;
    readonly title: string;
    readonly openedOn: CalendarDate;
    readonly vendorPriority: VendorPriority | null;
    readonly isEscalated: boolean | null;
    readonly account: AccountFacts;
  }[];
}

/** A dated series in two windows of the same length that end on the as-of date. */
export interface MeasureFacts {
  readonly measure: string;
  readonly before: { readonly points: number; readonly sum: number };
  readonly recent: { readonly points: number; readonly sum: number };
}

/** When an account was last heard of, and by which source. */
export interface Contact {
  readonly on: CalendarDate;
  readonly source: Source;
}

export interface ErosionFacts {
  readonly account: AccountFacts;
  readonly openTickets: number;
  readonly measures: readonly MeasureFacts[];
  /** The last contact with whoever is marked as the sponsor; null where there was none. */
  readonly lastSponsorContact: CalendarDate | null;
  /** The last change of the sponsor that is known. */
  readonly sponsorChange: { readonly on: CalendarDate; readonly from: string; readonly to: string } | null;
  /** Promised, due before the as-of date and not done by then; the oldest first. */
  readonly overdue: readonly { readonly words: string; readonly dueOn: CalendarDate }[];
}

export interface ContactFacts {
  readonly account: AccountFacts;
  /** The last contact from any source; null: none, ever. */
  readonly lastContact: Contact | null;
  /** The last record that it churned; null: none. */
  readonly lastChurn: CalendarDate | null;
}
