import type { IssueOverview } from '@shared/contract/issue-overview';
import type { Source } from '@shared/primitives';
import { criteria, criterionLabels, sourceLabels, sources } from '@shared/primitives';
import { cx } from '../../ui/cx';
import { cellWords, shortCount } from '../coverage/coverage-words';
import { criterionShortLabels } from '../issues/criterion-words';
import styles from './home.module.css';

const sourceWords = { ticketing: 'Tickets', crm: 'CRM', emails: 'E-mail', calls: 'Calls', health: 'Health' } as const satisfies Record<Source, string>;

type Cells = IssueOverview['blind']['cells'];

/** How many of the 30 pairs of criterion and source say nothing. */
export const blindCells = (cells: Cells): number => cells.filter(({ freshness }) => freshness === 'blind').length;

/** Criterion against source: how much each says and how fresh it is; a pair that says nothing is a blind spot and looks like one (W3). */
export function CoverageMatrix({ cells }: { cells: Cells }) {
  return (
    <table className={styles['matrix']}>
      <thead>
        <tr>
          <th scope="col">
            <span className="vh">Criterion</span>
          </th>
          {sources.map((source) => (
            <th key={source} scope="col" title={sourceLabels[source]}>{sourceWords[source]}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {criteria.map((criterion) => (
          <tr key={criterion}>
            <th scope="row" title={criterionLabels[criterion]}>{criterionShortLabels[criterion]}</th>
            {cells
              .filter((cell) => cell.criterion === criterion)
              .map((cell) => (
                <td key={cell.source}>
                  <span className={cx(styles['cell'], styles[cell.freshness])} title={cellWords(cell)}>
                    {cell.freshness === 'blind' ? <span className="vh">blind spot</span> : shortCount(cell.signals)}
                  </span>
                </td>
              ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
