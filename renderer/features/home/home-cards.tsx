import { ArrowRight } from 'lucide-react';
import type { IssueOverview } from '@shared/contract/issue-overview';
import type { IssueId } from '@shared/primitives';
import { appState } from '../../state/app-state';
import { BandShape, bandWord } from '../../ui/band-mark';
import { Button } from '../../ui/button';
import { cx } from '../../ui/cx';
import { dimensionLabels, stepWord } from '../../ui/factor-words';
import { formatCount, formatDay, formatMoney, formatShare } from '../../ui/format';
import { BacklogChart, backlogSentence } from './backlog-chart';
import { Card, CardRow, CardRows } from './card';
import { ChangeChart } from './change-chart';
import { blindCells, CoverageMatrix } from './coverage-matrix';
import styles from './home.module.css';

const open = (id: IssueId): void => appState().navigate({ name: 'issue', id });
const issuesWord = (count: number): string => (count === 1 ? '1 issue' : `${formatCount(count)} issues`);

function moveSentence({ total, movedUp, movedDown }: IssueOverview['changes']): string {
  if (total === 0) return 'No score has changed';
  const parts = [movedUp > 0 ? `${formatCount(movedUp)} moved up a band` : '', movedDown > 0 ? `${formatCount(movedDown)} moved down` : ''].filter(Boolean);
  return parts.length === 0 ? 'Scores changed within their bands' : parts.join(', ');
}

/** What changed since the last session began. */
export function ChangesCard({ since, changes }: Pick<IssueOverview, 'since' | 'changes'>) {
  if (since === null) return <Card title="Since the last session" say="No session has been signed off yet. After the first one, this shows which issues moved, from which score to which." />;
  return (
    <Card title={`Since ${formatDay(since.on)}`} more={`${formatCount(changes.total)} changed, ${formatCount(changes.opened)} new, ${formatCount(changes.resolved)} closed`} say={`${moveSentence(changes)}, in and since session ${since.sessionNumber}`}>
      {changes.rows.length > 0 && <ChangeChart rows={changes.rows} label={`Scores since ${formatDay(since.on)}`} />}
    </Card>
  );
}

/** How many issues are open, week by week. */
export function BacklogCard({ weeks }: Pick<IssueOverview, 'weeks'>) {
  return (
    <Card title="Open issues by band" more={`since ${formatDay(weeks[0]?.on ?? '')}, in today's bands`} say={backlogSentence(weeks)}>
      <BacklogChart weeks={weeks} />
    </Card>
  );
}

/** Actions past their due date. */
export function LateCard({ late }: Pick<IssueOverview, 'late'>) {
  return (
    <Card
      title="Overdue actions"
      more={late.due === 0 ? undefined : <Button variant="link" size="small" onPress={() => appState().navigate({ name: 'act' })}>{`${formatCount(late.total)} of ${formatCount(late.due)} open`}</Button>}
      {...(late.total === 0 ? { say: late.due === 0 ? 'No action is open. A decision with a due date or a follow-up makes one.' : 'Every open action is within its date.' } : {})}
    >
      {late.rows.length > 0 && (
        <CardRows>
          {late.rows.map(({ actionId, what, account, owner, dueOn, days }) => (
            <CardRow
              key={actionId}
              what={what}
              detail={[account, owner].filter((word) => word !== null).join(', ')}
              onPress={() => appState().navigate({ name: 'act', action: actionId })}
              end={
                <>
                  <span className={styles['end']}>{formatDay(dueOn)}</span>
                  <span className={cx(styles['end'], styles['late'])}>{days} d</span>
                </>
              }
            />
          ))}
        </CardRows>
      )}
    </Card>
  );
}

/** Issues whose band one step would change. */
export function FragileCard({ fragile }: Pick<IssueOverview, 'fragile'>) {
  return (
    <Card title="Fragile" more={fragile.total === 0 ? undefined : <Button variant="link" size="small" onPress={() => appState().showIssues({ isOpen: true, isFragile: true })}>{issuesWord(fragile.total)}</Button>} {...(fragile.total === 0 ? { say: 'No open issue sits at the edge of its band.' } : {})}>
      {fragile.rows.length > 0 && (
        <CardRows>
          {fragile.rows.map(({ id, title, account, score, band, move }) => (
            <CardRow
              key={id}
              score={score}
              what={account ?? title}
              detail={`${dimensionLabels[move.dimension]} to ${stepWord(move.dimension, move.to)} gives ${move.score}`}
              onPress={() => open(id)}
              end={
                <span className={styles['flip']}>
                  <BandShape band={band} title={bandWord(band)} />
                  <ArrowRight aria-label="to" />
                  <BandShape band={move.band} title={bandWord(move.band)} />
                </span>
              }
            />
          ))}
        </CardRows>
      )}
    </Card>
  );
}

/** Urgent issues that no session has decided on. */
export function WaitingCard({ waiting }: Pick<IssueOverview, 'waiting'>) {
  return (
    <Card title="Waiting for a decision" more={waiting.total === 0 ? undefined : `${issuesWord(waiting.total)}, oldest ${waiting.oldestDays} d`} {...(waiting.total === 0 ? { say: 'Every issue to escalate or act on now has been decided on.' } : {})}>
      {waiting.rows.length > 0 && (
        <CardRows>
          {waiting.rows.map(({ id, title, account, score, band, days }) => (
            <CardRow key={id} band={band} score={score} what={title} detail={account} onPress={() => open(id)} end={<span className={styles['end']}>{days} d</span>} />
          ))}
        </CardRows>
      )}
    </Card>
  );
}

/** Where nothing is heard: pairs of criterion and source, and accounts near renewal. */
export function BlindCard({ blind }: Pick<IssueOverview, 'blind'>) {
  const accounts = blind.total === 1 ? '1 account' : `${formatCount(blind.total)} accounts`;
  return (
    <Card
      title="Blind spots"
      more={<Button variant="link" size="small" onPress={() => appState().navigate({ name: 'watch', tab: 'coverage' })}>{`${blindCells(blind.cells)} of 30 cells, ${accounts}`}</Button>}
      say={blind.total === 0 ? 'Every enterprise account that renews within 90 days has been heard from' : `${blind.total === 1 ? 'An enterprise account renews' : 'Enterprise accounts renew'} within 90 days without a word from any source`}
    >
      <CoverageMatrix cells={blind.cells} />
      {blind.rows.length > 0 && (
        <CardRows>
          {blind.rows.map(({ id, name, arr, daysToRenewal, silentDays }) => (
            <CardRow
              key={id}
              what={name}
              detail={[`renews in ${daysToRenewal} d`, arr === null ? '' : formatMoney(arr)].filter(Boolean).join(', ')}
              onPress={() => appState().navigate({ name: 'account', id })}
              end={<span className={styles['end']}>{silentDays === null ? 'never heard' : `silent ${silentDays} d`}</span>}
            />
          ))}
        </CardRows>
      )}
    </Card>
  );
}

/** What the rules proposed and nobody has judged yet. */
export function ProposalsCard({ proposals: { open: waiting, judged, accepted } }: Pick<IssueOverview, 'proposals'>) {
  return (
    <Card
      title="Proposals"
      more={waiting === 0 ? 'none to review' : <Button variant="link" size="small" onPress={() => appState().navigate({ name: 'watch', tab: 'proposals' })}>{`${formatCount(waiting)} to review`}</Button>}
      say={judged === 0 ? 'Rules propose a first score for each issue; nothing is scored until a person accepts, changes or rejects it.' : `${formatShare(accepted, judged)} of ${formatCount(judged)} were accepted unchanged. There is no target: both overruling and rubber-stamping are worth a look.`}
    />
  );
}
