import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { largestAttachment } from '@shared/contract/attachments';
import { CalendarDate, IssueId } from '@shared/primitives';
import { buildZip, type ArchiveFile } from '../../electron/core/evidence/zip';
import { readZip } from '../../electron/core/evidence/zip-reader';
import { verifyPackage } from '../../electron/core/evidence/verify';
import { runCommand, runQuery } from '../../electron/dispatch';
import { addAttachment } from '../../electron/handlers/attachments';
import * as host from '../../electron/host/attachments';
import { makePackage } from '../../electron/packaging';
import { countEntries, getLastEntry } from '../../electron/store/audit-log';
import { runTransaction, type Desk } from '../../electron/transaction';
import { resign } from '../core/evidence/reseal';
import { sha256, toolsKnowing } from '../core/evidence/sample-package';
import { sealSession } from './evidence/sealed-session';
import { makeTestHost, type TestHost } from '../support/host';
import { addIssues } from '../support/register';
import { openTestDesk, type TestDesk } from '../support/workspace';

const text = new TextEncoder();
const on = CalendarDate.parse('2026-11-10');
const attach = (desk: Desk, issueId: string, name: string, content: string | Uint8Array, description = '') =>
  runTransaction(desk, (context) => addAttachment(context, { issueId: IssueId.parse(issueId), name, bytes: typeof content === 'string' ? text.encode(content) : content, description, effectiveOn: on }));

let test: TestDesk;
let ids: string[];
beforeEach(() => {
  test = openTestDesk();
  ids = addIssues(test.desk, [{}, {}]).map(({ id }) => id);
});
afterEach(() => test.close());
const first = (): string => ids[0] ?? '';
const listed = (id = first()) => runQuery(test.desk, 'attachments.ofIssue', { issueId: id });

describe('attachments', () => {
  it('are kept with their hash, who brought them and the day they are evidence of, in one entry [W4, E2]', () => {
    const before = countEntries(test.desk.workspace.db);
    const { id } = attach(test.desk, first(), '../mail.txt', 'Dear all', 'What the customer wrote.');
    expect(countEntries(test.desk.workspace.db)).toBe(before + 1);
    expect(getLastEntry(test.desk.workspace.db)).toMatchObject({ action: 'attachments.add', subject: id });
    expect(listed()).toMatchObject({ totalBytes: 8, rows: [{ id, name: 'mail.txt', size: 8, sha256: createHash('sha256').update('Dear all').digest('hex'), effectiveOn: on, addedBy: 'Mara Ellison', description: 'What the customer wrote.' }] });
  });

  it('hold the same content once, on whatever issue, and refuse it twice on one [W4]', () => {
    attach(test.desk, first(), 'a.txt', 'same');
    attach(test.desk, ids[1] ?? '', 'b.txt', 'same');
    expect(listed(ids[1]).totalBytes).toBe(4);
    expect(() => attach(test.desk, first(), 'c.txt', 'same')).toThrow(expect.objectContaining({ code: 'conflict', message: expect.stringContaining('as a.txt') }));
  });

  it('refuse what is empty or too large, and keep nothing [W4]', () => {
    const before = countEntries(test.desk.workspace.db);
    expect(() => attach(test.desk, first(), 'empty.txt', '')).toThrow(expect.objectContaining({ code: 'invalid-input' }));
    expect(() => attach(test.desk, first(), 'large.bin', new Uint8Array(largestAttachment + 1))).toThrow(expect.objectContaining({ code: 'invalid-input', message: expect.stringContaining('20 MB') }));
    expect(countEntries(test.desk.workspace.db)).toBe(before);
  });

  it('are described anew, taken off, put back, and told on the time line [W4, L3]', () => {
    const { id } = attach(test.desk, first(), 'a.txt', 'x');
    runCommand(test.desk, 'attachments.update', { id, description: 'A note', effectiveOn: '2026-11-01' });
    runCommand(test.desk, 'attachments.remove', { id });
    expect(listed().rows).toEqual([]);
    expect(() => runCommand(test.desk, 'attachments.remove', { id })).toThrow(expect.objectContaining({ code: 'not-found' }));
    runCommand(test.desk, 'attachments.restore', { id });
    expect(() => runCommand(test.desk, 'attachments.restore', { id })).toThrow(expect.objectContaining({ code: 'conflict' }));
    expect(listed().rows).toMatchObject([{ description: 'A note', effectiveOn: '2026-11-01' }]);
    expect(runQuery(test.desk, 'issues.timeline', { id: first() }).map(({ words }) => words)).toEqual(['Put back a.txt', 'Took away a.txt', 'Described anew: a.txt', 'Attached a.txt']);
  });

  it('that were changed in the file are found by a check, by name [W4]', () => {
    attach(test.desk, first(), 'a.txt', 'true');
    expect(runQuery(test.desk, 'workspaces.check', {}).integrity).toBe('ok');
    test.desk.workspace.transaction((db) => db.prepare('UPDATE attachment_contents SET bytes = ?').run(Buffer.from('lies')));
    expect(runQuery(test.desk, 'workspaces.check', {}).integrity).toBe('an attachment was changed since it was taken in: a.txt of #1');
  });
});

describe('attaching from a file', () => {
  let at: TestHost;
  let folder: string;
  beforeEach(() => {
    at = makeTestHost({ desk: test.desk });
    folder = join(at.userData, 'files');
    mkdirSync(folder);
  });
  afterEach(() => at.close());

  it('reads the chosen file when it is added, and saves a copy that is the same [W4]', async () => {
    const file = join(folder, 'invoice\u202Efdp.exe');
    writeFileSync(file, 'MZ not run');
    const chosen = await host.chooseFile(at.host, { file });
    expect(chosen).toMatchObject({ name: 'invoicefdp.exe', size: 10 });
    const { id } = await host.addAttachment(at.host, { issueId: IssueId.parse(first()), token: chosen?.token ?? '', description: '', effectiveOn: on });
    const copy = join(folder, 'copy.exe');
    let suggested = '';
    const saving = { ...at.host, dialogs: { ...at.host.dialogs, saveFile: async (_title: string, name: string) => ((suggested = name), copy) } };
    expect(await host.saveAttachment(saving, { id })).toEqual({ file: copy });
    expect([suggested, readFileSync(copy, 'utf8')]).toEqual(['invoicefdp.exe', 'MZ not run']);
    expect(await host.saveAttachment(at.host, { id })).toBeNull();
  });

  it('refuses a folder, a file that is gone and one that nobody chose, in words [W4]', async () => {
    await expect(host.chooseFile(at.host, { file: folder })).rejects.toMatchObject({ code: 'invalid-input', message: expect.stringContaining('is not a file') });
    await expect(host.chooseFile(at.host, { file: join(folder, 'none') })).rejects.toMatchObject({ code: 'not-found' });
    await expect(host.addAttachment(at.host, { issueId: IssueId.parse(first()), token: test.desk.newId(), description: '', effectiveOn: on })).rejects.toMatchObject({ code: 'not-found' });
    expect(await host.chooseFile(at.host, { file: null })).toBeNull();
    expect(existsSync(join(folder, 'none'))).toBe(false);
  });

  it('never writes a damaged content out as if it were the true one [W4]', async () => {
    const { id } = attach(test.desk, first(), 'a.txt', 'true');
    test.desk.workspace.transaction((db) => db.prepare('UPDATE attachment_contents SET bytes = ?').run(Buffer.from('lies')));
    await expect(host.saveAttachment({ ...at.host, dialogs: { ...at.host.dialogs, saveFile: async () => join(folder, 'x') } }, { id })).rejects.toMatchObject({ code: 'conflict' });
    expect(existsSync(join(folder, 'x'))).toBe(false);
  });
});

describe('the evidence package of a session', () => {
  it('holds what hung on its issues at the seal, each content once, and nothing that came or went later [E2]', async () => {
    let kept = '';
    const sealed = await sealSession(({ desk, issueIds: [one = '', two = ''] }) => {
      kept = attach(desk, one, 'log.txt', 'evidence').id;
      attach(desk, two, 'the same.txt', 'evidence');
    });
    try {
      const before = await makePackage(sealed.desk, sealed.sessionId, sealed.key);
      const [issue] = addIssues(sealed.desk, [{}]);
      attach(sealed.desk, issue?.id ?? '', 'later.txt', 'later');
      runCommand(sealed.desk, 'attachments.remove', { id: kept });
      const made = await makePackage(sealed.desk, sealed.sessionId, sealed.key);
      expect(Buffer.compare(made.zip, before.zip)).toBe(0);

      const hash = createHash('sha256').update('evidence').digest('hex');
      const path = `data/attachments/${hash.slice(0, 16)}-log.txt`;
      expect(made.contents.map((file) => file.path).filter((each) => each.includes('attachments/'))).toEqual([path]);
      const file = join(sealed.folder, 'attached.txt');
      writeFileSync(file, made.contents.find((each) => each.path === path)?.bytes ?? '');
      expect(spawnSync('sha256sum', [file], { encoding: 'utf8' }).stdout.slice(0, 64)).toBe(hash);
      const table = new TextDecoder().decode(made.contents.find((each) => each.path === 'data/tables/attachments.csv')?.bytes);
      expect(table.split('\n').slice(0, 3).map((line) => line.split(',').slice(0, 2).join(' '))).toEqual(['issue_number name', '1 log.txt', '2 the same.txt']);
    } finally {
      sealed.close();
    }
  });

  it('is refused where a forger with the key changed an attachment, put one in or left one out [E3]', async () => {
    const sealed = await sealSession(({ desk, issueIds: [one = ''] }) => void attach(desk, one, 'log.txt', 'evidence'));
    try {
      const made = await makePackage(sealed.desk, sealed.sessionId, sealed.key);
      const { files } = readZip(made.zip);
      const attached = files.find(({ path }) => path.includes('/data/attachments/'))?.path ?? '';
      const forged = (changed: readonly ArchiveFile[]) => verifyPackage(buildZip(resign(changed, { ...sealed.key, sha256 }, { relist: true })).bytes, toolsKnowing(sealed.key.keyId)).problems;
      const problem = (path: string, code: string) => expect.objectContaining({ file: path.slice(path.indexOf('/') + 1), problem: code });
      expect(forged(files)).toEqual([]);
      expect(forged(files.map((file) => (file.path === attached ? { ...file, bytes: text.encode('forgery!') } : file)))).toEqual([problem(attached, 'attachment-mismatch')]);
      expect(forged(files.filter(({ path }) => path !== attached))).toEqual([problem(attached, 'missing-file')]);
      const stranger = attached.replace('log.txt', 'other.txt');
      expect(forged([...files, { path: stranger, bytes: text.encode('new') }])).toEqual([problem(stranger, 'attachment-mismatch')]);
    } finally {
      sealed.close();
    }
  });
});
