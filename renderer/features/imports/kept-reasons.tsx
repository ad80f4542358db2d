import type { ImportKind } from '@shared/contract/imports/entities';
import type { KeptReason, UndoOutcome } from '@shared/contract/imports/undo';
import { formatCount } from '../../ui/format';
import styles from './import-page.module.css';

const shown = 5;

/** `12 records removed, 3 returned, 1 kept.` */
export function outcomeWords({ removed, restored, partly, kept }: UndoOutcome): string {
  const parts = [
    [removed, 'removed'],
    [restored, 'returned'],
    [partly, 'returned in part'],
    [kept, 'kept'],
  ] as const;
  const said = parts.filter(([count]) => count > 0).map(([count, word]) => `${formatCount(count)} ${word}`);
  return said.length === 0 ? 'No record was touched.' : `Records: ${said.join(', ')}.`;
}

/** Why records or fields stay, each with its first records. */
export function KeptReasons({ reasons, kind }: { reasons: readonly KeptReason[]; kind: ImportKind }) {
  if (reasons.length === 0) return null;
  return (
    <ul className={styles['reasons']} aria-label="Why records stay">
      {reasons.map(({ because, words, records, examples }) => (
        <li key={because}>
          <b>{words}</b> <span className="muted">{records === 1 ? '1 record' : `${formatCount(records)} records`}</span>
          <span className={styles['examples']}>
            {examples.slice(0, shown).map(({ id, number, ref, name, fields }) => (
              <span key={id} title={name}>
                {kind === 'issues' && number !== null ? `#${number} ${name}` : (ref ?? name)}
                {fields.length > 0 && ` (${fields.join(', ')})`}
              </span>
            ))}
            {records > shown && <span className="muted">and {formatCount(records - shown)} more</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}
