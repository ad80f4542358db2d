import { describe, expect, it } from 'vitest';
import { seriesLayout } from '../../../renderer/features/accounts/series-layout';

const point = (month: string, value: number) => ({ month, value, readings: 1, lowest: value, highest: value });

describe('the chart of a measured series', () => {
  it('begins at zero, so that a fall looks as large as it is [W4]', () => {
    const { points, rules } = seriesLayout({ points: [point('2026-09', 80), point('2026-10', 40)], isLastOpen: false }, 300, 92);
    expect(rules).toEqual([{ value: 80, y: 8 }, { value: 0, y: 68 }]);
    expect(points.map(({ x, y }) => [x, y])).toEqual([[38, 8], [290, 38]]);
  });

  it('leaves a gap where a month has no reading, and marks the month that is not over [W4]', () => {
    const { path, points } = seriesLayout({ points: [point('2026-07', 1), point('2026-08', 1), point('2026-10', 1), point('2026-11', 1)], isLastOpen: true }, 300, 92);
    expect(path.match(/[ML]/g)).toEqual(['M', 'L', 'M', 'L']);
    expect(points.map(({ isOpen }) => isOpen)).toEqual([false, false, false, true]);
  });

  it('stands in the middle with one reading, and below the line with figures under zero', () => {
    expect(seriesLayout({ points: [point('2026-07', 0)], isLastOpen: false }, 300, 92)).toMatchObject({ points: [{ x: 164, y: 8 }], path: 'M164 8' });
    expect(seriesLayout({ points: [point('2026-07', -50), point('2026-08', 50)], isLastOpen: false }, 300, 92).rules).toEqual([{ value: 50, y: 8 }, { value: -50, y: 68 }]);
  });
});
