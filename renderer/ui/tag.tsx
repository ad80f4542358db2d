import type { ReactNode } from 'react';
import { cx } from './cx';
import { formatCount } from './format';
import styles from './tag.module.css';

export type TagTone = 'plain' | 'dashed' | 'accent' | 'warn' | 'bad';

/** A word on a thing: a tag, a state. `dashed` for fragile and redacted, `accent` for verified. */
export function Tag({ children, tone = 'plain' }: { children: ReactNode; tone?: TagTone }) {
  return <span className={cx(styles['tag'], tone !== 'plain' && styles[tone])}>{children}</span>;
}

/** A small grey count beside a heading or a word. */
export function Count({ value }: { value: number }) {
  return <span className={styles['count']}>{formatCount(value)}</span>;
}
