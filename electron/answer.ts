import { statSync } from 'node:fs';
import { isChannel, operationOf, type Channel, type ChannelOfKind } from '@shared/contract';
import type { PresenterView } from '@shared/contract/presenter/view';
import { DocketError, type Result } from '@shared/result';
import { attempt, checkPermission, isCommand, isQuery, parseInput, runCommand, runQuery } from './dispatch';
import { hostHandlers } from './host';
import { deskOf, type Host } from './host/host';
import { runCommandInWorker } from './host/jobs';
import { currentView, refreshPresenter } from './host/presenter';
import { tidyWhenIdle } from './host/tidy';
import { APP_ORIGIN, PRESENTER_PATH, type Answers, type Sender } from './ipc';

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

/** What answers the windows of an app, by the rules of its host. */
export const answersOf = (host: Host, origin: string = APP_ORIGIN): Answers => ({
  operation: (channel, sender, input) => answer(host, channel, sender, input, origin),
  presenter: (sender) => answerPresenter(host, sender, origin),
});

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

/** Up to this size of the file, in bytes, main answers from the whole register in the time that asking a reader takes; it then starts none. */
const smallFile = 8 * 1024 * 1024;

function isReadBeside(host: Host, channel: ChannelOfKind<'query'>): boolean {
  const { isLong } = operationOf(channel);
  if (isLong !== true) return isLong === 'always';
  const { file } = deskOf(host).workspace;
  return [file, `${file}-wal`].reduce((bytes, each) => bytes + (statSync(each, { throwIfNoEntry: false })?.size ?? 0), 0) > smallFile;
}

async function run(host: Host, channel: Channel, input: unknown): Promise<unknown> {
  if (isQuery(channel)) return isReadBeside(host, channel) ? host.readers.read(deskOf(host), channel, input) : runQuery(deskOf(host), channel, input);
  if (isCommand(channel)) {
    if (operationOf(channel).isLong) return host.writer.run(() => runCommandInWorker(host, channel, input));
    const value = await host.writer.run(() => runCommand(deskOf(host), channel, input));
    tidyWhenIdle(host);
    return value;
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
