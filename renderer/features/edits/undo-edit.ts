import { call, CallError } from '../../api';
import { appState } from '../../state/app-state';
import { tellFailure } from '../../state/use-action';

/** Says what an edit did and offers to take it back (L3). */
export function offerUndoOf(edit: number, words: string): void {
  appState().offerUndo(words, () => void undoEdit(edit));
}

/** Undoes an edit and offers to do it again. Where some of it was changed since, it says so and asks whether the others are to be undone alone. */
export async function undoEdit(edit: number, skipChanged = false): Promise<void> {
  try {
    const undone = await call('edits.undo', { edit, skipChanged });
    const left = undone.skipped === 0 ? '' : `; ${undone.skipped === 1 ? 'one was' : `${undone.skipped} were`} changed since and left`;
    appState().offerRedo(`${undone.words}${left}`, () => void redoEdit(undone.edit));
  } catch (error) {
    await tellWhy(error, edit, () => void undoEdit(edit, true));
  }
}

async function redoEdit(edit: number, skipChanged = false): Promise<void> {
  try {
    const done = await call('edits.undo', { edit, skipChanged });
    offerUndoOf(done.edit, done.words);
  } catch (error) {
    await tellWhy(error, edit, () => void redoEdit(edit, true));
  }
}

async function tellWhy(problem: unknown, edit: number, undoOthers: () => void): Promise<void> {
  if (!(problem instanceof CallError)) throw problem;
  const state = await call('edits.get', { edit }).catch(() => null);
  const isPart = state !== null && !state.isUndone && state.issues > 0 && state.changedSince.length > 0;
  if (isPart) appState().toast({ tone: 'error', title: problem.message, action: { label: state.issues === 1 ? 'Undo the other' : `Undo the other ${state.issues}`, run: undoOthers } });
  else tellFailure(problem);
}
