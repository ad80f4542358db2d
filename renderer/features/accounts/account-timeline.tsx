import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import type { InputOf, OutputOf } from '@shared/contract';
import { timelineOrigins, type TimelineEntry, type TimelineOrigin } from '@shared/contract/records/operations';
import { InteractionId, sourceLabels, type AccountId } from '@shared/primitives';
import { call, keyOf } from '../../api';
import { appState } from '../../state/app-state';
import { Button } from '../../ui/button';
import { cx } from '../../ui/cx';
import { FilterChip } from '../../ui/filter-chip';
import { formatCount, formatDate, formatDay } from '../../ui/format';
import { Section } from '../../ui/page';
import { Tag } from '../../ui/tag';
import styles from './records.module.css';

const pageSize = 30;
export const originLabels = { ...sourceLabels, docket: 'Recorded here' } as const satisfies Record<TimelineOrigin, string>;

/** Everything dated of an account on one line, newest first: five sources, decisions and promises (W4). */
export function AccountTimeline({ id }: { id: AccountId }) {
  const [origins, setOrigins] = useState<readonly TimelineOrigin[]>([]);
  const [pages, setPages] = useState(1);
  const answers = useQueries({
    queries: Array.from({ length: pages }, (_, page) => {
      const input: InputOf<'accounts.timeline'> = { id, origins: [...origins], offset: page * pageSize, limit: pageSize };
      return { queryKey: keyOf('accounts.timeline', input), queryFn: (): Promise<OutputOf<'accounts.timeline'>> => call('accounts.timeline', input) };
    }),
  });
  const first = answers[0]?.data;
  if (first === undefined) return null;
  const entries = answers.flatMap(({ data }) => data?.entries ?? []);
  const left = first.total - entries.length;
  const toggle = (origin: TimelineOrigin, isOn: boolean): void => {
    setOrigins(isOn ? [...origins, origin] : origins.filter((each) => each !== origin));
    setPages(1);
  };
  const all = first.counts.reduce((sum, { entries: count }) => sum + count, 0);
  return (
    <Section title="Timeline" more={`${formatCount(first.total)} ${first.total === 1 ? 'entry' : 'entries'}${first.later === 0 ? '' : `, ${formatCount(first.later)} after the as-of date`}`}>
      {all === 0 ? (
        <p className="muted">Nothing is dated yet. Tickets, deals, health scores, mails and calls stand here once they are imported, each under its source.</p>
      ) : (
        <>
          <div className={styles['origins']} role="toolbar" aria-label="Sources of the timeline">
            {timelineOrigins.map((origin) => {
              const count = first.counts.find((each) => each.origin === origin)?.entries ?? 0;
              return count > 0 || origins.includes(origin) ? <FilterChip key={origin} label={originLabels[origin]} count={count} isOn={origins.includes(origin)} onChange={(isOn) => toggle(origin, isOn)} /> : null;
            })}
          </div>
          <Entries entries={entries} />
          {left > 0 && (
            <Button size="small" onPress={() => setPages(pages + 1)}>
              {`Show ${formatCount(Math.min(left, pageSize))} more of ${formatCount(left)}`}
            </Button>
          )}
        </>
      )}
    </Section>
  );
}

/** Entries under the months they fall in. */
function Entries({ entries }: { entries: readonly TimelineEntry[] }) {
  const months = [...new Set(entries.map(({ on }) => on.slice(0, 7)))];
  return (
    <div className={styles['timeline']}>
      {months.map((month) => (
        <section key={month} aria-label={formatDate(`${month}-01`).slice(2)}>
          <h3>{formatDate(`${month}-01`).slice(2)}</h3>
          <ol>
            {entries.filter(({ on }) => on.startsWith(month)).map((entry) => (
              <EntryLine key={entry.key} entry={entry} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

/** The message or call behind an entry: its key holds its id. */
const interactionOf = ({ kind, key }: TimelineEntry): InteractionId | null => (kind === 'interaction' ? (InteractionId.safeParse(key.slice(key.indexOf(':') + 1)).data ?? null) : null);

function EntryLine({ entry }: { entry: TimelineEntry }) {
  const { on, what, about, detail, origin, kind, tone, issueId } = entry;
  const interactionId = interactionOf(entry);
  return (
    <li className={cx(kind === 'promise-due' && styles['overdue'], kind === 'decided' && styles['decided'])}>
      <time dateTime={on}>{formatDay(on)}</time>
      <div className={styles['entry']}>
        <p>
          <b>{what}</b>
          {tone !== null && tone !== 'neutral' && <Tag tone={tone === 'negative' ? 'warn' : 'accent'}>{tone === 'negative' ? 'Negative tone' : 'Positive tone'}</Tag>}
          <span className="muted">{originLabels[origin]}</span>
        </p>
        {interactionId !== null && (
          <p className={styles['about']}>
            <Button variant="link" size="small" onPress={() => appState().navigate({ name: 'interaction', id: interactionId })}>
              {about === '' ? 'Read it' : about}
            </Button>
          </p>
        )}
        {interactionId === null && about !== '' && (
          <p className={styles['about']}>
            {issueId === null ? (
              about
            ) : (
              <Button variant="link" size="small" onPress={() => appState().navigate({ name: 'issue', id: issueId })}>
                {about}
              </Button>
            )}
          </p>
        )}
        {detail !== '' && <p className={cx('muted', styles['detail'])}>{detail}</p>}
      </div>
    </li>
  );
}
