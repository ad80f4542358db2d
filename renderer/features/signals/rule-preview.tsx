import { useState } from 'react';
import type { RulePreview, RuleView, SignalParameters } from '@shared/contract/signals';
import type { CalendarDate } from '@shared/primitives';
import { cx } from '../../ui/cx';
import { formatCount, formatDate } from '../../ui/format';
import { Notice } from '../../ui/notice';
import { Section } from '../../ui/page';
import { Tag } from '../../ui/tag';
import { monthWords } from './rule-words';
import { usePreview } from './use-preview';
import styles from './signals.module.css';

/** What the rule would have proposed at the end of each of the last months, newest first, with ten samples of one of them in words. */
export function RulePreviewSection({ rule, parameters, days, isOfDraft }: { rule: RuleView; parameters: SignalParameters; days: readonly CalendarDate[]; isOfDraft: boolean }) {
  const { months, error, isDone } = usePreview(rule, parameters, days);
  const [chosen, setChosen] = useState<CalendarDate | null>(null);
  const known = months.flatMap((month) => month ?? []);
  const most = Math.max(...known.map(({ proposals }) => proposals), 1);
  const shown = known.find(({ on }) => on === chosen) ?? known[0];
  return (
    <Section title={isOfDraft ? 'What these parameters would have proposed' : 'What the rule would have proposed'} more={isDone ? `${formatCount(days.length)} months` : `${formatCount(known.length)} of ${formatCount(days.length)} months`}>
      {error !== null && <Notice tone="error" title={error.message} />}
      {isDone && <p className={styles['say']}>{inWords(known)}</p>}
      <div className={styles['preview']}>
        <table className={styles['months']}>
          <caption className="vh">Proposals at the end of each month, and those that people scored or decided on later</caption>
          <thead>
            <tr>
              <th scope="col">At the end of</th>
              <th scope="col">Proposals</th>
              <th scope="col">Judged later</th>
              <th scope="col">
                <span className="vh">Drawn</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {days.map((on, index) => {
              const month = months[index];
              return (
                <tr key={on} className={cx(shown?.on === on && styles['chosen'])}>
                  <th scope="row">
                    <button type="button" className={styles['month']} disabled={month === undefined} aria-pressed={shown?.on === on} onClick={() => setChosen(on)}>
                      {monthWords(on)}
                    </button>
                  </th>
                  <td className={styles['end']}>{month === undefined ? '' : formatCount(month.proposals)}</td>
                  <td className={styles['end']}>{month === undefined ? '' : formatCount(month.followed)}</td>
                  <td>
                    {month !== undefined && month.proposals > 0 && (
                      <span className={styles['bar']} aria-hidden="true">
                        <span className={styles['all']} style={{ inlineSize: `${(month.proposals / most) * 100}%` }} />
                        <span className={styles['followed']} style={{ inlineSize: `${(month.followed / most) * 100}%` }} />
                      </span>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
        {shown !== undefined && <Samples month={shown} />}
      </div>
    </Section>
  );
}

/** The chart in a sentence. */
function inWords(months: readonly RulePreview[]): string {
  const counts = months.map(({ proposals }) => proposals);
  const followed = months.reduce((sum, month) => sum + month.followed, 0);
  const all = counts.reduce((sum, count) => sum + count, 0);
  if (all === 0) return 'It would have proposed nothing at the end of any of these months.';
  const middle = counts.toSorted((a, b) => a - b)[Math.floor(counts.length / 2)] ?? 0;
  return `At the end of a month ${formatCount(Math.min(...counts))} to ${formatCount(Math.max(...counts))} proposals would have been open, usually about ${formatCount(middle)}; people later scored or decided on ${Math.round((followed / all) * 100)} % of them. Segments and sponsors are those of today.`;
}

function Samples({ month: { on, proposals, samples } }: { month: RulePreview }) {
  return (
    <div className={styles['samples']}>
      <p className="muted t12">{proposals === 0 ? `Nothing at the end of ${monthWords(on)}.` : `${samples.length === proposals ? 'All' : `${formatCount(samples.length)} of ${formatCount(proposals)}`} on ${formatDate(on)}${samples.length === proposals ? '' : ', evenly spread'}`}</p>
      <ul>
        {samples.map(({ what, account, reason, score, isFollowed }) => (
          <li key={`${what} ${account ?? ''} ${reason}`}>
            <p>
              <b>{what}</b>
              {score !== null && <span className={styles['score']}>{score}</span>}
              {isFollowed && <Tag>judged later</Tag>}
            </p>
            <p className="muted">{reason}</p>
          </li>
        ))}
      </ul>
    </div>
  );
}
