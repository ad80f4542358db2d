import { useOperation } from '../../api';
import { appState } from '../../state/app-state';
import { openIssues } from '../../state/issue-list';
import { Button } from '../../ui/button';
import { accountLine } from '../issues/issue-words';
import { Card, CardRow, CardRows } from './card';
import styles from './home.module.css';

const rowsShown = 8;

/** The top of the priority list, for whom decides. */
export function TopCard() {
  const { data } = useOperation('issues.list', { offset: 0, limit: rowsShown, filter: openIssues });
  return (
    <Card
      title="Top of the list"
      isWide
      more={
        <Button variant="link" size="small" onPress={() => appState().showIssues({ isOpen: true })}>
          The whole list
        </Button>
      }
    >
      <CardRows>
        {data?.rows.map((issue) => (
          <CardRow
            key={issue.id}
            band={issue.band}
            score={issue.score}
            what={issue.title}
            detail={accountLine(issue)}
            onPress={() => appState().navigate({ name: 'issue', id: issue.id })}
            end={<span className={styles['end']}>{issue.nextStep ?? 'no decision yet'}</span>}
          />
        ))}
      </CardRows>
    </Card>
  );
}
