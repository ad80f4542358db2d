import { Merge } from 'lucide-react';
import { createContext, useContext, useMemo, useState } from 'react';
import type { AccountRow } from '@shared/contract/accounts';
import type { Command } from '../../../commands/registry';
import { useCommands } from '../../../commands/use-commands';
import { useLatest } from '../../../commands/use-latest';
import { Button } from '../../../ui/button';
import { Checkbox } from '../../../ui/choice';
import { MergeDialog, type AccountToMerge } from './merge-dialog';
import styles from './merging.module.css';

/** The accounts that a person has marked, in the order in which they did. */
export interface AccountMarks {
  readonly marked: readonly AccountToMerge[];
  readonly toggle: (account: AccountToMerge) => void;
  readonly clear: () => void;
}

export const AccountMarksContext = createContext<AccountMarks>({ marked: [], toggle: () => undefined, clear: () => undefined });

export function useAccountMarks(): AccountMarks {
  const [marked, setMarked] = useState<readonly AccountToMerge[]>([]);
  return useMemo(
    () => ({
      marked,
      toggle: ({ id, name }) => setMarked((before) => (before.some((one) => one.id === id) ? before.filter((one) => one.id !== id) : [...before, { id, name }])),
      clear: () => setMarked([]),
    }),
    [marked],
  );
}

/** The box of a row of the account register. */
export function AccountMark({ account }: { account: AccountRow }) {
  const { marked, toggle } = useContext(AccountMarksContext);
  return (
    <span className={styles['mark']}>
      <Checkbox label={`Mark ${account.name}`} isSelected={marked.some(({ id }) => id === account.id)} onChange={() => toggle(account)} />
    </span>
  );
}

/** What can be done with the accounts that are marked: two can be merged. */
export function AccountMarksBar({ marks: { marked, clear } }: { marks: AccountMarks }) {
  const [isMerging, setMerging] = useState(false);
  const [first, second, ...more] = marked;
  const isPair = first !== undefined && second !== undefined && more.length === 0;
  const merge = useLatest(() => setMerging(true));
  useCommands(useMemo((): readonly Command[] => (isPair ? [{ id: 'accounts.mergeMarked', title: 'Merge the two marked accounts', section: 'Issues', shortcuts: ['m'], keywords: ['duplicate', 'account', 'crosswalk'], run: merge }] : []), [isPair, merge]));
  if (first === undefined) return null;
  return (
    <div className={styles['bar']} role="toolbar" aria-label="Marked accounts">
      <span>{marked.length === 1 ? `${first.name} is marked. Mark the account that it is one with.` : isPair ? `${first.name} and ${second.name} are marked.` : `${marked.length} are marked. Two at a time can be merged.`}</span>
      <span className="spacer" />
      <Button size="small" icon={<Merge aria-hidden="true" />} kbd="M" isDisabled={!isPair} onPress={merge}>
        Merge
      </Button>
      <Button size="small" variant="quiet" onPress={clear}>
        Unmark
      </Button>
      {isMerging && isPair && <MergeDialog first={first} second={second} onMerged={clear} onClose={() => setMerging(false)} />}
    </div>
  );
}
