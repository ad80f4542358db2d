import type { TradeoffBoard, Voter } from '@shared/contract/tradeoffs/entities';
import { functionLabels, type ParticipantId } from '@shared/primitives';
import { Button } from '../../ui/button';
import { cx } from '../../ui/cx';
import { labelOf, listed } from './tradeoff-words';
import styles from './tradeoffs.module.css';

/** Who is asked next: somebody in the room with a vote and open questions. */
export const nextVoter = (board: TradeoffBoard): Voter | undefined => {
  const open = board.voters.filter(({ noVote, isPresent, isDone }) => noVote === null && isPresent && !isDone);
  const place = board.voters.findIndex(({ participantId }) => participantId === board.seatedId);
  const after = board.voters.slice(place + 1);
  return after.find((voter) => open.includes(voter)) ?? open.find(({ participantId }) => participantId !== board.seatedId);
};

function stateOf({ noVote, isPresent, answered, atMost, isDone }: Voter): string {
  if (noVote !== null) return noVote;
  if (isDone) return answered === 1 ? '1 question, done' : `${answered} questions, done`;
  const part = answered === 0 ? 'not asked yet' : `${answered} of at most ${atMost} questions`;
  return isPresent ? part : answered === 0 ? 'not in the room' : `${part}, left`;
}

/** Everybody of the session, how far each has come, and a button to seat the person before the questions (T2). */
export function VotersList({ board, mayVote, onSeat }: { board: TradeoffBoard; mayVote: boolean; onSeat: (id: ParticipantId) => void }) {
  const next = nextVoter(board);
  return (
    <ul className={styles['voters']} aria-label="Voters">
      {board.voters.map((voter) => (
        <li key={voter.participantId} className={cx(voter.noVote !== null && styles['quiet'])}>
          <span>
            <b>{voter.name}</b>
            <small>{functionLabels[voter.function]}</small>
          </span>
          <span className={styles['bar']} aria-hidden="true">
            <i style={{ inlineSize: `${voter.atMost === 0 ? 0 : Math.min(100, (voter.answered / voter.atMost) * 100)}%` }} />
          </span>
          <span className={styles['state']}>
            {stateOf(voter)}
            {voter.conflicts.length > 0 && voter.noVote === null && <small>Not asked about {listed(voter.conflicts.map((id) => labelOf(board, id)))}: conflict of interest</small>}
            {voter.cycles.map((cycle) => (
              <small key={cycle.join()} className={styles['warn']}>
                Own answers run in a circle: {listed(cycle.map((id) => labelOf(board, id)))}
              </small>
            ))}
          </span>
          {mayVote && voter.noVote === null && voter.isPresent && (
            <Button size="small" variant={voter === next ? 'primary' : 'secondary'} kbd={voter === next ? 'Enter' : undefined} onPress={() => onSeat(voter.participantId)}>
              {voter.isDone ? 'Look again' : voter.answered > 0 ? 'Go on' : 'Ask'}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
