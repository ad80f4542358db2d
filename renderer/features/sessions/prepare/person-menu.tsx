import { Ellipsis } from 'lucide-react';
import type { Participant, Room } from '@shared/contract/sessions/entities';
import { mayRun } from '../../../api';
import { useAction } from '../../../state/use-action';
import { IconButton } from '../../../ui/button';
import { Menu, type MenuGroup } from '../../../ui/menu';
import { useRole } from '../../settings/use-acting';

/** What else can be said of somebody who takes part: whom they stand in for (M2), and that a PIN was forgotten (S4). */
export function PersonMenu({ room, person }: { room: Room; person: Participant }) {
  const role = useRole();
  const delegating = useAction('sessions.setDelegate');
  const resetting = useAction('sessions.resetPin');
  const taken = new Set(room.people.map(({ delegateOf }) => delegateOf));
  const absent = room.people.filter(({ id, canVote, attendance, delegateOf }) => id !== person.id && canVote && attendance !== 'present' && delegateOf === null && (!taken.has(id) || person.delegateOf === id));
  const isStoodInFor = taken.has(person.id);
  const groups: MenuGroup[] = [
    ...(isStoodInFor || absent.length === 0 ? [] : [{ id: 'delegate', title: 'Stands in for', items: absent.map(({ id, name }) => ({ id: `for ${id}`, label: name, isChecked: person.delegateOf === id })) }]),
    ...(person.delegateOf === null ? [] : [{ id: 'end', items: [{ id: 'end', label: 'Stands in for nobody' }] }]),
    ...(person.hasPin && mayRun(role, 'sessions.resetPin') ? [{ id: 'pin', items: [{ id: 'pin', label: 'Forget the PIN', detail: 'a new one is chosen with the next ballot' }] }] : []),
  ];
  if (groups.length === 0) return <span />;
  return (
    <Menu
      label={`More about ${person.name}`}
      placement="bottom end"
      groups={groups}
      onAction={(chosen) => {
        const target = absent.find(({ id }) => chosen === `for ${id}`);
        if (chosen === 'pin') resetting.run({ participantId: person.id });
        else if (chosen === 'end') delegating.run({ participantId: person.id, forId: null });
        else if (target !== undefined) delegating.run({ participantId: person.id, forId: target.id });
      }}
      trigger={<IconButton size="small" label={`More about ${person.name}`} icon={<Ellipsis aria-hidden="true" />} />}
    />
  );
}
