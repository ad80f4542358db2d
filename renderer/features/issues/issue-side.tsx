import type { IssueDetail } from '@shared/contract/issues';
import { useApp } from '../../state/store';
import { Button } from '../../ui/button';
import { formatInstant } from '../../ui/format';
import { DefinitionList, Section } from '../../ui/page';
import { CalendarDate } from '@shared/primitives';
import { AttachmentsSection } from '../attachments/attachments-section';
import { LinksSection } from '../links/links-section';
import { IssueTradeoffs } from '../tradeoffs/issue-tradeoffs';
import { ConditionsSection } from '../decisions/conditions-section';
import { IssueChangesSection } from '../imports/issue-changes-section';
import { RequestsSection } from '../requests/requests-section';
import { DecisionLines } from './decision-lines';
import { sourceFacts } from './issue-facts';
import { SiblingLines } from './sibling-lines';
import styles from './issue-page.module.css';

/** Beside the score: decisions, what the source says, flags, the account's other issues, and the imports it came by. */
export function IssueSide({ issue, asOf }: { issue: IssueDetail; asOf: string }) {
  const navigate = useApp((state) => state.navigate);
  const sessions = new Set(issue.decisions.map(({ sessionId }) => sessionId)).size;
  return (
    // A part that scrolls must be reachable by keyboard.
    <aside className={styles['side']} aria-label="Record" {...{ tabIndex: 0 }}>
      <Section title="Decisions" more={sessions === 0 ? undefined : sessions === 1 ? '1 session' : `${sessions} sessions`}>
        {issue.decisions.length === 0 ? <p className="muted">No session has decided on it yet. Put it on an agenda under Meet.</p> : <DecisionLines decisions={issue.decisions} asOf={asOf} />}
      </Section>
      <IssueTradeoffs issueId={issue.id} />
      <LinksSection issue={issue} />
      <AttachmentsSection issueId={issue.id} asOf={CalendarDate.parse(asOf)} />
      <ConditionsSection issue={issue} />
      <RequestsSection issue={issue} asOf={asOf} />
      <IssueChangesSection issueId={issue.id} />
      <Section title="What the source says">
        <DefinitionList items={sourceFacts(issue)} />
      </Section>
      {issue.flags.length > 0 && (
        <Section title="Flags" more={issue.flags.length}>
          <ul className={styles['flags']}>
            {issue.flags.map((flag) => (
              <li key={flag}>{flag}</li>
            ))}
          </ul>
        </Section>
      )}
      {issue.siblings.length > 0 && (
        <Section title={`Other open issues of ${issue.account ?? 'the account'}`}>
          <SiblingLines issues={issue.siblings} onOpen={(id) => navigate({ name: 'issue', id })} />
        </Section>
      )}
      {issue.imports.length > 0 && (
        <Section title="Came by">
          <ul className={styles['imports']}>
            {issue.imports.map(({ id, fileName, at, change }) => (
              <li key={`${id}${change}`}>
                <Button variant="link" size="small" onPress={() => navigate({ name: 'import', id })}>
                  {fileName}
                </Button>
                <span className="muted t12">
                  {change}, {formatInstant(at)}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </aside>
  );
}
