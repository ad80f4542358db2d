import { Check } from 'lucide-react';
import type { PresenterBallots } from '@shared/contract/presenter/view';
import { cx } from '../ui/cx';
import styles from './item.module.css';

const roundWords = ['First round', 'Second round', 'Third round'] as const;

/** A blind round under way: how many have finished, who is waited for, and nothing of what was said (S4). */
export function BallotsOpen({ ballots: { round, mode, finished, waiting } }: { ballots: PresenterBallots }) {
  const people = [...finished.map((name) => ({ name, hasFinished: true })), ...waiting.map((name) => ({ name, hasFinished: false }))].toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  return (
    <section className={styles['ballots']} aria-label="Ballots">
      <div>
        <h2>
          {roundWords[round - 1] ?? `Round ${round}`}, {mode === 'paper' ? 'on paper' : 'on the laptop'}
        </h2>
        <p className={styles['finished']}>
          <b>{finished.length}</b> of {people.length}
        </p>
        <p className={styles['words']}>{waiting.length === 0 ? 'Everybody has finished.' : 'have finished.'}</p>
        <p className={styles['words']}>Ballots stay closed until all are shown at once.</p>
      </div>
      <ul className={cx(people.length > 18 && styles['many'], people.length > 10 && styles['several'])} aria-label="Who has finished">
        {people.map(({ name, hasFinished }, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- two people may have the same name, and they stand in the order of names
          <li key={`${name}-${index}`} className={cx(hasFinished && styles['done'])}>
            <span className={styles['mark']} aria-hidden="true">
              {hasFinished && <Check />}
            </span>
            <span className="trunc">{name}</span>
            <span className="vh">{hasFinished ? 'has finished' : 'is waited for'}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
