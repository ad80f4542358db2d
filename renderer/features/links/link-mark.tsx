import { Link2 } from 'lucide-react';
import { linkWords, type LinkMark as Mark } from '@shared/contract/links';
import styles from './links.module.css';

export const linkMarkWords = (links: readonly Mark[]): string => links.map(({ kind, isInverse, number }) => `${linkWords[kind][isInverse ? 'to' : 'from']} #${number}`).join(', ');

/** On a row: that the issue is linked, and to which by its words. */
export function LinkMark({ links }: { links: readonly Mark[] }) {
  if (links.length === 0) return null;
  const words = linkMarkWords(links);
  return (
    <span className={styles['mark']} role="img" aria-label={words} title={words}>
      <Link2 aria-hidden="true" />
    </span>
  );
}
