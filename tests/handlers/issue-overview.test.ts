import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { IssueId } from '@shared/primitives';
import { runCommand, runQuery } from '../../electron/dispatch';
import { draft, finishItems, itemAt, prepareMeeting, startMeeting, type Meeting } from './sessions/meeting';

let meeting: Meeting;
beforeEach(() => {
  meeting = startMeeting();
});
afterEach(() => meeting.close());

const overview = () => runQuery(meeting.desk, 'issues.overview', {});
const byHand = (issueId: IssueId, impact: number, severity: number, time: number) => ({ issueId, factors: { impact, severity, time }, reason: 'Heard on the call', dimensionReasons: { impact: '', severity: '', time: '' } });
const score = (...given: Parameters<typeof byHand>) => runCommand(meeting.desk, 'scoring.record', byHand(...given));
const at = ({ issueIds }: Meeting, index: number): IssueId => {
  const id = issueIds[index];
  if (id === undefined) throw new Error(`No issue ${index}`);
  return id;
};
const issueAt = (index: number): IssueId => at(meeting, index);

describe('the overview of the register [V2]', () => {
  it('tells of no changes before a session has been signed off', () => {
    expect(overview()).toMatchObject({ since: null, changes: { total: 0, rows: [] } });
  });

  it('shows what changed in and since the last session, and not what was scored for the first time', () => {
    const prepared = prepareMeeting();
    try {
      const { desk, sessionId, people } = prepared;
      runCommand(desk, 'scoring.record', byHand(at(prepared, 0), 3, 3, 1));
      runCommand(desk, 'sessions.start', { sessionId });
      finishItems(prepared);
      runCommand(desk, 'sessions.signOff', { sessionId, signedBy: people.mara.participantId });
      runCommand(desk, 'scoring.record', byHand(at(prepared, 1), 1, 1, 1));
      const { since, changes } = runQuery(desk, 'issues.overview', {});
      expect(since).toEqual({ sessionId, sessionNumber: 1, on: '2026-11-21' });
      expect(changes).toMatchObject({ total: 1, movedUp: 1, movedDown: 0, opened: 2, rows: [{ id: at(prepared, 0), before: 9, beforeBand: 'monitor', after: 60, afterBand: 'immediate' }] });
      expect(changes.rows).toHaveLength(1);
    } finally {
      prepared.close();
    }
  });

  it('puts an urgent issue that nobody decided on among those that wait, until a decision', () => {
    score(issueAt(0), 5, 4, 3);
    score(issueAt(1), 1, 1, 1);
    expect(overview().waiting).toMatchObject({ total: 1, oldestDays: 0, rows: [{ id: issueAt(0), score: 60, band: 'immediate' }] });
    runCommand(meeting.desk, 'sessions.decide', { itemId: itemAt(meeting, 0), draft: draft(meeting, { kind: 'act-now' }) });
    expect(overview().waiting).toEqual({ total: 0, oldestDays: 0, rows: [] });
  });

  it('calls a decision late once its due date has passed, and counts those that have one', () => {
    score(issueAt(0), 5, 4, 3);
    runCommand(meeting.desk, 'sessions.decide', { itemId: itemAt(meeting, 0), draft: draft(meeting, { kind: 'act-now' }) });
    expect(overview().late).toEqual({ total: 0, due: 1, rows: [] });
    runCommand(meeting.desk, 'workspaces.setAsOf', { asOf: '2026-11-28' });
    expect(overview().late).toMatchObject({ total: 1, due: 1, rows: [{ id: issueAt(0), what: 'Ship hotfix 4.11.2', owner: 'Ruth Abrams', dueOn: '2026-11-25', days: 3 }] });
  });

  it('lists fragile issues with the step that would move them [S3]', () => {
    score(issueAt(0), 5, 3, 3);
    expect(overview().fragile).toMatchObject({ total: 1, rows: [{ id: issueAt(0), score: 45, move: { dimension: 'severity', to: 4, score: 60, band: 'immediate' } }] });
  });

  it('counts an issue that a person placed in the band it was placed in, as the list does, until that ends [S5]', () => {
    score(issueAt(0), 3, 3, 1);
    score(issueAt(1), 5, 5, 3);
    const bands = () => Object.fromEntries((overview().weeks.at(-1)?.bands ?? []).filter(({ issues }) => issues !== 0).map(({ band, issues }) => [band ?? 'none', issues]));
    expect(bands()).toEqual({ monitor: 1, immediate: 1 });
    runCommand(meeting.desk, 'scoring.placeOverride', { issueId: issueAt(0), band: 'immediate', deciderId: meeting.people.mara.personId, reason: 'The sponsor is leaving', until: '2026-12-05' });
    expect(bands()).toEqual({ immediate: 2 });
    runCommand(meeting.desk, 'workspaces.setAsOf', { asOf: '2026-12-06' });
    expect(bands()).toEqual({ monitor: 1, immediate: 1 });
  });

  it('counts the open issues of each week and the cells that are heard from [W3]', () => {
    const { weeks, blind } = overview();
    expect(weeks.map(({ bands }) => bands.reduce((sum, { issues }) => sum + issues, 0))).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 2]);
    expect(blind.cells).toHaveLength(30);
    expect(blind.cells.filter(({ signals }) => signals > 0)).toEqual([{ criterion: 'technical-product-issues', source: 'ticketing', signals: 2, ageDays: 0, freshness: 'fresh' }]);
  });

});
