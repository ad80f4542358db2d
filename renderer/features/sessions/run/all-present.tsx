import { useState } from 'react';
import type { Room } from '@shared/contract/sessions/entities';
import { call, CallError } from '../../../api';
import { tellFailure } from '../../../state/use-action';
import { Button } from '../../../ui/button';

/** Marks everybody who is still expected as present, one after the other. */
export function AllPresent({ room, mayChange }: { room: Room; mayChange: boolean }) {
  const [isPending, setIsPending] = useState(false);
  const expected = room.people.filter(({ attendance }) => attendance === 'expected');
  if (!mayChange || expected.length === 0) return null;
  const markAll = async (): Promise<void> => {
    setIsPending(true);
    try {
      for (const { id } of expected) await call('sessions.setAttendance', { participantId: id, attendance: 'present' });
    } catch (error) {
      if (error instanceof CallError) tellFailure(error);
      else throw error;
    } finally {
      setIsPending(false);
    }
  };
  return (
    <div>
      <Button isPending={isPending} onPress={() => void markAll()}>
        {expected.length === 1 ? 'The one who is expected is here' : `All ${expected.length} who are expected are here`}
      </Button>
    </div>
  );
}
