import type { StateCreator } from 'zustand';
import type { IssueFilter, IssueSort } from '@shared/contract/issues';
import type { IssueId } from '@shared/primitives';
import type { AppState } from './store';

/** The priority list as it opens: every open issue, in the order of the arithmetic. */
export const openIssues: IssueFilter = { search: '', bands: [], criteria: [], segments: [], sources: [], isOpen: true, isFragile: false, isProposed: false, renewsWithinDays: null, accountId: null, importId: null };

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
  resetIssueList: () => void;
}

const priority: IssueListOrder = { sort: 'priority', isDescending: false };

export const createIssueListSlice: StateCreator<AppState, [], [], IssueListSlice> = (set, get) => ({
  issueFilter: openIssues,
  issueOrder: priority,
  selectedIssueId: null,
  isIssuePanelShown: true,
  setIssueFilter: (change) => set(({ issueFilter }) => ({ issueFilter: { ...issueFilter, ...change }, selectedIssueId: null })),
  setIssueOrder: (issueOrder) => set({ issueOrder, selectedIssueId: null }),
  selectIssue: (selectedIssueId) => set({ selectedIssueId }),
  showIssuePanel: (isIssuePanelShown) => set({ isIssuePanelShown }),
  showIssues: (filter) => {
    set({ issueFilter: { ...openIssues, isOpen: null, ...filter }, issueOrder: priority, selectedIssueId: null });
    get().navigate({ name: 'score' });
  },
  resetIssueList: () => set({ issueFilter: openIssues, issueOrder: priority, selectedIssueId: null, isIssuePanelShown: true }),
});
