import { describe, expect, it } from 'vitest';
import { Mapping } from '@shared/contract/imports/entities';
import { createCollapser } from '../../../electron/core/imports/collapse';
import { check, issuesOf } from './rows';

const mapping = Mapping.parse({
  name: 'events',
  kind: 'issues',
  rowsAre: 'events',
  columns: [
    { column: 'number', field: 'ref' },
    { column: 'opened', field: 'opened' },
    { column: 'resolved', field: 'resolved' },
    { column: 'state', field: 'status' },
    { column: 'updated', field: 'changed' },
  ],
});
const header = ['number', 'opened', 'resolved', 'state', 'updated'];
const collapsed = (rows: readonly string[][]) => {
  const { records, anomalies } = check('issues', header, rows, { mapping });
  const issues = issuesOf(records);
  const collapser = createCollapser(mapping);
  for (const [index, record] of issues.entries()) collapser.add(index, record);
  return { anomalies, kept: issues.flatMap((record, index) => collapser.settle(index, record) ?? []) };
};

describe('rows that are events [W5]', () => {
  it('become one record each: the latest state, opened when the earliest says', () => {
    const { kept, anomalies } = collapsed([
      ['INC1', '2026-11-01 08:00:00', '', 'New', '2026-11-01 08:00:00'],
      ['INC2', '2026-11-02 08:00:00', '', 'New', '2026-11-02 08:00:00'],
      ['INC1', '2026-11-01 09:00:00', '2026-11-01 12:00:00', 'Resolved', '2026-11-01 12:00:00'],
      // Written later, but an earlier state.
      ['INC1', '2026-11-01 09:00:00', '', 'Active', '2026-11-01 10:00:00'],
    ]);
    expect(anomalies).toEqual([]);
    expect(kept).toMatchObject([
      { ref: 'INC2', status: 'open' },
      { ref: 'INC1', status: 'resolved', openedAt: '2026-11-01T08:00:00.000Z', resolvedAt: '2026-11-01T12:00:00.000Z', resolutionMinutes: 240 },
    ]);
  });

  it('go by their place in the file where nothing says when they happened', () => {
    const { kept } = collapsed([['INC1', '2026-11-01', '', 'New', ''], ['INC1', '2026-11-01', '', 'Closed', '']]);
    expect(kept).toMatchObject([{ ref: 'INC1', status: 'closed' }]);
  });
});
