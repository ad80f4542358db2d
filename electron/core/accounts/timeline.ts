import { dealOutcomeLabels, directionLabels, interactionKindLabels, type DealOutcome, type Direction, type InteractionKind, type Tone } from '@shared/contract/records/entities';
import type { TimelineEntry, TimelineKind } from '@shared/contract/records/operations';
import { formatMoneyFull } from '../money';
import { figureWords, seriesFigure } from './series';

/** An entry as the register has it; which facts are there follows from its kind. */
export interface TimelineFacts extends Pick<TimelineEntry, 'key' | 'kind' | 'on' | 'origin' | 'about' | 'issueId'> {
  readonly facts: {
    readonly number?: number | undefined;
    readonly status?: string | undefined;
    readonly priority?: string | null | undefined;
    readonly stage?: string | undefined;
    readonly before?: string | null | undefined;
    readonly outcome?: DealOutcome | undefined;
    readonly amountMinor?: number | null | undefined;
    readonly currency?: string | null | undefined;
    readonly measure?: string | undefined;
    readonly readings?: number | undefined;
    readonly total?: number | undefined;
    readonly mean?: number | undefined;
    readonly interactionKind?: InteractionKind | undefined;
    readonly direction?: Direction | null | undefined;
    readonly person?: string | null | undefined;
    readonly tone?: Tone | null | undefined;
    readonly words?: string | undefined;
    readonly session?: number | undefined;
    /** Of a merge: the account that was merged, and the one into which. */
    readonly account?: string | undefined;
    readonly into?: string | undefined;
  };
}

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
const joined = (...parts: readonly (string | null | undefined)[]): string => parts.filter((part) => part !== null && part !== undefined && part !== '').join(', ');

const saidBy = (who: string, words: string): string => (who === '' || words === '' ? `${who}${words}` : `${who}: ${words}`);

type Words = Pick<TimelineEntry, 'what' | 'about' | 'detail'>;

const moneyOf = ({ amountMinor, currency }: TimelineFacts['facts']): string | null =>
  amountMinor === null || amountMinor === undefined || currency === null || currency === undefined ? null : formatMoneyFull({ amountMinor, currency });

/** How each kind of entry reads. */
const words = {
  'issue-opened': ({ about, facts }) => ({ what: `Issue #${facts.number ?? ''} opened`, about, detail: facts.priority === null || facts.priority === undefined ? '' : `${capital(facts.priority)} priority` }),
  'issue-resolved': ({ about, facts }) => ({ what: `Issue #${facts.number ?? ''} ${facts.status === 'closed' ? 'closed' : 'resolved'}`, about, detail: '' }),
  'deal-opened': ({ about, facts }) => ({ what: 'Deal opened', about, detail: moneyOf(facts) ?? '' }),
  'deal-stage': ({ about, facts }) => ({ what: `Deal in stage ${facts.stage ?? ''}`, about, detail: facts.before === null || facts.before === undefined ? '' : `before: ${facts.before}` }),
  'deal-closed': ({ about, facts }) => ({ what: `Deal ${dealOutcomeLabels[facts.outcome ?? 'open'].toLowerCase()}`, about, detail: moneyOf(facts) ?? '' }),
  measured: ({ facts }) => {
    const { measure = '', readings = 0 } = facts;
    const figure = seriesFigure(measure);
    const value = figureWords(figure === 'total' ? (facts.total ?? 0) : (facts.mean ?? 0));
    return { what: `${capital(measure)} ${value}`, about: '', detail: readings === 1 ? '' : `${figure === 'total' ? 'sum' : 'average'} of ${readings} readings` };
  },
  interaction: ({ about, facts }) => ({
    what: interactionKindLabels[facts.interactionKind ?? 'note'],
    about: about === '' ? (facts.words ?? '') : about,
    detail: saidBy(joined(facts.person, facts.direction === null || facts.direction === undefined ? null : directionLabels[facts.direction].toLowerCase()), about === '' ? '' : (facts.words ?? '')),
  }),
  promised: ({ about, facts }) => ({ what: facts.status === 'proposed' ? 'Promise, perhaps' : 'Promised', about, detail: facts.person ?? '' }),
  'promise-due': ({ about, facts }) => ({ what: 'Promise overdue', about, detail: facts.person ?? '' }),
  'promise-kept': ({ about, facts }) => ({ what: 'Promise kept', about, detail: facts.person ?? '' }),
  decided: ({ about, facts }) => ({ what: `Decided on #${facts.number ?? ''}`, about: facts.words ?? '', detail: joined(about, facts.session === undefined ? null : `session ${facts.session}`) }),
  merged: ({ facts }) => ({ what: `${facts.account ?? ''} merged into ${facts.into ?? ''}`, about: facts.words ?? '', detail: facts.person ?? '' }),
  unmerged: ({ facts }) => ({ what: `${facts.account ?? ''} unmerged from ${facts.into ?? ''}`, about: facts.words ?? '', detail: facts.person ?? '' }),
} as const satisfies Record<TimelineKind, (entry: TimelineFacts) => Words>;

/** An entry of an account's timeline in words (W4). */
export function timelineEntry(entry: TimelineFacts): TimelineEntry {
  const { key, kind, on, origin, issueId, facts } = entry;
  return { key, kind, on, origin, ...words[kind](entry), tone: facts.tone ?? null, issueId };
}
