import type { PresenterContender } from '@shared/contract/presenter/topics';
import type { BoardTerms } from '@shared/contract/tradeoffs/entities';
import { amountShort } from '../../features/tradeoffs/tradeoff-words';
import { cx } from '../../ui/cx';
import type { Scale } from './order-scale';
import styles from './orders.module.css';

export interface ScaledOrderProps {
  label: string;
  rows: readonly PresenterContender[];
  terms: BoardTerms;
  scale: Scale;
  isQuiet?: boolean;
  /** There is room for what the issue is about. */
  isWide?: boolean;
  detail: (row: PresenterContender) => string;
}

/** An order with each row as high as its effort: what fits above the line of the capacity, the rest below it. */
export function ScaledOrder({ label, rows, terms, scale, isQuiet = false, isWide = false, detail }: ScaledOrderProps) {
  const used = rows.reduce((sum, { isIn, effort }) => sum + (isIn ? effort : 0), 0);
  const free = terms.capacity - used;
  const isShort = free * scale.remPerUnit < 1.75;
  const row = (each: PresenterContender) => {
    const height = each.effort * scale.remPerUnit;
    return (
      <li key={each.contender} className={cx(!each.isIn && styles['off'])} style={{ blockSize: `${height}rem` }}>
        <span className={styles['rank']}>{each.rank}</span>
        <span className={cx(styles['name'], isWide && styles['wide'])}>
          <b>{each.label}</b>
          {isWide ? <small>{each.title}</small> : height >= 3.25 && <small>{detail(each)}</small>}
        </span>
        {isWide && <span className={styles['effort']}>{detail(each)}</span>}
        <span className={styles['effort']}>{amountShort(each.effort, terms)}</span>
        <span className="vh">{each.isIn ? 'fits' : 'falls off'}</span>
      </li>
    );
  };
  return (
    <ol className={cx(styles['order'], isQuiet && styles['quiet'])} aria-label={label}>
      {rows.filter(({ isIn }) => isIn).map(row)}
      {scale.hasLine && free > 0 && (
        <li className={styles['free']} style={{ blockSize: `${free * scale.remPerUnit}rem` }}>
          <span className={cx(isShort && 'vh')}>{amountShort(free, terms)} left</span>
        </li>
      )}
      {rows.filter(({ isIn }) => !isIn).map(row)}
    </ol>
  );
}
