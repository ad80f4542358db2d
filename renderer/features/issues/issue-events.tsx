import { ArrowDownToLine, CircleHelp, Gauge, Gavel, Link2, ListChecks, Paperclip, Pencil } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { useState } from 'react';
import type { TimelineKind } from '@shared/contract/issue-timeline';
import { timelineKinds, timelineLabels } from '@shared/contract/issue-timeline';
import type { IssueId } from '@shared/primitives';
import { mayRun, useOperation } from '../../api';
import { appState } from '../../state/app-state';
import { Button } from '../../ui/button';
import { FilterChip } from '../../ui/filter-chip';
import { formatInstant } from '../../ui/format';
import { undoEdit } from '../edits/undo-edit';
import { useRole } from '../settings/use-acting';
import styles from './issue-events.module.css';

const icons = { import: ArrowDownToLine, edit: Pencil, score: Gauge, decision: Gavel, action: ListChecks, link: Link2, attachment: Paperclip, question: CircleHelp } as const satisfies Record<TimelineKind, LucideIcon>;
/** What is shown before one asks for the rest. */
const few = 12;

/** Everything that happened to the issue, newest first, by kind (W4). An edit can be undone from here, too. */
export function IssueEvents({ id }: { id: IssueId }) {
  const { data } = useOperation('issues.timeline', { id });
  const [kind, setKind] = useState<TimelineKind | null>(null);
  const [isWhole, setIsWhole] = useState(false);
  const mayUndo = mayRun(useRole(), 'edits.undo');
  if (data === undefined || data.length === 0) return null;
  const counts = new Map(timelineKinds.map((each) => [each, data.filter((entry) => entry.kind === each).length]));
  const present = timelineKinds.filter((each) => (counts.get(each) ?? 0) > 0);
  const chosen = kind !== null && present.includes(kind) ? data.filter((entry) => entry.kind === kind) : data;
  const shown = isWhole ? chosen : chosen.slice(0, few);
  return (
    <section className={styles['events']} aria-label="What happened">
      <div className={styles['head']}>
        <h2>What happened</h2>
        {present.length > 1 &&
          present.map((each) => <FilterChip key={each} label={timelineLabels[each]} count={counts.get(each)} isOn={kind === each} onChange={(isOn) => setKind(isOn ? each : null)} />)}
      </div>
      <ol className={styles['list']}>
        {shown.map(({ key, at, kind: of, words, details, by, session, edit }) => {
          const Icon = icons[of];
          return (
            <li key={key}>
              <Icon aria-hidden="true" />
              <div className={styles['words']}>
                <p>{words}</p>
                {details.map((detail) => (
                  <p key={detail} className="muted">
                    {detail}
                  </p>
                ))}
              </div>
              <div className={styles['when']}>
                <time dateTime={at}>{formatInstant(at)}</time>
                <span>{by}</span>
                {session !== null && (
                  <Button variant="link" size="small" onPress={() => appState().navigate({ name: 'session', id: session.id, step: 'sign-off' })}>
                    Session {session.number}
                  </Button>
                )}
                {edit !== null && mayUndo && (
                  <Button variant="link" size="small" onPress={() => void undoEdit(edit)}>
                    Undo
                  </Button>
                )}
              </div>
            </li>
          );
        })}
      </ol>
      {chosen.length > shown.length && (
        <Button size="small" onPress={() => setIsWhole(true)}>
          Show all {chosen.length}
        </Button>
      )}
    </section>
  );
}
