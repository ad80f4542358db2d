import type { OutputOf } from '@shared/contract';
import type { CodingId, PersonId, SampleId } from '@shared/primitives';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { codingCommitment } from '../../electron/core/codings/outcome';
import { runCommand, runQuery } from '../../electron/dispatch';
import { sha256 } from '../../electron/files/hashing';
import { drawCodingFile } from '../../electron/sample-files';
import { countEntries, getPayload } from '../../electron/store/audit-log';
import { addIssues } from '../support/register';
import { openTestDesk, type TestDesk } from '../support/workspace';
import { refusalOf } from './sessions/meeting';

let test: TestDesk;
let desk: TestDesk['desk'];
let sampleId: SampleId;
let ruth: PersonId;
let onno: PersonId;
beforeEach(() => {
  test = openTestDesk();
  ({ desk } = test);
  addIssues(desk, Array.from({ length: 12 }, (_, index) => ({ title: `Ticket ${index + 1}`, description: index < 10 ? `Comment ${index + 1}` : '  ' })));
  const plan = { of: 'issues' as const, size: { by: 'count' as const, count: 12 } };
  ({ id: sampleId } = runCommand(desk, 'samples.draw', { name: 'All', purpose: 'All are read', plan, seed: 's', template: { id: 'ticket-review', version: 1 } }));
  ruth = runCommand(desk, 'people.add', { name: 'Ruth Abrams', function: 'support' }).id;
  onno = runCommand(desk, 'people.add', { name: 'Onno Dijk', function: 'product' }).id;
});
afterEach(() => test.close());

const book = { id: 'customer-voice', version: 1 };
const make = (): { id: CodingId; comments: number; wordless: number } => runCommand(desk, 'codings.create', { name: 'Voices', sampleId, book, coders: { first: ruth, second: onno } });
const places = (id: CodingId): number[] => runQuery(desk, 'codings.work', { id, personId: ruth }).map(({ place }) => place);
const code = (id: CodingId, personId: PersonId, place: number, ...codes: string[]) => runCommand(desk, 'codings.code', { id, personId, place, codes });
const payload = (): Record<string, unknown> => JSON.parse(getPayload(desk.workspace.db, countEntries(desk.workspace.db)) ?? 'null');
const outcome = (id: CodingId): NonNullable<OutputOf<'codings.outcome'>> => {
  const found = runQuery(desk, 'codings.outcome', { id });
  if (found === null) throw new Error('Not both have handed in');
  return found;
};

/** Ruth and Onno code all comments; they differ on the first two, and both hand in. */
function codeAll(): CodingId {
  const { id } = make();
  for (const [index, place] of places(id).entries()) {
    code(id, ruth, place, index < 6 ? 'defect' : 'praise');
    if (index === 0) code(id, onno, place, 'not-fixed');
    else if (index === 1) code(id, onno, place, 'defect', 'hard-to-use');
    else code(id, onno, place, index < 6 ? 'defect' : 'praise');
  }
  runCommand(desk, 'codings.handIn', { id, personId: ruth });
  runCommand(desk, 'codings.handIn', { id, personId: onno });
  return id;
}

describe('coding comments', () => {
  it('takes the comments as they are, leaves out records without words and counts them [W9]', () => {
    const { id, comments, wordless } = make();
    expect([comments, wordless]).toEqual([10, 2]);
    const [first = 0] = places(id);
    const before = runQuery(desk, 'codings.comment', { id, place: first });
    desk.workspace.transaction((db) => db.prepare("UPDATE issues SET description = 'Changed'").run());
    expect(runQuery(desk, 'codings.comment', { id, place: first })).toEqual(before);
    expect(before.text).toMatch(/^Comment \d+$/);
  });

  it('shows how far each is and nothing of what they gave, until both have handed in [W9]', () => {
    const { id } = make();
    const own = places(id);
    for (const place of own) code(id, ruth, place, 'defect');
    runCommand(desk, 'codings.handIn', { id, personId: ruth });
    expect(runQuery(desk, 'codings.get', { id })).toMatchObject({ state: 'coding', coders: [{ name: 'Ruth Abrams', coded: 10, isHandedIn: true }, { name: 'Onno Dijk', coded: 0, isHandedIn: false }] });
    expect(runQuery(desk, 'codings.outcome', { id })).toBeNull();
    expect(refusalOf(() => runCommand(desk, 'codings.settle', { id, place: own[0] ?? 0, codes: ['defect'], reason: 'Early' })).message).toContain('Onno Dijk must hand in first');
    expect(() => drawCodingFile(desk, id, 'csv')).toThrow('Both coders must hand in first');
  });

  it('keeps commitments in the log, and what they stood for only with the second hand-in [W9, E1]', () => {
    const { id } = make();
    const [first = 0, ...rest] = places(id);
    code(id, ruth, first, 'praise', 'defect');
    const logged = payload();
    expect(Object.keys(logged).sort()).toEqual(['coder', 'commitment', 'is_again', 'nonce', 'number', 'place']);
    expect(JSON.stringify(logged)).not.toContain('praise');
    for (const place of rest) code(id, ruth, place, 'defect');
    for (const place of places(id)) code(id, onno, place, 'defect');
    runCommand(desk, 'codings.handIn', { id, personId: onno });
    expect(payload()).toMatchObject({ revealed: null });
    runCommand(desk, 'codings.handIn', { id, personId: ruth });
    const { revealed } = payload();
    if (!Array.isArray(revealed)) throw new Error('Nothing was revealed');
    expect(revealed).toHaveLength(20);
    const mine: unknown = revealed.find((each: { coder: string; place: number }) => each.coder === ruth && each.place === first);
    expect(mine).toMatchObject({ codes: ['praise', 'defect'] });
    const nonce = String(Reflect.get(Object(mine), 'nonce'));
    expect(codingCommitment({ coding: id, place: first, coder: ruth, codes: ['praise', 'defect'], nonce }, sha256)).toBe(logged['commitment']);
  });

  it('lets a person code anew until handed in, and never after [W9]', () => {
    const { id } = make();
    const [first = 0] = places(id);
    expect(code(id, ruth, first, 'praise')).toEqual({ coded: 1, comments: 10 });
    expect(code(id, ruth, first, 'defect')).toEqual({ coded: 1, comments: 10 });
    expect(refusalOf(() => runCommand(desk, 'codings.handIn', { id, personId: ruth })).message).toContain('9 of 10 comments left');
    for (const place of places(id)) code(id, ruth, place, 'defect');
    runCommand(desk, 'codings.handIn', { id, personId: ruth });
    expect(refusalOf(() => code(id, ruth, first, 'praise')).code).toBe('conflict');
    expect(() => desk.workspace.transaction((db) => db.prepare("UPDATE coding_answers SET codes = '[]'").run())).toThrow('never change');
    expect(() => desk.workspace.transaction((db) => db.prepare('DELETE FROM coding_answers').run())).toThrow('never change');
  });

  it('is for two different people who are there, and for nobody else [W9]', () => {
    expect(refusalOf(() => runCommand(desk, 'codings.create', { name: 'One', sampleId, book, coders: { first: ruth, second: ruth } })).field).toBe('coders');
    const { id } = make();
    const [first = 0] = places(id);
    expect(refusalOf(() => code(id, desk.actor.personId, first, 'defect')).code).toBe('not-allowed');
    expect(refusalOf(() => code(id, ruth, first, 'no-such-code')).message).toContain('no code "no-such-code"');
    expect(refusalOf(() => code(id, ruth, 99, 'defect')).code).toBe('not-found');
    expect(refusalOf(() => code(id, ruth, first, 'defect', 'defect')).code).toBe('invalid-input');
  });
});

describe('what two coders gave', () => {
  it('has agreement over all and for each code, and lists what they differ on [W9]', () => {
    const id = codeAll();
    const { overall, codes, open, comments } = outcome(id);
    // Main codes: 9 of 10 agree. Ruth 6 defect and 4 praise, Onno 5, 4 and 1: p_e = (30 + 16) / 100, kappa = (0.9 - 0.46) / 0.54.
    expect(overall).toMatchObject({ comments: 10, agreed: 9 });
    expect(overall.kappa).toBeCloseTo(0.44 / 0.54, 12);
    expect(open).toBe(2);
    expect(comments.filter(({ isAgreed }) => !isAgreed).map(({ given }) => given)).toEqual([[['defect'], ['not-fixed']], [['defect'], ['defect', 'hard-to-use']]]);
    expect(codes.find(({ code: each }) => each.id === 'price-contract')?.agreement).toEqual({ comments: 10, agreed: 10, kappa: null, alpha: null });
    expect(codes.find(({ code: each }) => each.id === 'praise')?.agreement.kappa).toBe(1);
  });

  it('settles disagreements with a reason, and the settled codes feed counts with their sample size [W9]', () => {
    const id = codeAll();
    const [first, second] = outcome(id).comments.filter(({ isAgreed }) => !isAgreed);
    expect(outcome(id).basis).toBe('Full: all 12 records, 10 of them with a comment. Why: All are read. 2 disagreements are not settled yet and left out of the counts.');
    expect(runCommand(desk, 'codings.settle', { id, place: first?.place ?? 0, codes: ['not-fixed'], reason: 'It came back' })).toEqual({ open: 1 });
    expect(runCommand(desk, 'codings.settle', { id, place: first?.place ?? 0, codes: ['defect'], reason: 'On second reading' })).toEqual({ open: 1 });
    expect(runCommand(desk, 'codings.settle', { id, place: second?.place ?? 0, codes: ['defect', 'hard-to-use'], reason: 'Both hold' })).toEqual({ open: 0 });
    const after = outcome(id);
    expect(after.comments.find(({ place }) => place === first?.place)).toMatchObject({ codes: ['defect'], settled: { reason: 'On second reading', by: 'Mara Ellison' } });
    expect(after.codes.find(({ code: each }) => each.id === 'defect')).toMatchObject({ count: 6, mainCount: 6, estimate: { value: 0.6, low: 0.6, high: 0.6, margin: 0 } });
    expect(runQuery(desk, 'codings.list', {})).toMatchObject([{ id, state: 'settled', sampleName: 'All' }]);
    const agreed = after.comments.find(({ isAgreed }) => isAgreed)?.place ?? 0;
    expect(refusalOf(() => runCommand(desk, 'codings.settle', { id, place: agreed, codes: ['praise'], reason: 'No' })).message).toContain('same codes');
  });

  it('is written to files, neutralised, the same each time [W9, V3]', () => {
    const id = codeAll();
    const [first] = outcome(id).comments.filter(({ isAgreed }) => !isAgreed);
    runCommand(desk, 'codings.settle', { id, place: first?.place ?? 0, codes: ['defect'], reason: '=1+1' });
    for (const format of ['csv', 'xlsx'] as const) {
      const [made, again] = [drawCodingFile(desk, id, format), drawCodingFile(desk, id, format)];
      expect(made.files[0]?.name).toBe(`coding-1.${format === 'csv' ? 'zip' : 'xlsx'}`);
      expect(sha256(made.files[0]?.bytes ?? new Uint8Array())).toBe(sha256(again.files[0]?.bytes ?? new Uint8Array(1)));
    }
    const zip = Buffer.from(drawCodingFile(desk, id, 'csv').files[0]?.bytes ?? []).toString('utf8');
    expect(zip).toContain("'=1+1");
    expect(zip).toContain('all (main code),,,,,,,0.95,10,9,0.814815,');
  });
});

describe('code books', () => {
  it('are made, changed as versions, and kept by the codings that use them [W9]', () => {
    const codes = [{ id: 'up', label: 'Up' }, { id: 'down', label: 'Down' }];
    const own = runCommand(desk, 'codings.saveBook', { name: 'Mood', codes });
    const { id } = runCommand(desk, 'codings.create', { name: 'Moods', sampleId, book: own, coders: { first: ruth, second: onno } });
    expect(runCommand(desk, 'codings.saveBook', { id: own.id, name: 'Mood', codes: [...codes, { id: 'flat', label: 'Flat' }] })).toEqual({ id: own.id, version: 2 });
    expect(runQuery(desk, 'codings.get', { id }).book).toMatchObject({ version: 1, codes: [{ id: 'up' }, { id: 'down' }] });
    expect(runQuery(desk, 'codings.books', {}).at(-1)).toMatchObject({ id: own.id, version: 2 });
    expect(refusalOf(() => runCommand(desk, 'codings.saveBook', { id: 'tone', name: 'Tone', codes })).code).toBe('not-allowed');
    expect(refusalOf(() => runCommand(desk, 'codings.saveBook', { name: 'Twice', codes: [codes[0] ?? { id: 'x', label: 'X' }, { id: 'up2', label: 'up' }] })).message).toContain('same name');
  });
});

describe('figures of samples', () => {
  const told = () => runQuery(desk, 'samples.figures', {});

  it('say nothing before anything was read, or before both who code have handed in [W9]', () => {
    make();
    expect(told()).toEqual([]);
  });

  it('stand with their size, their interval, the agreement and why they are sampled [W9]', () => {
    const plan = { of: 'issues' as const, size: { by: 'count' as const, count: 4 } };
    const { id } = runCommand(desk, 'samples.draw', { name: 'Four of twelve', purpose: 'An hour is there for reading', plan, seed: 'autumn', template: { id: 'ticket-review', version: 1 } });
    const { template } = runQuery(desk, 'samples.get', { id });
    const answers = (value: string) => template.questions.filter(({ kind }) => kind !== 'text').map(({ id: question, kind }) => ({ question, value: kind === 'scale' ? '4' : value }));
    for (const place of [1, 2, 3, 4]) runCommand(desk, 'samples.review', { id, place, reviews: 0, answers: answers(place === 1 ? 'no' : 'yes') });
    const [sheets, ...others] = told();
    expect(others).toEqual([]);
    expect(sheets).toMatchObject({ name: 'Four of twelve', codingId: null, on: '2026-11-21', confidence: 0.95, agreement: null, basis: 'Sampled: 4 of 12 issues, seed autumn. Why: An hour is there for reading.' });
    const share = sheets?.figures.find(({ kind }) => kind === 'yes-no');
    // By hand: 3 of 4, at the effective size 4 (12 - 1) / (12 - 4) = 5.5 (Wilson, z = 1.96): centre 0.6472, half 0.2961.
    expect(share).toMatchObject({ answers: 4, estimate: { value: 0.75, low: expect.closeTo(0.3511, 3), high: expect.closeTo(0.9433, 3) } });
    codeAll();
    expect(told()[1]).toMatchObject({ name: 'Voices', agreement: { comments: 10, agreed: 9 }, basis: expect.stringContaining('Full: all 12 records, 10 of them with a comment.') });
    runCommand(desk, 'samples.withdraw', { id, reason: 'Drawn for a try' });
    expect(told().map(({ name }) => name)).toEqual(['Voices']);
  });
});
