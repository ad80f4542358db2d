import type { CodeAgreement } from './contract/codings/entities';
import type { Estimate } from './contract/samples/entities';
import type { QuestionKind } from './contract/samples/templates';

/** A figure of its kind: `64 %`, or `3.8`. */
export const valueWords = (value: number, kind: QuestionKind): string => (kind === 'scale' ? value.toFixed(2) : `${(value * 100).toFixed(1)} %`);

/** From where to where the true figure lies: `58.1 to 69.4 %`, `3.52 to 4.02`; what cannot be told says so. */
export function intervalWords({ low, high }: Estimate, kind: QuestionKind): string {
  if (low === null || high === null) return 'n/a';
  return kind === 'scale' ? `${low.toFixed(2)} to ${high.toFixed(2)}` : `${(low * 100).toFixed(1)} to ${(high * 100).toFixed(1)} %`;
}

/** `Two people coded 40 comments and agreed on 33 (kappa 0.78).` */
export const agreedWords = ({ comments, agreed, kappa }: CodeAgreement): string => `Two people coded ${comments} comments and agreed on ${agreed} (kappa ${kappa === null ? 'n/a' : kappa.toFixed(2)}).`;
