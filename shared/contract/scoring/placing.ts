import { Band, CalendarDate, OverrideId } from '../../primitives';
import { z } from '../../zod';

/** Where in its band an issue is placed: before all others, by its own score among them, or after all others. */
export const bandPositions = ['top', 'by-score', 'bottom'] as const;
export const BandPosition = z.enum(bandPositions);
export type BandPosition = z.infer<typeof BandPosition>;

/** Where a person has placed an issue, above or below its arithmetic (S5). */
export const Placing = z.object({
  id: OverrideId,
  band: Band,
  position: BandPosition,
  /** Who decided it. */
  decider: z.string(),
  reason: z.string(),
  from: CalendarDate,
  /** The last day on which it is in force. */
  until: CalendarDate,
});
export type Placing = Readonly<z.infer<typeof Placing>>;
