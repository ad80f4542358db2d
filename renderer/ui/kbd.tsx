import type { ReactNode } from 'react';
import styles from './kbd.module.css';

/** A key, or keys pressed together, as drawn on a keyboard: `Ctrl K`. */
export function Kbd({ children }: { children: ReactNode }) {
  return <kbd className={styles['kbd']}>{children}</kbd>;
}

/** A key with the words for what it does, for footers. */
export function KeyHint({ keys, children }: { keys: string; children: ReactNode }) {
  return (
    <span className={styles['hint']}>
      <Kbd>{keys}</Kbd>
      {children}
    </span>
  );
}
