import { Inbox } from 'lucide-react';
import { useState } from 'react';
import { mayRun, useOperation } from '../../api';
import { appState } from '../../state/app-state';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { WholePageState } from '../../ui/whole-page-state';
import { NewIssueDialog } from '../issues/new-issue-dialog';
import { useRole } from '../settings/use-acting';
import { useWorkspace } from '../workspaces/use-workspace';
import { LogCard, PackagesCard } from './auditor-cards';
import { BacklogCard, BlindCard, ChangesCard, FragileCard, LateCard, ProposalsCard, WaitingCard } from './home-cards';
import { FiguresCard } from './figures-card';
import { NextSession } from './next-session';
import { MyDecisionsCard, QuestionsCard, ReturnedCard } from './return-cards';
import { TopCard } from './top-card';
import styles from './home.module.css';

/** Where a person starts: the next session, what changed, what is late, fragile, blind, and what waits (V2). The order is that of the role. What is counted over the whole register comes when it is counted. */
export function HomePage() {
  const { data: overview, error } = useOperation('issues.overview', {});
  const { data: workspace } = useWorkspace();
  const role = useRole();
  if (error !== null) return <Notice tone="error" title={error.message} />;
  if (workspace == null) return null;
  if (workspace.counts.issues === 0 && workspace.counts.accounts === 0) return <EmptyHome />;
  return (
    <div className={styles['home']}>
      <NextSession />
      <div className={styles['left']}>
        {role === 'auditor' && <PackagesCard />}
        {role === 'auditor' && <LogCard />}
        {role === 'executive' && <MyDecisionsCard />}
        {role === 'executive' && <TopCard />}
        {overview !== undefined && (
          <>
            <ChangesCard since={overview.since} changes={overview.changes} />
            <BacklogCard weeks={overview.weeks} />
            <FiguresCard />
            <LateCard late={overview.late} />
            <FragileCard fragile={overview.fragile} />
          </>
        )}
      </div>
      <div className={styles['right']}>
        {overview !== undefined && (
          <>
            <ReturnedCard returned={overview.returned} />
            <WaitingCard waiting={overview.waiting} />
            <QuestionsCard requests={overview.requests} />
            <BlindCard blind={overview.blind} />
            <ProposalsCard proposals={overview.proposals} />
          </>
        )}
      </div>
    </div>
  );
}

function EmptyHome() {
  const role = useRole();
  const [isCreating, setIsCreating] = useState(false);
  const mayCreate = mayRun(role, 'issues.create');
  return (
    <WholePageState
      heading="Home"
      icon={<Inbox />}
      title="The workspace is empty"
      action={
        mayCreate && (
          <>
            <Button variant="primary" onPress={() => appState().navigate({ name: 'watch', tab: 'import' })}>
              Import a file
            </Button>
            <Button onPress={() => setIsCreating(true)}>Capture an issue</Button>
            {isCreating && <NewIssueDialog onClose={() => setIsCreating(false)} />}
          </>
        )
      }
    >
      Begin with what customers already told you: accounts from the CRM, their subscriptions, then tickets. Each issue gets a first proposal with its reason; a session then decides.
    </WholePageState>
  );
}
