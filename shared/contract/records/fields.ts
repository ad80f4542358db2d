import type { CalendarDate, Instant, Source } from '../../primitives';
import type { DealOutcome, Direction, InteractionKind, Tone } from './entities';

/** What every source says of a record that belongs to an account. */
interface RecordFields {
  readonly accountId: string | null;
  /** As the source wrote it, which may be the reference of a subscription; kept where no account has it, and linked when one comes. */
  readonly accountRef: string | null;
  readonly flags: readonly string[];
}

/** What a source says of a deal. */
export interface DealFields extends RecordFields {
  readonly name: string;
  readonly stage: string;
  /** Since when it is in that stage, where the source says it. */
  readonly stageSince: CalendarDate | null;
  readonly amountMinor: number | null;
  readonly currency: string | null;
  readonly openedOn: CalendarDate | null;
  readonly expectedClose: CalendarDate | null;
  readonly closedOn: CalendarDate | null;
  readonly outcome: DealOutcome;
  readonly owner: string | null;
  readonly waitingOn: string | null;
  /** When the source changed it last; null where it does not say. */
  readonly changedAt: Instant | null;
}

/** One value of one measure of an account on a date. */
export interface MeasurementFields extends RecordFields {
  /** In lower case. */
  readonly measure: string;
  readonly onDate: CalendarDate;
  readonly value: number;
  readonly source: Source;
}

/** What took place with a customer. */
export interface InteractionFields extends RecordFields {
  readonly interactionKind: InteractionKind;
  readonly source: Source;
  readonly onDate: CalendarDate;
  /** Null where the source gives the date alone. */
  readonly at: Instant | null;
  readonly direction: Direction | null;
  /** Whom it was with. */
  readonly person: string | null;
  readonly isSponsor: boolean | null;
  readonly tone: Tone | null;
  readonly subject: string;
  readonly body: string;
}
