import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';
import type { DecisionDraft } from '@shared/contract/sessions/entities';
import type { AgendaItemId, CalendarDate, Dimension, IssueId, Level, OrgFunction, PersonId } from '@shared/primitives';
import type { Outcome } from '../session-words';

/** A decision as it is being filled in: what the contract asks for, with room for what is still missing. */
export interface DecisionFields {
  readonly outcome: Outcome | null;
  readonly what: string;
  readonly ownerId: PersonId | null;
  readonly function: OrgFunction | null;
  readonly dueOn: CalendarDate | null;
  readonly reviewOn: CalendarDate | null;
  readonly level: Level;
  readonly reason: string;
  readonly departureReason: string;
  readonly acceptUntil: CalendarDate | null;
  readonly mergeIntoId: IssueId | null;
  readonly dissents: readonly { readonly personId: PersonId | null; readonly words: string }[];
  readonly rejected: DecisionDraft['rejected'];
  readonly followUp: string;
  /** In major units of the currency; null: none is named. */
  readonly costMajor: number | null;
  readonly currency: string;
  readonly fiscalPeriod: string;
  readonly laterReason: string;
}

/** What was typed on an item and not recorded yet. */
export interface ItemDraft {
  readonly factors: Readonly<Partial<Record<Dimension, number>>>;
  readonly argument: string;
  readonly choiceReason: string;
  /** Null: nothing typed since the note was last kept. */
  readonly note: string | null;
  readonly decision: Partial<DecisionFields>;
}

export const emptyDraft: ItemDraft = { factors: {}, argument: '', choiceReason: '', note: null, decision: {} };

interface Drafts {
  readonly items: Readonly<Partial<Record<string, ItemDraft>>>;
  change: (id: AgendaItemId | IssueId, part: Partial<ItemDraft>) => void;
  changeDecision: (id: AgendaItemId | IssueId, part: Partial<DecisionFields>) => void;
  forget: (id: AgendaItemId | IssueId, part: readonly (keyof ItemDraft)[]) => void;
}

/** The drafts with parts of one forgotten; a draft of which nothing is left goes, so that what is kept on disk does not grow. */
export function without(items: Drafts['items'], id: string, part: readonly (keyof ItemDraft)[]): Drafts['items'] {
  const left = { ...emptyDraft, ...items[id], ...Object.fromEntries(part.map((name) => [name, emptyDraft[name]])) };
  const { [id]: _before, ...others } = items;
  return isEmpty(left) ? others : { ...others, [id]: left };
}

const isEmpty = ({ factors, argument, choiceReason, note, decision }: ItemDraft): boolean =>
  Object.keys(factors).length === 0 && argument === '' && choiceReason === '' && note === null && Object.keys(decision).length === 0;

/** Unsent words by agenda item, or by issue on a walk: they outlive going to another item, a reload of the window and the end of the app. Ballots and decisions are in the workspace. */
export const useDrafts = create<Drafts>()(
  persist(
    (set) => ({
      items: {},
      change: (id, part) => set(({ items }) => ({ items: { ...items, [id]: { ...emptyDraft, ...items[id], ...part } } })),
      changeDecision: (id, part) => set(({ items }) => ({ items: { ...items, [id]: { ...emptyDraft, ...items[id], decision: { ...items[id]?.decision, ...part } } } })),
      forget: (id, part) => set(({ items }) => ({ items: without(items, id, part) })),
    }),
    { name: 'docket-session-drafts', storage: createJSONStorage(() => localStorage), partialize: ({ items }) => ({ items }) },
  ),
);

/** The drafts as they are now, for what runs on a press or a key. */
export const drafts = (): Drafts => useDrafts.getState();

/** The draft of an item; an empty one where nothing was typed. */
export const useDraft = (id: AgendaItemId | IssueId): ItemDraft => useDrafts(({ items }) => items[id] ?? emptyDraft);
