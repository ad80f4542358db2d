import type { Mapping } from '@shared/contract/imports/entities';
import { changedAtOf, type ImportRecord, type IssueRecord } from './records';

/** What the rows of one record say together, as far as it is known. */
interface Gathered {
  latestRow: number;
  latestAt: string | null;
  /** The earliest of them. */
  opened: Opened | null;
}

/** Brings the rows of an event log down to one record each (W5). */
export interface Collapser {
  /** A row that was read, in the order of the file. */
  add(row: number, record: ImportRecord): void;
  /** Once all were added: the record where the row is its latest, with what the earlier ones say better; null where another row is. */
  settle(row: number, record: ImportRecord): ImportRecord | null;
}

/** When an issue was opened, and what is measured from there. */
type Timed = Pick<IssueRecord, 'openedOn' | 'openedAt' | 'resolutionMinutes' | 'firstResponseMinutes'>;
export type Opened = Pick<Timed, 'openedOn' | 'openedAt'>;

/** Which durations a mapping measures from the opening, and does not read. */
interface Measured {
  readonly resolution: boolean;
  readonly firstResponse: boolean;
}

export const measuredFromOpening = ({ columns }: Mapping): Measured => ({
  resolution: !columns.some(({ field, unit }) => field === 'resolution' && unit !== 'moment'),
  firstResponse: columns.some(({ field, unit }) => field === 'first-response' && unit === 'moment'),
});

const openedOf = (record: ImportRecord): Opened | null => (record.kind === 'issues' && record.openedOn !== null ? { openedOn: record.openedOn, openedAt: record.openedAt } : null);

/** Whether an issue was opened earlier by one account of it than by another; an unknown opening is no earlier one. */
export function isOpenedEarlier(a: Opened, b: Opened): boolean {
  if (a.openedOn === null || b.openedOn === null) return a.openedOn !== null;
  if (a.openedAt !== null && b.openedAt !== null) return a.openedAt < b.openedAt;
  return a.openedOn < b.openedOn;
}

/**
 * A collapser for files whose rows are events: the latest row of a reference, by when the source changed it and else by its place in the file, is its state;
 * it was opened when the earliest says.
 */
export function createCollapser(mapping: Mapping): Collapser {
  const gathered = new Map<string, Gathered>();
  const measured = measuredFromOpening(mapping);
  return {
    add(row, record) {
      const { ref } = record;
      const changedAt = changedAtOf(record);
      const opened = openedOf(record);
      const known = gathered.get(ref);
      if (known === undefined) {
        gathered.set(ref, { latestRow: row, latestAt: changedAt, opened });
        return;
      }
      if (opened !== null && (known.opened === null || isOpenedEarlier(opened, known.opened))) known.opened = opened;
      if (changedAt !== null && known.latestAt !== null && changedAt < known.latestAt) return;
      known.latestRow = row;
      known.latestAt = changedAt ?? known.latestAt;
    },
    settle(row, record) {
      const known = gathered.get(record.ref);
      if (known === undefined || known.latestRow !== row) return null;
      if (record.kind !== 'issues' || known.opened === null) return record;
      return openedAs(record, known.opened, measured);
    },
  };
}

/** An issue that was opened earlier than its own row says; what was measured from there is measured anew. */
export function openedAs<T extends Timed>(record: T, opened: Opened, measured: Measured): T {
  if (record.openedOn === opened.openedOn && record.openedAt === opened.openedAt) return record;
  const earlierBy = record.openedAt === null || opened.openedAt === null ? null : (Date.parse(record.openedAt) - Date.parse(opened.openedAt)) / 60_000;
  const later = (minutes: number | null, isMeasured: boolean): number | null => (minutes === null || !isMeasured ? minutes : earlierBy === null ? null : minutes + earlierBy);
  return { ...record, ...opened, resolutionMinutes: later(record.resolutionMinutes, measured.resolution), firstResponseMinutes: later(record.firstResponseMinutes, measured.firstResponse) };
}
