import { Check } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { cx } from './cx';
import styles from './stepper.module.css';

export interface StepperProps {
  label: string;
  steps: readonly string[];
  /** Index of the step a person is on. */
  current: number;
  /** Lets people go back to a step that is done. */
  onGoTo?: ((index: number) => void) | undefined;
}

/** The steps of a wizard: done, now and still to come. */
export function Stepper({ label, steps, current, onGoTo }: StepperProps) {
  return (
    <nav aria-label={label}>
      <ol className={styles['steps']}>
        {steps.map((step, index) => {
          const isDone = index < current;
          const body = (
            <>
              <span className={styles['mark']} aria-hidden="true">
                {isDone ? <Check /> : index + 1}
              </span>
              {step}
              {isDone && <span className="vh">, done</span>}
            </>
          );
          return (
            <li key={step} className={cx(styles['step'], isDone && styles['done'], index === current && styles['now'])} {...(index === current ? { 'aria-current': 'step' as const } : {})}>
              {isDone && onGoTo !== undefined ? (
                <AriaButton className={styles['go'] ?? ''} onPress={() => onGoTo(index)}>
                  {body}
                </AriaButton>
              ) : (
                body
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
