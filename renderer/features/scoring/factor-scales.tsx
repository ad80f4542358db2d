import type { Factors } from '@shared/primitives';
import { dimensions } from '@shared/primitives';
import { FactorScale } from '../../ui/factor-scale';
import { useMethodology } from './use-methodology';
import styles from './scoring.module.css';

export interface FactorScalesProps {
  factors: { readonly [D in keyof Factors]: number | null };
  /** The reason for each step on this issue; where there is none, the anchor's own words stand. */
  reasons?: { readonly [D in keyof Factors]: string } | null | undefined;
  /** Without it the scales only show. */
  onChange?: ((dimension: keyof Factors, step: number) => void) | undefined;
  isStacked?: boolean;
}

/** Impact, Severity and Time on their scales, each with its anchor or its reason. */
export function FactorScales({ factors, reasons = null, onChange, isStacked = false }: FactorScalesProps) {
  const { anchors } = useMethodology();
  return (
    <div className={styles['scales']}>
      {dimensions.map((dimension) => {
        const reason = reasons?.[dimension] ?? '';
        return (
          <FactorScale
            key={dimension}
            dimension={dimension}
            value={factors[dimension]}
            anchors={anchors[dimension]}
            anchor={reason === '' ? null : reason}
            isStacked={isStacked}
            {...(onChange === undefined ? {} : { onChange: (step: number) => onChange(dimension, step) })}
          />
        );
      })}
    </div>
  );
}
