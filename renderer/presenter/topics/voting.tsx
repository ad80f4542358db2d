import { Check } from 'lucide-react';
import { counted } from '../../features/sessions/session-words';
import { amountFull } from '../../features/tradeoffs/tradeoff-words';
import { cx } from '../../ui/cx';
import { TopicHead } from './topic-head';
import type { WorkOf } from './topic-screen';
import item from '../item.module.css';
import styles from './topics.module.css';

/** While somebody sits before the questions: who, and how far everybody is; neither an answer nor an order (T2). */
export function Voting({ topic, work: { terms, contenders, voters } }: { topic: string; work: WorkOf<'voting'> }) {
  const seated = voters.find(({ isSeated }) => isSeated);
  return (
    <>
      <TopicHead topic={topic} facts={[terms.title, amountFull(terms.capacity, terms), counted(contenders, 'issue competes', 'issues compete')]} />
      <section className={item['ballots']} aria-label="Voting">
        <div>
          <h2 className="trunc">{seated === undefined ? 'Voting' : seated.name}</h2>
          {seated !== undefined && (
            <>
              <p className={item['finished']}>
                <b>{seated.answered}</b> of {!seated.isDone && 'at most '}
                {seated.atMost}
              </p>
              <p className={item['words']}>{seated.isDone ? 'Every question is answered.' : 'questions are answered.'}</p>
            </>
          )}
          <p className={item['words']}>The order stays closed until nobody sits before the questions.</p>
        </div>
        <ul className={cx(voters.length > 18 && item['many'], voters.length > 10 && item['several'], voters.length <= 8 && styles['few'], styles['voters'])} aria-label="Voters">
          {voters.map(({ name, answered, atMost, isDone, isSeated }, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- two people may have the same name, and they stand in one order
            <li key={`${name}-${index}`} className={cx(isDone && item['done'], isSeated && styles['seated'], isSeated && !isDone && styles['asked'])}>
              <span className={item['mark']} aria-hidden="true">
                {isDone && <Check />}
              </span>
              <span className="trunc">{name}</span>
              <small>{isDone ? 'done' : `${answered} of ${voters.length > 8 ? '' : 'at most '}${atMost}`}</small>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
