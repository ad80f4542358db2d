import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCommand, runQuery } from '../../../electron/dispatch';
import { addIssues } from '../../support/register';
import { openTestDesk, type TestDesk } from '../../support/workspace';
import { ballot, item, refusalOf, room } from './meeting';

let test: TestDesk;
beforeEach(() => {
  test = openTestDesk();
});
afterEach(() => test.close());

/** A running session, everybody present; the first of the people facilitates. */
function startRoom(people: number, items: number) {
  const { desk } = test;
  const { id: sessionId } = runCommand(desk, 'sessions.create', { title: 'A large room', plannedOn: '2026-11-21', startsAt: '09:00', place: '', roomMinutes: 600, quorum: 16 });
  const participantIds = Array.from({ length: people }, (_, place) => {
    const { participantId } = runCommand(desk, 'sessions.addParticipant', { sessionId, person: { name: `Person ${place + 1}`, function: 'quality' }, role: place === 0 ? 'facilitator' : 'function-lead' });
    runCommand(desk, 'sessions.setAttendance', { participantId, attendance: 'present' });
    return participantId;
  });
  const issueIds = addIssues(desk, Array.from({ length: items }, (_, place) => ({ title: `Issue of the room ${place + 1}` }))).map(({ id }) => id);
  const { itemIds } = runCommand(desk, 'sessions.addItems', { sessionId, issueIds, timeBoxMinutes: 3 });
  runCommand(desk, 'sessions.start', { sessionId });
  return { desk, sessionId, participantIds, itemIds };
}

describe('a room of 30 people and 200 items', () => {
  it('is held to its end with everything in its place [M2, M3, M6, S4]', () => {
    const { desk, sessionId, participantIds, itemIds } = startRoom(30, 200);
    const voted = itemIds.slice(0, 4);
    for (const [place, itemId] of itemIds.entries()) {
      runCommand(desk, 'sessions.goTo', { itemId });
      if (voted.includes(itemId)) {
        runCommand(desk, 'sessions.openBallots', { itemId, mode: 'paper' });
        for (const [seat, participantId] of participantIds.entries()) runCommand(desk, 'sessions.castBallot', { itemId, participantId, factors: ballot(1 + ((seat + place) % 5), 3, 2), pin: null });
        expect(item(desk, itemId).rounds[0]).toMatchObject({ ballots: [], status: expect.objectContaining({ length: 30 }) });
        runCommand(desk, 'sessions.reveal', { itemId, isConfirmed: false });
      }
      runCommand(desk, 'sessions.decideLater', { itemId, reason: `Reason ${place + 1}` });
    }
    const { agenda, currentItemId, people, present, alpha } = room(desk, sessionId);
    expect(agenda.map(({ position }) => position)).toEqual(itemIds.map((_, place) => place + 1));
    expect(agenda.filter(({ runningSince }) => runningSince !== null).map(({ id }) => id)).toEqual([currentItemId]);
    expect([people.length, present, currentItemId]).toEqual([30, 30, itemIds[199]]);
    // Each Impact comes six times on each of the four: what varies is within the items alone.
    for (const itemId of voted) expect(item(desk, itemId).rounds[0]?.agreement[0]).toMatchObject({ counts: [6, 6, 6, 6, 6], median: 3, needsChoice: false });
    expect(alpha).toMatchObject({ severity: null, time: null });
    expect(alpha.impact).toBeLessThan(0);
    const [signedBy] = participantIds;
    if (signedBy === undefined) throw new Error('Thirty people');
    const { minutesSha256 } = runCommand(desk, 'sessions.signOff', { sessionId, signedBy });
    const minutes = runQuery(desk, 'sessions.minutes', { sessionId });
    expect(minutes.sha256).toBe(minutesSha256);
    for (const words of ['Person 30', 'Issue of the room 200', 'Reason 200']) expect(minutes.markdown).toContain(words);
    expect(runQuery(desk, 'workspaces.check', {})).toMatchObject({ integrity: 'ok', auditChain: 'ok' });
  }, 120_000);
});

describe('what goes wrong with the people of a room', () => {
  it('keeps the ballots of voters who leave half-way, waits for nobody who is gone, and tells of it [M2, S4]', () => {
    const { desk, sessionId, participantIds, itemIds: [itemId] } = startRoom(4, 1);
    const [first, second, third, fourth] = participantIds;
    if (first === undefined || second === undefined || third === undefined || fourth === undefined || itemId === undefined) throw new Error('Four people and an item');
    const cast = (participantId: typeof first) => runCommand(desk, 'sessions.castBallot', { itemId, participantId, factors: ballot(4, 3, 2), pin: null });
    const attend = (participantId: typeof first, attendance: 'present' | 'left') => runCommand(desk, 'sessions.setAttendance', { participantId, attendance });
    runCommand(desk, 'sessions.openBallots', { itemId, mode: 'paper' });
    cast(first);
    cast(second);
    attend(second, 'left');
    attend(third, 'left');
    expect(item(desk, itemId).rounds[0]?.status.map(({ name, hasFinished }) => [name, hasFinished])).toEqual([['Person 1', true], ['Person 2', true], ['Person 4', false]]);
    expect(refusalOf(() => cast(third)).message).toContain('Person 3 is not marked as present (left)');
    expect(refusalOf(() => runCommand(desk, 'sessions.reveal', { itemId, isConfirmed: false })).message).toBe('Person 4 has not voted. Nothing was revealed. Wait, or confirm to reveal without.');
    cast(fourth);
    runCommand(desk, 'sessions.reveal', { itemId, isConfirmed: false });
    expect(item(desk, itemId).rounds[0]?.ballots.map(({ name }) => name)).toEqual(['Person 1', 'Person 2', 'Person 4']);
    expect(room(desk, sessionId)).toMatchObject({ present: 2, hasQuorum: false });
    attend(third, 'present');
    expect(room(desk, sessionId).movements.map(({ name, move }) => [name, move])).toEqual([['Person 2', 'left'], ['Person 3', 'left'], ['Person 3', 'arrived']]);
  });

  it('refuses a second person of a name, however it is written, and the same person twice [M2]', () => {
    const { desk, sessionId } = startRoom(2, 1);
    const add = (name: string) => refusalOf(() => runCommand(desk, 'sessions.addParticipant', { sessionId, person: { name, function: 'sales' }, role: 'observer' }));
    for (const name of ['Person 2', 'person 2', '  PERSON 2 ']) expect(add(name)).toMatchObject({ code: 'conflict', field: 'person.name', message: 'There is a person named Person 2 already. Nothing was changed. Choose that person, or add an initial to tell them apart.' });
    const [, known] = room(desk, sessionId).people;
    if (known === undefined) throw new Error('Two people');
    expect(refusalOf(() => runCommand(desk, 'sessions.addParticipant', { sessionId, person: { id: known.personId }, role: 'scribe' })).message).toBe('Person 2 takes part already. Nothing was changed.');
    expect(room(desk, sessionId).people).toHaveLength(2);
  });
});

describe('a clock that goes backwards in a meeting', () => {
  it('takes no time from an item, adds none, and leaves minutes that can be read [M3, M6]', () => {
    const { desk, sessionId, participantIds: [signedBy], itemIds: [first, second] } = startRoom(1, 2);
    if (signedBy === undefined || first === undefined || second === undefined) throw new Error('A person and two items');
    test.desk.advance(5 * 60_000);
    runCommand(desk, 'sessions.setTimer', { itemId: first, isRunning: false });
    const before = item(desk, first).elapsedMs;
    expect(before).toBeGreaterThanOrEqual(5 * 60_000);
    runCommand(desk, 'sessions.setTimer', { itemId: first, isRunning: true });
    // Somebody sets the laptop an hour back, and goes on.
    test.desk.advance(-3_600_000);
    runCommand(desk, 'sessions.decideLater', { itemId: first, reason: 'No time' });
    runCommand(desk, 'sessions.goTo', { itemId: second });
    expect(item(desk, first)).toMatchObject({ elapsedMs: before, runningSince: null });
    test.desk.advance(2 * 60_000);
    runCommand(desk, 'sessions.decideLater', { itemId: second, reason: 'No time' });
    const { sealHash } = runCommand(desk, 'sessions.signOff', { sessionId, signedBy });
    const spent = item(desk, second).elapsedMs;
    expect(spent).toBeGreaterThanOrEqual(2 * 60_000);
    expect(spent).toBeLessThan(3 * 60_000);
    const { seal, agenda } = room(desk, sessionId);
    expect(seal?.sealHash).toBe(sealHash);
    expect(agenda.every(({ elapsedMs }) => elapsedMs >= 0)).toBe(true);
    const { markdown } = runQuery(desk, 'sessions.minutes', { sessionId });
    expect(markdown).not.toMatch(/-\d+:\d\d|-\d+ min|NaN/);
    expect(runQuery(desk, 'workspaces.check', {})).toMatchObject({ integrity: 'ok', auditChain: 'ok' });
  });
});
