import { useState } from 'react';
import type { Participant, Room } from '@shared/contract/sessions/entities';
import type { ParticipantId } from '@shared/primitives';
import { useCommand } from '../../../../api';
import { tellFailure } from '../../../../state/use-action';
import { Button } from '../../../../ui/button';
import { FormDialog } from '../../../../ui/form-dialog';
import { Notice } from '../../../../ui/notice';
import { Select } from '../../../../ui/select';
import { TextField } from '../../../../ui/text-field';
import { participantRoleLabels } from '../../session-words';

/** Who facilitates: those in the role, the ones in the room first. */
export const facilitatorsOf = ({ people }: Pick<Room, 'people'>): Participant[] =>
  people.filter(({ role }) => role === 'facilitator').toSorted((a, b) => Number(b.attendance === 'present') - Number(a.attendance === 'present'));

/** Passes facilitation on and lets that person act at this laptop, so that entries from then on are in their name. */
export function usePassOn(room: Room, onDone: () => void) {
  const handing = useCommand('sessions.handOver');
  const acting = useCommand('settings.actAs');
  return {
    error: handing.error,
    isPending: handing.isPending || acting.isPending,
    passTo: (to: Participant, reason: string): void =>
      handing.mutate({ sessionId: room.id, toId: to.id, reason }, { onSuccess: () => acting.mutate({ personId: to.personId, role: 'facilitator' }, { onSuccess: onDone, onError: tellFailure }) }),
    /** Whoever may only take it for themselves says first who they are. */
    takeOver: (to: Participant): void =>
      acting.mutate({ personId: to.personId, role: 'facilitator' }, { onSuccess: () => handing.mutate({ sessionId: room.id, toId: to.id, reason: '' }, { onSuccess: onDone, onError: tellFailure }), onError: tellFailure }),
  };
}

/** Hands facilitation to somebody else in the room (M3). */
export function HandFacilitationDialog({ room, onClose }: { room: Room; onClose: () => void }) {
  const [now] = facilitatorsOf(room);
  const able = room.people.filter(({ id, canVote, attendance }) => canVote && attendance === 'present' && id !== now?.id);
  const [toId, setToId] = useState<ParticipantId | null>(null);
  const [reason, setReason] = useState('');
  const { error, isPending, passTo } = usePassOn(room, onClose);
  const to = able.find(({ id }) => id === toId);
  const save = (): void => {
    if (to !== undefined && !isPending) passTo(to, reason);
  };
  return (
    <FormDialog
      title="Hand over facilitation"
      size="small"
      saveLabel="Hand over"
      isSaveDisabled={to === undefined}
      isPending={isPending}
      error={error}
      onSave={save}
      onClose={onClose}
    >
      <p className="muted">{now === undefined ? 'Nobody facilitates.' : `${now.name} facilitates now and becomes a function lead.`} From then on entries are made in the name of the one who takes it. Agenda, timer and ballots go on as they are.</p>
      <Select label="To" options={able.map(({ id, name, role }) => ({ value: id, label: name, detail: participantRoleLabels[role] }))} value={toId} onChange={setToId} placeholder="Choose somebody in the room" />
      <TextField label="Why" value={reason} onChange={setReason} maxLength={500} placeholder="May be left empty" />
    </FormDialog>
  );
}

/** Nobody facilitates: a decider or scribe in the room takes over with one press, so that nothing waits (M3). */
export function TakeOverNotice({ room }: { room: Room }) {
  const { takeOver, isPending } = usePassOn(room, () => undefined);
  const facilitators = facilitatorsOf(room);
  if (facilitators.some(({ attendance }) => attendance === 'present')) return null;
  const able = room.people.filter(({ role, attendance }) => attendance === 'present' && (role === 'decider' || role === 'scribe'));
  if (able.length === 0) return null;
  const [gone] = facilitators;
  return (
    <Notice
      tone="warn"
      title={gone === undefined ? 'Nobody facilitates.' : `${gone.name} facilitates and is not in the room.`}
      actions={able.map((person) => (
        <Button key={person.id} size="small" isPending={isPending} onPress={() => takeOver(person)}>
          {`${person.name} takes over`}
        </Button>
      ))}
    />
  );
}
