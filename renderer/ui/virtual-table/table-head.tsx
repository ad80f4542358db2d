import type { Header } from '@tanstack/react-table';
import { FlexRender } from '@tanstack/react-table';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { cx } from '../cx';
import type { Features, LoadedRow, TableColumn } from './columns';
import type { TableSort } from './virtual-table';
import styles from './virtual-table.module.css';

interface TableHeadProps<T extends object> {
  headers: readonly Header<Features, LoadedRow<T>, unknown>[];
  columns: readonly TableColumn<T>[];
  tracks: string;
  sort: TableSort | null;
  onSort: ((sort: TableSort) => void) | undefined;
}

/** The row of headings; a heading that can sort is a button. */
export function TableHead<T extends object>({ headers, columns, tracks, sort, onSort }: TableHeadProps<T>) {
  return (
    <div className={styles['head']} role="rowgroup">
      <div className={styles['row']} role="row" aria-rowindex={1} style={{ gridTemplateColumns: tracks }}>
        {headers.map((header, index) => {
          const column = columns.find(({ id }) => id === header.column.id);
          const isSorted = sort?.columnId === header.column.id;
          const isDescending = isSorted && sort.isDescending;
          const content = <FlexRender header={header} />;
          const align = column?.align ?? 'start';
          return (
            <div
              key={header.id}
              className={cx(styles['header'], align !== 'start' && styles[align])}
              role="columnheader"
              aria-colindex={index + 1}
              {...(column?.headerContent === undefined ? {} : { 'aria-label': column.header })}
              {...(isSorted ? { 'aria-sort': isDescending ? ('descending' as const) : ('ascending' as const) } : {})}
            >
              {header.column.getCanSort() && onSort !== undefined ? (
                <button type="button" className={cx(styles['sort'], isSorted && styles['sorted'])} onClick={() => onSort({ columnId: header.column.id, isDescending: isSorted ? !isDescending : false })}>
                  {content}
                  {isSorted && (isDescending ? <ArrowDown aria-hidden="true" /> : <ArrowUp aria-hidden="true" />)}
                </button>
              ) : (
                content
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
