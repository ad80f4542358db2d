import type { AccountId } from '@shared/primitives';
import { call, CallError } from '../../../api';
import { appState } from '../../../state/app-state';
import { tellFailure } from '../../../state/use-action';

/** Says that accounts were merged, with a button and a key that take it back (L3). */
export function offerUnmerge(id: AccountId, words: string): void {
  appState().offerUndo(words, () => {
    call('accounts.unmerge', { id }).then(
      ({ name }) => appState().toast({ tone: 'success', title: `${name} stands for itself again` }),
      (problem: unknown) => {
        if (!(problem instanceof CallError)) throw problem;
        tellFailure(problem);
      },
    );
  });
}
