import { cx } from './cx';
import { formatClock } from './format';
import styles from './timer.module.css';

export interface TimerProps {
  /** Time used on the item, ms. */
  elapsedMs: number;
  /** The item's time-box with its extensions, ms; null: no box, the time used is shown. */
  boxMs: number | null;
  isPaused?: boolean;
  size?: 'small' | 'large' | 'room';
}

/** Time left in the box; past it, the overrun in red. The time is given: it keeps no clock of its own. */
export function Timer({ elapsedMs, boxMs, isPaused = false, size = 'large' }: TimerProps) {
  const leftMs = boxMs === null ? null : boxMs - elapsedMs;
  const isOver = leftMs !== null && leftMs < 0;
  const boxMinutes = boxMs === null ? null : Math.round(boxMs / 60_000);
  const figure = leftMs === null ? formatClock(elapsedMs) : `${isOver ? '+' : ''}${formatClock(leftMs)}`;
  const words = boxMinutes === null ? ['used'] : [isOver ? 'over' : 'left of', `${boxMinutes} min`];
  const used = boxMs === null || boxMs === 0 ? 0 : Math.min(elapsedMs / boxMs, 1);
  return (
    <div className={cx(styles['timer'], styles[size], isOver && styles['over'], isPaused && styles['paused'])} role="timer" aria-label={`${figure} ${words.join(' ')}${isPaused ? ', paused' : ''}`}>
      <span className={styles['figure']}>{figure}</span>
      {size !== 'small' && (
        <span className={styles['words']}>
          {(isPaused ? ['paused'] : words).map((word) => (
            <span key={word}>{word} </span>
          ))}
        </span>
      )}
      {size !== 'small' && boxMs !== null && (
        <span className={styles['bar']} aria-hidden="true">
          <i style={{ inlineSize: `${used * 100}%` }} />
        </span>
      )}
    </div>
  );
}
