import type { ReactNode } from 'react';
import type { PresenterTimer, PresenterView } from '@shared/contract/presenter/view';
import { usedMs, useNow } from '../features/sessions/use-now';
import { cx } from '../ui/cx';
import { formatClock, formatDate, formatTime } from '../ui/format';
import styles from './frame.module.css';

export type OfAgenda = Extract<PresenterView, { position: number; of: number; timer: PresenterTimer }>;

/** What stands around every item: its place, the session, its time; and at the foot what comes next, and the clock of the room. */
export function ItemFrame({ view, foot, children }: { view: OfAgenda; foot?: ReactNode; children: ReactNode }) {
  return (
    <main className={styles['frame']}>
      <header className={styles['head']}>
        <p className={styles['place']}>
          <b>{view.position}</b> of {view.of}
        </p>
        <p className={styles['session']}>
          {view.title}
          <span>{formatDate(view.plannedOn)}</span>
        </p>
        <TimeLeft timer={view.timer} />
      </header>
      {children}
      {foot}
      <Strip>{view.next === null ? 'Last item' : <>Next: {view.next}</>}</Strip>
    </main>
  );
}

/** The line at the foot: a few words, and the clock of the room. */
export function Strip({ children }: { children: ReactNode }) {
  const now = useNow(true);
  return (
    <footer className={styles['strip']}>
      <p className="trunc">{children}</p>
      <time>{formatTime(new Date(now).toISOString())}</time>
    </footer>
  );
}

/** Time left in the box, past it the overrun; it counts by itself. */
function TimeLeft({ timer }: { timer: PresenterTimer }) {
  const now = useNow(timer.runningSince !== null);
  const left = timer.boxMs - usedMs(timer, now);
  const isOver = left < 0;
  const isPaused = timer.runningSince === null;
  const share = timer.boxMs === 0 ? 1 : Math.min(1, 1 - left / timer.boxMs);
  return (
    <>
      <p className={cx(styles['time'], isOver && styles['over'], isPaused && styles['paused'])} role="timer">
        <b>
          {isOver && '+'}
          {formatClock(left)}
        </b>
        {isOver ? 'over' : 'left of'} {Math.round(timer.boxMs / 60_000)} min{isPaused && ', paused'}
      </p>
      <span className={cx(styles['bar'], isOver && styles['over'])} aria-hidden="true">
        <i style={{ inlineSize: `${share * 100}%` }} />
      </span>
    </>
  );
}
