import { existsSync, mkdirSync } from 'node:fs';
import { basename, extname, join, resolve } from 'node:path';
import type { ParsedInputOf } from '@shared/contract';
import type { RecentWorkspace, WorkspaceSummary } from '@shared/contract/workspaces';
import { DocketError } from '@shared/result';
import { firstPrevHash } from '../core/evidence/hash-chain';
import { defaultMethodology } from '../core/scoring/methodologies';
import { backupBeforeMigration } from '../files/backup';
import { sha256 } from '../files/hashing';
import { runTransaction } from '../transaction';
import { makeExample } from '../handlers/example';
import { deriveRegister } from '../handlers/derive';
import { makeWorkspace } from '../handlers/workspaces';
import { countEntries, getLastEntry } from '../store/audit-log';
import { openWorkspace as openFile, SCHEMA_VERSION, type OpenWorkspace } from '../store/database';
import { getMethodologyInForceFrom } from '../store/scores';
import { countRecords, getWorkspace, setDerivedAsOf } from '../store/workspaces';
import { beat, lastSeenAt, recoverSessions } from './heartbeat';
import { deskOf, type Host } from './host';
import { claimWorkspace } from './lock';
import { askWhereToSave, isSameFile } from './own-files';
import { dropRehearsal } from './rehearsal';
import { rememberedActor } from './settings';

const FILTERS = [{ name: 'Docket workspace', extensions: ['docket'] }];
const opened = { opened: true };
const notOpened = { opened: false };

export function getCurrent(host: Host): WorkspaceSummary | null {
  if (host.open === null) return null;
  const { workspace } = host.open;
  const record = getWorkspace(workspace.db);
  const last = getLastEntry(workspace.db);
  return {
    id: record.id,
    name: record.name,
    file: (host.open.rehearsed?.workspace ?? workspace).file,
    fileName: basename((host.open.rehearsed?.workspace ?? workspace).file),
    isRehearsal: record.rehearsal_of !== null,
    schemaVersion: SCHEMA_VERSION,
    asOf: record.as_of ?? host.today(),
    isAsOfSet: record.as_of !== null,
    methodology: { id: defaultMethodology.id, name: defaultMethodology.name, version: defaultMethodology.version, inForceFrom: getMethodologyInForceFrom(workspace.db, defaultMethodology.id) },
    audit: { entries: countEntries(workspace.db), head: last?.hash ?? firstPrevHash(record.id, sha256), lastAt: last?.at ?? null },
    isReadOnly: workspace.isReadOnly,
    counts: countRecords(workspace.db),
  };
}

export const listRecent = (host: Host): RecentWorkspace[] => host.memory.get().recent.map((entry) => ({ ...entry, isPresent: existsSync(entry.file) }));

export async function createWorkspace(host: Host, input: ParsedInputOf<'workspaces.create'>): Promise<{ opened: boolean }> {
  const chosen = await askWhereToSave(host, 'New workspace', `${fileNameFor(input.name)}.docket`, FILTERS);
  if (chosen === null) return notOpened;
  const file = extname(chosen) === '' ? `${chosen}.docket` : chosen;
  makeWorkspace(host, file, input).close();
  showWorkspace(host, file);
  return opened;
}

export async function openWorkspace(host: Host): Promise<{ opened: boolean }> {
  const file = await host.dialogs.openFile('Open a workspace', FILTERS);
  if (file === null) return notOpened;
  showWorkspace(host, file);
  return opened;
}

export function openRecent(host: Host, { file }: ParsedInputOf<'workspaces.openRecent'>): { opened: boolean } {
  if (!host.memory.get().recent.some((entry) => entry.file === file)) throw new DocketError('not-allowed', 'Only a workspace of the recent list can be opened this way.');
  showWorkspace(host, file);
  return opened;
}

export function openExample(host: Host): { opened: boolean } {
  const file = join(host.userData, 'example.docket');
  if (!existsSync(file)) {
    mkdirSync(host.userData, { recursive: true });
    makeExample(file).close();
  }
  showWorkspace(host, file);
  return opened;
}

/**
 * Shows a workspace in the window in place of the one that was open, which is closed only once the new one stands.
 * A file that cannot be written is opened for reading.
 */
export function showWorkspace(host: Host, path: string): void {
  const file = resolve(path);
  dropRehearsal(host);
  if (host.open !== null && isSameFile(host.open.workspace.file, file)) return;
  const release = claimWorkspace(file);
  let workspace: OpenWorkspace;
  try {
    workspace = openForWritingOrReading(file);
  } catch (error) {
    release();
    throw error;
  }
  closeWorkspace(host);
  host.open = { workspace, actor: rememberedActor(workspace, host.memory.get()), release };
  host.memory.update((memory) => ({
    ...memory,
    recent: [{ file, name: getWorkspace(workspace.db).name, openedAt: host.clock() }, ...memory.recent.filter((entry) => entry.file !== file)].slice(0, 12),
  }));
  // First of all: what is written from here on says when the app was opened, not when it last ran.
  recoverSessions(host, lastSeenAt(host));
  bringUpToDate(host);
}

export function closeWorkspace(host: Host): void {
  dropRehearsal(host);
  if (host.open !== null) beat(host);
  host.readers.settle();
  host.open?.workspace.close();
  host.open?.release();
  host.open = null;
}

/** Where no as-of is set, a new day changes what "open" and "renews in" mean: the derived figures are computed anew, and the log says so. */
function bringUpToDate(host: Host): void {
  const desk = deskOf(host);
  const { as_of, derived_as_of, id } = getWorkspace(desk.workspace.db);
  const asOf = as_of ?? host.today();
  if (desk.workspace.isReadOnly || derived_as_of === asOf) return;
  runTransaction(desk, (context) => {
    const derived = deriveRegister({ ...context, asOf });
    setDerivedAsOf(context.db, asOf);
    context.audit({ action: 'workspaces.derive', subject: id, payload: { before: derived_as_of, after: asOf, accounts: derived.accounts, proposals: derived.proposals } });
  });
}

function openForWritingOrReading(file: string): OpenWorkspace {
  try {
    return openFile(file, { backupBeforeMigration });
  } catch (error) {
    if (error instanceof DocketError && error.code === 'read-only') return openFile(file, { isReadOnly: true });
    throw error;
  }
}

const fileNameFor = (name: string): string => name.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '').toLowerCase() || 'workspace';
