import type { IssueDetail } from '@shared/contract/issues';
import type { WalkStop } from '@shared/contract/walks';
import { dimensions, segmentLabels } from '@shared/primitives';
import { BandMark, bandWord } from '../../ui/band-mark';
import { cx } from '../../ui/cx';
import { dimensionLabels, dimensionSteps, stepWord } from '../../ui/factor-words';
import { formatDate, formatDay, formatMoney, formatMoneyFull } from '../../ui/format';
import { ChangedSince } from '../decisions/standing-tag';
import { criterionShortLabels } from '../issues/criterion-words';
import { decisionWord } from '../issues/decision-lines';
import { useMethodology } from '../scoring/use-methodology';
import { useScore } from '../scoring/use-score';
import styles from './walk.module.css';

/** One issue, readable from across a table: what it is, what it is worth, its score with what would move it, and what was decided before. */
export function WalkIssue({ issue, stop, place, total }: { issue: IssueDetail; stop: WalkStop; place: number; total: number }) {
  const { moves } = useScore(issue);
  const { anchors } = useMethodology();
  const leaving = moves.filter(({ band }) => band !== issue.band).slice(0, 2);
  return (
    <section className={styles['issue']} aria-label={`Issue #${issue.number}`}>
      <p className={styles['eye']}>
        <b>
          {place + 1} of {total}
        </b>
        <span>#{issue.number}</span>
        <span>{criterionShortLabels[issue.criterion]}</span>
        {issue.ageDays !== null && <span>Open {issue.ageDays === 1 ? '1 day' : `${issue.ageDays} days`}</span>}
        <span>{issue.owner === null ? 'No owner yet' : `Owner ${issue.owner}`}</span>
      </p>
      <h1>{issue.title}</h1>
      <p className={styles['account']}>
        <b>{issue.account ?? 'No account'}</b>
        {issue.account !== null && <span>{segmentLabels[issue.segment]}</span>}
        {issue.arr !== null && <span title={formatMoneyFull(issue.arr)}>{formatMoney(issue.arr)}</span>}
        {issue.renewal !== null && <span>renews {formatDate(issue.renewal)}{issue.daysToRenewal === null ? '' : issue.daysToRenewal < 0 ? ', passed' : `, in ${issue.daysToRenewal} days`}</span>}
      </p>
      {stop.because !== '' && <p className={styles['because']}>{`${stop.because.charAt(0).toUpperCase()}${stop.because.slice(1)}`}</p>}
      <div className={styles['score']}>
        <div className={styles['number']}>{issue.score ?? '–'}</div>
        <div className={styles['band']}>
          <BandMark band={issue.override?.band ?? issue.band} isFragile={issue.isFragile} isProposed={issue.isProposed} isLowConfidence={issue.isLowConfidence} size="large" />
          <p>
            {leaving.length === 0
              ? issue.score === null ? 'Nobody has scored it, and no rule proposes a score.' : 'No single step leads to another band.'
              : leaving.map(({ dimension, to, score, band }) => `${dimensionLabels[dimension]} at ${stepWord(dimension, to)} is ${score}, ${bandWord(band)}.`).join(' ')}
          </p>
        </div>
      </div>
      <div className={styles['scales']}>
        {dimensions.map((dimension) => {
          const step = issue[dimension];
          return (
            <div key={dimension} className={styles['scale']}>
              <h2>{dimensionLabels[dimension]}</h2>
              <div className={cx(styles['steps'], dimension === 'time' && styles['three'])} role="img" aria-label={step === null ? 'not scored' : `${stepWord(dimension, step)} of ${dimensionSteps[dimension]}`}>
                {Array.from({ length: dimensionSteps[dimension] }, (_, index) => (
                  <i key={index + 1} className={cx(step !== null && index + 1 < step && styles['on'], index + 1 === step && styles['at'])}>
                    {stepWord(dimension, index + 1)}
                  </i>
                ))}
              </div>
              <p>{step === null ? '' : (anchors[dimension][step] ?? '')}</p>
            </div>
          );
        })}
      </div>
      {issue.decisions.length > 0 && (
        <ol className={styles['history']}>
          {issue.decisions.slice(0, 3).map(({ id, at, kind, what, standing, outcome }) => (
            <li key={id}>
              <time dateTime={at}>{formatDay(at)}</time>
              <b>{decisionWord(kind)}</b>
              <span>
                {what} <em className={cx((standing.endedDays !== null || standing.overdueDays !== null) && styles['late'])}>{standing.today}</em>
                {outcome !== null && ` (${outcome.actual})`}
                {standing.isInForce && <ChangedSince changes={standing.changes} />}
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
