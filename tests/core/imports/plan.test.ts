import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RowOutcome } from '@shared/contract/imports/entities';
import { createCounts, createFindings, planRow } from '../../../electron/core/imports/plan';

describe('planRow [W5]', () => {
  const stored = { ref: 'T-1', title: 'Late', tags: ['a', 'b'], owner: 'Ann', minutes: null };
  it('imports what is not stored', () => {
    expect(planRow(stored, null, ['title'])).toEqual({ outcome: 'imported', changes: [] });
  });
  it('leaves the same values unchanged, lists compared item by item', () => {
    expect(planRow({ ...stored, tags: ['a', 'b'] }, stored, ['ref', 'title', 'tags', 'minutes']).outcome).toBe('unchanged');
    expect(planRow({ ref: 'T-1' }, { ref: 'T-1' }, ['ref', 'minutes']).outcome).toBe('unchanged');
  });
  it('shows what a newer row changes, before and after', () => {
    expect(planRow({ ...stored, title: 'Later', tags: ['a'], minutes: 0 }, stored, ['title', 'tags', 'minutes'])).toEqual({
      outcome: 'updated',
      changes: [
        { field: 'title', before: 'Late', after: 'Later' },
        { field: 'tags', before: ['a', 'b'], after: ['a'] },
        { field: 'minutes', before: null, after: 0 },
      ],
    });
  });
  it('does not touch what the mapping says nothing about', () => {
    expect(planRow({ ref: 'T-1', title: 'Late', owner: null }, stored, ['ref', 'title']).outcome).toBe('unchanged');
  });
});

describe('createCounts [W5]', () => {
  it('adds up to the rows, whatever becomes of them', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom<RowOutcome>('imported', 'updated', 'unchanged', 'rejected')), (outcomes) => {
        const counter = createCounts();
        for (const outcome of outcomes) counter.add(outcome);
        const { rows, imported, updated, unchanged, rejected } = counter.counts();
        expect(rows).toBe(outcomes.length);
        expect(imported + updated + unchanged + rejected).toBe(rows);
      }),
    );
  });
});

describe('createFindings [W6]', () => {
  it('sums up by rule: occurrences, rows, columns and the first examples', () => {
    const findings = createFindings(1);
    findings.add([
      { row: 2, column: 'Opened', rule: 'date-in-future', value: 'x' },
      { row: 2, column: 'Resolved', rule: 'date-in-future', value: 'y' },
    ]);
    findings.add([]);
    findings.add([{ row: 4, column: '', rule: 'row-shape', value: '1 cell instead of 2' }]);
    expect([findings.total(), findings.rows()]).toEqual([3, 2]);
    expect(findings.findings().map(({ rule, count, rows, columns, examples }) => [rule.id, count, rows, columns, examples.length])).toEqual([
      ['row-shape', 1, 1, [], 1],
      ['date-in-future', 2, 1, ['Opened', 'Resolved'], 1],
    ]);
  });
});
