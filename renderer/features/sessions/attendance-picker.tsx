import { ChevronDown } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import type { Attendance, Participant } from '@shared/contract/sessions/entities';
import { useAction } from '../../state/use-action';
import { cx } from '../../ui/cx';
import { formatTime } from '../../ui/format';
import { Menu } from '../../ui/menu';
import { attendanceLabels } from './session-words';
import styles from './attendance-picker.module.css';

const order: readonly Attendance[] = ['present', 'left', 'expected', 'absent'];

/** Whether somebody is in the room, with the time of arriving and leaving (M2). */
export function AttendancePicker({ person, mayChange }: { person: Participant; mayChange: boolean }) {
  const { run } = useAction('sessions.setAttendance');
  const { id, name, attendance, arrivedAt, leftAt } = person;
  const at = attendance === 'left' ? leftAt : attendance === 'present' ? arrivedAt : null;
  const words = `${attendanceLabels[attendance]}${at === null ? '' : ` ${formatTime(at)}`}`;
  const look = cx(styles['pick'], attendance === 'present' && styles['present']);
  if (!mayChange) return <span className={look}>{words}</span>;
  return (
    <Menu
      label={`Attendance of ${name}`}
      groups={[{ id: 'attendance', items: order.map((each) => ({ id: each, label: attendanceLabels[each], isChecked: each === attendance })) }]}
      onAction={(chosen) => {
        const next = order.find((each) => each === chosen);
        if (next !== undefined && next !== attendance) run({ participantId: id, attendance: next });
      }}
      trigger={
        <AriaButton className={look} aria-label={`Attendance of ${name}: ${words}`}>
          {words}
          <ChevronDown aria-hidden="true" />
        </AriaButton>
      }
    />
  );
}
