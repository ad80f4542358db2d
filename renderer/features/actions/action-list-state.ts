import { create } from 'zustand';
import type { ActionFilter } from '@shared/contract/actions/entities';

/** Everything that is open. */
export const openActions: ActionFilter = { ownerIds: [], functions: [], states: ['open', 'in-progress'], sessionId: null, isOverdue: false, search: '' };

interface ActionList {
  readonly filter: ActionFilter;
  setFilter: (part: Partial<ActionFilter>) => void;
}

/** What narrows the list of actions; kept while one looks elsewhere. */
export const useActionList = create<ActionList>()((set) => ({
  filter: openActions,
  setFilter: (part) => set(({ filter }) => ({ filter: { ...filter, ...part } })),
}));
