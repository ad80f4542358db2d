import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox, RadioGroup as AriaRadioGroup, Switch as AriaSwitch, FieldError, Label, Radio, Text } from 'react-aria-components';
import { cx } from './cx';
import type { FieldProps } from './field';
import type { Option } from './select';
import { isWrong } from './text-field';
import styles from './choice.module.css';

export interface CheckboxProps {
  /** The words beside it; give a string `label` instead where none are shown, as in a table. */
  children?: ReactNode;
  label?: string;
  detail?: ReactNode;
  isSelected: boolean;
  /** Some of what it stands for, not all. */
  isIndeterminate?: boolean;
  isDisabled?: boolean;
  onChange: (isSelected: boolean) => void;
}

/** Yes or no for one thing. */
export function Checkbox({ children, label, detail, isSelected, isIndeterminate = false, isDisabled = false, onChange }: CheckboxProps) {
  return (
    <AriaCheckbox className={styles['choice'] ?? ''} isSelected={isSelected} isIndeterminate={isIndeterminate} isDisabled={isDisabled} onChange={onChange} {...(label === undefined ? {} : { 'aria-label': label })}>
      <span className={cx(styles['mark'], styles['box'])} aria-hidden="true" />
      <Words detail={detail}>{children}</Words>
    </AriaCheckbox>
  );
}

export interface SwitchProps {
  children: ReactNode;
  detail?: ReactNode;
  isSelected: boolean;
  isDisabled?: boolean;
  onChange: (isSelected: boolean) => void;
}

/** On or off, at once: a setting that needs no saving. */
export function Switch({ children, detail, isSelected, isDisabled = false, onChange }: SwitchProps) {
  return (
    <AriaSwitch className={styles['choice'] ?? ''} isSelected={isSelected} isDisabled={isDisabled} onChange={onChange}>
      <span className={styles['track']} aria-hidden="true" />
      <Words detail={detail}>{children}</Words>
    </AriaSwitch>
  );
}

export interface RadioGroupProps<T extends string> extends FieldProps {
  options: readonly Option<T>[];
  value: T | null;
  onChange: (value: T) => void;
  columns?: 1 | 2;
}

/** One choice of a few that need words of explanation. */
export function RadioGroup<T extends string>({ label, isLabelHidden = false, hint, error, isRequired = false, isDisabled = false, options, value, onChange, columns = 1 }: RadioGroupProps<T>) {
  return (
    <AriaRadioGroup
      className={styles['group'] ?? ''}
      value={value}
      onChange={(next) => {
        const option = options.find((candidate) => candidate.value === next);
        if (option !== undefined) onChange(option.value);
      }}
      isRequired={isRequired}
      isDisabled={isDisabled}
      isInvalid={isWrong(error)}
      validationBehavior="aria"
    >
      <Label className={isLabelHidden ? 'vh' : (styles['label'] ?? '')}>{label}</Label>
      <div className={cx(styles['options'], columns === 2 && styles['columns'])}>
        {options.map((option) => (
          <Radio key={option.value} value={option.value} isDisabled={option.isDisabled ?? false} className={styles['choice'] ?? ''}>
            <span className={cx(styles['mark'], styles['dot'])} aria-hidden="true" />
            <Words detail={option.detail}>{option.label}</Words>
          </Radio>
        ))}
      </div>
      {isWrong(error) && <FieldError className={styles['error'] ?? ''}>{error}</FieldError>}
      {!isWrong(error) && hint !== undefined && (
        <Text slot="description" className={styles['hint'] ?? ''}>
          {hint}
        </Text>
      )}
    </AriaRadioGroup>
  );
}

function Words({ children, detail }: { children?: ReactNode; detail?: ReactNode }) {
  if (children === undefined) return null;
  return (
    <span className={styles['words']}>
      <span>{children}</span>
      {detail !== undefined && <span className={styles['detail']}>{detail}</span>}
    </span>
  );
}
