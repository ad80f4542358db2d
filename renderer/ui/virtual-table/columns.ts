import type { ReactNode } from 'react';
import type { ColumnDef } from '@tanstack/react-table';
import { columnVisibilityFeature, rowSortingFeature, tableFeatures } from '@tanstack/react-table';

export interface TableColumn<T> {
  readonly id: string;
  /** The heading; sentence case. */
  readonly header: string;
  /** Drawn instead of `header`, which is then only read aloud. */
  readonly headerContent?: ReactNode;
  readonly cell: (row: T, index: number) => ReactNode;
  /** Px: the width, or the least width of a column that grows. */
  readonly width: number;
  /** Its share of the width that is left over; 0 keeps it at `width`. */
  readonly grow?: number;
  readonly align?: 'start' | 'end' | 'center';
  readonly isSortable?: boolean;
  /** Left out while the table is narrower than this many px. */
  readonly hideBelow?: number;
}

/** A row as the table holds it: its index in the whole list beside its data. */
export interface LoadedRow<T> {
  readonly index: number;
  readonly data: T;
}

export const features = tableFeatures({ columnVisibilityFeature, rowSortingFeature });
export type Features = typeof features;

/** The columns as TanStack Table takes them. */
export function toColumnDefs<T>(columns: readonly TableColumn<T>[]): ColumnDef<Features, LoadedRow<T>>[] {
  return columns.map((column) => ({
    id: column.id,
    accessorFn: (row: LoadedRow<T>) => row.data,
    header: () => column.headerContent ?? column.header,
    cell: ({ row }) => column.cell(row.original.data, row.original.index),
    enableSorting: column.isSortable ?? false,
  }));
}

/** Which columns fit in `width` px. */
export function visibilityAt<T>(columns: readonly TableColumn<T>[], width: number): Record<string, boolean> {
  return Object.fromEntries(columns.map(({ id, hideBelow }) => [id, hideBelow === undefined || width >= hideBelow]));
}

/** The CSS grid tracks of the columns that are shown. */
export function tracksOf<T>(columns: readonly TableColumn<T>[]): string {
  return columns.map(({ width, grow = 0 }) => (grow > 0 ? `minmax(${width}px, ${grow}fr)` : `${width}px`)).join(' ');
}
