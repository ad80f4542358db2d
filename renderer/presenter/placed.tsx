import { ArrowRight } from 'lucide-react';
import type { PresenterPlacing } from '@shared/contract/presenter/topics';
import { BandMark } from '../ui/band-mark';
import { formatDate } from '../ui/format';
import styles from './placed.module.css';

const places = { top: 'at the top, ', 'by-score': '', bottom: 'at the bottom, ' } as const;

/** Under the band of the arithmetic: the arrow to the band where a person has placed the issue, and until when (S5). */
export function Placed({ placed: { from, to, position, until } }: { placed: PresenterPlacing }) {
  return (
    <div className={styles['placed']} role="group" aria-label="Placed by hand">
      {from !== to && (
        <p className={styles['arrow']}>
          <ArrowRight aria-hidden="true" />
          <span className="vh">placed in</span>
          <BandMark band={to} size="room" />
        </p>
      )}
      <p className={styles['words']}>
        Placed by hand{from === to ? ' in its own band' : ''}, {places[position]}until {formatDate(until)}
      </p>
    </div>
  );
}
