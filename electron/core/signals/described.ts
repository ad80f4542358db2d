import type { CalendarDate } from '@shared/primitives';
import { formatDate } from '../calendar';

/** The description of an issue that a proposal became: the reason, what it rests on line by line, and which rule said so when. */
export function describe({ reason, evidence, ruleTitle, ruleVersion, asOf }: { reason: string; evidence: readonly { readonly ref: string; readonly words: string }[]; ruleTitle: string; ruleVersion: number; asOf: CalendarDate }): string {
  const lines = evidence.map(({ ref, words }) => `- ${ref}: ${words}`);
  return [reason, ...(lines.length === 0 ? [] : ['', 'Evidence', ...lines]), '', `Proposed by the rule "${ruleTitle}", version ${ruleVersion}, as of ${formatDate(asOf)}.`].join('\n');
}
