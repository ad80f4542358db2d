import { Footprints } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { WalkScope } from '@shared/contract/walks';
import { IssueId } from '@shared/primitives';
import { mayRun, useCommand, useOperation } from '../../api';
import type { Command } from '../../commands/registry';
import { useCommands } from '../../commands/use-commands';
import { useLatest } from '../../commands/use-latest';
import { appState } from '../../state/app-state';
import { useApp } from '../../state/store';
import { Button } from '../../ui/button';
import { cx } from '../../ui/cx';
import { ConfirmDialog } from '../../ui/dialog';
import { EmptyState } from '../../ui/empty-state';
import { formatDate } from '../../ui/format';
import { Kbd, KeyHint } from '../../ui/kbd';
import { Notice } from '../../ui/notice';
import { Segmented } from '../../ui/segmented';
import { AskDialog } from '../requests/ask-dialog';
import { draftOf, missingIn } from '../sessions/run/decision-fields';
import { drafts, useDraft } from '../sessions/run/drafts';
import { outcomeOptions, type Outcome } from '../sessions/session-words';
import { useActing, useRole } from '../settings/use-acting';
import { useWorkspace } from '../workspaces/use-workspace';
import { leftAfter } from './left';
import { WalkAside } from './walk-aside';
import { bandAction, departsOnWalk, walkFieldsOf } from './walk-fields';
import { WalkForm } from './walk-form';
import { WalkIssue } from './walk-issue';
import styles from './walk.module.css';

/** Nobody's: what is asked for while no issue is on screen is not sent. */
const noIssue = IssueId.parse('00000000-0000-7000-8000-000000000000');

/** The executive's walk (M9): the list one issue a screen, decided with a letter. */
export function WalkPage() {
  const [scope, setScope] = useState<WalkScope>('waiting');
  const [at, setAt] = useState<IssueId | null>(null);
  const [isFilling, setIsFilling] = useState(false);
  const [hasTried, setHasTried] = useState(false);
  const [asked, setAsked] = useState<'ask' | 'sign-off' | null>(null);
  const { data: walk, error } = useOperation('walks.get', { scope }, { keepPrevious: true });
  const { data: workspace } = useWorkspace();
  const { data: people } = useOperation('people.list', {});
  const acting = useActing();
  const role = useRole();
  const canGoBack = useApp((state) => state.backStack.length > 0);
  const stops = walk?.stops ?? [];
  const found = stops.findIndex(({ issueId }) => issueId === at);
  const place = found >= 0 ? found : Math.max(stops.findIndex(({ done }) => done === null), 0);
  const stop = stops[place];
  const { data: issue } = useOperation('issues.get', { id: stop?.issueId ?? noIssue }, { enabled: stop !== undefined, keepPrevious: true });
  const typed = useDraft(stop?.issueId ?? noIssue);
  const deciding = useCommand('walks.decide');
  const delaying = useCommand('walks.putOff');
  const signing = useCommand('walks.signOff');
  const mayDecide = mayRun(role, 'walks.decide') && workspace?.isReadOnly === false && acting?.personId != null;
  const fields = issue === undefined || walk === undefined ? null : walkFieldsOf(typed, issue, { asOf: walk.asOf, ownerFunction: people?.find(({ id }) => id === issue.ownerId)?.function ?? null });

  const goTo = (id: IssueId | undefined): void => {
    if (id === undefined) return;
    setAt(id);
    setIsFilling(false);
    setHasTried(false);
    deciding.reset();
    delaying.reset();
  };
  const step = useLatest((by: 1 | -1) => !isFilling && goTo(stops[place + by]?.issueId));
  const choose = useLatest((outcome: Outcome) => {
    if (!mayDecide || stop === undefined || isFilling) return;
    drafts().changeDecision(stop.issueId, { outcome });
    setHasTried(false);
    setIsFilling(true);
  });
  const keep = useLatest(() => {
    const asks = issue === undefined ? null : bandAction(issue);
    if (asks !== null) choose(asks);
  });
  const record = useLatest(() => {
    if (!isFilling || stop === undefined || issue === undefined || fields === null || deciding.isPending || delaying.isPending) return;
    setHasTried(true);
    const isDeparting = departsOnWalk(issue, fields.outcome);
    if (Object.keys(missingIn(fields, isDeparting)).length > 0) return;
    const next = stops.slice(place + 1).find(({ done }) => done === null) ?? stops.find(({ done, issueId }) => done === null && issueId !== stop.issueId);
    const done = {
      onSuccess: () => {
        drafts().forget(stop.issueId, ['decision']);
        goTo((next ?? stop).issueId);
      },
    };
    if (fields.outcome === 'later') delaying.mutate({ issueId: stop.issueId, reason: fields.laterReason }, done);
    else {
      const draft = draftOf(fields, isDeparting);
      if (draft !== null) deciding.mutate({ issueId: stop.issueId, draft }, done);
    }
  });
  const leave = useLatest(() => {
    if (isFilling) setIsFilling(false);
    else if (canGoBack) appState().back();
    else appState().navigate({ name: 'home' });
  });
  const ask = useLatest(() => stop !== undefined && mayDecide && setAsked('ask'));
  const finish = useLatest(() => walk?.session != null && mayDecide && setAsked('sign-off'));
  useCommands(
    useMemo((): readonly Command[] => [
      { id: 'walks.next', title: 'Next issue of the walk', section: 'Session', shortcuts: ['Right', 'j'], run: () => step(1) },
      { id: 'walks.previous', title: 'Previous issue of the walk', section: 'Session', shortcuts: ['Left', 'k'], run: () => step(-1) },
      { id: 'walks.leave', title: 'Leave the walk', section: 'Session', shortcuts: ['Escape'], run: leave },
      { id: 'walks.mine', title: 'My decisions', section: 'Session', shortcuts: ['d'], run: () => appState().navigate({ name: 'decisions', tab: 'mine' }) },
      ...(mayDecide
        ? [
            ...outcomeOptions.map(({ value, label, letter }): Command => ({ id: `walks.${value}`, title: `Decide: ${label}`, section: 'Session', shortcuts: [letter.toLowerCase()], run: () => choose(value) })),
            { id: 'walks.keep', title: "Take the band's action", section: 'Session' as const, shortcuts: ['Enter'], run: keep },
            { id: 'walks.record', title: 'Record the decision', section: 'Session' as const, shortcuts: ['Mod+Enter'], run: record },
            { id: 'walks.ask', title: 'Ask for information', section: 'Session' as const, shortcuts: ['i'], run: ask },
            { id: 'walks.sign-off', title: 'End the walk and sign it off', section: 'Session' as const, shortcuts: ['f'], run: finish },
          ]
        : []),
    ], [mayDecide, step, leave, choose, keep, record, ask, finish]),
  );

  if (error !== null) return <Notice tone="error" title={error.message} />;
  if (walk === undefined || workspace == null) return null;
  const left = leftAfter(walk.stops, stop?.issueId ?? null);
  const asks = issue === undefined ? null : bandAction(issue);
  return (
    <div className={styles['walk']}>
      <header className={styles['top']}>
        <b>Walk</b>
        <span>Priority list, {formatDate(walk.asOf)}</span>
        <Segmented label="What is on the walk" isLabelHidden tone="accent" options={[{ value: 'waiting', label: 'Needs a decision' }, { value: 'all', label: 'All open' }]} value={scope} onChange={(value) => { setScope(value); setAt(null); setIsFilling(false); }} />
        <div className={styles['progress']} role="img" aria-label={`${walk.stops.length - left.issues - (stop?.done === null ? 1 : 0)} of ${walk.stops.length} done`}>
          {walk.stops.slice(0, 60).map(({ issueId, done }, index) => (
            <i key={issueId} className={cx(done !== null && styles['is-done'], index === place && styles['is-now'])} />
          ))}
        </div>
        <span>
          <b>{left.issues}</b> left after this
        </span>
        {walk.session !== null && mayDecide && (
          <Button size="small" kbd="F" onPress={finish}>
            End the walk
          </Button>
        )}
        <span>{acting?.personId == null ? 'Nobody named' : acting.name}</span>
        <Button size="small" variant="quiet" kbd="Esc" onPress={leave}>
          Leave
        </Button>
      </header>
      {stop === undefined || issue === undefined ? (
        <EmptyState icon={<Footprints />} title={scope === 'waiting' ? 'Nothing waits for a decision' : 'No issue is open'} action={<Button onPress={() => appState().navigate({ name: 'decisions', tab: 'mine' })}>My decisions</Button>}>
          Here stand the issues to escalate or act on that nobody has decided on, and those that an earlier decision sends back.
        </EmptyState>
      ) : (
        <>
          <div className={styles['middle']} role="group" aria-label="Issue and walk" {...{ tabIndex: 0 }}>
            <WalkIssue issue={issue} stop={stop} place={place} total={walk.stops.length} />
            <WalkAside issue={issue} left={left} walk={walk} />
          </div>
          {isFilling && fields !== null ? (
            <WalkForm
              issue={issue}
              fields={fields}
              asOf={walk.asOf}
              hasTried={hasTried}
              failure={(fields.outcome === 'later' ? delaying.error : deciding.error)?.failure ?? null}
              isPending={deciding.isPending || delaying.isPending}
              onChange={(part) => drafts().changeDecision(stop.issueId, part)}
              onRecord={record}
              onBack={leave}
            />
          ) : (
            <footer className={styles['foot']}>
              {mayDecide ? (
                <div className={styles['keys']}>
                  {outcomeOptions.map(({ value, label, letter }) => (
                    <button key={value} type="button" className={cx(styles['key'], asks === value && styles['rec'])} onClick={() => choose(value)}>
                      <kbd>{letter}</kbd>
                      <b>{label}</b>
                      <span>{stop.done !== null && (stop.done.kind ?? 'later') === value ? 'decided' : asks === value ? "the band's action" : ''}</span>
                    </button>
                  ))}
                  <button type="button" className={cx(styles['key'])} onClick={ask}>
                    <kbd>I</kbd>
                    <b>Ask</b>
                    <span>for information</span>
                  </button>
                </div>
              ) : (
                <Notice title={acting?.personId == null ? 'Nobody is named as sitting here. Choose who you are in Settings, then decide.' : 'This role reads the walk and decides nothing.'} />
              )}
              <p className={styles['hints']}>
                {asks !== null && mayDecide && (
                  <span>
                    <Kbd>Enter</Kbd> takes the band's action
                  </span>
                )}
                <KeyHint keys="←">{stops[place - 1]?.account ?? 'previous'}</KeyHint>
                <KeyHint keys="→">{stops[place + 1]?.account ?? 'next'}</KeyHint>
                <KeyHint keys="D">my decisions</KeyHint>
              </p>
            </footer>
          )}
        </>
      )}
      {asked === 'ask' && issue !== undefined && <AskDialog issue={issue} asOf={walk.asOf} onClose={() => setAsked(null)} />}
      <ConfirmDialog
        title="End the walk and sign it off?"
        isOpen={asked === 'sign-off'}
        confirmLabel="Sign off"
        isPending={signing.isPending}
        onConfirm={() => signing.mutate({}, { onSuccess: ({ sessionId }) => appState().navigate({ name: 'session', id: sessionId, step: 'sign-off' }), onError: ({ message }) => appState().toast({ tone: 'error', title: message }), onSettled: () => setAsked(null) })}
        onClose={() => setAsked(null)}
      >
        <p>
          {walk.session?.decided ?? 0} decided, {walk.session?.putOff ?? 0} put off. {acting?.name} signs the minutes; they are sealed like those of a session, and corrections stand beside them from then on. What was not decided stays on the list.
        </p>
      </ConfirmDialog>
    </div>
  );
}
