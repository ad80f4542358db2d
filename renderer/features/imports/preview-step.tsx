import { useState } from 'react';
import { importKindLabels, type ImportCounts, type ImportPreview, type Mapping } from '@shared/contract/imports/entities';
import { cx } from '../../ui/cx';
import { formatCount, formatDate } from '../../ui/format';
import { Notice } from '../../ui/notice';
import { ScrollRegion } from '../../ui/page';
import { Segmented } from '../../ui/segmented';
import { FieldChanges } from './field-changes';
import { exportOrderWords, olderWords, outcomeLabels } from './import-words';
import styles from './preview.module.css';

type View = 'stored' | 'changes' | 'missing';

/** What the import would do: the first rows as they would be stored, what it would change on records that are there, and what the export before had. */
export function PreviewStep({ preview, mapping }: { preview: ImportPreview | undefined; mapping: Mapping }) {
  const [view, setView] = useState<View>('stored');
  if (preview === undefined) return null;
  const { counts, missing } = preview;
  const kind = importKindLabels[mapping.kind];
  const isNewer = counts.updated > 0 || (missing !== null && missing.total > 0);
  const order = (
    <>
      {preview.elsewhere !== null && (
        <div className={styles['notice']}>
          <Notice tone="warn" title={preview.elsewhere.title} toDo={preview.elsewhere.toDo} />
        </div>
      )}
      <OrderNote counts={counts} mapping={mapping} />
    </>
  );
  if (!isNewer) {
    return (
      <>
        {order}
        <StoredRows preview={preview} kind={kind} />
      </>
    );
  }
  const options: readonly { readonly value: View; readonly label: string }[] = [
    { value: 'stored', label: 'As stored' },
    { value: 'changes', label: `Changes ${formatCount(counts.updated)}` },
    ...(missing === null ? [] : [{ value: 'missing' as const, label: `Missing ${formatCount(missing.total)}` }]),
  ];
  return (
    <>
      {order}
      <div className={styles['views']}>
        <Segmented label="What is shown" isLabelHidden tone="accent" options={options} value={view} onChange={setView} />
      </div>
      {view === 'stored' && <StoredRows preview={preview} kind={kind} />}
      {view === 'changes' && <Changes preview={preview} kind={kind} />}
      {view === 'missing' && missing !== null && <Missing missing={missing} />}
    </>
  );
}

/** Which of two exports stands, where that makes a difference here or may. */
function OrderNote({ counts: { older, updated }, mapping }: { counts: ImportCounts; mapping: Mapping }) {
  const order = exportOrderWords(mapping);
  const words = older > 0 ? `${olderWords(older)}.` : updated > 0 && order !== null && !order.isKnown ? order.words : null;
  return words === null ? null : <p className={styles['order']}>{words}</p>;
}

/** What a newer export changes, field by field. */
function Changes({ preview: { changes, counts }, kind }: { preview: ImportPreview; kind: string }) {
  return (
    <>
      <div className={styles['head']}>
        <h2>{kind} that it changes</h2>
        <span className="muted">{changes.length < counts.updated ? `The first ${formatCount(changes.length)} of ${formatCount(counts.updated)}.` : 'Before, and as the file says it.'}</span>
      </div>
      <ScrollRegion label="Changes" className={cx(styles['scroller'], 'scroll')}>
        <table className={styles['changes']}>
          <tbody>
            {changes.map(({ row, ref, name, fields }) => (
              <tr key={row}>
                <td className="num muted">{formatCount(row)}</td>
                <th scope="row" title={name}>
                  {name} {ref !== name && <span className="muted">{ref}</span>}
                </th>
                <td>
                  <FieldChanges fields={fields} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  );
}

/** What the export before had and this file has not. */
function Missing({ missing: { fileName, at, total, rows } }: { missing: NonNullable<ImportPreview['missing']> }) {
  return (
    <>
      <div className={styles['head']}>
        <h2>Not in this file</h2>
        <span className="muted">{`${fileName} of ${formatDate(at)} had them. They stay as they are.${rows.length < total ? ` The first ${rows.length} are shown.` : ''}`}</span>
      </div>
      <ScrollRegion label="Missing records" className={cx(styles['scroller'], 'scroll')}>
        <table className={styles['changes']}>
          <tbody>
            {rows.map(({ ref, name }) => (
              <tr key={ref}>
                <td className="muted">{ref}</td>
                <th scope="row">{name}</th>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  );
}

/** The first rows as they would be stored. */
function StoredRows({ preview: { records }, kind }: { preview: ImportPreview; kind: string }) {
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
            {records.map(({ row, outcome, isOlder, values }) => (
              <tr key={row}>
                <td className="num muted">{row}</td>
                <td className={styles[outcome]}>{isOlder ? 'Older' : outcomeLabels[outcome]}</td>
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
