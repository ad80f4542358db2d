import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCli, runCliJson } from '../support/cli';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'docket-tradeoff-'));
  file = join(folder, 'board.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (value: unknown): void => writeFileSync(file, JSON.stringify(value));
const item = (id: string, score: number, arr: number, effort: number) => ({ id, score, arr, effort });
/** `V1: a>b a>c` */
const votesOf = (...lines: readonly string[]) =>
  lines.flatMap((line) => {
    const [voter = '', pairs = ''] = line.split(': ');
    return pairs.split(' ').map((pair) => ({ voter, prefers: pair.split('>')[0], over: pair.split('>')[1] }));
  });

const a = item('a', 45, 120_000, 3);
const b = item('b', 30, 400_000, 8);
const c = item('c', 20, 90_000, 7);
const empty = { chosen: [], value: 0, effort: 0 };

describe('docket tradeoff', () => {
  it('breaks a Condorcet cycle worked by hand, as documented to the byte [T2, T4]', async () => {
    // a over b 2:1, b over c 2:1, c over a 3:0. Against abc 1+1+3 = 5, bca 1+2+0 = 3, cab 0+1+2 = 3, acb 6, bac 6, cba 4.
    // Of bca and cab, b has the higher score. In 10 units: a and c have 65 points, b alone has 30 and the most ARR; b leaves no room for c or a.
    write({ items: [a, b, c], capacity: 10, votes: votesOf('V1: a>b b>c c>a', 'V2: b>c c>a b>a', 'V3: c>a a>b c>b') });
    expect(await runCli('tradeoff', file, '--json')).toEqual({
      code: 0,
      err: '',
      out:
        '{"order":["b","c","a"],"disagreements":3,"exact":true,"cycles":[["a","b","c"]],"ties":[],"best":{"byScore":{"chosen":["a","c"],"value":65,"effort":10},' +
        '"byArr":{"chosen":["b"],"value":400000,"effort":8},"byOrder":{"chosen":["b"],"value":30,"effort":8}}}\n',
    });
    expect((await runCli('tradeoff', file)).out).toContain('The order goes against 3 of 9 votes. No order goes against fewer.\nCycle: a, b, c.');
  });

  it('goes by score, then id, where votes are even or missing, and shows ties only where there are votes [T2]', async () => {
    write({ items: [item('d', 20, 0, 1), c, b, a], capacity: 0, votes: votesOf('V1: a>b', 'V2: b>a') });
    expect((await runCliJson('tradeoff', file)).json).toEqual({ order: ['a', 'b', 'c', 'd'], disagreements: 1, exact: true, cycles: [], ties: [['a', 'b']], best: { byScore: empty, byArr: empty, byOrder: empty } });
  });

  it('passes over what does not fit on the way down the order [T4]', async () => {
    write({ items: [a, b, c], capacity: 10, votes: votesOf('V1: c>b b>a c>a') });
    expect((await runCliJson('tradeoff', file)).json).toMatchObject({ order: ['c', 'b', 'a'], best: { byOrder: { chosen: ['c', 'a'], value: 65, effort: 10 } } });
  });

  it.each([0, 2])('chooses nothing where a capacity of %i is less than any item [T1]', async (capacity) => {
    write({ items: [a, b, c], capacity, votes: [] });
    expect((await runCliJson('tradeoff', file)).json).toMatchObject({ best: { byScore: empty, byArr: empty, byOrder: empty } });
  });

  it('takes what is free, and everything where there is room [T4]', async () => {
    write({ items: [a, item('free', 1, 0, 0)], capacity: 0, votes: [] });
    expect((await runCliJson('tradeoff', file)).json).toMatchObject({ best: { byScore: { chosen: ['free'], value: 1, effort: 0 }, byArr: empty, byOrder: { chosen: ['free'] } } });
    write({ items: [a, b, c], capacity: 9_000_000_000_000_000, votes: [] });
    expect((await runCliJson('tradeoff', file)).json).toMatchObject({ best: { byScore: { chosen: ['a', 'b', 'c'], value: 95, effort: 18 }, byArr: { value: 610_000 } } });
  });

  it('adds decimals up exactly [T4]', async () => {
    write({ items: [item('a', 0.1, 1240.57, 1), item('b', 0.2, 0.123, 1)], capacity: 2, votes: [] });
    expect((await runCliJson('tradeoff', file)).json).toMatchObject({ best: { byScore: { value: 0.3 }, byArr: { value: 1240.693 } } });
  });

  it('is exact for ten items and says that it may not be for eleven [T2]', async () => {
    const items = Array.from({ length: 11 }, (_, place) => item(`i${String(place).padStart(2, '0')}`, 50 - place, 0, 1));
    const votes = items.slice(1).map(({ id }, place) => ({ voter: 'V1', prefers: id, over: items[place]?.id }));
    write({ items: items.slice(0, 10), capacity: 3, votes: votes.slice(0, 9) });
    expect((await runCliJson('tradeoff', file)).json).toMatchObject({ order: items.slice(0, 10).map(({ id }) => id).toReversed(), disagreements: 0, exact: true });
    write({ items, capacity: 3, votes });
    expect((await runCliJson('tradeoff', file)).json).toMatchObject({ order: items.map(({ id }) => id).toReversed(), disagreements: 0, exact: false });
    expect((await runCli('tradeoff', file)).out).toContain('With more than ten items, another order may go against fewer.');
  });

  it('weighs up nothing without a complaint [T1]', async () => {
    write({ items: [], capacity: 5, votes: [] });
    expect((await runCliJson('tradeoff', file)).json).toEqual({ order: [], disagreements: 0, exact: true, cycles: [], ties: [], best: { byScore: empty, byArr: empty, byOrder: empty } });
    expect((await runCli('tradeoff', file)).out).toMatch(/^No items\.\n/);
  });

  const board = { items: [a, b], capacity: 5, votes: [] };
  it.each([
    ['without a capacity', { items: [], votes: [] }, 'capacity must be a whole number'],
    ['with a capacity below zero', { ...board, capacity: -1 }, 'capacity must be a whole number from 0'],
    ['with half a day of capacity', { ...board, capacity: 2.5 }, 'capacity must be a whole number'],
    ['without votes', { items: [], capacity: 1 }, 'votes must be a list'],
    ['without items', { votes: [], capacity: 1 }, 'items must be a list'],
    ['with half a day of effort', { ...board, items: [{ ...a, effort: 0.5 }] }, 'items[0].effort must be a whole number from 0'],
    ['with an effort below zero', { ...board, items: [{ ...a, effort: -1 }] }, 'items[0].effort must be a whole number from 0'],
    ['with a score as text', { ...board, items: [{ ...a, score: '45' }] }, 'items[0].score must be a number from 0'],
    ['with a score below zero', { ...board, items: [{ ...a, score: -1 }] }, 'items[0].score must be a number from 0'],
    ['with an ARR that is not known', { ...board, items: [a, { ...b, arr: null }] }, 'items[1].arr must be a number from 0'],
    ['with four decimals', { ...board, items: [{ ...a, arr: 0.0001 }] }, 'items[0].arr must be a number from 0 to 9000000000000 with three decimals at most'],
    ['with more ARR than adds up exactly', { ...board, items: [{ ...a, arr: 9e12 }, { ...b, arr: 1 }] }, 'items have more than 9000000000000 of arr together'],
    ['with an item twice', { ...board, items: [a, b, a] }, 'items[2].id is "a", as an earlier item is'],
    ['with a vote for what is no item', { ...board, votes: votesOf('V1: a>b z>b') }, 'votes[1].prefers is "z", which is no item'],
    ['with a vote against what is no item', { ...board, votes: votesOf('V1: a>constructor') }, 'votes[0].over is "constructor", which is no item'],
    ['with an item over itself', { ...board, votes: votesOf('V1: a>a') }, 'votes[0].over is "a", which is what it prefers'],
    ['with a vote of nobody', { ...board, votes: votesOf(': a>b') }, 'votes[0].voter must not be empty'],
    ['with a voter who contradicts an own vote', { ...board, votes: votesOf('V1: a>b', 'V2: a>b', 'V1: b>a') }, 'votes[2] is the second of "V1" on "b" and "a", and contradicts the first.'],
    ['with a voter who votes twice', { ...board, votes: votesOf('V1: a>b a>b') }, 'votes[1] is the second of "V1" on "a" and "b".'],
  ])('refuses a file %s and names the field [T1, T2]', async (_case, value, problem) => {
    write(value);
    const { code, out, err } = await runCli('tradeoff', file, '--json');
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(problem);
  });

  it('counts the fields that are wrong and names the first [T1]', async () => {
    write({ ...board, items: [{ ...a, effort: -1, score: -1 }], capacity: -1 });
    expect((await runCli('tradeoff', file)).err).toBe(`error: ${file} cannot be used: items[0].score must be a number from 0 to 9000000000000 with three decimals at most. 2 more fields are wrong. Nothing was computed. Correct the file.\n`);
  });

  it('tells of a file that is not there, and has help [T1]', async () => {
    expect(await runCli('tradeoff', file)).toEqual({ code: 1, out: '', err: `error: There is no file ${file}.\n` });
    expect((await runCli('tradeoff')).code).toBe(2);
    expect((await runCli('tradeoff', '--help')).out).toMatch(/<file>[\s\S]*--json/i);
  });
});
