import type { ElectronApplication } from '@playwright/test';

/** One message that left main. */
export interface Message {
  /** The channel it was an answer on, or was sent on. */
  readonly channel: string;
  /** What it held, as text. */
  readonly text: string;
}

/** Keeps every message that main sends to any window from now on: answers and what is sent unasked. Gives how many channels it listens on. */
export async function recordTraffic(app: ElectronApplication): Promise<number> {
  return app.evaluate(({ app: main, ipcMain, webContents }) => {
    const kept: { channel: string; text: string }[] = [];
    Reflect.set(globalThis, 'docketTraffic', kept);
    const keep = (channel: string, value: unknown): void => void kept.push({ channel, text: JSON.stringify(value) ?? '' });
    const handlers: unknown = Reflect.get(ipcMain, '_invokeHandlers');
    if (!(handlers instanceof Map)) throw new Error('The handlers of main are not where they were.');
    for (const [channel, handler] of handlers) {
      handlers.set(channel, async (...args: unknown[]) => {
        const value: unknown = await Reflect.apply(handler, undefined, args);
        keep(String(channel), value);
        return value;
      });
    }
    const watch = (contents: Electron.WebContents): void => {
      const send = contents.send.bind(contents);
      contents.send = (channel, ...args) => {
        keep(channel, args);
        send(channel, ...args);
      };
    };
    for (const contents of webContents.getAllWebContents()) watch(contents);
    main.on('web-contents-created', (_event, contents) => watch(contents));
    return handlers.size;
  });
}

/** Everything that was kept so far. */
export async function trafficOf(app: ElectronApplication): Promise<readonly Message[]> {
  const kept: unknown = await app.evaluate(() => Reflect.get(globalThis, 'docketTraffic'));
  if (!Array.isArray(kept)) throw new Error('No traffic was recorded.');
  return kept.map((message: unknown) => {
    const part = (name: string): string => (typeof message === 'object' && message !== null ? String(Reflect.get(message, name)) : '');
    return { channel: part('channel'), text: part('text') };
  });
}
