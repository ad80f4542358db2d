import type { CalibrationAnswer } from '@shared/contract/scoring/calibration';
import { dimensionLabels } from '@shared/contract/scoring/entities';
import { dimensions } from '@shared/primitives';
import { cx } from '../../../ui/cx';
import { differenceWords } from './calibration-words';
import { useScore } from '../use-score';
import { BandMark } from '../../../ui/band-mark';
import styles from './calibration.module.css';

/** A person's answer beside what was agreed on, with the reason for each factor (S7). */
export function AnswerComparison({ answer }: { answer: CalibrationAnswer }) {
  const { case: reference, given } = answer;
  const { agreed, reasons } = reference;
  const { result: mine } = useScore(given);
  const { result: theirs } = useScore(agreed);
  return (
    <section className={styles['case']} aria-label="Compared with what was agreed">
      <h2>{reference.title}</h2>
      <p className={styles['facts']}>{reference.facts}</p>
      <table className={styles['compared']}>
        <thead>
          <tr>
            <th scope="col">Factor</th>
            <th scope="col" className={styles['num']}>Given</th>
            <th scope="col" className={styles['num']}>Agreed</th>
            <th scope="col">Difference</th>
            <th scope="col">Why it was agreed so</th>
          </tr>
        </thead>
        <tbody>
          {dimensions.map((dimension) => (
            <tr key={dimension}>
              <th scope="row">{dimensionLabels[dimension]}</th>
              <td className={styles['num']}>{given[dimension]}</td>
              <td className={cx(styles['num'], styles['agreed'])}>{agreed[dimension]}</td>
              <td className={cx(styles['difference'], given[dimension] === agreed[dimension] && 'muted')}>{differenceWords(given[dimension] - agreed[dimension])}</td>
              <td>{reasons[dimension]}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">Score</th>
            <td className={styles['num']}>{mine?.score}</td>
            <td className={cx(styles['num'], styles['agreed'])}>{theirs?.score}</td>
            <td colSpan={2}>
              <span className={styles['bands']}>
                {mine !== undefined && <BandMark band={mine.band} />}
                <span className="muted">agreed</span>
                {theirs !== undefined && <BandMark band={theirs.band} />}
              </span>
            </td>
          </tr>
        </tbody>
      </table>
    </section>
  );
}
