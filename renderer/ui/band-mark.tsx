import { ArrowRight, CircleQuestionMark } from 'lucide-react';
import type { Band } from '@shared/primitives';
import { bandLabels } from '@shared/primitives';
import { cx } from './cx';
import styles from './band-mark.module.css';

const shortLabels = { monitor: 'Monitor', 'next-cycle': 'Next cycle', escalate: 'Escalate', immediate: 'Immediate' } as const satisfies Record<Band, string>;

/** A band's name: in full, or short for tables. */
export function bandWord(band: Band, isShort = false): string {
  return isShort ? shortLabels[band] : bandLabels[band];
}

/** The shape alone: open circle, half circle, full circle, diamond. Decorative unless given a `title`. */
export function BandShape({ band, title }: { band: Band; title?: string }) {
  return (
    <svg viewBox="0 0 12 12" className={cx(styles['shape'], styles[band])} {...(title === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': title })}>
      {band === 'immediate' ? (
        <path d="M6 -.9 12.9 6 6 12.9 -.9 6Z" fill="currentColor" stroke="currentColor" strokeWidth="1" strokeLinejoin="round" />
      ) : (
        <>
          <circle cx="6" cy="6" r="5" fill={band === 'escalate' ? 'currentColor' : 'none'} stroke="currentColor" strokeWidth="2" />
          {band === 'next-cycle' && <path d="M6 1a5 5 0 0 0 0 10Z" fill="currentColor" />}
        </>
      )}
    </svg>
  );
}

export interface BandMarkProps {
  /** Null: neither scored nor proposed. */
  band: Band | null;
  /** Short words for tables: Escalate instead of Escalate this week. */
  isShort?: boolean;
  /** Fewer than half of the single-step neighbours keep the band (S3): a dashed outline. */
  isFragile?: boolean;
  /** Nobody has accepted the score yet. */
  isProposed?: boolean;
  /** The issue stands for a suspicion with no data behind it (W8). */
  isLowConfidence?: boolean;
  /** On its wash, as a badge. */
  isWash?: boolean;
  size?: 'small' | 'large' | 'room';
}

/** A band as shape and word, never as colour alone. */
export function BandMark({ band, isShort = false, isFragile = false, isProposed = false, isLowConfidence = false, isWash = false, size = 'small' }: BandMarkProps) {
  if (isLowConfidence) {
    return (
      <span className={cx(styles['doubted'], styles[size])}>
        <BandMark band={band} isShort={isShort} isFragile={isFragile} isProposed={isProposed} isWash={isWash} size={size} />
        <LowConfidence isShort={isShort} size={size} />
      </span>
    );
  }
  if (band === null) return <span className={styles['none']}>Not scored</span>;
  return (
    <span className={cx(styles['band'], styles[band], styles[size], isWash && styles['wash'], isFragile && styles['fragile'], isProposed && styles['proposed'])}>
      <BandShape band={band} />
      {bandWord(band, isShort)}
      {isProposed && <span className={cx(isShort ? 'vh' : styles['proposed-word'])}> proposed</span>}
      {isFragile && <span className="vh">, fragile</span>}
    </span>
  );
}

/** Beside a score that stands on a suspicion and on no data (W8): the words, or in tables their sign alone. */
export function LowConfidence({ isShort = false, size = 'small' }: Pick<BandMarkProps, 'isShort' | 'size'>) {
  return (
    <span className={cx(styles['low'], styles[size])} title="Low confidence: a suspicion with no data behind it">
      <CircleQuestionMark aria-hidden="true" />
      <span className={cx(isShort && 'vh')}>Low confidence</span>
    </span>
  );
}

/** An override (S5): from the band of the arithmetic to the band where a person placed it. */
export function OverrideMark({ from, to, isShort = true, size = 'small', title }: { from: Band; to: Band; isShort?: boolean; size?: 'small' | 'large'; title?: string | undefined }) {
  return (
    <span className={cx(styles['override'], styles[size])} title={title}>
      <BandShape band={from} title={`${bandWord(from)} by the arithmetic, placed at`} />
      <ArrowRight aria-hidden="true" />
      <BandMark band={to} isShort={isShort} size={size} isWash={size === 'large'} />
    </span>
  );
}
