import { Label, Radio, RadioGroup } from 'react-aria-components';
import { mergeFieldLabels, type ComparedField, type KeptValue, type KeptValues, type MergeField } from '@shared/contract/account-merges';
import { cx } from '../../../ui/cx';
import { fieldWord } from './merge-words';
import styles from './merging.module.css';

const values = ['survivor', 'other', 'both'] as const satisfies readonly KeptValue[];

/** For each field in which two accounts differ, which value stands (W6); those that are the same are named below. */
export function CompareFields({ fields, keep, onKeep }: { fields: readonly ComparedField[]; keep: KeptValues; onKeep: (field: MergeField, value: KeptValue) => void }) {
  const differing = fields.filter(({ isDifferent }) => isDifferent);
  const same = fields.filter(({ isDifferent, survivor }) => !isDifferent && survivor !== null);
  return (
    <>
      <div className={styles['fields']}>
        {differing.map((compared) => (
          <FieldChoice key={compared.field} compared={compared} value={keep[compared.field] ?? compared.standing} onChange={(value) => onKeep(compared.field, value)} />
        ))}
      </div>
      {same.length > 0 && <p className={styles['small']}>{`The same in both: ${same.map(({ field, survivor }) => `${fieldWord(field)} ${survivor ?? ''}`).join(', ')}.`}</p>}
    </>
  );
}

function FieldChoice({ compared: { field, survivor, other, both, note }, value, onChange }: { compared: ComparedField; value: KeptValue; onChange: (value: KeptValue) => void }) {
  const words = { survivor: survivor ?? 'not known', other: other ?? 'not known', both: both ?? '' };
  return (
    <RadioGroup
      className={styles['field'] ?? ''}
      value={value}
      onChange={(next) => {
        const chosen = values.find((each) => each === next);
        if (chosen !== undefined) onChange(chosen);
      }}
    >
      <Label className={styles['field-name'] ?? ''}>{mergeFieldLabels[field]}</Label>
      {values.map((each) =>
        each === 'both' && both === null ? null : (
          <Radio key={each} value={each} isDisabled={each === 'other' && other === null} className={cx(styles['value'], each === 'both' && styles['both'])}>
            <span className={styles['dot']} aria-hidden="true" />
            <span className={(each === 'survivor' ? survivor : other) === null && each !== 'both' ? 'muted' : undefined}>
              {each === 'both' && <b>Both added up: </b>}
              {words[each]}
            </span>
          </Radio>
        ),
      )}
      {note !== '' && <p className={cx(styles['small'], styles['note'])}>{note}</p>}
    </RadioGroup>
  );
}
