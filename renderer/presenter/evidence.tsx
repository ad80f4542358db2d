import type { ReactNode } from 'react';
import { dimensionLabels } from '@shared/contract/scoring/entities';
import { BandMark } from '../ui/band-mark';
import { cx } from '../ui/cx';
import type { ItemView } from './item-screen';
import { Placed } from './placed';
import { RoomLadder } from './room-ladder';
import styles from './item.module.css';

/** Before the ballots: what the issue is and where it stands. */
export function Evidence({ view: { phase, item, score, placed, bands } }: { view: ItemView }) {
  const { before } = item;
  const facts: readonly { readonly term: string; readonly value: ReactNode }[] = [
    { term: 'Issue', value: `#${item.number}, ${item.criterion.toLowerCase()}` },
    ...(item.openDays === null ? [] : [{ term: 'Open for', value: item.openDays === 1 ? '1 day' : `${item.openDays} days` }]),
    ...(before === null
      ? []
      : [
          {
            term: 'Last decision',
            value: (
              <>
                <span>{before.words}</span>
                {before.detail !== '' && <small>{before.detail}</small>}
              </>
            ),
          },
        ]),
    ...(item.putOff === null ? [] : [{ term: 'Put off', value: item.putOff }]),
  ];
  return (
    <section className={styles['evidence']} aria-label="Evidence">
      <div>
        {item.about !== null && phase !== 'deferred' && <p className={cx(styles['story'], before !== null && styles['short'])}>{item.about}</p>}
        <dl className={styles['facts']}>
          {facts.map(({ term, value }) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </div>
      <div className={styles['standing']}>
        <h2>{score === null ? 'Not scored yet' : score.isProposed ? 'Proposed score' : 'Score now'}</h2>
        {score !== null && (
          <>
            <p className={styles['figure']}>{score.score}</p>
            <BandMark band={score.band} size="room" isFragile={score.isFragile} isLowConfidence={score.isLowConfidence} />
            {placed !== null && <Placed placed={placed} />}
            <p className={styles['words']}>{score.factors.map(({ dimension, step }) => `${dimensionLabels[dimension]} ${step}`).join(' × ')}</p>
            {/* What single steps would do says little of a suspicion, and its mark takes the room. */}
            {placed === null && !score.isLowConfidence && <RoomLadder score={score.score} neighbours={score.neighbours} bands={bands} />}
          </>
        )}
      </div>
    </section>
  );
}
