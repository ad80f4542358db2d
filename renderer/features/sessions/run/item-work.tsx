import type { ItemDetail, Room } from '@shared/contract/sessions/entities';
import type { ParticipantId } from '@shared/primitives';
import { Button } from '../../../ui/button';
import { Notice } from '../../../ui/notice';
import { BallotStatusList } from './ballot-status';
import { EarlierPanel } from './earlier-panel';
import { EvidencePanel } from './evidence-panel';
import { PaperBallots } from './paper-ballots';
import { RevealedPanel } from './revealed-panel';
import { RoundActions } from './round-actions';
import type { AgreementView } from './use-agreement';
import styles from './run.module.css';

export interface ItemWorkProps {
  room: Room;
  item: ItemDetail;
  mayChange: boolean;
  agreement: AgreementView | null;
  /** Why the score was not agreed on at the last try. */
  agreeError: { readonly message: string; readonly field?: string | undefined } | null;
  onOpen: (mode: 'pass' | 'paper') => void;
  onHandOver: (first: ParticipantId | null) => void;
  onReveal: () => void;
  onAgree: () => void;
}

/** The middle of the room: evidence, then ballots, then what they say. */
export function ItemWork({ room, item, mayChange, agreement, agreeError, onOpen, onHandOver, onReveal, onAgree }: ItemWorkProps) {
  const round = item.rounds.at(-1);
  if (item.issueId === null) return null;
  if (item.phase === 'ballot' && round !== undefined) {
    const finished = round.status.filter(({ hasFinished }) => hasFinished).length;
    return (
      <>
        <div className={styles['work']}>
          {round.mode === 'paper' && mayChange ? (
            <PaperBallots key={round.round} room={room} item={item} round={round} />
          ) : (
            <Notice title={`Round ${round.round} is open: ${finished} of ${round.status.length} have finished.`}>Each person takes the laptop, votes alone, and hands it on. Nothing is shown before the reveal.</Notice>
          )}
          {mayChange && (
            <div className={styles['actions']}>
              {round.mode === 'pass' && (
                <Button variant={finished === round.status.length ? 'secondary' : 'primary'} size="large" kbd="B" onPress={() => onHandOver(null)}>
                  Hand the laptop round
                </Button>
              )}
              <Button variant={round.mode === 'paper' || finished === round.status.length ? 'primary' : 'secondary'} size="large" kbd="Ctrl Enter" onPress={onReveal}>
                Reveal {finished === 0 ? 'the ballots' : `${finished} ${finished === 1 ? 'ballot' : 'ballots'}`}
              </Button>
              <RoundActions item={item} round={round} />
            </div>
          )}
        </div>
        <div className={styles['status']}>
          <BallotStatusList room={room} round={round} onPick={mayChange && round.mode === 'pass' ? onHandOver : undefined} />
        </div>
      </>
    );
  }
  const openers = mayChange && (
    <div className={styles['actions']}>
      <Button size="large" variant={item.rounds.length === 0 ? 'primary' : 'secondary'} kbd="B" onPress={() => onOpen('pass')}>
        {item.rounds.length === 0 ? 'Open blind ballots' : 'Another round'}
      </Button>
      <Button size="large" kbd="Shift B" onPress={() => onOpen('paper')}>
        {item.rounds.length === 0 ? 'Ballots on paper' : 'Another round on paper'}
      </Button>
    </div>
  );
  if (agreement !== null) {
    return (
      <>
        <div className={styles['work']}>
          <RevealedPanel item={item} agreement={agreement} onAgree={mayChange && item.phase === 'revealed' ? onAgree : null} error={agreeError} />
          {openers}
        </div>
        {/* The commitments stay in view: what was revealed can be held against them. */}
        <div className={styles['status']}>
          <BallotStatusList room={room} round={agreement.last} />
        </div>
      </>
    );
  }
  return (
    <div className={styles['work']}>
      {openers}
      <EvidencePanel issueId={item.issueId} />
      <EarlierPanel item={item} />
    </div>
  );
}
