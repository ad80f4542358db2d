import { useMemo } from 'react';
import type { SessionId } from '@shared/primitives';
import { mayRun } from '../../api';
import type { Command } from '../../commands/registry';
import { useCommands } from '../../commands/use-commands';
import { appState } from '../../state/app-state';
import { Page, PageHeader } from '../../ui/page';
import { Segmented } from '../../ui/segmented';
import { useRole } from '../settings/use-acting';
import { DropTarget } from './drop-target';
import { PackageBuilder } from './package-builder';
import { PackagesList } from './packages-list';
import { useVerification } from './use-verification';
import { VerifyPanel } from './verify-panel';
import styles from './evidence.module.css';

export type EvidenceTab = 'list' | 'builder' | 'verify';

const tabOptions: readonly { readonly value: EvidenceTab; readonly label: string }[] = [
  { value: 'list', label: 'Packages' },
  { value: 'builder', label: 'New package' },
  { value: 'verify', label: 'Verify' },
];

/** Prove: what was handed over, a package of a sealed session, and the check of any package. One dropped anywhere here is verified. */
export function EvidencePage({ tab, sessionId }: { tab: EvidenceTab; sessionId?: SessionId | undefined }) {
  const role = useRole();
  const mayBuild = mayRun(role, 'evidence.build');
  const verification = useVerification();
  const go = (next: EvidenceTab): void => appState().replace({ name: 'prove', tab: next });
  const { choose } = verification;
  useCommands(
    useMemo((): readonly Command[] => [
      { id: 'evidence.verify', title: 'Verify a package', section: 'Evidence', shortcuts: ['v'], run: choose },
      ...(mayBuild ? [{ id: 'evidence.build', title: 'Make an evidence package', section: 'Evidence' as const, shortcuts: ['c'], run: () => appState().replace({ name: 'prove', tab: 'builder' }) }] : []),
    ], [choose, mayBuild]),
  );
  const options = tabOptions.filter(({ value }) => value !== 'builder' || mayBuild);

  return (
    <DropTarget onFile={verification.verify}>
      <Page isFlush header={<PageHeader title="Prove" sub="Sealed sessions, as packages that anybody can check" tools={<Segmented label="Prove" isLabelHidden tone="accent" options={options} value={tab} onChange={go} />} />}>
        <div className={styles['columns']}>
          {tab === 'builder' && mayBuild ? <PackageBuilder sessionId={sessionId} /> : tab === 'verify' ? null : <PackagesList />}
          <VerifyPanel verification={verification} isWide={tab === 'verify'} />
        </div>
      </Page>
    </DropTarget>
  );
}
