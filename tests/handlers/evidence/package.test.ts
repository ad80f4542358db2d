import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SessionRecord } from '@shared/contract/sessions/record';
import { SessionId } from '@shared/primitives';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyPackage } from '../../../electron/core/evidence/verify';
import { runCommand } from '../../../electron/dispatch';
import { systemGivens } from '../../../electron/givens';
import type { MadePackage } from '../../../electron/hand-out';
import { makePackage } from '../../../electron/packaging';
import { getLastEntry } from '../../../electron/store/audit-log';
import { compareWithWitnesses } from '../../core/evidence/mutants';
import { sha256, toolsKnowing } from '../../core/evidence/sample-package';
import { hasWitnesses, layOut, witnessVerdict } from '../../core/evidence/tools';
import { hostileNote, runningSession, sealSession, type SealedSession } from './sealed-session';

let sealed: SealedSession;
let made: MadePackage;
beforeAll(async () => {
  sealed = await sealSession();
  made = await makePackage(sealed.desk, sealed.sessionId, sealed.key);
});
afterAll(() => sealed.close());

const textOf = (path: string): string => new TextDecoder().decode(made.contents.find((file) => file.path === path)?.bytes);
const digestAgain = async (): Promise<string> => sha256((await makePackage(sealed.desk, sealed.sessionId, sealed.key)).zip);

describe('the package of a signed-off session', () => {
  it('is valid, and holds report, data, minutes, decisions, methodology and log [E2]', () => {
    expect(verifyPackage(made.zip, toolsKnowing(sealed.key.keyId))).toMatchObject({ valid: true, signer: 'known', problems: [], head: made.head });
    expect(made.contents.map(({ path }) => path).filter((path) => path.startsWith('data/'))).toEqual([
      'data/README.txt',
      'data/data.json',
      'data/decisions.json',
      'data/log/headers.jsonl',
      'data/log/proof.json',
      'data/log/segment.jsonl',
      'data/methodology.json',
      'data/minutes/minutes.html',
      'data/minutes/minutes.md',
      'data/minutes/minutes.pdf',
      'data/report/report.html',
      'data/report/report.pdf',
      'data/schema.json',
      'data/tables/actions.csv',
      'data/tables/agenda.csv',
      'data/tables/agreement.csv',
      'data/tables/ballots.csv',
      'data/tables/decisions.csv',
      'data/tables/dissents.csv',
      'data/tables/participants.csv',
      'data/tables/rejected-alternatives.csv',
      'data/tables/scores.csv',
    ]);
    for (const { path } of made.contents.filter(({ path: each }) => each.startsWith('data/'))) expect(textOf('data/README.txt')).toContain(path);
  });

  it('has the same bytes whatever happens to the workspace afterwards, and on any clock [E2]', async () => {
    const before = sha256(made.zip);
    expect(await digestAgain()).toBe(before);
    runCommand(sealed.desk, 'workspaces.rename', { name: 'Another name' });
    runCommand(sealed.desk, 'workspaces.setAsOf', { asOf: '2027-03-01' });
    for (const { id, name, isSystem } of sealed.desk.workspace.db.prepare<[], { id: string; name: string; isSystem: number }>('SELECT id, name, is_system AS isSystem FROM people').all()) {
      if (isSystem === 0) runCommand(sealed.desk, 'people.update', { id, name: `${name} (left)`, function: 'other' });
    }
    expect(await digestAgain()).toBe(before);
    expect(sha256((await makePackage({ ...sealed.desk, ...systemGivens }, sealed.sessionId, sealed.key)).zip)).toBe(before);
  });

  it('has the same bytes in two time zones [E2]', async () => {
    const zone = process.env['TZ'];
    try {
      const digests = [];
      for (const other of ['Pacific/Auckland', 'America/St_Johns']) {
        process.env['TZ'] = other;
        digests.push(new Date('2026-11-21T09:00:00Z').getHours(), await digestAgain());
      }
      expect(digests).toEqual([22, sha256(made.zip), 5, sha256(made.zip)]);
    } finally {
      process.env['TZ'] = zone;
    }
  });

  it('holds the record byte for byte as it was sealed, and a schema for it [E2]', () => {
    const seal: { payload: { record_sha256: string; minutes_sha256: string } } = JSON.parse(textOf('data/log/segment.jsonl').trimEnd().split('\n').at(-1) ?? '');
    expect(sha256(textOf('data/data.json'))).toBe(seal.payload.record_sha256);
    expect(sha256(textOf('data/minutes/minutes.md'))).toBe(seal.payload.minutes_sha256);
    const record = SessionRecord.parse(JSON.parse(textOf('data/data.json')));
    expect(record.items[0]?.rounds).toHaveLength(2);
    const schema: { $schema: string; required: string[]; properties: Record<string, unknown> } = JSON.parse(textOf('data/schema.json'));
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(schema.required.toSorted()).toEqual(Object.keys(record).toSorted());
  });

  it('lists every ballot of every round with the commitment it was bound by [S4]', () => {
    const { data } = Papa.parse<Record<string, string>>(textOf('data/tables/ballots.csv').trimEnd(), { header: true });
    expect(data.map((row) => [row['round'], row['participant'], row['impact'], row['severity'], row['time'], row['abstained']])).toEqual([
      ['1', 'Mara Ellison', '3', '3', '2', 'false'],
      ['1', 'Ruth Abrams', '', '', '', 'true'],
      ['1', 'Daniel Novak', '5', '2', '3', 'false'],
      ['2', 'Mara Ellison', '5', '4', '3', 'false'],
      ['2', 'Ruth Abrams', '4', '4', '3', 'false'],
      ['2', 'Daniel Novak', '5', '2', '3', 'false'],
    ]);
    for (const { commitment = '' } of data) expect(textOf('data/log/segment.jsonl')).toContain(`"commitment":"${commitment}"`);
  });

  it('keeps decisions that were superseded, and says which one is in force [M5]', () => {
    const { data } = Papa.parse<Record<string, string>>(textOf('data/tables/decisions.csv').trimEnd(), { header: true });
    expect(data.map((row) => [row['what'], row['in_force']])).toEqual([['Ship hotfix 4.11.2', 'false'], ['Ship it tonight', 'true']]);
    const { decisions }: { decisions: { what: string }[] } = JSON.parse(textOf('data/decisions.json'));
    expect(decisions.map(({ what }) => what)).toEqual(['Ship it tonight']);
  });

  it('runs nothing that somebody typed, in the tables or in the HTML [V3]', () => {
    expect(textOf('data/tables/agenda.csv')).toContain(`"'${hostileNote.replaceAll('"', '""')}"`);
    for (const path of ['data/report/report.html', 'data/minutes/minutes.html']) {
      expect(textOf(path)).not.toContain('<script');
      expect(textOf(path)).toContain('&lt;script&gt;');
      expect(textOf(path)).toContain("default-src 'none'");
    }
  });

  it('names the characters that its PDFs cannot show [E2]', () => {
    expect(made.missing).toEqual(['中', '文']);
    expect(textOf('data/report/report.html')).toContain('中文');
  });

  it('tells what it shows and what it cannot [E2]', () => {
    for (const path of ['data/report/report.html', 'data/README.txt']) expect(textOf(path)).toContain('It is not tamper-proof.');
  });

  it('does not hold the private key, and neither does the workspace [E2]', () => {
    const pem = readFileSync(sealed.keyFile, 'utf8');
    const der = Buffer.from(pem.replaceAll(/-----.*-----|\s/g, ''), 'base64');
    const seed = der.subarray(-32);
    const places = [Buffer.from(made.zip), readFileSync(sealed.file), readFileSync(`${sealed.file}-wal`)];
    for (const place of places) {
      for (const secret of [seed, Buffer.from(seed.toString('hex')), Buffer.from(der.toString('base64').slice(20, 60)), Buffer.from('PRIVATE KEY')]) expect(place.includes(secret)).toBe(false);
    }
  });
});

describe('verification of a real session', () => {
  it.skipIf(!hasWitnesses)('agrees with sha256sum and openssl on the package, and on 200 mutated ones [E3]', { timeout: 300_000 }, () => {
    const place = mkdtempSync(join(tmpdir(), 'docket-package-'));
    try {
      layOut(place, made.contents);
      expect(witnessVerdict(place)).toEqual({ payload: true, tags: true, signature: true });
    } finally {
      rmSync(place, { recursive: true });
    }
    expect(compareWithWitnesses(made, 200, 47)).toEqual({ disagreements: [], accepted: 24, rejected: 104, stricter: 72, strangersKnown: 0 });
  });

  it('rejects a sample of single-byte changes all over it, and names a file each time [E3]', { timeout: 120_000 }, () => {
    const tools = toolsKnowing(sealed.key.keyId);
    fc.assert(
      fc.property(fc.nat(made.zip.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const bent = Uint8Array.from(made.zip);
        bent[at] = (bent[at] ?? 0) ^ change;
        const { valid, problems } = verifyPackage(bent, tools);
        expect(valid).toBe(false);
        for (const { file } of problems) expect(file).not.toBe('');
        expect(problems.length).toBeGreaterThan(0);
      }),
      { seed: 7, numRuns: 150 },
    );
  });

  it.skipIf(spawnSync('unzip', ['-v']).error !== undefined)('is read by a ZIP program of another hand [E3]', async () => {
    const zip = join(sealed.folder, 'other-hand.zip');
    const { writePackage } = await import('../../../electron/files/bag-zip');
    await writePackage(zip, made.zip);
    expect(spawnSync('unzip', ['-tq', zip], { encoding: 'utf8' }).stdout).toContain('No errors detected');
  });
});

describe('a session that cannot be packaged', () => {
  it('is refused while it is not signed off, and so is one that there is not [E2]', async () => {
    const running = await runningSession();
    try {
      const before = getLastEntry(running.desk.workspace.db);
      await expect(makePackage(running.desk, running.sessionId, running.key)).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('not signed off') });
      await expect(makePackage(running.desk, SessionId.parse('01936f00-0000-7000-8000-00000000ffff'), running.key)).rejects.toMatchObject({ code: 'not-found' });
      expect(getLastEntry(running.desk.workspace.db)).toEqual(before);
    } finally {
      running.close();
    }
  });

  it.each([
    ['its record was changed in the file', "UPDATE minutes SET record = replace(record, 'Ship it tonight', 'Ship it some day')", 'record-mismatch'],
    ['its minutes were changed in the file', "UPDATE minutes SET markdown = markdown || 'x'", 'minutes-mismatch'],
    ['its log was changed in the file', "UPDATE audit_log SET actor = 'nobody' WHERE seq = 3", 'log-broken'],
    ['the content of an entry was damaged', "UPDATE audit_payloads SET payload = '5' WHERE seq = (SELECT max(seq) FROM audit_log WHERE session IS NOT NULL)", 'is damaged'],
  ])('is refused when %s behind the triggers [E1]', async (_what, sql, words) => {
    const bent = await sealSession();
    try {
      bent.desk.workspace.close();
      const db = new Database(bent.file);
      for (const name of db.prepare<[], string>("SELECT name FROM sqlite_master WHERE type = 'trigger'").pluck().all()) db.exec(`DROP TRIGGER ${name}`);
      expect(db.prepare(sql).run().changes).toBe(1);
      db.close();
      const { openWorkspace } = await import('../../../electron/store/database');
      const workspace = openWorkspace(bent.file, { isReadOnly: true });
      await expect(makePackage({ ...bent.desk, workspace }, bent.sessionId, bent.key)).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining(words) });
      workspace.close();
    } finally {
      bent.close();
    }
  });
});
