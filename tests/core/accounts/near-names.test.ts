import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMatcher, jaroWinkler, normalizeName } from '../../../electron/core/accounts/near-names';

describe('normalizeName [W6]', () => {
  it.each([
    ['Ørsted A/S', 'orsted'],
    ['HALDEN  Medical, Inc.', 'halden medical'],
    ['Société Générale S.A.', 'societe generale'],
    ['Müller & Söhne GmbH & Co. KG', 'muller and sohne gmbh and'],
    ['O’Neill Ltd', 'oneill'],
    ['Inc', 'inc'],
    ['', ''],
  ])('reads %s as %s', (name, words) => expect(normalizeName(name)).toBe(words));

  it('changes nothing the second time', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(normalizeName(normalizeName(text))).toBe(normalizeName(text));
      }), { seed: 1, numRuns: 300 });
  });
});

describe('jaroWinkler', () => {
  // Winkler 1990, table of examples.
  it.each([
    ['martha', 'marhta', 0.961],
    ['dwayne', 'duane', 0.84],
    ['dixon', 'dicksonx', 0.813],
    ['abc', 'xyz', 0],
  ])('finds %s and %s alike as published', (a, b, likeness) => expect(jaroWinkler(a, b)).toBeCloseTo(likeness, 3));

  it('is symmetric enough, between 0 and 1, and 1 only for equal texts', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
        const likeness = jaroWinkler(a, b);
        expect(likeness).toBeGreaterThanOrEqual(0);
        expect(likeness).toBeLessThanOrEqual(1);
        expect(likeness === 1).toBe(a === b);
        expect(jaroWinkler(a, a)).toBe(1);
      }),
      { seed: 1, numRuns: 500 },
    );
  });
});

describe('near matches of a reference [W6]', () => {
  const match = createMatcher([
    { id: 'halden', ref: 'A-0012', name: 'Halden Medical AS' },
    { id: 'orsted', ref: 'A-2', name: 'Ørsted' },
    { id: 'plant3', ref: 'P-3', name: 'Plant 3' },
  ]);

  it.each([
    ['halden medical', 'halden', 'The same name but for case, accents, punctuation or legal form'],
    ['a 0012', 'halden', 'The same reference but for case and punctuation'],
    ['Halden', 'halden', 'One name has all words of the other'],
    ['Haldon Medical', 'halden', 'The names are 94 % alike'],
    ['ORSTED GmbH', 'orsted', 'The same name but for case, accents, punctuation or legal form'],
  ])('proposes for %s the account %s, with the reason', (text, accountId, reason) => expect(match(text)[0]).toMatchObject({ accountId, reason }));

  it('proposes nothing for another company, nor for another number', () => {
    expect(match('Northwind')).toEqual([]);
    expect(match('Plant 4')).toEqual([]);
    expect(match('')).toEqual([]);
  });
});
