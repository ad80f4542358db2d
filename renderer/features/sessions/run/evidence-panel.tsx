import type { IssueId } from '@shared/primitives';
import { useOperation } from '../../../api';
import { BandLadder } from '../../../ui/band-ladder';
import { Notice } from '../../../ui/notice';
import { ScoreEquation } from '../../../ui/score-equation';
import { linkMarkWords } from '../../links/link-mark';
import { FactorScales } from '../../scoring/factor-scales';
import { ListedBand } from '../../scoring/placing/listed-band';
import { useMethodology } from '../../scoring/use-methodology';
import { useScore } from '../../scoring/use-score';
import styles from './run.module.css';

/** What is known of the issue before anybody votes: the score in force with what would move it, flags, the words of the source. */
export function EvidencePanel({ issueId }: { issueId: IssueId }) {
  const { data: issue, error } = useOperation('issues.get', { id: issueId });
  const { ladder } = useMethodology();
  const factors = { impact: issue?.impact ?? null, severity: issue?.severity ?? null, time: issue?.time ?? null };
  const { moves } = useScore(factors);
  if (error !== null) return <Notice tone="error" title={error.message} />;
  if (issue === undefined) return null;
  return (
    <div className={styles['evidence']}>
      <section className={styles['before']} aria-label="Score before the ballots">
        <div className={styles['equation']}>
          <ScoreEquation factors={factors} score={issue.score} band={issue.band} />
          <ListedBand issue={issue} size="large" isWash />
        </div>
        <FactorScales factors={factors} />
        <BandLadder score={issue.score} placed={issue.override?.band} neighbours={moves.map(({ score }) => score)} ladder={ladder} />
      </section>
      {issue.description !== '' && (
        <section>
          <h2>What is reported</h2>
          <p className={styles['prose']}>{issue.description}</p>
        </section>
      )}
      {issue.links.length > 0 && (
        <section>
          <h2>Links</h2>
          <p>{linkMarkWords(issue.links)}</p>
        </section>
      )}
      {issue.flags.length > 0 && (
        <section>
          <h2>Flags</h2>
          <ul className={styles['flags']}>
            {issue.flags.map((flag) => (
              <li key={flag}>{flag}</li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
