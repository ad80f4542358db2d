import type { ScoreRecord } from '@shared/contract/scoring/operations';
import { dimensions } from '@shared/primitives';
import { BandMark } from '../../ui/band-mark';
import { cx } from '../../ui/cx';
import { dimensionLabels } from '../../ui/factor-words';
import { formatInstant } from '../../ui/format';
import styles from './scoring.module.css';

/** How a score came about, in words. */
export function scoreKindWords({ kind, sessionNumber }: Pick<ScoreRecord, 'kind' | 'sessionNumber'>): string {
  switch (kind) {
    case 'ballot':
      return sessionNumber === null ? 'Agreed by ballot' : `Agreed by ballot in session ${sessionNumber}`;
    case 'proposal-accepted':
      return 'Proposal accepted';
    case 'proposal-changed':
      return 'Proposal changed';
    case 'manual':
      return 'Scored by hand';
  }
}

/** Every score an issue has had, newest first: a score is superseded, never overwritten (S2). */
export function ScoreHistory({ records }: { records: readonly ScoreRecord[] }) {
  return (
    <ol className={styles['history']}>
      {records.map((record) => (
        <li key={record.id} className={cx(styles['record'], !record.isCurrent && styles['past'])}>
          <span className={styles['figure']}>{record.score}</span>
          <span className={styles['head']}>
            <BandMark band={record.band} isShort isFragile={record.isFragile} />
            <span className={styles['product']}>
              {record.factors.impact} × {record.factors.severity} × {record.factors.time}
            </span>
            <span className={styles['how']}>{scoreKindWords(record)}</span>
          </span>
          <span className={styles['by']}>
            {record.by}, {formatInstant(record.at)}
          </span>
          {record.reason !== '' && <p className={styles['reason']}>{record.reason}</p>}
          {dimensions.some((dimension) => record.dimensionReasons[dimension] !== '') && (
            <dl className={styles['reasons']}>
              {dimensions.flatMap((dimension) =>
                record.dimensionReasons[dimension] === ''
                  ? []
                  : [
                      <dt key={`${dimension}-term`}>{dimensionLabels[dimension]}</dt>,
                      <dd key={dimension}>{record.dimensionReasons[dimension]}</dd>,
                    ],
              )}
            </dl>
          )}
        </li>
      ))}
    </ol>
  );
}
