import type { Band } from '@shared/primitives';

/** What a ladder needs to know of a methodology: its bands, lowest first, and the scores that can be reached. */
export interface Ladder {
  readonly bands: readonly { readonly band: Band; readonly from: number; readonly to: number }[];
  readonly ticks: readonly number[];
}

/** The built-in methodology (S1): four bands over 1 to 75, and the 26 products of 1-5, 1-5 and 1-3. */
export const builtInLadder = {
  bands: [
    { band: 'monitor', from: 1, to: 10 },
    { band: 'next-cycle', from: 11, to: 30 },
    { band: 'escalate', from: 31, to: 50 },
    { band: 'immediate', from: 51, to: 75 },
  ],
  ticks: [1, 2, 3, 4, 5, 6, 8, 9, 10, 12, 15, 16, 18, 20, 24, 25, 27, 30, 32, 36, 40, 45, 48, 50, 60, 75],
} as const satisfies Ladder;

/** A band's stretch of the ladder in px: `x` from the left, its `width`. */
export interface LadderSegment {
  readonly band: Band;
  readonly from: number;
  readonly to: number;
  readonly x: number;
  readonly width: number;
}

/** Where bands and scores stand on a ladder `width` px wide, with `gap` px between the bands; each score has an equal share. */
export function layOutLadder(ladder: Ladder, width: number, gap: number): { segments: readonly LadderSegment[]; xOf: (score: number) => number } {
  const top = ladder.bands.at(-1)?.to ?? 1;
  const unit = (width - gap * (ladder.bands.length - 1)) / top;
  const segments = ladder.bands.map(({ band, from, to }, index) => ({ band, from, to, x: (from - 1) * unit + index * gap, width: (to - from + 1) * unit }));
  const xOf = (score: number): number => {
    const segment = segments.find(({ to }) => score <= to) ?? segments.at(-1);
    return segment === undefined ? 0 : segment.x + (score - segment.from + 0.5) * unit;
  };
  return { segments, xOf };
}

/** Marks above the ladder spread to `minGap` px apart, keeping their order and staying between `min` and `max`. */
export function spreadLabels(wanted: readonly number[], minGap: number, min: number, max: number): readonly number[] {
  const placed = wanted.map((x) => Math.min(Math.max(x, min), max));
  for (let index = 1; index < placed.length; index += 1) {
    placed[index] = Math.max(placed[index] ?? min, (placed[index - 1] ?? min) + minGap);
  }
  const last = placed.length - 1;
  if (last >= 0) placed[last] = Math.min(placed[last] ?? max, max);
  for (let index = last - 1; index >= 0; index -= 1) {
    placed[index] = Math.min(placed[index] ?? max, (placed[index + 1] ?? max) - minGap);
  }
  return placed;
}
