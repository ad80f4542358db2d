import Database from 'better-sqlite3';
import { closeSync, existsSync, fsyncSync, openSync, readSync, renameSync, rmSync, statSync } from 'node:fs';
import { DocketError } from '@shared/result';
import type { ReadHandle, WriteHandle } from './handles';
import { migrations } from './migrations';

/** "DOCK" in ASCII, SQLite's application_id of a workspace. */
export const APPLICATION_ID = 0x444f434b;
export const SCHEMA_VERSION = migrations.length;

export interface OpenWorkspace {
  readonly file: string;
  readonly isReadOnly: boolean;
  /** For queries. */
  readonly db: ReadHandle;
  /** Runs `work` in one immediate transaction; what it throws rolls everything back. */
  transaction<T>(work: (db: WriteHandle) => T): T;
  /** Takes what was overwritten or deleted out of the write-ahead log too, as far as no other connection still reads there. */
  forget(): void;
  /** Brings what was committed from the write-ahead log into the file, as far as nobody still reads there. Never throws. */
  tidy(): void;
  /** Copies the workspace as it stands into a new file, by SQLite's backup API; this one is only read. */
  backUp(file: string): Promise<void>;
  close(): void;
}

/** SQLite's own and the system's words for a failure, turned into ours. Anything unknown is passed on. */
export function storeError(error: unknown, file: string): unknown {
  if (!(error instanceof Error) || error instanceof DocketError) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const because = { cause: error };
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') return new DocketError('disk-full', 'The disk is full. Nothing of this change was kept. Free some space and try again.', undefined, because);
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return new DocketError('workspace-locked', `${file} is in use by another window or program. Nothing was changed. Close it there and try again.`, undefined, because);
  if (code.startsWith('SQLITE_READONLY') || code === 'SQLITE_PERM' || code === 'EACCES' || code === 'EROFS' || code === 'EPERM') return new DocketError('read-only', `${file} cannot be written. Nothing was changed. Check the permissions of the file and its folder.`, undefined, because);
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) return new DocketError('not-a-workspace', `${file} is damaged or is not a Docket workspace. It was left as it is. Restore a backup, or check the file with "docket check".`, undefined, because);
  if (code.startsWith('SQLITE_IOERR') || code === 'SQLITE_CANTOPEN' || code === 'EIO') return new DocketError('io', `${file} could not be read or written (${code}). Nothing of this change was kept. Check the disk.`, undefined, because);
  return error;
}

/**
 * Opens a workspace and brings it up to this version's schema; `backupBeforeMigration` names where the file as it was is kept first. `isOpenHere`: this process has it open
 * already, and has looked at it then. Reading its header again would give up the process's locks on it (POSIX drops them all with the first descriptor that closes), and the next
 * program that only looks at the file would take the write-ahead log away from under the open window.
 * @throws DocketError not-found, not-a-workspace, newer-workspace, workspace-locked, read-only, io
 */
export function openWorkspace(file: string, options: { isReadOnly?: boolean; isOpenHere?: boolean; backupBeforeMigration?: (file: string) => string } = {}): OpenWorkspace {
  if (options.isOpenHere !== true) refuseForeignFile(file);
  const isReadOnly = options.isReadOnly ?? false;
  let db: Database.Database | undefined;
  try {
    db = new Database(file, { readonly: isReadOnly, fileMustExist: true, timeout: 2000 });
    secure(db);
    const version = Number(db.pragma('user_version', { simple: true }));
    if (version > SCHEMA_VERSION) {
      throw new DocketError('newer-workspace', `${file} was written by a newer version of Docket (schema ${version}; this one knows ${SCHEMA_VERSION}). It was left untouched. Open it with the newer version.`);
    }
    refuseForeignTables(db, file);
    if (version < SCHEMA_VERSION) {
      if (isReadOnly) throw new DocketError('read-only', `${file} was written by an older version of Docket (schema ${version}; this one knows ${SCHEMA_VERSION}), and would have to be brought up to date first. It was left as it is. Open it in the app, where it can be written: a copy is kept.`);
      const backup = options.backupBeforeMigration?.(file);
      if (backup !== undefined) keepAsItWas(db, backup);
      migrate(db, file);
    }
    if (!isReadOnly) prepareForWriting(db);
    return wrap(db, file, isReadOnly);
  } catch (error) {
    db?.close();
    throw storeError(error, file);
  }
}

/**
 * Makes a new workspace file and fills it in one transaction, so that a file that exists is always whole.
 * @throws DocketError conflict where the file exists, read-only, disk-full, io
 */
export function createWorkspace(file: string, fill: (db: WriteHandle) => void): OpenWorkspace {
  let db: Database.Database | undefined;
  try {
    // Claims the name before SQLite sees it: two makers cannot both succeed.
    closeSync(openSync(file, 'wx', 0o644));
  } catch (error) {
    if (existsSync(file)) throw new DocketError('conflict', `${file} exists already and was left as it is. Choose another name.`);
    throw error instanceof Error && 'code' in error && error.code === 'ENOENT' ? new DocketError('not-found', `The folder of ${file} does not exist. Nothing was made.`) : storeError(error, file);
  }
  try {
    db = new Database(file, { timeout: 2000 });
    secure(db);
    db.pragma('page_size = 8192');
    prepareForWriting(db);
    const made = db;
    made.transaction(() => {
      made.pragma(`application_id = ${APPLICATION_ID}`);
      applyMigrations(made);
      fill(asWriteHandle(made));
    }).immediate();
    // Until the first checkpoint the file itself does not say whose it is, and after a kill it would be refused as somebody else's.
    made.pragma('wal_checkpoint(TRUNCATE)');
    return wrap(db, file, false);
  } catch (error) {
    db?.close();
    throw storeError(error, file);
  }
}

/** Never by copying: a copy can miss what is still in the write-ahead log. It gets its name only once it is whole, since half of one can look like an empty workspace. */
function keepAsItWas(db: Database.Database, backup: string): void {
  const unfinished = `${backup}.unfinished`;
  rmSync(unfinished, { force: true });
  db.prepare('VACUUM INTO ?').run(unfinished);
  const descriptor = openSync(unfinished, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(unfinished, backup);
}

/** A file that is not ours is refused before SQLite opens it, so that nothing is written beside it. */
function refuseForeignFile(file: string): void {
  let header: Buffer;
  try {
    const there = statSync(file);
    if (there.isDirectory()) throw new DocketError('not-a-workspace', `${file} is a folder. A workspace is one file. Choose the file inside it.`);
    // Opening a pipe would wait for somebody to write to it.
    if (!there.isFile()) throw new DocketError('not-a-workspace', `${file} is not a file. A workspace is one file.`);
    header = readHeader(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) throw new DocketError('not-found', `There is no file ${file}.`);
    throw storeError(error, file);
  }
  if (header.length < 100 || header.toString('latin1', 0, 16) !== 'SQLite format 3\u0000') {
    throw new DocketError('not-a-workspace', `${file} is not a Docket workspace${header.length === 0 ? ' (it is empty)' : header.length < 100 ? ' (it is cut short)' : ''}. It was left as it is.`);
  }
  if (header.readUInt32BE(68) !== APPLICATION_ID) throw new DocketError('not-a-workspace', `${file} is an SQLite file of another program. It was left as it is.`);
}

/** An id in the header is easily copied: a workspace also has the one row that says which it is. */
function refuseForeignTables(db: Database.Database, file: string): void {
  const has = (sql: string): boolean => db.prepare(sql).get() !== undefined;
  if (has("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'workspace'") && has('SELECT 1 FROM workspace')) return;
  throw new DocketError('not-a-workspace', `${file} says that it is a Docket workspace, and does not hold one. It was left as it is. Restore a backup.`);
}

function readHeader(file: string): Buffer {
  const header = Buffer.alloc(100);
  const descriptor = openSync(file, 'r');
  try {
    return header.subarray(0, readSync(descriptor, header, 0, 100, 0));
  } finally {
    closeSync(descriptor);
  }
}

/** Settings for a file of unknown origin, before anything in it is believed. */
function secure(db: Database.Database): void {
  db.pragma('trusted_schema = OFF');
  db.pragma('cell_size_check = ON');
  db.pragma('mmap_size = 0');
  db.pragma('foreign_keys = ON');
  db.pragma('recursive_triggers = ON');
}

/** Pages of 8 KB in the write-ahead log, at which a commit brings them into the file itself. */
const mostLogPages = 4000;

function prepareForWriting(db: Database.Database): void {
  db.pragma('journal_mode = WAL');
  // better-sqlite3 would open WAL files with NORMAL, which can lose the last commits on power loss.
  db.pragma('synchronous = FULL');
  // A commit that has to bring the log into the file takes several times as long; that is done when nobody waits (`tidy`), and here only where nobody ever pauses.
  db.pragma(`wal_autocheckpoint = ${mostLogPages}`);
  db.pragma('cache_size = -65536');
  // What is deleted is overwritten: ballots of a round that was called off must not stay in the free space of a page (S4).
  db.pragma('secure_delete = ON');
}

/** Foreign keys can only be turned off outside a transaction; what they would have refused is looked for before it ends. */
function migrate(db: Database.Database, file: string): void {
  db.pragma('foreign_keys = OFF');
  try {
    db.transaction(() => {
      applyMigrations(db);
      refuseBrokenReferences(db, file);
    }).immediate();
  } finally {
    db.pragma('foreign_keys = ON');
  }
}

function refuseBrokenReferences(db: Database.Database, file: string): void {
  const broken = db.prepare<[], { table: string; parent: string }>('SELECT "table", parent FROM pragma_foreign_key_check LIMIT 1').get();
  if (broken === undefined) return;
  throw new DocketError('not-a-workspace', `${file} could not be brought up to date: its ${broken.table} refer to ${broken.parent} that are not there. It was left as it is. Restore a backup, or check the file with "docket check".`);
}

function applyMigrations(db: Database.Database): void {
  const from = Number(db.pragma('user_version', { simple: true }));
  for (const migration of migrations.slice(from)) migration.up(db);
  db.pragma(`user_version = ${SCHEMA_VERSION}`);
}

// oxlint-disable-next-line typescript/consistent-type-assertions -- the brand exists only in the types
const asReadHandle = (db: Database.Database): ReadHandle => db as ReadHandle;
// oxlint-disable-next-line typescript/consistent-type-assertions -- the brand exists only in the types
const asWriteHandle = (db: Database.Database): WriteHandle => db as WriteHandle;

/**
 * Refuses a change once the write-ahead log is no longer the file that this connection writes to: SQLite would go on without a word, and what was acknowledged would be gone after a kill.
 * Called inside a transaction, where the log is sure to be open.
 */
function logKeeper(db: Database.Database, file: string): () => void {
  // Where the file system has no shared memory there is no such log.
  if (db.pragma('journal_mode', { simple: true }) !== 'wal') return () => undefined;
  let own: number | null = null;
  return () => {
    const there = statSync(`${file}-wal`, { throwIfNoEntry: false })?.ino ?? null;
    own ??= there;
    if (there !== null && there === own) return;
    throw new DocketError('io', `${file}-wal, where changes are kept first, was taken away or replaced by another program. This change was not kept; all before it is. Close the workspace, and open it again.`);
  };
}

function wrap(db: Database.Database, file: string, isReadOnly: boolean): OpenWorkspace {
  const refuseLostLog = logKeeper(db, file);
  return {
    file,
    isReadOnly,
    db: asReadHandle(db),
    transaction: (work) => {
      if (isReadOnly) throw new DocketError('read-only', `${file} is open for reading only. Nothing was changed.`);
      try {
        return db
          .transaction(() => {
            refuseLostLog();
            return work(asWriteHandle(db));
          })
          .immediate();
      } catch (error) {
        throw storeError(error, file);
      }
    },
    forget: () => {
      try {
        db.pragma('wal_checkpoint(TRUNCATE)');
      } catch {
        // What was asked for is done and kept; closing the workspace empties the log in any case.
      }
    },
    tidy: () => {
      if (isReadOnly || !db.open || db.inTransaction) return;
      try {
        db.pragma('wal_checkpoint(PASSIVE)');
      } catch {
        // It stays in the log, where it is as safe, and the next one brings it over.
      }
    },
    backUp: async (copy) => {
      try {
        await db.backup(copy);
      } catch (error) {
        throw storeError(error, copy);
      }
    },
    close: () => {
      if (!db.open) return;
      // A closed WAL file cannot be opened in a read-only folder, so the last one out turns it back.
      if (!isReadOnly) {
        try {
          db.pragma('journal_mode = DELETE');
        } catch {
          // Another connection still has it open; that one will do it.
        }
      }
      db.close();
    },
  };
}
