import { describe, expect, it } from 'vitest';
import { CalendarDate } from '@shared/primitives';
import { cellsOf, freshnessOf, segmentsOf } from '../../../electron/core/coverage/freshness';

const date = (text: string) => CalendarDate.parse(text);
const asOf = date('2026-11-21');

describe('how fresh signals are', () => {
  it.each([
    [0, null, 'blind'],
    [3, null, 'undated'],
    [1, 0, 'fresh'],
    [1, 7, 'fresh'],
    [1, 8, 'ageing'],
    [1, 21, 'ageing'],
    [900, 22, 'stale'],
  ] as const)('calls %i signals, the newest %s days old, %s [W3]', (signals, ageDays, freshness) => {
    expect(freshnessOf(signals, ageDays)).toBe(freshness);
  });

  it('adds up the kinds of records that speak of one cell and takes the newest of them [W3]', () => {
    const group = { criterion: 'silent-experience-erosion', source: 'calls' } as const;
    const cells = cellsOf(
      [
        { ...group, signals: 4, newest: date('2026-11-01'), lastEver: date('2026-11-01') },
        { ...group, signals: 2, newest: date('2026-11-19'), lastEver: date('2026-11-19') },
        { ...group, signals: 0, newest: null, lastEver: null },
      ],
      asOf,
    );
    expect(cells).toHaveLength(30);
    expect(cells[28]).toEqual({ ...group, signals: 6, newest: '2026-11-19', ageDays: 2, freshness: 'fresh', lastEver: '2026-11-19' });
    expect(cells.filter(({ signals }) => signals > 0)).toHaveLength(1);
  });

  it('names every segment, silent ones too [W3]', () => {
    expect(segmentsOf([{ segment: 'smb', signals: 1, newest: null }], asOf).map(({ segment, freshness }) => [segment, freshness])).toEqual([['enterprise', 'blind'], ['mid-market', 'blind'], ['smb', 'undated'], ['internal', 'blind'], ['unknown', 'blind']]);
  });
});
