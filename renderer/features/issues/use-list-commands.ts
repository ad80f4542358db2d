import type { RefObject } from 'react';
import { useMemo } from 'react';
import type { Command } from '../../commands/registry';
import { useCommands } from '../../commands/use-commands';
import { useLatest } from '../../commands/use-latest';
import { appState } from '../../state/app-state';
import { proposalCommands } from '../scoring/proposal-commands';
import type { ProposalActions } from '../scoring/use-proposal-actions';

interface ListCommands {
  /** Where the filter field and the table are. */
  frame: RefObject<HTMLElement | null>;
  hasSelection: boolean;
  /** Null where the role may not. */
  onNew: (() => void) | null;
  onScore: (() => void) | null;
  proposalActions: ProposalActions;
  onStep: (by: 1 | -1) => void;
  onOpen: () => void;
}

/** What can be done by name or key on the priority list. */
export function useListCommands({ frame, hasSelection, onNew, onScore, proposalActions, onStep, onOpen }: ListCommands): void {
  const create = useLatest(() => onNew?.());
  const score = useLatest(() => onScore?.());
  const step = useLatest(onStep);
  const open = useLatest(onOpen);
  const accept = useLatest(() => proposalActions.accept?.());
  const change = useLatest(() => proposalActions.change?.());
  const reject = useLatest(() => proposalActions.reject?.());
  const mayCreate = onNew !== null;
  const mayScore = onScore !== null;
  const mayAccept = proposalActions.accept !== null;
  const mayChange = proposalActions.change !== null;
  const commands = useMemo((): readonly Command[] => {
    const showPanel = (isShown: boolean): void => appState().showIssuePanel(isShown);
    return [
      ...(mayCreate ? [{ id: 'issues.create', title: 'New issue', section: 'Issues' as const, shortcuts: ['c'], keywords: ['create', 'capture', 'add'], run: create }] : []),
      { id: 'issues.filter', title: 'Filter the list', section: 'Issues', shortcuts: ['/'], run: () => frame.current?.querySelector<HTMLInputElement>('input[type="search"]')?.focus() },
      { id: 'issues.panel', title: 'Show or hide the side panel', section: 'Issues', shortcuts: ['p'], run: () => showPanel(!appState().isIssuePanelShown) },
      { id: 'issues.close-panel', title: 'Close the side panel', section: 'Issues', shortcuts: ['Escape'], isHidden: true, when: () => hasSelection && appState().isIssuePanelShown && appState().markedIssues.size === 0 && !appState().isEveryIssueMarked, run: () => showPanel(false) },
      { id: 'issues.next', title: 'Next issue', section: 'Issues', shortcuts: ['j', 'Down'], isHidden: true, run: () => step(1) },
      { id: 'issues.previous', title: 'Previous issue', section: 'Issues', shortcuts: ['k', 'Up'], isHidden: true, run: () => step(-1) },
      { id: 'issues.open', title: 'Open the issue whole', section: 'Issues', shortcuts: ['Enter'], when: () => hasSelection, run: open },
      ...(mayScore ? [{ id: 'scoring.record', title: 'Score the issue', section: 'Issues' as const, shortcuts: ['s'], keywords: ['re-score'], when: () => hasSelection, run: score }] : []),
      ...proposalCommands({ accept: mayAccept ? accept : null, change: mayChange ? change : null, reject: mayChange ? reject : null }),
    ];
  }, [mayCreate, mayScore, mayAccept, mayChange, hasSelection, frame, create, score, step, open, accept, change, reject]);
  useCommands(commands);
}
