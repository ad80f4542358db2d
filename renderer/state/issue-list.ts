import type { StateCreator } from 'zustand';
import type { IssueFilter, IssueSort } from '@shared/contract/issues';
import type { IssueId } from '@shared/primitives';
import type { AppState } from './store';

/** The priority list as it opens: every open issue, in the order of the arithmetic. */
export const openIssues: IssueFilter = { search: '', bands: [], criteria: [], segments: [], sources: [], isOpen: true, isFragile: false, isProposed: false, renewsWithinDays: null, accountId: null, importId: null, tags: [], owners: [], isFlagged: false, minAgeDays: null, maxAgeDays: null, figure: null };

export interface IssueListOrder {
  readonly sort: IssueSort;
  readonly isDescending: boolean;
}

export interface IssueListSlice {
  readonly issueFilter: IssueFilter;
  readonly issueOrder: IssueListOrder;
  /** The issue whose row is selected; its page steps through the same list. */
  readonly selectedIssueId: IssueId | null;
  readonly isIssuePanelShown: boolean;
  setIssueFilter: (change: Partial<IssueFilter>) => void;
  setIssueOrder: (order: IssueListOrder) => void;
  selectIssue: (id: IssueId | null) => void;
  showIssuePanel: (isShown: boolean) => void;
  /** Goes to the priority list with this filter and no other: the issues of an import, of an account, the fragile ones. */
  showIssues: (filter: Partial<IssueFilter>) => void;
  /** Those that a change of many is for. */
  readonly markedIssues: ReadonlySet<IssueId>;
  /** Everything that the filter holds is marked, in view or not. */
  readonly isEveryIssueMarked: boolean;
  markIssues: (ids: readonly IssueId[], isMarked: boolean) => void;
  markEveryIssue: () => void;
  unmarkIssues: () => void;
  resetIssueList: () => void;
}

const nothingMarked = { markedIssues: new Set<IssueId>(), isEveryIssueMarked: false };
const priority: IssueListOrder = { sort: 'priority', isDescending: false };

export const createIssueListSlice: StateCreator<AppState, [], [], IssueListSlice> = (set, get) => ({
  issueFilter: openIssues,
  issueOrder: priority,
  selectedIssueId: null,
  isIssuePanelShown: true,
  ...nothingMarked,
  setIssueFilter: (change) => set(({ issueFilter }) => ({ issueFilter: { ...issueFilter, ...change }, selectedIssueId: null, ...nothingMarked })),
  setIssueOrder: (issueOrder) => set({ issueOrder, selectedIssueId: null }),
  selectIssue: (selectedIssueId) => set({ selectedIssueId }),
  showIssuePanel: (isIssuePanelShown) => set({ isIssuePanelShown }),
  showIssues: (filter) => {
    set({ issueFilter: { ...openIssues, isOpen: null, ...filter }, issueOrder: priority, selectedIssueId: null, ...nothingMarked });
    get().navigate({ name: 'score' });
  },
  markIssues: (ids, isMarked) =>
    set(({ markedIssues, isEveryIssueMarked }) => {
      // One that is taken out of everything leaves what a filter cannot say: nothing stays marked.
      if (isEveryIssueMarked) return nothingMarked;
      const marked = new Set(markedIssues);
      for (const id of ids) {
        if (isMarked) marked.add(id);
        else marked.delete(id);
      }
      return { markedIssues: marked };
    }),
  markEveryIssue: () => set({ markedIssues: new Set<IssueId>(), isEveryIssueMarked: true }),
  unmarkIssues: () => set(nothingMarked),
  resetIssueList: () => set({ ...nothingMarked, issueFilter: openIssues, issueOrder: priority, selectedIssueId: null, isIssuePanelShown: true }),
});
