import { importKindLabels } from '@shared/contract/imports/entities';
import type { ImportRow } from '@shared/contract/imports/operations';
import { sourceLabels } from '@shared/primitives';
import { appState } from '../../state/app-state';
import { useAction } from '../../state/use-action';
import { Button } from '../../ui/button';
import { cx } from '../../ui/cx';
import { formatCount, formatInstant, shortHash } from '../../ui/format';
import { Tag } from '../../ui/tag';
import { periodWords } from './import-words';
import { saveRejects } from './save-rejects';
import styles from './import-start.module.css';

/** Every import with its counts, newest first. */
export function ImportList({ imports }: { imports: readonly ImportRow[] }) {
  const save = useAction('imports.saveRejects');
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          <th scope="col">File</th>
          <th scope="col">Records</th>
          <th scope="col" className={styles['wide']}>Period</th>
          <th scope="col">Brought by</th>
          <th scope="col" className="num">Rows</th>
          <th scope="col" className="num">Imported</th>
          <th scope="col" className="num">Updated</th>
          <th scope="col" className="num">Unchanged</th>
          <th scope="col" className="num">Rejected</th>
          <th scope="col" className="num">Anomalies</th>
          <th scope="col">
            <span className="vh">Its issues</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {imports.map((row) => (
          <tr key={row.id} className={cx(row.undone !== null && styles['undone'])}>
            <td className={styles['file']}>
              <span className={styles['name']} title={row.fileName}>
                <Button variant="link" size="small" onPress={() => appState().navigate({ name: 'import', id: row.id })}>
                  {row.fileName}
                </Button>
                {row.undone !== null && <Tag>{`Undone by ${row.undone.by}`}</Tag>}
              </span>
              <span className={styles['small']}>
                <span title={row.fileSha256}>{shortHash(row.fileSha256)}</span>, mapping {row.mappingName}
              </span>
            </td>
            <td>
              {importKindLabels[row.kind]}
              <span className={styles['small']}>{sourceLabels[row.source]}</span>
            </td>
            <td className={styles['wide']}>{row.periodFrom === null ? <span className="muted">none</span> : periodWords(row.periodFrom, row.periodTo)}</td>
            <td>
              {row.broughtBy}
              <span className={styles['small']}>{formatInstant(row.at)}</span>
            </td>
            <td className="num strong">{formatCount(row.rows)}</td>
            <td className="num">{formatCount(row.imported)}</td>
            <td className="num">{formatCount(row.updated)}</td>
            <td className="num">{formatCount(row.unchanged)}</td>
            <td className="num">
              {row.rejectsKept === 0 ? (
                formatCount(row.rejected)
              ) : (
                <Button variant="link" size="small" isPending={save.isPending} onPress={() => saveRejects(save, row.id)}>
                  {formatCount(row.rejected)}
                  <span className="vh"> rejected rows of {row.fileName}, to save</span>
                </Button>
              )}
            </td>
            <td className="num">{formatCount(row.anomalies)}</td>
            <td className="num">
              {row.kind === 'issues' && row.undone === null && (
                <Button variant="link" size="small" onPress={() => appState().showIssues({ importId: row.id })}>
                  Show issues
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
