import { useMemo } from 'react';
import type { Command } from '../../commands/registry';
import { useCommands } from '../../commands/use-commands';
import { useLatest } from '../../commands/use-latest';

export interface QueueActions {
  /** Null: cannot be done now. */
  readonly accept: (() => void) | null;
  readonly change: (() => void) | null;
  readonly reject: (() => void) | null;
  readonly acceptAll: (() => void) | null;
  readonly toggle: (() => void) | null;
  readonly step: ((by: 1 | -1) => void) | null;
  /** While a proposal is being changed only its own keys count. */
  readonly isChanging: boolean;
}

/** The keys of the queue. They stay registered from row to row and act on the row there is. */
export function useQueueCommands(actions: QueueActions): void {
  const run = useLatest((name: Exclude<keyof QueueActions, 'isChanging' | 'step'>) => actions[name]?.());
  const step = useLatest((by: 1 | -1) => actions.step?.(by));
  const can = { accept: actions.accept !== null, change: actions.change !== null, reject: actions.reject !== null, acceptAll: actions.acceptAll !== null };
  const { isChanging } = actions;
  const commands = useMemo((): readonly Command[] => {
    if (isChanging) return [];
    return [
      ...(can.accept ? [{ id: 'proposals.accept', title: 'Accept the proposal', section: 'Issues' as const, shortcuts: ['a'], run: () => run('accept') }] : []),
      ...(can.change ? [{ id: 'proposals.change', title: 'Change the proposal', section: 'Issues' as const, shortcuts: ['c', 'e'], run: () => run('change') }] : []),
      ...(can.reject ? [{ id: 'proposals.reject', title: 'Reject the proposal', section: 'Issues' as const, shortcuts: ['r'], run: () => run('reject') }] : []),
      ...(can.acceptAll ? [{ id: 'proposals.accept-all', title: 'Accept all shown or selected proposals', section: 'Issues' as const, shortcuts: ['Shift+A'], run: () => run('acceptAll') }] : []),
      { id: 'proposals.mark', title: 'Select the proposal, or not', section: 'Issues', shortcuts: ['x'], isHidden: true, run: () => run('toggle') },
      { id: 'proposals.next', title: 'Next proposal', section: 'Issues', shortcuts: ['j', 'Down'], isHidden: true, run: () => step(1) },
      { id: 'proposals.previous', title: 'Previous proposal', section: 'Issues', shortcuts: ['k', 'Up'], isHidden: true, run: () => step(-1) },
    ];
  }, [can.accept, can.change, can.reject, can.acceptAll, isChanging, run, step]);
  useCommands(commands);
}
