import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { CalendarDate } from '@shared/primitives';
import type { ActionRow } from '@shared/contract/actions/entities';
import { idsOf, reviewRows, type ReadTable } from '../../../electron/core/actions/returned';
import { fileNames, sheetColumns, sheetCsv, sheetsOf, type SheetColumn } from '../../../electron/core/actions/sheet';
import { refusalOf } from '../../handlers/sessions/meeting';
import { action } from './examples';

const asOf = CalendarDate.parse('2026-11-28');

/** Reads CSV with a library that is not ours. */
function readCsv(text: string): ReadTable {
  const [header = [], ...rows] = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { skipEmptyLines: true }).data;
  return { header, rows: rows.map((cells, index) => ({ row: index + 2, cells })) };
}

const written = (actions: readonly ActionRow[]): ReadTable => readCsv(sheetCsv({ ownerName: 'Ruth Abrams', actions }));

/** The sheet as its owner changed it. */
function edited(actions: readonly ActionRow[], edits: Readonly<Record<number, Partial<Record<SheetColumn, string>>>>): ReadTable {
  const table = written(actions);
  return { ...table, rows: table.rows.map(({ row, cells }, index) => ({ row, cells: cells.map((cell, column) => edits[index]?.[sheetColumns[column] ?? 'No.'] ?? cell) })) };
}

const review = (actions: readonly ActionRow[], edits: Parameters<typeof edited>[1]) => reviewRows(edited(actions, edits), actions, asOf);

describe('an action sheet', () => {
  it('that comes back as it went out changes nothing, whatever its texts begin with [M6]', () => {
    const hostile = fc.tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', "'", "'=", '"', ''), fc.string({ unit: 'grapheme', maxLength: 40 })).map(([start, rest]) => `${start}${rest}`);
    fc.assert(
      fc.property(hostile, hostile, hostile, (note, evidence, what) => {
        const actions = [action(1, { note: note.trim(), evidence: evidence.trim(), what: what.trim() || 'x' }), action(2, { state: 'done', doneOn: '2026-11-24', evidence })];
        expect(reviewRows(written(actions), actions, asOf).map(({ verdict, reason }) => [verdict, reason])).toEqual([['unchanged', 'Stands like that already.'], ['unchanged', 'Stands like that already.']]);
      }),
      { numRuns: 300 },
    );
  });

  it('holds no cell that a spreadsheet could take for a formula [M6]', () => {
    for (const start of ['=', '+', '-', '@', '\t', '\r', '\n']) {
      const { rows } = written([action(1, { note: `${start}cmd`, what: `${start}HYPERLINK("x")`, ownerName: `${start}a`, account: `${start}b`, issueTitle: 'c' })]);
      for (const cell of rows[0]?.cells ?? []) expect(cell).not.toMatch(/^[=+\-@\t\r\n]/);
    }
  });

  it('goes to each owner once, by due date, under a name that any disk takes [M6]', () => {
    const sheets = sheetsOf([action(1, { dueOn: '2026-12-01' }), action(2), action(3, { ownerId: '01934f2e-1111-7000-8000-000000000009', ownerName: 'Théo / Baptiste..' }), action(4, { ownerId: '01934f2e-1111-7000-8000-000000000008', ownerName: 'ruth abrams' })]);
    expect(sheets.map(({ ownerName, actions }) => [ownerName, actions.map(({ number }) => number)])).toEqual([['Ruth Abrams', [2, 1]], ['Théo / Baptiste..', [3]], ['ruth abrams', [4]]]);
    expect(fileNames(sheets)).toEqual(['actions-ruth-abrams', 'actions-théo-baptiste', 'actions-ruth-abrams-2']);
  });
});

describe('a returned sheet', () => {
  it('is read by its ids and its words for states, as owners write them [M6]', () => {
    const actions = [action(1), action(2), action(3), action(4)];
    expect(review(actions, { 0: { State: 'DONE', 'Done on': '24/11/2026', Evidence: 'Release' }, 1: { State: 'in-progress', Note: "'=later" }, 2: { State: ' Cancelled ', Note: 'Not needed' }, 3: { State: '', Note: 'On it' } })).toMatchObject([
      { row: 2, verdict: 'change', said: { state: 'done', doneOn: '2026-11-24', evidence: 'Release' } },
      { row: 3, verdict: 'change', said: { state: 'in-progress', note: '=later', doneOn: null } },
      { row: 4, verdict: 'change', said: { state: 'dropped', note: 'Not needed' } },
      { row: 5, verdict: 'change', said: { state: 'open', note: 'On it' } },
    ]);
    expect(idsOf(written(actions))).toHaveLength(4);
  });

  it('reads a due date in the writing of any spreadsheet, and rejects another day [M6]', () => {
    const due = (text: string) => review([action(1)], { 0: { Due: text } })[0];
    for (const text of ['2026-11-25', '25/11/2026', '11/25/2026', '25.11.2026', '25 Nov 2026', '2026-11-25 00:00:00', '']) expect(due(text)).toMatchObject({ verdict: 'unchanged' });
    for (const text of ['2026-11-26', 'next week', '46351']) expect(due(text)).toMatchObject({ verdict: 'rejected', problem: 'changed-due' });
  });

  it.each([
    ['no-id', { 'Action id': 'A1' }],
    ['unknown-id', { 'Action id': '01934f2e-0000-7000-8000-000000000999' }],
    ['unknown-state', { State: 'Maybe' }],
    ['bad-date', { State: 'Done', 'Done on': '29 Nov 2026' }],
    ['bad-date', { State: 'Done', 'Done on': '03/04/2026' }],
    ['needs-note', { State: 'Dropped' }],
    ['too-long', { Note: 'x'.repeat(4001) }],
  ] as const)('rejects a row with %s and says why [M6]', (problem, edit) => {
    const [row] = review([action(1)], { 0: edit });
    expect(row).toMatchObject({ row: 2, verdict: 'rejected', problem });
    expect(row?.reason).not.toBe('');
  });

  it('rejects every row of an action that it names twice, and what was closed or superseded meanwhile [M6]', () => {
    const twice = written([action(1), action(1), action(2)]);
    expect(reviewRows(twice, [action(1), action(2)], asOf).map(({ verdict, problem }) => [verdict, problem])).toEqual([['rejected', 'duplicate'], ['rejected', 'duplicate'], ['unchanged', null]]);
    const late = [action(1, { state: 'done', doneOn: '2026-11-24' }), action(2, { state: 'superseded' }), action(3, { state: 'dropped', note: 'No' })];
    expect(review(late, { 0: { State: 'Open' }, 2: { State: 'Done' } }).map(({ problem }) => problem)).toEqual(['closed', 'closed', 'closed']);
  });

  it('accounts for every row that is not empty, whatever is written into it [M6]', () => {
    const actions = [action(1), action(2), action(3, { state: 'done', doneOn: '2026-11-24' })];
    fc.assert(
      fc.property(fc.array(fc.array(fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom(...actions.map(({ id }) => String(id)), 'Done', 'Open', '2026-11-25')), { minLength: 12, maxLength: 14 }), { maxLength: 12 }), (cells) => {
        const table = { header: [...sheetColumns], rows: cells.map((each, index) => ({ row: index + 2, cells: each })) };
        const rows = reviewRows(table, actions, asOf);
        expect(rows).toHaveLength(cells.filter((each) => each.some((text) => text.trim() !== '')).length);
        const ids = rows.filter(({ verdict }) => verdict === 'change').map((row) => row.action?.id);
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });

  it('that is none is refused by name of what it lacks [M6]', () => {
    expect(refusalOf(() => reviewRows({ header: ['Name', 'State'], rows: [] }, [], asOf))).toMatchObject({ code: 'unreadable-file', message: expect.stringContaining('no column "Action id"') });
  });
});
