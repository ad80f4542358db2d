import type { StateCreator } from 'zustand';
import type { OutputOf } from '@shared/contract';
import type { TextPlan } from '@shared/contract/texts/entities';
import type { TextsImported } from '@shared/contract/texts/operations';
import type { AppState } from './store';

export type TextsRun = { readonly state: 'running'; readonly jobId: string } | { readonly state: 'failed'; readonly message: string } | { readonly state: 'done'; readonly summary: TextsImported };

/** E-mails and transcripts that a person is about to import; nothing of them is in the workspace. They stay while they look elsewhere. */
export interface TextsDraft {
  readonly chosen: NonNullable<OutputOf<'texts.choose'>>;
  readonly plan: TextPlan;
  readonly run: TextsRun | null;
}

export interface TextsSlice {
  readonly textsDraft: TextsDraft | null;
  startTexts: (chosen: TextsDraft['chosen']) => void;
  changeTexts: (change: Partial<Pick<TextsDraft, 'plan' | 'run'>>) => void;
  endTexts: () => void;
}

const noPlan: TextPlan = { ownDomains: [], ownSpeakers: [], accountId: null, filing: [], leaveOut: 'nothing', date: null };

export const createTextsSlice: StateCreator<AppState, [], [], TextsSlice> = (set) => ({
  textsDraft: null,
  startTexts: (chosen) => set({ textsDraft: { chosen, plan: noPlan, run: null } }),
  changeTexts: (change) => set(({ textsDraft }) => (textsDraft === null ? {} : { textsDraft: { ...textsDraft, ...change } })),
  endTexts: () => set({ textsDraft: null }),
});
