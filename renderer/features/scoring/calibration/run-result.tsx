import type { CalibrationRun } from '@shared/contract/scoring/calibration';
import { dimensionLabels } from '@shared/contract/scoring/entities';
import { formatDate } from '../../../ui/format';
import { Notice } from '../../../ui/notice';
import { percent, signedSteps } from './calibration-words';
import styles from './calibration.module.css';

/** What a finished calibration shows, and every answer beside what was agreed (S7). */
export function RunResult({ run }: { run: CalibrationRun }) {
  const { result } = run;
  if (result === null) return null;
  return (
    <section className={styles['case']} aria-label={`Result of ${formatDate(run.on)}`}>
      <Notice tone={run.meetsRule === true ? 'success' : 'info'} title={run.meetsRule === true ? `${run.name} is calibrated since ${formatDate(run.on)}` : `The rule is not met by the calibration of ${formatDate(run.on)}`}>
        {run.sentence}
      </Notice>
      <table className={styles['compared']}>
        <thead>
          <tr>
            <th scope="col">Factor</th>
            <th scope="col" className={styles['num']}>Exact</th>
            <th scope="col" className={styles['num']}>Within one step</th>
            <th scope="col" className={styles['num']}>Mean difference</th>
            <th scope="col" className={styles['num']}>Mean distance</th>
          </tr>
        </thead>
        <tbody>
          {result.dimensions.map(({ dimension, exact, withinOne, meanSigned, meanAbsolute }) => (
            <tr key={dimension}>
              <th scope="row">{dimensionLabels[dimension]}</th>
              <td className={styles['num']}>{percent(exact)}</td>
              <td className={styles['num']}>{percent(withinOne)}</td>
              <td className={styles['num']}>{signedSteps(meanSigned)}</td>
              <td className={styles['num']}>{meanAbsolute.toFixed(2)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <table className={styles['compared']}>
        <thead>
          <tr>
            <th scope="col">Case</th>
            <th scope="col" className={styles['num']}>Given</th>
            <th scope="col" className={styles['num']}>Agreed</th>
          </tr>
        </thead>
        <tbody>
          {run.answers.map(({ case: each, given }) => (
            <tr key={each.id}>
              <td>{each.title}</td>
              <td className={styles['num']}>{`${given.impact} × ${given.severity} × ${given.time}`}</td>
              <td className={styles['num']}>{`${each.agreed.impact} × ${each.agreed.severity} × ${each.agreed.time}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
