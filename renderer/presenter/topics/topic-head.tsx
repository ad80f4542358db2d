import { cx } from '../../ui/cx';
import item from '../item.module.css';
import styles from './topics.module.css';

/** A longer one takes two lines. */
export const longTopic = 46;

/** The topic, and below it what counts of it, the first in bold. */
export function TopicHead({ topic, facts }: { topic: string; facts: readonly string[] }) {
  const [first, ...rest] = facts.filter((fact) => fact !== '');
  return (
    <header className={item['about']}>
      <h1 className={cx(topic.length > longTopic && item['long'])}>{topic}</h1>
      {first !== undefined && (
        <p className={styles['facts']}>
          <b>{first}</b>
          {rest.map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
        </p>
      )}
    </header>
  );
}
