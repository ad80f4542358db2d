import type { IssueDetail } from '@shared/contract/issues';
import type { ScoreRecord } from '@shared/contract/scoring/operations';
import { cx } from '../../ui/cx';
import { formatDate, formatDay } from '../../ui/format';
import { useElementWidth } from '../../ui/use-element-width';
import { decisionWord } from './decision-lines';
import { dateOfDay, dayOf, timeScale } from './timeline-layout';
import styles from './issue-timeline.module.css';

interface Mark {
  readonly day: number;
  readonly words: string;
  readonly isLate?: boolean;
}

// The figure of the highest score stands clear of the flags of decisions, which hang from the top.
const top = { label: 13, score: 38, scoreEnd: 96, register: 118, ahead: 139, end: 152 } as const;
const highestScore = 75;

/** What the timeline shows, in one sentence. */
function sentence(records: readonly ScoreRecord[], decisions: number): string {
  const [first, last] = [records[0], records.at(-1)];
  if (first === undefined || last === undefined) return decisions === 0 ? 'Nobody has scored it yet' : 'Decided on, not scored';
  const scored = records.length === 1 ? `Scored once, ${first.score}` : first.score === last.score ? `Scored ${records.length} times, ${last.score} at first and now` : `From ${first.score} to ${last.score} in ${records.length} scores`;
  return `${scored}; ${decisions === 0 ? 'no decision yet' : decisions === 1 ? 'one decision' : `${decisions} decisions`}`;
}

/** The issue on one line of time: its scores, the decisions, what the register knows and the dates ahead. */
export function IssueTimeline({ issue, history, asOf }: { issue: IssueDetail; history: readonly ScoreRecord[]; asOf: string }) {
  const [ref, width] = useElementWidth<HTMLDivElement>(900);
  const records = history.toReversed();
  const today = dayOf(asOf);
  const register: readonly Mark[] = [
    ...(issue.openedOn === null ? [] : [{ day: dayOf(issue.openedOn), words: 'Opened' }]),
    ...issue.imports.map(({ at, fileName, change }) => ({ day: dayOf(at), words: `${change === 'imported' ? 'Imported' : 'Updated'} from ${fileName}` })),
    ...(issue.resolvedOn === null ? [] : [{ day: dayOf(issue.resolvedOn), words: 'Resolved' }]),
  ];
  const due = issue.decisions.flatMap(({ dueOn, what }): Mark[] => (dueOn === null ? [] : [{ day: dayOf(dueOn), words: `Due: ${what}`, isLate: dueOn < asOf }]));
  const renewal: readonly Mark[] = issue.renewal === null || dayOf(issue.renewal) - today > 200 ? [] : [{ day: dayOf(issue.renewal), words: 'Renewal' }];
  const ahead = [...due, ...renewal];
  const scale = timeScale([today, ...records.map(({ at }) => dayOf(at)), ...issue.decisions.map(({ at }) => dayOf(at)), ...register.map(({ day }) => day), ...ahead.map(({ day }) => day)], 92, width - 14);
  const yOf = (score: number): number => top.scoreEnd - (score / highestScore) * (top.scoreEnd - top.score);
  const points = records.map(({ at, score, band, id }) => ({ id, x: scale.xOf(dayOf(at)), y: yOf(score), score, band, words: `${score} on ${formatDate(at)}` }));
  const todayX = scale.xOf(today);
  const line = points.map(({ x, y }, index) => (index === 0 ? `M${x} ${y}` : `H${x}V${y}`)).join('');
  const isEnd = (x: number): boolean => x > width - 90;

  return (
    <section className={styles['timeline']} aria-label="Timeline">
      <div className={styles['head']}>
        <h2>Timeline</h2>
        <span className="muted t12">{sentence(records, issue.decisions.length)}</span>
      </div>
      <div ref={ref}>
        <svg width={width} height={top.end + 24} viewBox={`0 0 ${width} ${top.end + 24}`} role="img" aria-label={`${sentence(records, issue.decisions.length)}. ${[...points.map(({ words }) => words), ...ahead.map(({ words, day }) => `${words} ${formatDate(dateOfDay(day))}`)].join(', ')}`}>
          <text className={styles['lane']} x={0} y={(top.score + top.scoreEnd) / 2 + 4}>Score</text>
          {[10, 30, 50].map((edge) => (
            <path key={edge} className={styles['edge']} d={`M92 ${yOf(edge)}H${width - 14}`} />
          ))}
          <text className={styles['lane']} x={0} y={top.register + 4}>Register</text>
          <path className={styles['rule']} d={`M92 ${top.register}H${width - 14}`} />
          <text className={styles['lane']} x={0} y={top.ahead + 4}>Due, renewal</text>
          <path className={styles['rule']} d={`M92 ${top.ahead}H${width - 14}`} />
          {scale.ticks.filter((day) => Math.abs(scale.xOf(day) - todayX) > 72).map((day) => (
            <g key={day}>
              <path className={styles['tick']} d={`M${scale.xOf(day)} ${top.end}v4`} />
              <text x={scale.xOf(day)} y={top.end + 18} textAnchor="middle">
                {scale.to - scale.from > 300 ? formatDate(dateOfDay(day)).slice(-8) : formatDay(dateOfDay(day))}
              </text>
            </g>
          ))}
          <path className={styles['today']} d={`M${todayX} ${top.label + 5}V${top.end + 4}`} />
          <text className={styles['lane']} x={todayX} y={top.end + 18} textAnchor={isEnd(todayX) ? 'end' : 'middle'}>As of {formatDay(asOf)}</text>
          {issue.decisions.map(({ id, at, kind, what }) => {
            const x = scale.xOf(dayOf(at));
            const word = decisionWord(kind);
            return (
              <g key={id} className={styles['decision']}>
                <path d={`M${x} 8V${top.end}`} />
                <rect x={isEnd(x) ? x - word.length * 7 - 12 : x} y={2} width={word.length * 7 + 12} height={15} />
                <text x={isEnd(x) ? x - word.length * 7 - 6 : x + 6} y={13}>{word}</text>
                <title>{`${formatDate(at)}: ${what}`}</title>
              </g>
            );
          })}
          {line !== '' && <path className={styles['line']} d={`${line}H${Math.max(todayX, points.at(-1)?.x ?? 0)}`} />}
          {points.map(({ id, x, y, score, band, words }) => (
            <g key={id} className={styles[band]}>
              {band === 'immediate' ? <path className={styles['dot']} d={`M${x} ${y - 5.5}l5.5 5.5-5.5 5.5-5.5-5.5Z`} /> : <circle className={cx(styles['dot'], band !== 'escalate' && styles['hollow'])} cx={x} cy={y} r={4} />}
              {band === 'next-cycle' && <path className={styles['dot']} d={`M${x} ${y - 4}a4 4 0 0 0 0 8Z`} />}
              <text className={styles['figure']} x={isEnd(x) ? x - 8 : x + 8} y={y - 6} textAnchor={isEnd(x) ? 'end' : 'start'}>{score}</text>
              <title>{words}</title>
            </g>
          ))}
          {register.map(({ day, words }) => (
            <g key={`${day}${words}`}>
              <path className={styles['event']} d={`M${scale.xOf(day)} ${top.register - 5}v10`} />
              <title>{`${words}, ${formatDate(dateOfDay(day))}`}</title>
            </g>
          ))}
          {ahead.map(({ day, words, isLate = false }) => (
            <g key={`${day}${words}`}>
              <path className={cx(styles['event'], isLate && styles['late'])} d={`M${scale.xOf(day)} ${top.ahead - 5}v10`} />
              {words === 'Renewal' && <text x={scale.xOf(day) + (isEnd(scale.xOf(day)) ? -6 : 6)} y={top.ahead - 4} textAnchor={isEnd(scale.xOf(day)) ? 'end' : 'start'}>Renewal</text>}
              <title>{`${words}, ${formatDate(dateOfDay(day))}`}</title>
            </g>
          ))}
        </svg>
      </div>
    </section>
  );
}
