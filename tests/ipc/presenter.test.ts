import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { channels } from '@shared/contract';
import { presenterChannel } from '@shared/presenter-channel';
import { answer, answerPresenter, answersOf, isTrustedSender } from '../../electron/answer';
import { listenToWindows, type Sender } from '../../electron/ipc';
import { countEntries } from '../../electron/store/audit-log';
import { makeTestHost, type TestHost } from '../support/host';
import { startPresented, type PresentedMeeting } from '../support/presented-meeting';
import { anything } from './hostile';

const { handle } = vi.hoisted(() => ({ handle: vi.fn<(channel: string, listener: (event: Sender, input: unknown) => Promise<unknown>) => void>() }));
vi.mock('electron', () => ({ ipcMain: { handle } }));

const frame = (url: string, parent: unknown = null) => ({ senderFrame: { url, parent } });
const presenterUrl = 'app://bundle/presenter.html';
const refused = { ok: false, error: { code: 'not-allowed' } };

let meeting: PresentedMeeting;
let main: TestHost;
let mainPage: Sender;
let presenterPage: Sender;
beforeEach(() => {
  handle.mockClear();
  meeting = startPresented();
  main = makeTestHost({ desk: meeting.desk });
  mainPage = { ...frame('app://bundle/index.html'), sender: {} };
  presenterPage = { ...frame(presenterUrl), sender: main.presenter.contents };
});
afterEach(() => {
  main.close();
  meeting.close();
});

const open = () => answer(main.host, 'presenter.open', mainPage, { sessionId: meeting.sessionId, audience: 'internal' });

describe('the wall between the two windows', () => {
  it('gives the presenter its view and refuses it to everybody else [M4]', async () => {
    await open();
    expect(await answerPresenter(main.host, presenterPage)).toMatchObject({ ok: true, value: { screen: 'item', title: 'Weekly quality review' } });
    const strangers: readonly Sender[] = [
      mainPage,
      { ...frame(presenterUrl), sender: {} },
      frame(presenterUrl),
      { ...frame('app://bundle/index.html'), sender: main.presenter.contents },
      { ...frame('app://bundle/'), sender: main.presenter.contents },
      { ...frame('app://other/presenter.html'), sender: main.presenter.contents },
      { ...frame('https://bundle/presenter.html'), sender: main.presenter.contents },
      { ...frame(presenterUrl, { url: presenterUrl }), sender: main.presenter.contents },
      { ...frame('about:blank'), sender: main.presenter.contents },
      { senderFrame: null, sender: main.presenter.contents },
    ];
    for (const sender of strangers) expect({ sender: sender.senderFrame?.url, result: await answerPresenter(main.host, sender) }).toMatchObject({ result: refused });
    main.presenter.close();
    expect(await answerPresenter(main.host, presenterPage)).toMatchObject(refused);
  });

  it("refuses the presenter's contents on every channel of the main window, whatever address they claim [M4]", async () => {
    await open();
    listenToWindows(async () => answersOf(main.host));
    const before = countEntries(meeting.desk.workspace.db);
    expect(handle.mock.calls.map(([channel]) => channel)).toEqual([...channels, presenterChannel]);
    for (const [channel, listener] of handle.mock.calls) {
      if (channel === presenterChannel) continue;
      for (const url of [presenterUrl, 'app://bundle/index.html', 'app://bundle/', `${presenterUrl}?index.html`]) {
        expect({ channel, url, result: await listener({ ...frame(url), sender: main.presenter.contents }, {}) }).toMatchObject({ channel, url, result: refused });
      }
    }
    expect(countEntries(meeting.desk.workspace.db)).toBe(before);
  });

  it('knows the two pages apart by their address too [M4]', () => {
    expect(isTrustedSender(frame(presenterUrl))).toBe(false);
    expect(isTrustedSender(frame(presenterUrl), undefined, 'presenter')).toBe(true);
    expect(isTrustedSender(frame('app://bundle/index.html'), undefined, 'presenter')).toBe(false);
    expect(isTrustedSender(frame('app://bundle/presenter.html/..'), undefined, 'presenter')).toBe(false);
  });

  it('does not look at what is sent with the question, writes nothing and throws nothing [M4]', async () => {
    await open();
    listenToWindows(async () => answersOf(main.host));
    const listener = handle.mock.calls.find(([channel]) => channel === presenterChannel)?.[1];
    if (listener === undefined) throw new Error('The presenter has no channel');
    const before = countEntries(meeting.desk.workspace.db);
    const plain = JSON.stringify(await listener(presenterPage, undefined));
    await fc.assert(
      fc.asyncProperty(anything, async (input) => {
        expect(JSON.stringify(await listener(presenterPage, input))).toBe(plain);
      }),
      { numRuns: 60, seed: 3 },
    );
    expect(countEntries(meeting.desk.workspace.db)).toBe(before);
    expect(main.logged).toEqual([]);
  });
});
