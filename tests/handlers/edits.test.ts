import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InputOf } from '@shared/contract';
import { IssueFilter } from '@shared/contract/issues';
import { runCommand, runQuery } from '../../electron/dispatch';
import { countEntries, getLastEntry, getPayload } from '../../electron/store/audit-log';
import { addIssues } from '../support/register';
import { openTestDesk, type TestDesk } from '../support/workspace';

type Bulk = InputOf<'edits.apply'>;

let test: TestDesk;
let ids: string[];
beforeEach(() => {
  test = openTestDesk();
  ids = addIssues(test.desk, [
    { title: 'One', tags: ['billing'] },
    { title: 'Two', tags: ['Billing', 'vip'], status: 'waiting', criterion: 'commercial-bottlenecks', secondaryCriteria: ['response-delays'] },
    { title: 'Three', status: 'closed', resolvedOn: '2026-11-10' },
  ]).map(({ id }) => id);
});
afterEach(() => test.close());

const issue = (at: number) => runQuery(test.desk, 'issues.get', { id: ids[at] ?? '' });
const entries = (): number => countEntries(test.desk.workspace.db);
const lastPayload = (): unknown => JSON.parse(getPayload(test.desk.workspace.db, entries()) ?? 'null');
const apply = (change: Bulk['change'], target: Bulk['target'] = { kind: 'issues', ids }) => runCommand(test.desk, 'edits.apply', { target, change });
const undo = (edit: number | null, skipChanged = false) => runCommand(test.desk, 'edits.undo', { edit: edit ?? 0, skipChanged });

describe('changing many issues together', () => {
  it('writes one entry with what each was before and is after [W4]', () => {
    const before = entries();
    expect(apply({ status: 'closed', addTags: ['q4'] })).toMatchObject({ changed: 3, unchanged: 0 });
    expect(entries()).toBe(before + 1);
    expect(getLastEntry(test.desk.workspace.db)).toMatchObject({ action: 'issues.bulk-update', actor: test.desk.actor.personId });
    expect(lastPayload()).toMatchObject({
      words: '3 issues: status Closed, tagged “q4”',
      changes: [
        { number: 1, before: { status: 'open', resolved_on: null, tags: ['billing'] }, after: { status: 'closed', resolved_on: '2026-11-21', tags: ['billing', 'q4'] } },
        { number: 2, before: { status: 'waiting' } },
        { number: 3, before: { tags: [] }, after: { tags: ['q4'] } },
      ],
    });
    expect(issue(2)).toMatchObject({ status: 'closed', resolvedOn: '2026-11-10', tags: ['q4'] });
    expect(runQuery(test.desk, 'issues.search', { text: 'q4' })).toHaveLength(3);
  });

  it('leaves alone what says it already, and takes a new primary criterion out of the secondary ones [W1, W4]', () => {
    expect(apply({ criterion: 'response-delays' })).toMatchObject({ changed: 1, unchanged: 2 });
    expect(issue(1)).toMatchObject({ criterion: 'response-delays', secondaryCriteria: [] });
    expect(apply({ criterion: 'response-delays' })).toMatchObject({ edit: null, changed: 0, unchanged: 3 });
  });

  it('sets owner, source and secondary criteria, and takes tags away by whatever capitals [W1, W4]', () => {
    apply({ owner: { id: test.desk.actor.personId }, source: 'calls', addSecondary: ['commercial-bottlenecks'], removeTags: ['BILLING'] });
    expect(issue(0)).toMatchObject({ owner: 'Mara Ellison', source: 'calls', secondaryCriteria: ['commercial-bottlenecks'], tags: [] });
    expect(issue(1)).toMatchObject({ secondaryCriteria: ['response-delays'], tags: ['vip'] });
    apply({ owner: { id: null } });
    expect(issue(0).owner).toBeNull();
  });

  it('takes everything that a filter holds, and refuses another count than was asked about [W4]', () => {
    const filter = IssueFilter.parse({ tags: ['billing'] });
    expect(() => apply({ status: 'resolved' }, { kind: 'filter', filter, count: 3 })).toThrow(expect.objectContaining({ code: 'conflict', message: expect.stringContaining('holds 2 issues now and held 3') }));
    expect(apply({ status: 'resolved' }, { kind: 'filter', filter, count: 2 })).toMatchObject({ changed: 2 });
    expect(issue(2).status).toBe('closed');
  });

  it('refuses a change that says nothing, an owner and an issue that are not there, and an auditor, and keeps nothing [W4, G9]', () => {
    const before = entries();
    expect(() => apply({})).toThrow(expect.objectContaining({ code: 'invalid-input' }));
    expect(() => apply({ owner: { id: test.desk.newId() } })).toThrow(expect.objectContaining({ code: 'not-found', field: 'owner' }));
    expect(() => apply({ status: 'closed' }, { kind: 'issues', ids: [...ids, test.desk.newId()] })).toThrow(expect.objectContaining({ code: 'not-found' }));
    expect(() => runCommand({ ...test.desk, actor: { ...test.desk.actor, role: 'auditor' } }, 'edits.undo', { edit: 1 })).toThrow(expect.objectContaining({ code: 'not-allowed' }));
    expect(entries()).toBe(before);
  });
});

describe('undoing an edit', () => {
  it('puts back every field that was changed, and undoing that does it again [L3]', () => {
    const was = ids.map((_, at) => issue(at));
    const { edit } = apply({ status: 'closed', criterion: 'silent-experience-erosion', addTags: ['q4'], owner: { id: test.desk.actor.personId } });
    const then = ids.map((_, at) => issue(at));
    const undone = undo(edit);
    expect(undone).toMatchObject({ undone: 3, skipped: 0, words: expect.stringMatching(/^Undone: 3 issues: /) });
    expect(ids.map((_, at) => issue(at))).toEqual(was);
    expect(runQuery(test.desk, 'issues.search', { text: 'q4' })).toEqual([]);
    undo(undone.edit);
    expect(ids.map((_, at) => issue(at))).toEqual(then);
  });

  it('undoes the edit of one issue on its page [L3]', () => {
    const { title, criterion, secondaryCriteria, status, description, accountId, ownerId, tags } = issue(0);
    const same = { id: ids[0] ?? '', title, criterion, secondaryCriteria, status, description, accountId, ownerId, tags };
    expect(runCommand(test.desk, 'issues.update', same).edit).toBeNull();
    const { edit } = runCommand(test.desk, 'issues.update', { ...same, title: 'Another', status: 'closed' });
    expect(undo(edit)).toMatchObject({ words: 'Undone: #1 was edited', undone: 1 });
    expect(issue(0)).toMatchObject({ title: 'One', status: 'open', resolvedOn: null });
  });

  it('says what was changed since and undoes the others alone when told to [L3]', () => {
    const { edit } = apply({ status: 'closed' });
    apply({ status: 'open' }, { kind: 'issues', ids: ids.slice(0, 1) });
    expect(runQuery(test.desk, 'edits.get', { edit: edit ?? 0 })).toMatchObject({ isUndone: false, issues: 1, changedSince: [{ id: ids[0], number: 1 }] });
    expect(() => undo(edit)).toThrow(expect.objectContaining({ code: 'conflict', message: expect.stringContaining('1 issue of 2 was changed since: #1.') }));
    expect(issue(1).status).toBe('closed');
    expect(undo(edit, true)).toMatchObject({ undone: 1, skipped: 1 });
    expect([issue(0).status, issue(1).status]).toEqual(['open', 'waiting']);
  });

  it('is no longer stopped by a later change of another field [L3]', () => {
    const { edit } = apply({ status: 'closed' });
    apply({ addTags: ['later'] });
    undo(edit);
    expect(issue(0)).toMatchObject({ status: 'open', tags: ['billing', 'later'] });
  });

  it('refuses a second time, and an entry that is no edit, and keeps nothing [L3]', () => {
    const { edit } = apply({ status: 'closed' });
    undo(edit);
    const before = entries();
    expect(() => undo(edit)).toThrow(expect.objectContaining({ code: 'conflict', message: expect.stringContaining('undone already') }));
    expect(() => undo(1)).toThrow(expect.objectContaining({ code: 'not-found' }));
    expect(entries()).toBe(before);
  });
});
