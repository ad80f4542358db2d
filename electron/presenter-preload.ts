import { contextBridge, ipcRenderer } from 'electron';
import { presenterChannel } from '@shared/presenter-channel';

// The presenter window can ask for its view and be told of the next one. There is nothing else that it could say.
contextBridge.exposeInMainWorld('presenter', {
  view: (): Promise<unknown> => ipcRenderer.invoke(presenterChannel),
  onView: (listener: (value: unknown) => void): (() => void) => {
    const relay = (_event: unknown, value: unknown): void => listener(value);
    ipcRenderer.on(presenterChannel, relay);
    return () => void ipcRenderer.off(presenterChannel, relay);
  },
});
