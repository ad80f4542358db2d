import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { Code } from '@shared/contract/codings/entities';
import { cx } from '../../ui/cx';
import { Kbd } from '../../ui/kbd';
import { codeKeys, mostCodes, toggleCode } from './code-keys';
import styles from './codings.module.css';

export interface CodePickerProps {
  codes: readonly Code[];
  /** In the order in which they were given: the first is the main one. */
  value: readonly string[];
  /** Names in two columns instead of keys and definitions. */
  isCompact?: boolean;
  isDisabled?: boolean;
  onChange: (codes: readonly string[]) => void;
}

/** The codes of a book, several of which can be given to one comment. */
export function CodePicker({ codes, value, isCompact = false, isDisabled = false, onChange }: CodePickerProps) {
  return (
    <ToggleButtonGroup
      aria-label="Codes"
      orientation="vertical"
      selectionMode="multiple"
      selectedKeys={value}
      isDisabled={isDisabled}
      className={cx(styles['codes'], isCompact && styles['compact'])}
      onSelectionChange={(keys) => {
        const changed = [...keys].map(String).find((key) => !value.includes(key)) ?? value.find((key) => !keys.has(key));
        if (changed !== undefined) onChange(toggleCode(value, changed));
      }}
    >
      {codes.map(({ id, label, definition }, index) => (
        <ToggleButton key={id} id={id} className={styles['code'] ?? ''} isDisabled={isDisabled || (value.length >= mostCodes && !value.includes(id))}>
          {!isCompact && <Kbd>{(codeKeys[index] ?? '').toUpperCase()}</Kbd>}
          <b>{label}</b>
          <i>{value[0] === id ? 'main' : value.includes(id) ? 'also' : ''}</i>
          {!isCompact && definition !== '' && <small>{definition}</small>}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
