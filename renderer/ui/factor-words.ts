import type { Dimension } from '@shared/primitives';

export const dimensionLabels = { impact: 'Impact', severity: 'Severity', time: 'Time' } as const satisfies Record<Dimension, string>;
export const dimensionShortLabels = { impact: 'Imp', severity: 'Sev', time: 'Time' } as const satisfies Record<Dimension, string>;

/** How many steps a factor has (S1): impact and severity 5, time 3. */
export const dimensionSteps = { impact: 5, severity: 5, time: 3 } as const satisfies Record<Dimension, number>;

const timeWords = ['regular', 'this week', 'now'] as const;

/** A step as it reads on the screen: the number, and for Time the word, so that no step has a band's name (S1). */
export function stepWord(dimension: Dimension, step: number): string {
  return dimension === 'time' ? (timeWords[step - 1] ?? String(step)) : String(step);
}
