import type { AgendaItemId, Factors, IssueId, ParticipantId, SessionId } from '@shared/primitives';
import { runCommand } from '../../dispatch';
import type { ExampleBallot, ExampleDecision, ExampleItem, ExampleSession } from './data';
import type { ExampleDesk } from './desk';

/** What a meeting is played with. */
interface Meeting {
  readonly desk: ExampleDesk;
  readonly session: ExampleSession;
  readonly sessionId: SessionId;
  readonly participants: ReadonlyMap<string, ParticipantId>;
}

const known = <K, V>(map: ReadonlyMap<K, V>, key: K): V => {
  const value = map.get(key);
  if (value === undefined) throw new Error(`The example names ${String(key)}, which it does not have`);
  return value;
};
const factorsOf = ([impact, severity, time]: ExampleBallot): Factors => ({ impact, severity, time });
const msOf = (clock: string): number => {
  const [minutes = '0', seconds = '0'] = clock.split(':');
  return (Number(minutes) * 60 + Number(seconds)) * 1000;
};

/** Prepares a session: facts, participants, agenda in the order of the data (M1, M2). */
function prepare(desk: ExampleDesk, session: ExampleSession, issueIds: ReadonlyMap<string, IssueId>): Meeting & { readonly itemIds: readonly AgendaItemId[] } {
  const { title, plannedOn, startsAt, place, roomMinutes, quorum } = session;
  const { id: sessionId } = runCommand(desk.facilitator, 'sessions.create', { title, plannedOn, startsAt, place, roomMinutes, quorum });
  const participants = new Map<string, ParticipantId>();
  for (const { name, role } of session.participants) {
    participants.set(name, runCommand(desk.facilitator, 'sessions.addParticipant', { sessionId, person: { id: desk.person(name) }, role }).participantId);
  }
  const itemIds = session.items.flatMap((item) => {
    const { timeBoxMinutes } = item;
    if (item.issue === undefined) return [runCommand(desk.facilitator, 'sessions.addTopic', { sessionId, title: item.title, timeBoxMinutes }).itemId];
    return runCommand(desk.facilitator, 'sessions.addItems', { sessionId, issueIds: [known(issueIds, item.issue)], timeBoxMinutes }).itemIds;
  });
  return { desk, session, sessionId, participants, itemIds };
}

/** Prepares a session of the example and, where somebody signed it, holds it and signs it off (M1 to M6). */
export function playSession(desk: ExampleDesk, session: ExampleSession, issueIds: ReadonlyMap<string, IssueId>): void {
  const meeting = prepare(desk, session, issueIds);
  if (session.signedBy === undefined) return;
  const { facilitator } = desk;
  const { sessionId, participants, itemIds } = meeting;
  desk.moveTo(`${session.plannedOn}T08:30:00.000Z`);
  runCommand(facilitator, 'workspaces.setAsOf', { asOf: session.plannedOn });
  desk.moveTo(`${session.plannedOn}T${session.startsAt}:00.000Z`);
  for (const { name, attendance, arrivesBeforeItem } of session.participants) {
    if (arrivesBeforeItem === undefined) runCommand(facilitator, 'sessions.setAttendance', { participantId: known(participants, name), attendance });
  }
  runCommand(facilitator, 'sessions.start', { sessionId });
  for (const [index, item] of session.items.entries()) {
    const itemId = itemIds[index];
    if (itemId === undefined) throw new Error('An agenda item of the example was not added');
    comeAndGo(meeting, index + 1);
    playItem(meeting, item, itemId);
  }
  runCommand(facilitator, 'sessions.signOff', { sessionId, signedBy: known(participants, session.signedBy) });
}

function comeAndGo({ desk, session, participants }: Meeting, position: number): void {
  for (const { name, arrivesBeforeItem, leavesBeforeItem } of session.participants) {
    const participantId = known(participants, name);
    if (arrivesBeforeItem === position) runCommand(desk.facilitator, 'sessions.setAttendance', { participantId, attendance: 'present' });
    if (leavesBeforeItem === position) runCommand(desk.facilitator, 'sessions.setAttendance', { participantId, attendance: 'left' });
  }
}

function playItem({ desk, participants }: Meeting, item: ExampleItem, itemId: AgendaItemId): void {
  const { facilitator } = desk;
  runCommand(facilitator, 'sessions.goTo', { itemId });
  const begun = desk.now();
  const total = msOf(item.spent ?? '0:00');
  // Rounds and the decision come spread over the item's time, as they do in a room.
  const steps = item.rounds.length + 1;
  const moveToStep = (step: number): void => desk.waitUntil(begun + (total * step) / (steps + 1));
  for (const [index, ballots] of item.rounds.entries()) {
    moveToStep(index + 1);
    runCommand(facilitator, 'sessions.openBallots', { itemId, mode: 'paper' });
    for (const [name, ballot] of Object.entries(ballots)) {
      runCommand(facilitator, 'sessions.castBallot', { itemId, participantId: known(participants, name), factors: ballot === null ? null : factorsOf(ballot), pin: null });
    }
    runCommand(facilitator, 'sessions.reveal', { itemId, isConfirmed: false });
  }
  moveToStep(steps);
  if (item.extendedMinutes !== undefined) runCommand(facilitator, 'sessions.extendTimer', { itemId, minutes: item.extendedMinutes });
  if (item.note !== undefined) runCommand(facilitator, 'sessions.saveNote', { itemId, text: item.note });
  if (item.agreed !== undefined) runCommand(facilitator, 'sessions.agree', { itemId, factors: factorsOf(item.agreed.factors), argument: item.agreed.argument });
  desk.waitUntil(begun + total);
  if (item.kind === 'topic') runCommand(facilitator, 'sessions.finishTopic', { itemId });
  else if (item.later !== undefined) runCommand(facilitator, 'sessions.decideLater', { itemId, reason: item.later });
  else if (item.decision !== undefined) runCommand(facilitator, 'sessions.decide', { itemId, draft: draftOf(desk, item.decision) });
}

function draftOf(desk: ExampleDesk, { owner, dissents = [], ...decision }: ExampleDecision): Record<string, unknown> {
  return { ...decision, ownerId: desk.person(owner), dissents: dissents.map(({ name, words }) => ({ personId: desk.person(name), words })) };
}
