import type { InputOf, OutputOf } from '@shared/contract';
import { ResultDraft } from '@shared/contract/tradeoffs/entities';
import type { IssueId, ParticipantId, SessionId, TradeoffId } from '@shared/primitives';
import { runCommand, runQuery } from '../../../electron/dispatch';
import type { Desk } from '../../../electron/transaction';
import { addAccounts, addIssues } from '../../support/register';
import { startMeeting, type Meeting } from '../sessions/meeting';

/** Six issues of six accounts: account, ARR in EUR, renewal, factors, effort in people-days. */
const cast = [
  ['Halden Medical', 860_000, '2026-12-15', [5, 4, 3], 14],
  ['Delmar Ports', 1_100_000, '2027-02-01', [5, 5, 2], 12],
  ['Kestrel Aviation', 940_000, '2027-01-20', [4, 4, 3], 6],
  ['Corvus Insurance', 2_100_000, '2027-01-29', [5, 3, 3], 9],
  ['Aster Pharma', 1_800_000, '2027-05-10', [5, 4, 2], 5],
  ['Oakfield Retail', 180_000, '2026-12-12', [4, 3, 3], 4],
] as const;

export interface Rivals extends Meeting {
  readonly boardId: TradeoffId;
  /** Halden 60, Delmar 50, Kestrel 48, Corvus 45, Aster 40, Oakfield 36. */
  readonly rivals: Readonly<Record<'halden' | 'delmar' | 'kestrel' | 'corvus' | 'aster' | 'oakfield', IssueId>>;
}

/** Six scored issues in the register of a running meeting, none of them on the agenda. */
export function addRivals(desk: Desk): Rivals['rivals'] {
  const accounts = addAccounts(desk, cast.map(([name, arr, renewal]) => ({ ref: name, name, arrMinor: arr * 100, renewal })));
  const added = addIssues(desk, cast.map(([name], place) => ({ title: `${name} waits`, accountId: accounts[place] ?? null, description: `What ${name} is waiting for.` })));
  added.forEach(({ id }, place) => {
    const [impact = 1, severity = 1, time = 1] = cast[place]?.[3] ?? [];
    const reason = 'As the customer tells it';
    runCommand(desk, 'scoring.record', { issueId: id, factors: { impact, severity, time }, reason, dimensionReasons: { impact: reason, severity: reason, time: reason } });
  });
  const [halden, delmar, kestrel, corvus, aster, oakfield] = added;
  if (halden === undefined || delmar === undefined || kestrel === undefined || corvus === undefined || aster === undefined || oakfield === undefined) throw new Error('Six were added');
  return { halden: halden.id, delmar: delmar.id, kestrel: kestrel.id, corvus: corvus.id, aster: aster.id, oakfield: oakfield.id };
}

export const contendersOf = (rivals: Rivals['rivals']): { issueId: IssueId; effort: number }[] => Object.values(rivals).map((issueId, place) => ({ issueId, effort: cast[place]?.[4] ?? 1 }));

export const terms = { title: 'December capacity', unit: 'people-days', currency: null, capacity: 36 } as const satisfies Omit<InputOf<'tradeoffs.create'>, 'sessionId' | 'contenders'>;

/** A running meeting with a board of the six on 36 people-days. */
export function startRivals(): Rivals {
  const meeting = startMeeting();
  const rivals = addRivals(meeting.desk);
  const { id: boardId } = runCommand(meeting.desk, 'tradeoffs.create', { sessionId: meeting.sessionId, ...terms, contenders: contendersOf(rivals) });
  return { ...meeting, boardId, rivals };
}

export const boardOf = (desk: Desk, id: TradeoffId, showsOrder = true): OutputOf<'tradeoffs.get'> => runQuery(desk, 'tradeoffs.get', { id, showsOrder });

/** Answers one pair for a person. */
export function prefer({ desk, boardId }: Pick<Rivals, 'desk' | 'boardId'>, participantId: ParticipantId, firstId: IssueId, secondId: IssueId, preference: 'first' | 'second' | 'tie' = 'first', reason = ''): void {
  runCommand(desk, 'tradeoffs.answer', { id: boardId, participantId, firstId, secondId, preference, reason });
}

/** Seats a person and answers every question by an order, the first choice first. Returns how many questions were asked. */
export function voteInOrder({ desk, boardId }: Pick<Rivals, 'desk' | 'boardId'>, participantId: ParticipantId, order: readonly IssueId[]): number {
  runCommand(desk, 'tradeoffs.seat', { id: boardId, participantId });
  for (let asked = 0; ; asked += 1) {
    const { question } = boardOf(desk, boardId, false);
    if (question === null) return asked;
    const { firstId, secondId } = question;
    prefer({ desk, boardId }, participantId, firstId, secondId, order.indexOf(firstId) < order.indexOf(secondId) ? 'first' : 'second');
  }
}

export const resultDraft = (change: Partial<InputOf<'tradeoffs.decide'>['draft']>): ResultDraft => ResultDraft.parse({ chosen: [], reason: 'What the group wants most, as far as it fits', ...change });

/** Prepares the session after this one with the same facilitator in the room, and starts it. */
export function startNextSession(desk: Desk): SessionId {
  const { id: sessionId } = runCommand(desk, 'sessions.create', { title: 'Next review', plannedOn: '2026-11-28', startsAt: '14:00', place: '', roomMinutes: 60, quorum: 1 });
  runCommand(desk, 'sessions.addTopic', { sessionId, title: 'Consequences', timeBoxMinutes: 5, topicKind: 'trade-off' });
  const { participantId } = runCommand(desk, 'sessions.addParticipant', { sessionId, person: { id: desk.actor.personId }, role: 'facilitator' });
  runCommand(desk, 'sessions.setAttendance', { participantId, attendance: 'present' });
  runCommand(desk, 'sessions.start', { sessionId });
  return sessionId;
}
