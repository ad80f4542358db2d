import { useMemo, useState, type ReactNode } from 'react';
import type { IssueRow } from '@shared/contract/issues';
import type { SessionId } from '@shared/primitives';
import { mayRun } from '../../../api';
import type { Command, CommandSection } from '../../../commands/registry';
import { useCommands } from '../../../commands/use-commands';
import { useRole } from '../../settings/use-acting';
import { useWorkspace } from '../../workspaces/use-workspace';
import { OverrideDialog } from './override-dialog';
import { WithdrawDialog } from './reason-dialogs';

export interface Placing {
  /** Null where it cannot be done: the role, a file that is read only, or an issue without figures. */
  readonly place: (() => void) | null;
  readonly withdraw: (() => void) | null;
  readonly dialogs: ReactNode;
}

/** Placing an issue by hand and taking that back, by press and by the keys Shift O (S5). */
export function usePlacing(issue: IssueRow | null | undefined, { sessionId = null, section = 'Issues' }: { sessionId?: SessionId | null; section?: CommandSection } = {}): Placing {
  const role = useRole();
  const { data: workspace } = useWorkspace();
  const [dialog, setDialog] = useState<'place' | 'withdraw' | null>(null);
  const may = issue?.band != null && workspace != null && !workspace.isReadOnly && mayRun(role, 'scoring.placeOverride');
  const isPlaced = may && issue.override !== null;
  const place = useMemo(() => (may ? () => setDialog('place') : null), [may]);
  const withdraw = useMemo(() => (isPlaced ? () => setDialog('withdraw') : null), [isPlaced]);
  useCommands(
    useMemo((): readonly Command[] => [
      ...(place === null ? [] : [{ id: 'scoring.place', title: 'Place the issue by hand', section, shortcuts: ['Shift+O'], keywords: ['override', 'above', 'below'], run: place }]),
      ...(withdraw === null ? [] : [{ id: 'scoring.withdraw', title: 'Withdraw the override', section, keywords: ['override', 'arithmetic'], run: withdraw }]),
    ], [place, withdraw, section]),
  );
  const close = (): void => setDialog(null);
  return {
    place,
    withdraw,
    dialogs: (
      <>
        {dialog === 'place' && may && <OverrideDialog issue={issue} asOf={workspace.asOf} sessionId={sessionId} onClose={close} />}
        {dialog === 'withdraw' && issue?.override != null && <WithdrawDialog id={issue.override.id} number={issue.number} onClose={close} />}
      </>
    ),
  };
}
