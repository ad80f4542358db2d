import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DocketError } from '@shared/result';
import { runCommand, runQuery } from '../../../electron/dispatch';
import { countEntries, getPayload, listSessionEntries } from '../../../electron/store/audit-log';
import { ballot, draft, itemAt, prepareMeeting, type Meeting } from './meeting';

/** One thing somebody does in the room. `item` and `who` choose among what there is. */
type Step =
  | { does: 'start' | 'signOff' | 'advance' | 'setBack' }
  | { does: 'goTo' | 'pass' | 'paper' | 'reveal' | 'agree' | 'decide' | 'defer' | 'finish' | 'pause' | 'resume' | 'extend' | 'remove' | 'move' | 'note' | 'cancel' | 'switch' | 'ready' | 'park'; item: number }
  | { does: 'cast'; item: number; who: number; impact: number; abstains: boolean; pin: string }
  | { does: 'conflict' | 'clear' | 'resetPin' | 'handOver'; item: number; who: number }
  | { does: 'attend'; who: number; attendance: 'present' | 'left' | 'absent' };

const index = fc.nat({ max: 2 });
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 1, arbitrary: fc.record({ does: fc.constantFrom('start', 'signOff', 'advance', 'setBack') }) },
  { weight: 6, arbitrary: fc.record({ does: fc.constantFrom('goTo', 'paper', 'reveal', 'agree', 'decide', 'defer', 'finish'), item: index }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constantFrom('pass', 'pause', 'resume', 'extend', 'remove', 'move', 'note', 'cancel', 'switch', 'ready', 'park'), item: index }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constantFrom('conflict', 'clear', 'resetPin', 'handOver'), item: index, who: fc.nat({ max: 3 }) }) },
  { weight: 6, arbitrary: fc.record({ does: fc.constant('cast'), item: index, who: fc.nat({ max: 3 }), impact: fc.integer({ min: 1, max: 5 }), abstains: fc.boolean(), pin: fc.constantFrom('1111', '2222') }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('attend'), who: fc.nat({ max: 3 }), attendance: fc.constantFrom('present', 'left', 'absent') }) },
);

/** What a room usually does with an item, of which any step may be left out. */
const usual = fc.record({ item: fc.nat({ max: 1 }), mode: fc.constantFrom('pass', 'paper'), impacts: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 }), left: fc.array(fc.nat({ max: 12 }), { maxLength: 2 }) }).map(({ item, mode, impacts, left }) =>
  [
    { does: 'goTo', item } as const,
    { does: mode, item } as const,
    ...impacts.map((impact, who) => ({ does: 'cast', item, who, impact, abstains: impact === 5 && who === 2, pin: '1111' }) as const),
    { does: 'reveal', item } as const,
    { does: 'agree', item } as const,
    { does: 'decide', item } as const,
  ].filter((_, place) => !left.includes(place)),
);
const walk: fc.Arbitrary<Step[]> = fc.array(fc.oneof({ weight: 1, arbitrary: usual }, { weight: 5, arbitrary: anyStep.map((step) => [step]) }), { minLength: 4, maxLength: 12, size: 'max' }).map((parts) => parts.flat());

/** Carries a step out; whether it was done, or refused in words. */
function carryOut(meeting: Meeting, step: Step): 'done' | 'refused' | 'nothing' {
  const { desk, sessionId } = meeting;
  const person = (which: number) => [meeting.people.mara, meeting.people.ruth, meeting.people.daniel, meeting.people.noor][which] ?? meeting.people.mara;
  const itemId = 'item' in step && step.item < 2 ? itemAt(meeting, step.item) : meeting.topicId;
  const commands: Record<Exclude<Step['does'], 'advance' | 'setBack'>, () => unknown> = {
    start: () => runCommand(desk, 'sessions.start', { sessionId }),
    signOff: () => runCommand(desk, 'sessions.signOff', { sessionId, signedBy: meeting.people.mara.participantId }),
    goTo: () => runCommand(desk, 'sessions.goTo', { itemId }),
    pass: () => runCommand(desk, 'sessions.openBallots', { itemId, mode: 'pass' }),
    paper: () => runCommand(desk, 'sessions.openBallots', { itemId, mode: 'paper' }),
    reveal: () => runCommand(desk, 'sessions.reveal', { itemId, isConfirmed: true }),
    agree: () => runCommand(desk, 'sessions.agree', { itemId, factors: ballot(4, 3, 2), argument: 'Talked over', choiceReason: 'Higher one' }),
    decide: () => runCommand(desk, 'sessions.decide', { itemId, draft: draft(meeting, { departureReason: 'The room says so' }), isWithoutQuorum: true }),
    defer: () => runCommand(desk, 'sessions.decideLater', { itemId, reason: 'Not today' }),
    finish: () => runCommand(desk, 'sessions.finishTopic', { itemId }),
    pause: () => runCommand(desk, 'sessions.setTimer', { itemId, isRunning: false }),
    resume: () => runCommand(desk, 'sessions.setTimer', { itemId, isRunning: true }),
    extend: () => runCommand(desk, 'sessions.extendTimer', { itemId, minutes: 2 }),
    remove: () => runCommand(desk, 'sessions.removeItem', { itemId }),
    move: () => runCommand(desk, 'sessions.moveItem', { itemId, position: 1 }),
    note: () => runCommand(desk, 'sessions.saveNote', { itemId, text: 'Noted' }),
    cancel: () => runCommand(desk, 'sessions.cancelRound', { itemId, reason: 'The wrong item' }),
    switch: () => runCommand(desk, 'sessions.setBallotMode', { itemId, mode: 'paper' }),
    ready: () => runCommand(desk, 'sessions.setReady', { itemId, participantIds: [meeting.people.mara.participantId], isReady: true }),
    park: () => runCommand(desk, 'sessions.park', { sessionId, itemId, text: 'Later' }),
    conflict: () => step.does === 'conflict' && runCommand(desk, 'sessions.setConflict', { itemId, participantId: person(step.who).participantId, reason: 'Owns it' }),
    clear: () => step.does === 'clear' && runCommand(desk, 'sessions.removeConflict', { itemId, participantId: person(step.who).participantId }),
    resetPin: () => step.does === 'resetPin' && runCommand(desk, 'sessions.resetPin', { participantId: person(step.who).participantId }),
    handOver: () => step.does === 'handOver' && runCommand(desk, 'sessions.handOver', { sessionId, toId: person(step.who).participantId }),
    cast: () =>
      step.does === 'cast' && runCommand(desk, 'sessions.castBallot', { itemId, participantId: person(step.who).participantId, factors: step.abstains ? null : ballot(step.impact, 3, 2), pin: step.pin }),
    attend: () => step.does === 'attend' && runCommand(desk, 'sessions.setAttendance', { participantId: person(step.who).participantId, attendance: step.attendance }),
  };
  if (step.does === 'advance' || step.does === 'setBack') {
    meeting.desk.advance(step.does === 'advance' ? 90_000 : -600_000);
    return 'nothing';
  }
  try {
    commands[step.does]();
    return 'done';
  } catch (error) {
    if (error instanceof DocketError) return 'refused';
    throw error;
  }
}

/** Everything of a session that leaves the main process, and what of it has to hold at any moment. */
function look(meeting: Meeting) {
  const { desk, sessionId } = meeting;
  const room = runQuery(desk, 'sessions.room', { sessionId });
  const items = room.agenda.map(({ id }) => runQuery(desk, 'sessions.item', { itemId: id }));
  return { room, items, minutes: runQuery(desk, 'sessions.minutes', { sessionId }) };
}

function checkSecrecy({ room, items, minutes }: ReturnType<typeof look>, { desk, sessionId }: Meeting): void {
  const rows = desk.workspace.db.prepare('SELECT b.nonce FROM ballots b JOIN ballot_rounds r ON r.item_id = b.item_id AND r.round = b.round WHERE r.revealed_at IS NULL').pluck().all();
  const log = listSessionEntries(desk.workspace.db, sessionId).map(({ seq }) => getPayload(desk.workspace.db, seq));
  const outside = JSON.stringify([room, items, minutes, log]);
  for (const nonce of rows) expect(outside).not.toContain(String(nonce));
  for (const round of items.flatMap(({ rounds }) => rounds).filter(({ revealedAt }) => revealedAt === null)) expect([round.ballots, round.agreement]).toEqual([[], []]);
}

function checkShape({ room, items }: ReturnType<typeof look>): void {
  expect(room.agenda.map(({ position }) => position)).toEqual(room.agenda.map((_, place) => place + 1));
  expect(items.every(({ elapsedMs }) => elapsedMs >= 0)).toBe(true);
  const running = items.filter(({ runningSince }) => runningSince !== null);
  expect(running.every(({ id }) => id === room.currentItemId)).toBe(true);
  expect(running.length).toBeLessThanOrEqual(1);
  for (const { phase, rounds, cancelledRounds, agreed, decision } of items) {
    // Numbers rise, and that of a cancelled round is never given again.
    const numbers = [...rounds, ...cancelledRounds].map(({ round }) => round).toSorted((a, b) => a - b);
    expect(numbers).toEqual(numbers.map((_, place) => place + 1));
    expect(rounds.map(({ round }) => round)).toEqual(rounds.map(({ round }) => round).toSorted((a, b) => a - b));
    expect(rounds.slice(0, -1).every(({ revealedAt }) => revealedAt !== null)).toBe(true);
    if (phase === 'ballot') expect(rounds.at(-1)?.revealedAt).toBeNull();
    if (phase === 'revealed') expect(rounds.at(-1)?.revealedAt).not.toBeNull();
    if (phase === 'agreed') expect(agreed).not.toBeNull();
    if (phase === 'decided') expect(decision).not.toBeNull();
  }
}

describe('whatever is done in the room', () => {
  it('keeps ballots secret, time positive, every command one entry, and what is sealed unchanged [M3, M6, S4]', () => {
    const seen = { sealed: 0, revealed: 0, refused: 0 };
    fc.assert(
      fc.property(walk, (steps) => {
        const meeting = prepareMeeting();
        try {
          const { db } = meeting.desk.workspace;
          let sealed: ReturnType<typeof look> | null = null;
          // The session begins by itself and ends with an attempt to sign off, so that most walks go all the way.
          const closing: Step[] = [0, 1].map((item) => ({ does: 'defer', item }));
          for (const step of [{ does: 'start' } as const, ...steps, ...closing, { does: 'goTo', item: 2 } as const, { does: 'finish', item: 2 } as const, { does: 'signOff' } as const, ...steps]) {
            const before = countEntries(db);
            const outcome = carryOut(meeting, step);
            expect(countEntries(db) - before).toBe(outcome === 'done' ? 1 : 0);
            if (outcome === 'refused') seen.refused += 1;
            const now = look(meeting);
            checkSecrecy(now, meeting);
            checkShape(now);
            if (sealed !== null) expect(now).toEqual(sealed);
            else if (now.room.state === 'signed-off') sealed = now;
          }
          if (sealed !== null) seen.sealed += 1;
          if (sealed?.items.some(({ rounds }) => rounds.some(({ revealedAt }) => revealedAt !== null))) seen.revealed += 1;
          expect(runQuery(meeting.desk, 'workspaces.check', {})).toMatchObject({ integrity: 'ok', auditChain: 'ok', auditEntries: countEntries(db) });
        } finally {
          meeting.close();
        }
      }),
      { numRuns: 12, seed: 20_261_121 },
    );
    // The walks have to get somewhere, or the checks above say nothing.
    expect(seen.sealed).toBeGreaterThan(3);
    expect(seen.revealed).toBeGreaterThan(3);
    expect(seen.refused).toBeGreaterThan(50);
  }, 240_000);
});
