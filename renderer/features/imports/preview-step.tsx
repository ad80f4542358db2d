import type { ImportPreview } from '@shared/contract/imports/entities';
import { cx } from '../../ui/cx';
import { ScrollRegion } from '../../ui/page';
import { outcomeLabels } from './import-words';
import styles from './preview.module.css';

/** The first rows as they would be stored. */
export function PreviewStep({ preview, kind }: { preview: ImportPreview | undefined; kind: string }) {
  if (preview === undefined) return null;
  const { records } = preview;
  const hasDerived = records.some(({ values }) => values.some(({ isDerived, text }) => isDerived && text !== ''));
  const columns = [...new Map(records.flatMap(({ values }) => values.map(({ field, label }) => [field, label] as const)))];
  return (
    <>
      <div className={styles['head']}>
        <h2>{kind} as they would be stored</h2>
        <span className="muted">{records.length === 0 ? 'No row would be stored.' : records.length === 1 ? 'The only row.' : `The first ${records.length} rows.`}{hasDerived && ' What stands slanted was worked out from other values.'}</span>
      </div>
      <ScrollRegion label="Rows as they would be stored" className={cx(styles['scroller'], 'scroll')}>
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col" className="num">
                Row
              </th>
              <th scope="col">Becomes</th>
              {columns.map(([field, label]) => (
                <th scope="col" key={field}>
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {records.map(({ row, outcome, values }) => (
              <tr key={row}>
                <td className="num muted">{row}</td>
                <td className={styles[outcome]}>{outcomeLabels[outcome]}</td>
                {columns.map(([field]) => {
                  const { text = '', isDerived = false } = values.find((value) => value.field === field) ?? {};
                  return (
                    <td key={field} title={isDerived ? `${text} (worked out, not read)` : text}>
                      {text === '' ? <span className={styles['none']}>–</span> : isDerived ? <em>{text}</em> : text}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  );
}
