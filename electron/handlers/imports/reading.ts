import type { FileFacts, Mapping, RuleChoice } from '@shared/contract/imports/entities';
import type { CalendarDate, Source } from '@shared/primitives';
import { DocketError } from '@shared/result';
import type { JobMonitor, ReadContext } from '../../context';
import { resolveMapping, type ResolvedMapping } from '../../core/imports/mapping';
import { createProfiler, type FileProfile } from '../../core/imports/profile';
import type { ImportRecord } from '../../core/imports/records';
import { createValidator, type ValidatedRow } from '../../core/imports/validate';
import type { SheetRow } from '../../files/spreadsheet/tokenizer';
import { accountLookup } from '../../store/accounts';
import { subscriptionAccountLookup } from '../../store/subscriptions';

/** A data file that has been looked at; its rows are read each time they are asked for. */
export interface DataFile {
  readonly facts: FileFacts;
  /** @param onBytes called now and then with the bytes read so far; it may throw to stop */
  rows(onBytes?: (bytesRead: number) => void): Iterable<SheetRow>;
}

/** How its rows become records. */
export interface ImportPlan {
  readonly mapping: Mapping;
  readonly source: Source;
  /** By rule; one that is not named is imported and flagged. */
  readonly choices: Readonly<Record<string, RuleChoice>>;
}

/** For work that nobody watches. */
export const unwatched: JobMonitor = { progress: () => undefined, isCancelled: () => false };

/** Rows after which somebody is told, and may stop it. */
export const rowsPerBreath = 1000;

/** @throws DocketError cancelled */
export function stopIfCancelled(monitor: JobMonitor): void {
  if (monitor.isCancelled()) throw new DocketError('cancelled', 'The import was cancelled. The workspace is as it was.');
}

/** A file under a mapping, read once for its profile. */
export interface Reading {
  readonly profile: FileProfile;
  readonly resolved: ResolvedMapping;
  /** Reads the file once more and checks each row; its cells come with it. @throws DocketError unreadable-file at the end where the file has changed meanwhile */
  rows(): Iterable<ValidatedRow>;
}

/**
 * Lays the mapping over the file and reads all of it once, for what only the whole file can tell.
 * @throws DocketError invalid-input for a mapping that does not fit, unreadable-file, cancelled
 */
export function openReading({ db, asOf }: Pick<ReadContext, 'db' | 'asOf'>, { facts, rows }: DataFile, { mapping, source, choices }: ImportPlan, monitor: JobMonitor, asked: { readonly withWords?: boolean } = {}): Reading {
  // Numbers of a workbook are numbers: their decimal mark is a point, whatever its program shows.
  const resolved = resolveMapping(facts.workbook !== null && mapping.decimalMark === null ? { ...mapping, decimalMark: '.' } : mapping, facts.header, facts.repeatedColumns);
  const profiler = createProfiler(resolved, asked);
  const onBytes = (bytesRead: number): void => {
    stopIfCancelled(monitor);
    monitor.progress('reading', bytesRead, facts.sizeBytes);
  };
  for (const { cells, row } of rows(onBytes)) profiler.row(cells, row);
  const profile = profiler.profile();
  return {
    profile,
    resolved,
    *rows() {
      const validator = createValidator({ resolved, profile, lookups: { account: accountLookup(db, mapping.system), subscription: subscriptionAccountLookup(db, mapping.system) }, asOf, source, choices });
      let done = 0;
      for (const record of rows()) {
        yield validator.row(record.cells, record.row, record);
        done += 1;
        if (done % rowsPerBreath === 0) {
          stopIfCancelled(monitor);
          monitor.progress('checking', done, profile.rows);
        }
      }
    },
  };
}

/** The date that a record speaks of: when an issue was opened, a subscription began, a deal came to its stage, something was measured or took place. */
function dateOf(record: ImportRecord): CalendarDate | null {
  switch (record.kind) {
    case 'accounts':
      return null;
    case 'subscriptions':
      return record.startDate;
    case 'issues':
      return record.openedOn;
    case 'deals':
      return record.stageSince ?? record.openedOn;
    case 'measurements':
    case 'interactions':
      return record.onDate;
  }
}

/** Gathers the first and last date that the records speak of. */
export function createPeriod(): { add(record: ImportRecord): void; period(): { from: CalendarDate; to: CalendarDate } | null } {
  let from: CalendarDate | null = null;
  let to: CalendarDate | null = null;
  return {
    add(record) {
      const date = dateOf(record);
      if (date === null) return;
      if (from === null || date < from) from = date;
      if (to === null || date > to) to = date;
    },
    period: () => (from === null || to === null ? null : { from, to }),
  };
}
