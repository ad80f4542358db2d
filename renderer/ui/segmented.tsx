import type { KeyboardEvent, ReactNode } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { cx } from './cx';
import styles from './segmented.module.css';

export interface SegmentedOption<T extends string> {
  value: T;
  label: string;
  /** Chooses this one while focus is in the group; shown under the words. */
  letter?: string | undefined;
  icon?: ReactNode;
  isDisabled?: boolean;
}

export interface SegmentedProps<T extends string> {
  label: string;
  isLabelHidden?: boolean;
  options: readonly SegmentedOption<T>[];
  /** Null: nothing chosen yet. */
  value: T | null;
  onChange: (value: T) => void;
  /** `ink` for what is decided, `accent` for how a screen is shown. */
  tone?: 'ink' | 'accent';
  size?: 'small' | 'large';
  /** Breaks the options into rows of this many. */
  columns?: number;
  isWide?: boolean;
  isDisabled?: boolean;
  hint?: ReactNode;
}

/** One choice of a few, all of them in view: decision kinds, levels, time ranges. Arrows move, Enter or a letter chooses. */
export function Segmented<T extends string>({ label, isLabelHidden = false, options, value, onChange, tone = 'ink', size = 'small', columns, isWide = columns !== undefined, isDisabled = false, hint }: SegmentedProps<T>) {
  const choose = (key: string | undefined): void => {
    const option = options.find((candidate) => candidate.value === key);
    if (option !== undefined && option.isDisabled !== true && !isDisabled) onChange(option.value);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.key.length !== 1) return;
    const typed = event.key.toUpperCase();
    const option = options.find((candidate) => candidate.letter?.toUpperCase() === typed);
    if (option === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    choose(option.value);
  };
  return (
    <div className={cx(styles['frame'], isWide && styles['wide'])} onKeyDownCapture={onKeyDown}>
      {!isLabelHidden && (
        <span className={styles['label']} aria-hidden="true">
          {label}
        </span>
      )}
      <ToggleButtonGroup
        aria-label={label}
        selectionMode="single"
        disallowEmptySelection={value !== null}
        selectedKeys={value === null ? [] : [value]}
        onSelectionChange={(keys) => choose([...keys].map(String)[0])}
        isDisabled={isDisabled}
        className={cx(styles['group'], styles[tone], styles[size], columns !== undefined && styles['grid'])}
        {...(columns === undefined ? {} : { style: { gridTemplateColumns: `repeat(${columns}, minmax(max-content, 1fr))` } })}
      >
        {options.map((option) => (
          <ToggleButton
            key={option.value}
            id={option.value}
            isDisabled={isDisabled || option.isDisabled === true}
            className={cx(styles['option'], option.letter !== undefined && styles['stacked'], option.label.length > 2 && styles['words'])}
          >
            {option.icon}
            {option.label}
            {option.letter !== undefined && (
              <span className={styles['letter']} aria-hidden="true">
                {option.letter.toUpperCase()}
              </span>
            )}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {hint !== undefined && <span className={styles['hint']}>{hint}</span>}
    </div>
  );
}
