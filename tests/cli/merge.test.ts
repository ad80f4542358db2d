import { readFileSync } from 'node:fs';
import { z } from '@shared/zod';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { runCli, runCliJson } from '../support/cli';
import { openDataFolder } from '../support/data-file';

const data = openDataFolder();
afterAll(() => data.remove());
const crm = data.write('crm.csv', 'Account ID,Name,Segment,ARR,Currency\nC-1,Halden Medical AS,Enterprise,120000,EUR\n');
const desk = data.write('desk.csv', 'Account ID,Name,Segment,ARR,Currency\nD-9,Halden Medical,SMB,90000,USD\nD-8,Orsted,SMB,,\n');
const tickets = data.write('tickets.csv', 'Ticket ID,Subject,Account ID,Created at\nT-2,Two,D-9,2026-11-02\n');

let workspace = '';
let count = 0;
beforeEach(async () => {
  workspace = data.write(`workspace-${(count += 1)}`, '').concat('.docket');
  await runCli('new', workspace, '--as-of', '2026-11-21');
  await runCli('import', workspace, crm, '--as', 'accounts');
  await runCli('import', workspace, desk, '--as', 'accounts');
  await runCli('import', workspace, tickets, '--as', 'issues');
});

const names = async (): Promise<string[]> => z.array(z.object({ name: z.string() })).parse((await runCliJson('accounts', workspace)).json).map(({ name }) => name);
const one = ['--account', 'D-9', '--into', 'C-1'] as const;

describe('docket merge and docket unmerge [W6]', () => {
  it('makes two accounts one and two again', async () => {
    const merged = await runCliJson('merge', workspace, ...one, '--reason', 'One customer', '--keep', 'name=other');
    expect([merged.code, merged.json]).toMatchObject([0, { dryRun: false, account: { name: 'Halden Medical' }, into: { name: 'Halden Medical' }, moved: { issues: 1, references: 1 } }]);
    expect(await names()).toEqual(['Halden Medical', 'Orsted']);
    const back = await runCliJson('unmerge', workspace, '--account', 'D-9');
    expect([back.code, back.json]).toMatchObject([0, { account: { name: 'Halden Medical' }, from: { name: 'Halden Medical AS' }, moved: { issues: 1 } }]);
    expect(await names()).toEqual(['Halden Medical', 'Halden Medical AS', 'Orsted']);
  });

  it('says what it would do with --dry-run, and writes nothing', async () => {
    const before = readFileSync(workspace);
    const { json } = await runCliJson('merge', workspace, ...one, '--dry-run');
    expect(json).toMatchObject({ dryRun: true, moved: { issues: 1 } });
    expect(z.object({ fields: z.array(z.unknown()) }).parse(json).fields).toContainEqual({ field: 'segment', survivor: 'Enterprise', other: 'SMB', standing: 'survivor' });
    expect((await runCli('merge', workspace, ...one, '--dry-run')).out).toContain('Segment: Enterprise | SMB; stands: survivor.');
    expect(readFileSync(workspace).equals(before)).toBe(true);
    await runCli('merge', workspace, ...one, '--reason', 'One customer');
    expect((await runCliJson('unmerge', workspace, '--account', 'Halden Medical', '--dry-run')).json).toMatchObject({ dryRun: true, returning: { issues: 1 }, since: { issues: 0 }, elsewhere: 0, changedSince: [] });
    expect((await runCli('unmerge', workspace, '--account', 'd-9', '--dry-run')).code).toBe(1);
  });

  it('ends with 2 for a mistake of usage, and with 1 for an account that cannot be merged', async () => {
    expect((await runCli('merge', workspace, ...one)).code).toBe(2);
    expect((await runCli('merge', workspace, ...one, '--reason', 'x', '--keep', 'colour=other')).err).toContain('Write FIELD=other');
    expect((await runCli('merge', workspace, ...one, '--reason', 'x', '--keep', 'owner=mine')).code).toBe(2);
    expect((await runCli('merge', workspace, '--account', 'C-1', '--into', 'C-1', '--reason', 'x')).code).toBe(2);
    expect([(await runCli('merge', workspace, '--account', 'X-1', '--into', 'C-1', '--reason', 'x'))].map(({ code, err }) => [code, err])).toEqual([[1, expect.stringContaining('No account has the id, reference or name X-1')]]);
    expect((await runCli('unmerge', workspace, '--account', 'D-9')).err).toContain('is not merged into another account');
    await runCli('merge', workspace, ...one, '--reason', 'One customer');
    expect([(await runCli('merge', workspace, '--account', 'D-9', '--into', 'D-8', '--reason', 'x'))].map(({ code, err }) => [code, err])).toEqual([[1, expect.stringContaining('was merged into Halden Medical AS')]]);
    expect((await runCli('merge', workspace, '--account', 'D-8', '--into', 'C-1', '--reason', 'x', '--role', 'auditor')).code).toBe(1);
  });
});
