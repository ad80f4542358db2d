import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Noun } from '@shared/contract/operation';
import type { Actor } from '../../electron/context';
import { systemGivens } from '../../electron/givens';
import type { Host } from '../../electron/host/host';
import { runQuery } from '../../electron/dispatch';
import { openMemory } from '../../electron/host/preferences';
import { closeWorkspace } from '../../electron/host/workspaces';
import type { Readers } from '../../electron/host/readers';
import { createWriterLock } from '../../electron/host/writer-lock';
import type { Desk } from '../../electron/transaction';
import { makeTestPresenterWindow, type TestPresenterWindow } from './presenter-window';

/** Reads where it is asked, without a thread. */
export const inPlaceReaders: Readers = { read: async (desk, channel, input) => runQuery(desk, channel, input), settle: () => undefined };

export interface TestHost {
  readonly host: Host;
  readonly userData: string;
  readonly presenter: TestPresenterWindow;
  /** What was told to the windows. */
  readonly told: (readonly Noun[])[];
  /** What went into the log file: the details of what nobody foresaw. */
  readonly logged: string[];
  /** Closes what is open and removes the folder of user data. */
  close(): void;
}

/**
 * The main process without Electron: real files and workspaces, dialogs that are closed without a choice, and time from the system unless a
 * desk gives its own. There is no worker unless its script is named.
 */
export function makeTestHost({ desk, workerScript, userData }: { desk?: Desk; workerScript?: string; userData?: string } = {}): TestHost {
  const folder = userData ?? mkdtempSync(join(tmpdir(), 'docket-host-'));
  const told: (readonly Noun[])[] = [];
  const logged: string[] = [];
  const presenter = makeTestPresenterWindow();
  const { clock, today, newId, newNonce } = desk ?? systemGivens;
  const host: Host = {
    clock,
    today,
    newId,
    newNonce,
    userData: folder,
    memory: openMemory(folder),
    writer: createWriterLock(),
    presenter,
    readers: inPlaceReaders,
    workerScript: workerScript ?? join(folder, 'no-worker.cjs'),
    open: desk === undefined ? null : { workspace: desk.workspace, actor: desk.actor, release: () => undefined },
    changed: (nouns) => void told.push(nouns),
    progress: () => undefined,
    showMenu: () => undefined,
    log: (message) => void logged.push(message),
    versions: { docket: '0', electron: '0', chrome: '0', node: '0', sqlite: '0' },
    dialogs: { openFile: async () => null, openFiles: async () => null, saveFile: async () => null },
  };
  return {
    host,
    userData: folder,
    presenter,
    told,
    logged,
    close: () => {
      closeWorkspace(host);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Somebody else before the same workspace. */
export function actingAs(host: Host, role: Actor['role']): void {
  if (host.open === null) throw new Error('No workspace is open');
  host.open = { ...host.open, actor: { ...host.open.actor, role } };
}
