import { verdictLabels, type OverrideRecord } from '@shared/contract/scoring/overrides';
import type { IssueId } from '@shared/primitives';
import { useOperation } from '../../../api';
import { OverrideMark } from '../../../ui/band-mark';
import { formatDate } from '../../../ui/format';
import { endWords } from './placing-words';
import styles from './placing.module.css';

/** Every override an issue has had, newest first: superseded, never overwritten (S5). */
export function PlacingHistory({ issueId }: { issueId: IssueId }) {
  const { data: records } = useOperation('scoring.overrides', { issueId });
  if (records === undefined || records.length === 0) return null;
  return (
    <section aria-label="Placed by hand over time">
      <h2>Placed by hand</h2>
      <ol className={styles['history']}>
        {records.map((record) => (
          <li key={record.id} className={styles['record']}>
            <span className={styles['marks']}>
              <OverrideMark from={record.arithmeticBand} to={record.band} />
              <span className="muted">{scoreWords(record)}</span>
            </span>
            <span className={styles['by']}>
              {record.decider}, {formatDate(record.from)}
              {record.sessionNumber === null ? '' : `, session ${record.sessionNumber}`}
            </span>
            <p>{record.reason}</p>
            <p className="muted">
              {endWords(record)}.{record.judgement === null ? '' : ` ${verdictLabels[record.judgement.verdict]}, says ${record.judgement.by}: ${record.judgement.words}`}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

const scoreWords = ({ factors, score }: OverrideRecord): string => (score === null ? 'no score then' : `${factors === null ? '' : `${factors.impact} × ${factors.severity} × ${factors.time} = `}${score}`);
