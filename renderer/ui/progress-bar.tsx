import { ProgressBar as AriaProgressBar } from 'react-aria-components';
import { cx } from './cx';
import styles from './progress-bar.module.css';

export interface ProgressBarProps {
  label: string;
  /** Null: it is not known how much there is. */
  value: number | null;
  max?: number;
  /** In words, instead of a percentage: `41,200 of 100,000 rows`. */
  detail?: string | undefined;
}

/** How far long work has come. */
export function ProgressBar({ label, value, max = 1, detail }: ProgressBarProps) {
  return (
    <AriaProgressBar className={styles['progress'] ?? ''} isIndeterminate={value === null} value={value ?? 0} maxValue={max} aria-label={label} {...(detail === undefined ? {} : { valueLabel: detail })}>
      {({ percentage, valueText }) => (
        <>
          <span className={styles['head']}>
            <span>{label}</span>
            <span className={styles['value']}>{value === null ? detail : valueText}</span>
          </span>
          <span className={styles['track']}>
            <span className={cx(styles['fill'], value === null && styles['unknown'])} style={{ display: 'block', ...(value === null ? {} : { inlineSize: `${percentage ?? 0}%` }) }} />
          </span>
        </>
      )}
    </AriaProgressBar>
  );
}
