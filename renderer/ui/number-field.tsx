import { NumberField as AriaNumberField, Input } from 'react-aria-components';
import { cx } from './cx';
import type { FieldProps } from './field';
import { FieldFoot, FieldLabel } from './field';
import { isWrong } from './text-field';
import styles from './field.module.css';

export interface NumberFieldProps extends FieldProps {
  /** Null: empty. */
  value: number | null;
  onChange: (value: number | null) => void;
  min?: number;
  max?: number;
  step?: number;
}

/** A number; arrows step it, it stays within `min` and `max`. */
export function NumberField({ label, isLabelHidden = false, hint, error, isRequired = false, isDisabled = false, value, onChange, min, max, step = 1 }: NumberFieldProps) {
  return (
    <AriaNumberField
      className={styles['field'] ?? ''}
      value={value ?? Number.NaN}
      onChange={(next) => onChange(Number.isNaN(next) ? null : next)}
      isRequired={isRequired}
      isDisabled={isDisabled}
      isInvalid={isWrong(error)}
      validationBehavior="aria"
      isWheelDisabled
      step={step}
      {...(min === undefined ? {} : { minValue: min })}
      {...(max === undefined ? {} : { maxValue: max })}
    >
      <FieldLabel label={label} isHidden={isLabelHidden} />
      <Input className={cx(styles['input'], styles['number'])} />
      <FieldFoot hint={hint} error={error} />
    </AriaNumberField>
  );
}
