import { ipcMain, type IpcMainInvokeEvent } from 'electron';
import { channels, isChannel, operationOf, type Channel, type ChannelOfKind } from '@shared/contract';
import type { PresenterView } from '@shared/contract/presenter/view';
import { presenterChannel } from '@shared/presenter-channel';
import { DocketError, type Result } from '@shared/result';
import { attempt, checkPermission, isCommand, isQuery, parseInput, runCommand, runQuery } from './dispatch';
import { hostHandlers } from './host';
import { deskOf, type Host } from './host/host';
import { runCommandInWorker } from './host/jobs';
import { currentView, refreshPresenter } from './host/presenter';

/** The one place that the renderer's pages come from. */
export const APP_ORIGIN = 'app://bundle';

/** The presenter window's page. It is no page of the main window: each is answered on its own channels only. */
export const PRESENTER_PATH = '/presenter.html';

/** The parts of an invoke event that the guard looks at; `sender` is the window's contents, whatever address it claims. */
export type Sender = { readonly senderFrame: { readonly url: string; readonly parent: unknown } | null; readonly sender?: unknown };

/** A call is answered only when it comes from the top frame of a page of ours; a frame that is gone, a sub-frame and any other origin are refused. */
export function isTrustedSender({ senderFrame }: Sender, origin: string = APP_ORIGIN, page: 'main' | 'presenter' = 'main'): boolean {
  if (senderFrame === null || senderFrame.parent !== null) return false;
  try {
    const url = new URL(senderFrame.url);
    return `${url.protocol}//${url.host}` === origin && (url.pathname === PRESENTER_PATH) === (page === 'presenter');
  } catch {
    return false;
  }
}

/** Answers every channel of the contract: sender, parse, permission, transaction, and an error as a Result. */
export function answerOperations(host: Host, origin: string = APP_ORIGIN): void {
  for (const channel of channels) {
    ipcMain.handle(channel, (event: IpcMainInvokeEvent, input: unknown) => answer(host, channel, event, input, origin));
  }
  ipcMain.handle(presenterChannel, (event: IpcMainInvokeEvent) => answerPresenter(host, event, origin));
}

/** The one question of the presenter window: what it should show (M4). Asked by any other window it is refused; whatever is sent with it is not looked at. */
export async function answerPresenter(host: Host, sender: Sender, origin: string = APP_ORIGIN): Promise<Result<PresenterView>> {
  return attempt(() => {
    if (!isTrustedSender(sender, origin, 'presenter') || !host.presenter.isMine(sender.sender)) throw new DocketError('not-allowed', 'Only the presenter window may ask for its view. Nothing was done.');
    return currentView(host);
  }, host.log);
}

/** One call, from sender to Result. Exported for the tests, which hand in events of their own. */
export async function answer(host: Host, channel: string, sender: Sender, input: unknown, origin: string = APP_ORIGIN): Promise<Result<unknown>> {
  return attempt(async () => {
    if (!isTrustedSender(sender, origin) || host.presenter.isMine(sender.sender)) throw new DocketError('not-allowed', 'The call did not come from a page of Docket. Nothing was done.');
    if (!isChannel(channel)) throw new DocketError('invalid-input', 'There is no such operation.');
    const value = await run(host, channel, input);
    const { touches } = operationOf(channel);
    if (touches.length > 0) {
      host.changed(touches);
      refreshPresenter(host);
    }
    return value;
  }, host.log);
}

async function run(host: Host, channel: Channel, input: unknown): Promise<unknown> {
  if (isQuery(channel)) return runQuery(deskOf(host), channel, input);
  if (isCommand(channel)) {
    if (operationOf(channel).isLong) return host.writer.run(() => runCommandInWorker(host, channel, input));
    return host.writer.run(() => runCommand(deskOf(host), channel, input));
  }
  if (isHostOperation(channel)) return runHostOperation(host, channel, input);
  throw new DocketError('invalid-input', 'There is no such operation.');
}

const isHostOperation = (channel: Channel): channel is ChannelOfKind<'host'> => operationOf(channel).kind === 'host';

async function runHostOperation<C extends ChannelOfKind<'host'>>(host: Host, channel: C, input: unknown): Promise<unknown> {
  // Before a workspace is open there is nobody whose role could be asked; such operations are open to all.
  if (host.open !== null) checkPermission(channel, host.open.actor.role);
  return hostHandlers[channel](host, parseInput(channel, input));
}
