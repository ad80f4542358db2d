import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { SessionId } from '@shared/primitives';
import { useOperation } from '../../api';
import type { Route } from '../../state/navigation';
import { appState } from '../../state/app-state';
import { useApp } from '../../state/store';
import { Page } from '../../ui/page';
import { Count } from '../../ui/tag';
import { RegisterTab } from '../accounts/register-tab';
import { CoveragePage } from '../coverage/coverage-page';
import { ErosionPage } from '../erosion/erosion-page';
import { ImportStart } from '../imports/import-start';
import { ImportWizard } from '../imports/import-wizard';
import { ProposalsQueue } from '../proposals/proposals-queue';
import { SignalsPage } from '../signals/signals-page';
import { SamplesTab } from '../samples/samples-tab';
import { TextsImport } from '../texts/texts-import';
import { useWorkspace } from '../workspaces/use-workspace';
import styles from './watch.module.css';

type Tab = Extract<Route, { name: 'watch' }>['tab'];

/** What comes in: the register, the imports that fill it, and the proposals that wait for a person. */
export function WatchPage({ tab, sessionId }: { tab: Tab; sessionId?: SessionId | undefined }) {
  const draft = useApp((state) => state.importDraft);
  const texts = useApp((state) => state.textsDraft);
  if (tab === 'import' && texts !== null) return <TextsImport draft={texts} />;
  if (tab === 'import' && draft !== null) return <ImportWizard draft={draft} />;
  switch (tab) {
    case 'register':
      return (
        <WatchFrame tab={tab}>
          <div className={styles['content']}>
            <RegisterTab />
          </div>
        </WatchFrame>
      );
    case 'import':
      return (
        <WatchFrame tab={tab}>
          <ImportStart />
        </WatchFrame>
      );
    case 'proposals':
      return (
        <WatchFrame tab={tab}>
          <ProposalsQueue />
        </WatchFrame>
      );
    case 'signals':
      return (
        <WatchFrame tab={tab}>
          <SignalsPage />
        </WatchFrame>
      );
    case 'coverage':
      return (
        <WatchFrame tab={tab}>
          <CoveragePage sessionId={sessionId} />
        </WatchFrame>
      );
    case 'erosion':
      return (
        <WatchFrame tab={tab}>
          <ErosionPage />
        </WatchFrame>
      );
    case 'samples':
      return (
        <WatchFrame tab={tab}>
          <SamplesTab />
        </WatchFrame>
      );
  }
}

/** Whoever comes by the tab wants to see what it counts: all proposals, not those of the import or account that somebody looked at before. */
function openPlace(tab: Tab): void {
  if (tab === 'proposals') appState().setProposalFilter({ importId: null, accountId: null });
  appState().navigate({ name: 'watch', tab });
}

function WatchFrame({ tab, children }: { tab: Tab; children: ReactNode }) {
  const { data: workspace } = useWorkspace();
  const { data: imports } = useOperation('imports.list', {});
  const { data: samples } = useOperation('samples.list', {});
  const { data: hypotheses } = useOperation('erosion.list', {});
  const places: readonly { readonly tab: Tab; readonly label: string; readonly count: number | undefined }[] = [
    { tab: 'register', label: 'Register', count: workspace?.counts.accounts },
    { tab: 'import', label: 'Imports', count: imports?.length },
    { tab: 'proposals', label: 'Proposals', count: workspace?.counts.openProposals },
    { tab: 'signals', label: 'Signals', count: undefined },
    { tab: 'coverage', label: 'Coverage', count: undefined },
    { tab: 'erosion', label: 'Erosion', count: hypotheses === undefined ? undefined : hypotheses.open + hypotheses.expired },
    { tab: 'samples', label: 'Samples', count: samples?.length },
  ];
  return (
    <Page
      isFlush
      header={
        <header className={styles['head']}>
          <h1 className="vh">Watch: {places.find((place) => place.tab === tab)?.label}</h1>
          <nav aria-label="Watch">
            <ul className={styles['places']}>
              {places.map((place) => (
                <li key={place.tab}>
                  <AriaButton className={styles['place'] ?? ''} {...(place.tab === tab ? { 'aria-current': 'page' as const } : {})} onPress={() => openPlace(place.tab)}>
                    {place.label}
                    {place.count !== undefined && <Count value={place.count} />}
                  </AriaButton>
                </li>
              ))}
            </ul>
          </nav>
        </header>
      }
    >
      {children}
    </Page>
  );
}
