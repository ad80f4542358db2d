import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Menu as AriaMenu, Popover as AriaPopover, DialogTrigger, Header, MenuItem as AriaMenuItem, MenuSection, MenuTrigger } from 'react-aria-components';
import { cx } from './cx';
import { Kbd } from './kbd';
import styles from './list.module.css';

export interface MenuEntry {
  readonly id: string;
  readonly label: string;
  readonly detail?: string | undefined;
  readonly icon?: ReactNode;
  readonly kbd?: string | undefined;
  readonly isChecked?: boolean;
  readonly isDisabled?: boolean;
  readonly isDanger?: boolean;
}

export interface MenuGroup {
  readonly id: string;
  readonly title?: string | undefined;
  readonly items: readonly MenuEntry[];
}

export interface MenuProps {
  /** Names the menu. */
  label: string;
  /** The button that opens it: a `Button`, `IconButton` or React Aria button. */
  trigger: ReactNode;
  groups: readonly MenuGroup[];
  onAction: (id: string) => void;
  placement?: 'bottom start' | 'bottom end' | 'top start' | 'top end';
}

/** A menu of things to do. */
export function Menu({ label, trigger, groups, onAction, placement = 'bottom start' }: MenuProps) {
  return (
    <MenuTrigger>
      {trigger}
      <AriaPopover className={styles['popover'] ?? ''} placement={placement} offset={4}>
        <AriaMenu className={styles['list'] ?? ''} aria-label={label} onAction={(key) => onAction(String(key))}>
          {groups.map((group) => (
            <MenuSection key={group.id} className={styles['section'] ?? ''} {...(group.title === undefined ? { 'aria-label': label } : {})}>
              {group.title !== undefined && <Header className={styles['heading'] ?? ''}>{group.title}</Header>}
              {group.items.map((item) => (
                <AriaMenuItem key={item.id} id={item.id} textValue={item.label} isDisabled={item.isDisabled ?? false} className={cx(styles['item'], item.isDanger === true && styles['danger'])}>
                  {item.icon}
                  <span className={styles['words']}>
                    {item.label}
                    {item.detail !== undefined && <span className={styles['detail']}> {item.detail}</span>}
                  </span>
                  {item.isChecked === true && (
                    <span className={styles['check']}>
                      <Check aria-label="chosen" />
                    </span>
                  )}
                  {item.kbd !== undefined && <Kbd>{item.kbd}</Kbd>}
                </AriaMenuItem>
              ))}
            </MenuSection>
          ))}
        </AriaMenu>
      </AriaPopover>
    </MenuTrigger>
  );
}

export interface PopoverProps {
  label: string;
  trigger: ReactNode;
  children: ReactNode | ((close: () => void) => ReactNode);
  placement?: MenuProps['placement'];
}

/** A small panel that opens from a button and closes by Escape or a press elsewhere. */
export function Popover({ label, trigger, children, placement = 'bottom start' }: PopoverProps) {
  return (
    <DialogTrigger>
      {trigger}
      <AriaPopover className={styles['popover'] ?? ''} placement={placement} offset={4}>
        <AriaDialog className={styles['content'] ?? ''} aria-label={label}>
          {({ close }) => (typeof children === 'function' ? children(close) : children)}
        </AriaDialog>
      </AriaPopover>
    </DialogTrigger>
  );
}
