import type { RefObject } from 'react';
import { useDrop, type DropItem } from 'react-aria-components';
import { IssueId } from '@shared/primitives';
import { z } from '@shared/zod';

/** The kind of what is dragged from the queue to the agenda. */
const kind = 'application/x-docket-queued-issue';

const Queued = z.strictObject({ issueId: IssueId, timeBoxMinutes: z.int() });
/** An issue of the queue with the minutes that it is to be given. */
export type Queued = z.infer<typeof Queued>;

/** What a row of the queue hands to the drag. */
export const toDrag = (queued: Queued): Record<string, string>[] => [{ [kind]: JSON.stringify(queued) }];

/** Takes an issue that is dragged here from the queue, and nothing else: no file, and no text of another program. */
export function useQueuedDrop(ref: RefObject<HTMLElement | null>, isOpen: boolean, onDrop: (queued: Queued) => void): { dropProps: ReturnType<typeof useDrop>['dropProps']; isOver: boolean } {
  const { dropProps, isDropTarget } = useDrop({
    ref,
    isDisabled: !isOpen,
    getDropOperation: (types) => (types.has(kind) ? 'copy' : 'cancel'),
    onDrop: ({ items }) => void take(items, onDrop),
  });
  return { dropProps, isOver: isDropTarget };
}

async function take(items: readonly DropItem[], onDrop: (queued: Queued) => void): Promise<void> {
  for (const item of items) {
    if (item.kind !== 'text' || !item.types.has(kind)) continue;
    const queued = Queued.safeParse(JSON.parse(await item.getText(kind)));
    if (queued.success) onDrop(queued.data);
  }
}
