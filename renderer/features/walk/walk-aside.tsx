import { Fragment } from 'react';
import type { OutputOf } from '@shared/contract';
import type { IssueDetail } from '@shared/contract/issues';
import { decisionLabels } from '@shared/contract/sessions/entities';
import { BandMark } from '../../ui/band-mark';
import { formatDay, formatMoney, formatMoneyFull } from '../../ui/format';
import { useOperation } from '../../api';
import { moneyWords } from '../issues/issue-words';
import { RequestLines } from '../requests/request-lines';
import type { Left } from './left';
import styles from './walk.module.css';

/** Beside the issue: what comes by itself, what is left and behind it, what was decided and what that costs. */
export function WalkAside({ issue, left, walk }: { issue: IssueDetail; left: Left; walk: OutputOf<'walks.get'> }) {
  const { data: requests } = useOperation('requests.list', { issueId: issue.id, isOpenOnly: true });
  const [last] = issue.decisions;
  const coming = [
    ...(issue.renewal === null || issue.renewal < walk.asOf ? [] : [{ on: issue.renewal, words: `renewal${issue.arr === null ? '' : ` of ${formatMoney(issue.arr)}`}` }]),
    ...(last === undefined || last.dueOn === null || last.dueOn < walk.asOf || !last.standing.isInForce ? [] : [{ on: last.dueOn, words: `due: ${last.what}` }]),
  ].toSorted((a, b) => (a.on < b.on ? -1 : 1));
  const done = walk.stops.filter((stop) => stop.done !== null);
  return (
    <aside className={styles['aside']} aria-label="The walk">
      {coming.length > 0 && (
        <section>
          <h2>If left alone</h2>
          <ul className={styles['coming']}>
            {coming.map(({ on, words }) => (
              <li key={words}>
                <b>{formatDay(on)}</b>
                <span>{words}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {requests !== undefined && requests.total > 0 && (
        <section>
          <h2>
            Asked<span>{requests.total} open</span>
          </h2>
          <RequestLines requests={requests.rows} />
        </section>
      )}
      <section>
        <h2>Left after this</h2>
        <div className={styles['big']}>
          <b>{left.issues}</b>
          <span>{left.issues === 1 ? 'issue' : 'issues'}</span>
          {left.arr.slice(0, 3).map((money) => (
            <Fragment key={money.currency}>
              <b title={formatMoneyFull(money)}>{formatMoney(money, false)}</b>
              <span>{money.currency} behind {left.issues === 1 ? 'it' : 'them'}</span>
            </Fragment>
          ))}
        </div>
        <ul className={styles['bands']}>
          {left.bands.map(({ band, issues }) => (
            <li key={band ?? 'none'}>
              <BandMark band={band} />
              <b>{issues}</b>
            </li>
          ))}
        </ul>
        {walk.total > walk.stops.length && <p className="muted">The first {walk.stops.length} of {walk.total} are on this walk.</p>}
      </section>
      <section>
        <h2>
          Decided<span>{walk.session === null || walk.session.cost.length === 0 ? '' : moneyWords(walk.session.cost)}</span>
        </h2>
        {done.length === 0 ? (
          <p className="muted">Nothing yet.</p>
        ) : (
          <ol className={styles['done']}>
            {done.map(({ issueId, account, title, done: what }) => (
              <li key={issueId}>
                <b className="trunc" title={title}>{account ?? title}</b>
                <em>{what === null || what.kind === null ? 'Later' : decisionLabels[what.kind]}</em>
                <span>{what === null || what.cost === null ? '' : formatMoney(what.cost)}</span>
              </li>
            ))}
          </ol>
        )}
      </section>
    </aside>
  );
}
