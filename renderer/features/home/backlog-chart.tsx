import type { IssueOverview } from '@shared/contract/issue-overview';
import { bandWord } from '../../ui/band-mark';
import { formatCount, formatDay } from '../../ui/format';
import { spreadLabels } from '../../ui/ladder-scale';
import { useElementWidth } from '../../ui/use-element-width';
import styles from './charts.module.css';

const height = 306;
const [topY, bottomY] = [26, 272];
/** Room at the right for the words. */
const wordsWidth = 100;

const wordOf = (band: IssueOverview['weeks'][number]['bands'][number]['band']): string => (band === null ? 'Not scored' : bandWord(band, true));
const sumOf = (week: IssueOverview['weeks'][number]): number => week.bands.reduce((sum, { issues }) => sum + issues, 0);

/** What the columns show, in one sentence: the whole and the two high bands, first week against last. */
export function backlogSentence(weeks: IssueOverview['weeks']): string {
  const [first, last] = [weeks[0], weeks.at(-1)];
  if (first === undefined || last === undefined || sumOf(last) === 0) return 'No open issues';
  const [from, to] = [sumOf(first), sumOf(last)];
  const urgent = last.bands.filter(({ band }) => band === 'escalate' || band === 'immediate').reduce((sum, { issues }) => sum + issues, 0);
  const change = from === to ? `${formatCount(to)} open, as many as then` : `${from < to ? 'Up' : 'Down'} from ${formatCount(from)} to ${formatCount(to)}`;
  return `${change}; ${formatCount(urgent)} of them to escalate or act on now`;
}

/** Open issues week by week as stacked columns, each issue in the band it has today. */
export function BacklogChart({ weeks }: { weeks: IssueOverview['weeks'] }) {
  const [ref, width] = useElementWidth<HTMLDivElement>(430);
  const plot = width - wordsWidth;
  const slot = plot / Math.max(weeks.length, 1);
  const tallest = Math.max(1, ...weeks.map(sumOf));
  const unit = (bottomY - topY) / tallest;
  const stacks = weeks.map((week) => {
    let y = bottomY;
    return week.bands.toReversed().map(({ band, issues }) => {
      y -= issues * unit;
      return { band, issues, y, height: issues * unit };
    });
  });
  const last = (stacks.at(-1) ?? []).filter(({ issues }) => issues > 0).toReversed();
  const labels = spreadLabels(last.map(({ y, height: h }) => y + h / 2 + 4), 16, topY, bottomY);
  return (
    <div ref={ref}>
      <svg className={styles['chart']} width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`Open issues by week: ${weeks.map((week) => `${formatDay(week.on)} ${sumOf(week)}`).join(', ')}. Now: ${last.map(({ band, issues }) => `${wordOf(band)} ${issues}`).join(', ')}`}>
        {stacks.map((stack, index) => (
          <g key={weeks[index]?.on}>
            {stack.map(({ band, issues, y, height: h }) => issues > 0 && <rect key={band ?? 'none'} className={styles[`fill-${band ?? 'none'}`]} x={index * slot + 2} y={y + 0.75} width={Math.max(slot - 8, 4)} height={Math.max(h - 1.5, 0.5)} />)}
            {(index % 3 === 0 || index === weeks.length - 1) && index !== weeks.length - 2 && (
              <text x={index * slot + 2} y={288}>{formatDay(weeks[index]?.on ?? '')}</text>
            )}
            <title>{`${formatDay(weeks[index]?.on ?? '')}: ${stack.filter(({ issues }) => issues > 0).map(({ band, issues }) => `${wordOf(band)} ${issues}`).join(', ')}`}</title>
          </g>
        ))}
        <path className={styles['axis']} d={`M0 ${bottomY + 0.5}H${plot}`} />
        {last.map(({ band, issues }, index) => (
          <g key={band ?? 'none'} className={styles[band ?? 'none']}>
            <text className={styles['band-strong']} x={plot + 6} y={labels[index]}>{formatCount(issues)}</text>
            <text className={styles['band']} x={plot + 12 + formatCount(issues).length * 7} y={labels[index]}>{wordOf(band)}</text>
          </g>
        ))}
      </svg>
    </div>
  );
}
