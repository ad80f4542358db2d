/** How far an answer lies from what was agreed: `as agreed`, `2 steps higher`. */
export function differenceWords(steps: number): string {
  if (steps === 0) return 'as agreed';
  const size = Math.abs(steps);
  return `${size} ${size === 1 ? 'step' : 'steps'} ${steps > 0 ? 'higher' : 'lower'}`;
}

/** A mean difference with its sign: `+0.4`, `0.0`. */
export function signedSteps(mean: number): string {
  const rounded = Math.round(mean * 10) / 10;
  return rounded === 0 ? '0.0' : `${rounded > 0 ? '+' : '-'}${Math.abs(rounded).toFixed(1)}`;
}

/** A share as whole percent. */
export const percent = (share: number): string => `${Math.round(share * 100)} %`;
