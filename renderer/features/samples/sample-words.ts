/** Hours as people say them: `52 h`, `1.5 h`, `20 min`. */
export function hoursWords(hours: number): string {
  if (hours < 1) return `${Math.round(hours * 60)} min`;
  return hours < 10 ? `${Math.round(hours * 10) / 10} h` : `${Math.round(hours).toLocaleString('en-US')} h`;
}

/** A margin of a share: `± 5.0 points`; `none` where everything is read, `n/a` where nothing is. */
export function marginWords(margin: number | null): string {
  if (margin === null) return 'n/a';
  return margin === 0 ? 'none' : `± ${(margin * 100).toFixed(1)} points`;
}

export const answerLabels: Readonly<Record<string, string>> = { yes: 'Yes', no: 'No', na: 'n/a' };
