import type { TradeoffResult } from '@shared/contract/tradeoffs/entities';
import { setLabels } from '@shared/contract/tradeoffs/entities';
import type { IssueId } from '@shared/primitives';
import { cx } from '../../ui/cx';
import { formatInstant, formatMoney } from '../../ui/format';
import { DefinitionList } from '../../ui/page';
import { AllocationTable } from './allocation-table';
import { amountFull, amountShort, listed } from './tradeoff-words';
import styles from './tradeoffs.module.css';

/** A result as it was recorded, with the board as it then stood (T3). */
export function ResultView({ result }: { result: TradeoffResult }) {
  const { state, chosen, deferred, dissents } = result;
  const { terms, contenders, group, arithmetic } = state;
  const contenderOf = (id: IssueId) => contenders.find(({ issueId }) => issueId === id);
  const labelOf = (id: IssueId): string => contenderOf(id)?.label ?? '';
  const used = chosen.reduce((sum, id) => sum + (contenderOf(id)?.effort ?? 0), 0);
  const moved = (group?.order ?? arithmetic).flatMap((id, place) => (arithmetic.indexOf(id) === place ? [] : [`${labelOf(id)} ${arithmetic.indexOf(id) + 1} to ${place + 1}`]));
  return (
    <div className={styles['result']}>
      <DefinitionList
        items={[
          { term: 'Chosen', value: <b>{chosen.length === 0 ? 'nothing' : listed(chosen.map(labelOf))}</b> },
          { term: 'Takes', value: `${amountFull(used, terms)} of ${amountFull(terms.capacity, terms)}` },
          { term: 'Reason', value: result.reason },
          { term: 'Decided by', value: `${result.deciderName}, ${formatInstant(result.at)}` },
          { term: 'The same set as', value: state.matches.length === 0 ? 'no measure: put together by hand' : listed(state.matches.map((kind) => setLabels[kind].toLowerCase())) },
          ...(group === null ? [] : [{ term: 'Order', value: group.words }, { term: 'Against the arithmetic', value: moved.length === 0 ? 'the same order' : moved.join(', ') }]),
        ]}
      />
      {deferred.length > 0 && (
        <section aria-label="Deferred">
          <h2>Deferred</h2>
          <table className={styles['table']}>
            <thead>
              <tr>
                <th scope="col">Issue</th>
                <th scope="col">Why</th>
                <th scope="col">At risk</th>
                <th scope="col">Accepted meanwhile</th>
                <th scope="col">Owner</th>
              </tr>
            </thead>
            <tbody>
              {deferred.map(({ issueId, why, isDisplaced, forId, consequence, ownerName }) => {
                const contender = contenderOf(issueId);
                const risks = [contender?.issue.arr == null ? '' : formatMoney(contender.issue.arr), contender?.issue.daysToRenewal == null ? '' : `renews in ${contender.issue.daysToRenewal} d`, contender?.atStake ?? '', contender?.ifDeferred ?? ''].filter((words) => words !== '');
                return (
                  <tr key={issueId} className={cx(isDisplaced && styles['dropped'])}>
                    <th scope="row">
                      {labelOf(issueId)} <small className="muted">{contender === undefined ? '' : amountShort(contender.effort, terms)}</small>
                    </th>
                    <td>{[isDisplaced ? `Dropped${forId === null ? '' : ` for ${labelOf(forId)}`}` : '', why].filter((words) => words !== '').join(': ')}</td>
                    <td>{risks.join('; ')}</td>
                    <td>{consequence}</td>
                    <td>{ownerName ?? ''}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </section>
      )}
      {dissents.map(({ personId, name, words }) => (
        <blockquote key={personId} className={styles['dissent']}>
          <p>{words}</p>
          <footer>Dissent of {name}</footer>
        </blockquote>
      ))}
      <section aria-label="Side by side">
        <h2>Side by side</h2>
        <AllocationTable terms={terms} contenders={contenders} order={group?.order ?? arithmetic} sets={state.sets} chosen={chosen} />
      </section>
    </div>
  );
}
