import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCli, runCliJson } from '../support/cli';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'docket-agreement-'));
  file = join(folder, 'ballots.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (value: unknown): void => writeFileSync(file, typeof value === 'string' ? value : JSON.stringify(value));
const ballot = (participant: string, impact: number | null, severity: number | null = 3, time: number | null = 2) => ({ participant, impact, severity, time });

/** Krippendorff (2011), section C: what 4 observers (rows) gave to 12 units; 0 is missing. Ordinal alpha is published as 0.815. */
const observers = [
  [1, 2, 3, 3, 2, 1, 4, 1, 2, 0, 0, 0],
  [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, 0, 3],
  [0, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 0],
  [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, 0],
];
const unitsFrom = (missing: 'absent' | 'null') =>
  Array.from({ length: 12 }, (_, unit) => ({
    id: `u${unit + 1}`,
    ballots: observers.flatMap((given, observer) => {
      const step = given[unit] ?? 0;
      if (step === 0) return missing === 'absent' ? [] : [ballot(`O${observer}`, null)];
      return [ballot(`O${observer}`, step)];
    }),
  }));

describe('docket agreement', () => {
  it('prints figures worked by hand, as documented to the byte [S4]', async () => {
    // Impact 3, 4, 5, 5: median 4.5, mean 4.25, s^2 = 2.75 / 3 = 11/12, r_wg = 1 - 11/24 = 13/24; 3 is 1.5 away. Time 1, 3, 1, 1: s^2 = 1, floored.
    write({ scales: { impact: 5, severity: 5, time: 3 }, items: [{ id: 'a', ballots: [ballot('P1', 3, 3, 1), ballot('P2', 4, 3, 3), ballot('P3', 5, 3, 1), ballot('P4', 5, 3, 1)] }] });
    expect(await runCli('agreement', file, '--json')).toEqual({
      code: 0,
      err: '',
      out: `{"items":[{"id":"a","impact":{"median":4.5,"min":3,"max":5,"rwg":${1 - 11 / 24},"withinOne":0.75},"severity":{"median":3,"min":3,"max":3,"rwg":1,"withinOne":1},"time":{"median":1,"min":1,"max":3,"rwg":0,"withinOne":0.75}}],"alpha":{"impact":null,"severity":null,"time":null}}\n`,
    });
  });

  it.each(['absent', 'null'] as const)('gives the published alpha of 0.815 where missing values are %s [S4]', async (missing) => {
    write({ items: unitsFrom(missing) });
    expect((await runCliJson('agreement', file)).json).toMatchObject({ alpha: { impact: expect.closeTo(0.815, 3), severity: null, time: null } });
    expect((await runCli('agreement', file)).out).toContain("Krippendorff's alpha (ordinal): Impact 0.815, Severity n/a, Time n/a\n");
  });

  it('uses the scales of the file [S4]', async () => {
    // 6, 7 on seven steps: s^2 = 1/2, (49 - 1) / 12 = 4, r_wg = 7/8.
    write({ scales: { impact: 7 }, items: [{ id: 'a', ballots: [ballot('P1', 6), ballot('P2', 7)] }] });
    expect((await runCliJson('agreement', file)).json).toMatchObject({ items: [{ impact: { median: 6.5, rwg: 0.875, withinOne: 1 } }] });
  });

  it('has nulls where there is nothing to say [S4]', async () => {
    write({ items: [{ id: 'nobody', ballots: [] }, { id: 'one', ballots: [ballot('P1', 4)] }] });
    const { code, json } = await runCliJson('agreement', file);
    expect(code).toBe(0);
    const nothing = { median: null, min: null, max: null, rwg: null, withinOne: null };
    expect(json).toMatchObject({ items: [{ id: 'nobody', impact: nothing, severity: nothing, time: nothing }, { id: 'one', impact: { median: 4, min: 4, max: 4, rwg: null, withinOne: null } }] });
    write({ items: [] });
    expect((await runCliJson('agreement', file)).json).toEqual({ items: [], alpha: { impact: null, severity: null, time: null } });
    expect((await runCli('agreement', file)).out).toMatch(/^No items\.\n/);
  });

  it.each([
    ['not JSON', '{"items":[', 'it is not JSON'],
    ['a list', [], 'the whole must be an object'],
    ['without items', {}, 'items must be a list'],
    ['with an item that is text', { items: ['a'] }, 'items[0] must be an object'],
    ['with an id that is a number', { items: [{ id: 1, ballots: [] }] }, 'items[0].id must be text'],
    ['with an empty id', { items: [{ id: '', ballots: [] }] }, 'items[0].id must not be empty'],
    ['without ballots', { items: [{ id: 'a' }] }, 'items[0].ballots must be a list'],
    ['without a participant', { items: [{ id: 'a', ballots: [{ impact: 1, severity: 1, time: 1 }] }] }, 'items[0].ballots[0].participant must be text'],
    ['without a dimension', { items: [{ id: 'a', ballots: [{ participant: 'P1', impact: 1, severity: 1 }] }] }, 'items[0].ballots[0].time must be a whole number, or null'],
    ['with a step above the scale', { items: [{ id: 'a', ballots: [ballot('P1', 3), ballot('P2', 6)] }] }, 'items[0].ballots[1].impact must be a whole number from 1 to 5'],
    ['with a step of 0', { items: [{ id: 'a', ballots: [ballot('P1', 3, 0)] }] }, 'items[0].ballots[0].severity must be a whole number from 1 to 5'],
    ['with a Time of 4', { items: [{ id: 'a', ballots: [ballot('P1', 3, 3, 4)] }] }, 'items[0].ballots[0].time must be a whole number from 1 to 3'],
    ['with half a step', { items: [{ id: 'a', ballots: [ballot('P1', 2.5)] }] }, 'items[0].ballots[0].impact must be a whole number'],
    ['with a step as text', { items: [{ id: 'a', ballots: [{ ...ballot('P1', 2), time: '2' }] }] }, 'items[0].ballots[0].time must be a whole number'],
    ['with an item twice', { items: [{ id: 'a', ballots: [] }, { id: 'a', ballots: [] }] }, 'items[1].id is "a", as an earlier item is'],
    ['with a participant twice', { items: [{ id: 'a', ballots: [ballot('P1', 3), ballot('P1', 3)] }] }, 'items[0].ballots[1].participant is "P1", who has a ballot on this item already'],
    ['with a scale of one step', { scales: { time: 1 }, items: [] }, 'scales.time must be a whole number from 2 to 100'],
    ['with a scale that there is not', { scales: { urgency: 5 }, items: [] }, 'scales knows only impact, severity and time'],
  ])('refuses a file %s and names the field [S4]', async (_case, value, problem) => {
    write(value);
    const { code, out, err } = await runCli('agreement', file, '--json');
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(problem);
  });

  it('tells of a file that is not there, and of one too many [S4]', async () => {
    expect(await runCli('agreement', file)).toEqual({ code: 1, out: '', err: `error: There is no file ${file}.\n` });
    expect((await runCli('agreement', folder)).code).toBe(1);
    expect((await runCli('agreement')).code).toBe(2);
    expect((await runCli('agreement', file, file)).code).toBe(2);
    expect(await runCli('agreement', '--help')).toMatchObject({ code: 0, err: '' });
  });

  it('lets no id steer the terminal [S4]', async () => {
    write({ items: [{ id: '\u001B[2Ja\u009B', ballots: [] }] });
    expect((await runCli('agreement', file)).out).not.toMatch(/(?!\n)\p{Cc}/u);
    write({ items: [{ id: '\u009B1', ballots: [] }, { id: '\u009B1', ballots: [] }] });
    expect((await runCli('agreement', file)).err).not.toContain('\u009B');
  });

  it('reads a file with a byte order mark [S4]', async () => {
    write('\uFEFF{"items":[]}');
    expect((await runCli('agreement', file)).code).toBe(0);
  });
});
