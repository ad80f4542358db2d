import type { KeyboardEvent } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { Dimension, Factors } from '@shared/primitives';
import { dimensions } from '@shared/primitives';
import { cx } from './cx';
import { dimensionLabels, dimensionSteps, stepWord } from './factor-words';
import styles from './factor-scale.module.css';

export interface FactorScaleProps {
  dimension: Dimension;
  /** Null: not scored on this factor yet. */
  value: number | null;
  /** Without it the scale only shows. With it digits choose while focus is inside. */
  onChange?: ((value: number) => void) | undefined;
  /** The anchor's own words under the steps, or the reason given for this issue. */
  anchor?: string | null | undefined;
  /** What each step means, by step, as tooltips and for screen readers. */
  anchors?: Readonly<Partial<Record<number, string>>> | undefined;
  /** The label above the steps instead of beside them. */
  isStacked?: boolean;
  isDisabled?: boolean;
}

/** A factor on its scale: every step up to the value is filled, the value itself is ink. */
export function FactorScale({ dimension, value, onChange, anchor, anchors = {}, isStacked = false, isDisabled = false }: FactorScaleProps) {
  const count = dimensionSteps[dimension];
  const steps = Array.from({ length: count }, (_, index) => index + 1);
  const label = dimensionLabels[dimension];
  const look = (step: number): string => cx(styles['step'], value !== null && step < value && styles['on'], step === value && styles['at']);
  const choose = (step: number): void => {
    if (steps.includes(step) && !isDisabled) onChange?.(step);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = Number(event.key);
    if (event.ctrlKey || event.metaKey || event.altKey || !steps.includes(step)) return;
    event.preventDefault();
    event.stopPropagation();
    choose(step);
  };
  const words = anchor ?? (value === null ? (onChange === undefined ? null : anchorWords(dimension, steps, anchors)) : anchors[value]) ?? null;

  return (
    <div className={cx(styles['scale'], isStacked && styles['stacked'])}>
      <span className={styles['label']} aria-hidden="true">
        {label}
      </span>
      {onChange === undefined ? (
        <span className={styles['steps']} role="img" aria-label={value === null ? `${label}: not scored` : `${label} ${stepWord(dimension, value)}, ${value} of ${count}`}>
          {steps.map((step) => (
            <span key={step} className={look(step)}>
              {stepWord(dimension, step)}
            </span>
          ))}
        </span>
      ) : (
        <div onKeyDownCapture={onKeyDown}>
          <ToggleButtonGroup
            aria-label={label}
            selectionMode="single"
            disallowEmptySelection={value !== null}
            selectedKeys={value === null ? [] : [value]}
            onSelectionChange={(keys) => choose(Number([...keys][0]))}
            isDisabled={isDisabled}
            className={styles['steps'] ?? ''}
          >
            {steps.map((step) => (
              <ToggleButton key={step} id={step} className={look(step)} aria-label={[stepWord(dimension, step), anchors[step]].filter(Boolean).join(': ')}>
                {stepWord(dimension, step)}
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
        </div>
      )}
      {words !== null && <span className={styles['anchor']}>{words}</span>}
    </div>
  );
}

/** What the ends and the middle of a scale mean, for whoever has yet to choose; null without anchors. */
function anchorWords(dimension: Dimension, steps: readonly number[], anchors: Readonly<Partial<Record<number, string>>>): string | null {
  const named = steps.filter((step) => (steps.length <= 3 || step % 2 === 1) && anchors[step] !== undefined);
  return named.length === 0 ? null : named.map((step) => `${stepWord(dimension, step)}: ${anchors[step]}`).join(' · ');
}

/** A factor in a table cell: its figure over a small bar of its steps. */
export function FactorMeter({ dimension, value }: { dimension: Dimension; value: number | null }) {
  return (
    <span className={styles['meter']} data-of={dimensionSteps[dimension]} data-value={value ?? 0}>
      <span className="vh">{dimensionLabels[dimension]} </span>
      {value ?? '–'}
    </span>
  );
}

/** The three factors of a row side by side. */
export function FactorMeters({ factors }: { factors: { readonly [D in keyof Factors]: number | null } }) {
  return (
    <span className={styles['meters']}>
      {dimensions.map((dimension) => (
        <FactorMeter key={dimension} dimension={dimension} value={factors[dimension]} />
      ))}
    </span>
  );
}
