import type { Anomaly, Mapping, RuleChoice } from '@shared/contract/imports/entities';
import { assertNever, type Source } from '@shared/primitives';
import { checkAccount } from './check-account';
import { checkDeal } from './check-deal';
import { checkInteraction } from './check-interaction';
import { checkIssue } from './check-issue';
import { checkMeasurement } from './check-measurement';
import { checkSubscription } from './check-subscription';
import { identifiedBy } from './derived-ref';
import type { Lookups } from './lookups';
import type { ResolvedMapping } from './mapping';
import { fitsHeader, type FileProfile } from './profile';
import type { ImportRecord } from './records';
import { createIdentity } from './row-identity';
import { RowReader } from './row-reader';

export interface ValidatorOptions {
  readonly resolved: ResolvedMapping;
  readonly profile: FileProfile;
  readonly lookups: Lookups;
  /** `YYYY-MM-DD`; dates after it are in the future. */
  readonly asOf: string;
  /** The source the import is tagged with; a row that names its own goes before it. */
  readonly source: Source;
  /** By rule; one that is not named is imported and flagged. */
  readonly choices: Readonly<Partial<Record<string, RuleChoice>>>;
}

/** A row after its checks: `record` is null where the row is left out, and then there is at least one anomaly that says why. */
export interface ValidatedRow {
  readonly row: number;
  readonly cells: readonly string[];
  readonly record: ImportRecord | null;
  readonly anomalies: readonly Anomaly[];
  /** Keys of fields whose value was worked out and not read. */
  readonly derived: readonly string[];
}

/** What the reading of a row could not be sure of. */
export interface RowDoubts {
  readonly hasMalformedQuote?: boolean;
  /** Positions of columns, from 0, whose number may have lost digits. */
  readonly doubtfulColumns?: readonly number[];
  /** It is a line that could not be read as cells at all. */
  readonly isBroken?: boolean;
  /** A cell of it reached the limit of the reader; it comes without cells. */
  readonly isTooLong?: boolean;
}

export interface Validator {
  row(cells: readonly string[], row: number, doubts?: RowDoubts): ValidatedRow;
}

/** Turns rows into records, one at a time and each by itself: what only the whole file can tell comes in its profile (W6). */
export function createValidator({ resolved, profile, lookups, asOf, source, choices }: ValidatorOptions): Validator {
  const reader = new RowReader(resolved, profile, asOf, choices);
  const { kind } = resolved.mapping;
  const identityOf = createIdentity(resolved);
  const knownBy = identifiedBy(kind);
  /** References that were made for rows without one. */
  const derived = new Set<string>();
  const hasPersonal = resolved.mapping.personal.length > 0;

  const check = (ref: string): ImportRecord | null => {
    switch (kind) {
      case 'accounts':
        return checkAccount(reader, ref);
      case 'subscriptions':
        return checkSubscription(reader, ref, lookups);
      case 'issues':
        return checkIssue(reader, ref, lookups, source);
      case 'deals':
        return checkDeal(reader, ref, lookups);
      case 'measurements':
        return checkMeasurement(reader, ref, lookups, source);
      case 'interactions':
        return checkInteraction(reader, ref, lookups, source);
      default:
        return assertNever(kind);
    }
  };

  return {
    row(cells, row, { hasMalformedQuote = false, doubtfulColumns = [], isBroken = false, isTooLong = false } = {}) {
      reader.start(cells, row);
      const leftOut = (): ValidatedRow => ({ row, cells, record: null, anomalies: reader.anomalies, derived: [] });
      if (isBroken) {
        reader.noteColumn('broken-line', '', hasPersonal ? 'not shown, because the file has personal columns' : (cells[0] ?? ''));
        return leftOut();
      }
      if (isTooLong) {
        reader.noteColumn('cell-too-long', '', '');
        return leftOut();
      }
      const damaged = cells.findIndex((cell) => cell.includes('\0'));
      if (damaged !== -1) {
        reader.noteColumn('nul-character', '', `cell ${damaged + 1}`);
        return leftOut();
      }
      if (!fitsHeader(cells, resolved.columnCount)) {
        reader.noteColumn('row-shape', '', `${cells.length} ${cells.length === 1 ? 'cell' : 'cells'} instead of ${resolved.columnCount}`);
        return leftOut();
      }
      const ref = reader.text('ref');
      if (ref === '' && knownBy === undefined) {
        reader.note('missing-identifier', 'ref', '');
        return leftOut();
      }
      const lastRow = resolved.mapping.rowsAre === 'events' ? undefined : profile.lastRowOf.get(identityOf(cells));
      if (lastRow !== undefined && row < lastRow) {
        reader.note('duplicate-identifier', 'ref', ref);
        return leftOut();
      }
      if (hasMalformedQuote) reader.noteColumn('malformed-quote', '', hasPersonal ? 'not shown, because the file has personal columns' : cells.join(resolved.columnCount > 1 ? ', ' : ''));
      if (doubtfulColumns.length > 0) for (const [key, { index }] of resolved.columns) if (doubtfulColumns.includes(index)) reader.note('doubtful-digits', key);
      // That a whole file has no identifiers is said once, of its header.
      if (ref === '' && knownBy !== undefined && reader.column('ref') !== undefined) reader.note('derived-identifier', 'ref', `known by ${knownBy}`);
      const record = check(ref);
      if (record === null || reader.isRejected) return leftOut();
      // Of its own, too, where it looks like one that was made.
      if (knownBy !== undefined && (ref === '' || ref.includes(' | '))) {
        if (derived.has(record.ref)) {
          reader.note('duplicate-identifier', 'ref', record.ref);
          return leftOut();
        }
        derived.add(record.ref);
      }
      return { row, cells, record, anomalies: reader.anomalies, derived: reader.derived };
    },
  };
}

/** What is wrong with the header itself; it leaves no row out. */
export function headerAnomalies(headerRow: number, duplicateHeaders: readonly string[], { kind, columns }: Pick<Mapping, 'kind' | 'columns'>): Anomaly[] {
  const repeated = duplicateHeaders.map((name): Anomaly => ({ row: headerRow, column: name.slice(0, 200), rule: 'duplicate-header', value: name.slice(0, 200) }));
  const isMapped = (key: string): boolean => columns.some(({ field }) => field === key);
  // Said once of the header: a row of such a file is no better and no worse than the next.
  if (kind === 'issues' && !isMapped('opened')) return [...repeated, { row: headerRow, column: '', rule: 'missing-value', value: 'no column says when an issue was opened' }];
  const knownBy = identifiedBy(kind);
  if (knownBy === undefined || isMapped('ref')) return repeated;
  return [...repeated, { row: headerRow, column: '', rule: 'derived-identifier', value: `each row is known by ${knownBy}` }];
}
