import type { ChannelOfKind, OutputOf, ParsedInputOf } from '@shared/contract';
import type { JobProgress } from '@shared/contract/imports/operations';
import type { Noun } from '@shared/contract/operation';
import type { MenuCommand } from '@shared/contract/settings';
import { DocketError } from '@shared/result';
import type { Actor, Givens } from '../context';
import type { Desk } from '../transaction';
import type { OpenWorkspace } from '../store/database';
import type { MemoryFile } from './preferences';
import type { PresenterWindow } from './presenter';
import type { Readers } from './readers';
import type { WriterLock } from './writer-lock';

/** What asks a person for a file; main gives the system's dialogs. Null: closed without a choice. */
export interface Dialogs {
  openFile(title: string, filters: { name: string; extensions: string[] }[]): Promise<string | null>;
  /** Several at once. */
  openFiles(title: string, filters: { name: string; extensions: string[] }[]): Promise<string[] | null>;
  saveFile(title: string, suggestedName: string, filters: { name: string; extensions: string[] }[]): Promise<string | null>;
}

/** The workspace that is open in the window, and who acts in it. */
export interface Open {
  readonly workspace: OpenWorkspace;
  readonly actor: Actor;
  /** Gives up the claim on the file. */
  release(): void;
  /** While a rehearsal plays on a copy: the workspace that it is of. */
  readonly rehearsed?: Open;
}

/** Everything an operation of kind `host` can reach. */
export interface Host extends Givens {
  readonly userData: string;
  readonly memory: MemoryFile;
  readonly dialogs: Dialogs;
  readonly writer: WriterLock;
  readonly presenter: PresenterWindow;
  readonly readers: Readers;
  /** The entry script of the worker. */
  readonly workerScript: string;
  open: Open | null;
  /** Tells every window whose data changed. */
  changed(nouns: readonly Noun[]): void;
  progress(progress: JobProgress): void;
  /** Fills the native menu. */
  showMenu(commands: readonly MenuCommand[]): void;
  log(message: string): void;
  readonly versions: OutputOf<'settings.about'>;
}

export type HostHandlers = { [C in ChannelOfKind<'host'>]: (host: Host, input: ParsedInputOf<C>) => Promise<OutputOf<C>> | OutputOf<C> };

/** @throws DocketError no-workspace */
export function deskOf(host: Host): Desk {
  if (host.open === null) throw new DocketError('no-workspace', 'No workspace is open. Open one, or make a new one, from Home.');
  const { clock, today, newId, newNonce } = host;
  return { clock, today, newId, newNonce, workspace: host.open.workspace, actor: host.open.actor };
}
