import type { Series } from '@shared/contract/records/operations';
import { sourceLabels } from '@shared/primitives';
import { formatDate } from '../../ui/format';
import { Section } from '../../ui/page';
import { useElementWidth } from '../../ui/use-element-width';
import { seriesLayout } from './series-layout';
import styles from './records.module.css';

const height = 92;
const monthWord = (month: string): string => formatDate(`${month}-01`).slice(2);
const figure = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });

/** Health, use and whatever else is measured of an account, month by month, each with its sentence (W4). */
export function AccountSeries({ series }: { series: readonly Series[] }) {
  return (
    <Section title="Health and use" more="month by month">
      <div className={styles['series']}>
        {series.map((each) => (
          <SeriesChart key={`${each.source} ${each.measure}`} series={each} hasOthers={series.some((other) => other !== each && other.measure === each.measure)} />
        ))}
      </div>
    </Section>
  );
}

function SeriesChart({ series, hasOthers }: { series: Series; hasOthers: boolean }) {
  const [ref, width] = useElementWidth<HTMLElement>(320);
  const { points, path, rules, last } = seriesLayout(series, width, height);
  const first = points[0];
  return (
    <figure ref={ref} className={styles['chart']}>
      <figcaption>
        {series.sentence}
        {hasOthers && <span className="muted"> ({sourceLabels[series.source]})</span>}
      </figcaption>
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`${series.sentence}. ${series.points.map(({ month, value }) => `${monthWord(month)} ${figure.format(value)}`).join(', ')}`}>
        {rules.map(({ y, value }) => (
          <g key={value}>
            <path className={styles['rule']} d={`M34 ${y}H${width - 4}`} />
            <text x={28} y={y + 4} textAnchor="end">{figure.format(value)}</text>
          </g>
        ))}
        <path className={styles['line']} d={path} />
        {points.map(({ month, x, y, value, readings, isOpen }) => (
          <circle key={month} className={isOpen ? styles['open'] : styles['point']} cx={x} cy={y} r={3}>
            <title>{`${monthWord(month)}${isOpen ? ' so far' : ''}: ${figure.format(value)}${readings === 1 ? '' : `, ${readings} readings`}`}</title>
          </circle>
        ))}
        {first !== undefined && <text x={first.x} y={height - 4} textAnchor={points.length === 1 ? 'middle' : 'start'}>{monthWord(first.month)}</text>}
        {last !== undefined && points.length > 1 && <text x={last.x} y={height - 4} textAnchor="end">{monthWord(last.month)}</text>}
      </svg>
    </figure>
  );
}
