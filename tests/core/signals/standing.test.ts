import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileUnder } from '../../../electron/core/signals/filing';
import { monthEnds } from '../../../electron/core/signals/months';
import { marksOf } from '../../../electron/core/signals/standing';
import { date } from './support';

const made = (change: Partial<Parameters<typeof marksOf>[0]>) => marksOf({ accepted: 0, changed: 0, rejected: 0, together: 0, hasty: 0, ...change });

describe('what the decisions on a rule show', () => {
  it('marks a rule as overruled where more than half of at least ten were changed or rejected [W8]', () => {
    expect(made({ accepted: 4, changed: 3, rejected: 3 })).toEqual(['overruled']);
    expect(made({ accepted: 5, changed: 2, rejected: 3 })).toEqual([]);
    expect(made({ rejected: 9 })).toEqual([]);
  });

  it('marks rubber-stamping where nearly all are accepted together or within seconds, and not where they are read [W8]', () => {
    expect(made({ accepted: 20, together: 12, hasty: 4 })).toEqual(['rubber-stamped']);
    expect(made({ accepted: 20, together: 12, hasty: 3 })).toEqual([]);
    expect(made({ accepted: 19, together: 19 })).toEqual([]);
    expect(made({ accepted: 94, rejected: 6, together: 94 })).toEqual([]);
    expect(made({ accepted: 95, rejected: 5, together: 95 })).toEqual(['rubber-stamped']);
  });
});

describe('filing under an accepted criterion', () => {
  it('takes it as the primary one where nobody has set one, else beside it, and never twice [W1, W7]', () => {
    const of = { criterion: 'response-delays', secondary: ['technical-product-issues'] } as const;
    expect(fileUnder({ ...of, isSet: false }, 'technical-product-issues')).toEqual({ criterion: 'technical-product-issues', secondary: [], as: 'primary' });
    expect(fileUnder({ ...of, isSet: true }, 'commercial-bottlenecks')).toEqual({ criterion: 'response-delays', secondary: ['technical-product-issues', 'commercial-bottlenecks'], as: 'secondary' });
    expect(fileUnder({ ...of, isSet: true }, 'technical-product-issues').as).toBe('already');
    expect(fileUnder({ ...of, isSet: false }, 'response-delays')).toEqual({ ...of, as: 'already' });
  });
});

describe('the months of a preview', () => {
  it('ends each on its last day, the newest first, and counts one that ends on the as-of date [W7]', () => {
    expect(monthEnds(date('2024-12-31'), 3)).toEqual(['2024-12-31', '2024-11-30', '2024-10-31']);
    expect(monthEnds(date('2024-03-30'), 3)).toEqual(['2024-02-29', '2024-01-31', '2023-12-31']);
  });

  it('never looks after the as-of date [W7]', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('2001-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }), (day) => {
        const asOf = date(day.toISOString().slice(0, 10));
        const ends = monthEnds(asOf, 12);
        expect(ends.every((end) => end <= asOf)).toBe(true);
        expect(new Set(ends.map((end) => end.slice(0, 7))).size).toBe(12);
      }),
      { seed: 7, numRuns: 100 },
    );
  });
});
