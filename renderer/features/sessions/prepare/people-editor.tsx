import { UserPlus, X } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { Participant, Room } from '@shared/contract/sessions/entities';
import { functionLabels, type OrgFunction, type ParticipantRole, type PersonId } from '@shared/primitives';
import { useCommand, useOperation } from '../../../api';
import { useAction } from '../../../state/use-action';
import { Avatar } from '../../../ui/avatar';
import { Button, ButtonRow, IconButton } from '../../../ui/button';
import { RadioGroup } from '../../../ui/choice';
import { ComboBox } from '../../../ui/combo-box';
import { FormDialog } from '../../../ui/form-dialog';
import { Notice } from '../../../ui/notice';
import { Section } from '../../../ui/page';
import { Select } from '../../../ui/select';
import { TextField } from '../../../ui/text-field';
import { functionOptions } from '../../issues/issue-form-fields';
import { CalibrationNote } from '../../scoring/calibration/calibration-note';
import { AttendancePicker } from '../attendance-picker';
import { ConflictsDialog } from '../run/people/conflicts-dialog';
import { participantRoleLabels, participantRoleOptions } from '../session-words';
import { PersonMenu } from './person-menu';
import styles from './prepare.module.css';

/** Who is invited, in which role, and whether that makes a quorum (M2). */
export function PeopleEditor({ room, mayChange }: { room: Room; mayChange: boolean }) {
  const [open, setOpen] = useState<'person' | 'conflicts' | null>(null);
  const voting = room.people.filter(({ canVote }) => canVote).length;
  return (
    <Section title="People" more={`${room.present} present, quorum ${room.quorum}${room.hasQuorum ? ', reached' : ''}`}>
      {room.people.length === 0 && <p className="muted">Nobody invited yet. Ballots and sign-off need the people who are in the room.</p>}
      <ul className={styles['people']}>
        {room.people.map((person) => (
          <PersonLine key={person.id} room={room} person={person} mayChange={mayChange} calibration={<CalibrationNote sessionId={room.id} personId={person.personId} mayTake={mayChange} />} />
        ))}
      </ul>
      {voting < room.quorum && <Notice tone="warn" title={`${voting} of the ${room.quorum} voting people that a quorum needs are invited.`} />}
      <ButtonRow>
        {mayChange && (
          <Button size="small" icon={<UserPlus aria-hidden="true" />} onPress={() => setOpen('person')}>
            Add a person
          </Button>
        )}
        {room.people.length > 0 && (mayChange || room.conflicts.length > 0) && (
          <Button size="small" onPress={() => setOpen('conflicts')}>
            Conflicts of interest{room.conflicts.length === 0 ? '' : `: ${room.conflicts.length}`}
          </Button>
        )}
      </ButtonRow>
      {open === 'person' && <AddPersonDialog room={room} onClose={() => setOpen(null)} />}
      {open === 'conflicts' && <ConflictsDialog room={room} itemId={null} mayChange={mayChange} onClose={() => setOpen(null)} />}
    </Section>
  );
}

function PersonLine({ room, person, mayChange, calibration }: { room: Room; person: Participant; mayChange: boolean; calibration: ReactNode }) {
  const changing = useAction('sessions.setParticipantRole');
  const removing = useAction('sessions.removeParticipant');
  const standsInFor = room.people.find(({ id }) => id === person.delegateOf)?.name;
  const conflicts = room.conflicts.filter(({ participantId }) => participantId === person.id).map(({ itemId }) => room.agenda.find(({ id }) => id === itemId)?.position);
  return (
    <li className={styles['person']}>
      <Avatar name={person.name} isDecorative />
      <span className={styles['words']}>
        <span className="trunc" title={person.name}>{person.name}</span>
        <small className="trunc">
          {functionLabels[person.function]}
          {standsInFor !== undefined && `, stands in for ${standsInFor}`}
          {conflicts.length > 0 && `, no vote on item ${conflicts.join(', ')}`}
        </small>
        {calibration}
      </span>
      {mayChange ? (
        <Select label={`Role of ${person.name}`} isLabelHidden options={participantRoleOptions} value={person.role} onChange={(role) => changing.run({ participantId: person.id, role })} />
      ) : (
        <span>{participantRoleLabels[person.role]}</span>
      )}
      <AttendancePicker person={person} mayChange={mayChange} />
      {mayChange ? <PersonMenu room={room} person={person} /> : <span />}
      {mayChange ? <IconButton size="small" label={`Take ${person.name} off the list`} icon={<X aria-hidden="true" />} onPress={() => removing.run({ participantId: person.id })} /> : <span />}
    </li>
  );
}

/** Adds somebody the workspace knows, or somebody new. */
export function AddPersonDialog({ room, onClose }: { room: Room; onClose: () => void }) {
  const { data: people } = useOperation('people.list', {});
  const invited = new Set(room.people.map(({ personId }) => personId));
  const known = (people ?? []).filter(({ id, isSystem }) => !isSystem && !invited.has(id));
  const [how, setHow] = useState<'known' | 'new'>('known');
  const [id, setId] = useState<PersonId | null>(null);
  const [name, setName] = useState('');
  const [part, setPart] = useState<OrgFunction>('other');
  const [role, setRole] = useState<ParticipantRole>('function-lead');
  const adding = useCommand('sessions.addParticipant');
  const person = how === 'known' ? (id === null ? null : { id }) : name.trim() === '' ? null : { name, function: part };
  const save = (): void => {
    if (person !== null && !adding.isPending) adding.mutate({ sessionId: room.id, person, role }, { onSuccess: onClose });
  };
  return (
    <FormDialog
      title="Add a person"
      size="small"
      saveLabel="Add"
      isSaveDisabled={person === null}
      isPending={adding.isPending}
      error={adding.error}
      onSave={save}
      onClose={onClose}
    >
      <RadioGroup label="Who" isLabelHidden columns={2} options={[{ value: 'known', label: 'Known here' }, { value: 'new', label: 'Somebody new' }]} value={how} onChange={setHow} />
      {how === 'known' ? (
        <ComboBox label="Person" options={known.map(({ id: value, name: label, function: detail }) => ({ value, label, detail: functionLabels[detail] }))} value={id} onChange={setId} placeholder="Type a name" />
      ) : (
        <>
          <TextField label="Name" value={name} onChange={setName} maxLength={120} autoFocus />
          <Select label="Function" options={functionOptions} value={part} onChange={setPart} />
        </>
      )}
      <Select label="Role in this session" options={participantRoleOptions} value={role} onChange={setRole} />
    </FormDialog>
  );
}
