import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCommand } from '../../electron/dispatch';
import { finishItems, itemAt, startMeeting, type Meeting } from '../handlers/sessions/meeting';

let meeting: Meeting;
beforeEach(() => {
  meeting = startMeeting();
});
afterEach(() => meeting.close());

const ofSession = ['participants', 'agenda_items', 'ballot_rounds', 'ballots', 'agreed_scores', 'decisions', 'dissents', 'rejected_alternatives', 'minutes'] as const;
const write = (sql: string, ...params: unknown[]) => meeting.desk.workspace.transaction((db) => db.prepare(sql).run(...params));
const count = (table: string): unknown => meeting.desk.workspace.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get();

describe('a signed-off session in the file', () => {
  beforeEach(() => {
    finishItems(meeting);
    runCommand(meeting.desk, 'sessions.signOff', { sessionId: meeting.sessionId, signedBy: meeting.people.mara.participantId });
  });

  it.each(ofSession)('takes no UPDATE, DELETE or REPLACE in %s [M6]', (table) => {
    const before = meeting.desk.workspace.db.prepare(`SELECT * FROM ${table}`).all();
    expect(before.length).toBeGreaterThan(0);
    expect(() => write(`UPDATE ${table} SET session_id = session_id`)).toThrow(/never change|superseded/);
    expect(() => write(`DELETE FROM ${table}`)).toThrow(/never change|superseded/);
    expect(() => write(`INSERT OR REPLACE INTO ${table} SELECT * FROM ${table}`)).toThrow(/never change|superseded/);
    expect(meeting.desk.workspace.db.prepare(`SELECT * FROM ${table}`).all()).toEqual(before);
  });

  it('takes no change itself, and is not opened again [M6]', () => {
    expect(() => write("UPDATE sessions SET state = 'running'")).toThrow('a signed-off session never changes');
    expect(() => write('UPDATE sessions SET title = title')).toThrow('a signed-off session never changes');
    expect(() => write('DELETE FROM sessions')).toThrow('a signed-off session never changes');
  });

  it('takes nothing from another session [M6]', () => {
    const { id } = runCommand(meeting.desk, 'sessions.create', { title: 'Next', plannedOn: '2026-11-28', startsAt: '14:00', place: '', roomMinutes: 60, quorum: 0 });
    const { itemId } = runCommand(meeting.desk, 'sessions.addTopic', { sessionId: id, title: 'Open actions', timeBoxMinutes: 5 });
    expect(() => write('UPDATE agenda_items SET session_id = ? WHERE id = ?', meeting.sessionId, itemId)).toThrow('a signed-off session never changes');
  });
});

describe('the rows of a session', () => {
  it('hold no ballot half filled, no step off its scale, no negative time [S4, M3]', () => {
    const itemId = itemAt(meeting, 0);
    runCommand(meeting.desk, 'sessions.openBallots', { itemId, mode: 'paper' });
    const ballot = (impact: number | null, severity: number | null, time: number | null) => () =>
      write("INSERT INTO ballots VALUES (?, 1, ?, ?, ?, ?, ?, 'n', 'c', '2026-11-21T14:00:00.000Z')", itemId, meeting.people.mara.participantId, meeting.sessionId, impact, severity, time);
    expect(ballot(5, null, 1)).toThrow('CHECK');
    expect(ballot(6, 1, 1)).toThrow('CHECK');
    expect(ballot(5, 1, 4)).toThrow('CHECK');
    expect(() => write('UPDATE agenda_items SET elapsed_ms = -1')).toThrow('CHECK');
    expect(count('ballots')).toBe(0);
  });

  it('keep a revealed ballot as it was cast [S4]', () => {
    const itemId = itemAt(meeting, 0);
    runCommand(meeting.desk, 'sessions.openBallots', { itemId, mode: 'paper' });
    runCommand(meeting.desk, 'sessions.castBallot', { itemId, participantId: meeting.people.mara.participantId, factors: { impact: 1, severity: 1, time: 1 }, pin: null });
    runCommand(meeting.desk, 'sessions.reveal', { itemId, isConfirmed: true });
    expect(() => write('UPDATE ballots SET impact = 5')).toThrow('a revealed ballot never changes');
    expect(() => write('DELETE FROM ballots')).toThrow('a revealed ballot never changes');
  });

  it('let one timer of a session run [M3]', () => {
    expect(() => write("UPDATE agenda_items SET running_since = '2026-11-21T14:00:00.000Z'")).toThrow('UNIQUE');
  });

  it('keep a decision, with an end where a risk is accepted [M5]', () => {
    finishItems(meeting);
    expect(() => write("UPDATE decisions SET what = 'Something else'")).toThrow('superseded, never changed');
    expect(() => write('DELETE FROM decisions')).toThrow('superseded, never deleted');
  });
});
