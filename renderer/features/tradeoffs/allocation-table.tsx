import { Check } from 'lucide-react';
import type { BoardTerms, Contender, FittingSet, SetKind } from '@shared/contract/tradeoffs/entities';
import { setLabels } from '@shared/contract/tradeoffs/entities';
import type { IssueId } from '@shared/primitives';
import { Button } from '../../ui/button';
import { Checkbox } from '../../ui/choice';
import { cx } from '../../ui/cx';
import { amountShort, moneyList } from './tradeoff-words';
import styles from './allocation.module.css';

const shortLabels = { order: 'Group', arithmetic: 'By score', score: 'Most score', arr: 'Most ARR', speed: 'Soonest', dual: 'Dual' } as const satisfies Record<SetKind, string>;

export interface AllocationTableProps {
  terms: BoardTerms;
  contenders: readonly Contender[];
  /** All contenders in the running, first choice first. */
  order: readonly IssueId[];
  sets: readonly FittingSet[];
  chosen: readonly IssueId[];
  /** What is said of a contender beside its name. */
  remarks?: ReadonlyMap<IssueId, string> | undefined;
  /** Given where somebody may choose. */
  onChoose?: ((chosen: readonly IssueId[]) => void) | undefined;
}

/** Every contender against what each measure would take, side by side, with what each set adds up to (T4). */
export function AllocationTable({ terms, contenders, order, sets, chosen, remarks, onChoose }: AllocationTableProps) {
  const hasDays = sets.some(({ daysToEffect }) => daysToEffect !== null);
  const hasDual = sets.some(({ dual }) => dual > 0);
  const isSame = (set: FittingSet): boolean => set.problem === null && set.chosen.length === chosen.length && set.chosen.every((id) => chosen.includes(id));
  const sums: readonly (readonly [string, (set: FittingSet) => string])[] = [
    ['Effort', ({ effort }) => amountShort(effort, terms)],
    ['Score', ({ score }) => String(score)],
    ['ARR served', ({ arr }) => moneyList(arr)],
    ['ARR deferred', ({ arrDeferred }) => moneyList(arrDeferred)],
    ...(hasDays ? [['Felt within', ({ daysToEffect }: FittingSet) => (daysToEffect === null ? '' : `${daysToEffect} d`)] as const] : []),
    ...(hasDual ? [['Serve more', ({ dual }: FittingSet) => String(dual)] as const] : []),
  ];
  return (
    <div className={styles['frame']}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{onChoose === undefined ? 'Chosen' : 'Choose'}</th>
            <th scope="col" className="num">Effort</th>
            <th scope="col" className="num">Score</th>
            {sets.map((set) => (
              <th key={set.kind} scope="col" className={cx(styles['set'], isSame(set) && styles['same'])} title={set.problem ?? setLabels[set.kind]}>
                {shortLabels[set.kind]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {order.map((id, place) => {
            const contender = contenders.find(({ issueId }) => issueId === id);
            if (contender === undefined) return null;
            const name = (
              <span className={styles['name']}>
                <span className={styles['rank']}>{place + 1}</span> <b>{contender.label}</b> {remarks?.has(id) === true && <em>{remarks.get(id)}</em>}
                <small>{contender.issue.title}</small>
              </span>
            );
            const isChosen = chosen.includes(id);
            return (
              <tr key={id} className={cx(!isChosen && styles['off'])}>
                <td>
                  {onChoose === undefined ? (
                    <span className={styles['fixed']}>
                      {isChosen ? <Check aria-label="Chosen" /> : <i />}
                      {name}
                    </span>
                  ) : (
                    <Checkbox isSelected={isChosen} onChange={(isSelected) => onChoose(isSelected ? [...chosen, id] : chosen.filter((other) => other !== id))}>
                      {name}
                    </Checkbox>
                  )}
                </td>
                <td className="num">{amountShort(contender.effort, terms)}</td>
                <td className="num">{contender.issue.score ?? ''}</td>
                {sets.map((set) => (
                  <td key={set.kind} className={cx(styles['set'], isSame(set) && styles['same'])}>
                    {set.chosen.includes(id) ? <i className={styles['dot']} role="img" aria-label={`${setLabels[set.kind]} takes it`} /> : <span className="vh">not taken</span>}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
        <tfoot>
          {sums.map(([label, valueOf]) => (
            <tr key={label}>
              <th scope="row" colSpan={3}>
                {label}
              </th>
              {sets.map((set) => (
                <td key={set.kind} className={cx(styles['set'], isSame(set) && styles['same'])}>
                  {set.problem === null ? valueOf(set) : '–'}
                </td>
              ))}
            </tr>
          ))}
          {onChoose !== undefined && (
            <tr>
              <th scope="row" colSpan={3}>
                Start from
              </th>
              {sets.map((set) => (
                <td key={set.kind} className={cx(styles['set'], isSame(set) && styles['same'])}>
                  {isSame(set) ? (
                    <span className="muted">chosen</span>
                  ) : (
                    set.problem === null && (
                      <Button size="small" variant="link" onPress={() => onChoose(set.chosen)}>
                        <span className="vh">{`${setLabels[set.kind]}: `}</span>take
                      </Button>
                    )
                  )}
                </td>
              ))}
            </tr>
          )}
        </tfoot>
      </table>
      {sets.map(({ kind, problem }) => problem !== null && <p key={kind} className="muted">{`${setLabels[kind]}: ${problem}`}</p>)}
    </div>
  );
}
