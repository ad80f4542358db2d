import type { Instant } from '@shared/primitives';
import { systemGivens } from '../../electron/givens';
import { claimWorkspace } from '../../electron/host/lock';
import { getLastEntry } from '../../electron/store/audit-log';
import { openWorkspace } from '../../electron/store/database';
import { getSystemPerson } from '../../electron/store/people';
import type { Desk } from '../../electron/transaction';
import type { Acknowledgement } from './orders';

/** What happens around each commit, and another time than the system's. */
export interface Watch {
  readonly clock?: () => Instant;
  /** All is written and nothing is committed. */
  beforeCommit?(): void;
  /** It is committed and not acknowledged. */
  afterCommit?(): void;
}

/** A workspace as the app holds it, with every commit acknowledged. */
export function openDesk(file: string, acknowledge: (acknowledgement: Acknowledgement) => void, watch: Watch = {}): Desk {
  claimWorkspace(file);
  const opened = openWorkspace(file);
  const workspace: Desk['workspace'] = {
    ...opened,
    transaction: (work) => {
      const value = opened.transaction((db) => {
        const result = work(db);
        watch.beforeCommit?.();
        return result;
      });
      watch.afterCommit?.();
      const entry = getLastEntry(opened.db);
      if (entry === null) throw new Error('A commit without an entry');
      acknowledge({ kind: 'entry', seq: entry.seq, hash: entry.hash });
      return value;
    },
  };
  const system = getSystemPerson(opened.db);
  return { ...systemGivens, ...(watch.clock === undefined ? {} : { clock: watch.clock }), workspace, actor: { personId: system.id, name: system.name, role: 'facilitator' } };
}
