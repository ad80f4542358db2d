import type { CalibrationRun } from '@shared/contract/scoring/calibration';
import type { Factors, PersonId } from '@shared/primitives';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCommand, runQuery } from '../../electron/dispatch';
import { builtInCases } from '../../electron/core/scoring/calibration-cases';
import { countEntries, getPayload } from '../../electron/store/audit-log';
import type { Desk } from '../../electron/transaction';
import { finishItems, prepareMeeting, refusalOf, startMeeting, type Meeting } from './sessions/meeting';

let meeting: Meeting;
let desk: Desk;
let ruth: PersonId;
beforeEach(() => {
  meeting = prepareMeeting();
  ({ desk } = meeting);
  ruth = meeting.people.ruth.personId;
});
afterEach(() => meeting.close());

const runs = (personId: PersonId, at = desk): CalibrationRun[] => runQuery(at, 'scoring.calibrationRuns', { personId });
const agreedOf = (caseId: string): Factors => {
  const found = runQuery(desk, 'scoring.calibrationCases', {}).cases.find(({ id }) => id === caseId);
  if (found === undefined) throw new Error(`no case ${caseId}`);
  return found.agreed;
};

/** Answers every case; `off` says how many steps too high Severity is read, where the scale allows. */
function take(personId: PersonId, off = 0, at = desk): void {
  const { id } = runCommand(at, 'scoring.startCalibration', { personId });
  for (;;) {
    const next = runs(personId).find((run) => run.id === id)?.next;
    if (next == null) return;
    const agreed = agreedOf(next.id);
    runCommand(at, 'scoring.answerCalibration', { id, caseId: next.id, factors: { ...agreed, severity: Math.min(5, Math.max(1, agreed.severity + (agreed.severity + off > 5 ? -off : off))) } });
  }
}

describe('taking a calibration', () => {
  it('shows a case blind, and what was agreed only once the answer is kept [S7]', () => {
    const { id } = runCommand(desk, 'scoring.startCalibration', { personId: ruth });
    const [run] = runs(ruth);
    expect(run?.next).toMatchObject({ id: 'worked-next-cycle' });
    expect(Object.keys(run?.next ?? {})).toEqual(['id', 'version', 'title', 'facts', 'criterion']);
    const { answer, isFinished } = runCommand(desk, 'scoring.answerCalibration', { id, caseId: 'worked-next-cycle', factors: { impact: 4, severity: 5, time: 1 } });
    expect([answer.given.impact, answer.case.agreed, isFinished]).toEqual([4, { impact: 3, severity: 5, time: 1 }, false]);
    expect(refusalOf(() => runCommand(desk, 'scoring.answerCalibration', { id, caseId: 'worked-next-cycle', factors: { impact: 3, severity: 5, time: 1 } })).message).toContain('never changes');
    expect(refusalOf(() => runCommand(desk, 'scoring.answerCalibration', { id, caseId: 'quiet-sponsor', factors: { impact: 3, severity: 5, time: 1 } })).code).toBe('conflict');
  });

  it('goes on where it was left [S7, M7]', () => {
    const { id } = runCommand(desk, 'scoring.startCalibration', { personId: ruth });
    runCommand(desk, 'scoring.answerCalibration', { id, caseId: 'worked-next-cycle', factors: { impact: 3, severity: 5, time: 1 } });
    expect(runCommand(desk, 'scoring.startCalibration', { personId: ruth }).id).toBe(id);
    expect(runs(ruth)[0]).toMatchObject({ cases: builtInCases.length, next: { id: 'worked-escalate' }, result: null, finishedAt: null });
  });

  it('keeps answers out of the log, which says only what was answered [S7]', () => {
    take(ruth);
    const { db } = desk.workspace;
    const payload = JSON.parse(getPayload(db, countEntries(db)) ?? 'null');
    expect(Object.keys(payload).sort()).toEqual(['case', 'is_finished', 'nonce', 'person', 'version']);
  });

  it('gives the result and who is calibrated since when [S7]', () => {
    take(ruth);
    take(meeting.people.daniel.personId, 1);
    expect(runs(ruth)[0]).toMatchObject({ meetsRule: true, result: { exact: 1, cases: builtInCases.length } });
    expect(runs(meeting.people.daniel.personId)[0]).toMatchObject({ meetsRule: false });
    const { people } = runQuery(desk, 'scoring.calibrationStates', { sessionId: meeting.sessionId });
    expect(people.map(({ name, calibratedOn }) => [name, calibratedOn])).toEqual([['Mara Ellison', null], ['Ruth Abrams', '2026-11-21'], ['Daniel Novak', null], ['Noor Haddad', null]]);
    runCommand(desk, 'workspaces.setAsOf', { asOf: '2027-02-19' });
    expect(runQuery(desk, 'scoring.calibrationStates', {}).people.find(({ name }) => name === 'Ruth Abrams')?.calibratedOn).toBe('2026-11-21');
    runCommand(desk, 'workspaces.setAsOf', { asOf: '2027-02-20' });
    expect(runQuery(desk, 'scoring.calibrationStates', {}).people.find(({ name }) => name === 'Ruth Abrams')?.calibratedOn).toBeNull();
  });

  it('shows drift over time, and somebody else\'s to the facilitator alone [S7, G9]', () => {
    take(ruth);
    runCommand(desk, 'workspaces.setAsOf', { asOf: '2026-12-21' });
    take(ruth, 1);
    const of = (at: Desk, name: string) => runQuery(at, 'scoring.calibrationDrift', {}).find((each) => each.name === name);
    const severity = of(desk, 'Ruth Abrams')?.series.find(({ dimension }) => dimension === 'severity');
    expect(severity?.points.map(({ on, answers }) => [on, answers])).toEqual([['2026-11-21', builtInCases.length], ['2026-12-21', builtInCases.length]]);
    expect(of(desk, 'Engineering')).toMatchObject({ people: 1, runs: 2 });
    const scribe: Desk = { ...desk, actor: { ...desk.actor, role: 'scribe' } };
    expect([of(scribe, 'Ruth Abrams'), of(scribe, 'Engineering')]).toEqual([undefined, undefined]);
    expect(refusalOf(() => runs(ruth, scribe)).code).toBe('not-allowed');
    expect(runs(ruth, { ...desk, actor: { personId: ruth, name: 'Ruth Abrams', role: 'auditor' } })).toHaveLength(2);
  });
});

describe('cases of the workspace', () => {
  const text = { title: 'A case of our own', facts: 'Facts.', criterion: 'response-delays' as const, agreed: { impact: 2, severity: 2, time: 2 }, reasons: { impact: 'a', severity: 'b', time: 'c' } };

  it('are asked after the built-in ones, get versions, and answers keep theirs [S7]', () => {
    const { id } = runCommand(desk, 'scoring.addCalibrationCase', text);
    take(ruth);
    expect(runCommand(desk, 'scoring.reviseCalibrationCase', { id, ...text, agreed: { impact: 4, severity: 2, time: 2 } })).toEqual({ version: 2 });
    const answer = runs(ruth)[0]?.answers.at(-1);
    expect([answer?.case.version, answer?.case.agreed.impact, answer?.given.impact]).toEqual([1, 2, 2]);
    expect(runQuery(desk, 'scoring.calibrationCases', {}).cases.find((each) => each.id === id)).toMatchObject({ version: 2, origin: 'own' });
  });

  it('go out of use with a reason; the built-in ones stay as they are [S7]', () => {
    const { id } = runCommand(desk, 'scoring.addCalibrationCase', text);
    runCommand(desk, 'scoring.retireCalibrationCase', { id, isRetired: true, reason: 'Too easy.' });
    take(ruth);
    expect(runs(ruth)[0]?.cases).toBe(builtInCases.length);
    expect(refusalOf(() => runCommand(desk, 'scoring.retireCalibrationCase', { id, isRetired: true, reason: 'Again.' })).code).toBe('conflict');
    expect(refusalOf(() => runCommand(desk, 'scoring.retireCalibrationCase', { id: 'quiet-sponsor', isRetired: true, reason: 'r' })).code).toBe('not-allowed');
  });
});

describe('the minutes', () => {
  it('say who was calibrated, and keep saying it once signed off [S7, M6]', () => {
    const started = startMeeting();
    try {
      desk = started.desk;
      take(started.people.ruth.personId);
      finishItems(started);
      runCommand(desk, 'sessions.signOff', { sessionId: started.sessionId, signedBy: started.people.mara.participantId });
      runCommand(desk, 'workspaces.setAsOf', { asOf: '2027-06-01' });
      const { markdown } = runQuery(desk, 'sessions.minutes', { sessionId: started.sessionId });
      expect(markdown).toContain('Calibrated: taken within the last 90 days');
      expect(markdown).toMatch(/Ruth Abrams[^\n]*calibrated on 21 Nov 2026/);
      expect(markdown).toMatch(/Daniel Novak[^\n]*not calibrated/);
    } finally {
      started.close();
    }
  });
});
