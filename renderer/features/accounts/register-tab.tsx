import { useState } from 'react';
import { useOperation } from '../../api';
import { formatCount } from '../../ui/format';
import { Segmented } from '../../ui/segmented';
import { AccountsRegister } from './accounts-register';
import { UnlinkedReferences } from './unlinked-references';
import styles from './accounts.module.css';

type View = 'accounts' | 'references';

/** The accounts, and the references that none of them has; the second is offered only where there is something in it. */
export function RegisterTab() {
  const { data: unlinked } = useOperation('accounts.unlinked', { offset: 0, limit: 1 });
  const { data: joins } = useOperation('accounts.joins', {});
  const [view, setView] = useState<View>('accounts');
  const total = unlinked?.total ?? 0;
  if (total === 0 && (joins?.length ?? 0) === 0) return <AccountsRegister />;
  return (
    <div className={styles['register']}>
      <div className={styles['views']}>
        <Segmented
          label="What is shown"
          isLabelHidden
          tone="accent"
          options={[
            { value: 'accounts', label: 'Accounts' },
            { value: 'references', label: `References without an account ${formatCount(total)}` },
          ]}
          value={view}
          onChange={setView}
        />
      </div>
      {view === 'accounts' ? <AccountsRegister /> : <UnlinkedReferences />}
    </div>
  );
}
