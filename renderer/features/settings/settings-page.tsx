import { Page, PageHeader, Section } from '../../ui/page';
import { useWorkspace } from '../workspaces/use-workspace';
import { CurrenciesSection } from '../currencies/currencies-section';
import { AboutSection } from './about-section';
import { AppearanceSection } from './appearance-section';
import { KeySection } from './key-section';
import { PeopleSection } from './people-section';
import { WorkspaceSection } from './workspace-section';
import { YouSection } from './you-section';
import styles from './settings.module.css';

/** How Docket looks on this laptop, who is at it, the people of the workspace, and what the workspace is made of. */
export function SettingsPage() {
  const { data: workspace } = useWorkspace();
  return (
    <Page header={<PageHeader title="Settings" />}>
      <div className={styles['columns']}>
        <div className={styles['column']}>
          <AppearanceSection />
          {workspace != null && <YouSection />}
          {workspace != null && <PeopleSection />}
        </div>
        <div className={styles['column']}>
          {workspace != null && <WorkspaceSection workspace={workspace} />}
          {workspace != null && <CurrenciesSection asOf={workspace.asOf} isReadOnly={workspace.isReadOnly} />}
          {workspace != null && <KeySection />}
          <Section title="About">
            <AboutSection />
          </Section>
        </div>
      </div>
    </Page>
  );
}
