import { useState } from 'react';
import type { Reopening } from '@shared/contract/decisions/entities';
import type { IssueDetail } from '@shared/contract/issues';
import { mayRun, useOperation } from '../../api';
import { Button } from '../../ui/button';
import { formatInstant } from '../../ui/format';
import { Section } from '../../ui/page';
import { useRole } from '../settings/use-acting';
import { useWorkspace } from '../workspaces/use-workspace';
import { ReopenDialog } from './reopen-dialog';
import styles from './decisions.module.css';

/** What would reopen the decision in force on an issue (M5). Nothing where nothing would. */
export function ConditionsSection({ issue }: { issue: Pick<IssueDetail, 'decisions'> }) {
  const role = useRole();
  const { data: workspace } = useWorkspace();
  const [reopening, setReopening] = useState<Reopening | null>(null);
  const id = issue.decisions[0]?.id;
  const { data } = useOperation('decisions.get', { id: id ?? '' }, { enabled: id !== undefined });
  if (data === undefined || data.conditions.length === 0) return null;
  const mayChange = mayRun(role, 'decisions.reopen') && workspace?.isReadOnly === false;
  return (
    <Section title="What would reopen it">
      <ul className={styles['lines']}>
        {data.conditions.map((condition) => (
          <li key={condition.position}>
            {condition.condition} <span className="muted">(rejected: {condition.alternative})</span>
            {condition.cameTrue !== null ? (
              <p className="late">
                Came true: {condition.cameTrue.reason} ({condition.cameTrue.by}, {formatInstant(condition.cameTrue.at)})
              </p>
            ) : (
              mayChange && (
                <div>
                  <Button size="small" variant="link" onPress={() => setReopening(condition)}>
                    It has come true
                  </Button>
                </div>
              )
            )}
          </li>
        ))}
      </ul>
      {reopening !== null && <ReopenDialog id={data.id} condition={reopening} onClose={() => setReopening(null)} />}
    </Section>
  );
}
