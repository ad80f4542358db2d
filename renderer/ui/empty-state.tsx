import type { ReactNode } from 'react';
import styles from './empty-state.module.css';

export interface EmptyStateProps {
  icon?: ReactNode;
  title: string;
  /** What this place is for. */
  children: ReactNode;
  /** The one thing to do. */
  action?: ReactNode;
  /** What it will look like. */
  preview?: ReactNode;
}

/** A place with nothing in it yet: what it is for, the one action to take, what it will look like. */
export function EmptyState({ icon, title, children, action, preview }: EmptyStateProps) {
  return (
    <div className={styles['empty']}>
      {icon !== undefined && (
        <span className={styles['icon']} aria-hidden="true">
          {icon}
        </span>
      )}
      <h2 className={styles['title']}>{title}</h2>
      <p className={styles['words']}>{children}</p>
      {action !== undefined && <div className={styles['action']}>{action}</div>}
      {preview !== undefined && <div className={styles['preview']}>{preview}</div>}
    </div>
  );
}
