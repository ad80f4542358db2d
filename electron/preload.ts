import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { outline } from '@shared/contract/outline';

// The contract's operations by noun, two events, and the path of a file that a person dropped. No logic.
const operations = Object.fromEntries(
  Object.entries(outline).map(([noun, named]) => [
    noun,
    Object.fromEntries(Object.keys(named).map((name) => [name, (input: unknown): Promise<unknown> => ipcRenderer.invoke(`${noun}.${name}`, input)])),
  ]),
);

const listen = (channel: 'changed' | 'progress' | 'menu') => (listener: (value: unknown) => void): (() => void) => {
  const relay = (_event: unknown, value: unknown): void => listener(value);
  ipcRenderer.on(channel, relay);
  return () => void ipcRenderer.off(channel, relay);
};

contextBridge.exposeInMainWorld('docket', {
  operations,
  onChanged: listen('changed'),
  onProgress: listen('progress'),
  onMenu: listen('menu'),
  pathOfDropped: (file: File): string => webUtils.getPathForFile(file),
});
