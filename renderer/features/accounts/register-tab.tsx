import { useMemo, useState } from 'react';
import { useOperation } from '../../api';
import type { Command } from '../../commands/registry';
import { useCommands } from '../../commands/use-commands';
import { useLatest } from '../../commands/use-latest';
import { formatCount } from '../../ui/format';
import { Segmented } from '../../ui/segmented';
import { AccountsRegister } from './accounts-register';
import { LikelyPairs } from './merging/likely-pairs';
import { UnlinkedReferences } from './unlinked-references';
import styles from './accounts.module.css';

type View = 'accounts' | 'references' | 'pairs';

/** The accounts, the references that none of them has, and accounts that may be one; the others are offered only where there is something in them. */
export function RegisterTab() {
  const { data: unlinked } = useOperation('accounts.unlinked', { offset: 0, limit: 1 });
  const { data: joins } = useOperation('accounts.joins', {});
  const { data: likely } = useOperation('accounts.likelyPairs', { limit: 1 }, { keepPrevious: true });
  const [asked, setView] = useState<View>('accounts');
  const total = unlinked?.total ?? 0;
  const hasReferences = total > 0 || (joins?.length ?? 0) > 0;
  const pairs = likely?.total ?? 0;
  const hasPairs = pairs > 0 || asked === 'pairs';
  const view = (asked === 'references' && !hasReferences) ? 'accounts' : asked;
  const showPairs = useLatest(() => setView('pairs'));
  useCommands(useMemo((): readonly Command[] => (pairs > 0 ? [{ id: 'accounts.likelyPairs', title: 'Show accounts that may be one', section: 'Go to', keywords: ['duplicate', 'merge', 'crosswalk'], run: showPairs }] : []), [pairs, showPairs]));
  if (!hasReferences && !hasPairs) return <AccountsRegister />;
  return (
    <div className={styles['register']}>
      <div className={styles['views']}>
        <Segmented
          label="What is shown"
          isLabelHidden
          tone="accent"
          options={[
            { value: 'accounts', label: 'Accounts' },
            ...(hasReferences ? [{ value: 'references' as const, label: `References without an account ${formatCount(total)}` }] : []),
            ...(hasPairs ? [{ value: 'pairs' as const, label: `May be one ${formatCount(pairs)}` }] : []),
          ]}
          value={view}
          onChange={setView}
        />
      </div>
      {view === 'accounts' ? <AccountsRegister /> : view === 'references' ? <UnlinkedReferences /> : <LikelyPairs />}
    </div>
  );
}
