import type { Band, Dimension, Factors } from '@shared/primitives';
import { BandMark } from './band-mark';
import { cx } from './cx';
import { dimensionLabels, stepWord } from './factor-words';
import styles from './move-table.module.css';

/** One factor moved by one step, and what the score would be (S3). */
export interface Move {
  readonly dimension: Dimension;
  readonly to: number;
  readonly score: number;
  readonly band: Band;
}

export interface MoveTableProps {
  factors: Factors;
  band: Band;
  moves: readonly Move[];
  /** Also those steps that keep the band, in grey, after the others. */
  showsStays?: boolean;
  /** Short band words, for a narrow panel. */
  isShort?: boolean;
}

/** What would move it: each single step that leads to another band. */
export function MoveTable({ factors, band, moves, showsStays = false, isShort = false }: MoveTableProps) {
  const leaving = moves.filter((move) => move.band !== band);
  const staying = showsStays ? moves.filter((move) => move.band === band) : [];
  if (leaving.length + staying.length === 0) return <p className={styles['none']}>No single step moves it to another band.</p>;
  return (
    <ul className={styles['moves']}>
      {[...leaving, ...staying].map((move) => (
        <li key={`${move.dimension}-${move.to}`} className={cx(styles['move'], isShort && styles['short'], move.band === band && styles['stays'])}>
          <span>
            {dimensionLabels[move.dimension]} {stepWord(move.dimension, factors[move.dimension])} <span className="muted">to</span> {stepWord(move.dimension, move.to)}
          </span>
          <span className={styles['score']}>{move.score}</span>
          {move.band === band ? <span>stays</span> : <BandMark band={move.band} isShort={isShort} />}
        </li>
      ))}
    </ul>
  );
}
