import type { InputOf } from '@shared/contract';
import type { SampleId } from '@shared/primitives';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { builtInTemplates } from '../../electron/core/samples/templates';
import { runCommand, runQuery } from '../../electron/dispatch';
import { sha256 } from '../../electron/files/hashing';
import { drawSampleFile } from '../../electron/sample-files';
import { countEntries, getPayload } from '../../electron/store/audit-log';
import { addAccounts, addIssues } from '../support/register';
import { openTestDesk, type TestDesk } from '../support/workspace';
import { refusalOf } from './sessions/meeting';

let test: TestDesk;
let desk: TestDesk['desk'];
beforeEach(() => {
  test = openTestDesk();
  ({ desk } = test);
  const [big, small] = addAccounts(desk, [{ ref: 'big', name: 'Big', segment: 'enterprise' }, { ref: 'small', name: 'Small', segment: 'smb' }]);
  if (big === undefined || small === undefined) throw new Error('Accounts are missing');
  addIssues(desk, Array.from({ length: 40 }, (_, index) => ({ title: `Ticket ${index + 1}`, accountId: index < 10 ? big : index < 36 ? small : null, openedOn: index % 2 === 0 ? '2026-10-01' : '2026-11-01', description: index % 3 === 0 ? '' : `Words ${index + 1}` })));
});
afterEach(() => test.close());

type Draw = InputOf<'samples.draw'>;
const template = { id: 'ticket-review', version: 1 };
const plan: Draw['plan'] = { of: 'issues', strata: 'segment', size: { by: 'count', count: 12 } };
const draw = (change: Partial<Draw> = {}): { id: SampleId; seed: string; size: number } => runCommand(desk, 'samples.draw', { name: 'November', purpose: 'Reading all would take a day.', plan, seed: 'autumn', template, ...change });
const items = (id: SampleId) => runQuery(desk, 'samples.items', { id, offset: 0, limit: 100 }).rows;
const good = (change: Record<string, string> = {}) => Object.entries({ 'criterion-right': 'yes', 'first-response': '4', resolution: '3', tone: '5', process: 'no', observation: '', ...change }).map(([question, value]) => ({ question, value }));
const review = (id: SampleId, place: number, change: Record<string, string> = {}, reviews = 0) => runCommand(desk, 'samples.review', { id, place, reviews, answers: good(change) });

describe('drawing a sample', () => {
  it('shows size by stratum, margin and hours before it is drawn, and draws just that [W9]', () => {
    const preview = runQuery(desk, 'samples.preview', { plan: { ...plan, minutesPerItem: 15 } });
    expect(preview).toMatchObject({ population: 40, size: 12, hours: 3, hoursForAll: 10, uncovered: 0, strata: [{ key: 'smb', population: 26, size: 8 }, { key: 'enterprise', population: 10, size: 3 }, { key: 'unknown', label: 'Unknown', population: 4, size: 1 }] });
    const { id, size } = draw();
    expect(size).toBe(12);
    const drawn = items(id);
    expect(drawn.map(({ place }) => place)).toEqual(Array.from({ length: 12 }, (_, index) => index + 1));
    expect(drawn.filter(({ stratum }) => stratum === 'smb')).toHaveLength(8);
    expect(runQuery(desk, 'samples.get', { id })).toMatchObject({ margin: preview.margin, seed: 'autumn', asOf: '2026-11-21', reviewed: 0, hoursLeft: 2 });
  });

  it('gives the same sample for the same seed, another for another, and makes a seed where none is given [W9]', () => {
    const ids = (sample: { id: SampleId }): string[] => items(sample.id).map(({ itemId }) => itemId);
    const first = ids(draw());
    expect(ids(draw({ name: 'Again' }))).toEqual(first);
    expect(ids(draw({ name: 'Other', seed: 'winter' }))).not.toEqual(first);
    const made = draw({ name: 'Made', seed: null });
    expect(made.seed).toMatch(/^[0-9a-f]{12}$/);
    expect(runQuery(desk, 'samples.trial', { plan, seed: 'autumn' }).items.map(({ itemId }) => itemId)).toEqual(first);
  });

  it('stays as it is while the register changes, and the check says how that has moved [W9]', () => {
    const { id } = draw();
    const before = items(id);
    expect(runQuery(desk, 'samples.verify', { id })).toMatchObject({ isSame: true, isDigestRight: true, isInLog: true, register: { population: 40, added: 0, gone: 0, moved: 0 } });
    addIssues(desk, [{ title: 'New' }]);
    desk.workspace.transaction((db) => db.prepare("UPDATE accounts SET segment = 'mid-market' WHERE name = 'Big'").run());
    expect(items(id)).toEqual(before);
    const check = runQuery(desk, 'samples.verify', { id });
    expect(check).toMatchObject({ isSame: true, isDigestRight: true, isInLog: true, register: { population: 41, added: 1, gone: 0, moved: 10 } });
    expect(check.words).toContain('draws the same sample again');
  });

  it('is found out where somebody changes the sample or its population in the file [W9]', () => {
    const { id } = draw();
    const tamper = (sql: string, ...values: string[]) =>
      desk.workspace.transaction((db) => {
        for (const name of ['sample_items_never_update', 'sample_strata_never_update', 'samples_never_update']) db.exec(`DROP TRIGGER IF EXISTS ${name}`);
        db.prepare(sql).run(...values);
      });
    tamper("UPDATE sample_items SET item_id = '0193a000-0000-7000-8000-000000000001' WHERE place = 3");
    expect(runQuery(desk, 'samples.verify', { id })).toMatchObject({ isSame: false, isDigestRight: true, isInLog: false });
    const other = draw({ name: 'Other' });
    tamper('UPDATE sample_strata SET ids = zeroblob(length(ids)) WHERE sample_id = ?', other.id);
    expect(runQuery(desk, 'samples.verify', { id: other.id })).toMatchObject({ isSame: false, isDigestRight: false });
    const third = draw({ name: 'Third' });
    tamper("UPDATE samples SET seed = 'chosen' WHERE id = ?", third.id);
    expect(runQuery(desk, 'samples.verify', { id: third.id })).toMatchObject({ isSame: false, isInLog: false });
  });

  it('takes the filter of the register and a period, both ends in [W9]', () => {
    const count = (change: Partial<Draw['plan']>): number => runQuery(desk, 'samples.preview', { plan: { ...plan, strata: 'none', size: { by: 'count', count: 1 }, ...change } }).population;
    expect(count({ from: '2026-11-01' })).toBe(20);
    expect(count({ until: '2026-10-01' })).toBe(20);
    expect(count({ from: '2026-10-02', until: '2026-10-31', size: { by: 'margin', margin: 0.1 } })).toBe(0);
    expect(count({ filter: { segments: ['enterprise'] } })).toBe(10);
    expect(count({ filter: { search: 'Ticket 7' } })).toBe(1);
    expect(runQuery(desk, 'samples.preview', { plan: { ...plan, strata: 'account' } }).strata.map(({ label, population }) => [label, population])).toEqual([['Small', 26], ['Big', 10], ['No account', 4]]);
    expect(runQuery(desk, 'samples.preview', { plan: { ...plan, strata: 'band' } }).population).toBe(40);
  });

  it('refuses what cannot be drawn, and keeps nothing [W9]', () => {
    const before = countEntries(desk.workspace.db);
    expect(refusalOf(() => draw({ plan: { ...plan, size: { by: 'count', count: 41 } } })).message).toContain('more than the 40 there are');
    expect(refusalOf(() => draw({ plan: { ...plan, filter: { search: 'nowhere' } } })).code).toBe('not-found');
    expect(refusalOf(() => draw({ template: { id: 'ticket-review', version: 9 } })).code).toBe('not-found');
    expect(refusalOf(() => draw({ plan: { ...plan, size: { by: 'stated', sizes: [{ key: 'smb', size: 0 }] } } })).message).toContain('draws nothing');
    expect(refusalOf(() => runCommand({ ...desk, actor: { ...desk.actor, role: 'auditor' } }, 'samples.draw', { name: 'A', purpose: 'p', plan, template })).code).toBe('not-allowed');
    expect(countEntries(desk.workspace.db)).toBe(before);
    draw();
    expect(refusalOf(() => draw({ name: 'NOVEMBER' })).field).toBe('name');
  });

  it('lets an auditor draw without keeping it [W9, G9]', () => {
    const before = countEntries(desk.workspace.db);
    const auditor = { ...desk, actor: { ...desk.actor, role: 'auditor' as const } };
    const drawn = runQuery(auditor, 'samples.trial', { plan: { ...plan, of: 'issues' }, seed: 'audit' });
    expect(drawn.items).toHaveLength(12);
    expect(drawn.items[0]?.ref).toMatch(/^#\d+$/);
    expect(countEntries(desk.workspace.db)).toBe(before);
  });

  it('keeps what the log needs to hold it to [W9, E1]', () => {
    const { id } = draw();
    const { db } = desk.workspace;
    const lines = items(id).map(({ place, itemId }) => `${place}\t${itemId}\n`).join('');
    expect(JSON.parse(getPayload(db, countEntries(db)) ?? 'null')).toMatchObject({ seed: 'autumn', is_seed_given: true, population: 40, size: 12, items_sha256: sha256(new TextEncoder().encode(lines)), plan: { of: 'issues', strata: 'segment' } });
  });

  it('is withdrawn with a reason and never deleted [W9]', () => {
    const { id } = draw();
    runCommand(desk, 'samples.withdraw', { id, reason: 'Drawn for the wrong quarter' });
    expect(runQuery(desk, 'samples.list', {})).toMatchObject([{ id, withdrawn: 'Drawn for the wrong quarter' }]);
    expect(refusalOf(() => review(id, 1)).code).toBe('conflict');
    expect(refusalOf(() => runCommand(desk, 'samples.withdraw', { id, reason: 'Again' })).code).toBe('conflict');
    expect(() => desk.workspace.transaction((db) => db.prepare('DELETE FROM samples').run())).toThrow('never deleted');
  });
});

describe('reading a sample', () => {
  it('shows what there is to read, and keeps who answered what and when; the latest counts [W9]', () => {
    const { id } = draw();
    const sheet = runQuery(desk, 'samples.sheet', { id, place: 1 });
    expect(sheet).toMatchObject({ place: 1, isThere: true, review: null, reviews: 0 });
    expect(sheet.facts.map(({ label }) => label)).toContain('Criterion');
    expect(review(id, 1)).toEqual({ reviewed: 1, size: 12 });
    expect(review(id, 1, { tone: 'na' }, 1)).toEqual({ reviewed: 1, size: 12 });
    const after = runQuery(desk, 'samples.sheet', { id, place: 1 });
    expect(after).toMatchObject({ reviews: 2, reviewedBy: 'Mara Ellison', review: { by: 'Mara Ellison' } });
    expect(after.review?.answers.find(({ question }) => question === 'tone')?.value).toBe('na');
    expect(refusalOf(() => review(id, 1, {}, 1)).code).toBe('conflict');
    expect(runQuery(desk, 'samples.get', { id })).toMatchObject({ reviewed: 1, hoursLeft: 11 / 6 });
  });

  it('refuses a sheet that is not filled in, and names the question [W9]', () => {
    const { id } = draw();
    for (const [change, field] of [[{ tone: '' }, 'tone'], [{ tone: '6' }, 'tone'], [{ process: 'maybe' }, 'process']] as const) expect(refusalOf(() => review(id, 1, change)).field).toBe(field);
    expect(refusalOf(() => runCommand(desk, 'samples.review', { id, place: 1, reviews: 0, answers: [...good(), { question: 'tone', value: '1' }] })).message).toContain('answered twice');
    expect(refusalOf(() => runCommand(desk, 'samples.review', { id, place: 1, reviews: 0, answers: [...good(), { question: 'mood', value: '1' }] })).message).toContain('no question "mood"');
    expect(refusalOf(() => review(id, 13)).code).toBe('not-found');
  });

  it('estimates over the population, by stratum and together, and says that it is sampled and why [W9]', () => {
    const { id } = draw();
    for (const { place, stratum } of items(id)) review(id, place, { 'criterion-right': stratum === 'smb' ? 'yes' : 'no', tone: stratum === 'smb' ? '5' : '3', observation: place === 2 ? 'Kind words' : '' });
    const results = runQuery(desk, 'samples.results', { id });
    expect(results.isFull).toBe(false);
    expect(results.basis).toBe('Sampled: 12 of 40 issues, seed autumn. Why: Reading all would take a day.');
    const [criterion, , , tone, , observation] = results.questions;
    expect(criterion).toMatchObject({ answers: 12, notApplicable: 0, counts: [{ value: 'yes', count: 8 }, { value: 'no', count: 4 }, { value: 'na', count: 0 }] });
    // 26 of 40 are of the stratum where all say yes.
    expect(criterion?.estimate?.value).toBeCloseTo(0.65, 12);
    expect(tone?.estimate?.value).toBeCloseTo((26 * 5 + 14 * 3) / 40, 12);
    expect(tone?.strata).toHaveLength(3);
    expect(observation?.texts).toEqual([{ place: 2, ref: items(id)[1]?.ref, text: 'Kind words' }]);
  });

  it('says full where everything was read [W9]', () => {
    const { id } = draw({ plan: { of: 'issues', filter: { segments: ['enterprise'] }, size: { by: 'count', count: 10 } } });
    for (const { place } of items(id)) review(id, place);
    const { basis, isFull, questions } = runQuery(desk, 'samples.results', { id });
    expect([isFull, basis]).toEqual([true, 'Full: all 10 issues were read. Why: Reading all would take a day.']);
    expect(questions[1]?.estimate).toEqual({ value: 4, low: 4, high: 4, margin: 0 });
  });

  it('asks the questions of a template of its own, and keeps the version it was drawn with [W9]', () => {
    const questions = [{ id: 'found', label: 'Was the cause found?', kind: 'yes-no' as const }];
    const own = runCommand(desk, 'samples.saveTemplate', { name: 'Causes', questions });
    const { id } = draw({ template: own });
    const next = runCommand(desk, 'samples.saveTemplate', { id: own.id, name: 'Causes', questions: [...questions, { id: 'deep', label: 'How deep?', kind: 'scale' }] });
    expect(next.version).toBe(2);
    expect(runQuery(desk, 'samples.get', { id }).template).toMatchObject({ version: 1, questions: [{ id: 'found' }] });
    expect(runQuery(desk, 'samples.templates', {}).map(({ id: each, version }) => [each, version])).toEqual([...builtInTemplates.map((each) => [each.id, 1]), [own.id, 2]]);
    expect(refusalOf(() => runCommand(desk, 'samples.saveTemplate', { id: 'ticket-review', name: 'Mine', questions })).code).toBe('not-allowed');
    expect(refusalOf(() => runCommand(desk, 'samples.saveTemplate', { name: 'Words', questions: [{ id: 'a', label: 'A', kind: 'text' }] })).message).toContain('no figure');
  });

  it('writes the same files each time, with the population to draw it again from [W9, V3]', async () => {
    addIssues(desk, [{ title: '=HYPERLINK("x")', accountId: null }]);
    const { id } = draw({ plan: { of: 'issues', strata: 'segment', size: { by: 'count', count: 41 } } });
    review(id, 1, { observation: '@SUM(A1)' });
    const few = draw({ name: 'Few', plan: { ...plan, strata: 'none', size: { by: 'count', count: 2 } } });
    for (const [format, sample, name] of [['csv', id, 'sample-1.zip'], ['xlsx', id, 'sample-1.xlsx'], ['pdf', few.id, 'sample-2.pdf']] as const) {
      const [first, second] = [await drawSampleFile(desk, sample, format), await drawSampleFile(desk, sample, format)];
      expect(first.files[0]?.name).toBe(name);
      expect(sha256(first.files[0]?.bytes ?? new Uint8Array())).toBe(sha256(second.files[0]?.bytes ?? new Uint8Array(1)));
    }
    const zip = Buffer.from((await drawSampleFile(desk, id, 'csv')).files[0]?.bytes ?? []).toString('utf8');
    expect(zip).toContain(`"'=HYPERLINK(""x"")"`);
    expect(zip).toContain("'@SUM(A1)");
    const lines = [...zip.matchAll(/^(enterprise|smb|unknown),([0-9a-f-]{36})$/gm)].map(([, key, each]) => `${key}\t${each}\n`);
    expect(lines).toHaveLength(41);
    expect(sha256(new TextEncoder().encode(lines.join('')))).toBe(runQuery(desk, 'samples.get', { id }).digest);
  });
});
