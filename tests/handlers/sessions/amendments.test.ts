import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCommand, runQuery } from '../../../electron/dispatch';
import { verifyPackage } from '../../../electron/core/evidence/verify';
import { systemGivens } from '../../../electron/givens';
import { makePackage } from '../../../electron/packaging';
import { getLastEntry } from '../../../electron/store/audit-log';
import { sha256, toolsKnowing } from '../../core/evidence/sample-package';
import { runCli } from '../../support/cli';
import { sealSession, type SealedSession } from '../evidence/sealed-session';
import { refusalOf } from './meeting';
import { readZip } from '../../../electron/core/evidence/zip-reader';
import { buildZip } from '../../../electron/core/evidence/zip';

let sealed: SealedSession;
beforeEach(async () => {
  sealed = await sealSession();
});
afterEach(() => sealed.close());

const minutes = () => runQuery(sealed.desk, 'sessions.minutes', { sessionId: sealed.sessionId });
const amend = (words: string, subject: { kind: 'text' } = { kind: 'text' }) => runCommand(sealed.desk, 'sessions.amend', { sessionId: sealed.sessionId, subject, words, reason: 'A slip of the pen' });

describe('an amendment', () => {
  it('stands beside the sealed minutes, numbered, and leaves their bytes alone [M6]', () => {
    const before = minutes();
    expect(before.amendments).toBeNull();
    expect(amend('Ruth arrived at 14:10.')).toMatchObject({ number: 1 });
    const [item] = runQuery(sealed.desk, 'sessions.room', { sessionId: sealed.sessionId }).agenda;
    if (item === undefined) throw new Error('No item');
    const decision = runQuery(sealed.desk, 'sessions.item', { itemId: item.id }).decision;
    if (decision === null) throw new Error('No decision');
    runCommand(sealed.desk, 'sessions.amend', { sessionId: sealed.sessionId, subject: { kind: 'decision', id: decision.id }, words: 'The owner is Daniel.', reason: 'Ruth said so' });
    const after = minutes();
    expect({ markdown: after.markdown, sha256: after.sha256 }).toEqual({ markdown: before.markdown, sha256: before.sha256 });
    expect(sha256(after.markdown)).toBe(after.sha256);
    expect(after.amendments?.list).toMatchObject([{ number: 1, about: 'The minutes', by: 'Mara Ellison' }, { number: 2, about: expect.stringMatching(/^Decision on item 1, #1 .*Ship it tonight$/) }]);
    expect(getLastEntry(sealed.desk.workspace.db)).toMatchObject({ action: 'sessions.amend', session: sealed.sessionId, subject: sealed.sessionId });
    expect(runQuery(sealed.desk, 'workspaces.check', {})).toMatchObject({ integrity: 'ok', auditChain: 'ok' });
  });

  it('is refused before the sign-off, by anyone but a facilitator, and of what the record does not know [M6]', () => {
    const other = runCommand(sealed.desk, 'sessions.create', { title: 'Open', plannedOn: '2026-12-01', startsAt: '10:00', place: '', roomMinutes: 30, quorum: 0 });
    expect(refusalOf(() => runCommand(sealed.desk, 'sessions.amend', { sessionId: other.id, subject: { kind: 'text' }, words: 'x', reason: 'y' })).code).toBe('conflict');
    expect(refusalOf(() => runCommand({ ...sealed.desk, actor: { ...sealed.desk.actor, role: 'scribe' } }, 'sessions.amend', { sessionId: sealed.sessionId, subject: { kind: 'text' }, words: 'x', reason: 'y' })).code).toBe('not-allowed');
    expect(refusalOf(() => runCommand(sealed.desk, 'sessions.amend', { sessionId: sealed.sessionId, subject: { kind: 'item', id: other.id }, words: 'x', reason: 'y' })).code).toBe('not-found');
  });

  it('never changes, whatever code asks for [M6]', () => {
    amend('One');
    for (const sql of ["UPDATE amendments SET amendment = '{}'", 'DELETE FROM amendments']) expect(() => sealed.desk.workspace.db.prepare(sql).run()).toThrow('amendment');
  });

  it('follows the sealed text on the command line, outside of it [M6]', async () => {
    const before = await runCli('minutes', sealed.file, '--session', sealed.sessionId);
    amend('Ruth arrived at 14:10.');
    const after = await runCli('minutes', sealed.file, '--session', sealed.sessionId);
    expect(after.out.startsWith(`${before.out}\n---\n\n# Amendments: `)).toBe(true);
    expect(after.out).toContain(`the ${Buffer.byteLength(before.out)} bytes that were sealed, with the SHA-256 ${sha256(before.out)}`);
    expect(after.out).toContain('Ruth arrived at 14:10.');
    expect((await runCli('minutes', sealed.file, '--session', sealed.sessionId, '--sealed')).out).toBe(before.out);
  });
});

describe('the package of an amended session', () => {
  it('ends with the last amendment, holds it as a file of its own, and is valid [M6, E2]', async () => {
    const plain = await makePackage(sealed.desk, sealed.sessionId, sealed.key);
    amend('Ruth arrived at 14:10.');
    runCommand(sealed.desk, 'workspaces.rename', { name: 'Another entry in between' });
    const { head } = amend('And left at 15:00.');
    const made = await makePackage(sealed.desk, sealed.sessionId, sealed.key);
    const textOf = (path: string): string => new TextDecoder().decode(made.contents.find((file) => file.path === path)?.bytes);
    expect(made.head).toBe(head);
    expect(made.name).toBe(`docket-session-1-${head.slice(0, 8)}`);
    expect(verifyPackage(made.zip, toolsKnowing(sealed.key.keyId))).toMatchObject({ valid: true, problems: [], head });
    expect(made.contents.map(({ path }) => path).filter((path) => path.includes('amend'))).toEqual(['data/amendments.json', 'data/minutes/amendments.html', 'data/minutes/amendments.md', 'data/minutes/amendments.pdf']);
    const list: unknown = JSON.parse(textOf('data/amendments.json'));
    expect(list).toMatchObject([{ number: 1, words: 'Ruth arrived at 14:10.' }, { number: 2, words: 'And left at 15:00.' }]);
    const last: { payload: { amendments_sha256: string } } = JSON.parse(textOf('data/log/segment.jsonl').trimEnd().split('\n').at(-1) ?? '');
    expect(last.payload.amendments_sha256).toBe(sha256(textOf('data/amendments.json')));
    for (const path of ['data/minutes/minutes.md', 'data/minutes/minutes.html', 'data/minutes/minutes.pdf', 'data/data.json']) {
      expect({ path, bytes: made.contents.find((file) => file.path === path)?.bytes }).toEqual({ path, bytes: plain.contents.find((file) => file.path === path)?.bytes });
    }
    expect(textOf('data/README.txt')).toContain('sha256sum data/amendments.json');
    expect(textOf('data/report/report.html')).toContain('Ruth arrived at 14:10.');
  });

  it('has the same bytes on any clock and whatever happens afterwards [M6, E2]', async () => {
    amend('Ruth arrived at 14:10.');
    const digest = async (desk = sealed.desk): Promise<string> => sha256((await makePackage(desk, sealed.sessionId, sealed.key)).zip);
    const before = await digest();
    runCommand(sealed.desk, 'workspaces.setAsOf', { asOf: '2027-03-01' });
    runCommand(sealed.desk, 'people.update', { id: sealed.desk.actor.personId, name: 'Mara (left)', function: 'other' });
    expect(await digest({ ...sealed.desk, ...systemGivens })).toBe(before);
  });

  it('is not valid where an amendment was changed or left out, and the file is named [M6, E3]', async () => {
    amend('Ruth arrived at 14:10.');
    const made = await makePackage(sealed.desk, sealed.sessionId, sealed.key);
    const files = readZip(made.zip).files;
    const bent = files.map((file) => (file.path.endsWith('data/amendments.json') ? { ...file, bytes: new TextEncoder().encode(new TextDecoder().decode(file.bytes).replace('14:10', '14:00')) } : file));
    const verdict = verifyPackage(buildZip(bent).bytes, toolsKnowing(sealed.key.keyId));
    expect(verdict.valid).toBe(false);
    expect(verdict.problems).toEqual(expect.arrayContaining([{ file: 'data/amendments.json', problem: 'amendments-mismatch' }, { file: 'data/amendments.json', problem: 'hash-mismatch' }]));
    const without = verifyPackage(buildZip(files.filter(({ path }) => !path.endsWith('data/amendments.json'))).bytes, toolsKnowing(sealed.key.keyId));
    expect(without.problems).toContainEqual({ file: 'data/amendments.json', problem: 'missing-file' });
  });
});
