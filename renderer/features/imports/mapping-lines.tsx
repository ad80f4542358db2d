import type { Mapping } from '@shared/contract/imports/entities';
import { dateOrderLabels } from '@shared/contract/imports/entities';
import { criterionLabels } from '@shared/primitives';
import { useOperation } from '../../api';
import type { Definition } from '../../ui/page';
import { DefinitionList, Section } from '../../ui/page';
import { exportOrderWords, unitLabels } from './import-words';
import styles from './import-page.module.css';

/** The mapping that an import was read with, as it was kept with it. */
export function MappingLines({ mapping }: { mapping: Mapping }) {
  const { data: fields = [] } = useOperation('imports.fields', {});
  const labelOf = (key: string): string => fields.find((field) => field.kind === mapping.kind && field.key === key)?.label ?? key;
  const order = exportOrderWords(mapping);
  const facts: readonly Definition[] = [
    ...(order === null ? [] : [{ term: 'Order of exports', value: order.words }]),
    { term: 'Time zone', value: mapping.timeZone },
    ...(mapping.dateOrder === null ? [] : [{ term: 'Date order', value: dateOrderLabels[mapping.dateOrder] }]),
    ...(mapping.decimalMark === null ? [] : [{ term: 'Decimal mark', value: mapping.decimalMark }]),
    ...(mapping.currency === null ? [] : [{ term: 'Currency', value: mapping.currency }]),
    ...(mapping.criterion === null ? [] : [{ term: 'Criterion', value: criterionLabels[mapping.criterion] }]),
  ];
  return (
    <div className={styles['mapping']}>
      <Section title="Columns" more={mapping.columns.length}>
        <table className={styles['findings']}>
          <thead>
            <tr>
              <th scope="col">In the file</th>
              <th scope="col">In Docket</th>
            </tr>
          </thead>
          <tbody>
            {mapping.columns.map(({ column, field, unit }) => (
              <tr key={`${column} ${field}`}>
                <td>{column}</td>
                <td>
                  <b>{labelOf(field)}</b>
                  {unit !== undefined && <span className="muted">, {unitLabels[unit]}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
      <div>
        <Section title="Reading">
          <DefinitionList items={facts} />
        </Section>
        {mapping.values.length > 0 && (
          <Section title="Words" more={mapping.values.length}>
            <DefinitionList items={mapping.values.map(({ field, from, to }) => ({ term: `${labelOf(field)}: ${from}`, value: to }))} />
          </Section>
        )}
      </div>
    </div>
  );
}
