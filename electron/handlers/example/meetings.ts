import type { AgendaItemId, Factors, IssueId, ParticipantId, SessionId } from '@shared/primitives';
import { runCommand, runQuery } from '../../dispatch';
import type { ExampleBallot, ExampleDecision, ExampleItem, ExampleSession } from './data';
import { playBoard } from './boards';
import type { ExampleDesk } from './desk';
import { known } from './known';

/** What a meeting is played with. */
interface Meeting {
  readonly desk: ExampleDesk;
  readonly session: ExampleSession;
  readonly sessionId: SessionId;
  readonly participants: ReadonlyMap<string, ParticipantId>;
  readonly issueIds: ReadonlyMap<string, IssueId>;
}

const factorsOf = ([impact, severity, time]: ExampleBallot): Factors => ({ impact, severity, time });
const msOf = (clock: string): number => {
  const [minutes = '0', seconds = '0'] = clock.split(':');
  return (Number(minutes) * 60 + Number(seconds)) * 1000;
};

/** Prepares a session: facts, participants, agenda in the order of the data (M1, M2). */
function prepare(desk: ExampleDesk, session: ExampleSession, issueIds: ReadonlyMap<string, IssueId>): Meeting & { readonly itemIds: readonly AgendaItemId[] } {
  const { title, plannedOn, startsAt, place, roomMinutes, quorum } = session;
  const { id: sessionId } = runCommand(desk.facilitator, 'sessions.create', { title, plannedOn, startsAt, place, roomMinutes, quorum });
  if (session.series !== undefined) putIntoSeries(desk, sessionId, session.series);
  const participants = new Map<string, ParticipantId>();
  for (const { name, role } of session.participants) {
    participants.set(name, runCommand(desk.facilitator, 'sessions.addParticipant', { sessionId, person: { id: desk.person(name) }, role }).participantId);
  }
  const itemIds = session.items.flatMap((item) => {
    const { timeBoxMinutes, topicKind = null } = item;
    if (item.issue === undefined) return [runCommand(desk.facilitator, 'sessions.addTopic', { sessionId, title: item.title, timeBoxMinutes, topicKind }).itemId];
    return runCommand(desk.facilitator, 'sessions.addItems', { sessionId, issueIds: [known(issueIds, item.issue)], timeBoxMinutes }).itemIds;
  });
  return { desk, session, sessionId, participants, issueIds, itemIds };
}

function putIntoSeries({ facilitator }: ExampleDesk, sessionId: SessionId, { name, intervalDays }: NonNullable<ExampleSession['series']>): void {
  const there = runQuery(facilitator, 'sessions.series', {}).find((series) => series.name === name);
  if (there === undefined) runCommand(facilitator, 'sessions.createSeries', { name, intervalDays, close: 'quarter', fiscalStartMonth: 1, sessionId });
  else runCommand(facilitator, 'sessions.setSeries', { sessionId, seriesId: there.id });
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
  for (const { text, words } of session.dropParked) {
    const parked = runQuery(facilitator, 'sessions.parkedBefore', { sessionId }).find((line) => line.text === text);
    if (parked === undefined) throw new Error(`The example drops a line that is not parked: ${text}`);
    runCommand(facilitator, 'sessions.dropParked', { id: parked.id, words });
  }
  for (const answer of session.review) runCommand(facilitator, 'sessions.answerReview', { sessionId, ...answer });
  runCommand(facilitator, 'sessions.signOff', { sessionId, signedBy: known(participants, session.signedBy) });
}

function comeAndGo({ desk, session, participants }: Meeting, position: number): void {
  for (const { name, arrivesBeforeItem, leavesBeforeItem } of session.participants) {
    const participantId = known(participants, name);
    if (arrivesBeforeItem === position) runCommand(desk.facilitator, 'sessions.setAttendance', { participantId, attendance: 'present' });
    if (leavesBeforeItem === position) runCommand(desk.facilitator, 'sessions.setAttendance', { participantId, attendance: 'left' });
  }
}

function playItem(meeting: Meeting, item: ExampleItem, itemId: AgendaItemId): void {
  const { desk, participants, sessionId } = meeting;
  const { facilitator } = desk;
  for (const { name, reason } of item.conflicts) runCommand(facilitator, 'sessions.setConflict', { itemId, participantId: known(participants, name), reason });
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
  for (const { text, by } of item.parked) runCommand(facilitator, 'sessions.park', { sessionId, text, raisedBy: known(participants, by), itemId });
  playTopic(meeting, item, itemId);
  desk.waitUntil(begun + total);
  if (item.kind === 'topic') runCommand(facilitator, 'sessions.finishTopic', { itemId });
  else if (item.later !== undefined) runCommand(facilitator, 'sessions.decideLater', { itemId, reason: item.later });
  else if (item.decision !== undefined) runCommand(facilitator, 'sessions.decide', { itemId, draft: draftOf(desk, item.decision) });
}

/** What a topic with a screen of its own holds: the board, answers, and what became of actions (T1 to T3, M8, M6). */
function playTopic(meeting: Meeting, { board, answers, actions }: ExampleItem, itemId: AgendaItemId): void {
  const { desk, sessionId, issueIds } = meeting;
  const { facilitator } = desk;
  if (board !== undefined) playBoard({ ...meeting, itemId }, board);
  for (const { by, ...answer } of answers) runCommand(facilitator, 'sessions.saveAuditAnswer', { itemId, ...answer, answeredBy: by.map(desk.person) });
  for (const { issue, ...change } of actions) {
    const action = runQuery(facilitator, 'actions.ofMeeting', { sessionId }).open.find(({ issueId }) => issueId === known(issueIds, issue));
    if (action === undefined) throw new Error(`The example says what became of an action on ${issue}, which has none`);
    runCommand(facilitator, 'actions.update', { id: action.id, revision: action.revision, sessionId, ...change, doneOn: null });
  }
}

function draftOf(desk: ExampleDesk, { owner, dissents = [], ...decision }: ExampleDecision): Record<string, unknown> {
  return { ...decision, ownerId: desk.person(owner), dissents: dissents.map(({ name, words }) => ({ personId: desk.person(name), words })) };
}
