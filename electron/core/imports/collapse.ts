import type { Mapping } from '@shared/contract/imports/entities';
import type { ImportRecord, IssueRecord } from './records';

/** What the rows of one record say together, as far as it is known. */
interface Gathered {
  latestRow: number;
  latestMs: number | null;
  /** The earliest of them. */
  opened: Pick<IssueRecord, 'openedOn' | 'openedAt'> | null;
}

/** Brings the rows of an event log down to one record each (W5). */
export interface Collapser {
  /** A row that was read, in the order of the file. */
  add(row: number, record: ImportRecord, changedMs: number | null): void;
  /** Once all were added: the record where the row is its latest, with what the earlier ones say better; null where another row is. */
  settle(row: number, record: ImportRecord): ImportRecord | null;
}

const openedOf = (record: ImportRecord): Gathered['opened'] => (record.kind === 'issues' && record.openedOn !== null ? { openedOn: record.openedOn, openedAt: record.openedAt } : null);

function isEarlier(a: NonNullable<Gathered['opened']>, b: NonNullable<Gathered['opened']>): boolean {
  if (a.openedAt !== null && b.openedAt !== null) return a.openedAt < b.openedAt;
  return (a.openedOn ?? '') < (b.openedOn ?? '');
}

/**
 * A collapser for files whose rows are events: the latest row of a reference, by when the source changed it and else by its place in the file, is its state;
 * it was opened when the earliest says.
 */
export function createCollapser(mapping: Mapping): Collapser {
  const gathered = new Map<string, Gathered>();
  const hasStatedResolution = mapping.columns.some(({ field, unit }) => field === 'resolution' && unit !== 'moment');
  const isResponseMoment = mapping.columns.some(({ field, unit }) => field === 'first-response' && unit === 'moment');
  return {
    add(row, record, changedMs) {
      const { ref } = record;
      const opened = openedOf(record);
      const known = gathered.get(ref);
      if (known === undefined) {
        gathered.set(ref, { latestRow: row, latestMs: changedMs, opened });
        return;
      }
      if (opened !== null && (known.opened === null || isEarlier(opened, known.opened))) known.opened = opened;
      if (changedMs !== null && known.latestMs !== null && changedMs < known.latestMs) return;
      known.latestRow = row;
      known.latestMs = changedMs ?? known.latestMs;
    },
    settle(row, record) {
      const known = gathered.get(record.ref);
      if (known === undefined || known.latestRow !== row) return null;
      if (record.kind !== 'issues' || known.opened === null) return record;
      return openedAs(record, known.opened, { hasStatedResolution, isResponseMoment });
    },
  };
}

/** An issue that was opened earlier than its own row says; what was measured from there is measured anew. */
function openedAs(record: IssueRecord, opened: NonNullable<Gathered['opened']>, { hasStatedResolution, isResponseMoment }: { hasStatedResolution: boolean; isResponseMoment: boolean }): IssueRecord {
  if (record.openedOn === opened.openedOn && record.openedAt === opened.openedAt) return record;
  const earlierBy = record.openedAt === null || opened.openedAt === null ? null : (Date.parse(record.openedAt) - Date.parse(opened.openedAt)) / 60_000;
  const later = (minutes: number | null, isMeasured: boolean): number | null => (minutes === null || !isMeasured ? minutes : earlierBy === null ? null : minutes + earlierBy);
  return { ...record, ...opened, resolutionMinutes: later(record.resolutionMinutes, !hasStatedResolution), firstResponseMinutes: later(record.firstResponseMinutes, isResponseMoment) };
}
