import { ipcMain, type IpcMainInvokeEvent } from 'electron';
import { outline } from '@shared/contract/outline';
import type { PresenterView } from '@shared/contract/presenter/view';
import { presenterChannel } from '@shared/presenter-channel';
import type { Result } from '@shared/result';

/** The one place that the renderer's pages come from. */
export const APP_ORIGIN = 'app://bundle';

/** The presenter window's page. It is no page of the main window: each is answered on its own channels only. */
export const PRESENTER_PATH = '/presenter.html';

/** The parts of an invoke event that the guard looks at; `sender` is the window's contents, whatever address it claims. */
export type Sender = { readonly senderFrame: { readonly url: string; readonly parent: unknown } | null; readonly sender?: unknown };

/** What answers the windows: it checks the sender itself, and gives a Result whatever happens. */
export interface Answers {
  operation(channel: string, sender: Sender, input: unknown): Promise<Result<unknown>>;
  presenter(sender: Sender): Promise<Result<PresenterView>>;
}

/**
 * Listens on every channel of the contract, and on that of the presenter window. Only names are known here: a window may ask before what
 * answers is loaded, and then waits for it.
 */
export function listenToWindows(answers: () => Promise<Answers>): void {
  for (const [noun, operations] of Object.entries(outline)) {
    for (const name of Object.keys(operations)) {
      const channel = `${noun}.${name}`;
      ipcMain.handle(channel, async (event: IpcMainInvokeEvent, input: unknown) => (await answers()).operation(channel, event, input));
    }
  }
  ipcMain.handle(presenterChannel, async (event: IpcMainInvokeEvent) => (await answers()).presenter(event));
}
