import type { Answer, TradeoffBoard } from '@shared/contract/tradeoffs/entities';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { labelOf, listed } from './tradeoff-words';
import styles from './tradeoffs.module.css';

/** The last answer on each pair, newest first: those that count. */
export function countingAnswers(answers: readonly Answer[]): Answer[] {
  const pairOf = ({ firstId, secondId }: Answer): string => [firstId, secondId].toSorted().join();
  return answers.filter((answer, place) => !answers.slice(place + 1).some((later) => pairOf(later) === pairOf(answer))).toReversed();
}

export interface OwnAnswersProps {
  board: TradeoffBoard;
  mayVote: boolean;
  onAgain: (answer: Answer) => void;
}

/** What the person before the questions has said so far; each can be asked again, and the last answer counts (T2). */
export function OwnAnswers({ board, mayVote, onAgain }: OwnAnswersProps) {
  const own = countingAnswers(board.answers.filter(({ participantId }) => participantId === board.seatedId));
  const voter = board.voters.find(({ participantId }) => participantId === board.seatedId);
  return (
    <section className={styles['own']} aria-label="Own answers">
      <h2>Own answers</h2>
      {voter?.cycles.map((cycle) => (
        <Notice key={cycle.join()} tone="warn" title={`These answers run in a circle: ${listed(cycle.map((id) => labelOf(board, id)))}.`} toDo="Ask one of them again to break it, or leave it: each pair then counts as it was answered." />
      ))}
      {own.length === 0 && <p className="muted">None yet.</p>}
      <ol>
        {own.map((answer) => {
          const isSecond = answer.preference === 'second';
          const [winner, loser] = isSecond ? [answer.secondId, answer.firstId] : [answer.firstId, answer.secondId];
          return (
            <li key={`${answer.firstId}${answer.secondId}`}>
              <span>
                <b>{labelOf(board, winner)}</b> {answer.preference === 'tie' ? 'even with' : 'over'} {labelOf(board, loser)}
                {answer.reason !== '' && <small>{answer.reason}</small>}
              </span>
              {mayVote && (
                <Button size="small" variant="link" onPress={() => onAgain(answer)}>
                  Ask again
                </Button>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
