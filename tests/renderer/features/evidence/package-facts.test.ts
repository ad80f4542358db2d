import { describe, expect, it } from 'vitest';
import { packageFacts } from '../../../../renderer/features/evidence/package-facts';

const of = (...pairs: readonly (readonly [string, string])[]) => packageFacts(pairs.map(([label, value]) => ({ label, value })));

describe('what a package says of itself', () => {
  it('reads in words and dates, and says nothing twice [E3]', () => {
    expect(
      of(['External-Identifier', 'docket-session-2'], ['External-Description', 'Evidence of review session 2: Weekly'], ['Bagging-Date', '2026-11-19'], ['Docket-Sealed-At', '2026-11-17T12:00:00.000Z'], ['Docket-As-Of', '2026-11-17'], ['Docket-Head', '5f0c'], ['Docket-Head-Entry', '1280']),
    ).toEqual([
      { term: 'Holds', value: 'Evidence of review session 2: Weekly' },
      { term: 'Signed off', value: expect.stringContaining('17 Nov 2026') },
      { term: 'Last amended', value: '19 Nov 2026' },
      { term: 'As of', value: '17 Nov 2026' },
      { term: 'Log entries', value: '1,280' },
      { term: 'Name', value: 'docket-session-2' },
    ]);
  });

  it('names an amendment only where there was one [E3]', () => {
    expect(of(['Bagging-Date', '2026-11-17'], ['Docket-Sealed-At', '2026-11-17T12:00:00.000Z']).map(({ term }) => term)).toEqual(['Signed off']);
  });

  it('keeps what it does not know, and values that are not what they should be, as they are [E3]', () => {
    expect(of(['Contact-Name', 'Ada'], ['Docket-Head-Entry', 'many'], ['Docket-Sealed-At', 'yesterday'])).toEqual([
      { term: 'Signed off', value: 'yesterday' },
      { term: 'Log entries', value: 'many' },
      { term: 'Contact-Name', value: 'Ada' },
    ]);
  });
});
