import type { ReactNode } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components';
import { Kbd } from './kbd';
import styles from './tooltip.module.css';

export interface TooltipProps {
  text: string;
  kbd?: string | undefined;
  /** A button (ours or React Aria's): a tooltip is also shown on keyboard focus. */
  children: ReactNode;
}

/** A short name that shows on hover and on focus; never the only place where something is said. */
export function Tooltip({ text, kbd, children }: TooltipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      {children}
      <AriaTooltip offset={6} className={styles['tooltip'] ?? ''}>
        {text}
        {kbd !== undefined && <Kbd>{kbd}</Kbd>}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
