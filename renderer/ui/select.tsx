import { Check, ChevronDown } from 'lucide-react';
import { Select as AriaSelect, Button as AriaButton, ListBox, ListBoxItem, Popover, SelectValue } from 'react-aria-components';
import { cx } from './cx';
import type { FieldProps } from './field';
import { FieldFoot, FieldLabel } from './field';
import { isWrong } from './text-field';
import fieldStyles from './field.module.css';
import listStyles from './list.module.css';

/** One entry of a select or combo box. */
export interface Option<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly detail?: string | undefined;
  readonly isDisabled?: boolean;
}

export interface SelectProps<T extends string> extends FieldProps {
  options: readonly Option<T>[];
  value: T | null;
  onChange: (value: T) => void;
  placeholder?: string;
}

/** One of a list that drops down; for up to about twenty entries, more are a `ComboBox`. */
export function Select<T extends string>({ label, isLabelHidden = false, hint, error, isRequired = false, isDisabled = false, options, value, onChange, placeholder = 'Choose' }: SelectProps<T>) {
  return (
    <AriaSelect
      className={fieldStyles['field'] ?? ''}
      value={value}
      onChange={(key) => {
        const option = options.find((candidate) => candidate.value === key);
        if (option !== undefined) onChange(option.value);
      }}
      placeholder={placeholder}
      isRequired={isRequired}
      isDisabled={isDisabled}
      isInvalid={isWrong(error)}
      validationBehavior="aria"
    >
      <FieldLabel label={label} isHidden={isLabelHidden} />
      <AriaButton className={fieldStyles['trigger'] ?? ''}>
        <SelectValue className={fieldStyles['value'] ?? ''}>{({ selectedText, isPlaceholder }) => (isPlaceholder ? placeholder : selectedText)}</SelectValue>
        <ChevronDown aria-hidden="true" />
      </AriaButton>
      <FieldFoot hint={hint} error={error} />
      <Popover className={listStyles['popover'] ?? ''} offset={4}>
        <ListBox className={listStyles['list'] ?? ''}>{options.map(optionItem)}</ListBox>
      </Popover>
    </AriaSelect>
  );
}

/** An option as a React Aria list item, ticked when it is the chosen one. */
export function optionItem<T extends string>({ value, label, detail, isDisabled = false }: Option<T>) {
  return (
    <ListBoxItem key={value} id={value} textValue={label} isDisabled={isDisabled} className={listStyles['item'] ?? ''}>
      {({ isSelected }) => (
        <>
          <span className={listStyles['words']}>
            {label}
            {detail !== undefined && <span className={listStyles['detail']}> {detail}</span>}
          </span>
          <span className={cx(listStyles['check'])}>{isSelected && <Check aria-hidden="true" />}</span>
        </>
      )}
    </ListBoxItem>
  );
}
