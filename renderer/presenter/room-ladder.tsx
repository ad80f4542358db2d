import type { BandRange } from '@shared/contract/scoring/entities';
import { bandWord } from '../ui/band-mark';
import { cx } from '../ui/cx';
import { layOutLadder } from '../ui/ladder-scale';
import styles from './room-ladder.module.css';

const width = 344;

/** The ladder from 1 to 75 for reading from afar: this score, and hollow where a step would take it. */
export function RoomLadder({ score, neighbours, bands }: { score: number; neighbours: readonly number[]; bands: readonly BandRange[] }) {
  const { segments, xOf } = layOutLadder({ bands, ticks: [] }, width, 3);
  const current = bands.find(({ from, to }) => score >= from && score <= to)?.band;
  return (
    <svg className={styles['ladder']} viewBox={`0 0 ${width} 44`} role="img" aria-label={`${score} of ${bands.at(-1)?.to ?? score}${current === undefined ? '' : `, ${bandWord(current)}`}`}>
      {segments.map(({ band, from, x, width: wide }) => (
        <g key={band} className={styles[band]}>
          <rect className={cx(styles['part'], band === current && styles['current'])} x={x} y={12} width={wide} height={10} rx={2} />
          <text x={x} y={42}>
            {from}
          </text>
        </g>
      ))}
      {neighbours.map((other) => (
        <circle key={other} className={styles['ring']} cx={xOf(other)} cy={17} r={4.5} />
      ))}
      <path className={styles['pin']} d={`M${xOf(score)} 10l-6-9h12z`} />
    </svg>
  );
}
