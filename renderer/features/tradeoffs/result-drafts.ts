import { create } from 'zustand';
import { createJSONStorage, persist } from 'zustand/middleware';
import type { IssueId, PersonId, TradeoffId } from '@shared/primitives';

export interface DeferralFields {
  readonly why: string;
  readonly forId: IssueId | null;
  readonly ownerId: PersonId | null;
  readonly consequence: string;
}

/** A result as it is being put together. */
export interface ResultFields {
  /** Null: as proposed. */
  readonly chosen: readonly IssueId[] | null;
  readonly reason: string;
  readonly deferred: Readonly<Partial<Record<string, DeferralFields>>>;
  readonly dissents: readonly { readonly personId: PersonId | null; readonly words: string }[];
}

export const emptyDeferral: DeferralFields = { why: '', forId: null, ownerId: null, consequence: '' };
const emptyResult: ResultFields = { chosen: null, reason: '', deferred: {}, dissents: [] };

interface ResultDrafts {
  readonly boards: Readonly<Partial<Record<string, ResultFields>>>;
  change: (id: TradeoffId, part: Partial<ResultFields>) => void;
  forget: (id: TradeoffId) => void;
}

/** Results that are not recorded yet, by board: they outlive another step and a reload of the window. */
const useResultDrafts = create<ResultDrafts>()(
  persist(
    (set) => ({
      boards: {},
      change: (id, part) => set(({ boards }) => ({ boards: { ...boards, [id]: { ...emptyResult, ...boards[id], ...part } } })),
      forget: (id) => set(({ boards }) => ({ boards: { ...boards, [id]: emptyResult } })),
    }),
    { name: 'docket-tradeoff-drafts', storage: createJSONStorage(() => sessionStorage), partialize: ({ boards }) => ({ boards }) },
  ),
);

export const useResultDraft = (id: TradeoffId): ResultFields => useResultDrafts(({ boards }) => boards[id] ?? emptyResult);
export const resultDrafts = (): ResultDrafts => useResultDrafts.getState();
