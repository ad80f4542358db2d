import { useMemo, useState } from 'react';
import type { IssueDetail } from '@shared/contract/issues';
import { CalendarDate } from '@shared/primitives';
import { mayRun, useOperation } from '../../api';
import type { Command } from '../../commands/registry';
import { useCommands } from '../../commands/use-commands';
import { Button } from '../../ui/button';
import { Section } from '../../ui/page';
import { useRole } from '../settings/use-acting';
import { useWorkspace } from '../workspaces/use-workspace';
import { AskDialog } from './ask-dialog';
import { RequestLines } from './request-lines';

/** What was asked about an issue, and where to ask (M9). */
export function RequestsSection({ issue, asOf }: { issue: Pick<IssueDetail, 'id' | 'number' | 'title' | 'ownerId'>; asOf: string }) {
  const role = useRole();
  const { data: workspace } = useWorkspace();
  const { data } = useOperation('requests.list', { issueId: issue.id });
  const [isAsking, setIsAsking] = useState(false);
  const mayAsk = mayRun(role, 'requests.ask') && workspace?.isReadOnly === false;
  useCommands(useMemo((): readonly Command[] => (mayAsk ? [{ id: 'requests.ask', title: 'Ask for information', section: 'Issues', keywords: ['question'], run: () => setIsAsking(true) }] : []), [mayAsk]));
  if (data === undefined || (data.total === 0 && !mayAsk)) return null;
  return (
    <Section title="Questions" more={data.total === 0 ? undefined : data.total}>
      <RequestLines requests={data.rows} />
      {mayAsk && (
        <Button size="small" variant="link" onPress={() => setIsAsking(true)}>
          Ask for information
        </Button>
      )}
      {isAsking && <AskDialog issue={issue} asOf={CalendarDate.parse(asOf)} onClose={() => setIsAsking(false)} />}
    </Section>
  );
}
