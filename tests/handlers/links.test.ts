import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LinkKind } from '@shared/contract/links';
import { runCommand, runQuery } from '../../electron/dispatch';
import { countEntries } from '../../electron/store/audit-log';
import { addIssues } from '../support/register';
import { openTestDesk, type TestDesk } from '../support/workspace';

let test: TestDesk;
let ids: string[];
beforeEach(() => {
  test = openTestDesk();
  ids = addIssues(test.desk, [{ title: 'One' }, { title: 'Two' }, { title: 'Three', status: 'closed', resolvedOn: '2026-11-10' }]).map(({ id }) => id);
});
afterEach(() => test.close());

const at = (index: number): string => ids[index] ?? '';
const link = (from: number, kind: LinkKind, to: number, note = '') => runCommand(test.desk, 'links.add', { fromId: at(from), kind, toId: at(to), note }).id;
const linksOf = (index: number) => runQuery(test.desk, 'links.ofIssue', { issueId: at(index) });

describe('links between issues', () => {
  it('are seen from both sides, on the rows too [W4]', () => {
    link(0, 'recurrence-of', 2, 'The same ledger.');
    expect(linksOf(0)).toMatchObject([{ kind: 'recurrence-of', isInverse: false, number: 3, title: 'Three', isOpen: false, note: 'The same ledger.', madeBy: 'Mara Ellison' }]);
    expect(linksOf(2)).toMatchObject([{ kind: 'recurrence-of', isInverse: true, number: 1, isOpen: true }]);
    expect(runQuery(test.desk, 'issues.list', { offset: 0, limit: 3, sort: 'number' }).rows.map(({ links }) => links)).toEqual([[{ kind: 'recurrence-of', isInverse: false, number: 3 }], [], [{ kind: 'recurrence-of', isInverse: true, number: 1 }]]);
  });

  it('never go in a circle where that says nothing, and may where causes feed each other [W4]', () => {
    link(0, 'duplicate-of', 1);
    link(1, 'duplicate-of', 2);
    const before = countEntries(test.desk.workspace.db);
    expect(() => link(2, 'duplicate-of', 0)).toThrow(expect.objectContaining({ code: 'conflict', message: expect.stringContaining('#1 leads back to #3') }));
    expect(() => link(0, 'duplicate-of', 1)).toThrow(expect.objectContaining({ code: 'conflict' }));
    expect(() => link(0, 'caused-by', 0)).toThrow(expect.objectContaining({ code: 'invalid-input' }));
    expect(() => runCommand(test.desk, 'links.add', { fromId: at(0), kind: 'caused-by', toId: test.desk.newId() })).toThrow(expect.objectContaining({ code: 'not-found' }));
    expect(countEntries(test.desk.workspace.db)).toBe(before);
    link(0, 'caused-by', 1);
    link(1, 'caused-by', 0);
    expect(linksOf(0)).toHaveLength(3);
  });

  it('are taken away and told on both time lines [W4, L3]', () => {
    const id = link(0, 'duplicate-of', 1);
    runCommand(test.desk, 'links.remove', { id });
    expect(linksOf(0)).toEqual([]);
    const told = (index: number): string[] => runQuery(test.desk, 'issues.timeline', { id: at(index) }).map(({ words }) => words);
    expect(told(0)).toEqual(['No longer linked: duplicate of #2', 'Duplicate of #2']);
    expect(told(1)).toEqual(['No longer linked: has the duplicate #1', 'Has the duplicate #1']);
    expect(() => runCommand(test.desk, 'links.remove', { id })).toThrow(expect.objectContaining({ code: 'not-found' }));
  });
});
