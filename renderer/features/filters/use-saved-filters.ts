import { useMemo } from 'react';
import type { SavedFilter } from '@shared/contract/filters';
import { IssueFilter } from '@shared/contract/issues';
import { call, CallError, useOperation } from '../../api';
import type { Command } from '../../commands/registry';
import { useCommands } from '../../commands/use-commands';
import { appState } from '../../state/app-state';
import { openIssues } from '../../state/issue-list';
import { useApp } from '../../state/store';
import { tellFailure } from '../../state/use-action';

/** Filters with a number key. */
export const keyed = 9;

/** Shows what a saved filter holds, in its order, on the priority list. */
export function openFilter({ filter, sort, isDescending }: SavedFilter): void {
  appState().showIssues(filter);
  appState().setIssueOrder({ sort, isDescending });
}

const same = (a: IssueFilter, b: IssueFilter): boolean => JSON.stringify(IssueFilter.parse(a)) === JSON.stringify(IssueFilter.parse(b));

export interface SavedFilters {
  readonly filters: readonly SavedFilter[];
  /** The one that the list shows now; null where it shows none of them. */
  readonly current: SavedFilter | null;
}

/** The saved filters of the workspace, and which of them the list shows. */
export function useSavedFilters(): SavedFilters {
  const { data } = useOperation('filters.list', {});
  const filter = useApp((state) => state.issueFilter);
  return useMemo(() => ({ filters: data ?? [], current: data?.find((saved) => same(saved.filter, filter)) ?? null }), [data, filter]);
}

/** Opens a saved filter by name from the palette, everywhere; `hasKeys` gives the first nine a number, on the list itself. */
export function useFilterCommands(hasKeys: boolean, isOn = true): void {
  const { data } = useOperation('filters.list', {}, { enabled: isOn });
  useCommands(
    useMemo((): readonly Command[] => [
      ...(data ?? []).map((saved, index): Command => ({
        id: `filters.open-${saved.id}`,
        title: `Show “${saved.name}”`,
        section: 'Issues',
        shortcuts: hasKeys && index < keyed ? [String(index + 1)] : [],
        keywords: ['filter', 'saved'],
        run: () => openFilter(saved),
      })),
      ...(hasKeys ? [{ id: 'filters.open-all', title: 'Show all open issues', section: 'Issues' as const, shortcuts: ['0'], keywords: ['filter', 'clear', 'reset'], run: () => appState().setIssueFilter(openIssues) }] : []),
    ], [data, hasKeys]),
  );
}

/** Deletes a saved filter and offers to bring it back (L3). */
export async function removeFilter({ id, name }: SavedFilter): Promise<void> {
  try {
    await call('filters.remove', { id });
    appState().offerUndo(`The filter “${name}” was deleted`, () => void restoreFilter(id, name));
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    tellFailure(error);
  }
}

async function restoreFilter(id: SavedFilter['id'], name: string): Promise<void> {
  try {
    await call('filters.restore', { id });
    appState().toast({ tone: 'success', title: `The filter “${name}” is back` });
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    tellFailure(error);
  }
}
