import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakLongWords } from '../../../electron/files/report/long-words';

/** A typeface in which every character is ten points wide. */
const ten = (): number => 10;

describe('words that are wider than a line of a paper', () => {
  it('are broken where the line ends, and nothing else is [M1]', () => {
    expect(breakLongWords(`a short ${'x'.repeat(25)} word`, 101, ten)).toBe(`a short ${'x'.repeat(10)}\n${'x'.repeat(10)}\n${'x'.repeat(5)} word`);
    expect(breakLongWords('abcdefghijklmnop', 200, ten)).toBe('abcdefghijklmnop');
    expect(breakLongWords('a-path/with-places/to-break-and-words-that-are-short', 101, ten)).toBe('a-path/with-places/to-break-and-words-that-are-short');
    expect(breakLongWords('顧'.repeat(40), 101, ten)).toBe('顧'.repeat(40));
  });

  it('keep a mark on the letter that it belongs to', () => {
    expect(breakLongWords('e\u0301'.repeat(20), 61, ten).split('\n').filter((line) => line.startsWith('\u0301'))).toEqual([]);
  });

  it('lose no character, fit their line, and are measured once for each character [M1]', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'B', '7', '_', '.', ' ', '-'), { minLength: 1, maxLength: 400 }), fc.integer({ min: 30, max: 400 }), (characters, width) => {
        const text = characters.join('');
        let measured = 0;
        const broken = breakLongWords(text, width, () => {
          measured += 1;
          return 10;
        });
        expect(broken.replaceAll('\n', '')).toBe(text);
        expect(measured).toBeLessThanOrEqual(text.length);
        for (const run of broken.split(/[\s-]/u).filter(({ length }) => length >= 16)) expect(run.length * 10).toBeLessThanOrEqual(width);
      }),
    );
  });
});
