import type { TargetField } from '@shared/contract/imports/entities';
import { durationUnits } from '@shared/contract/imports/entities';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { appState } from '../../state/app-state';
import type { ImportDraft } from '../../state/watch';
import { IconButton } from '../../ui/button';
import { cx } from '../../ui/cx';
import { ScrollRegion } from '../../ui/page';
import { Select } from '../../ui/select';
import { unitLabels } from './import-words';
import { mappingLines, readTogether, sendTo, withPersonal, withUnit, type MappingLine } from './mapping-edit';
import styles from './mapping.module.css';

const { changeImport } = appState();
const unitOptions = durationUnits.map((value) => ({ value, label: unitLabels[value] }));

/** The columns of the file, each sent to a field, to none, or left out as personal, with what its first rows say. `fields` are those of the mapping's kind. */
export function ColumnsTable({ draft: { mapping, facts }, fields: own }: { draft: ImportDraft; fields: readonly TargetField[] }) {
  const [second, setSecond] = useState<string | null>(null);
  const lines = mappingLines(mapping, facts.header).flatMap((line, index, all): readonly MappingLine[] => (line.column === second && all[index + 1]?.column !== line.column ? [line, { ...line, mapped: null }] : [line]));
  const together = readTogether(mapping, facts, own);
  return (
    <ScrollRegion label="Columns" className={cx(styles['scroller'], 'scroll')}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">In the file</th>
            <th scope="col">In Docket</th>
            {facts.sample.slice(0, 3).map(({ row }) => (
              <th scope="col" key={row}>
                Row {row} reads
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => {
            const isFurther = index > 0 && lines[index - 1]?.column === line.column;
            const isPersonal = mapping.personal.includes(line.column);
            const readWith = together.get(line.index);
            const field = own.find(({ key }) => key === line.mapped?.field);
            return (
              <tr key={`${line.index}-${line.column}-${isFurther ? (line.mapped?.field ?? 'new') : 'first'}`} className={line.mapped === null && readWith === undefined ? styles['unused'] : undefined}>
                <th scope="row" title={line.column}>
                  {isFurther ? <span className={styles['also']}>also as</span> : line.column}
                  {line.index === -1 && <span className={styles['gone']}>not in this file</span>}
                </th>
                <td>
                  <div className={styles['target']}>
                    <Select
                      label={`${line.column} becomes`}
                      isLabelHidden
                      options={[
                        { value: 'none', label: readWith === undefined ? 'Not imported' : `${readWith.field.label}, with ${readWith.column}` },
                        ...(isFurther || line.index === -1 ? [] : [{ value: 'personal', label: 'Personal: left out' }]),
                        ...own.map(({ key, label }) => {
                          const other = mapping.columns.find((each) => each.field === key && each !== line.mapped);
                          return { value: key, label, detail: other === undefined ? undefined : `now ${other.column}` };
                        }),
                      ]}
                      value={line.mapped?.field ?? (isPersonal ? 'personal' : 'none')}
                      onChange={(key) => {
                        if (isFurther && key === 'none') setSecond(null);
                        if (key === 'personal' || isPersonal) changeImport({ mapping: withPersonal(sendTo(mapping, line, own.find((each) => each.key === key) ?? null), line.column, key === 'personal') });
                        else changeImport({ mapping: sendTo(mapping, line, own.find((each) => each.key === key) ?? null) });
                      }}
                    />
                    {field?.isDuration === true && (
                      <Select label={`${line.column} is counted in`} isLabelHidden options={unitOptions} value={line.mapped?.unit ?? null} placeholder="unit" onChange={(unit) => changeImport({ mapping: withUnit(mapping, line, unit) })} />
                    )}
                    {line.mapped !== null && !isFurther && lines[index + 1]?.column !== line.column && (
                      <IconButton size="small" label={`Send ${line.column} to another field too`} icon={<Plus aria-hidden="true" />} onPress={() => setSecond(line.column)} />
                    )}
                  </div>
                </td>
                {facts.sample.slice(0, 3).map(({ row, cells }) => (
                  <td key={row} className={styles['cell']} title={line.index === -1 || isPersonal ? '' : cells[line.index]}>
                    {isFurther || line.index === -1 ? '' : isPersonal ? 'not read' : cells[line.index]}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
