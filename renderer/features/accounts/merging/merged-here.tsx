import { Split } from 'lucide-react';
import { useState } from 'react';
import type { AccountDetail } from '@shared/contract/accounts';
import type { MergeLine } from '@shared/contract/account-merges';
import type { AccountId } from '@shared/primitives';
import { appState } from '../../../state/app-state';
import { Button, ButtonRow } from '../../../ui/button';
import { formatDate } from '../../../ui/format';
import { Notice } from '../../../ui/notice';
import { Section } from '../../../ui/page';
import { fieldWord, systemWords } from './merge-words';
import { UnmergeDialog } from './unmerge-dialog';
import { useMayMerge } from './use-may-merge';
import styles from './merging.module.css';

/** The accounts that stand behind this one since they were merged, each with who did it and why. */
export function MergedHere({ merges }: { merges: readonly MergeLine[] }) {
  const [unmerging, setUnmerging] = useState<{ id: AccountId; name: string } | null>(null);
  const mayMerge = useMayMerge();
  if (merges.length === 0) return null;
  return (
    <Section title="Merged here" more={merges.length}>
      <ul className={styles['merged']}>
        {merges.map(({ accountId, name, ref, system, on, by, reason, gave }) => (
          <li key={accountId}>
            <div>
              <Button variant="link" onPress={() => appState().navigate({ name: 'account', id: accountId })}>
                {name}
              </Button>{' '}
              <span className="muted">{`${ref} of ${systemWords(system)}`}</span>
              <span className={styles['small']}>{`on ${formatDate(on)} by ${by}, because: ${reason}`}</span>
              {gave.length > 0 && <span className={styles['small']}>{`From it: ${gave.map(fieldWord).join(', ')}`}</span>}
            </div>
            {mayMerge && (
              <Button size="small" icon={<Split aria-hidden="true" />} onPress={() => setUnmerging({ id: accountId, name })}>
                Unmerge<span className="vh"> {name}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      {unmerging !== null && <UnmergeDialog {...unmerging} onClose={() => setUnmerging(null)} />}
    </Section>
  );
}

/** What an account says that was merged into another one: which, why, and how to get there or back. */
export function MergedAway({ account: { id, name, mergedInto } }: { account: AccountDetail }) {
  const [isUnmerging, setUnmerging] = useState(false);
  const mayMerge = useMayMerge();
  if (mergedInto === null) return null;
  const { survivor } = mergedInto;
  return (
    <div className={styles['away']}>
      <Notice
        title={`Merged into ${mergedInto.name} on ${formatDate(mergedInto.on)} by ${mergedInto.by}`}
        kept={`Because: ${mergedInto.reason}`}
        toDo={`${survivor.id === mergedInto.id ? '' : `That was merged in turn: ${survivor.name} stands for both. `}Its issues and everything else count under ${survivor.name}. Above stands what its own source says.`}
        actions={
          <ButtonRow>
            <Button variant="primary" onPress={() => appState().navigate({ name: 'account', id: survivor.id })}>
              {`Open ${survivor.name}`}
            </Button>
            {mayMerge && (
              <Button icon={<Split aria-hidden="true" />} onPress={() => setUnmerging(true)}>
                Unmerge
              </Button>
            )}
          </ButtonRow>
        }
      />
      {isUnmerging && <UnmergeDialog id={id} name={name} onClose={() => setUnmerging(false)} />}
    </div>
  );
}
