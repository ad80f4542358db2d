import type { DurationUnit, ImportKind, Mapping, RowOutcome } from '@shared/contract/imports/entities';
import type { JobProgress } from '@shared/contract/imports/operations';
import { formatBytes, formatCount, formatDate } from '../../ui/format';

/** The name of a delimiter: `Semicolon`. */
export function delimiterWord(delimiter: string): string {
  switch (delimiter) {
    case ',':
      return 'Comma';
    case ';':
      return 'Semicolon';
    case '\t':
      return 'Tab';
    case '|':
      return 'Vertical bar';
    default:
      return `"${delimiter}"`;
  }
}

export const unitLabels = { minutes: 'minutes', hours: 'hours', days: 'days', seconds: 'seconds', milliseconds: 'milliseconds', moment: 'the moment it happened' } as const satisfies Record<DurationUnit, string>;

export const outcomeLabels = { imported: 'New', updated: 'Update', unchanged: 'Unchanged', rejected: 'Left out' } as const satisfies Record<RowOutcome, string>;

/** What the records of a kind are called among people: `Import tickets`. */
export const kindWords = { accounts: 'accounts', subscriptions: 'subscriptions', issues: 'tickets', deals: 'deals', measurements: 'measurements', interactions: 'interactions' } as const satisfies Record<ImportKind, string>;

/** A meaning as words: `mid-market` as `Mid market`. */
export function meaningWords(meaning: string): string {
  const words = meaning.replaceAll('-', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** `1 row`, `2,418 rows`. */
export function rowWords(count: number): string {
  return count === 1 ? '1 row' : `${formatCount(count)} rows`;
}

/** What of an import still waits for a person. */
export function waitingWords(proposals: number): string {
  return proposals === 1 ? '1 proposal waits for a person' : `${formatCount(proposals)} proposals wait for a person`;
}

/** What became of rows that tell of earlier states than those stored. */
export function olderWords(older: number): string {
  return older === 1 ? '1 row tells of an earlier state than the one stored, which stands' : `${formatCount(older)} rows tell of earlier states than those stored, which stand`;
}

/** Kinds whose records a source changes after they were written. */
const changing: ReadonlySet<ImportKind> = new Set<ImportKind>(['accounts', 'subscriptions', 'issues', 'deals']);

/** How two exports of the same records are told apart, or null where these never change. */
export function exportOrderWords({ kind, columns }: Pick<Mapping, 'kind' | 'columns'>): { readonly isKnown: boolean; readonly words: string } | null {
  if (!changing.has(kind)) return null;
  const changed = columns.find(({ field }) => field === 'changed');
  return changed === undefined
    ? { isKnown: false, words: 'No column says when a record was last changed, so the export that is imported last stands, even where it is the older one.' }
    : { isKnown: true, words: `By "${changed.column}": an older export takes nothing back.` };
}

/** `1 Oct 2026 to 20 Nov 2026`, or one date. */
export function periodWords(from: string | null, to: string | null): string {
  if (from === null || to === null) return '';
  return from === to ? formatDate(from) : `${formatDate(from)} to ${formatDate(to)}`;
}

const stageLabels = { reading: 'Reading the file', checking: 'Checking the rows', writing: 'Writing', indexing: 'Preparing search' } as const satisfies Record<JobProgress['stage'], string>;

/** How far a job has come, for the progress bar. */
export function progressWords({ stage, done, total }: Omit<JobProgress, 'jobId'>): { readonly label: string; readonly value: number | null; readonly max: number; readonly detail: string } {
  const amount = stage === 'reading' ? formatBytes : formatCount;
  return { label: stageLabels[stage], value: total === null ? null : Math.min(done, total), max: Math.max(total ?? 1, 1), detail: total === null ? amount(done) : `${amount(Math.min(done, total))} of ${amount(total)}` };
}
