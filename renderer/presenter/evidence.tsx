import { dimensionLabels } from '@shared/contract/scoring/entities';
import { BandMark } from '../ui/band-mark';
import type { ItemView } from './item-screen';
import { RoomLadder } from './room-ladder';
import styles from './item.module.css';

/** Before the ballots: what the issue is and where it stands. */
export function Evidence({ view: { item, score, bands } }: { view: ItemView }) {
  const facts = [
    { term: 'Issue', value: `#${item.number}` },
    { term: 'Criterion', value: item.criterion },
    { term: 'Open for', value: item.openDays === null ? 'not known' : item.openDays === 1 ? '1 day' : `${item.openDays} days` },
    ...(item.before === null ? [] : [{ term: 'Last decision', value: item.before }]),
  ];
  return (
    <section className={styles['evidence']} aria-label="Evidence">
      <dl className={styles['facts']}>
        {facts.map(({ term, value }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div className={styles['standing']}>
        <h2>{score === null ? 'Not scored yet' : score.isProposed ? 'Proposed score' : 'Score now'}</h2>
        {score !== null && (
          <>
            <p className={styles['figure']}>{score.score}</p>
            <BandMark band={score.band} size="room" isFragile={score.isFragile} />
            <p className={styles['words']}>{score.factors.map(({ dimension, step }) => `${dimensionLabels[dimension]} ${step}`).join(' × ')}</p>
            <RoomLadder score={score.score} neighbours={score.neighbours} bands={bands} />
          </>
        )}
      </div>
    </section>
  );
}
