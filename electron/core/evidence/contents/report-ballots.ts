import type { BallotRound, RevealedBallot } from '@shared/contract/sessions/entities';
import type { RecordedItem, SessionRecord } from '@shared/contract/sessions/record';
import type { Block } from '@shared/document';
import { dimensions, type ParticipantId } from '@shared/primitives';
import { functionLabel } from '../../sessions/people';

/** Every revealed ballot by name, all rounds side by side (S4). */
export function ballotBlocks({ items }: SessionRecord): Block[] {
  const voted = items.map((item) => ({ item, rounds: item.rounds.filter(({ revealedAt }) => revealedAt !== null) })).filter(({ rounds }) => rounds.length > 0);
  return [
    { kind: 'heading', level: 2, text: 'Ballots' },
    {
      kind: 'paragraph',
      text:
        voted.length === 0
          ? 'No ballots were cast.'
          : 'Each ballot reads Impact, Severity, Time. Before the reveal the audit log held only a commitment to it, the SHA-256 of the ballot with a secret number; the reveal published both, so that no ballot can have been changed after the others were seen. Verification recomputes every one.',
    },
    ...voted.flatMap(({ item, rounds }) => [itemHeading(item), ballotTable(rounds)]),
  ];
}

const itemHeading = ({ position, issueNumber, title }: RecordedItem): Block => ({ kind: 'heading', level: 3, text: `${position}. ${issueNumber === null ? '' : `#${issueNumber} `}${title}` });

function ballotTable(rounds: readonly BallotRound[]): Block {
  const voters = new Map<ParticipantId, RevealedBallot>(rounds.flatMap(({ ballots }) => ballots.map((ballot) => [ballot.participantId, ballot] as const)));
  return {
    kind: 'table',
    columns: [{ title: 'Name', align: 'start' }, { title: 'Function', align: 'start' }, ...rounds.map(({ round, mode }) => ({ title: `Round ${round}, ${modeWords[mode]}`, align: 'start' as const }))],
    rows: [
      ...[...voters.values()].map(({ participantId, name, function: part }) => [name, functionLabel(part), ...rounds.map((round) => ballotWords(round, participantId))]),
      ['Median', '', ...rounds.map(medianWords)],
    ],
  };
}

const modeWords = { pass: 'typed by each', paper: 'from paper' } as const;

function ballotWords({ ballots }: BallotRound, id: ParticipantId): string {
  const ballot = ballots.find(({ participantId }) => participantId === id);
  if (ballot === undefined) return 'No ballot';
  return ballot.factors === null ? 'Abstained' : dimensions.map((dimension) => ballot.factors?.[dimension]).join(', ');
}

const medianWords = ({ agreement }: BallotRound): string => agreement.map(({ median }) => (median === null ? 'n/a' : String(median))).join(', ');
