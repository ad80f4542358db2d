import { type Figure, type FigureRows, leftOutLabels, metricDefinitions, type MetricFigures, type MetricId, type Period } from '@shared/contract/metrics';
import type { Criterion } from '@shared/primitives';
import { durationWords } from '@shared/metric-words';
import { appState } from '../../state/app-state';
import { Button } from '../../ui/button';
import { formatCount } from '../../ui/format';
import { changeWords, figureValue } from './figure-words';
import styles from './metrics.module.css';

/** Shows the rows behind a count in the priority list; Back returns. */
export const showRows = (figure: FigureRows, criterion: Criterion | null = null): void => appState().showIssues({ figure, criteria: criterion === null ? [] : [criterion] });

/** What a figure says, in large; nothing is said of none. */
export function FigureValue({ metric, figure: { value, p90 } }: { metric: MetricId; figure: Figure }) {
  if (value === null) return <span className="muted">unknown</span>;
  return (
    <>
      <b className={styles['value']}>{figureValue(metric, value)}</b>
      {p90 !== null && <span className={styles['p90']}>{`90 % within ${durationWords(p90)}`}</span>}
    </>
  );
}

/** How many issues a figure leaves out, by reason; each leads to those rows. */
export function LeftOut({ metric, period, figure: { leftOut } }: { metric: MetricId; period: Period; figure: Figure }) {
  if (leftOut.length === 0) return <span className="muted">none</span>;
  return (
    <span className={styles['reasons']}>
      {leftOut.map(({ reason, issues }) => (
        <Button key={reason} variant="link" size="small" onPress={() => showRows({ metric, ...period, rows: reason })}>
          {`${formatCount(issues)} ${leftOutLabels[reason]}`}
        </Button>
      ))}
    </span>
  );
}

/** How many issues a figure counts; leads to them. */
export function Counted({ metric, period, figure: { counted }, criterion = null, label }: { metric: MetricId; period: Period; figure: Figure; criterion?: Criterion | null; label?: string }) {
  if (counted === 0) return <span className="muted">0</span>;
  return (
    <Button variant="link" size="small" onPress={() => showRows({ metric, ...period, rows: 'counted' }, criterion)}>
      {label ?? formatCount(counted)}
    </Button>
  );
}

/** Metrics over a period: what each says, what it was, of how many issues, and what is left out with the reason (W6). */
export function FiguresTable({ figures }: { figures: readonly MetricFigures[] }) {
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          <th scope="col">Metric</th>
          <th scope="col">In the period</th>
          <th scope="col">Before it</th>
          <th scope="col" className={styles['number']}>
            Issues
          </th>
          <th scope="col">Left out</th>
        </tr>
      </thead>
      <tbody>
        {figures.map(({ metric, period, now, earlier }) => (
          <tr key={metric}>
            <th scope="row" title={metricDefinitions[metric].words}>
              {metricDefinitions[metric].label}
            </th>
            <td>
              <FigureValue metric={metric} figure={now} />
            </td>
            <td className="muted">{changeWords(metric, now, earlier) ?? 'unknown'}</td>
            <td className={styles['number']}>
              <Counted metric={metric} period={period} figure={now} />
            </td>
            <td>
              <LeftOut metric={metric} period={period} figure={now} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
