import { useVirtualizer } from '@tanstack/react-virtual';
import { FlexRender, useTable } from '@tanstack/react-table';
import type { KeyboardEvent, ReactNode } from 'react';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { useElementWidth } from '../use-element-width';
import type { LoadedRow, TableColumn } from './columns';
import { features, toColumnDefs, tracksOf, visibilityAt } from './columns';
import { TableHead } from './table-head';
import type { RowGroup } from './row-layout';
import { layOutRows, offsetToShow, rowAfterKey } from './row-layout';
import { GroupLine, RowLine } from './table-lines';
import { useScaledScroll } from './use-scaled-scroll';
import styles from './virtual-table.module.css';

export interface TableGroup extends RowGroup {
  readonly content: ReactNode;
}

export interface TableSort {
  readonly columnId: string;
  readonly isDescending: boolean;
}

export interface VirtualTableProps<T extends object> {
  /** Names the table for screen readers. */
  label: string;
  /** Memoise them: new columns draw every row anew. */
  columns: readonly TableColumn<T>[];
  /** Of the whole list, loaded or not. */
  rowCount: number;
  /** The row at an index, or undefined while its window is not loaded. */
  getRow: (index: number) => T | undefined;
  /** The rows that are drawn: load windows by it. `end` is excluded. */
  onVisibleRangeChange?: ((start: number, end: number) => void) | undefined;
  selectedIndex: number | null;
  onSelect: (index: number) => void;
  /** Enter or a double click. */
  onOpen?: ((index: number) => void) | undefined;
  /** Space or x: marks a row among several. */
  onToggle?: ((index: number) => void) | undefined;
  sort?: TableSort | null;
  onSort?: ((sort: TableSort) => void) | undefined;
  /** Headings between rows, by the index of the row they stand before. */
  groups?: readonly TableGroup[];
  density?: 'comfortable' | 'compact';
  /** Px scrolled when the list was left; `onOffsetChange` told them. */
  initialOffset?: number | undefined;
  onOffsetChange?: ((offset: number) => void) | undefined;
  /** Takes focus when it appears, so that arrows work at once. */
  autoFocus?: boolean;
  /** Shown where there are no rows. */
  empty?: ReactNode;
}

const noGroups: readonly TableGroup[] = [];
/** At most this many rows are in the document. */
const mostLines = 58;

/** A table of any length: only the rows in view are in the document, and rows come in windows. Arrows, Page keys, Home, End, j and k move; Enter opens. */
export function VirtualTable<T extends object>(props: VirtualTableProps<T>) {
  const { label, columns, rowCount, getRow, onVisibleRangeChange, selectedIndex, onSelect, onOpen, onToggle, sort = null, onSort, groups = noGroups, density = 'comfortable', initialOffset, onOffsetChange, autoFocus = false, empty } = props;
  const rowHeight = density === 'compact' ? 26 : 32;
  const gridRef = useRef<HTMLDivElement | null>(null);
  const [widthRef, width] = useElementWidth<HTMLDivElement>(1100);
  const layout = useMemo(() => layOutRows(rowCount, groups, { row: rowHeight, group: 30 }), [rowCount, groups, rowHeight]);

  const scroll = useScaledScroll(layout.totalHeight, initialOffset, onOffsetChange);
  const active = rowCount === 0 ? null : Math.min(selectedIndex ?? 0, rowCount - 1);
  const activeLine = active === null ? null : layout.lineOf(active);
  const linesInView = Math.ceil(scroll.viewportHeight / rowHeight) + 1;

  const virtualizer = useVirtualizer<HTMLDivElement, HTMLDivElement>({
    count: layout.lineCount,
    getScrollElement: scroll.getElement,
    estimateSize: layout.heightOf,
    overscan: Math.min(Math.max(Math.floor((mostLines - linesInView) / 2), 1), 8),
    observeElementOffset: scroll.observeOffset,
    // Scrolling to a row is our own, below: the list may be at a scale.
    scrollToFn: scroll.ignoreScrollTo,
    rangeExtractor: ({ startIndex, endIndex, overscan, count }) => {
      const first = Math.max(startIndex - overscan, 0);
      const last = Math.min(endIndex + overscan, count - 1);
      const lines = Array.from({ length: Math.max(last - first + 1, 0) }, (_, index) => first + index);
      // The active row stays in the document, or focus would be lost by scrolling.
      if (activeLine === null || (activeLine >= first && activeLine <= last)) return lines;
      return activeLine < first ? [activeLine, ...lines] : [...lines, activeLine];
    },
  });
  // Heights are computed, not measured: a new layout makes the old ones wrong.
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, layout]);

  const drawn = virtualizer.getVirtualItems().filter(({ index }) => index < layout.lineCount).map(({ index }) => ({ line: index, what: layout.lineAt(index) }));
  const inWindow = drawn.filter(({ line }) => line !== activeLine || drawn.some((other) => Math.abs(other.line - line) === 1));
  const rowIndexes = inWindow.flatMap(({ what }) => (what.kind === 'row' ? [what.index] : []));
  const first = rowIndexes[0] ?? 0;
  const end = (rowIndexes.at(-1) ?? -1) + 1;
  useEffect(() => {
    if (end > first) onVisibleRangeChange?.(first, end);
  }, [first, end, onVisibleRangeChange]);

  const data = drawn.flatMap(({ what }): LoadedRow<T>[] => {
    const row = what.kind === 'row' ? getRow(what.index) : undefined;
    return what.kind === 'row' && row !== undefined ? [{ index: what.index, data: row }] : [];
  });
  const columnDefs = useMemo(() => toColumnDefs(columns), [columns]);
  const columnVisibility = useMemo(() => visibilityAt(columns, width), [columns, width]);
  const sorting = useMemo(() => (sort === null ? [] : [{ id: sort.columnId, desc: sort.isDescending }]), [sort]);
  const table = useTable({ features, columns: columnDefs, data, getRowId: ({ index }) => String(index), manualSorting: true, state: { columnVisibility, sorting } });
  const shown = useMemo(() => columns.filter(({ id }) => columnVisibility[id] !== false), [columns, columnVisibility]);
  const tracks = tracksOf(shown);
  const rows = new Map(table.getRowModel().rows.map((row) => [row.original.index, row]));
  const cellsOf = (index: number): ((columnIndex: number) => ReactNode) | null => {
    const row = rows.get(index);
    if (row === undefined) return null;
    return (columnIndex) => {
      const cell = row.getVisibleCells()[columnIndex];
      return cell === undefined ? null : <FlexRender cell={cell} />;
    };
  };

  // The element that may scroll is there only while there are rows, so focus and scrolling follow what is selected.
  const { show } = scroll;
  const isFirstRun = useRef(true);
  const isMovedByKey = useRef(false);
  useLayoutEffect(() => {
    const keepsPlace = isFirstRun.current && initialOffset !== undefined;
    if (active !== null && selectedIndex !== null && !keepsPlace) {
      const line = layout.lineOf(active);
      show((offset, viewportHeight) => offsetToShow(layout.topOf(line), layout.heightOf(line), offset, viewportHeight));
    }
    if (isMovedByKey.current || (isFirstRun.current && autoFocus)) gridRef.current?.querySelector<HTMLElement>('[role="row"][tabindex="0"]')?.focus({ preventScroll: true });
    isFirstRun.current = false;
    isMovedByKey.current = false;
    // Only a new selection moves the view: not new rows, nor a new height of the window.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [selectedIndex]);

  const select = useCallback((index: number) => onSelect(index), [onSelect]);
  const open = useCallback((index: number) => onOpen?.(index), [onOpen]);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || active === null) return;
    // Buttons and boxes within a cell keep their own keys.
    if (!(event.target instanceof Element) || event.target.getAttribute('role') !== 'row') return;
    const next = rowAfterKey(event.key, active, rowCount, Math.max(linesInView - 2, 1));
    if (next !== null) {
      isMovedByKey.current = next !== selectedIndex;
      select(next);
    } else if (event.key === 'Enter') open(active);
    else if ((event.key === ' ' || event.key === 'x') && onToggle !== undefined) onToggle(active);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div
      ref={(element) => {
        gridRef.current = element;
        widthRef(element);
      }}
      className={styles['grid']}
      role="grid"
      tabIndex={-1}
      aria-label={label}
      aria-rowcount={layout.lineCount + 1}
      aria-colcount={shown.length}
      onKeyDown={onKeyDown}
    >
      <TableHead headers={table.getHeaderGroups()[0]?.headers ?? []} columns={shown} tracks={tracks} sort={sort} onSort={onSort} />
      {rowCount === 0 ? (
        <div className={styles['empty']} role="row" aria-rowindex={2}>
          <div role="gridcell" aria-colspan={shown.length}>
            {empty}
          </div>
        </div>
      ) : (
        <div ref={scroll.ref} className={styles['scroller']} role="rowgroup">
          <div className={styles['sizer']} role="presentation" style={{ blockSize: `${scroll.height}px` }}>
            {drawn.map(({ line, what }) => {
              const place = { top: layout.topOf(line) - scroll.shift, height: layout.heightOf(line), rowIndex: line + 2 };
              return what.kind === 'group' ? (
                <GroupLine key={`group-${what.group.id}`} {...place} columnCount={shown.length} content={what.group.content} />
              ) : (
                <RowLine
                  key={what.index}
                  {...place}
                  index={what.index}
                  data={rows.get(what.index)?.original.data}
                  renderCell={cellsOf(what.index)}
                  columns={shown}
                  tracks={tracks}
                  isSelected={what.index === selectedIndex}
                  isActive={what.index === active}
                  onSelect={select}
                  onOpen={open}
                />
              );
            })}
          </div>
        </div>
      )}
    </div>
  );
}
