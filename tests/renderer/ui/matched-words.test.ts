import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerptAround, matchedStretches, tokensOf } from '../../../renderer/ui/matched-words';
import { matchOf } from '../../../electron/store/issues/search-text';

const marked = (text: string, search: string): string => matchedStretches(text, search).map((stretch) => (stretch.isMatch ? `[${stretch.text}]` : stretch.text)).join('');

describe('the words that a search found', () => {
  it.each([
    ['Export of invoices', 'invoices exp', '[Export] of [invoices]'],
    ['Café, CAFÉ und Cafe\u0301s', 'cafe', '[Café], [CAFÉ] und [Cafe\u0301s]'],
    ['Größe der Grösse', 'GROSSE', 'Größe der [Grösse]'],
    ['re-opened the opened case', 're-opened case', '[re-opened] the opened [case]'],
    ['a and b', 'a', '[a] and b'],
    ['Issue 12 of 12', '#12', 'Issue 12 of 12'],
    ['nothing here', '" OR *', 'nothing here'],
    ['日本語 text', '日本', '[日本語] text'],
    ['', 'x', ''],
  ])('in %j for %j are %j [W4]', (text, search, expected) => expect(marked(text, search)).toBe(expected));

  it('leave the text as it is, letter for letter [W4]', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.string({ unit: 'grapheme', maxLength: 10 }), (text, search) => {
      expect(matchedStretches(text, search).map((stretch) => stretch.text).join('')).toBe(text);
    }), { seed: 3, numRuns: 300 });
  });

  it('are the tokens of the search itself, accents and all [W4]', () => {
    const db = new Database(':memory:');
    db.exec("CREATE VIRTUAL TABLE t USING fts5 (x, tokenize='unicode61 remove_diacritics 2'); CREATE VIRTUAL TABLE v USING fts5vocab (t, 'row')");
    const letters = [[0x30, 0x39], [0x41, 0x5a], [0x61, 0x7a], [0xb5, 0xb5], [0xc0, 0x17f], [0x391, 0x3a1], [0x3a3, 0x3ce], [0x400, 0x45f], [0x1e02, 0x1e99]].flatMap(([from = 0, to = 0]) => Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index)));
    const text = letters.map((letter) => `q${letter}q`).join(' ');
    db.prepare('INSERT INTO t (x) VALUES (?)').run(text);
    const terms = db.prepare<[], string>('SELECT term FROM v').pluck().all();
    expect([...new Set(tokensOf(text).map(({ word }) => word))].toSorted()).toEqual(terms.toSorted());
    db.close();
  });

  it('mark something wherever the search finds the text, and nothing where it does not [W4]', () => {
    const db = new Database(':memory:');
    db.exec("CREATE VIRTUAL TABLE t USING fts5 (x, tokenize='unicode61 remove_diacritics 2')");
    const word = fc.constantFrom('Café', 'cafe', 'export', 'exp', 'Größe', 're-open', 'x', '#7', 'ÅRE', 'are', "o'brien");
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), word, (words, search) => {
        const text = words.join(' ');
        const match = matchOf(search);
        db.prepare('DELETE FROM t').run();
        db.prepare('INSERT INTO t (x) VALUES (?)').run(text);
        const isFound = match !== null && search !== '#7' && db.prepare('SELECT 1 FROM t WHERE t MATCH ?').get(match) !== undefined;
        expect(matchedStretches(text, search).some(({ isMatch }) => isMatch)).toBe(isFound);
      }),
      { seed: 11, numRuns: 200 },
    );
    db.close();
  });

  it('are shown with what stands around them [W4]', () => {
    expect(excerptAround('short text', 'text')).toBe('short text');
    expect(excerptAround(`${'word '.repeat(100)}needle ${'word '.repeat(100)}`, 'needle')).toMatch(/^….{50,62}needle .{80,130}…$/);
    expect(excerptAround('nothing', 'needle')).toBeNull();
  });
});
