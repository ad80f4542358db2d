import { Pause, Play, Plus } from 'lucide-react';
import type { ItemDetail, Room } from '@shared/contract/sessions/entities';
import { criterionLabels, segmentLabels } from '@shared/primitives';
import { useAction } from '../../../state/use-action';
import { ButtonRow, IconButton } from '../../../ui/button';
import { formatDate, formatMoney, formatMoneyFull } from '../../../ui/format';
import { DefinitionList } from '../../../ui/page';
import { Timer } from '../../../ui/timer';
import { usedMs, useNow } from '../use-now';
import styles from './run.module.css';

export const extensionMinutes = 3;

/** The item on screen: where it stands on the agenda, its facts, and its time. */
export function ItemHead({ room, item, mayChange }: { room: Room; item: ItemDetail; mayChange: boolean }) {
  const { issue } = item;
  return (
    <header>
      <div className={styles['head']}>
        <div className={styles['title']}>
          <p className={styles['eye']}>
            <b>
              {item.position} of {room.agenda.length}
            </b>
            {issue === null ? <span>Topic</span> : <span>#{issue.number}</span>}
            {issue !== null && <span>{criterionLabels[issue.criterion]}</span>}
            {issue?.ageDays != null && <span>Open {issue.ageDays} days</span>}
          </p>
          <h1 title={item.title}>{item.title}</h1>
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
    </header>
  );
}

function ItemTimer({ item, isCurrent, mayChange }: { item: ItemDetail; isCurrent: boolean; mayChange: boolean }) {
  const now = useNow(item.runningSince !== null);
  const timing = useAction('sessions.setTimer');
  const extending = useAction('sessions.extendTimer');
  const isRunning = item.runningSince !== null;
  return (
    <div className={styles['timer']}>
      <Timer elapsedMs={usedMs(item, now)} boxMs={(item.timeBoxMinutes + item.extendedMinutes) * 60_000} isPaused={!isRunning} />
      {mayChange && isCurrent && (
        <ButtonRow>
          <IconButton size="small" label={isRunning ? 'Pause the timer' : 'Start the timer'} kbd="T" icon={isRunning ? <Pause aria-hidden="true" /> : <Play aria-hidden="true" />} onPress={() => timing.run({ itemId: item.id, isRunning: !isRunning })} />
          <IconButton size="small" label={`${extensionMinutes} more minutes`} kbd="+" icon={<Plus aria-hidden="true" />} onPress={() => extending.run({ itemId: item.id, minutes: extensionMinutes })} />
        </ButtonRow>
      )}
    </div>
  );
}
