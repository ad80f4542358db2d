import { create } from 'zustand';
import type { AppearanceSlice } from './appearance';
import { createAppearanceSlice } from './appearance';
import type { CoverageSlice } from './coverage';
import { createCoverageSlice } from './coverage';
import type { IssueListSlice } from './issue-list';
import { createIssueListSlice } from './issue-list';
import type { NavigationSlice } from './navigation';
import { createNavigationSlice } from './navigation';
import type { OverlaySlice } from './overlays';
import { createOverlaySlice } from './overlays';
import type { TextsSlice } from './texts';
import { createTextsSlice } from './texts';
import type { ToastSlice } from './toasts';
import { createToastSlice } from './toasts';
import type { UndoSlice } from './undo';
import { createUndoSlice } from './undo';
import type { WatchSlice } from './watch';
import { createWatchSlice } from './watch';

export type AppState = NavigationSlice & IssueListSlice & AppearanceSlice & ToastSlice & UndoSlice & OverlaySlice & WatchSlice & CoverageSlice & TextsSlice;

/** What the user is doing, in slices; what is true is in the workspace. */
export const useApp = create<AppState>()((...args) => ({
  ...createNavigationSlice(...args),
  ...createIssueListSlice(...args),
  ...createAppearanceSlice(...args),
  ...createToastSlice(...args),
  ...createUndoSlice(...args),
  ...createOverlaySlice(...args),
  ...createWatchSlice(...args),
  ...createTextsSlice(...args),
  ...createCoverageSlice(...args),
}));

// The result of an import has been seen once its place is left: coming back begins anew. What is prepared or under way stays.
useApp.subscribe(({ entry, importDraft, textsDraft, endImport, endTexts }, { entry: left }) => {
  if (entry.key === left.key || left.route.name !== 'watch' || left.route.tab !== 'import') return;
  if (importDraft?.step === 'result') endImport();
  if (textsDraft?.run?.state === 'done') endTexts();
});
