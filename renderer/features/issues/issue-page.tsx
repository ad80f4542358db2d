import { ChevronLeft, Pencil } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { IssueId } from '@shared/primitives';
import { segmentLabels } from '@shared/primitives';
import { mayRun, useOperation } from '../../api';
import type { Command } from '../../commands/registry';
import { useCommands, useShortcutLabel } from '../../commands/use-commands';
import { useLatest } from '../../commands/use-latest';
import { appState } from '../../state/app-state';
import { BandLadder } from '../../ui/band-ladder';
import { Button, ButtonRow, IconButton } from '../../ui/button';
import { cx } from '../../ui/cx';
import { formatCount, formatDate, formatMoneyFull } from '../../ui/format';
import { KeyHint } from '../../ui/kbd';
import type { Definition } from '../../ui/page';
import { DefinitionList } from '../../ui/page';
import { Tag } from '../../ui/tag';
import { WholePageState } from '../../ui/whole-page-state';
import { proposalCommands } from '../scoring/proposal-commands';
import { ListedBand } from '../scoring/placing/listed-band';
import { PlacingCard } from '../scoring/placing/placing-card';
import { PlacingHistory } from '../scoring/placing/placing-history';
import { usePlacing } from '../scoring/placing/use-placing';
import { ScoreHistory } from '../scoring/score-history';
import { SignalCards } from '../scoring/signal-cards';
import { useIssueProposals } from '../scoring/use-issue-proposals';
import { useMethodology } from '../scoring/use-methodology';
import { useProposalActions } from '../scoring/use-proposal-actions';
import { useScore } from '../scoring/use-score';
import { isUrgent, UrgentDialog } from '../sessions/urgent/urgent-dialog';
import { useRole } from '../settings/use-acting';
import { numberedCriterion } from './criterion-words';
import { EditIssueDialog } from './edit-issue-dialog';
import { IssueEvents } from './issue-events';
import { IssueSide } from './issue-side';
import { IssueStory } from './issue-story';
import { IssueTimeline } from './issue-timeline';
import { statusLabels } from './issue-words';
import { ScoreIssue } from './score-issue';
import { useIssue } from './use-issue';
import { useListPlace } from './use-list-place';
import styles from './issue-page.module.css';

/** An issue whole: its score as steps with their reasons, what would move it, its time line and its record. */
export function IssuePage({ id }: { id: IssueId }) {
  const record = useIssue(id);
  const { issue, history, proposal } = record;
  const { data: workspace } = useOperation('workspaces.current', {});
  const { ladder } = useMethodology();
  const role = useRole();
  const place = useListPlace(id);
  const proposalActions = useProposalActions(proposal);
  const proposals = useIssueProposals(id, proposalActions);
  const [dialog, setDialog] = useState<'score' | 'edit' | 'urgent' | null>(null);
  const { navigate, replace, back, selectIssue } = appState();
  const placing = usePlacing(issue);
  const { moves } = useScore(issue ?? { impact: null, severity: null, time: null });

  const mayScore = mayRun(role, 'scoring.record');
  const mayEdit = mayRun(role, 'issues.update');
  const mayDecide = mayRun(role, 'sessions.createUrgent') && workspace?.isReadOnly === false && issue !== undefined && issue.status !== 'closed' && isUrgent(issue);
  const goTo = useLatest((by: 1 | -1) => {
    const next = by === 1 ? place.next : place.previous;
    if (next === null) return;
    selectIssue(next);
    replace({ name: 'issue', id: next });
  });
  const goBack = useLatest(() => (appState().backStack.length > 0 ? back() : navigate({ name: 'score' })));
  const accept = useLatest(() => proposals.keys.accept?.());
  const change = useLatest(() => proposals.keys.change?.());
  const reject = useLatest(() => proposals.keys.reject?.());
  const stepProposal = useLatest(() => proposals.step?.());
  const mayAccept = proposals.keys.accept !== null;
  const mayChange = proposals.keys.change !== null;
  const mayStep = proposals.step !== null;
  // Escape leaves the form first.
  const isChanging = proposals.changingId !== null;
  useCommands(
    useMemo((): readonly Command[] => [
      { id: 'issues.back', title: 'Back to where this was opened', section: 'Issues', shortcuts: isChanging ? [] : ['Escape'], run: goBack },
      { id: 'issues.next', title: 'Next issue of the list', section: 'Issues', shortcuts: ['j', 'Right'], run: () => goTo(1) },
      { id: 'issues.previous', title: 'Previous issue of the list', section: 'Issues', shortcuts: ['k', 'Left'], run: () => goTo(-1) },
      ...(mayScore ? [{ id: 'scoring.record', title: 'Score the issue', section: 'Issues' as const, shortcuts: ['s'], keywords: ['re-score'], run: () => setDialog('score') }] : []),
      ...(mayDecide ? [{ id: 'issues.urgent', title: 'Decide now, out of cycle', section: 'Issues' as const, shortcuts: ['u'], keywords: ['urgent', 'session'], run: () => setDialog('urgent') }] : []),
      ...(mayEdit ? [{ id: 'issues.edit', title: 'Edit the issue', section: 'Issues' as const, shortcuts: ['i'], run: () => setDialog('edit') }] : []),
      ...(mayStep ? [{ id: 'proposals.next', title: 'Next proposal about the issue', section: 'Issues' as const, shortcuts: ['n'], run: stepProposal }] : []),
      ...proposalCommands({ accept: mayAccept ? accept : null, change: mayChange ? change : null, reject: mayChange ? reject : null }),
    ], [mayScore, mayDecide, mayEdit, mayAccept, mayChange, mayStep, isChanging, goBack, goTo, accept, change, reject, stepProposal]),
  );
  const scoreKey = useShortcutLabel('scoring.record');

  if (record.error !== null) {
    return (
      <WholePageState heading="Issue" title="This issue cannot be shown" action={<Button onPress={goBack}>Back</Button>}>
        {record.error.message}
      </WholePageState>
    );
  }
  if (issue === undefined || workspace == null) return null;

  const facts: readonly Definition[] = [
    { term: 'Account', value: issue.accountId === null ? (issue.accountRef ?? 'none') : <Button variant="link" onPress={() => issue.accountId !== null && navigate({ name: 'account', id: issue.accountId })}>{issue.account}</Button> },
    { term: 'Segment', value: segmentLabels[issue.segment] },
    { term: 'ARR', value: issue.arr === null ? 'not known' : formatMoneyFull(issue.arr) },
    { term: 'Renewal', value: issue.renewal === null ? 'not known' : `${formatDate(issue.renewal)}${issue.daysToRenewal === null ? '' : `, ${issue.daysToRenewal} d`}` },
    { term: 'Criterion', value: numberedCriterion(issue.criterion) },
    { term: 'Owner', value: issue.owner ?? <span className="muted">nobody yet</span> },
    { term: 'Age', value: issue.ageDays === null ? 'not known' : `${issue.ageDays} days` },
    { term: 'Status', value: statusLabels[issue.status] },
    ...(issue.tags.length === 0 ? [] : [{ term: 'Tags', value: <span className={styles['tags']}>{issue.tags.map((tag) => <Tag key={tag}>{tag}</Tag>)}</span> }]),
  ];

  return (
    <article className={styles['page']} aria-label={`Issue #${issue.number}`}>
      <header className={styles['head']}>
        <div className={styles['crumb']}>
          <Button variant="quiet" size="small" icon={<ChevronLeft aria-hidden="true" />} onPress={goBack}>
            Back
          </Button>
          <span>#{issue.number}</span>
          {place.index !== null && (
            <>
              <span aria-hidden="true">·</span>
              <span>
                {formatCount(place.index + 1)} of {formatCount(place.total)} in the priority list
              </span>
            </>
          )}
          <span className="spacer" />
          <KeyHint keys="K">previous</KeyHint>
          <KeyHint keys="J">next</KeyHint>
        </div>
        <div className={styles['row']}>
          <h1 className={cx(issue.title.length > 70 && styles['long'])} title={issue.title}>{issue.title}</h1>
          <ListedBand issue={issue} size="large" isWash />
          <span className="spacer" />
          <ButtonRow>
            {mayScore && (
              <Button kbd={scoreKey} onPress={() => setDialog('score')}>
                {issue.score === null || issue.isProposed ? 'Score' : 'Re-score'}
              </Button>
            )}
            {mayDecide && (
              <Button kbd="U" onPress={() => setDialog('urgent')}>
                Decide now, out of cycle
              </Button>
            )}
            {placing.place !== null && issue.override === null && (
              <Button kbd="Shift O" onPress={placing.place}>
                Place by hand
              </Button>
            )}
            {mayEdit && <IconButton variant="secondary" label="Edit the issue" kbd="I" icon={<Pencil aria-hidden="true" />} onPress={() => setDialog('edit')} />}
          </ButtonRow>
        </div>
        <div className={styles['facts']}>
          <DefinitionList layout="facts" items={facts} />
        </div>
      </header>
      {/* A part that scrolls must be reachable by keyboard. */}
      <div className={styles['main']} {...{ tabIndex: 0 }} role="region" aria-label="Score and history">
        <IssueStory record={record} issue={issue} proposalActions={proposalActions} isForKeys={proposals.currentId === null} />
        <SignalCards proposals={proposals} />
        <PlacingCard issue={issue} placing={placing} />
        <BandLadder score={issue.score} placed={issue.override?.band} neighbours={moves.map(({ score }) => score)} ladder={ladder} />
        <IssueTimeline issue={issue} history={history} asOf={workspace.asOf} />
        {issue.description !== '' && (
          <section className={styles['block']} aria-label="Description">
            <h2>Description</h2>
            <p className={styles['description']}>{issue.description}</p>
          </section>
        )}
        <IssueEvents id={issue.id} />
        <PlacingHistory issueId={issue.id} />
        {history.length > 0 && (
          <section aria-label="Scores">
            <h2>Scores</h2>
            <ScoreHistory records={history} />
          </section>
        )}
      </div>
      {placing.dialogs}
      <IssueSide issue={issue} asOf={workspace.asOf} />
      {proposalActions.dialogs}
      {proposals.dialogs}
      {dialog === 'score' && <ScoreIssue record={record} onClose={() => setDialog(null)} />}
      {dialog === 'urgent' && <UrgentDialog issue={issue} asOf={workspace.asOf} onClose={() => setDialog(null)} />}
      {dialog === 'edit' && <EditIssueDialog issue={issue} onClose={() => setDialog(null)} />}
    </article>
  );
}
