import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { z } from '@shared/zod';
import { runCommand } from '../../../electron/dispatch';
import { ballot, itemAt, startMeeting } from './meeting';

it('leaves no value or nonce of a cancelled round in the file or the log beside it, of ballots cast anew neither [S4]', () => {
  const meeting = startMeeting();
  const { desk, file, people, sessionId } = meeting;
  const guests = Array.from({ length: 12 }, (_, place) => {
    const { participantId } = runCommand(desk, 'sessions.addParticipant', { sessionId, person: { name: `Guest ${place}`, function: 'support' }, role: 'function-lead' });
    runCommand(desk, 'sessions.setAttendance', { participantId, attendance: 'present' });
    return participantId;
  });
  const itemId = itemAt(meeting, 0);
  runCommand(desk, 'sessions.openBallots', { itemId, mode: 'paper' });
  const nonces = new Set<string>();
  for (const impact of [1, 4, 2]) {
    for (const participantId of [people.mara.participantId, people.ruth.participantId, ...guests]) {
      runCommand(desk, 'sessions.castBallot', { itemId, participantId, factors: ballot(impact, 3, 2), pin: null });
      for (const nonce of z.array(z.string()).parse(desk.workspace.db.prepare('SELECT nonce FROM ballots').pluck().all())) nonces.add(nonce);
    }
  }
  const leftIn = (path: string): string[] => {
    const text = existsSync(path) ? readFileSync(path).toString('latin1') : '';
    return [...nonces].filter((nonce) => text.includes(nonce));
  };
  expect(nonces.size).toBe(42);
  expect(leftIn(`${file}-wal`)).not.toEqual([]);
  runCommand(desk, 'sessions.cancelRound', { itemId, reason: 'The wrong item' });
  expect([leftIn(file), leftIn(`${file}-wal`)]).toEqual([[], []]);
  desk.workspace.close();
  expect(leftIn(file)).toEqual([]);
  meeting.close();
});
