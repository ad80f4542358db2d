import { resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openSpreadsheet } from '../../../electron/files/spreadsheet/read';
import { openDataFolder } from '../../support/data-file';

const data = openDataFolder();
afterAll(() => data.remove());
const read = (name: string, text: string | Uint8Array) => {
  const sheet = openSpreadsheet(data.write(name, text));
  return { facts: sheet.facts, rows: [...sheet.rows()] };
};

describe('JSON as a table [W5]', () => {
  it('reads an object a line, with every name that any of them has, and nested ones dotted', () => {
    const { facts, rows } = read('a.jsonl', '{"id":1,"org":{"name":"Ærø","tier":null}}\n\n{"id":2,"tags":["a","b"],"open":true}\n');
    expect(facts).toMatchObject({ format: 'json-lines', header: ['id', 'org.name', 'org.tier', 'tags', 'open'], headerRow: 0 });
    expect(rows).toEqual([
      { row: 1, cells: ['1', 'Ærø', '', '', ''], hasMalformedQuote: false },
      { row: 3, cells: ['2', '', '', 'a, b', 'true'], hasMalformedQuote: false },
    ]);
  });

  it('gives a line that is no object with its number, to be rejected', () => {
    const { rows } = read('broken.ndjson', '{"id":1}\n{"id":\nnull\n[1]\n{"id":5}\n');
    expect(rows.map(({ row, isBroken = false, cells }) => [row, isBroken, cells[0]])).toEqual([[1, false, '1'], [2, true, '{"id":'], [3, true, 'null'], [4, true, '[1]'], [5, false, '5']]);
  });

  it('reads a list, and the list that an object of an API holds', () => {
    for (const text of ['[{"id":1},{"id":2}]', '{"tickets":[{"id":1},{"id":2}],"count":2,"next_page":null}', '{\n "result": [\n {"id": 1},\n {"id": 2}\n ]\n}']) {
      const { facts, rows } = read('list.json', text);
      expect([facts.format, rows.map(({ row, cells }) => [row, ...cells])]).toEqual(['json', [[1, '1'], [2, '2']]]);
    }
  });

  it('keeps every digit of a long number, and numbers inside of texts as they are', () => {
    const { rows } = read('digits.jsonl', '{"id":12345678901234567890,"note":"12345678901234567890 \\"1e5\\"","x":1e5}\n{"id":"007","note":"","x":1.50}\n');
    expect(rows.map(({ cells }) => cells)).toEqual([['12345678901234567890', '12345678901234567890 "1e5"', '1e5'], ['007', '', '1.5']]);
  });

  it('keeps apart what has the same dotted name, and names that programs trip over', () => {
    const { facts, rows } = read('names.jsonl', '{"a.b":"1","a":{"b":"2"},"__proto__":"3","constructor":{"x":"4"}}\n{"a.b":"5"}\n');
    expect(facts.header).toEqual(['a.b', 'a.b (2)', '__proto__', 'constructor.x']);
    expect(rows.map(({ cells }) => cells)).toEqual([['1', '2', '3', '4'], ['5', '', '', '']]);
  });

  it('keeps lists of objects and very deep objects as text', () => {
    const deep: unknown = JSON.parse(`${"{\"d\":".repeat(12)}1${"}".repeat(12)}`);
    const { rows } = read('deep.jsonl', `${JSON.stringify({ list: [{ id: 1 }, { id: 2 }], mixed: ['a,b', 'c'], deep })}\n{"list":null}\n`);
    expect(rows[0]?.cells).toEqual(['[{"id":1},{"id":2}]', '["a,b","c"]', '{"d":{"d":{"d":{"d":{"d":1}}}}}']);
  });

  it('rejects an object of thousands of levels with its number, and reads the rest', () => {
    const deep = (levels: number): string => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
    const { facts, rows } = read('levels.json', `[${deep(20_000)},{"id":"2"},${'['.repeat(20_000)}${']'.repeat(20_000)}]`);
    expect(facts.header).toEqual(['id']);
    expect(rows.map(({ row, cells, isBroken = false }) => [row, cells[0], isBroken])).toEqual([[1, 'nested too deeply to be read', true], [2, '2', false], [3, 'nested too deeply to be read', true]]);
    expect(() => read('only.json', deep(20_000))).toThrow(/without any object that could be a row/);
  });

  it('is known by what it says and not by its name', () => {
    const { facts } = openSpreadsheet(resolve(import.meta.dirname, '../../fixtures/csv/json-list.csv'));
    expect(facts).toMatchObject({ format: 'json', header: ['ticket', 'subject'] });
  });

  it('reads UTF-16 and a BOM too', () => {
    const { rows } = read('wide.jsonl', Buffer.from('\ufeff{"id":"Æ"}\n{"id":"Ø"}\n', 'utf16le'));
    expect(rows.map(({ cells }) => cells[0])).toEqual(['Æ', 'Ø']);
  });

  it.each([
    ['numbers', '[[1,2],[3,4]]', /without any object/],
    ['a list that breaks off', '[{"id":1},{"id"', /breaks off/],
    ['an empty list', '[]', /without any object/],
    ['empty objects', '{}\n{}\n', /without any object/],
    ['objects of all different names', Array.from({ length: 1600 }, (_, n) => `{"n${n}":1}`).join('\n'), /more than 1500 different names/],
  ])('refuses %s with a sentence', (_, text, message) => {
    expect(() => read('bad.json', text)).toThrow(message);
  });

  it('passes over a line of 5 MB and goes on after it', () => {
    const { rows } = read('long.jsonl', `{"id":1}\n{"id":"${'x'.repeat(5_100_000)}"}\n{"id":3}\n`);
    expect(rows.map(({ row, cells, isBroken = false }) => [row, cells[0]?.slice(0, 10), isBroken])).toEqual([[1, '1', false], [2, '{"id":"xxx', true], [3, '3', false]]);
  });

  it('leaves a table whose first name has a bracket a table', () => {
    expect(read('brackets.csv', '[id],{name}\n1,2\n').facts).toMatchObject({ format: 'text', header: ['[id]', '{name}'] });
    expect(read('curly.csv', '{id},name\n1,2\n').facts.format).toBe('text');
  });
});
