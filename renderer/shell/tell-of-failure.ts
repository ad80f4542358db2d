import { failedHash } from '@shared/failed-window';
import { appState } from '../state/app-state';

/** Says once that the window failed and was loaded anew (F22). */
export function tellOfFailure(): void {
  if (window.location.hash !== failedHash) return;
  window.history.replaceState(null, '', window.location.pathname);
  appState().toast({ tone: 'info', title: 'The window had failed and was loaded again', detail: 'Everything that was recorded is kept, and so are words not sent yet. A ballot that was being filled in is not: begin it anew.' });
}
