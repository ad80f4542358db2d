import type { StateCreator } from 'zustand';
import type { Criterion, Segment, Source } from '@shared/primitives';
import type { AppState } from './store';

/** How coverage is looked at; it stays while somebody looks at a signal and comes back. */
export interface CoverageView {
  /** How far back signals count, in days; null is all of them. */
  readonly days: number | null;
  readonly segment: Segment | null;
  /** The cell whose signals are listed, or null for the quiet accounts. */
  readonly cell: { readonly criterion: Criterion; readonly source: Source } | null;
}

export interface CoverageSlice {
  readonly coverageView: CoverageView;
  setCoverageView: (change: Partial<CoverageView>) => void;
  /** Another workspace was opened. */
  resetCoverage: () => void;
}

const initial: CoverageView = { days: null, segment: null, cell: null };

export const createCoverageSlice: StateCreator<AppState, [], [], CoverageSlice> = (set) => ({
  coverageView: initial,
  setCoverageView: (change) => set(({ coverageView }) => ({ coverageView: { ...coverageView, ...change } })),
  resetCoverage: () => set({ coverageView: initial }),
});
