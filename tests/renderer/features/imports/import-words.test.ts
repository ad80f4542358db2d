import { describe, expect, it } from 'vitest';
import { delimiterWord, periodWords, progressWords, rowWords, waitingWords } from '../../../../renderer/features/imports/import-words';

describe('imports in words', () => {
  it('names delimiters, periods and what waits [W5]', () => {
    expect([',', ';', '\t', '|', '~'].map(delimiterWord)).toEqual(['Comma', 'Semicolon', 'Tab', 'Vertical bar', '"~"']);
    expect(periodWords('2026-10-01', '2026-11-20')).toBe('1 Oct 2026 to 20 Nov 2026');
    expect(periodWords('2026-10-01', '2026-10-01')).toBe('1 Oct 2026');
    expect([rowWords(1), rowWords(2418)]).toEqual(['1 row', '2,418 rows']);
    expect([waitingWords(1), waitingWords(2418)]).toEqual(['1 proposal waits for a person', '2,418 proposals wait for a person']);
  });

  it('tells bytes while reading and rows while writing, never more than there are [W5]', () => {
    expect(progressWords({ stage: 'reading', done: 3_200_000, total: 3_000_000 })).toEqual({ label: 'Reading the file', value: 3_000_000, max: 3_000_000, detail: '3.00 MB of 3.00 MB' });
    expect(progressWords({ stage: 'writing', done: 41_200, total: 100_000 }).detail).toBe('41,200 of 100,000');
    expect(progressWords({ stage: 'indexing', done: 5, total: null })).toMatchObject({ value: null, detail: '5' });
  });
});
