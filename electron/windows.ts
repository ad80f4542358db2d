import { BrowserWindow, dialog, screen, session, shell, type WebContents } from 'electron';
import { failedHash } from '@shared/failed-window';
import { join } from 'node:path';
import type { MemoryFile } from './host/preferences';
import { APP_ORIGIN } from './ipc';
import type { RememberedWindow } from './host/remembered-window';

/** What no page of ours gets round: a sandbox, a world of its own, no Node, no webviews. Its compiled scripts are kept from the first start on. */
export const confinedPreferences = { v8CacheOptions: 'bypassHeatCheck', sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false, spellcheck: false, navigateOnDragDrop: false } as const;

/** After so many failures within a minute the page is not loaded again: it would only fail on. */
const mostFailures = 3;

/** The main window, where the person left it. A page that fails is loaded again: what is true lies in main (F22). */
export function openMainWindow(remembered: RememberedWindow | null, log: (message: string) => void): BrowserWindow {
  const area = screen.getPrimaryDisplay().workAreaSize;
  const window = new BrowserWindow({
    width: Math.min(remembered?.width ?? 1440, area.width),
    height: Math.min(remembered?.height ?? 900, area.height),
    ...(remembered?.x === undefined || remembered.y === undefined ? {} : { x: remembered.x, y: remembered.y }),
    minWidth: 1024,
    minHeight: 640,
    show: false,
    title: 'Docket',
    backgroundColor: '#fbfaf7',
    webPreferences: { ...confinedPreferences, preload: join(__dirname, '../preload/preload.js') },
  });
  if (remembered?.isMaximized === true) window.maximize();
  confine(window.webContents);
  window.once('ready-to-show', () => window.show());
  const loadAgain = (): void => {
    // Not from within the event that says that its process is gone.
    setImmediate(() => {
      if (!window.isDestroyed()) void window.loadURL(`${APP_ORIGIN}/index.html${failedHash}`);
    });
  };
  const failures: number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    log(`The window failed: ${reason}`);
    const now = Date.now();
    failures.push(now);
    if (failures.filter((at) => now - at < 60_000).length < mostFailures) loadAgain();
    else {
      dialog.showErrorBox('The window keeps failing', 'Everything that was recorded is kept. Docket closes now. Start it again to go on where the session stands.');
      window.destroy();
    }
  });
  void window.loadURL(`${APP_ORIGIN}/index.html`);
  return window;
}

/** Keeps in mind where the window stands, and shows it with the zoom that the person chose. */
export function keepWindow(window: BrowserWindow, memory: MemoryFile): void {
  const zoom = (): void => window.webContents.setZoomFactor(memory.get().preferences.zoom / 100);
  window.on('close', () => {
    const { x, y, width, height } = window.getNormalBounds();
    memory.update((before) => ({ ...before, window: { x, y, width, height, isMaximized: window.isMaximized() } }));
  });
  window.webContents.on('did-finish-load', zoom);
  // Before the application was loaded the page may have come this far already.
  if (!window.webContents.isLoadingMainFrame()) zoom();
}

/** Keeps a page where it is: no navigation, no new windows, no webviews. */
export function confine(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** Denies every permission, device, download and request that is not the app's own. Docket is offline (L1). */
export function lockDownSession(): void {
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((_contents, _permission, done) => done(false));
  defaultSession.setPermissionCheckHandler(() => false);
  defaultSession.setDevicePermissionHandler(() => false);
  defaultSession.on('will-download', (event) => event.preventDefault());
  defaultSession.webRequest.onBeforeRequest((details, done) => done({ cancel: !(details.url.startsWith(`${APP_ORIGIN}/`) || details.url.startsWith('devtools:') || details.url.startsWith('data:image/')) }));
}

/** Shows a file that Docket has written in the system's file manager. */
export const revealFile = (file: string): void => shell.showItemInFolder(file);
