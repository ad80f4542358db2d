import { Check } from 'lucide-react';
import type { ImportCounts } from '@shared/contract/imports/entities';
import { cx } from '../../ui/cx';
import { formatCount } from '../../ui/format';
import styles from './equation.module.css';

const terms = ['imported', 'updated', 'unchanged', 'rejected'] as const satisfies readonly (keyof ImportCounts)[];

/** Rows in = imported + updated + unchanged + rejected (W5), as figures and as a bar. `isPending`: it is being counted anew. */
export function CountsEquation({ counts, isPending = false, isLarge = false }: { counts: ImportCounts; isPending?: boolean; isLarge?: boolean }) {
  const sum = terms.reduce((total, term) => total + counts[term], 0);
  return (
    <div className={cx(styles['frame'], isPending && styles['pending'], isLarge && styles['large'])} role="group" aria-label="Row count" aria-busy={isPending}>
      <div className={styles['equation']}>
        <Term value={counts.rows} label="rows in" />
        {terms.map((term, index) => (
          <div key={term} className={styles['with-sign']}>
            <span className={styles['sign']}>{index === 0 ? '=' : '+'}</span>
            <Term value={counts[term]} label={term} swatch={term} />
          </div>
        ))}
        <span className={cx(styles['verdict'], sum === counts.rows ? styles['adds-up'] : styles['off'])} aria-live="polite">
          {isPending ? (
            'counting'
          ) : sum === counts.rows ? (
            <>
              <Check aria-hidden="true" />
              adds up
            </>
          ) : (
            `${formatCount(Math.abs(counts.rows - sum))} off`
          )}
        </span>
      </div>
      <div className={styles['bar']} aria-hidden="true">
        {terms.filter((term) => counts[term] > 0).map((term) => (
          <span key={term} className={styles[term]} style={{ flexGrow: counts[term] }} />
        ))}
      </div>
    </div>
  );
}

function Term({ value, label, swatch }: { value: number; label: string; swatch?: (typeof terms)[number] }) {
  return (
    <div className={styles['term']}>
      <b>{formatCount(value)}</b>
      <span>
        {swatch !== undefined && <span className={cx(styles['swatch'], styles[swatch])} aria-hidden="true" />}
        {label}
      </span>
    </div>
  );
}
