import { Bell, BellOff, Pause, Play, Plus } from 'lucide-react';
import type { ItemDetail, ItemPhase, Room } from '@shared/contract/sessions/entities';
import { criterionLabels, segmentLabels } from '@shared/primitives';
import { useAction } from '../../../state/use-action';
import { ButtonRow, IconButton } from '../../../ui/button';
import { formatDate, formatMoney, formatMoneyFull } from '../../../ui/format';
import { DefinitionList } from '../../../ui/page';
import { Timer } from '../../../ui/timer';
import { usePreferences } from '../../settings/use-preferences';
import { counted } from '../session-words';
import { usedMs, useNow } from '../use-now';
import { useChime } from './chime';
import styles from './run.module.css';

export const extensionMinutes = 3;

/** The item on screen: where it stands on the agenda, its facts, and its time. */
export function ItemHead({ room, item, mayChange }: { room: Room; item: ItemDetail; mayChange: boolean }) {
  const { issue } = item;
  const [putOff] = item.deferrals;
  return (
    <header>
      <div className={styles['head']}>
        <div className={styles['title']}>
          <p className={styles['eye']}>
            <b>
              {item.position} of {room.agenda.length}
            </b>
            {issue === null ? <span>Topic</span> : <span>#{issue.number}</span>}
            {putOff !== undefined && (
              <span className={styles['put-off']} title={`Session ${putOff.sessionNumber}: ${putOff.reason}`}>
                Put off {item.deferrals.length === 1 ? '' : item.deferrals.length === 2 ? 'twice, ' : `${item.deferrals.length} times, `}{putOff.daysAgo === 0 ? 'today' : counted(putOff.daysAgo, 'day ago', 'days ago')}
              </span>
            )}
            {issue !== null && <span>{criterionLabels[issue.criterion]}</span>}
            {issue?.ageDays != null && <span>Open {issue.ageDays} days</span>}
          </p>
          <h1 title={item.title}>{item.title}</h1>
          {issue !== null && <PhaseStrip phase={item.phase} />}
        </div>
        <ItemTimer item={item} isCurrent={room.currentItemId === item.id} mayChange={mayChange} />
      </div>
      {issue !== null && (
        <div className={styles['facts']}>
          <DefinitionList
            layout="facts"
            items={[
              { term: `${segmentLabels[issue.segment]} account`, value: issue.account ?? 'not known' },
              { term: 'ARR', value: issue.arr === null ? 'not known' : <span title={formatMoneyFull(issue.arr)}>{formatMoney(issue.arr)}</span> },
              { term: issue.daysToRenewal === null ? 'Renewal' : `Renewal in ${issue.daysToRenewal} days`, value: issue.renewal === null ? 'not known' : formatDate(issue.renewal) },
              // Before the ballots the score stands large below; after them the owner is chosen beside.
              item.rounds.length === 0
                ? { term: 'Owner', value: issue.owner ?? 'nobody yet' }
                : { term: 'Score now', value: issue.score === null ? 'none' : `${issue.score}${issue.isProposed ? ', proposed' : ''}` },
              { term: 'Last decision', value: issue.nextStep ?? 'none' },
            ]}
          />
        </div>
      )}
      {item.conflicts.length > 0 && (
        <p className={styles['conflicts']}>
          <b>No vote</b>
          {item.conflicts.map(({ participantId, name, reason }) => (
            <span key={participantId} title={reason}>
              {name}: {reason}
            </span>
          ))}
        </p>
      )}
    </header>
  );
}

const steps: readonly { readonly title: string; readonly phases: readonly ItemPhase[] }[] = [
  { title: 'Evidence', phases: ['waiting', 'evidence'] },
  { title: 'Ballots', phases: ['ballot'] },
  { title: 'Discussion', phases: ['revealed'] },
  { title: 'Decision', phases: ['agreed', 'decided', 'deferred'] },
];

/** Where the room is on the item: the facilitator's four phases. */
function PhaseStrip({ phase }: { phase: ItemPhase }) {
  return (
    <ol className={styles['phases']} aria-label="Phases">
      {steps.map(({ title, phases }) => (
        <li key={title} {...(phases.includes(phase) ? { 'aria-current': 'step' as const } : {})}>
          {title}
        </li>
      ))}
    </ol>
  );
}

function ItemTimer({ item, isCurrent, mayChange }: { item: ItemDetail; isCurrent: boolean; mayChange: boolean }) {
  const now = useNow(item.runningSince !== null);
  const timing = useAction('sessions.setTimer');
  const extending = useAction('sessions.extendTimer');
  const isRunning = item.runningSince !== null;
  const { preferences, change } = usePreferences();
  const hasChime = preferences?.hasChime ?? true;
  const used = usedMs(item, now);
  const boxMs = (item.timeBoxMinutes + item.extendedMinutes) * 60_000;
  useChime(used, boxMs, hasChime && isRunning);
  return (
    <div className={styles['timer']}>
      <Timer elapsedMs={used} boxMs={boxMs} isPaused={!isRunning} />
      <span className="vh" role="status">{isRunning && used >= boxMs ? `The time of item ${item.position} is up` : ''}</span>
      {mayChange && isCurrent && (
        <ButtonRow>
          <IconButton size="small" label={isRunning ? 'Pause the timer' : 'Start the timer'} kbd="T" icon={isRunning ? <Pause aria-hidden="true" /> : <Play aria-hidden="true" />} onPress={() => timing.run({ itemId: item.id, isRunning: !isRunning })} />
          <IconButton size="small" label={`${extensionMinutes} more minutes`} kbd="+" icon={<Plus aria-hidden="true" />} onPress={() => extending.run({ itemId: item.id, minutes: extensionMinutes })} />
          <IconButton size="small" label={hasChime ? 'Turn the chime off' : 'Turn the chime on'} icon={hasChime ? <Bell aria-hidden="true" /> : <BellOff aria-hidden="true" />} onPress={() => change({ hasChime: !hasChime })} />
        </ButtonRow>
      )}
    </div>
  );
}
