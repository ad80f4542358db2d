import { app, dialog, session, type BrowserWindow } from 'electron';
import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { registerAppScheme, serveApp, whenPageIsServed } from './app-protocol';
import type { Application } from './application';
import { userDataFolder } from './files/user-data';
import { APP_ORIGIN, listenToWindows } from './ipc';
import { rememberedWindow } from './host/remembered-window';
import { lockDownSession, openMainWindow } from './windows';

// The window comes first: this file and what it imports is all that is read before it is made, and the application (the contract, the
// handlers, SQLite) is loaded while the page reads its own scripts.

// One folder for the app and the command line, so that both sign with the same key.
const userData = userDataFolder();
mkdirSync(userData, { recursive: true });
app.setPath('userData', userData);
// Chromium refuses its sandbox to root; only there is it left out, and only when that is asked for.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
registerAppScheme();

const log = (message: string): void => appendFileSync(join(userData, 'docket.log'), `${new Date().toISOString()} ${message}\n`);
let window: BrowserWindow | null = null;
let application: Application | null = null;
let loading: Promise<Application> | null = null;

/** The application, loaded when it is first asked for. */
const theApplication = (): Promise<Application> => (loading ??= load());

async function load(): Promise<Application> {
  try {
    const { startApplication } = await import('./application');
    application = startApplication({ userData, programs: __dirname, window: () => window, log });
    return application;
  } catch (error) {
    log(error instanceof Error ? (error.stack ?? error.message) : String(error));
    dialog.showErrorBox('Docket cannot start', `A part of it could not be loaded. Nothing was changed. Install it again; the details are in ${join(userData, 'docket.log')}.`);
    app.exit(1);
    throw error;
  }
}

if (app.requestSingleInstanceLock()) {
  app.on('second-instance', (_event, argv) => {
    void app.whenReady().then(theApplication).then((started) => started.startedAgain(argv));
    if (window?.isMinimized() === true) window.restore();
    window?.focus();
  });
  void app.whenReady().then(start);
} else {
  app.quit();
}

function start(): void {
  listenToWindows(async () => (await theApplication()).answers);
  lockDownSession();
  const folder = join(__dirname, '../renderer');
  serveApp(folder);
  // The page's files go out first, since reading the application keeps main from answering anything.
  whenPageIsServed({ file: join(folder, 'index.html'), address: `${APP_ORIGIN}/index.html` }, session.defaultSession, () => void theApplication());
  window = openMainWindow(rememberedWindow(userData), log);
  window.on('closed', () => {
    window = null;
    application?.windowClosed();
  });
}

app.on('window-all-closed', () => app.quit());
app.on('will-quit', () => application?.close());
process.on('uncaughtException', (error) => log(error.stack ?? error.message));
