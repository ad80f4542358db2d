import { CalendarPlus, ChevronRight } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { SessionRow, SessionState } from '@shared/contract/sessions/entities';
import { mayRun, useOperation } from '../../api';
import type { Command } from '../../commands/registry';
import { useCommands } from '../../commands/use-commands';
import { appState } from '../../state/app-state';
import { Button } from '../../ui/button';
import { cx } from '../../ui/cx';
import { EmptyState } from '../../ui/empty-state';
import { formatDate, formatInstant } from '../../ui/format';
import { Notice } from '../../ui/notice';
import { Page, Section } from '../../ui/page';
import { Tag } from '../../ui/tag';
import { useRole } from '../settings/use-acting';
import { useWorkspace } from '../workspaces/use-workspace';
import { ParticipationTrend } from './participation-trend';
import { MeetHeader } from '../decisions/meet-header';
import { SessionDialog } from './session-dialog';
import { SeriesSection } from './series/series-section';
import { counted, stateLabels } from './session-words';
import styles from './sessions.module.css';

const groups: readonly { readonly state: SessionState; readonly title: string }[] = [
  { state: 'running', title: 'Under way' },
  { state: 'prepared', title: 'To come' },
  { state: 'signed-off', title: 'Signed off' },
];

const stepOf = { prepared: 'prepare', running: 'run', 'signed-off': 'sign-off' } as const satisfies Record<SessionState, string>;

/** Meet: the review sessions, and where to make one. */
export function SessionsPage() {
  const { data: sessions, error } = useOperation('sessions.list', {});
  const { data: workspace } = useWorkspace();
  const role = useRole();
  const [isMaking, setIsMaking] = useState(false);
  const mayCreate = mayRun(role, 'sessions.create') && workspace?.isReadOnly !== true;
  useCommands(
    useMemo((): readonly Command[] => (mayCreate ? [{ id: 'sessions.create', title: 'Prepare a new session', section: 'Session', shortcuts: ['c'], run: () => setIsMaking(true) }] : []), [mayCreate]),
  );
  const action = mayCreate ? (
    <Button variant="primary" kbd="C" onPress={() => setIsMaking(true)}>
      New session
    </Button>
  ) : undefined;

  return (
    <Page header={<MeetHeader place="meet" sub={sessions === undefined || sessions.length === 0 ? undefined : counted(sessions.length, 'session', 'sessions')} tools={sessions?.length === 0 ? undefined : <><Button onPress={() => appState().navigate({ name: 'audit-answers' })}>Audit questions</Button>{action}</>} />}>
      {error !== null && <Notice tone="error" title={error.message} />}
      {sessions?.length === 0 && (
        <EmptyState icon={<CalendarPlus />} title="No session yet" action={action}>
          A session takes the top of the list into one room: an agenda with time-boxes, blind ballots, a decision for each issue, and minutes that are signed off and sealed.
        </EmptyState>
      )}
      <div className={styles['list']}>
        <SeriesSection mayChange={mayCreate} />
        {groups.map(({ state, title }) => {
          const shown = (sessions ?? []).filter((session) => session.state === state);
          if (shown.length === 0) return null;
          return (
            <Section key={state} title={title} more={shown.length}>
              <ul>{shown.map((session) => <SessionLine key={session.id} session={session} />)}</ul>
            </Section>
          );
        })}
        <ParticipationTrend />
      </div>
      {isMaking && workspace != null && <SessionDialog asOf={workspace.asOf} onClose={() => setIsMaking(false)} />}
    </Page>
  );
}

function SessionLine({ session }: { session: SessionRow }) {
  const { id, number, title, state, plannedOn, startsAt, place, plannedMinutes, roomMinutes, items, itemsDone, participants, signedOffAt, isUrgent, seriesName, isWalk } = session;
  const isOver = !isWalk && plannedMinutes > roomMinutes && state !== 'signed-off';
  return (
    <li>
      <button type="button" className={styles['line']} onClick={() => appState().navigate({ name: 'session', id, step: isWalk && state === 'running' ? 'sign-off' : stepOf[state] })}>
        <span className={styles['when']}>
          {formatDate(plannedOn)}
          <small>{startsAt}</small>
        </span>
        <span className={styles['what']}>
          <b className="trunc" title={title}>{title}</b>
          <small className="trunc">{[`Session ${number}`, isUrgent ? 'urgent' : (seriesName ?? ''), place].filter((word) => word !== '').join(', ')}</small>
        </span>
        <span>
          {state === 'prepared' ? counted(items, 'item', 'items') : `${itemsDone} of ${counted(items, 'item', 'items')}`}
          <small>{counted(participants, 'person', 'people')}</small>
        </span>
        <span className={cx(isOver && styles['over'])}>
          {isWalk ? 'Walk' : `${plannedMinutes} of ${roomMinutes} min`}
        </span>
        <span className={styles['state']}>
          <Tag tone={state === 'signed-off' ? 'accent' : 'plain'}>{stateLabels[state]}</Tag>
          {signedOffAt !== null && <small>{formatInstant(signedOffAt)}</small>}
        </span>
        <ChevronRight aria-hidden="true" />
      </button>
    </li>
  );
}
