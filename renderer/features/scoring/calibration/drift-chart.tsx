import type { Drift, DriftSeries } from '@shared/contract/scoring/calibration';
import { dimensionLabels } from '@shared/contract/scoring/entities';
import { formatDate, formatDay } from '../../../ui/format';
import { signedSteps } from './calibration-words';
import styles from './calibration.module.css';

const [width, height] = [248, 104];
const [left, right, top, bottom] = [26, 8, 8, 22];
/** Beyond two steps a point stands at the edge; its figure is in the table. */
const REACH = 2;

/** One dimension of one person or function over time: the mean difference from what was agreed, with its sentence (S7). */
function DriftChart({ series }: { series: DriftSeries }) {
  const { points, sentence, dimension } = series;
  const first = points[0]?.on ?? '';
  const last = points.at(-1)?.on ?? '';
  const span = Math.max(Date.parse(last) - Date.parse(first), 1);
  const xOf = (on: string): number => (points.length === 1 ? (left + width - right) / 2 : left + ((Date.parse(on) - Date.parse(first)) / span) * (width - left - right));
  const yOf = (mean: number): number => top + ((REACH - Math.min(Math.max(mean, -REACH), REACH)) / (2 * REACH)) * (height - top - bottom);
  return (
    <figure className={styles['chart']}>
      <figcaption>
        <b>{dimensionLabels[dimension]}</b> {sentence}
      </figcaption>
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={sentence}>
        {/* Within half a step either way the rule is met. */}
        <rect className={styles['tolerated']} x={left} y={yOf(0.5)} width={width - left - right} height={yOf(-0.5) - yOf(0.5)} />
        {[REACH, 0, -REACH].map((step) => (
          <g key={step}>
            <path className={styles['rule']} d={`M${left} ${yOf(step)}H${width - right}`} />
            <text x={left - 6} y={yOf(step) + 4} textAnchor="end">{step > 0 ? `+${step}` : step}</text>
          </g>
        ))}
        <path className={styles['line']} d={points.map(({ on, meanSigned }, index) => `${index === 0 ? 'M' : 'L'}${xOf(on)} ${yOf(meanSigned)}`).join('')} />
        {points.map(({ on, meanSigned, answers }) => (
          <circle key={on} className={styles['point']} cx={xOf(on)} cy={yOf(meanSigned)} r={3.4}>
            <title>{`${formatDate(on)}: ${signedSteps(meanSigned)} over ${answers} answers`}</title>
          </circle>
        ))}
        {points.length > 0 && <text x={xOf(first)} y={height - 6} textAnchor={points.length === 1 ? 'middle' : 'start'}>{formatDay(first)}</text>}
        {points.length > 1 && <text x={xOf(last)} y={height - 6} textAnchor="end">{formatDay(last)}</text>}
      </svg>
    </figure>
  );
}

/** Small multiples of one person or function, and the same figures as a table. */
export function DriftCharts({ drift }: { drift: Drift }) {
  const dates = [...new Set(drift.series.flatMap(({ points }) => points.map(({ on }) => on)))].sort();
  return (
    <div>
      <div className={styles['charts']}>
        {drift.series.map((series) => (
          <DriftChart key={series.dimension} series={series} />
        ))}
      </div>
      <details className={styles['figures']}>
        <summary>The figures</summary>
        <table className={styles['compared']}>
          <thead>
            <tr>
              <th scope="col">Date</th>
              {drift.series.map(({ dimension }) => (
                <th key={dimension} scope="col" className={styles['num']}>{dimensionLabels[dimension]}</th>
              ))}
              <th scope="col" className={styles['num']}>Answers</th>
            </tr>
          </thead>
          <tbody>
            {dates.map((on) => (
              <tr key={on}>
                <th scope="row">{formatDate(on)}</th>
                {drift.series.map(({ dimension, points }) => {
                  const point = points.find((each) => each.on === on);
                  return <td key={dimension} className={styles['num']}>{point === undefined ? '' : signedSteps(point.meanSigned)}</td>;
                })}
                <td className={styles['num']}>{drift.series[0]?.points.find((each) => each.on === on)?.answers}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </div>
  );
}
