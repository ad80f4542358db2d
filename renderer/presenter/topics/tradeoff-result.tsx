import { counted } from '../../features/sessions/session-words';
import { amountFull, amountShort, listed } from '../../features/tradeoffs/tradeoff-words';
import { usePages } from '../use-pages';
import { PageMark } from './page-mark';
import { longTopic, TopicHead } from './topic-head';
import type { WorkOf } from './topic-screen';
import styles from './topics.module.css';

const perPage = 4;
const mostChosen = 8;

/** What was chosen, and what was deferred with who answers for it and what is accepted meanwhile (T3). */
export function TradeoffResult({ topic, work: { terms, chosen, deferred, dissents } }: { topic: string; work: WorkOf<'result'> }) {
  const { rows, page, of } = usePages(deferred, topic.length > longTopic ? perPage - 1 : perPage);
  const used = chosen.reduce((sum, { effort }) => sum + effort, 0);
  const shown = chosen.length > mostChosen ? chosen.slice(0, mostChosen - 1) : chosen;
  return (
    <>
      <TopicHead topic={topic} facts={[terms.title, `${amountShort(used, terms)} of ${amountFull(terms.capacity, terms)}`, ...(dissents.length === 0 ? [] : [dissents.length > 3 ? `${dissents.length} dissent` : `dissent: ${listed(dissents)}`])]} />
      <section className={styles['result']} aria-label="Result">
        <div>
          <h2>{counted(chosen.length, 'chosen', 'chosen')}</h2>
          <ol className={styles['chosen']} aria-label="Chosen">
            {shown.map(({ label, title, effort }) => (
              <li key={`${label}${title}`}>
                <b className="trunc">{label}</b>
                <span>{amountShort(effort, terms)}</span>
                <small className="trunc">{title}</small>
              </li>
            ))}
            {shown.length < chosen.length && <li>and {chosen.length - shown.length} more</li>}
          </ol>
        </div>
        <div>
          <h2>
            {counted(deferred.length, 'deferred', 'deferred')}
            <PageMark page={page} of={of} />
          </h2>
          <ol className={styles['deferred']} aria-label="Deferred">
            {rows.map(({ label, title, effort, owner, consequence, droppedFor }) => (
              <li key={`${label}${title}`}>
                <div>
                  <p>
                    <b>{label}</b> {droppedFor === null ? amountShort(effort, terms) : `${amountShort(effort, terms)}, dropped${droppedFor === '' ? '' : ` for ${droppedFor}`}`}
                  </p>
                  <p className={styles['accepted']}>{consequence === '' ? title : consequence}</p>
                </div>
                <p className={styles['owner']}>{owner !== null && <b>{owner}</b>}</p>
              </li>
            ))}
          </ol>
          {deferred.length === 0 && <p className={styles['none']}>Nothing: everything is taken.</p>}
        </div>
      </section>
    </>
  );
}
