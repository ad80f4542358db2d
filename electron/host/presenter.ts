import type { OutputOf, ParsedInputOf } from '@shared/contract';
import type { PresenterChoice, PresenterState } from '@shared/contract/presenter/operations';
import type { PresenterView } from '@shared/contract/presenter/view';
import type { Instant, SessionId } from '@shared/primitives';
import { emptyView } from '../core/sessions/presenter-view';
import { assertAudience, listAudiences, readPresenterView } from '../handlers/sessions/presenter';
import { readContext } from '../transaction';
import { deskOf, type Host } from './host';

/** The presenter window as the rest of main sees it; Electron's own stands in `presenter-window.ts`. */
export interface PresenterWindow {
  readonly isOpen: boolean;
  readonly hasOtherDisplay: boolean;
  readonly displayLostAt: Instant | null;
  /** Opens it, or leaves the one that is open where it is. */
  show(): { isOnOtherDisplay: boolean };
  close(): void;
  /** Sends a view to the window; nothing else is ever sent to it. */
  push(view: PresenterView): void;
  /** Whether a call came out of this window. */
  isMine(sender: unknown): boolean;
}

/** The session that each host's window shows; gone with its workspace. */
const shown = new WeakMap<Host, SessionId>();
/** What each window was sent last: the same view is not sent twice. */
const pushed = new WeakMap<Host, string>();
const keptChoices = 40;
const internal: PresenterChoice = { audience: 'internal', accountId: null };

const choiceOf = ({ memory }: Host, sessionId: SessionId): PresenterChoice => memory.get().presenter.choices.find((choice) => choice.sessionId === sessionId) ?? internal;

export function getState(host: Host, { sessionId }: ParsedInputOf<'presenter.state'>): PresenterState {
  const accounts = listAudiences(readContext(deskOf(host)), sessionId);
  const { audience, accountId } = choiceOf(host, sessionId);
  const { isOpen, hasOtherDisplay, displayLostAt } = host.presenter;
  return { audience, accountId, accounts, hasOtherDisplay, displayLostAt, isOpen: isOpen && shown.get(host) === sessionId };
}

/** Opens the window on a session for an audience, which the laptop keeps in mind for that session (M4). */
export function openPresenter(host: Host, { sessionId, audience, accountId }: ParsedInputOf<'presenter.open'>): OutputOf<'presenter.open'> {
  assertAudience(readContext(deskOf(host)), sessionId, { audience, accountId });
  host.memory.update((memory) => {
    const others = memory.presenter.choices.filter((choice) => choice.sessionId !== sessionId);
    return { ...memory, presenter: { ...memory.presenter, choices: [{ sessionId, audience, accountId }, ...others].slice(0, keptChoices) } };
  });
  shown.set(host, sessionId);
  // Before the window is up, so that what it showed before is never seen by another audience.
  refreshPresenter(host);
  return host.presenter.show();
}

export function closePresenter(host: Host): Record<string, never> {
  host.presenter.close();
  return {};
}

/** The view as it is now: what the window asks for when it loads. */
export function currentView(host: Host): PresenterView {
  const { theme } = host.memory.get().preferences;
  const sessionId = shown.get(host);
  if (host.open === null || sessionId === undefined) return emptyView(theme);
  return readPresenterView(readContext(deskOf(host)), { sessionId, theme, ...choiceOf(host, sessionId) });
}

/** A view that cannot be read is told in the log and shown as none: it must not undo or fail what was just recorded. */
function viewOrEmpty(host: Host): PresenterView {
  try {
    return currentView(host);
  } catch (error) {
    host.log(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return emptyView(host.memory.get().preferences.theme);
  }
}

/** Sends the view anew where anything in it has changed. Called after every change; without a window it does nothing. */
export function refreshPresenter(host: Host): void {
  if (!host.presenter.isOpen) {
    pushed.delete(host);
    return;
  }
  const view = viewOrEmpty(host);
  const text = JSON.stringify(view);
  if (pushed.get(host) === text) return;
  pushed.set(host, text);
  host.presenter.push(view);
}
