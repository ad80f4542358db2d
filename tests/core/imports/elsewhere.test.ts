import { describe, expect, it } from 'vitest';
import { createReferenceSample, elsewhereWords } from '../../../electron/core/imports/elsewhere';

const sampleOf = (count: number, most: number) => {
  const sample = createReferenceSample(most);
  for (let place = 0; place < count; place += 1) sample.add(`T-${place}`);
  return sample;
};

describe('the references that are looked up in other systems [W5]', () => {
  it('are all of a short file', () => {
    expect(sampleOf(4, 4)).toMatchObject({ references: ['T-0', 'T-1', 'T-2', 'T-3'], isWhole: true });
  });
  it('are taken evenly from all over a long one', () => {
    expect(sampleOf(5, 4)).toMatchObject({ references: ['T-0', 'T-2', 'T-4'], isWhole: false });
    expect(sampleOf(16, 4).references).toEqual(['T-0', 'T-4', 'T-8', 'T-12']);
    expect(sampleOf(17, 4).references).toEqual(['T-0', 'T-8', 'T-16']);
  });
});

describe('what is said of records that another mapping has brought [W5]', () => {
  const found = { mappingName: 'zendesk', fileName: 'tickets.csv', at: '2026-11-21T09:00:00.000Z', known: 10, of: 10, isWhole: true };
  const title = (change: Partial<typeof found>): string => elsewhereWords({ ...found, ...change }).title;
  it('names how many, the mapping and its file', () => {
    expect(title({})).toBe('All 10 references are known from another mapping, "zendesk" (tickets.csv, 21 Nov 2026): they would come in a second time');
    expect(title({ known: 7 })).toMatch(/^7 of 10 references are known/);
    expect(title({ known: 1, of: 1 })).toMatch(/^The only reference is known .*: it would come in a second time$/);
    expect(title({ known: 900, of: 1000, isWhole: false })).toMatch(/^900 of 1000 references that were looked at are known/);
  });
  it('names the file alone where its references are others', () => {
    expect(title({ known: 0 })).toBe('This file was imported on 21 Nov 2026 with another mapping, "zendesk": its rows would come in a second time');
  });
});
