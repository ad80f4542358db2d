import { Bookmark, ChevronDown, Pencil, Plus, RefreshCw } from 'lucide-react';
import { useMemo, useState } from 'react';
import { mayRun, useOperation } from '../../api';
import type { Command } from '../../commands/registry';
import { useCommands } from '../../commands/use-commands';
import { appState } from '../../state/app-state';
import { openIssues } from '../../state/issue-list';
import { useApp } from '../../state/store';
import { useAction } from '../../state/use-action';
import { ChipButton } from '../../ui/filter-chip';
import { formatCount } from '../../ui/format';
import { Menu } from '../../ui/menu';
import { useRole } from '../settings/use-acting';
import { ManageFiltersDialog } from './manage-filters-dialog';
import { SaveFilterDialog } from './save-filter-dialog';
import { keyed, openFilter, useFilterCommands, useSavedFilters } from './use-saved-filters';

/** The saved filters of the workspace, and what can be done with the one that is shown (W4). */
export function SavedFiltersMenu() {
  const { filters, current } = useSavedFilters();
  const { data: counts } = useOperation('filters.counts', {}, { enabled: filters.length > 0, keepPrevious: true });
  const [dialog, setDialog] = useState<'save' | 'manage' | null>(null);
  // The filter that was opened last, so that it can be brought up to what is shown now.
  const [openedId, setOpenedId] = useState<string | null>(null);
  const filter = useApp((state) => state.issueFilter);
  const order = useApp((state) => state.issueOrder);
  const update = useAction('filters.update');
  const maySave = mayRun(useRole(), 'filters.save');
  const opened = filters.find(({ id }) => id === openedId) ?? null;
  if (current !== null && current.id !== openedId) setOpenedId(current.id);
  const isChanged = opened !== null && current === null;

  useFilterCommands(true);
  useCommands(
    useMemo((): readonly Command[] => [
      ...(maySave ? [{ id: 'filters.save', title: 'Save this filter', section: 'Issues' as const, shortcuts: ['Shift+F'], keywords: ['view'], run: () => setDialog('save') }] : []),
      ...(maySave ? [{ id: 'filters.manage', title: 'Saved filters: rename, order, delete', section: 'Issues' as const, keywords: ['manage'], run: () => setDialog('manage') }] : []),
    ], [maySave]),
  );

  const act = (id: string): void => {
    if (id === 'save' || id === 'manage') setDialog(id);
    else if (id === 'open') appState().setIssueFilter(openIssues);
    else if (id === 'update' && opened !== null) update.run({ id: opened.id, name: opened.name, filter, ...order }, () => appState().toast({ tone: 'success', title: `The filter “${opened.name}” holds what is shown` }));
    else {
      const chosen = filters.find((saved) => saved.id === id);
      if (chosen !== undefined) openFilter(chosen);
    }
  };

  return (
    <>
      <Menu
        label="Saved filters"
        trigger={
          <ChipButton isOn={current !== null} icon={<Bookmark aria-hidden="true" />}>
            {current?.name ?? 'Filters'}
            <ChevronDown aria-hidden="true" />
          </ChipButton>
        }
        groups={[
          {
            id: 'saved',
            items: [
              { id: 'open', label: 'All open issues', kbd: '0' },
              ...filters.map((saved, index) => {
                const count = counts?.find(({ id }) => id === saved.id)?.issues;
                return { id: saved.id, label: saved.name, detail: count === undefined ? undefined : formatCount(count), kbd: index < keyed ? String(index + 1) : undefined, isChecked: current?.id === saved.id };
              }),
            ],
          },
          ...(maySave
            ? [
                {
                  id: 'do',
                  items: [
                    { id: 'save', label: 'Save this filter', icon: <Plus aria-hidden="true" />, kbd: 'Shift F' },
                    ...(isChanged ? [{ id: 'update', label: `Update “${opened.name}”`, icon: <RefreshCw aria-hidden="true" /> }] : []),
                    ...(filters.length === 0 ? [] : [{ id: 'manage', label: 'Rename, order, delete', icon: <Pencil aria-hidden="true" /> }]),
                  ],
                },
              ]
            : []),
        ]}
        onAction={act}
      />
      {dialog === 'save' && <SaveFilterDialog onClose={() => setDialog(null)} />}
      {dialog === 'manage' && <ManageFiltersDialog onClose={() => setDialog(null)} />}
    </>
  );
}
