import { actionStateLabels } from '@shared/contract/actions/entities';
import { dueWords } from '../../features/actions/action-words';
import { cx } from '../../ui/cx';
import { formatDay } from '../../ui/format';
import { usePages } from '../use-pages';
import { pageWords } from './page-mark';
import { TopicHead } from './topic-head';
import type { WorkOf } from './topic-screen';
import styles from './topics.module.css';

const perPage = 6;

/** What earlier sessions promised: overdue first, then what is due, then what was settled here (M1). */
export function OpenActions({ topic, work: { total, overdue, settled, lines } }: { topic: string; work: WorkOf<'open-actions'> }) {
  const { rows, page, of } = usePages(lines, perPage);
  return (
    <>
      <TopicHead topic={topic} facts={[`${total} open`, overdue === 0 ? 'none overdue' : `${overdue} overdue`, ...(settled === 0 ? [] : [`${settled} settled in this meeting`]), ...pageWords(page, of)]} />
      <section className={styles['listing']} aria-label="Actions">
        <ol>
          {rows.map(({ name, what, account, owner, dueOn, daysLeft, isOverdue, state }) => {
            const isLeft = state === 'open' || state === 'in-progress';
            return (
              <li key={name} className={cx(styles['action'], !isLeft && styles['settled'])}>
                <span>{name}</span>
                <div>
                  <b className="trunc">{what}</b>
                  <small className="trunc">{account === null ? owner : `${owner}, ${account}`}</small>
                </div>
                <div className={styles['due']}>
                  <b className={cx(isOverdue && styles['late'])}>{isLeft ? dueWords({ daysLeft, state }) : actionStateLabels[state]}</b>
                  <small>{state === 'in-progress' ? 'in progress, ' : ''}{formatDay(dueOn)}</small>
                </div>
              </li>
            );
          })}
        </ol>
        {lines.length === 0 && <p className={styles['none']}>No action of an earlier session is open.</p>}
      </section>
    </>
  );
}
