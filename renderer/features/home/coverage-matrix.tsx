import type { IssueOverview } from '@shared/contract/issue-overview';
import type { Criterion, Source } from '@shared/primitives';
import { criteria, criterionLabels, sourceLabels, sources } from '@shared/primitives';
import { cx } from '../../ui/cx';
import { criterionShortLabels } from '../issues/criterion-words';
import styles from './home.module.css';

const sourceWords = { ticketing: 'Tickets', crm: 'CRM', emails: 'E-mail', calls: 'Calls', health: 'Health' } as const satisfies Record<Source, string>;

/** How many of the 30 pairs of criterion and source say nothing. */
export const blindCells = (cells: IssueOverview['blind']['cells']): number => criteria.length * sources.length - cells.length;

/** Criterion against source: how much each says; a pair that says nothing is a blind spot and looks like one (W3). */
export function CoverageMatrix({ cells }: { cells: IssueOverview['blind']['cells'] }) {
  const most = Math.max(1, ...cells.map(({ issues }) => issues));
  const issuesAt = (criterion: Criterion, source: Source): number => cells.find((cell) => cell.criterion === criterion && cell.source === source)?.issues ?? 0;
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
            {sources.map((source) => {
              const issues = issuesAt(criterion, source);
              const words = `${criterionLabels[criterion]}, ${sourceLabels[source]}: ${issues === 0 ? 'blind spot, no open issue' : `${issues} open issues`}`;
              return (
                <td key={source}>
                  {/* The depth of colour only repeats the figure in the cell. */}
                  <span className={cx(styles['cell'], issues === 0 && styles['blind'])} style={{ background: issues === 0 ? undefined : `color-mix(in srgb, var(--accent) ${Math.round(10 + (issues / most) * 34)}%, var(--surface))` }} title={words}>
                    {issues === 0 ? <span className="vh">blind spot</span> : issues}
                  </span>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
