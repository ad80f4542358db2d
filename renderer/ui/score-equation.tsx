import type { Band, Factors } from '@shared/primitives';
import { bandWord } from './band-mark';
import { cx } from './cx';
import styles from './score-equation.module.css';

export interface ScoreEquationProps {
  factors: { readonly [D in keyof Factors]: number | null };
  /** As main computed it; null while a factor is missing. */
  score: number | null;
  /** Colours the result. */
  band?: Band | null | undefined;
  size?: 'small' | 'large' | 'room';
}

/** `5 × 4 × 3 = 60` on one baseline, the result largest. */
export function ScoreEquation({ factors, score, band = null, size = 'large' }: ScoreEquationProps) {
  const figure = (value: number | null) => (value === null ? <span className={styles['missing']}>–</span> : <span>{value}</span>);
  const spoken = score === null ? 'not scored' : `${score}${band === null ? '' : `, ${bandWord(band)}`}`;
  return (
    <span className={cx(styles['equation'], styles[size], band !== null && styles[band])} role="img" aria-label={`Impact ${factors.impact ?? 'missing'} times severity ${factors.severity ?? 'missing'} times time ${factors.time ?? 'missing'} is ${spoken}`}>
      {figure(factors.impact)}
      <span className={styles['sign']}>×</span>
      {figure(factors.severity)}
      <span className={styles['sign']}>×</span>
      {figure(factors.time)}
      <span className={styles['sign']}>=</span>
      <span className={styles['result']}>{score ?? '–'}</span>
    </span>
  );
}

/** The score alone, large. */
export function ScoreFigure({ score }: { score: number | null }) {
  return <span className={styles['score']}>{score ?? '–'}</span>;
}
