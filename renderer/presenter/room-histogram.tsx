import type { PresenterDimension } from '@shared/contract/presenter/view';
import { dotPitch } from '../ui/ballot-layout';
import { cx } from '../ui/cx';
import { dimensionLabels, stepWord } from '../ui/factor-words';
import styles from './room-histogram.module.css';

const column = 34;
const base = 90;
const radius = 5.6;
/** As many dots on a step as can still be counted at a glance. */
export const mostDots = 7;

/** Where the ballots of a factor fell, for reading from afar: solid at the median, hollow off it, nobody named. @param isCounted bars with their number in place of dots */
export function RoomHistogram({ row: { dimension, counts, median, min, max }, chosen, isCounted }: { row: PresenterDimension; chosen: number | null; isCounted: boolean }) {
  const width = counts.length * column;
  const tallest = Math.max(1, ...counts);
  const pitch = dotPitch(tallest, base - 4, radius, 12.4);
  const at = chosen ?? median;
  const spoken = counts.flatMap((count, index) => (count === 0 ? [] : [`${count} at ${stepWord(dimension, index + 1)}`])).join(', ');
  return (
    <svg className={styles['histogram']} viewBox={`0 0 ${width} 116`} role="img" aria-label={`${dimensionLabels[dimension]}: ${spoken === '' ? 'no ballots' : spoken}; median ${median ?? 'none'}, from ${min ?? 'none'} to ${max ?? 'none'}`}>
      {counts.map((count, index) => {
        const step = index + 1;
        const x = (index + 0.5) * column;
        const isOff = median === null || Math.abs(step - median) >= 1;
        const look = cx(styles['ballot'], isOff && styles['off']);
        return (
          <g key={step}>
            <g className={styles['rise']}>
              {!isCounted
                ? Array.from({ length: count }, (_, place) => <circle key={place} className={look} cx={x} cy={base - 8.5 - place * pitch} r={radius} />)
                : count > 0 && (
                    <>
                      <rect className={look} x={x - 9} y={base - 3 - (count / tallest) * 64} width={18} height={(count / tallest) * 64} rx={2} />
                      <text className={styles['count']} x={x} y={base - 9 - (count / tallest) * 64}>
                        {count}
                      </text>
                    </>
                  )}
            </g>
            <text className={cx(step === at && styles['at'])} x={x} y={113}>
              {step}
            </text>
          </g>
        );
      })}
      <path className={styles['axis']} d={`M1 ${base + 1.5}H${width - 1}`} />
    </svg>
  );
}
