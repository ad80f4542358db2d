import type { Dimension } from '@shared/primitives';
import type { BallotMark } from './ballot-layout';
import { columnsOf, distanceWord, dotPitch } from './ballot-layout';
import { cx } from './cx';
import { dimensionLabels, dimensionSteps, stepWord } from './factor-words';
import styles from './ballot-histogram.module.css';

export interface BallotHistogramProps {
  dimension: Dimension;
  /** Round 1, drawn hollow. */
  first: readonly BallotMark[];
  /** Round 2, drawn solid; null while there is none. */
  second?: readonly BallotMark[] | null;
  /** As main computed them; the latest median is the column in accent. */
  firstMedian: number | null;
  secondMedian?: number | null;
  /** A word under each step, by step. */
  anchors?: Readonly<Partial<Record<number, string>>>;
  /** Everyone off the median is named on the desk and nobody on the projector. */
  showsNames?: boolean;
  size?: 'desk' | 'room';
}

const shapes = {
  desk: { width: 352, base: 104, top: 2, radius: 5.2, pitch: 11.6, pair: 7 },
  room: { width: 300, base: 104, top: 0, radius: 6.6, pitch: 13.6, pair: 8 },
} as const;

/** Where the ballots of a factor fell: round 1 hollow, round 2 solid, the median marked, those off it named. */
export function BallotHistogram({ dimension, first, second = null, firstMedian, secondMedian = null, anchors = {}, showsNames = true, size = 'desk' }: BallotHistogramProps) {
  const { width, base, top, radius, pitch: wanted, pair } = shapes[size];
  const steps = dimensionSteps[dimension];
  const median = second === null ? firstMedian : secondMedian;
  const columns = columnsOf(steps, first, second, median);
  const column = width / steps;
  const xOf = (step: number): number => (step - 0.5) * column;
  const tallest = Math.max(1, ...columns.map(({ first: a, second: b }) => Math.max(a, b)));
  const nameRoom = showsNames ? 30 : 0;
  const pitch = dotPitch(tallest, base - top - nameRoom, radius, wanted);
  const yOf = (index: number): number => base - radius - 3 - index * pitch;
  const dots = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);
  const offset = second === null ? 0 : pair;
  const roomFirst = size === 'room' && second === null;

  return (
    <svg className={cx(styles['histogram'], styles[size])} width={width} height={138} viewBox={`0 0 ${width} 138`} role="img" aria-label={spoken(dimension, columns, second === null ? 1 : 2, median, showsNames)}>
      {median !== null && <rect className={styles['median']} x={xOf(median) - 24 + offset} y={top} width={48} height={base - top} />}
      {columns.map(({ step, first: a, second: b, off }) => {
        const x = xOf(step);
        const names = showsNames ? nameLines(off) : [];
        const stack = Math.max(a, b);
        return (
          <g key={step}>
            {(size === 'desk' || second === null) && dots(a).map((index) => <circle key={`a${index}`} className={cx(roomFirst ? styles['second'] : styles['first'], roomFirst && off.length + Math.abs(step - (median ?? step)) > 0 && styles['off'])} cx={x - offset} cy={yOf(index)} r={radius} />)}
            {dots(b).map((index) => (
              <circle key={`b${index}`} className={cx(styles['second'], median !== null && Math.abs(step - median) >= (size === 'room' ? 1 : 2) && styles['off'])} cx={x + offset} cy={yOf(index)} r={radius} />
            ))}
            {names.map((name, index) => (
              <text key={name.text} className={cx(name.isFar && styles['far'])} x={x} y={yOf(stack - 1) - radius - 8 - (names.length - 1 - index) * 14}>
                {name.text}
              </text>
            ))}
            <text className={cx(styles['step'], step === median && styles['at'])} x={x} y={121}>
              {step}
            </text>
            {anchors[step] !== undefined && size === 'desk' && (
              <text x={x} y={135}>
                {anchors[step]}
              </text>
            )}
          </g>
        );
      })}
      <path className={styles['axis']} d={`M0 ${base + 0.5}H${width}`} />
      {second !== null && firstMedian !== null && size === 'desk' && <path className={cx(styles['pin'], styles['before'])} d={`M${xOf(firstMedian) - pair - 4} 113l4-6.5 4 6.5z`} />}
      {median !== null && size === 'desk' && <path className={styles['pin']} d={`M${xOf(median) - (Number.isInteger(median) ? 16 : 4)} 119l4-6.5 4 6.5z`} />}
    </svg>
  );
}

function nameLines(off: readonly { name: string; distance: number }[]): readonly { text: string; isFar: boolean }[] {
  const lines = off.slice(0, 2).map(({ name, distance }) => ({ text: name, isFar: Math.abs(distance) >= 2 }));
  const [only] = off;
  if (off.length === 1 && only !== undefined && Math.abs(only.distance) >= 2) return [...lines, { text: distanceWord(only.distance), isFar: false }];
  return off.length > 2 ? [...lines.slice(0, 1), { text: `and ${off.length - 1} more`, isFar: false }] : lines;
}

function spoken(dimension: Dimension, columns: ReturnType<typeof columnsOf>, round: 1 | 2, median: number | null, showsNames: boolean): string {
  const counts = columns.map((column) => ({ step: column.step, count: round === 1 ? column.first : column.second })).filter(({ count }) => count > 0);
  const spread = counts.map(({ step, count }) => `${count} at ${stepWord(dimension, step)}`).join(', ');
  const off = showsNames ? columns.flatMap((column) => column.off.map(({ name, distance }) => `${name} ${distanceWord(distance)}`)).join(', ') : '';
  return `${dimensionLabels[dimension]}, round ${round}: median ${median ?? 'none'}; ${spread === '' ? 'no ballots' : spread}${off === '' ? '' : `; off the median: ${off}`}`;
}

/** What the marks mean, for the head of the ballots. */
export function BallotKey({ hasSecond }: { hasSecond: boolean }) {
  return (
    <span className={styles['key']}>
      {hasSecond && (
        <span>
          <svg width="10" height="10" aria-hidden="true">
            <circle className={styles['second']} cx="5" cy="5" r="4.6" />
          </svg>
          round 2
        </span>
      )}
      <span>
        <svg width="10" height="10" aria-hidden="true">
          <circle className={styles['first']} cx="5" cy="5" r="4.2" />
        </svg>
        round 1
      </span>
      <span>
        <svg width="10" height="10" aria-hidden="true">
          <path className={styles['pin']} d="M1 9l4-6.5L9 9z" />
        </svg>
        median
      </span>
    </span>
  );
}
