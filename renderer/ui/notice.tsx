import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from './cx';
import styles from './notice.module.css';

export type NoticeTone = 'info' | 'success' | 'warn' | 'error';

export interface NoticeProps {
  tone?: NoticeTone;
  /** What happened. */
  title: string;
  /** What was kept. */
  kept?: ReactNode;
  /** What to do. */
  toDo?: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
}

const icons = { info: Info, success: CircleCheck, warn: TriangleAlert, error: CircleAlert } as const;

/** Something a person must know, in place: what happened, what was kept, what to do. Errors are read aloud at once. */
export function Notice({ tone = 'info', title, kept, toDo, children, actions }: NoticeProps) {
  const Icon = icons[tone];
  return (
    <div className={cx(styles['notice'], styles[tone])} role={tone === 'error' ? 'alert' : 'status'}>
      <Icon aria-hidden="true" />
      <div className={styles['body']}>
        <p className={styles['title']}>{title}</p>
        {kept !== undefined && <p>{kept}</p>}
        {toDo !== undefined && <p>{toDo}</p>}
        {children}
        {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
      </div>
    </div>
  );
}
