import { ArrowLeft, ArrowRight } from 'lucide-react';
import type { RefObject } from 'react';
import type { Contender, Preference, TradeoffBoard } from '@shared/contract/tradeoffs/entities';
import type { IssueId } from '@shared/primitives';
import { segmentLabels } from '@shared/primitives';
import { BandMark } from '../../ui/band-mark';
import { cx } from '../../ui/cx';
import { formatMoney } from '../../ui/format';
import { Kbd } from '../../ui/kbd';
import { TextField } from '../../ui/text-field';
import { amountFull, contenderOf } from './tradeoff-words';
import styles from './face.module.css';

export interface FaceToFaceProps {
  board: TradeoffBoard;
  firstId: IssueId;
  secondId: IssueId;
  reason: string;
  onReason: (reason: string) => void;
  onAnswer: (preference: Preference) => void;
  /** Puts the pair off; null where it cannot be. */
  onLater: (() => void) | null;
  isPending: boolean;
  reasonRef: RefObject<HTMLFormElement | null>;
}

/** Two contenders face to face, a big key for each, one between them for a tie and one to ask later, and the reason under them (T2). */
export function FaceToFace({ board, firstId, secondId, reason, onReason, onAnswer, onLater, isPending, reasonRef }: FaceToFaceProps) {
  const [first, second] = [contenderOf(board, firstId), contenderOf(board, secondId)];
  if (first === undefined || second === undefined) return null;
  return (
    <>
      <div className={styles['face']}>
        <Side board={board} contender={first} side="left" isPending={isPending} onChoose={() => onAnswer('first')} />
        <div className={styles['between']}>
          <button type="button" disabled={isPending} onClick={() => onAnswer('tie')} aria-keyshortcuts="3">
            Tie
            <Kbd>3</Kbd>
          </button>
          <button type="button" disabled={isPending || onLater === null} onClick={() => onLater?.()} aria-keyshortcuts="4">
            Later
            <Kbd>4</Kbd>
          </button>
        </div>
        <Side board={board} contender={second} side="right" isPending={isPending} onChoose={() => onAnswer('second')} />
      </div>
      <form
        ref={reasonRef}
        className={styles['reason']}
        aria-label="Reason of the answer"
        onSubmit={(event) => {
          // Enter gives the keys back to the question.
          event.preventDefault();
          if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
        }}
      >
        <TextField label="Reason" placeholder="Kept with the answer; Enter goes back to the question" value={reason} onChange={onReason} maxLength={2000} />
      </form>
    </>
  );
}

interface SideProps {
  board: TradeoffBoard;
  contender: Contender;
  side: 'left' | 'right';
  isPending: boolean;
  onChoose: () => void;
}

function Side({ board, contender, side, isPending, onChoose }: SideProps) {
  const { issue, description, effort, ifDeferred, atStake, alsoServes, daysToEffect, label } = contender;
  const facts = [
    ['ARR', issue.arr === null ? 'not known' : formatMoney(issue.arr)],
    ['Renewal', issue.daysToRenewal === null ? 'not known' : `${issue.daysToRenewal} days`],
    ['Effort', `${amountFull(effort, board.terms)}${daysToEffect === null ? '' : `, felt in ${daysToEffect} days`}`],
    ['At stake', atStake === '' ? 'no promise named' : atStake],
    ['If deferred', ifDeferred === '' ? 'not said' : ifDeferred],
    ...(alsoServes === '' ? [] : [['Also serves', alsoServes]]),
  ];
  return (
    <article className={cx(styles['side'], styles[side])} aria-label={`${side === 'left' ? 'Left' : 'Right'}: ${issue.title}`}>
      <p className={styles['account']}>
        <b>{issue.account ?? `#${issue.number}`}</b>
        <span>{issue.account === null ? '' : segmentLabels[issue.segment]}</span>
      </p>
      <h2 title={issue.title}>{issue.title}</h2>
      {description !== '' && <p className={styles['words']}>{description}</p>}
      <div className={styles['score']}>
        <b>{issue.score ?? '–'}</b>
        <div>
          <BandMark band={issue.band} size="large" isProposed={issue.isProposed} isLowConfidence={issue.isLowConfidence} />
          {issue.impact !== null && (
            <small>
              Impact {issue.impact} × Severity {issue.severity} × Time {issue.time}
            </small>
          )}
        </div>
      </div>
      <dl>
        {facts.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <button type="button" className={styles['key']} disabled={isPending} onClick={onChoose} aria-keyshortcuts={side === 'left' ? 'ArrowLeft 1' : 'ArrowRight 2'}>
        {side === 'left' ? <ArrowLeft aria-hidden="true" /> : <ArrowRight aria-hidden="true" />}
        <span className="trunc">{label}</span>
        <span>first</span>
      </button>
    </article>
  );
}
