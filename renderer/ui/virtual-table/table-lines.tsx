import type { ReactNode } from 'react';
import { memo } from 'react';
import { cx } from '../cx';
import styles from './virtual-table.module.css';

interface LinePlace {
  /** Px from the top of the scrolled element. */
  top: number;
  height: number;
  /** As ARIA counts: the header row is 1. */
  rowIndex: number;
}

interface RowCellsProps {
  /** Undefined while its window is not loaded. Tells whether to draw again. */
  data: object | undefined;
  /** The columns that are shown; new ones draw the row anew. */
  columns: readonly { readonly id: string; readonly align?: 'start' | 'end' | 'center' }[];
  /** Draws the cell of a shown column; null while not loaded. */
  renderCell: ((columnIndex: number) => ReactNode) | null;
}

interface RowLineProps extends LinePlace, RowCellsProps {
  index: number;
  tracks: string;
  isSelected: boolean;
  /** The one row that Tab reaches. */
  isActive: boolean;
  onSelect: (index: number) => void;
  onOpen: (index: number) => void;
}

/** A row of the table. Its place may change at every scroll; its cells are drawn again only when their data change. */
export function RowLine({ top, height, rowIndex, index, data, columns, renderCell, tracks, isSelected, isActive, onSelect, onOpen }: RowLineProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the grid around the rows takes the keys
    <div
      className={cx(styles['row'], styles['line'], isSelected && styles['selected'])}
      role="row"
      aria-rowindex={rowIndex}
      aria-selected={isSelected}
      aria-busy={renderCell === null}
      tabIndex={isActive ? 0 : -1}
      style={{ transform: `translateY(${top}px)`, blockSize: `${height}px`, gridTemplateColumns: tracks }}
      onClick={() => onSelect(index)}
      onDoubleClick={() => onOpen(index)}
    >
      <RowCells data={data} columns={columns} renderCell={renderCell} />
    </div>
  );
}

const RowCells = memo(
  function RowCells({ columns, renderCell }: RowCellsProps) {
    return columns.map((column, columnIndex) => (
      <div key={column.id} role="gridcell" aria-colindex={columnIndex + 1} className={cx(styles['cell'], column.align !== undefined && column.align !== 'start' && styles[column.align])}>
        {renderCell === null ? <span className={styles['pending']} /> : renderCell(columnIndex)}
      </div>
    ));
  },
  // TanStack makes its row objects anew at every scroll, so `renderCell` differs each time.
  (before, after) => before.data === after.data && before.columns === after.columns,
);

/** A heading between rows. */
export function GroupLine({ top, height, rowIndex, columnCount, content }: LinePlace & { columnCount: number; content: ReactNode }) {
  return (
    <div className={cx(styles['line'], styles['group'])} role="row" aria-rowindex={rowIndex} style={{ transform: `translateY(${top}px)`, blockSize: `${height}px` }}>
      <div role="gridcell" aria-colspan={columnCount}>
        {content}
      </div>
    </div>
  );
}
