import { ChevronDown } from 'lucide-react';
import { Button as AriaButton, ComboBox as AriaComboBox, Input, ListBox, Popover } from 'react-aria-components';
import type { FieldProps } from './field';
import { FieldFoot, FieldLabel } from './field';
import type { Option } from './select';
import { optionItem } from './select';
import { isWrong } from './text-field';
import fieldStyles from './field.module.css';
import listStyles from './list.module.css';

export interface ComboBoxProps<T extends string> extends FieldProps {
  options: readonly Option<T>[];
  /** Null: nothing chosen. */
  value: T | null;
  onChange: (value: T | null) => void;
  placeholder?: string;
  autoFocus?: boolean;
  /** What was typed, for lists that are searched elsewhere; `options` are then taken as already filtered. */
  onType?: ((text: string) => void) | undefined;
}

/** One of a long list, found by typing: people, accounts, columns. */
export function ComboBox<T extends string>({ label, isLabelHidden = false, hint, error, isRequired = false, isDisabled = false, options, value, onChange, placeholder = '', autoFocus = false, onType }: ComboBoxProps<T>) {
  return (
    <AriaComboBox
      className={fieldStyles['field'] ?? ''}
      value={value}
      onChange={(key) => onChange(options.find((candidate) => candidate.value === key)?.value ?? null)}
      menuTrigger="focus"
      allowsEmptyCollection
      autoFocus={autoFocus}
      isRequired={isRequired}
      isDisabled={isDisabled}
      isInvalid={isWrong(error)}
      validationBehavior="aria"
      {...(onType === undefined ? {} : { onInputChange: onType, defaultFilter: () => true })}
    >
      <FieldLabel label={label} isHidden={isLabelHidden} />
      <div className={fieldStyles['box']}>
        <Input className={fieldStyles['inner'] ?? ''} placeholder={placeholder} />
        <AriaButton className={fieldStyles['end'] ?? ''}>
          <ChevronDown aria-hidden="true" />
        </AriaButton>
      </div>
      <FieldFoot hint={hint} error={error} />
      <Popover className={listStyles['popover'] ?? ''} offset={4}>
        <ListBox className={listStyles['list'] ?? ''} renderEmptyState={() => <p className={listStyles['empty']}>Nothing matches</p>}>
          {options.map(optionItem)}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}
