import type { InputOf, OutputOf } from '@shared/contract';
import { DecisionDraft } from '@shared/contract/sessions/entities';
import type { AgendaItemId, Factors, IssueId, ParticipantId, ParticipantRole, PersonId, SessionId } from '@shared/primitives';
import { DocketError } from '@shared/result';
import { runCommand, runQuery } from '../../../electron/dispatch';
import type { Desk } from '../../../electron/transaction';
import { openTestDesk, type TestDesk } from '../../support/workspace';

export interface Meeting extends TestDesk {
  readonly sessionId: SessionId;
  readonly issueIds: readonly IssueId[];
  readonly itemIds: readonly AgendaItemId[];
  readonly topicId: AgendaItemId;
  readonly people: Readonly<Record<'mara' | 'ruth' | 'daniel' | 'noor', { participantId: ParticipantId; personId: PersonId }>>;
}

const cast = [
  ['mara', 'Mara Ellison', 'quality', 'facilitator'],
  ['ruth', 'Ruth Abrams', 'engineering', 'decider'],
  ['daniel', 'Daniel Novak', 'finance', 'function-lead'],
  ['noor', 'Noor Haddad', 'legal', 'observer'],
] as const;

/** A session of two issues and a topic with three voters and an observer, everybody present; not started. */
export function prepareMeeting(): Meeting {
  const test = openTestDesk();
  const { desk } = test;
  const issueIds = ['Dose export rounds to whole units', 'Sponsor left, usage down 38 %'].map(
    (title) => runCommand(desk, 'issues.create', { title, criterion: 'technical-product-issues' } satisfies InputOf<'issues.create'>).id,
  );
  const { id: sessionId } = runCommand(desk, 'sessions.create', { title: 'Weekly quality review', plannedOn: '2026-11-21', startsAt: '14:00', place: 'Room 4', roomMinutes: 60, quorum: 3 });
  const { itemIds } = runCommand(desk, 'sessions.addItems', { sessionId, issueIds, timeBoxMinutes: 12 });
  const { itemId: topicId } = runCommand(desk, 'sessions.addTopic', { sessionId, title: 'Open actions', timeBoxMinutes: 10 });
  const join = ([, name, part, role]: (typeof cast)[number]): { participantId: ParticipantId; personId: PersonId } => {
    const known = runQuery(desk, 'people.list', {}).find((person) => person.name === name);
    const person = known === undefined ? { name, function: part } : { id: known.id };
    const { participantId } = runCommand(desk, 'sessions.addParticipant', { sessionId, person, role: role satisfies ParticipantRole });
    runCommand(desk, 'sessions.setAttendance', { participantId, attendance: 'present' });
    const personId = known?.id ?? runQuery(desk, 'people.list', {}).find((each) => each.name === name)?.id;
    if (personId === undefined) throw new Error(`${name} is missing`);
    return { participantId, personId };
  };
  const [mara, ruth, daniel, noor] = [join(cast[0]), join(cast[1]), join(cast[2]), join(cast[3])];
  return { ...test, sessionId, issueIds, itemIds, topicId, people: { mara, ruth, daniel, noor } };
}

export function startMeeting(): Meeting {
  const meeting = prepareMeeting();
  runCommand(meeting.desk, 'sessions.start', { sessionId: meeting.sessionId });
  return meeting;
}

export const itemAt = ({ itemIds }: Pick<Meeting, 'itemIds'>, index: number): AgendaItemId => {
  const id = itemIds[index];
  if (id === undefined) throw new Error(`No item ${index}`);
  return id;
};

export const ballot = (impact: number, severity: number, time: number): Factors => ({ impact, severity, time });

/** One round from paper: Mara, Ruth, Daniel in this order; a ballot that is left out is not cast. */
export function vote(meeting: Meeting, itemId: AgendaItemId, ballots: readonly (Factors | null)[]): void {
  const { desk, people } = meeting;
  runCommand(desk, 'sessions.openBallots', { itemId, mode: 'paper' });
  const voters = [people.mara, people.ruth, people.daniel];
  ballots.forEach((factors, index) => {
    const voter = voters[index];
    if (voter !== undefined) runCommand(desk, 'sessions.castBallot', { itemId, participantId: voter.participantId, factors, pin: null });
  });
  runCommand(desk, 'sessions.reveal', { itemId, isConfirmed: ballots.length < voters.length });
}

export const draft = ({ people }: Pick<Meeting, 'people'>, change: Partial<DecisionDraft> = {}): DecisionDraft => ({
  ...DecisionDraft.parse({
    kind: 'plan',
    what: 'Ship hotfix 4.11.2',
    ownerId: people.ruth.personId,
    function: 'engineering',
    dueOn: '2026-11-25',
    reviewOn: '2026-12-09',
    level: 'vp',
    reason: 'Exports feed a clinical system',
  }),
  ...change,
});

/** Decides the first issue, puts the second off and finishes the topic. */
export function finishItems(meeting: Meeting): void {
  const { desk, topicId } = meeting;
  const [first, second] = [itemAt(meeting, 0), itemAt(meeting, 1)];
  vote(meeting, first, [ballot(5, 4, 3), ballot(4, 4, 3), ballot(5, 2, 3)]);
  runCommand(desk, 'sessions.agree', { itemId: first, factors: ballot(5, 4, 3), argument: 'Halden said its pharmacists re-key doses by hand.' });
  runCommand(desk, 'sessions.decide', {
    itemId: first,
    draft: draft(meeting, { kind: 'act-now', dissents: [{ personId: meeting.people.daniel.personId, words: 'Severity is 2: no credit is due.' }], rejected: [{ alternative: 'Warn in the release notes only', reopensIf: 'the hotfix slips' }] }),
  });
  runCommand(desk, 'sessions.goTo', { itemId: second });
  runCommand(desk, 'sessions.decideLater', { itemId: second, reason: 'The new sponsor is not known yet' });
  runCommand(desk, 'sessions.goTo', { itemId: topicId });
  runCommand(desk, 'sessions.finishTopic', { itemId: topicId });
}

export const room = (desk: Desk, sessionId: SessionId): OutputOf<'sessions.room'> => runQuery(desk, 'sessions.room', { sessionId });
export const item = (desk: Desk, itemId: AgendaItemId): OutputOf<'sessions.item'> => runQuery(desk, 'sessions.item', { itemId });

/** Runs what must be refused and gives the refusal. */
export function refusalOf(work: () => unknown): DocketError {
  try {
    work();
  } catch (error) {
    if (error instanceof DocketError) return error;
    throw error;
  }
  throw new Error('It was not refused');
}
