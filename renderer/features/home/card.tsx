import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { Band } from '@shared/primitives';
import { BandShape, bandWord } from '../../ui/band-mark';
import { cx } from '../../ui/cx';
import styles from './home.module.css';

export interface CardProps {
  title: string;
  /** Small, at the right of the title. */
  more?: ReactNode;
  /** One sentence that says what is to be seen. */
  say?: ReactNode;
  isWide?: boolean;
  children?: ReactNode;
}

/** A part of a home screen: a title, one sentence, and what it is about. */
export function Card({ title, more, say, isWide = false, children }: CardProps) {
  return (
    <section className={cx(styles['card'], isWide && styles['wide'])}>
      <div className={styles['card-head']}>
        <h2>{title}</h2>
        {more !== undefined && <span className={styles['card-more']}>{more}</span>}
      </div>
      {say !== undefined && <p className={styles['say']}>{say}</p>}
      {children}
    </section>
  );
}

/** Lines of a card. */
export function CardRows({ children }: { children: ReactNode }) {
  return <ul className={styles['rows']}>{children}</ul>;
}

export interface CardRowProps {
  band?: Band | null;
  score?: number | null;
  what: string;
  /** Grey, after what it is about. */
  detail?: string | null;
  /** At the right. */
  end?: ReactNode;
  onPress: () => void;
}

/** A line that opens what it is about. */
export function CardRow({ band = null, score, what, detail = null, end, onPress }: CardRowProps) {
  return (
    <li>
      <AriaButton className={styles['row'] ?? ''} onPress={onPress}>
        {band !== null && <BandShape band={band} title={bandWord(band)} />}
        {score !== undefined && <span className={styles['row-score']}>{score ?? '–'}</span>}
        <span className={styles['what']} title={detail === null ? what : `${what}, ${detail}`}>
          {what} {detail !== null && <span>&nbsp;{detail}</span>}
        </span>
        {end}
      </AriaButton>
    </li>
  );
}
