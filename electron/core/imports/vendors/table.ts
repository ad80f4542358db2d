import type { DurationUnit, ImportKind, Mapping } from '@shared/contract/imports/entities';
import type { Source } from '@shared/primitives';

/** The name of a column that may hold a field, with the unit of its numbers where it counts time. */
export type Candidate = string | readonly [column: string, unit: DurationUnit];

/**
 * What the exports of one tool call the fields of a kind. The names of all its exports stand together: the first that a file has is taken. They are compared
 * without regard to case and punctuation, so that `Created at`, `created_at` and `createdAt` are one.
 */
export interface VendorTable {
  readonly kind: ImportKind;
  readonly source: Source;
  /** By field key. A field with no candidate is never guessed either: what the tool has under such a name means something else. */
  readonly columns: Readonly<Record<string, readonly Candidate[]>>;
  /** Columns that a file of this table has and one of another kind has not: one of them is needed, where there are any. */
  readonly telling?: readonly string[];
  /** Words of the tool that the built-in ones do not know, or mean otherwise. */
  readonly values?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly rowsAre?: Mapping['rowsAre'];
  readonly resolvedStatus?: Mapping['resolvedStatus'];
  /** What interactions are whose row does not say it. */
  readonly interactionKind?: Mapping['interactionKind'];
}

/** A tool whose exports are known. */
export interface Vendor {
  /** As the command line takes it. */
  readonly id: string;
  readonly label: string;
  readonly tables: readonly VendorTable[];
}
