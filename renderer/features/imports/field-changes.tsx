import { ArrowRight } from 'lucide-react';
import type { ChangedField } from '@shared/contract/imports/history';
import styles from './import-page.module.css';

const words = (text: string): string => (text === '' ? 'nothing' : text);

/** Fields before and after, in a line each or one after another. */
export function FieldChanges({ fields, isInline = false }: { fields: readonly ChangedField[]; isInline?: boolean }) {
  return (
    <ul className={styles[isInline ? 'inline' : 'stacked']} title={isInline ? fields.map(({ label, before, after }) => `${label}: ${words(before)}, now ${words(after)}`).join('\n') : undefined}>
      {fields.map(({ field, label, before, after }) => (
        <li key={field}>
          <span className="muted">{label}</span> <del className={styles['before']}>{words(before)}</del> <ArrowRight className={styles['arrow']} role="img" aria-label="becomes" /> <ins className={styles['after']}>{words(after)}</ins>
        </li>
      ))}
    </ul>
  );
}
