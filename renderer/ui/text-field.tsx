import { Search, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { TextField as AriaTextField, Button as AriaButton, Input, SearchField as AriaSearchField, TextArea as AriaTextArea } from 'react-aria-components';
import { cx } from './cx';
import type { FieldProps } from './field';
import { FieldFoot, FieldLabel } from './field';
import styles from './field.module.css';

export interface TextFieldProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  /** Leaving the field: the moment to save a draft. */
  onBlur?: (() => void) | undefined;
  placeholder?: string;
  maxLength?: number;
  /** `password` hides what is typed: a PIN between ballots. */
  type?: 'text' | 'password' | 'email';
  autoFocus?: boolean;
}

/** One line of text. */
export function TextField({ label, isLabelHidden = false, hint, error, isRequired = false, isDisabled = false, value, onChange, onBlur, placeholder = '', maxLength = 1000, type = 'text', autoFocus = false }: TextFieldProps) {
  return (
    <AriaTextField className={styles['field'] ?? ''} value={value} onChange={onChange} onBlur={() => onBlur?.()} isRequired={isRequired} isDisabled={isDisabled} isInvalid={isWrong(error)} validationBehavior="aria" type={type} maxLength={maxLength} autoFocus={autoFocus}>
      <FieldLabel label={label} isHidden={isLabelHidden} />
      <Input className={styles['input'] ?? ''} placeholder={placeholder} />
      <FieldFoot hint={hint} error={error} />
    </AriaTextField>
  );
}

export interface TextAreaProps extends Omit<TextFieldProps, 'type'> {
  rows?: number;
}

/** Several lines of text; it grows with what is written. */
export function TextArea({ label, isLabelHidden = false, hint, error, isRequired = false, isDisabled = false, value, onChange, onBlur, placeholder = '', maxLength = 20_000, autoFocus = false, rows = 2 }: TextAreaProps) {
  return (
    <AriaTextField className={styles['field'] ?? ''} value={value} onChange={onChange} onBlur={() => onBlur?.()} isRequired={isRequired} isDisabled={isDisabled} isInvalid={isWrong(error)} validationBehavior="aria" maxLength={maxLength} autoFocus={autoFocus}>
      <FieldLabel label={label} isHidden={isLabelHidden} />
      <AriaTextArea className={styles['area'] ?? ''} placeholder={placeholder} rows={rows} />
      <FieldFoot hint={hint} error={error} />
    </AriaTextField>
  );
}

export interface SearchFieldProps {
  /** Read aloud; the placeholder shows it. */
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Enter. */
  onSubmit?: ((value: string) => void) | undefined;
  placeholder?: string;
  size?: 'small' | 'medium' | 'large';
  autoFocus?: boolean;
  end?: ReactNode;
}

/** A search or filter field; Escape empties it. */
export function SearchField({ label, value, onChange, onSubmit, placeholder = label, size = 'medium', autoFocus = false, end }: SearchFieldProps) {
  return (
    <AriaSearchField aria-label={label} value={value} onChange={onChange} onSubmit={(text) => onSubmit?.(text)} autoFocus={autoFocus} maxLength={200} className={cx(styles['field'], styles['search'], styles[size])}>
      <div className={styles['box']}>
        <Search aria-hidden="true" />
        <Input className={styles['inner'] ?? ''} placeholder={placeholder} />
        <AriaButton className={cx(styles['end'], styles['clear'])}>
          <X aria-hidden="true" />
        </AriaButton>
        {end}
      </div>
    </AriaSearchField>
  );
}

/** Whether an `error` prop says that something is wrong. */
export function isWrong(error: string | null | undefined): boolean {
  return error != null && error !== '';
}
