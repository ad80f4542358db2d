import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from '@shared/zod';
import { runQuery } from '../../electron/dispatch';
import { countEntries } from '../../electron/store/audit-log';
import { runCli, runCliJson } from '../support/cli';
import { addAccounts, addIssues } from '../support/register';
import { openTestDesk, type TestDesk } from '../support/workspace';

let test: TestDesk;
beforeEach(() => {
  test = openTestDesk();
  const [big, small] = addAccounts(test.desk, [{ ref: 'big', segment: 'enterprise' }, { ref: 'small', segment: 'smb' }]);
  if (big === undefined || small === undefined) throw new Error('Accounts are missing');
  addIssues(test.desk, Array.from({ length: 30 }, (_, index) => ({ title: `Ticket ${index + 1}`, accountId: index < 10 ? big : small })));
});
afterEach(() => test.close());

const Items = z.object({ seed: z.string(), digest: z.string(), items: z.array(z.object({ id: z.string() })) });
const ids = (json: unknown): string[] => Items.parse(json).items.map(({ id }) => id);

describe('docket sample', () => {
  it('draws what the app draws, writes nothing, and draws it again [W9]', async () => {
    const before = countEntries(test.desk.workspace.db);
    const line = ['sample', test.file, '--of', 'issues', '--size', '6', '--seed', 'autumn', '--strata', 'segment'];
    const { code, json, err } = await runCliJson(...line, '--role', 'auditor');
    expect([code, err]).toEqual([0, '']);
    expect(json).toMatchObject({ of: 'issues', asOf: '2026-11-21', population: 30, size: 6, seed: 'autumn', scheme: 'pcg32-sha256-1', confidence: 0.95, hours: 1, hoursForAll: 5, uncovered: 0, strata: [{ key: 'smb', population: 20, size: 4 }, { key: 'enterprise', population: 10, size: 2 }], saved: null });
    expect(ids((await runCliJson(...line)).json)).toEqual(ids(json));
    expect(ids((await runCliJson(...line.with(7, 'winter'))).json)).not.toEqual(ids(json));
    expect(runQuery(test.desk, 'samples.trial', { plan: { of: 'issues', strata: 'segment', size: { by: 'count', count: 6 } }, seed: 'autumn' }).items.map(({ itemId }) => itemId)).toEqual(ids(json));
    expect(countEntries(test.desk.workspace.db)).toBe(before);
    const { out } = await runCli(...line);
    expect(out).toMatch(/^6 of 30, seed autumn, margin of error \d+\.\d points at worst, 1 h to read; not kept\.\n/);
  });

  it('takes a margin for a size, and makes a seed that can be given back [W9]', async () => {
    const { json } = await runCliJson('sample', test.file, '--margin', '0.1', '--confidence', '0.9');
    // z = 1.644854: n0 = 67.64; 67.64 / (1 + 66.64 / 30) = 20.999.
    expect(json).toMatchObject({ size: 21, confidence: 0.9 });
    const { seed } = Items.parse(json);
    expect(ids((await runCliJson('sample', test.file, '--margin', '0.1', '--confidence', '0.9', '--seed', seed)).json)).toEqual(ids(json));
  });

  it('keeps a sample by name, and finds out where it was changed since [W9]', async () => {
    const { json } = await runCliJson('sample', test.file, '--size', '5', '--seed', 's', '--save', 'Audit');
    expect(json).toMatchObject({ saved: { number: 1, name: 'Audit' }, size: 5 });
    expect(runQuery(test.desk, 'samples.list', {})).toMatchObject([{ name: 'Audit', by: 'System' }]);
    expect(await runCliJson('sample', test.file, '--verify', 'audit')).toMatchObject({ code: 0, json: { sample: 'Audit', number: 1, same: true, digest: true, log: true, register: { population: 30, added: 0, gone: 0, moved: 0 } } });
    test.desk.workspace.transaction((db) => {
      db.exec('DROP TRIGGER sample_items_never_update');
      db.prepare("UPDATE sample_items SET item_id = '0193a000-0000-7000-8000-000000000001' WHERE place = 1").run();
    });
    expect(await runCliJson('sample', test.file, '--verify', 'Audit')).toMatchObject({ code: 1, json: { same: false, log: false } });
    expect((await runCli('sample', test.file, '--verify', 'Audit')).out).toContain('draws another sample');
  });

  it.each([
    ['neither size nor margin', [], 2, '--size'],
    ['both', ['--size', '3', '--margin', '0.1'], 2, 'not both'],
    ['more than there are', ['--size', '31'], 2, 'more than the 30'],
    ['a size of nothing', ['--size', '0'], 2, '1 to 20000'],
    ['a margin of more than half', ['--margin', '0.6'], 2, '0.005 to 0.5'],
    ['an empty population', ['--size', '1', '--search', 'nowhere'], 1, 'Nothing in the register'],
    ['strata that interactions do not know', ['--of', 'interactions', '--size', '1', '--strata', 'band'], 2, 'cannot be divided by band'],
    ['keeping as an auditor', ['--size', '1', '--save', 'Mine', '--role', 'auditor'], 1, 'auditor may not'],
    ['a sample that there is not', ['--verify', 'Nowhere'], 1, 'no sample named Nowhere'],
  ])('refuses %s in a sentence [W9]', async (_case, options, code, words) => {
    const result = await runCli('sample', test.file, ...options);
    expect(result).toMatchObject({ code, out: '' });
    expect(result.err).toContain(words);
  });
});
