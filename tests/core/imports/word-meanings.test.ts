import { describe, expect, it } from 'vitest';
import { Mapping } from '@shared/contract/imports/entities';
import { resolveMapping } from '../../../electron/core/imports/mapping';
import { createProfiler } from '../../../electron/core/imports/profile';
import { meaningsByField, wordsOfFile } from '../../../electron/core/imports/word-meanings';

const header = ['Ticket ID', 'State', 'Prio'];
const resolvedOf = (values: Mapping['values'] = []) =>
  resolveMapping(Mapping.parse({ name: 'm', kind: 'issues', values, columns: [{ column: 'Ticket ID', field: 'ref' }, { column: 'State', field: 'status' }, { column: 'Prio', field: 'priority' }] }), header);
const wordsOf = (values: Mapping['values'], rows: readonly string[][]) => {
  const resolved = resolvedOf(values);
  const profiler = createProfiler(resolved, { withWords: true });
  for (const [index, cells] of rows.entries()) profiler.row(cells, index + 2);
  return wordsOfFile(resolved, profiler.profile());
};

describe('the words of a file [W5, W6]', () => {
  const rows = [['1', 'open', 'Stufe A'], ['2', 'Open', 'Stufe A'], ['3', 'Parkplatz', ''], ['4', 'open', 'P1']];

  it('stand with how often they are there and what they are read as, unknown ones first', () => {
    expect(wordsOf([], rows).map(({ field, word, count, meaning, isChosen }) => [field, word, count, meaning, isChosen])).toEqual([
      ['priority', 'Stufe A', 2, null, false],
      ['status', 'Parkplatz', 1, null, false],
      ['status', 'open', 2, 'open', false],
      ['status', 'Open', 1, 'open', false],
      ['priority', 'P1', 1, 'urgent', false],
    ]);
  });

  it('mean what the mapping says before what is built in', () => {
    const words = wordsOf([{ field: 'priority', from: 'Stufe A', to: 'high' }, { field: 'priority', from: 'P1', to: 'normal' }], rows);
    expect(words.find(({ word }) => word === 'Stufe A')).toMatchObject({ meaning: 'high', isChosen: true });
    expect(words.find(({ word }) => word === 'P1')).toMatchObject({ meaning: 'normal', isChosen: true });
  });

  it('keep their sign where the mapping tells 1 from -1', () => {
    const meanings = meaningsByField(resolvedOf([{ field: 'priority', from: '1', to: 'low' }, { field: 'priority', from: '-1', to: 'urgent' }])).get('priority');
    expect([meanings?.get('1'), meanings?.get('-1')]).toEqual(['low', 'urgent']);
  });

  it('are not gathered where nobody asked, and not without end', () => {
    const resolved = resolvedOf();
    const plain = createProfiler(resolved);
    plain.row(['1', 'open', 'high'], 2);
    expect(plain.profile().words.size).toBe(0);
    expect(wordsOf([], Array.from({ length: 500 }, (_, n) => [String(n), `state ${n}`, '']))).toHaveLength(200);
  });
});
