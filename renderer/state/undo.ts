import type { StateCreator } from 'zustand';
import type { AppState } from './store';

/** Something that was done and can be taken back. */
export interface Undoable {
  readonly id: number;
  /** What was done, as the notice says it. */
  readonly words: string;
  readonly run: () => void;
}

export interface UndoSlice {
  /** The last one at the end; of this run of the app. */
  readonly undoable: readonly Undoable[];
  /** What was undone last, while nothing else has been done. */
  readonly redoable: Undoable | null;
  /** Says in a notice what was done, with a button and a key that take it back (L3). */
  offerUndo: (words: string, undo: () => void) => void;
  /** Says what was undone, with a button and a key that do it again. */
  offerRedo: (words: string, redo: () => void) => void;
  /** The last one, or the one that a notice names; nothing where it was undone already. */
  undo: (id?: number) => void;
  redo: (id?: number) => void;
  /** Another workspace was opened. */
  resetUndo: () => void;
}

const mostUndoable = 50;

export const createUndoSlice: StateCreator<AppState, [], [], UndoSlice> = (set, get) => {
  let lastId = 0;
  const next = (words: string, run: () => void): Undoable => {
    lastId += 1;
    return { id: lastId, words, run };
  };
  return {
    undoable: [],
    redoable: null,
    offerUndo: (words, run) => {
      const done = next(words, run);
      set(({ undoable }) => ({ undoable: [...undoable, done].slice(-mostUndoable), redoable: null }));
      get().toast({ tone: 'success', title: words, action: { label: 'Undo', run: () => get().undo(done.id) } });
    },
    offerRedo: (words, run) => {
      const undone = next(words, run);
      set({ redoable: undone });
      get().toast({ tone: 'success', title: words, action: { label: 'Redo', run: () => get().redo(undone.id) } });
    },
    undo: (id) => {
      const { undoable } = get();
      const found = id === undefined ? undoable.at(-1) : undoable.find((one) => one.id === id);
      if (found === undefined) return;
      set({ undoable: undoable.filter((one) => one !== found) });
      found.run();
    },
    redo: (id) => {
      const { redoable } = get();
      if (redoable === null || (id !== undefined && redoable.id !== id)) return;
      set({ redoable: null });
      redoable.run();
    },
    resetUndo: () => set({ undoable: [], redoable: null }),
  };
};
