import type { IssueOverview } from '@shared/contract/issue-overview';
import { bands } from '@shared/primitives';
import { bandWord } from '../../ui/band-mark';
import { cx } from '../../ui/cx';
import { spreadLabels } from '../../ui/ladder-scale';
import { useElementWidth } from '../../ui/use-element-width';
import { useMethodology } from '../scoring/use-methodology';
import styles from './charts.module.css';

const height = 306;
const [topY, bottomY] = [8, 302];

/** Scores before and after as slopes between the bands; each band has a quarter of the height, so that small bands can be read. */
export function ChangeChart({ rows, label }: { rows: IssueOverview['changes']['rows']; label: string }) {
  const [ref, width] = useElementWidth<HTMLDivElement>(430);
  const { ladder } = useMethodology();
  const quarter = (bottomY - topY) / ladder.bands.length;
  const yOf = (score: number): number => {
    const place = Math.max(ladder.bands.findIndex(({ to }) => score <= to), 0);
    const band = ladder.bands[place];
    const share = band === undefined ? 0 : (score - band.from + 0.5) / (band.to - band.from + 1);
    return bottomY - (place + share) * quarter;
  };
  const [x1, x2] = [118, Math.min(width * 0.6, 268)];
  const ordered = rows.toSorted((a, b) => b.after - a.after);
  const after = spreadLabels(ordered.map((row) => yOf(row.after)), 16, topY + 8, bottomY - 4);
  const befores = [...new Set(rows.map(({ before }) => before))].sort((a, b) => b - a);
  const before = spreadLabels(befores.map(yOf), 14, topY + 8, bottomY - 4);
  return (
    <div ref={ref}>
      <svg className={styles['chart']} width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`${label}: ${rows.map((row) => `${row.account ?? row.title} from ${row.before} to ${row.after}`).join(', ')}`}>
        {bands.toReversed().map((band, index) => (
          <g key={band} className={styles[band]}>
            <path className={styles['rule']} d={`M0 ${topY + index * quarter}H${width}`} />
            <BandDot band={band} x={5} y={topY + index * quarter + 12} />
            <text className={styles['band']} x={15} y={topY + index * quarter + 16}>{bandWord(band, true)}</text>
          </g>
        ))}
        <path className={styles['rule']} d={`M0 ${bottomY}H${width}`} />
        {befores.map((score, index) => (
          <text key={score} x={x1 - 9} y={(before[index] ?? 0) + 4} textAnchor="end">{score}</text>
        ))}
        {ordered.map((row, index) => (
          <g key={row.id} className={styles[row.afterBand]}>
            <path className={cx(styles['slope'], row.beforeBand === row.afterBand && styles['faint'])} d={`M${x1} ${yOf(row.before)}L${x2} ${yOf(row.after)}`} />
            <circle className={styles['start']} cx={x1} cy={yOf(row.before)} r={2.6} />
            <BandDot band={row.afterBand} x={x2} y={yOf(row.after)} />
            <text className={styles['strong']} x={x2 + 11} y={(after[index] ?? 0) + 4}>{row.after}</text>
            <text className={styles['text']} x={x2 + 31} y={(after[index] ?? 0) + 4}>{short(row.account ?? row.title, (width - x2 - 31) / 6.4)}</text>
            <title>{`#${row.number} ${row.title}: ${row.before} to ${row.after}`}</title>
          </g>
        ))}
      </svg>
    </div>
  );
}

const short = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, Math.max(Math.floor(most) - 1, 1))}…`);

/** A band's shape within a drawing. */
export function BandDot({ band, x, y }: { band: IssueOverview['changes']['rows'][number]['afterBand']; x: number; y: number }) {
  if (band === 'immediate') return <path className={styles['dot']} d={`M${x} ${y - 5}l5 5-5 5-5-5Z`} />;
  return (
    <>
      <circle className={cx(styles['dot'], band !== 'escalate' && styles['hollow'])} cx={x} cy={y} r={band === 'escalate' ? 4.4 : 3.6} />
      {band === 'next-cycle' && <path className={styles['dot']} d={`M${x} ${y - 3.6}a3.6 3.6 0 0 0 0 7.2Z`} />}
    </>
  );
}
