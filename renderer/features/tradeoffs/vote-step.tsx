import { useMemo, useRef, useState } from 'react';
import type { Answer, Preference, TradeoffBoard } from '@shared/contract/tradeoffs/entities';
import type { ParticipantId } from '@shared/primitives';
import { useOperation } from '../../api';
import type { Command } from '../../commands/registry';
import { useCommands } from '../../commands/use-commands';
import { useLatest } from '../../commands/use-latest';
import { useAction } from '../../state/use-action';
import { Button } from '../../ui/button';
import { cx } from '../../ui/cx';
import { Notice } from '../../ui/notice';
import { FaceToFace } from './face-to-face';
import { OwnAnswers } from './own-answers';
import { amountFull } from './tradeoff-words';
import { nextVoter, VotersList } from './voters-list';
import styles from './tradeoffs.module.css';

export interface VoteStepProps {
  board: TradeoffBoard;
  mayVote: boolean;
  /** Why nobody can vote now, in words; empty: they can. */
  whyNot: string;
  /** A pair that is asked again. */
  again: Answer | null;
  onAgain: (answer: Answer | null) => void;
  onToggleOrder: () => void;
}

type Pair = Pick<Answer, 'firstId' | 'secondId'>;

/** Pairs that one voter has put off, the first first. */
interface PutOff {
  readonly by: ParticipantId | null;
  readonly pairs: readonly Pair[];
}
const nobody: PutOff = { by: null, pairs: [] };
const isSamePair = (one: Pair, { firstId, secondId }: Pair): boolean => (one.firstId === firstId && one.secondId === secondId) || (one.firstId === secondId && one.secondId === firstId);

/** Asks one person after another on one laptop (T2). Who sits before the questions is kept with the board, so that a restart comes back to the same one. */
export function VoteStep({ board, mayVote, whyNot, again, onAgain: setAgain, onToggleOrder }: VoteStepProps) {
  const [reason, setReason] = useState('');
  const reasonRef = useRef<HTMLFormElement>(null);
  const seating = useAction('tradeoffs.seat');
  const answering = useAction('tradeoffs.answer');
  const takingBack = useAction('tradeoffs.takeBack');
  const { seatedId, question } = board;
  const voter = board.voters.find(({ participantId }) => participantId === seatedId);
  const next = nextVoter(board);
  const [put, setPut] = useState<PutOff>(nobody);
  const later = put.by === seatedId ? put.pairs : nobody.pairs;
  const elsewhere = useOperation('tradeoffs.question', { id: board.id, later: [...later] }, { enabled: later.length > 0, keepPrevious: true });
  const asked = again ?? (later.length === 0 || question === null ? question : (elsewhere.data ?? question));
  const isFromLater = again === null && asked !== null && later.some((pair) => isSamePair(pair, asked));
  const isBusy = (later.length > 0 && elsewhere.isFetching) || answering.isPending || takingBack.isPending || seating.isPending;

  const seat = (participantId: ParticipantId | null): void => {
    if (isBusy) return;
    setAgain(null);
    setReason('');
    seating.run({ id: board.id, participantId });
  };
  const answer = useLatest((preference: Preference): void => {
    if (asked === null || seatedId === null || isBusy) return;
    const { firstId, secondId } = asked;
    answering.run({ id: board.id, participantId: seatedId, firstId, secondId, preference, reason }, () => {
      setReason('');
      setAgain(null);
    });
  });
  const askLater = useLatest((): void => {
    if (asked === null || again !== null || isBusy) return;
    setReason('');
    setPut({ by: seatedId, pairs: [...later.filter((pair) => !isSamePair(pair, asked)), { firstId: asked.firstId, secondId: asked.secondId }] });
  });
  const takeBack = useLatest((): void => {
    if (again !== null) setAgain(null);
    else if (seatedId !== null && !isBusy && (voter?.answered ?? 0) > 0) takingBack.run({ id: board.id, participantId: seatedId });
  });
  const goOn = useLatest((): void => {
    if (next !== undefined) seat(next.participantId);
    else if (seatedId !== null) seat(null);
  });
  const leave = useLatest((): void => seat(null));
  const toggle = useLatest(onToggleOrder);
  const isAsking = mayVote && asked !== null && seatedId !== null;
  const isSeated = mayVote && seatedId !== null;
  useCommands(
    useMemo((): readonly Command[] => [
      ...(isAsking
        ? ([
            { id: 'tradeoffs.left', title: 'Left first', section: 'Session', shortcuts: ['Left', '1'], run: () => answer('first') },
            { id: 'tradeoffs.right', title: 'Right first', section: 'Session', shortcuts: ['Right', '2'], run: () => answer('second') },
            { id: 'tradeoffs.tie', title: 'A tie', section: 'Session', shortcuts: ['3', '='], run: () => answer('tie') },
            { id: 'tradeoffs.later', title: 'Ask this pair later', section: 'Session', shortcuts: ['4'], keywords: ['skip'], run: askLater },
            { id: 'tradeoffs.reason', title: 'Write the reason of the answer', section: 'Session', shortcuts: ['y'], keywords: ['why'], run: () => reasonRef.current?.querySelector('input')?.focus() },
          ] as const)
        : []),
      ...(isSeated
        ? ([
            { id: 'tradeoffs.takeBack', title: 'Take back the last answer', section: 'Session', shortcuts: ['u'], run: takeBack },
            { id: 'tradeoffs.order', title: 'Show or hide the order while voting', section: 'Session', shortcuts: ['f'], run: toggle },
            { id: 'tradeoffs.leave', title: 'Back to all voters', section: 'Session', shortcuts: ['x'], run: leave },
          ] as const)
        : []),
      ...(mayVote ? ([{ id: 'tradeoffs.nextVoter', title: 'Next voter', section: 'Session', shortcuts: isAsking ? ['v'] : ['v', 'Enter'], run: goOn }] as const) : []),
    ], [isAsking, isSeated, mayVote, answer, askLater, takeBack, toggle, leave, goOn]),
  );

  if (voter === undefined) {
    return (
      <div className={styles['step']}>
        <header className={styles['head']}>
          <div>
            <p className={styles['eye']}>
              <span>{board.terms.title}</span>
              <span>{amountFull(board.terms.capacity, board.terms)}</span>
            </p>
            <h1>Who compares next?</h1>
          </div>
        </header>
        <p className="muted measure">Two issues at a time, one person after another on this laptop. What follows from earlier answers is not asked, and the order of the group stays hidden meanwhile.</p>
        {whyNot !== '' && <Notice title={whyNot} />}
        <VotersList board={board} mayVote={mayVote} onSeat={seat} />
      </div>
    );
  }
  const place = board.voters.filter(({ noVote }) => noVote === null).indexOf(voter) + 1;
  const isLooking = asked === null;
  return (
    <div className={cx(styles['step'], styles['tall'])}>
      <header className={styles['head']}>
        <div>
          <p className={styles['eye']}>
            <b>{voter.name}</b>
            <span>
              voter {place} of {board.voters.filter(({ noVote }) => noVote === null).length}
            </span>
            <span>
              {board.terms.title}, {amountFull(board.terms.capacity, board.terms)}
            </span>
          </p>
          <h1>{isLooking ? 'Nothing is left to ask' : again !== null ? 'Asked again: which should be done first?' : isFromLater ? 'Put off before: which should be done first?' : 'Which should be done first?'}</h1>
        </div>
        <Progress answered={voter.answered} atMost={voter.atMost} question={question?.number ?? null} follows={question?.follows ?? null} />
      </header>
      {isLooking ? (
        <div className={styles['done']}>
          <p>
            {voter.name} has answered {voter.answered === 1 ? 'one question' : `${voter.answered} questions`}; everything else follows.
          </p>
          {!board.isOrderHidden && <OwnAnswers board={board} mayVote={mayVote} onAgain={setAgain} />}
          {mayVote && (
            <div className={styles['actions']}>
              <Button variant="primary" size="large" kbd="Enter" onPress={goOn}>
                {next === undefined ? 'To the order of the group' : `Hand over to ${next.name}`}
              </Button>
            </div>
          )}
        </div>
      ) : (
        <FaceToFace board={board} firstId={asked.firstId} secondId={asked.secondId} reason={reason} onReason={setReason} onAnswer={answer} onLater={again === null ? askLater : null} isPending={isBusy || !mayVote} reasonRef={reasonRef} />
      )}
    </div>
  );
}

/** Question 7 of at most 14, as figures and as a row of marks. */
function Progress({ answered, atMost, question, follows }: { answered: number; atMost: number; question: number | null; follows: number | null }) {
  return (
    <div className={styles['progress']}>
      <p>
        {question === null ? (
          <>
            <b>{answered}</b> {answered === 1 ? 'answer' : 'answers'}
          </>
        ) : (
          <>
            Question <b>{question}</b> of at most {atMost}
          </>
        )}
      </p>
      {atMost <= 40 && (
        <div aria-hidden="true">
          {Array.from({ length: atMost }, (_, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- marks have no identity but their place
            <i key={index} className={cx(index < answered && styles['given'], index + 1 === question && styles['now'])} />
          ))}
        </div>
      )}
      {follows !== null && follows > 0 && (
        <small>
          {follows} {follows === 1 ? 'pair follows' : 'pairs follow'} from earlier answers
        </small>
      )}
    </div>
  );
}
