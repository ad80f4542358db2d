import type { AppState } from './store';
import { useApp } from './store';

/** The state as it is now, for what runs on a press or a key: it does not follow changes as `useApp` does. */
export const appState = (): AppState => useApp.getState();
