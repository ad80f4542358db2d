import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mostFilters } from '@shared/contract/filters';
import { IssueFilter } from '@shared/contract/issues';
import { openWorkspace } from '../../electron/store/database';
import { runCommand, runQuery } from '../../electron/dispatch';
import { getLastEntry } from '../../electron/store/audit-log';
import { addIssues } from '../support/register';
import { openTestDesk, type TestDesk } from '../support/workspace';

let test: TestDesk;
beforeEach(() => (test = openTestDesk()));
afterEach(() => test.close());

const save = (name: string, filter: object = {}) => runCommand(test.desk, 'filters.save', { name, filter: IssueFilter.parse(filter) }).id;
const names = (): string[] => runQuery(test.desk, 'filters.list', {}).map(({ name }) => name);

describe('saved filters', () => {
  it('hold every part of a filter, are logged and there after a restart [W4]', () => {
    const filter = IssueFilter.parse({ search: 'café', tags: ['vip'], owners: ['Mara Ellison', ''], isFlagged: true, sources: ['calls'], criteria: ['response-delays'], minAgeDays: 30, maxAgeDays: 90, renewsWithinDays: 60 });
    const { id } = runCommand(test.desk, 'filters.save', { name: ' VIP, old ', filter, sort: 'age', isDescending: true });
    expect(getLastEntry(test.desk.workspace.db)).toMatchObject({ action: 'filters.save', subject: id });
    const reopened = openWorkspace(test.file, { isReadOnly: true });
    expect(runQuery({ ...test.desk, workspace: reopened }, 'filters.list', {})).toEqual([{ id, name: 'VIP, old', filter, sort: 'age', isDescending: true, savedBy: 'Mara Ellison' }]);
    reopened.close();
  });

  it('count what they hold now [W4]', () => {
    addIssues(test.desk, [{ tags: ['a'] }, { tags: ['a', 'b'] }, { owner: 'Priya', flags: ['a flag'] }, { openedOn: '2026-01-01' }]);
    for (const [name, filter] of Object.entries({ a: { tags: ['A'] }, both: { tags: ['a', 'b'] }, priya: { owners: ['Priya'] }, nobody: { owners: [''] }, flagged: { isFlagged: true }, old: { minAgeDays: 100 }, young: { maxAgeDays: 20 }, exact: { minAgeDays: 20, maxAgeDays: 20 } })) save(name, filter);
    const byId = new Map(runQuery(test.desk, 'filters.counts', {}).map(({ id, issues }) => [id, issues]));
    expect(Object.fromEntries(runQuery(test.desk, 'filters.list', {}).map(({ id, name }) => [name, byId.get(id)]))).toEqual({ a: 2, both: 2, priya: 1, nobody: 3, flagged: 1, old: 1, young: 3, exact: 3 });
  });

  it('are renamed, moved, deleted and brought back to their place [W4, L3]', () => {
    const [a, b] = [save('A'), save('B'), save('C')];
    runCommand(test.desk, 'filters.update', { id: b, name: 'Bee', filter: IssueFilter.parse({ isFragile: true }) });
    runCommand(test.desk, 'filters.move', { id: a, to: 2 });
    expect(names()).toEqual(['Bee', 'C', 'A']);
    runCommand(test.desk, 'filters.remove', { id: b });
    expect(names()).toEqual(['C', 'A']);
    expect(() => runCommand(test.desk, 'filters.update', { id: b, name: 'x', filter: IssueFilter.parse({}) })).toThrow(expect.objectContaining({ code: 'not-found' }));
    runCommand(test.desk, 'filters.restore', { id: b });
    expect(names()).toEqual(['Bee', 'C', 'A']);
    expect(runQuery(test.desk, 'filters.list', {})[0]?.filter.isFragile).toBe(true);
  });

  it('refuse a name that is taken by whatever capitals, and one too many, and keep nothing [W4]', () => {
    const first = save('Mine');
    expect(() => save('MINE')).toThrow(expect.objectContaining({ code: 'conflict', field: 'name' }));
    runCommand(test.desk, 'filters.remove', { id: first });
    save('Mine');
    expect(() => runCommand(test.desk, 'filters.restore', { id: first })).toThrow(expect.objectContaining({ code: 'conflict' }));
    for (let index = 1; index < mostFilters; index += 1) save(`Filter ${index}`);
    expect(() => save('One more')).toThrow(expect.objectContaining({ code: 'conflict' }));
    expect(names()).toHaveLength(mostFilters);
  });
});

describe('tags and owners in use', () => {
  it('are suggested by their beginning and then by use [W4]', () => {
    addIssues(test.desk, [{ tags: ['billing', 'api'] }, { tags: ['Billing'], owner: 'Priya' }, { tags: ['re-billed'], ownerId: test.desk.actor.personId, owner: 'Priya' }]);
    expect(runQuery(test.desk, 'issues.tags', { text: 'bill' })).toEqual([{ name: expect.stringMatching(/^billing$/i), issues: 2 }, { name: 're-billed', issues: 1 }]);
    expect(runQuery(test.desk, 'issues.tags', { text: '%' })).toEqual([]);
    expect(runQuery(test.desk, 'issues.owners', {})).toEqual([{ name: 'Mara Ellison', issues: 1 }, { name: 'Priya', issues: 1 }, { name: '', issues: 1 }]);
  });

  it('follow what an edit and an import write [W4]', () => {
    const [issue] = addIssues(test.desk, [{ tags: ['old'] }]);
    runCommand(test.desk, 'edits.apply', { target: { kind: 'issues', ids: [issue?.id ?? ''] }, change: { addTags: ['new'], removeTags: ['old'] } });
    expect(runQuery(test.desk, 'issues.tags', {}).map(({ name }) => name)).toEqual(['new']);
    expect(runQuery(test.desk, 'issues.list', { offset: 0, limit: 5, filter: { tags: ['old'] } }).total).toBe(0);
  });
});
