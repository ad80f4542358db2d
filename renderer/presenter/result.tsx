import type { PresenterDimension, PresenterRound } from '@shared/contract/presenter/view';
import { dimensions, type Dimension } from '@shared/primitives';
import { BandMark } from '../ui/band-mark';
import { cx } from '../ui/cx';
import { dimensionLabels } from '../ui/factor-words';
import type { ItemView } from './item-screen';
import { Placed } from './placed';
import { mostDots, RoomHistogram } from './room-histogram';
import { RoomLadder } from './room-ladder';
import styles from './result.module.css';

const rowOf = (round: PresenterRound | null, dimension: Dimension): PresenterDimension | null => round?.dimensions.find((row) => row.dimension === dimension) ?? null;

/** What the ballots said, all at once: medians as an equation, where the ballots fell, and once agreed the score. */
export function Result({ view: { score, placed, reveal, before, bands, decision }, isTight }: { view: ItemView; isTight: boolean }) {
  // The same drawing for all three, so that they can be compared.
  const isCounted = reveal?.dimensions.some(({ counts }) => Math.max(...counts) > mostDots) ?? false;
  return (
    <section className={cx(styles['result'], isTight && styles['tight'], decision === null && styles['roomy'])} aria-label={score?.standing === 'agreed' ? 'Agreed score' : 'Ballots revealed'}>
      {dimensions.map((dimension, place) => (
        <Factor key={dimension} dimension={dimension} sign={place === dimensions.length - 1 ? '=' : '×'} score={score} row={rowOf(reveal, dimension)} was={rowOf(before, dimension)} isCounted={isCounted} />
      ))}
      <div className={cx(styles['product'], score === null ? styles['none'] : score.standing === 'agreed' && styles[score.band])}>
        <p className={styles['figure']}>{score?.score ?? '–'}</p>
        {score === null ? (
          <p className={styles['open']}>A median falls between two steps. The room chooses.</p>
        ) : (
          <BandMark band={score.band} size="room" isFragile={score.isFragile} isLowConfidence={score.isLowConfidence} />
        )}
        <div className={styles['after']}>
          {placed !== null && <Placed placed={placed} />}
          {placed === null && score?.fragility != null && <p>{score.fragility}</p>}
          {reveal !== null && (placed === null || score?.isLowConfidence !== true) && <p>{atMedian(reveal)}{score?.standing === 'medians' && ', not agreed yet'}</p>}
          {placed === null && score !== null && !score.isLowConfidence && <RoomLadder score={score.score} neighbours={score.neighbours} bands={bands} />}
        </div>
      </div>
    </section>
  );
}

interface FactorProps {
  dimension: Dimension;
  sign: string;
  score: ItemView['score'];
  row: PresenterDimension | null;
  was: PresenterDimension | null;
  isCounted: boolean;
}

function Factor({ dimension, sign, score, row, was, isCounted }: FactorProps) {
  const factor = score?.factors.find((each) => each.dimension === dimension);
  const figure = factor?.step ?? row?.median ?? null;
  return (
    <>
      <div className={styles['factor']}>
        <p className={styles['figure']}>{figure === null ? '–' : Number.isInteger(figure) ? figure : <Half value={figure} />}</p>
        <h2>{dimensionLabels[dimension]}</h2>
        <p className={styles['word']}>{factor?.word ?? (row === null || row.median === null ? 'no ballots' : row.needsChoice ? 'between two steps' : '')}</p>
        {row !== null && (
          <>
            <RoomHistogram row={row} chosen={factor?.step ?? null} isCounted={isCounted} />
            <p className={cx(styles['stats'], styles['after'])}>
              {spread(row)}
              {was !== null && `, was ${spread(was)}`}
              <br />
              agreement {ratio(row.rwg)}
              {was !== null && `, was ${ratio(was.rwg)}`}
            </p>
          </>
        )}
      </div>
      <p className={styles['sign']} aria-hidden="true">
        {sign}
      </p>
    </>
  );
}

/** A median between two steps: `3½`. */
function Half({ value }: { value: number }) {
  return (
    <>
      {Math.floor(value)}
      <sup className={styles['half']}>½</sup>
    </>
  );
}

const ratio = (value: number | null): string => (value === null ? 'n/a' : value.toFixed(2));
const spread = ({ min, max }: PresenterDimension): string => (min === null || max === null ? 'no spread' : min === max ? `all at ${min}` : `${min} to ${max}`);

/** `Round 2: 19 of 24 ballots at the median`: over the three factors. */
function atMedian({ round, dimensions: rows, abstained }: PresenterRound): string {
  const all = rows.reduce((sum, { counts }) => sum + counts.reduce((a, b) => a + b, 0), 0);
  const near = rows.reduce((sum, { counts, median }) => sum + counts.reduce((a, count, index) => (median !== null && Math.abs(index + 1 - median) < 1 ? a + count : a), 0), 0);
  return `Round ${round}: ${near} of ${all} values at the median${abstained === 0 ? '' : `, ${abstained} abstained`}`;
}
