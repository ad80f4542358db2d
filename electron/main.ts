import { app, dialog, type BrowserWindow } from 'electron';
import Database from 'better-sqlite3';
import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { registerAppScheme, serveApp } from './app-protocol';
import { userDataFolder } from './files/user-data';
import { systemGivens } from './givens';
import { startHeartbeat } from './host/heartbeat';
import type { Host } from './host/host';
import { openMemory } from './host/preferences';
import { clearRehearsals } from './host/rehearsal';
import { closeWorkspace, openExample, showWorkspace } from './host/workspaces';
import { createWriterLock } from './host/writer-lock';
import { answerOperations } from './ipc';
import { installMenu, type NativeMenu } from './menu';
import { createPresenterWindow } from './presenter-window';
import { lockDownSession, openMainWindow } from './windows';

// One folder for the app and the command line, so that both sign with the same key.
const userData = userDataFolder();
mkdirSync(userData, { recursive: true });
app.setPath('userData', userData);
// Chromium refuses its sandbox to root; only there is it left out, and only when that is asked for.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
registerAppScheme();

const memory = openMemory(userData);
let window: BrowserWindow | null = null;
let menu: NativeMenu | null = null;
const send = (channel: 'changed' | 'progress' | 'menu', value: unknown): void => {
  if (window !== null && !window.isDestroyed()) window.webContents.send(channel, value);
};

const presenter = createPresenterWindow({
  memory,
  clock: systemGivens.clock,
  mainWindow: () => window,
  changed: () => host.changed(['presenter']),
  log: (message) => host.log(message),
});

const host: Host = {
  ...systemGivens,
  userData,
  memory,
  writer: createWriterLock(),
  presenter,
  workerScript: join(__dirname, 'worker.js'),
  open: null,
  changed: (nouns) => send('changed', nouns),
  progress: (progress) => send('progress', progress),
  showMenu: (commands) => menu?.show(commands),
  log: (message) => appendFileSync(join(userData, 'docket.log'), `${new Date().toISOString()} ${message}\n`),
  versions: { docket: app.getVersion(), electron: process.versions.electron ?? '', chrome: process.versions['chrome'] ?? '', node: process.versions.node, sqlite: sqliteVersion() },
  dialogs: {
    openFile: async (title, filters) => {
      const options = { title, filters, properties: ['openFile' as const] };
      const { canceled, filePaths } = window === null ? await dialog.showOpenDialog(options) : await dialog.showOpenDialog(window, options);
      return canceled ? null : (filePaths[0] ?? null);
    },
    openFiles: async (title, filters) => {
      const options = { title, filters, properties: ['openFile' as const, 'multiSelections' as const] };
      const { canceled, filePaths } = window === null ? await dialog.showOpenDialog(options) : await dialog.showOpenDialog(window, options);
      return canceled ? null : filePaths;
    },
    saveFile: async (title, defaultPath, filters) => {
      const options = { title, defaultPath, filters };
      const { canceled, filePath } = window === null ? await dialog.showSaveDialog(options) : await dialog.showSaveDialog(window, options);
      return canceled || filePath === '' ? null : filePath;
    },
  },
};

if (app.requestSingleInstanceLock()) {
  app.on('second-instance', (_event, argv) => {
    const file = workspaceArgument(argv);
    if (file !== null) showOrTell(() => showWorkspace(host, file));
    host.changed(['workspaces', 'issues', 'accounts', 'people', 'imports', 'scoring', 'sessions', 'evidence', 'settings']);
    if (window?.isMinimized() === true) window.restore();
    window?.focus();
  });
  // Only the one instance may: another's rehearsal is not a leftover.
  clearRehearsals(userData);
  void app.whenReady().then(start);
} else {
  app.quit();
}

function start(): void {
  serveApp(join(__dirname, '../renderer'));
  lockDownSession();
  answerOperations(host);
  menu = installMenu((command) => send('menu', command));
  // The page loads in a process of its own while the workspace opens here; its first questions wait for that.
  window = openMainWindow(host.memory, host.log);
  window.on('closed', () => {
    window = null;
    presenter.close();
  });
  showOrTell(openFirstWorkspace);
  startHeartbeat(host);
}

/** The file named on the command line, the example where it was asked for or nothing was ever opened, else the last one. */
function openFirstWorkspace(): void {
  const named = workspaceArgument(process.argv);
  const last = host.memory.get().recent[0];
  if (named !== null) showWorkspace(host, named);
  else if (process.argv.includes('--example') || last === undefined) openExample(host);
  else showWorkspace(host, last.file);
}

/** A workspace that cannot be opened at the start is told in a dialog; the window then opens without one. */
function showOrTell(open: () => void): void {
  try {
    open();
  } catch (error) {
    host.log(error instanceof Error ? (error.stack ?? error.message) : String(error));
    dialog.showErrorBox('The workspace was not opened', error instanceof Error ? error.message : 'Something unforeseen went wrong. Nothing was changed.');
  }
}

function workspaceArgument(argv: readonly string[]): string | null {
  return argv.slice(1).find((argument) => argument.endsWith('.docket')) ?? null;
}

function sqliteVersion(): string {
  const database = new Database(':memory:');
  const version = String(database.prepare('SELECT sqlite_version()').pluck().get());
  database.close();
  return version;
}

app.on('window-all-closed', () => app.quit());
app.on('will-quit', () => closeWorkspace(host));
process.on('uncaughtException', (error) => host.log(error.stack ?? error.message));
