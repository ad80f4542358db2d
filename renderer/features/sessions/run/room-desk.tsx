import { useMemo, useState } from 'react';
import type { ItemDetail, Room } from '@shared/contract/sessions/entities';
import type { Command } from '../../../commands/registry';
import { useCommands } from '../../../commands/use-commands';
import { useLatest } from '../../../commands/use-latest';
import { usePreferences } from '../../settings/use-preferences';
import { CaptureDialog } from './parking/capture-dialog';
import { ParkingDialog } from './parking/parking-dialog';
import { ConflictsDialog } from './people/conflicts-dialog';
import { HandFacilitationDialog } from './people/facilitation';

type Open = 'parking' | 'capture' | 'conflicts' | 'facilitation';

/** What can be opened beside the item: parking lot, a new issue, conflicts of interest, facilitation; each by a key (M2, M3). */
export function RoomDesk({ room, item, mayChange }: { room: Room; item: ItemDetail | undefined; mayChange: boolean }) {
  const [open, setOpen] = useState<Open | null>(null);
  const { preferences, change } = usePreferences();
  const hasChime = preferences?.hasChime ?? true;
  const toggleChime = useLatest(() => change({ hasChime: !hasChime }));
  const isIssue = item?.kind === 'issue';
  useCommands(
    useMemo(
      (): readonly Command[] => [
        { id: 'sessions.park', title: 'Park something for later', section: 'Session', shortcuts: ['k'], keywords: ['parking lot'], run: () => setOpen('parking') },
        { id: 'sessions.conflicts', title: 'Conflicts of interest on the item', section: 'Session', shortcuts: ['i'], when: () => isIssue, run: () => setOpen('conflicts') },
        ...(mayChange
          ? [
              { id: 'sessions.capture', title: 'Capture a new issue', section: 'Session' as const, shortcuts: ['c'], keywords: ['create', 'add'], run: () => setOpen('capture') },
              { id: 'sessions.hand-over', title: 'Hand over facilitation', section: 'Session' as const, shortcuts: ['h'], keywords: ['facilitator'], run: () => setOpen('facilitation') },
            ]
          : []),
        { id: 'sessions.chime', title: hasChime ? 'Turn the chime at the end of time off' : 'Turn the chime at the end of time on', section: 'Session', keywords: ['sound', 'timer'], run: toggleChime },
      ],
      [mayChange, isIssue, hasChime, toggleChime],
    ),
  );
  const close = (): void => setOpen(null);
  switch (open) {
    case null:
      return null;
    case 'parking':
      return <ParkingDialog room={room} item={item} mayChange={mayChange} onClose={close} />;
    case 'capture':
      return <CaptureDialog room={room} item={item} onClose={close} />;
    case 'conflicts':
      return <ConflictsDialog room={room} itemId={item?.id ?? null} mayChange={mayChange} onClose={close} />;
    case 'facilitation':
      return <HandFacilitationDialog room={room} onClose={close} />;
  }
}
