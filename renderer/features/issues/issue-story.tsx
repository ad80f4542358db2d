import type { IssueDetail } from '@shared/contract/issues';
import { formatDate } from '../../ui/format';
import { MoveTable } from '../../ui/move-table';
import { ScoreFigure } from '../../ui/score-equation';
import { FactorScales } from '../scoring/factor-scales';
import { ProposalCard } from '../scoring/proposal-card';
import { scoreKindWords } from '../scoring/score-history';
import { useMethodology } from '../scoring/use-methodology';
import type { ProposalActions } from '../scoring/use-proposal-actions';
import { useScore, wholeFactors } from '../scoring/use-score';
import type { IssueRecord } from './use-issue';
import styles from './issue-page.module.css';

/** The score and why: the product, the three factors as steps with their reasons, and what would move it. */
export function IssueStory({ record, issue, proposalActions, isForKeys }: { record: IssueRecord; issue: IssueDetail; proposalActions: ProposalActions; /** The keys answer the first proposal. */ isForKeys: boolean }) {
  const { proposal, reasons, history } = record;
  const { name } = useMethodology();
  const { result, moves } = useScore(issue);
  const whole = wholeFactors(issue);
  const current = issue.isProposed ? undefined : history.find(({ isCurrent }) => isCurrent);
  return (
    <>
      {proposal != null && <ProposalCard proposal={proposal} actions={proposalActions} isCurrent={isForKeys} />}
      <section className={styles['story']} aria-label="Score">
        <div className={styles['big']}>
          <ScoreFigure score={issue.score} />
          <div className={styles['set']}>
            {whole !== null && (
              <p className={styles['product']}>
                {whole.impact} × {whole.severity} × {whole.time}
              </p>
            )}
            {current !== undefined && (
              <p>
                {scoreKindWords(current)}
                <br />
                {formatDate(current.at)}, {current.by}
              </p>
            )}
            {issue.isProposed && <p>{issue.score === null ? 'No score yet' : 'Proposed, not yet accepted'}</p>}
            {name !== null && <p>{name}</p>}
          </div>
        </div>
        <div className={styles['why']}>
          <FactorScales factors={issue} reasons={reasons} />
          {current !== undefined && current.reason !== '' && <p>{current.reason}</p>}
        </div>
        <div>
          <h2>What would move it</h2>
          {whole !== null && result !== undefined ? <MoveTable factors={whole} band={result.band} moves={moves} showsStays /> : <p className="muted">Nothing yet: a factor is missing.</p>}
        </div>
      </section>
    </>
  );
}
