import { describe, expect, it } from 'vitest';
import { criteria, sources } from '@shared/primitives';
import { ageWords, cadenceWords, cellWords, coverageSentence, shortCount, sinceWords } from '../../../renderer/features/coverage/coverage-words';
import { cellAfter } from '../../../renderer/features/coverage/matrix-grid';

const cell = { criterion: criteria[0], source: sources[0], signals: 3, newest: null, ageDays: 26, freshness: 'stale', lastEver: null } as const;
const all = criteria.flatMap((criterion) => sources.map((source) => ({ ...cell, criterion, source })));

describe('the words of coverage', () => {
  it('say how fresh a cell is, never by shade alone [W3]', () => {
    expect([ageWords('fresh', 0), ageWords('fresh', 3), ageWords('ageing', 12), ageWords('stale', 1200), ageWords('undated', null)]).toEqual(['today', '3 d ago', '12 d, ageing', '1,200 d, stale', 'no date']);
    expect(cellWords(cell)).toBe('Response delays, Ticketing system: 3 signals, the newest 26 days ago, stale');
    expect(cellWords({ ...cell, signals: 0, freshness: 'blind' })).toBe('Response delays, Ticketing system: blind spot, no signal');
    expect([sinceWords(null), sinceWords('2026-09-02')]).toEqual(['never seen', 'none since 2 Sep 2026']);
  });

  it('name the sources that say nothing at all [W3]', () => {
    expect(coverageSentence({ cells: all })).toBe('No cell is blind and 30 are stale.');
    expect(coverageSentence({ cells: all.map((each) => (each.source === 'health' || each.source === 'crm' ? { ...each, signals: 0, freshness: 'blind' } : each)) })).toBe('12 of 30 cells are blind and 18 are stale. Nothing at all comes from CRM and health scores.');
    expect(coverageSentence({ cells: all.map((each) => ({ ...each, freshness: 'blind' })) })).toContain('every cell is blind');
  });

  it('say whether a source is late [W2]', () => {
    expect(cadenceWords({ provision: null, lateDays: null })).toBe('How: not recorded');
    expect([shortCount(9999), shortCount(12_400), shortCount(1_000_000)]).toEqual(['9,999', '12 k', '1.0 M']);
  });
});

describe('the keys of the matrix', () => {
  it('move from cell to cell and stop at its edges [W3]', () => {
    const from = { criterion: criteria[0], source: sources[0] };
    expect(cellAfter('ArrowDown', from)).toEqual({ criterion: criteria[1], source: sources[0] });
    expect(cellAfter('ArrowRight', from)).toEqual({ criterion: criteria[0], source: sources[1] });
    expect(cellAfter('ArrowUp', from)).toEqual(from);
    expect(cellAfter('End', from)).toEqual({ criterion: criteria[0], source: sources[4] });
    expect(cellAfter('x', from)).toBeNull();
  });
});
