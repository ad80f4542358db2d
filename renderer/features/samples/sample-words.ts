import type { Estimate } from '@shared/contract/samples/entities';
import type { QuestionKind } from '@shared/contract/samples/templates';

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

/** A figure of its kind: `64 %`, or `3.8`. */
export const valueWords = (value: number, kind: QuestionKind): string => (kind === 'scale' ? value.toFixed(2) : `${(value * 100).toFixed(1)} %`);

/** From where to where the true figure lies: `58.1 to 69.4 %`, `3.52 to 4.02`; what cannot be told says so. */
export function intervalWords({ low, high }: Estimate, kind: QuestionKind): string {
  if (low === null || high === null) return 'n/a';
  return kind === 'scale' ? `${low.toFixed(2)} to ${high.toFixed(2)}` : `${(low * 100).toFixed(1)} to ${(high * 100).toFixed(1)} %`;
}

export const answerLabels: Readonly<Record<string, string>> = { yes: 'Yes', no: 'No', na: 'n/a' };
