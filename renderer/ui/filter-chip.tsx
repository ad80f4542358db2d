import { Check, ChevronDown, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton, Menu as AriaMenu, MenuItem as AriaMenuItem, MenuTrigger, Popover, ToggleButton } from 'react-aria-components';
import { cx } from './cx';
import { formatCount } from './format';
import type { Option } from './select';
import styles from './filter-chip.module.css';
import listStyles from './list.module.css';

export interface FilterChipProps {
  label: string;
  isOn: boolean;
  /** How many rows it would leave. */
  count?: number | undefined;
  onChange: (isOn: boolean) => void;
}

/** A filter that is on or off. */
export function FilterChip({ label, isOn, count, onChange }: FilterChipProps) {
  return (
    <ToggleButton className={styles['chip'] ?? ''} isSelected={isOn} onChange={onChange}>
      {label}
      {count !== undefined && <span className={styles['count']}>{formatCount(count)}</span>}
      {isOn && <X aria-hidden="true" />}
    </ToggleButton>
  );
}

/** A button that looks like a filter and opens what it is about; give it to a menu or popover as its trigger. */
export function ChipButton({ children, icon, isOn = false }: { children: ReactNode; icon?: ReactNode; isOn?: boolean }) {
  return (
    <AriaButton className={cx(styles['chip'], isOn && styles['on'])}>
      {icon}
      {children}
    </AriaButton>
  );
}

export interface FilterMenuProps<T extends string> {
  label: string;
  options: readonly Option<T>[];
  selected: readonly T[];
  onChange: (selected: readonly T[]) => void;
}

/** A filter with several values; it names the one chosen, or counts them. */
export function FilterMenu<T extends string>({ label, options, selected, onChange }: FilterMenuProps<T>) {
  const first = options.find(({ value }) => value === selected[0]);
  const words = selected.length === 0 ? label : selected.length === 1 && first !== undefined ? `${label}: ${first.label}` : `${label}: ${selected.length}`;
  return (
    <MenuTrigger>
      <AriaButton className={cx(styles['chip'], selected.length > 0 && styles['on'])}>
        {words}
        <ChevronDown aria-hidden="true" />
      </AriaButton>
      <Popover className={listStyles['popover'] ?? ''} offset={4}>
        <AriaMenu
          className={listStyles['list'] ?? ''}
          aria-label={label}
          selectionMode="multiple"
          selectedKeys={selected}
          onSelectionChange={(keys) => onChange(options.map(({ value }) => value).filter((value) => keys === 'all' || keys.has(value)))}
        >
          {options.map(({ value, label: word, detail }) => (
            <AriaMenuItem key={value} id={value} textValue={word} className={listStyles['item'] ?? ''}>
              {({ isSelected }) => (
                <>
                  <span className={listStyles['check']}>{isSelected && <Check aria-hidden="true" />}</span>
                  <span className={listStyles['words']}>{word}</span>
                  {detail !== undefined && <span className={listStyles['detail']}>{detail}</span>}
                </>
              )}
            </AriaMenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

/** Filters in a row above a list; a search field first. */
export function FilterRow({ children }: { children: ReactNode }) {
  return (
    <div className={styles['row']} role="toolbar" aria-label="Filters">
      {children}
    </div>
  );
}
