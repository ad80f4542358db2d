import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runQuery } from '../../../electron/dispatch';
import { verifyChain } from '../../../electron/core/evidence/hash-chain';
import { handOutPackage } from '../../../electron/hand-out';
import { makePackage } from '../../../electron/packaging';
import { countEntries, getLastEntry, getPayload, iterateEntries } from '../../../electron/store/audit-log';
import { getWorkspace } from '../../../electron/store/workspaces';
import { sha256 } from '../../core/evidence/sample-package';
import { sealSession, type SealedSession } from './sealed-session';

let sealed: SealedSession;
beforeAll(async () => void (sealed = await sealSession()));
afterAll(() => sealed.close());

describe('the chain of custody', () => {
  it('keeps who made which package for what, in one audit entry that belongs to no session [E4]', async () => {
    const { db } = sealed.desk.workspace;
    const made = await makePackage(sealed.desk, sealed.sessionId, sealed.key);
    const before = countEntries(db);
    const zip = join(sealed.folder, 'session-1.zip');
    expect(await handOutPackage(sealed.desk, made, zip, 'Audit request of 18 Nov')).toEqual({ sha256: sha256(made.zip), isRecorded: true });
    expect(countEntries(db)).toBe(before + 1);
    const entry = getLastEntry(db);
    expect(entry).toMatchObject({ action: 'evidence.build', session: null });
    expect(JSON.parse(getPayload(db, entry?.seq ?? 0) ?? '')).toMatchObject({ session: sealed.sessionId, file_name: 'session-1.zip', sha256: sha256(made.zip), key_id: sealed.key.keyId, head: made.head, purpose: 'Audit request of 18 Nov' });
    expect(runQuery(sealed.desk, 'evidence.packages', {})).toMatchObject([{ sessionId: sealed.sessionId, sessionNumber: 1, fileName: 'session-1.zip', madeBy: 'Mara Ellison', files: made.contents.length, purpose: 'Audit request of 18 Nov' }]);
    expect(verifyChain(iterateEntries(db), { workspaceId: getWorkspace(db).id, sha256 }).ok).toBe(true);
  });

  it('does not change the package it tells of [E2]', async () => {
    const first = await makePackage(sealed.desk, sealed.sessionId, sealed.key);
    await handOutPackage(sealed.desk, first, join(sealed.folder, 'again.zip'), '');
    const second = await makePackage(sealed.desk, sealed.sessionId, sealed.key);
    expect(sha256(second.zip)).toBe(sha256(first.zip));
  });

  it.each([['changed', "UPDATE packages SET purpose = 'x'"], ['deleted', 'DELETE FROM packages']])('is never %s [E4]', (_how, sql) => {
    expect(() => sealed.desk.workspace.transaction((db) => db.prepare(sql).run())).toThrow('the chain of custody never changes');
  });

  it('records nothing that was not written [E4]', async () => {
    const { db } = sealed.desk.workspace;
    const made = await makePackage(sealed.desk, sealed.sessionId, sealed.key);
    const before = countEntries(db);
    await expect(handOutPackage(sealed.desk, made, join(sealed.folder, 'none/x.zip'), '')).rejects.toMatchObject({ code: 'not-found' });
    await expect(handOutPackage(sealed.desk, made, sealed.file, '')).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('not a package') });
    expect(countEntries(db)).toBe(before);
    expect(existsSync(join(sealed.folder, 'none'))).toBe(false);
  });
});
