import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TemplateId, type IssueId } from '@shared/primitives';
import { runCommand, runQuery } from '../../../electron/dispatch';
import { countEntries } from '../../../electron/store/audit-log';
import { openTestDesk, type TestDesk } from '../../support/workspace';
import { finishItems, refusalOf, room, startMeeting } from './meeting';

const weekly = TemplateId.parse('weekly');
const facts = { title: 'Weekly', plannedOn: '2026-11-28', startsAt: '14:00', place: '', roomMinutes: 60, quorum: 3 } as const;

let test: TestDesk;
beforeEach(() => {
  test = openTestDesk();
});
afterEach(() => test.close());

function issueWith(title: string, factors: { impact: number; severity: number; time: number } | null): IssueId {
  const { id } = runCommand(test.desk, 'issues.create', { title, criterion: 'technical-product-issues' });
  if (factors !== null) runCommand(test.desk, 'scoring.record', { issueId: id, factors, dimensionReasons: { impact: 'a', severity: 'b', time: 'c' }, reason: 'Known' });
  return id;
}
const titles = (sessionId: Parameters<typeof room>[1]) => room(test.desk, sessionId).agenda.map(({ title }) => title);

describe('a session made from a template', () => {
  it('is laid out from the queue in one entry of the log [M1]', () => {
    issueWith('Low', { impact: 1, severity: 1, time: 1 });
    issueWith('High', { impact: 5, severity: 5, time: 3 });
    const before = countEntries(test.desk.workspace.db);
    const { id, added, notes } = runCommand(test.desk, 'sessions.create', { ...facts, templateId: weekly });
    expect(countEntries(test.desk.workspace.db)).toBe(before + 1);
    expect(titles(id)).toEqual(['Open actions', 'Metrics review', 'High', 'Low', 'Audit questions', 'Review of the review']);
    expect({ added, notes }).toEqual({ added: 6, notes: [] });
    expect(room(test.desk, id)).toMatchObject({ plannedMinutes: 41, roomMinutes: 60 });
  });

  it('is empty without one, and refused with one that is not there [M1]', () => {
    expect(titles(runCommand(test.desk, 'sessions.create', facts).id)).toEqual([]);
    expect(refusalOf(() => runCommand(test.desk, 'sessions.create', { ...facts, templateId: TemplateId.parse('gone') }))).toMatchObject({ code: 'not-found', message: expect.stringContaining('may have been deleted') });
  });

  it('puts into a room of 5 minutes the topics only, and says that no issue fits [M1]', () => {
    issueWith('High', { impact: 5, severity: 5, time: 3 });
    const { id, notes } = runCommand(test.desk, 'sessions.create', { ...facts, roomMinutes: 5, templateId: weekly });
    expect(notes).toEqual(['The topics alone take 25 min, and the room has 5: no issue was added.']);
    expect(titles(id)).not.toContain('High');
  });

  it('applied twice adds nothing [M1]', () => {
    const { id } = runCommand(test.desk, 'sessions.create', { ...facts, templateId: weekly });
    expect(runCommand(test.desk, 'sessions.applyTemplate', { sessionId: id, templateId: weekly }).added).toBe(0);
  });
});

describe('templates of the workspace', () => {
  it('is listed without its lines where the file is damaged, and takes no other template away [M1]', () => {
    const slots = [{ kind: 'topic', topicKind: null, title: 'Ours', minutes: 5 }] as const;
    const { templateId } = runCommand(test.desk, 'sessions.saveTemplate', { name: 'Damaged', slots: [...slots] });
    runCommand(test.desk, 'sessions.saveTemplate', { name: 'Whole', slots: [...slots] });
    test.desk.workspace.db.prepare("UPDATE agenda_templates SET slots = '[{' WHERE id = ?").run(templateId);
    const own = runQuery(test.desk, 'sessions.templates', {}).filter(({ isBuiltIn }) => !isBuiltIn);
    expect(own.map(({ name, slots: lines, purpose }) => [name, lines.length, purpose])).toEqual([['Damaged', 0, 'Its lines cannot be read. Delete it, or save an agenda anew.'], ['Whole', 1, '']]);
    runCommand(test.desk, 'sessions.deleteTemplate', { templateId });
    expect(runQuery(test.desk, 'sessions.templates', {}).some(({ name }) => name === 'Damaged')).toBe(false);
  });

  it('are saved from an agenda, renamed and deleted, and lay out the same again [M1]', () => {
    const first = issueWith('High', { impact: 5, severity: 5, time: 3 });
    const { id } = runCommand(test.desk, 'sessions.create', facts);
    runCommand(test.desk, 'sessions.addTopic', { sessionId: id, title: 'Open actions', timeBoxMinutes: 7, topicKind: 'open-actions' });
    runCommand(test.desk, 'sessions.addItems', { sessionId: id, issueIds: [first], timeBoxMinutes: 11 });
    const slots = runQuery(test.desk, 'sessions.agendaAsTemplate', { sessionId: id });
    const { templateId } = runCommand(test.desk, 'sessions.saveTemplate', { name: 'Ours', slots });
    runCommand(test.desk, 'sessions.renameTemplate', { templateId, name: 'Board day' });
    expect(runQuery(test.desk, 'sessions.templates', {}).map(({ name, isBuiltIn }) => [name, isBuiltIn])).toEqual([
      ['Weekly review: Watch, Score, Act', true],
      ['Monthly review', true],
      ['Urgent', true],
      ['Board day', false],
    ]);
    const again = runCommand(test.desk, 'sessions.create', { ...facts, templateId }).id;
    expect(room(test.desk, again).agenda.map(({ title, timeBoxMinutes }) => [title, timeBoxMinutes])).toEqual([['Open actions', 7], ['High', 11]]);
    runCommand(test.desk, 'sessions.deleteTemplate', { templateId });
    expect(runQuery(test.desk, 'sessions.templates', {})).toHaveLength(3);
  });

  it('refuse a name in use and a change of a built-in one [M1]', () => {
    const slots = [{ kind: 'topic' as const, topicKind: null, title: 'News', minutes: 5 }];
    runCommand(test.desk, 'sessions.saveTemplate', { name: 'Ours', slots });
    expect(refusalOf(() => runCommand(test.desk, 'sessions.saveTemplate', { name: 'OURS', slots }))).toMatchObject({ code: 'conflict', field: 'name' });
    expect(refusalOf(() => runCommand(test.desk, 'sessions.saveTemplate', { name: 'urgent', slots })).code).toBe('conflict');
    expect(refusalOf(() => runCommand(test.desk, 'sessions.renameTemplate', { templateId: weekly, name: 'Mine' })).message).toContain('is built in and stays as it is');
    expect(refusalOf(() => runCommand(test.desk, 'sessions.deleteTemplate', { templateId: weekly })).code).toBe('conflict');
    expect(refusalOf(() => runCommand(test.desk, 'sessions.saveTemplate', { name: 'Twice', slots: [...slots, ...slots] })).message).toContain('stands in the template twice');
  });
});

describe('the order of an agenda', () => {
  it('puts open actions first, questions last, and issues before the questions [M1]', () => {
    const { id: sessionId } = runCommand(test.desk, 'sessions.create', facts);
    const topic = (title: string, topicKind: 'review-questions' | 'audit-questions' | 'ratification' | 'open-actions' | null) => runCommand(test.desk, 'sessions.addTopic', { sessionId, title, timeBoxMinutes: 5, topicKind });
    topic('Review', 'review-questions');
    topic('Audit', 'audit-questions');
    topic('News', null);
    topic('Ratify', 'ratification');
    topic('Actions', 'open-actions');
    runCommand(test.desk, 'sessions.addItems', { sessionId, issueIds: [issueWith('One', null), issueWith('Two', null)], timeBoxMinutes: 5 });
    expect(titles(sessionId)).toEqual(['Actions', 'Ratify', 'News', 'One', 'Two', 'Audit', 'Review']);
    expect(room(test.desk, sessionId).agenda.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(refusalOf(() => topic('Again', 'ratification'))).toMatchObject({ code: 'conflict', message: '"To ratify" is on this agenda already. Nothing was added.' });
  });

  it('holds 200 issues [M1]', () => {
    const { id: sessionId } = runCommand(test.desk, 'sessions.create', facts);
    const issueIds = Array.from({ length: 200 }, (_, index) => issueWith(`Issue ${index}`, null));
    runCommand(test.desk, 'sessions.addItems', { sessionId, issueIds, timeBoxMinutes: 1 });
    expect(room(test.desk, sessionId)).toMatchObject({ items: 200, plannedMinutes: 200 });
    expect(titles(sessionId)[199]).toBe('Issue 199');
  });
});

describe('what was put off before', () => {
  it('waits for the next session with its age, and comes first where a template asks for it [M1, M3]', () => {
    const meeting = startMeeting();
    try {
      finishItems(meeting);
      const { desk } = meeting;
      runCommand(desk, 'workspaces.setAsOf', { asOf: '2026-12-01' });
      const { id: sessionId } = runCommand(desk, 'sessions.create', { ...facts, plannedOn: '2026-12-01' });
      expect(runQuery(desk, 'sessions.waiting', { sessionId })).toMatchObject({
        putOff: [{ title: 'Sponsor left, usage down 38 %', sessionNumber: 1, reason: 'The new sponsor is not known yet', times: 1, days: 10 }],
        toRatify: 0,
        urgentOpen: 0,
        onAgenda: [],
      });
      runCommand(desk, 'sessions.applyTemplate', { sessionId, templateId: weekly });
      expect(room(desk, sessionId).agenda.map(({ title }) => title).slice(0, 3)).toEqual(['Open actions', 'Metrics review', 'Sponsor left, usage down 38 %']);
      expect(runQuery(desk, 'sessions.waiting', { sessionId }).putOff).toEqual([]);
    } finally {
      meeting.close();
    }
  });
});
