import type { StateCreator } from 'zustand';
import type { AppState } from './store';

export interface Toast {
  readonly id: number;
  readonly tone: 'info' | 'success' | 'error';
  /** What happened. */
  readonly title: string;
  /** What was kept and what to do. */
  readonly detail?: string | undefined;
  /** One thing to do about it, such as undo. */
  readonly action?: { readonly label: string; readonly run: () => void } | undefined;
}

export interface ToastSlice {
  readonly toasts: readonly Toast[];
  /** Says something at the foot of the window; errors stay until they are closed. */
  toast: (toast: Omit<Toast, 'id'>) => void;
  dismissToast: (id: number) => void;
}

const mostToasts = 4;

export const createToastSlice: StateCreator<AppState, [], [], ToastSlice> = (set) => {
  let lastId = 0;
  return {
    toasts: [],
    toast: (toast) => {
      lastId += 1;
      const shown: Toast = { ...toast, id: lastId };
      // The same words again replace the old ones instead of piling up.
      set((state) => ({ toasts: [...state.toasts.filter(({ title, detail }) => title !== toast.title || detail !== toast.detail), shown].slice(-mostToasts) }));
    },
    dismissToast: (id) => set((state) => ({ toasts: state.toasts.filter((toast) => toast.id !== id) })),
  };
};
