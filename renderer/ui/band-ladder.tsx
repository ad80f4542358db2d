import type { Band } from '@shared/primitives';
import { bandWord } from './band-mark';
import { cx } from './cx';
import type { Ladder, LadderSegment } from './ladder-scale';
import { builtInLadder, layOutLadder, spreadLabels } from './ladder-scale';
import { useElementWidth } from './use-element-width';
import styles from './band-ladder.module.css';

export interface BandLadderProps {
  /** Null: not scored; the ladder stands empty. */
  score: number | null;
  /** Scores one step away (S3), drawn as hollow rings. */
  neighbours?: readonly number[] | undefined;
  /** The band where a person has placed it (S5): an arrow leads there from the score. */
  placed?: Band | null | undefined;
  /** `full` fills its container and names the bands; `compact` is 232 px wide. */
  size?: 'full' | 'compact';
  /** The methodology's bands and attainable scores; the built-in one by default. */
  ladder?: Ladder;
}

/** The ladder from 1 to 75: a tick for every score that can be reached, this score, and where one step would take it. */
export function BandLadder({ score, neighbours = [], placed = null, size = 'full', ladder = builtInLadder }: BandLadderProps) {
  const [ref, measured] = useElementWidth<HTMLDivElement>(343);
  const others = [...new Set(neighbours)].filter((other) => other !== score).sort((a, b) => a - b);
  const current = score === null ? undefined : ladder.bands.find(({ from, to }) => score >= from && score <= to)?.band;
  const label = score === null || current === undefined ? 'Not scored' : `Score ${score} of ${ladder.bands.at(-1)?.to ?? score}, ${bandWord(current)}${others.length > 0 ? `; one step away: ${others.join(', ')}` : ''}${placed === null ? '' : `; placed in ${bandWord(placed)}`}`;
  const drawing = { score, others, placed: score === null ? null : placed, current, ladder, label };
  return (
    <div ref={ref} className={cx(styles['frame'], size === 'compact' && styles['compact'])}>
      {size === 'compact' ? <CompactLadder {...drawing} /> : <FullLadder {...drawing} width={measured} />}
    </div>
  );
}

interface Drawing {
  score: number | null;
  others: readonly number[];
  placed: Band | null;
  current: string | undefined;
  ladder: Ladder;
  label: string;
}

function FullLadder({ score, others, placed, current, ladder, label, width }: Drawing & { width: number }) {
  const { segments, xOf } = layOutLadder(ladder, width, 2);
  const isNarrow = width < 560;
  const marks = [...others, ...(score === null ? [] : [score])].sort((a, b) => a - b);
  const labels = spreadLabels(marks.map(xOf), 17, 7, width - 7);
  return (
    <svg className={cx(styles['ladder'], width < 360 && styles['tight'])} width={width} height={76} viewBox={`0 0 ${width} 76`} role="img" aria-label={label}>
      {segments.map(({ band, from, to, x, width: w }) => (
        <g key={band} className={styles[band]}>
          <rect className={styles['wash']} x={x} y={28} width={w} height={12} rx={2} />
          {band === placed && <rect className={styles['edge']} x={x + 0.5} y={28.5} width={Math.max(w - 1, 0)} height={11} rx={1.5} />}
          {band === current && placed === null && <rect className={styles['edge']} x={x + 0.5} y={28.5} width={Math.max(w - 1, 0)} height={11} rx={1.5} />}
          <text className={cx(band === (placed ?? current) && styles['in'])} x={x} y={57}>
            {bandWord(band, isNarrow)}
          </text>
          <text className={styles['range']} x={x} y={72}>{`${from}–${to}`}</text>
          {ladder.ticks.filter((tick) => tick >= from && tick <= to).map((tick) => <path key={tick} className={styles['tick']} d={`M${xOf(tick)} 36v4`} />)}
        </g>
      ))}
      <PlacedArrow score={score} placed={placed} segments={segments} xOf={xOf} y={34} />
      {marks.map((mark, index) => (
        <g key={mark}>
          {mark === score ? (
            <>
              <path className={styles['stem']} d={`M${xOf(mark)} 26v16`} />
              <path className={styles['pin']} d={`M${xOf(mark) - 5} 19h10l-5 7Z`} />
            </>
          ) : (
            <circle className={styles['ring']} cx={xOf(mark)} cy={23} r={2.8} />
          )}
          <text className={cx(mark === score && styles['here'])} x={labels[index]} y={15} textAnchor="middle">
            {mark}
          </text>
        </g>
      ))}
    </svg>
  );
}

function CompactLadder({ score, others, placed, current, ladder, label }: Drawing) {
  const { segments, xOf } = layOutLadder(ladder, 232, 2);
  const edges = segments.slice(0, -1).map(({ to, x, width }) => ({ value: to, x: x + width + 1 }));
  const top = segments.at(-1)?.to ?? 0;
  const isClear = (x: number): boolean => score === null || Math.abs(xOf(score) - x) > 18;
  return (
    <svg className={styles['ladder']} width={232} height={46} viewBox="0 0 232 46" role="img" aria-label={label}>
      {segments.map(({ band, x, width }) => (
        <g key={band} className={styles[band]}>
          <rect className={cx(styles['solid'], band === (placed ?? current) && styles['current'])} x={x} y={18} width={width} height={8} />
        </g>
      ))}
      {others.map((other) => (
        <circle key={other} className={styles['ring']} cx={xOf(other)} cy={22} r={3} />
      ))}
      <PlacedArrow score={score} placed={placed} segments={segments} xOf={xOf} y={22} />
      {score !== null && (
        <>
          <path className={styles['pin']} d={`M${xOf(score)} 15l-4.5-7h9z`} />
          <text className={styles['here']} x={Math.min(Math.max(xOf(score), 7), 225)} y={42} textAnchor="middle">
            {score}
          </text>
        </>
      )}
      {isClear(0) && (
        <text x={0} y={42}>
          1
        </text>
      )}
      {edges.map(({ value, x }) => isClear(x) && (
        <text key={value} x={x} y={42} textAnchor="middle">
          {value}
        </text>
      ))}
      {isClear(232) && (
        <text x={232} y={42} textAnchor="end">
          {top}
        </text>
      )}
    </svg>
  );
}

/** An override is an arrow from the arithmetic to the placed band (S5); within its own band there is nowhere to go. */
function PlacedArrow({ score, placed, segments, xOf, y }: { score: number | null; placed: Band | null; segments: readonly LadderSegment[]; xOf: (score: number) => number; y: number }) {
  const target = segments.find(({ band }) => band === placed);
  if (score === null || target === undefined || (score >= target.from && score <= target.to)) return null;
  const from = xOf(score);
  const to = target.x + target.width / 2;
  const back = to > from ? -7 : 7;
  return (
    <g className={styles['placed']}>
      <path className={styles['halo']} d={`M${from} ${y}H${to}`} />
      <path d={`M${from} ${y}H${to}`} />
      <path d={`M${to + back} ${y - 5}L${to} ${y}L${to + back} ${y + 5}`} />
    </g>
  );
}
