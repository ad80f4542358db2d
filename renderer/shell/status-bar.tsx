import { File, Lock, WifiOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from '../ui/cx';
import { formatCount, formatTime, shortHash } from '../ui/format';
import styles from './shell.module.css';

export interface StatusBarProps {
  /** Null: no workspace is open. */
  fileName: string | null;
  /** The whole path, on hover. */
  file?: string | undefined;
  /** When the last change was written (instant), or null. */
  savedAt: string | null;
  isReadOnly?: boolean;
  /** `Methodology 1, in force since 1 Sep 2026`. */
  methodology: string | null;
  log: {
    readonly entries: number;
    readonly head: string;
    /** When the chain was last checked, and how it stood; null: not since the file was opened. */
    readonly verified: { readonly at: string; readonly isWhole: boolean } | null;
  } | null;
  /** Instead of file and log: the keys of a screen, as in a session. */
  keys?: ReactNode;
}

/** The foot of the window: where the record is, and that it is whole. */
export function StatusBar({ fileName, file, savedAt, isReadOnly = false, methodology, log, keys }: StatusBarProps) {
  if (keys !== undefined) return <footer className={styles['status']}>{keys}</footer>;
  return (
    <footer className={styles['status']}>
      <span>
        <WifiOff aria-hidden="true" />
        Offline
      </span>
      {fileName !== null && (
        <span title={file}>
          <File aria-hidden="true" />
          <span className={styles['file']}>{fileName}</span>
        </span>
      )}
      {isReadOnly ? <span>Read only</span> : savedAt !== null && <span>Saved {formatTime(savedAt)}</span>}
      <span className="spacer" />
      {methodology !== null && <span>{methodology}</span>}
      {log !== null && (
        <span>
          <Lock aria-hidden="true" />
          Log entry {formatCount(log.entries)} <span className="tnum">{shortHash(log.head)}</span>
          {log.verified !== null && <span className={cx(log.verified.isWhole ? styles['ok'] : styles['bad'])}>{log.verified.isWhole ? `verified ${formatTime(log.verified.at)}` : 'chain broken'}</span>}
        </span>
      )}
    </footer>
  );
}
