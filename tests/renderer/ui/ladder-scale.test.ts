import { describe, expect, it } from 'vitest';
import { builtInLadder, layOutLadder, spreadLabels } from '../../../renderer/ui/ladder-scale';

describe('the band ladder [S1]', () => {
  it('has a tick for each of the 26 scores that can be reached', () => {
    const products = new Set<number>();
    for (const impact of [1, 2, 3, 4, 5]) for (const severity of [1, 2, 3, 4, 5]) for (const time of [1, 2, 3]) products.add(impact * severity * time);
    expect([...products].sort((a, b) => a - b)).toEqual(builtInLadder.ticks);
    expect(builtInLadder.ticks).toHaveLength(26);
  });
  it('has bands that join without a gap from 1 to 75', () => {
    expect(builtInLadder.bands.map(({ from, to }) => [from, to])).toEqual([[1, 10], [11, 30], [31, 50], [51, 75]]);
  });
  it('gives every score an equal share and fills the width', () => {
    const { segments, xOf } = layOutLadder(builtInLadder, 976, 2);
    // (976 - 3 gaps of 2) / 75 = 12.933 px a score; ten of them are 129.3.
    expect(segments[0]?.width).toBeCloseTo(129.33, 2);
    expect(segments[3]).toMatchObject({ from: 51, to: 75 });
    expect((segments[3]?.x ?? 0) + (segments[3]?.width ?? 0)).toBeCloseTo(976, 6);
    expect(xOf(45)).toBeCloseTo(579.5, 1);
    expect(xOf(30)).toBeCloseTo(383.5, 1);
  });
  it('keeps every score within the segment of its band', () => {
    const { segments, xOf } = layOutLadder(builtInLadder, 232, 2);
    for (let score = 1; score <= 75; score += 1) {
      const segment = segments.find(({ from, to }) => score >= from && score <= to);
      expect(xOf(score)).toBeGreaterThan(segment?.x ?? Infinity);
      expect(xOf(score)).toBeLessThan((segment?.x ?? 0) + (segment?.width ?? 0));
    }
  });
});

describe('labels above the ladder', () => {
  it('stay where they are while there is room', () => expect(spreadLabels([10, 40, 80], 17, 7, 200)).toEqual([10, 40, 80]));
  it('are pushed apart in their order and stay inside', () => {
    const placed = spreadLabels([8, 10, 12, 198, 199], 17, 7, 200);
    expect(placed.slice(0, 3)).toEqual([8, 25, 42]);
    expect(placed.slice(3)).toEqual([183, 200]);
  });
});
