import { Merge } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { AccountDetail } from '@shared/contract/accounts';
import type { Command } from '../../../commands/registry';
import { useCommands } from '../../../commands/use-commands';
import { useLatest } from '../../../commands/use-latest';
import { appState } from '../../../state/app-state';
import { Button } from '../../../ui/button';
import { MergeDialog } from './merge-dialog';
import { useMayMerge } from './use-may-merge';

/** Merges the account of a page with another one. */
export function MergeButton({ account: { id, name } }: { account: AccountDetail }) {
  const [isMerging, setMerging] = useState(false);
  const mayMerge = useMayMerge();
  const merge = useLatest(() => setMerging(true));
  useCommands(useMemo((): readonly Command[] => (mayMerge ? [{ id: 'accounts.merge', title: 'Merge this account with another', section: 'Issues', shortcuts: ['m'], keywords: ['duplicate', 'crosswalk', 'same customer'], run: merge }] : []), [mayMerge, merge]));
  if (!mayMerge) return null;
  return (
    <>
      <Button icon={<Merge aria-hidden="true" />} kbd="M" onPress={merge}>
        Merge with
      </Button>
      {isMerging && (
        <MergeDialog
          first={{ id, name }}
          second={null}
          onMerged={(survivor) => {
            if (survivor !== id) appState().navigate({ name: 'account', id: survivor });
          }}
          onClose={() => setMerging(false)}
        />
      )}
    </>
  );
}
