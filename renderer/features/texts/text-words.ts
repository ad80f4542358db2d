import { directionLabels, interactionKindLabels, toneLabels, type Direction, type InteractionKind } from '@shared/contract/records/entities';
import type { FilingBasis, WordProposal } from '@shared/contract/texts/operations';
import { formatCount, formatDate } from '../../ui/format';

export const textsWords = (count: number): string => (count === 1 ? '1 message' : `${formatCount(count)} messages`);

/** Why something is filed where it is. */
export const basisWords = { chosen: 'chosen', before: 'as before', known: 'filed there before', name: 'by its domain', none: 'no account' } as const satisfies Record<FilingBasis, string>;

/** A sender as people read it: `file:Review.vtt` is the file. */
export const senderWords = (sender: string): string => (sender.startsWith('file:') ? sender.slice(5) : sender);

/** `E-mail from the customer, 4 Nov 2026, Ann Lee`. */
export function interactionLine({ kind, direction, on, person }: { kind: InteractionKind; direction?: Direction | null; on: string; person: string | null }): string {
  const what = direction == null ? interactionKindLabels[kind] : `${interactionKindLabels[kind]} ${directionLabels[direction].toLowerCase()}`;
  return [what, formatDate(on), ...(person === null ? [] : [person])].join(', ');
}

/** What accepting a proposal makes a fact, in a line. */
export function proposalWords({ kind, tone, words, promisedBy, dueOn }: Pick<WordProposal, 'kind' | 'tone' | 'words' | 'promisedBy' | 'dueOn'>): string {
  if (kind === 'tone') return tone === null ? '' : `Tone: ${toneLabels[tone].toLowerCase()}`;
  const by = promisedBy === null ? '' : ` by ${promisedBy}`;
  if (kind === 'unresolved') return words ?? '';
  return `Promised${by}${dueOn === null ? ', without a date' : `, due ${formatDate(dueOn)}`}`;
}
