import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCommand, runQuery } from '../../electron/dispatch';
import { addIssues } from '../support/register';
import { ballot, draft, finishItems, itemAt, startMeeting, vote } from './sessions/meeting';
import { openTestDesk, type TestDesk } from '../support/workspace';

let test: TestDesk;
beforeEach(() => (test = openTestDesk()));
afterEach(() => test.close());

const timeline = (desk: TestDesk['desk'], id: string) => runQuery(desk, 'issues.timeline', { id });

describe('the time line of an issue', () => {
  it('tells what an edit changed, by name, and offers what can be undone [W4, L3]', () => {
    const [issue, other] = addIssues(test.desk, [{}, {}]);
    const ids = [issue?.id ?? '', other?.id ?? ''];
    const { edit } = runCommand(test.desk, 'edits.apply', { target: { kind: 'issues', ids }, change: { status: 'closed', owner: { id: test.desk.actor.personId }, addTags: ['vip'] } });
    expect(timeline(test.desk, ids[0] ?? '')).toMatchObject([
      { kind: 'edit', words: 'Edited with 1 other issue', by: 'Mara Ellison', edit, details: ['Status: Open, now Closed', 'Resolved: nothing, now 2026-11-21', 'Owner: nothing, now Mara Ellison', 'Tags: nothing, now vip'] },
    ]);
    runCommand(test.desk, 'edits.undo', { edit: edit ?? 0 });
    expect(timeline(test.desk, ids[0] ?? '').map(({ words, edit: undoable }) => [words, undoable !== null])).toEqual([['An edit was undone', true], ['Edited with 1 other issue, undone since', false]]);
  });

  it('puts scores, decisions, questions and links in one order, newest first, with the session they belong to [W4]', () => {
    const meeting = startMeeting();
    const { desk, issueIds: [one = '', two = ''] } = meeting;
    vote(meeting, itemAt(meeting, 0), [ballot(3, 3, 2), ballot(3, 3, 2), ballot(3, 3, 2)]);
    finishItems(meeting);
    runCommand(desk, 'sessions.decide', { itemId: itemAt(meeting, 0), draft: draft(meeting, { kind: 'act-now', what: 'Ship it tonight' }) });
    runCommand(desk, 'requests.ask', { issueId: one, question: 'How many doses?', personId: meeting.people.ruth.personId, dueOn: '2026-12-01' });
    runCommand(desk, 'links.add', { fromId: one, kind: 'caused-by', toId: two });
    const told = timeline(desk, one);
    expect(told.map(({ kind }) => kind).filter((kind, index, all) => kind !== all[index - 1]).slice(0, 3)).toEqual(['link', 'question', 'decision']);
    expect(told.find(({ kind }) => kind === 'decision')).toMatchObject({ words: 'Act now: Ship it tonight', session: { id: meeting.sessionId, number: 1 } });
    expect(told.find(({ kind }) => kind === 'score')?.words).toBe('Scored 60, Immediate action (5 × 4 × 3)');
    expect(told.map(({ at }) => at)).toEqual(told.map(({ at }) => at).toSorted().toReversed());
    meeting.close();
  });
});
