/** A heading between rows: it stands before the row at `startIndex`. */
export interface RowGroup {
  readonly id: string;
  readonly startIndex: number;
}

/** What stands at a line of the table: a group's heading or a row. */
export type Line<G extends RowGroup> = { readonly kind: 'group'; readonly group: G } | { readonly kind: 'row'; readonly index: number };

/** Heights in px. */
export interface LineSizes {
  readonly row: number;
  readonly group: number;
}

/** Rows and group headings as one list of lines, each with its place in px. Nothing is stored a row: a million rows cost nothing. */
export interface RowLayout<G extends RowGroup> {
  readonly lineCount: number;
  readonly totalHeight: number;
  lineAt: (line: number) => Line<G>;
  /** The line at which a row stands. */
  lineOf: (rowIndex: number) => number;
  /** Px from the top of the list to the top of a line. */
  topOf: (line: number) => number;
  heightOf: (line: number) => number;
}

/** Lays out `rowCount` rows under their headings; a heading that starts past the last row is left out. */
export function layOutRows<G extends RowGroup>(rowCount: number, groups: readonly G[], sizes: LineSizes): RowLayout<G> {
  const headings = groups
    .filter(({ startIndex }) => startIndex < rowCount)
    .toSorted((a, b) => a.startIndex - b.startIndex)
    .map((group, index) => ({ group, line: group.startIndex + index }));
  const headingsBefore = (line: number): number => headings.filter((heading) => heading.line < line).length;
  const isHeading = (line: number): boolean => headings.some((heading) => heading.line === line);
  return {
    lineCount: rowCount + headings.length,
    totalHeight: rowCount * sizes.row + headings.length * sizes.group,
    lineAt: (line) => {
      const heading = headings.find((candidate) => candidate.line === line);
      return heading === undefined ? { kind: 'row', index: line - headingsBefore(line) } : { kind: 'group', group: heading.group };
    },
    lineOf: (rowIndex) => rowIndex + headings.filter(({ group }) => group.startIndex <= rowIndex).length,
    topOf: (line) => {
      const before = headingsBefore(line);
      return (line - before) * sizes.row + before * sizes.group;
    },
    heightOf: (line) => (isHeading(line) ? sizes.group : sizes.row),
  };
}

/**
 * Browsers draw no element taller than 2^25 px, which zoom divides. 8 million px leave room for zoom up to 400 %; a
 * longer list is scrolled at a scale.
 */
export const tallestPx = 8_000_000;

/** The element's height for a list, and how many list px one px of scrolling stands for (1 unless the list is too tall). */
export function scaleOf(totalHeight: number, viewportHeight: number): { height: number; factor: number } {
  if (totalHeight <= tallestPx) return { height: totalHeight, factor: 1 };
  return { height: tallestPx, factor: (totalHeight - viewportHeight) / (tallestPx - viewportHeight) };
}

/** Where to scroll so that a line of `height` px at `top` is in view; null where it already is. */
export function offsetToShow(top: number, height: number, offset: number, viewportHeight: number): number | null {
  if (top < offset) return top;
  if (top + height > offset + viewportHeight) return top + height - viewportHeight;
  return null;
}

/** The row a key leads to, or null for other keys. `pageRows` is how many rows the view holds. */
export function rowAfterKey(key: string, current: number, rowCount: number, pageRows: number): number | null {
  const steps: Readonly<Record<string, number>> = { ArrowDown: current + 1, j: current + 1, ArrowUp: current - 1, k: current - 1, PageDown: current + pageRows, PageUp: current - pageRows, Home: 0, End: rowCount - 1 };
  const wanted = Object.hasOwn(steps, key) ? steps[key] : undefined;
  return wanted === undefined || rowCount === 0 ? null : Math.min(Math.max(wanted, 0), rowCount - 1);
}
