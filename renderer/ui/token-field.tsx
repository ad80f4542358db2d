import { ChevronDown, X } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton, ComboBox as AriaComboBox, Input, ListBox, Popover } from 'react-aria-components';
import { cx } from './cx';
import type { FieldProps } from './field';
import { FieldFoot, FieldLabel } from './field';
import type { Option } from './select';
import { optionItem } from './select';
import { isWrong } from './text-field';
import fieldStyles from './field.module.css';
import listStyles from './list.module.css';
import styles from './token-field.module.css';

export interface TokenFieldProps extends FieldProps {
  values: readonly string[];
  onChange: (values: readonly string[]) => void;
  /** What can be chosen, filtered by what was typed already. */
  options: readonly Option<string>[];
  onType: (text: string) => void;
  /** What a value is called; the value itself, where absent. */
  labelOf?: (value: string) => string;
  /** Words that are not among the options may be added: Enter or a comma ends one. */
  allowsNew?: boolean;
  placeholder?: string;
  maxLength?: number;
  most?: number;
  autoFocus?: boolean;
}

const isSame = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** Several words, each with a button that takes it away; found or made by typing. Backspace in the empty field takes away the last. */
export function TokenField({ label, isLabelHidden = false, hint, error, isDisabled = false, values, onChange, options, onType, labelOf = (value) => value, allowsNew = false, placeholder = '', maxLength = 60, most = 20, autoFocus = false }: TokenFieldProps) {
  const [text, setText] = useState('');
  // A combo box closes its list when its value changes, and the value of this one never does: each word gets a fresh one.
  const [turn, setTurn] = useState(0);
  const type = (typed: string): void => {
    setText(typed);
    onType(typed);
  };
  const add = (value: string): void => {
    const word = value.trim();
    if (word !== '' && values.length < most && !values.some((other) => isSame(other, word))) onChange([...values, word]);
    type('');
    setTurn(turn + 1);
  };
  const offered = options.filter(({ value }) => !values.some((other) => isSame(other, value)));
  return (
    <AriaComboBox
      key={turn}
      className={fieldStyles['field'] ?? ''}
      value={null}
      inputValue={text}
      onInputChange={type}
      onChange={(key) => {
        const chosen = offered.find(({ value }) => value === key);
        // Choosing keeps the value itself even where it is an empty one, such as nobody.
        if (chosen === undefined) return;
        if (values.length < most) onChange([...values, chosen.value]);
        type('');
        setTurn(turn + 1);
      }}
      items={offered}
      defaultFilter={() => true}
      menuTrigger="input"
      allowsCustomValue
      allowsEmptyCollection
      isDisabled={isDisabled}
      isInvalid={isWrong(error)}
      validationBehavior="aria"
    >
      <FieldLabel label={label} isHidden={isLabelHidden} />
      <div className={cx(fieldStyles['box'], styles['box'])}>
        {values.map((value) => (
          <span key={value} className={styles['token']}>
            {labelOf(value)}
            <AriaButton slot={null} className={styles['remove'] ?? ''} aria-label={`Take away ${labelOf(value)}`} onPress={() => onChange(values.filter((other) => other !== value))}>
              <X aria-hidden="true" />
            </AriaButton>
          </span>
        ))}
        <Input
          className={cx(fieldStyles['inner'], styles['inner'])}
          placeholder={values.length === 0 ? placeholder : ''}
          maxLength={maxLength}
          autoFocus={autoFocus || turn > 0}
          onKeyDown={(event) => {
            const isChoosing = event.currentTarget.getAttribute('aria-activedescendant') !== null;
            if (event.key === 'Backspace' && text === '' && values.length > 0) onChange(values.slice(0, -1));
            else if (allowsNew && text.trim() !== '' && (event.key === ',' || (event.key === 'Enter' && !isChoosing && !event.ctrlKey && !event.metaKey))) {
              event.preventDefault();
              add(text);
            }
          }}
          onBlur={() => {
            // Left with a word in it: the word counts, and focus goes where it went.
            if (!allowsNew || text.trim() === '') return;
            if (values.length < most && !values.some((other) => isSame(other, text.trim()))) onChange([...values, text.trim()]);
            type('');
          }}
        />
        <AriaButton className={cx(fieldStyles['end'], styles['end'])}>
          <ChevronDown aria-hidden="true" />
        </AriaButton>
      </div>
      <FieldFoot hint={hint} error={error} />
      <Popover className={listStyles['popover'] ?? ''} offset={4}>
        <ListBox className={listStyles['list'] ?? ''} renderEmptyState={() => <p className={listStyles['empty']}>{allowsNew ? (text.trim() === '' ? 'Type a word' : 'Enter adds it as a new one') : 'Nothing matches'}</p>}>
          {offered.map(optionItem)}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}
