import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOutRows, offsetToShow, rowAfterKey, scaleOf, tallestPx } from '../../../../renderer/ui/virtual-table/row-layout';

const sizes = { row: 32, group: 30 };
const groups = [{ id: 'immediate', startIndex: 0 }, { id: 'escalate', startIndex: 3 }];

describe('rows under their headings [W4]', () => {
  const layout = layOutRows(5, groups, sizes);

  it('puts each heading before the row it names', () => {
    const lines = Array.from({ length: layout.lineCount }, (_, line) => layout.lineAt(line));
    expect(lines.map((line) => (line.kind === 'group' ? line.group.id : line.index))).toEqual(['immediate', 0, 1, 2, 'escalate', 3, 4]);
  });
  it('knows where each line stands', () => {
    expect([0, 1, 2, 3, 4, 5, 6].map(layout.topOf)).toEqual([0, 30, 62, 94, 126, 156, 188]);
    expect(layout.totalHeight).toBe(220);
    expect(layout.lineOf(3)).toBe(5);
  });
  it('leaves out a heading that no row follows', () => expect(layOutRows(3, groups, sizes).lineCount).toBe(4));

  it('finds every row again, and leaves no gap between lines', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), fc.uniqueArray(fc.integer({ min: 0, max: 320 }), { maxLength: 6 }), (rowCount, starts) => {
        const some = layOutRows(rowCount, starts.map((startIndex) => ({ id: String(startIndex), startIndex })), sizes);
        for (let row = 0; row < rowCount; row += 1) expect(some.lineAt(some.lineOf(row))).toEqual({ kind: 'row', index: row });
        for (let line = 0; line < some.lineCount; line += 1) expect(some.topOf(line) + some.heightOf(line)).toBe(line + 1 < some.lineCount ? some.topOf(line + 1) : some.totalHeight);
      }),
    );
  });
});

describe('lists taller than a browser can draw', () => {
  it('are drawn one to one at 100,000 rows', () => expect(scaleOf(100_000 * 32, 700)).toEqual({ height: 3_200_000, factor: 1 }));
  it('are scaled at a million rows, so that the end of the scroll is the end of the list', () => {
    const total = 1_000_000 * 32;
    const { height, factor } = scaleOf(total, 700);
    expect(height).toBe(tallestPx);
    expect((height - 700) * factor).toBeCloseTo(total - 700, 3);
  });
});

describe('moving about [L4]', () => {
  it('scrolls only as far as it takes to show a row', () => {
    expect(offsetToShow(100, 32, 0, 700)).toBeNull();
    expect(offsetToShow(100, 32, 120, 700)).toBe(100);
    expect(offsetToShow(690, 32, 0, 700)).toBe(22);
  });
  it.each([
    ['ArrowDown', 6], ['j', 6], ['ArrowUp', 4], ['k', 4], ['PageDown', 15], ['PageUp', 0], ['Home', 0], ['End', 99], ['a', null], ['toString', null],
  ])('%s leads from row 5 of 100 to %s', (key, row) => expect(rowAfterKey(key, 5, 100, 10)).toBe(row));
  it('stays within the list', () => {
    expect(rowAfterKey('ArrowDown', 99, 100, 10)).toBe(99);
    expect(rowAfterKey('ArrowUp', 0, 100, 10)).toBe(0);
    expect(rowAfterKey('End', 0, 0, 10)).toBeNull();
  });
});
