import type { ImportPreview, TargetField } from '@shared/contract/imports/entities';
import { appState } from '../../state/app-state';
import type { ImportDraft } from '../../state/watch';
import { EmptyState } from '../../ui/empty-state';
import { formatCount } from '../../ui/format';
import { ScrollRegion } from '../../ui/page';
import { Select } from '../../ui/select';
import { cx } from '../../ui/cx';
import { meaningWords } from './import-words';
import { withMeaning } from './mapping-edit';
import styles from './mapping.module.css';

const { changeImport } = appState();

export interface WordsTableProps {
  draft: ImportDraft;
  words: ImportPreview['words'];
  fields: readonly TargetField[];
}

/** The words of columns that take one of a few, each with what it is read as: those that nobody knows first. What a person says is kept in the mapping. */
export function WordsTable({ draft: { mapping }, words, fields }: WordsTableProps) {
  if (words.length === 0) return <EmptyState title="No words to read">No column is sent to a status, a priority, a segment or another field of a few words.</EmptyState>;
  return (
    <ScrollRegion label="Words" className={cx(styles['scroller'], 'scroll')}>
      <table className={cx(styles['table'], styles['words'])}>
        <thead>
          <tr>
            <th scope="col">Word in the file</th>
            <th scope="col">Read as</th>
            <th scope="col" className="num">
              Rows
            </th>
            <th scope="col">Column</th>
          </tr>
        </thead>
        <tbody>
          {words.map(({ field, label, column, word, count, meaning, isChosen }) => {
            const meanings = fields.find(({ kind, key }) => kind === mapping.kind && key === field)?.meanings ?? [];
            return (
              <tr key={`${field}-${word}`}>
                <th scope="row" title={word}>
                  {word}
                  {meaning === null && <span className={styles['gone']}>unknown</span>}
                </th>
                <td>
                  <Select
                    label={`${label}: ${word} is read as`}
                    isLabelHidden
                    placeholder="Nothing, and flagged"
                    options={[...(isChosen ? [{ value: '', label: 'As without this mapping' }] : []), ...meanings.map((each) => ({ value: each, label: meaningWords(each) }))]}
                    value={meaning}
                    onChange={(to) => changeImport({ mapping: withMeaning(mapping, field, word, to === '' ? null : to) })}
                  />
                </td>
                <td className="num">{formatCount(count)}</td>
                <td className="muted">
                  {column}, as {label.toLowerCase()}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
