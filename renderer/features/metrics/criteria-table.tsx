import { type MetricFigures, metricDefinitions } from '@shared/contract/metrics';
import { criteria } from '@shared/primitives';
import { formatCount } from '../../ui/format';
import { numberedCriterion } from '../issues/criterion-words';
import { figureValue } from './figure-words';
import { Counted } from './figures-table';
import styles from './metrics.module.css';

/** Every metric by criterion, each with the issues that it counts (W6). */
export function CriteriaTable({ figures }: { figures: readonly MetricFigures[] }) {
  const shown = criteria.filter((criterion) => figures.some((each) => each.criteria.some((own) => own.criterion === criterion && own.now.total > 0)));
  if (shown.length === 0) return <p className="muted">No issue was opened or resolved in the period.</p>;
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          <th scope="col">Criterion</th>
          {figures.map(({ metric }) => (
            <th key={metric} scope="col" className={styles['number']}>
              {metricDefinitions[metric].label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {shown.map((criterion) => (
          <tr key={criterion}>
            <th scope="row">{numberedCriterion(criterion)}</th>
            {figures.map(({ metric, period, criteria: own }) => {
              const now = own.find((each) => each.criterion === criterion)?.now;
              return (
                <td key={metric} className={styles['number']}>
                  {now === undefined || now.value === null ? (
                    <span className="muted">unknown</span>
                  ) : (
                    <>
                      {figureValue(metric, now.value)} <Counted metric={metric} period={period} figure={now} criterion={criterion} label={`of ${formatCount(now.counted)}`} />
                    </>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
