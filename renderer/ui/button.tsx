import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { cx } from './cx';
import { Kbd } from './kbd';
import { Tooltip } from './tooltip';
import styles from './button.module.css';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger' | 'link';
export type ButtonSize = 'small' | 'medium' | 'large';

export interface ButtonProps {
  children: ReactNode;
  /** One primary button a screen. */
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: ReactNode;
  /** The shortcut that does the same, shown beside the words: `Ctrl Enter`. */
  kbd?: string | undefined;
  isDisabled?: boolean;
  /** Work is under way: the button stays where it is and cannot be pressed. */
  isPending?: boolean;
  isWide?: boolean;
  type?: 'button' | 'submit';
  autoFocus?: boolean;
  onPress?: (() => void) | undefined;
}

/** A button with words; give `kbd` where a shortcut does the same. */
export function Button({ children, variant = 'secondary', size = 'medium', icon, kbd, isDisabled = false, isPending = false, isWide = false, type = 'button', autoFocus = false, onPress }: ButtonProps) {
  return (
    <AriaButton
      type={type}
      autoFocus={autoFocus}
      isDisabled={isDisabled}
      isPending={isPending}
      onPress={() => onPress?.()}
      className={cx(styles['button'], styles[variant], styles[size], isWide && styles['wide'])}
    >
      {isPending ? <span className={styles['pending']} aria-hidden="true" /> : icon}
      {kbd === undefined ? children : <span>{children}</span>}
      {kbd !== undefined && <Kbd>{kbd}</Kbd>}
    </AriaButton>
  );
}

export interface IconButtonProps {
  /** What it does; read aloud and shown as its tooltip. */
  label: string;
  icon: ReactNode;
  variant?: ButtonVariant;
  size?: ButtonSize;
  kbd?: string | undefined;
  isDisabled?: boolean;
  onPress?: (() => void) | undefined;
}

/** A square button with an icon, named by its tooltip. */
export function IconButton({ label, icon, variant = 'quiet', size = 'medium', kbd, isDisabled = false, onPress }: IconButtonProps) {
  return (
    <Tooltip text={label} kbd={kbd}>
      <AriaButton aria-label={label} isDisabled={isDisabled} onPress={() => onPress?.()} className={cx(styles['button'], styles[variant], styles[size], styles['icon'])}>
        {icon}
      </AriaButton>
    </Tooltip>
  );
}

/** Buttons side by side. */
export function ButtonRow({ children }: { children: ReactNode }) {
  return <div className={styles['row']}>{children}</div>;
}
