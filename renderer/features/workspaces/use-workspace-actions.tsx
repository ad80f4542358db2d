import type { ReactNode } from 'react';
import { useCallback, useMemo, useState } from 'react';
import type { WorkspaceSummary } from '@shared/contract/workspaces';
import { mayRun, useOperation } from '../../api';
import type { Command } from '../../commands/registry';
import { useAction } from '../../state/use-action';
import type { MenuGroup } from '../../ui/menu';
import { useRole } from '../settings/use-acting';
import { NewWorkspaceDialog, RenameWorkspaceDialog } from './workspace-dialogs';

export interface WorkspaceActions {
  readonly menu: readonly MenuGroup[];
  readonly run: (id: string) => void;
  readonly commands: readonly Command[];
  /** The dialogs; put them anywhere. */
  readonly dialogs: ReactNode;
}

const recentPrefix = 'recent:';
const mostRecent = 6;

/** New, open, recent, example, rename: the same things for the menu on the workspace's name, the palette, and the window's own menu. */
export function useWorkspaceActions(workspace: WorkspaceSummary | null): WorkspaceActions {
  const [dialog, setDialog] = useState<'new' | 'rename' | null>(null);
  const role = useRole();
  const { data: recent } = useOperation('workspaces.recent', {});
  const { run: open } = useAction('workspaces.open');
  const { run: openExample } = useAction('workspaces.openExample');
  const { run: openRecent } = useAction('workspaces.openRecent');
  const mayRename = workspace !== null && !workspace.isReadOnly && mayRun(role, 'workspaces.rename');

  const run = useCallback((id: string) => {
    if (id === 'new' || id === 'rename') setDialog(id);
    else if (id === 'open') open({});
    else if (id === 'example') openExample({});
    else if (id.startsWith(recentPrefix)) openRecent({ file: id.slice(recentPrefix.length) });
  }, [open, openExample, openRecent]);

  const others = (recent ?? []).filter(({ file }) => file !== workspace?.file).slice(0, mostRecent);
  const menu: readonly MenuGroup[] = [
    {
      id: 'files',
      items: [
        { id: 'new', label: 'New workspace' },
        { id: 'open', label: 'Open a workspace' },
        { id: 'example', label: 'Open the example' },
      ],
    },
    ...(others.length === 0 ? [] : [{ id: 'recent', title: 'Recent', items: others.map(({ file, name, isPresent }) => ({ id: `${recentPrefix}${file}`, label: name, detail: isPresent ? file : `${file} is not there`, isDisabled: !isPresent })) }]),
    ...(mayRename ? [{ id: 'this', items: [{ id: 'rename', label: 'Rename this workspace' }] }] : []),
  ];
  const commands = useMemo((): readonly Command[] => [
    { id: 'workspace.new', title: 'New workspace', section: 'Workspace', keywords: ['create', 'file'], run: () => run('new') },
    { id: 'workspace.open', title: 'Open a workspace', section: 'Workspace', shortcuts: ['Mod+O'], keywords: ['file'], run: () => run('open') },
    { id: 'workspace.example', title: 'Open the example', section: 'Workspace', keywords: ['demo', 'tour'], run: () => run('example') },
    ...(mayRename ? [{ id: 'workspace.rename', title: 'Rename the workspace', section: 'Workspace' as const, run: () => run('rename') }] : []),
  ], [run, mayRename]);

  const close = (): void => setDialog(null);
  return {
    menu,
    run,
    commands,
    dialogs: (
      <>
        {dialog === 'new' && <NewWorkspaceDialog onClose={close} />}
        {dialog === 'rename' && workspace !== null && <RenameWorkspaceDialog name={workspace.name} onClose={close} />}
      </>
    ),
  };
}
