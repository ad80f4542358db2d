import { z } from '../zod';

/** A figure of time over the issues of an account, and what it leaves out with the reason (W6). */
export const TimingFigure = z.object({
  /** Minutes; null where no issue says it. */
  median: z.number().nullable(),
  /** Issues that say it. */
  counted: z.int(),
  /** Issues that should: all for the first response, the resolved ones for the resolution. */
  total: z.int(),
  /** Those of the total that do not, by what was found in their import; most first. */
  leftOut: z.array(z.object({ because: z.string(), issues: z.int() })),
});
export type TimingFigure = z.infer<typeof TimingFigure>;

export const AccountTiming = z.object({ firstResponse: TimingFigure, resolution: TimingFigure });
export type AccountTiming = z.infer<typeof AccountTiming>;
