import { app, dialog, type BrowserWindow } from 'electron';
import Database from 'better-sqlite3';
import { join } from 'node:path';
import { answersOf } from './answer';
import { systemGivens } from './givens';
import { startHeartbeat } from './host/heartbeat';
import type { Host } from './host/host';
import { openMemory } from './host/preferences';
import { createReaders } from './host/readers';
import { clearRehearsals } from './host/rehearsal';
import { closeWorkspace, openExample, showWorkspace } from './host/workspaces';
import { createWriterLock } from './host/writer-lock';
import type { Answers } from './ipc';
import { installMenu } from './menu';
import { createPresenterWindow } from './presenter-window';
import { keepWindow } from './windows';

/** What main needs of its surroundings, which stand before the application is loaded. */
export interface Surroundings {
  readonly userData: string;
  /** Where the built programs lie: main's own folder. */
  readonly programs: string;
  /** The main window; null once it is closed. */
  window(): BrowserWindow | null;
  log(message: string): void;
}

/** All that stands behind the windows. */
export interface Application {
  readonly answers: Answers;
  /** The app was started again, with these words. */
  startedAgain(argv: readonly string[]): void;
  /** The main window is gone, and what shows the session to the room with it. */
  windowClosed(): void;
  close(): void;
}

/** Puts the application behind the window that stands already, and opens the first workspace. Once, in the one instance that runs. */
export function startApplication({ userData, programs, window, log }: Surroundings): Application {
  const memory = openMemory(userData);
  const send = (channel: 'changed' | 'progress' | 'menu', value: unknown): void => {
    const main = window();
    if (main !== null && !main.isDestroyed()) main.webContents.send(channel, value);
  };
  const presenter = createPresenterWindow({ preload: join(programs, '../preload/presenter-preload.js'), memory, clock: systemGivens.clock, mainWindow: window, changed: () => host.changed(['presenter']), log });
  const menu = installMenu((command) => send('menu', command));
  const host: Host = {
    ...systemGivens,
    userData,
    memory,
    writer: createWriterLock(),
    presenter,
    readers: createReaders(join(programs, 'reader.js'), log),
    workerScript: join(programs, 'worker.js'),
    open: null,
    changed: (nouns) => send('changed', nouns),
    progress: (progress) => send('progress', progress),
    showMenu: (commands) => menu.show(commands),
    log,
    versions: { docket: app.getVersion(), electron: process.versions.electron ?? '', chrome: process.versions['chrome'] ?? '', node: process.versions.node, sqlite: sqliteVersion() },
    dialogs: {
      openFile: async (title, filters) => (await askForFiles({ title, filters, properties: ['openFile'] }))?.[0] ?? null,
      openFiles: (title, filters) => askForFiles({ title, filters, properties: ['openFile', 'multiSelections'] }),
      saveFile: async (title, defaultPath, filters) => {
        const [parent, options] = [window(), { title, defaultPath, filters }];
        const { canceled, filePath } = parent === null ? await dialog.showSaveDialog(options) : await dialog.showSaveDialog(parent, options);
        return canceled || filePath === '' ? null : filePath;
      },
    },
  };

  async function askForFiles(options: Electron.OpenDialogOptions): Promise<string[] | null> {
    const parent = window();
    const { canceled, filePaths } = parent === null ? await dialog.showOpenDialog(options) : await dialog.showOpenDialog(parent, options);
    return canceled ? null : filePaths;
  }

  const main = window();
  if (main !== null) keepWindow(main, memory);
  // Only the one instance may: another's rehearsal is not a leftover.
  clearRehearsals(userData);
  showOrTell(host, () => openFirstWorkspace(host));
  startHeartbeat(host);

  return {
    answers: answersOf(host),
    startedAgain: (argv) => {
      const file = workspaceArgument(argv);
      if (file !== null) showOrTell(host, () => showWorkspace(host, file));
      host.changed(['workspaces', 'issues', 'accounts', 'people', 'imports', 'scoring', 'sessions', 'evidence', 'settings']);
    },
    windowClosed: () => presenter.close(),
    close: () => closeWorkspace(host),
  };
}

/** The file named on the command line, the example where it was asked for or nothing was ever opened, else the last one. */
function openFirstWorkspace(host: Host): void {
  const named = workspaceArgument(process.argv);
  const last = host.memory.get().recent[0];
  if (named !== null) showWorkspace(host, named);
  else if (process.argv.includes('--example') || last === undefined) openExample(host);
  else showWorkspace(host, last.file);
}

/** A workspace that cannot be opened at the start is told in a dialog; the window then opens without one. */
function showOrTell(host: Host, open: () => void): void {
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
