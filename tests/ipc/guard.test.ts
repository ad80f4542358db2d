import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { channels, isChannel, operationOf } from '@shared/contract';
import { presenterChannel } from '@shared/presenter-channel';
import { commandHandlers, queryHandlers } from '../../electron/handlers';
import { hostHandlers } from '../../electron/host';
import { answer, answersOf, isTrustedSender } from '../../electron/answer';
import { listenToWindows, type Sender } from '../../electron/ipc';
import { countEntries } from '../../electron/store/audit-log';
import { makeTestHost, type TestHost } from '../support/host';
import { openTestDesk, type TestDesk } from '../support/workspace';

const { handle } = vi.hoisted(() => ({ handle: vi.fn<(channel: string, listener: (event: Sender, input: unknown) => Promise<unknown>) => void>() }));
vi.mock('electron', () => ({ ipcMain: { handle } }));

const top = (url: string): Sender => ({ senderFrame: { url, parent: null } });
const page = top('app://bundle/index.html');

/** Every sender that is not the top frame of a page of ours. */
const strangers: readonly (readonly [string, Sender])[] = [
  ['another origin', top('https://example.org/index.html')],
  ['another host of the scheme', top('app://other/index.html')],
  ['a host that begins as ours', top('app://bundle.example.org/')],
  ['ours as a user name', top('app://bundle@example.org/')],
  ['ours with a port', top('app://bundle:8080/')],
  ['a file', top('file:///index.html')],
  ['inline data', top('data:text/html,app://bundle')],
  ['a script', top('javascript:app://bundle')],
  ['a blank page', top('about:blank')],
  ['a document of the page itself', top('about:srcdoc')],
  ['a blob of ours', top('blob:app://bundle/1')],
  ['the view of a source', top('view-source:app://bundle/')],
  ['no address', top('')],
  ['what is no address', top('app//bundle')],
  ["the presenter window's page", top('app://bundle/presenter.html')],
  ['a sub-frame of ours', { senderFrame: { url: 'app://bundle/index.html', parent: { url: 'app://bundle/index.html' } } }],
  ['a frame that is gone', { senderFrame: null }],
];

let test: TestDesk;
let main: TestHost;
beforeEach(() => {
  handle.mockClear();
  test = openTestDesk();
  main = makeTestHost({ desk: test.desk });
});
afterEach(() => {
  main.close();
  test.close();
});

describe('the guard of every channel', () => {
  it('knows the top frame of its own pages and nobody else', () => {
    expect(isTrustedSender(page)).toBe(true);
    expect(isTrustedSender(top('app://bundle/'))).toBe(true);
    expect(strangers.filter(([, sender]) => isTrustedSender(sender)).map(([name]) => name)).toEqual([]);
    expect(isTrustedSender(top('http://localhost:5173/'), 'http://localhost:5173')).toBe(true);
    expect(isTrustedSender(page, 'http://localhost:5173')).toBe(false);
  });

  it('answers each channel of the contract once, and each has a schema, roles and one handler', () => {
    listenToWindows(async () => answersOf(main.host));
    expect(handle.mock.calls.map(([channel]) => channel)).toEqual([...channels, presenterChannel]);
    expect(Object.keys({ ...queryHandlers, ...commandHandlers, ...hostHandlers }).sort()).toEqual([...channels].sort());
    for (const channel of channels) {
      if (!isChannel(channel)) throw new Error(`${channel} is no channel`);
      const { input, output, permission } = operationOf(channel);
      expect({ channel, permission: permission.length > 0, takesAnything: input.safeParse('not an object').success, output: typeof output.safeParse }).toEqual({
        channel,
        permission: true,
        takesAnything: false,
        output: 'function',
      });
    }
  });

  it('refuses every stranger on every channel, before anything else', async () => {
    listenToWindows(async () => answersOf(main.host));
    const before = countEntries(test.desk.workspace.db);
    for (const [channel, listener] of handle.mock.calls) {
      for (const [name, sender] of strangers) {
        expect({ channel, name, result: await listener(sender, {}) }).toMatchObject({ channel, name, result: { ok: false, error: { code: 'not-allowed' } } });
      }
    }
    expect(countEntries(test.desk.workspace.db)).toBe(before);
    expect(main.told).toEqual([]);
  });

  it('lets its own page through, and tells the windows what changed only when it did', async () => {
    expect(await answer(main.host, 'workspaces.rename', page, { name: 'Renamed' })).toEqual({ ok: true, value: {} });
    expect(await answer(main.host, 'workspaces.rename', page, { name: '' })).toMatchObject({ ok: false, error: { code: 'invalid-input', field: 'name' } });
    expect(main.told).toEqual([['workspaces']]);
  });

  it('has no operation beside those of the contract', async () => {
    for (const name of ['workspaces.delete', '__proto__', 'constructor', 'workspaces', '', 'workspaces.check ', 'WORKSPACES.check']) {
      expect({ name, result: await answer(main.host, name, page, {}) }).toMatchObject({ name, result: { ok: false, error: { code: 'invalid-input' } } });
    }
  });

  it('says so where no workspace is open, and opens nothing by itself', async () => {
    const empty = makeTestHost();
    const codes = new Map<string, string>();
    for (const channel of channels) {
      if (!isChannel(channel) || operationOf(channel).kind === 'host') continue;
      const result = await answer(empty.host, channel, page, {});
      codes.set(channel, result.ok ? 'ok' : result.error.code);
    }
    expect([...new Set(codes.values())]).toEqual(['no-workspace']);
    expect(empty.host.open).toBeNull();
    empty.close();
  });
});
