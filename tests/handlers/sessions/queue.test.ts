import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { QueueRow } from '@shared/contract/sessions/entities';
import type { Factors, SessionId } from '@shared/primitives';
import { runCommand, runQuery } from '../../../electron/dispatch';
import { openTestDesk, type TestDesk } from '../../support/workspace';
import { ballot } from './meeting';

let test: TestDesk;
let sessionId: SessionId;
beforeEach(() => {
  test = openTestDesk();
  sessionId = newSession();
});
afterEach(() => test.close());

const newSession = (): SessionId => runCommand(test.desk, 'sessions.create', { title: 'Review', plannedOn: '2026-11-21', startsAt: '14:00', place: '', roomMinutes: 60, quorum: 0 }).id;
const newIssue = (title: string, factors: Factors | null) => {
  const { id } = runCommand(test.desk, 'issues.create', { title, criterion: 'response-delays' });
  if (factors !== null) runCommand(test.desk, 'scoring.record', { issueId: id, factors, reason: 'Test', dimensionReasons: { impact: '', severity: '', time: '' } });
  return id;
};
const queue = (order: 'band' | 'fragility' | 'stakes' | 'age', search = ''): QueueRow[] => runQuery(test.desk, 'sessions.queue', { sessionId, order, search });
const titles = (rows: readonly QueueRow[]): string[] => rows.map(({ title }) => title);

describe('the queue for an agenda', () => {
  it('is ordered by band and then by priority, with the reason in words [M1]', () => {
    newIssue('Low', ballot(1, 1, 1));
    newIssue('High', ballot(5, 5, 3));
    newIssue('Middle', ballot(5, 3, 3));
    newIssue('Unscored', null);
    const rows = queue('band');
    expect(titles(rows)).toEqual(['High', 'Middle', 'Low', 'Unscored']);
    expect(rows[0]?.because).toBe('Nothing decided yet');
  });

  it('puts fragile issues first when asked for what is in doubt [M1, S3]', () => {
    newIssue('Firm', ballot(5, 5, 3));
    newIssue('Fragile', ballot(5, 3, 3));
    expect(queue('fragility').map(({ title, isFragile }) => [title, isFragile])).toEqual([
      ['Fragile', true],
      ['Firm', false],
    ]);
    expect(queue('stakes')[0]?.because).toContain('ARR unknown');
  });

  it('leaves out what is on the agenda, closed or merged, and finds by words [M1]', () => {
    const onAgenda = newIssue('On the agenda', ballot(5, 5, 3));
    const closed = newIssue('Closed already', ballot(5, 5, 3));
    newIssue('Dose export rounds', ballot(1, 1, 1));
    runCommand(test.desk, 'sessions.addItems', { sessionId, issueIds: [onAgenda], timeBoxMinutes: 5 });
    runCommand(test.desk, 'issues.update', { id: closed, title: 'Closed already', criterion: 'response-delays', secondaryCriteria: [], status: 'closed', description: '', accountId: null, ownerId: null, tags: [] });
    expect(titles(queue('band'))).toEqual(['Dose export rounds']);
    expect(titles(queue('band', 'dose exp'))).toEqual(['Dose export rounds']);
    expect(titles(queue('band', 'nothing like it'))).toEqual([]);
  });

  it('gives an issue to the agenda at the place it is dropped on, or last where there is none [M1]', () => {
    const agenda = (): (string | undefined)[] => runQuery(test.desk, 'sessions.room', { sessionId }).agenda.map(({ title }) => title);
    const [one, two, three, four] = ['One', 'Two', 'Three', 'Four'].map((title) => newIssue(title, ballot(3, 3, 1)));
    if (one === undefined || two === undefined || three === undefined || four === undefined) throw new Error('Four issues');
    runCommand(test.desk, 'sessions.addItems', { sessionId, issueIds: [one, two], timeBoxMinutes: 5 });
    runCommand(test.desk, 'sessions.addItems', { sessionId, issueIds: [three], timeBoxMinutes: 5, position: 2 });
    expect(agenda()).toEqual(['One', 'Three', 'Two']);
    runCommand(test.desk, 'sessions.addItems', { sessionId, issueIds: [four], timeBoxMinutes: 5, position: 99 });
    expect(agenda()).toEqual(['One', 'Three', 'Two', 'Four']);
  });

  it('says which session put an issue off, and why [M3]', () => {
    const issueId = newIssue('Waits for the sponsor', ballot(5, 5, 3));
    const { itemIds } = runCommand(test.desk, 'sessions.addItems', { sessionId, issueIds: [issueId], timeBoxMinutes: 5 });
    runCommand(test.desk, 'sessions.start', { sessionId });
    for (const itemId of itemIds) runCommand(test.desk, 'sessions.decideLater', { itemId, reason: 'the sponsor is new' });
    sessionId = newSession();
    expect(queue('age')[0]?.because).toBe('Open for 0 days; put off in session 1, today: the sponsor is new');
  });

  it('comes from SQL in the order that the rules define [M1]', () => {
    const factors = fc.option(fc.record({ impact: fc.integer({ min: 1, max: 5 }), severity: fc.integer({ min: 1, max: 5 }), time: fc.integer({ min: 1, max: 3 }) }), { freq: 4 });
    for (const [index, each] of fc.sample(factors, { numRuns: 25, seed: 7 }).entries()) newIssue(`Issue ${index}`, each);
    for (const order of ['band', 'fragility', 'stakes', 'age'] as const) {
      // Windows are cut in SQL and ordered again by the rule: any prefix must be the same issues.
      const all = titles(queue(order));
      for (const limit of [1, 5, 12]) expect(titles(runQuery(test.desk, 'sessions.queue', { sessionId, order, limit }))).toEqual(all.slice(0, limit));
    }
  });
});
