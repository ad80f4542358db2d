import { useCallback } from 'react';
import { actionStateLabels, givenStates, type ActionChange, type ActionRow, type GivenState } from '@shared/contract/actions/entities';
import type { SessionId } from '@shared/primitives';
import { appState } from '../../state/app-state';
import { useAction } from '../../state/use-action';
import { nameOf } from './action-words';

const asGiven = (state: ActionRow['state']): GivenState | null => givenStates.find((given) => given === state) ?? null;

/** Says how an action stands, and offers to take it back. In a session it stands in the minutes. */
export function useMarkAction(sessionId: SessionId | null): { mark: (action: ActionRow, change: Partial<ActionChange> & Pick<ActionChange, 'state'>, onDone?: () => void) => void; isPending: boolean } {
  const { run, isPending } = useAction('actions.update');
  const mark = useCallback(
    (action: ActionRow, change: Partial<ActionChange> & Pick<ActionChange, 'state'>, onDone?: () => void) => {
      const before = asGiven(action.state);
      const { id, note, evidence, doneOn, revision } = action;
      run({ id, revision, sessionId, note, evidence, doneOn: null, ...change }, (answer) => {
        appState().toast({
          tone: 'success',
          title: `${nameOf(action)} is ${actionStateLabels[change.state].toLowerCase()}`,
          ...(before === null ? {} : { action: { label: 'Undo', run: () => run({ id, revision: answer.revision, sessionId, state: before, note, evidence, doneOn }) } }),
        });
        onDone?.();
      });
    },
    [run, sessionId],
  );
  return { mark, isPending };
}
