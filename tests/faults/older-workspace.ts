import Database from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PersonId, WorkspaceId } from '@shared/primitives';
import { appendEntry } from '../../electron/core/evidence/hash-chain';
import { builtInMethodologies } from '../../electron/core/scoring/methodologies';
import { sha256 } from '../../electron/files/hashing';
import { fixedGivens } from '../../electron/givens';
import { APPLICATION_ID } from '../../electron/store/database';
import { migrations } from '../../electron/store/migrations';

/** The schema of the file that `makeOlderWorkspace` makes: the one before meetings. */
export const OLDER_SCHEMA = 3;
export const olderAccounts = 4000;

/** A workspace as an earlier version left it: one log entry, some accounts, and no tables for meetings. */
export function makeOlderWorkspace(): { file: string; close(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'docket-older-'));
  const file = join(folder, 'older.docket');
  const givens = fixedGivens('2026-11-01T09:00:00.000Z');
  const workspaceId = WorkspaceId.parse(givens.newId());
  const personId = PersonId.parse(givens.newId());
  const db = new Database(file);
  db.pragma('page_size = 8192');
  db.transaction(() => {
    db.pragma(`application_id = ${APPLICATION_ID}`);
    for (const { up } of migrations.slice(0, OLDER_SCHEMA)) up(db);
    db.pragma(`user_version = ${OLDER_SCHEMA}`);
    db.prepare("INSERT INTO workspace (only_row, id, name, created_at, as_of, derived_as_of) VALUES (1, ?, 'Older', ?, '2026-11-21', '2026-11-21')").run(workspaceId, givens.clock());
    db.prepare("INSERT INTO people (id, name, function, is_system) VALUES (?, 'System', 'other', 1)").run(personId);
    for (const methodology of builtInMethodologies) {
      db.prepare("INSERT INTO methodologies (id, version, name, body, in_force_from) VALUES (?, ?, ?, ?, '2026-11-01')").run(methodology.id, methodology.version, methodology.name, JSON.stringify(methodology));
    }
    const account = db.prepare("INSERT INTO accounts (id, system, ref, name, segment) VALUES (?, 'file', ?, ?, 'enterprise')");
    for (let n = 0; n < olderAccounts; n += 1) account.run(givens.newId(), `A-${n}`, `Account ${n}`);
    const { entry, payloadJson } = appendEntry(
      null,
      { workspaceId, at: givens.clock(), actor: personId, session: null, action: 'workspaces.create', subject: workspaceId },
      { name: 'Older', nonce: givens.newNonce() },
      sha256,
    );
    db.prepare('INSERT INTO audit_log (seq, at, actor, session, action, subject, payload_hash, prev_hash, hash) VALUES (@seq, @at, @actor, @session, @action, @subject, @payload_hash, @prev_hash, @hash)').run(entry);
    db.prepare('INSERT INTO audit_payloads (seq, payload) VALUES (?, ?)').run(entry.seq, payloadJson);
  })();
  db.close();
  return { file, close: () => rmSync(folder, { recursive: true, force: true }) };
}
