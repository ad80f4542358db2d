import type { IssueOverview } from '@shared/contract/issue-overview';
import { useOperation } from '../../api';
import { appState } from '../../state/app-state';
import { Button } from '../../ui/button';
import { cx } from '../../ui/cx';
import { formatCount, formatDay } from '../../ui/format';
import { decisionWord } from '../issues/decision-lines';
import { useActing } from '../settings/use-acting';
import { Card, CardRow, CardRows } from './card';
import styles from './home.module.css';

/** What earlier decisions send back: acceptances that ended, reviews that are due, conditions that came true (M5). Nothing where nothing returns. */
export function ReturnedCard({ returned }: Pick<IssueOverview, 'returned'>) {
  if (returned.total === 0) return null;
  return (
    <Card title="Back for a decision" more={<Button variant="link" size="small" onPress={() => appState().navigate({ name: 'walk' })}>{`${formatCount(returned.total)} to walk`}</Button>}>
      <CardRows>
        {returned.rows.map(({ id, title, account, because }) => (
          <CardRow key={id} what={account ?? title} detail={because} onPress={() => appState().navigate({ name: 'issue', id })} />
        ))}
      </CardRows>
    </Card>
  );
}

/** Open questions (M9). Nothing where none is open. */
export function QuestionsCard({ requests }: Pick<IssueOverview, 'requests'>) {
  if (requests.total === 0) return null;
  return (
    <Card title="Questions" more={<Button variant="link" size="small" onPress={() => appState().navigate({ name: 'decisions', tab: 'questions' })}>{`${formatCount(requests.total)} open${requests.overdue === 0 ? '' : `, ${formatCount(requests.overdue)} late`}`}</Button>}>
      <CardRows>
        {requests.rows.map(({ id, issueId, question, person, dueOn, overdueDays }) => (
          <CardRow key={id} what={question} detail={person} onPress={() => appState().navigate({ name: 'issue', id: issueId })} end={<span className={cx(styles['end'], overdueDays !== null && styles['late'])}>{formatDay(dueOn)}</span>} />
        ))}
      </CardRows>
    </Card>
  );
}

/** What whoever sits here decided or owns, the earliest due date first (M9). */
export function MyDecisionsCard() {
  const acting = useActing();
  const personId = acting?.personId ?? null;
  const { data } = useOperation('decisions.list', { offset: 0, limit: 6, sort: 'due', filter: { personId, states: ['in-force'] } }, { enabled: personId !== null });
  return (
    <Card
      title="My decisions"
      isWide
      more={
        <span>
          <Button variant="link" size="small" onPress={() => appState().navigate({ name: 'walk' })}>
            Walk the list
          </Button>{' '}
          <Button variant="link" size="small" onPress={() => appState().navigate({ name: 'decisions', tab: 'mine' })}>
            All of them
          </Button>
        </span>
      }
      {...(data === undefined || data.total === 0 ? { say: personId === null ? 'Choose who you are in Settings, and this shows what you decided and what came of it.' : 'You have decided and own nothing yet.' } : {})}
    >
      {data !== undefined && data.total > 0 && (
        <CardRows>
          {data.rows.map(({ id, issueId, decision, standing, account }) => (
            <CardRow key={id} what={`${decisionWord(decision.kind)}. ${decision.what}`} detail={account} onPress={() => appState().navigate({ name: 'issue', id: issueId })} end={<span className={cx(styles['end'], (standing.overdueDays !== null || standing.endedDays !== null) && styles['late'])}>{standing.today}</span>} />
          ))}
        </CardRows>
      )}
    </Card>
  );
}
