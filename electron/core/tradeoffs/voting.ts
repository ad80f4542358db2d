import type { Question, Voter } from '@shared/contract/tradeoffs/entities';
import type { Participant } from '@shared/contract/sessions/entities';
import type { IssueId, ParticipantId } from '@shared/primitives';
import { DocketError } from '@shared/result';
import { canVote } from '../sessions/people';
import type { Preferences } from './preferences';
import { mostQuestions, nextQuestion, type Pair } from './questions';

type Person = Pick<Participant, 'id' | 'name' | 'function' | 'role' | 'attendance'>;

/**
 * What a person is asked about: the contenders in which the person has no interest of their own (T2, M2). A conflict of interest keeps nobody from
 * comparing the others.
 */
export const idsFor = (ids: readonly IssueId[], conflicts: readonly IssueId[]): IssueId[] => ids.filter((id) => !conflicts.includes(id));

/** Why a person has no vote on a board, in words; null: has one (T2). @param own the contenders that the person is asked about */
export function whyNoVote({ role }: Pick<Person, 'role'>, own: readonly IssueId[], running: number): string | null {
  if (!canVote(role)) return 'Observers do not vote';
  return own.length < 2 && running >= 2 ? 'Has an interest of their own in too many of them' : null;
}

/** @throws DocketError not-allowed, conflict */
export function assertMayAnswer({ name, attendance }: Pick<Person, 'name' | 'attendance'>, noVote: string | null): void {
  if (noVote !== null) throw new DocketError('not-allowed', `${name} has no vote on this board: ${noVote.charAt(0).toLowerCase()}${noVote.slice(1)}. Nothing was kept.`);
  if (attendance !== 'present') throw new DocketError('conflict', `${name} is not marked as present (${attendance}). Nothing was kept. Mark the person as present first.`);
}

/** Where a voter stands with the questions. @param ids what the person is asked about, in the order in which questions are made */
export function voterOf({ id, name, function: part, attendance }: Person, noVote: string | null, preferences: Preferences, ids: readonly IssueId[], conflicts: readonly IssueId[]): Voter {
  const isDone = nextQuestion(ids, preferences) === null;
  const known = new Map(ids.map((each) => [String(each), each]));
  return {
    participantId: id,
    name,
    function: part,
    isPresent: attendance === 'present',
    noVote,
    conflicts: [...conflicts],
    answered: preferences.answered,
    atMost: isDone ? preferences.answered : Math.max(mostQuestions(ids.length), preferences.answered + 1),
    isDone,
    cycles: preferences.cycles.map((members) => members.flatMap((member) => known.get(member) ?? [])),
  };
}

/** The question before a voter, or null when nothing is left to ask. Which of the two stands left changes from pair to pair, so that no side is the usual winner. @param later pairs that the voter has put off */
export function questionFor(participantId: ParticipantId, preferences: Preferences, ids: readonly IssueId[], { answered, atMost }: Voter, later: readonly Pair[] = []): Question | null {
  const pair = nextQuestion(ids, preferences, later);
  const [a, b] = [ids.find((id) => id === pair?.[0]), ids.find((id) => id === pair?.[1])];
  if (a === undefined || b === undefined) return null;
  const isTurned = (ids.indexOf(a) + ids.indexOf(b)) % 2 === 0;
  return { participantId, firstId: isTurned ? b : a, secondId: isTurned ? a : b, number: answered + 1, atMost, follows: preferences.decided - preferences.answered };
}
