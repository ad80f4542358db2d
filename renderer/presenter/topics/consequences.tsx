import { counted } from '../../features/sessions/session-words';
import { cx } from '../../ui/cx';
import { usePages } from '../use-pages';
import { pageWords } from './page-mark';
import { TopicHead } from './topic-head';
import type { WorkOf } from './topic-screen';
import styles from './topics.module.css';

const perPage = 4;

/** What earlier sessions accepted when they deferred something, and what came of it (T3). */
export function Consequences({ topic, work: { lines, next } }: { topic: string; work: WorkOf<'consequences'> }) {
  const { rows, page, of } = usePages(lines, perPage);
  const left = lines.filter(({ isReviewed }) => !isReviewed).length;
  return (
    <>
      <TopicHead topic={topic} facts={[counted(lines.length, 'accepted consequence', 'accepted consequences'), left === 0 ? 'all reviewed' : `${left} to review`, ...pageWords(page, of), ...(next === null ? [] : [`then ${next}`])]} />
      <section className={styles['listing']} aria-label="Consequences of earlier trade-offs">
        <ol>
          {rows.map(({ consequence, issue, owner, from, isReviewed, state, words }) => (
            <li key={`${from}${issue}`}>
              <div>
                <b className={styles['clamped']}>{consequence}</b>
                <small className="trunc">
                  {issue}. {from}
                </small>
              </div>
              <div className={styles['said']}>
                <b className={cx(!isReviewed && styles['open'])}>{state}</b>
                <small className={styles['clamped']}>{words === '' ? `${owner ?? 'Nobody'} answers for it` : words}</small>
              </div>
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}
