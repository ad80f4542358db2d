import { CircleCheck } from 'lucide-react';
import type { ImportFinding } from '@shared/contract/imports/history';
import { EmptyState } from '../../ui/empty-state';
import { formatCount } from '../../ui/format';
import styles from './import-page.module.css';

const choiceWords = { skip: 'Left out', flag: 'Imported and flagged', fix: 'Fixed in the mapping' } as const satisfies Record<ImportFinding['choice'], string>;
const shown = 8;

/** What the rules found in an import, what was chosen for each, and the first rows (W6). */
export function ImportFindings({ findings }: { findings: readonly ImportFinding[] }) {
  if (findings.length === 0) {
    return (
      <EmptyState icon={<CircleCheck />} title="No anomalies">
        Every row passed every rule.
      </EmptyState>
    );
  }
  return (
    <table className={styles['findings']}>
      <thead>
        <tr>
          <th scope="col" className="num">Found</th>
          <th scope="col">Rule</th>
          <th scope="col">What became of it</th>
          <th scope="col">First values</th>
        </tr>
      </thead>
      <tbody>
        {findings.map(({ rule, choice, count, rows, examples }) => (
          <tr key={rule.id}>
            <td className="num strong">{formatCount(count)}</td>
            <td>
              <b>{rule.title}</b>
              <span className={styles['small']}>{rule.explanation}</span>
            </td>
            <td>
              {choiceWords[choice]}
              <span className={styles['small']}>{rows === 1 ? '1 row' : `${formatCount(rows)} rows`}</span>
            </td>
            <td className="muted">
              {examples.slice(0, shown).map(({ row, column, value }) => (
                <span key={`${row}-${column}-${value}`} className={styles['value']} title={`${column} ${value}`}>
                  {formatCount(row)}: {value === '' ? 'empty' : value}
                </span>
              ))}
              {count > shown && <span>and {formatCount(count - shown)} more</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
