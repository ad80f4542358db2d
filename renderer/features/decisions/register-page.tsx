import { Gavel } from 'lucide-react';
import { useMemo, useState } from 'react';
import { registerStates, type RegisterState } from '@shared/contract/decisions/entities';
import { outcomeKinds, outcomeLabels, type OutcomeKind } from '@shared/contract/decisions/standing';
import { decisionKinds, decisionLabels, type DecisionKind } from '@shared/contract/sessions/entities';
import type { PersonId, SessionId } from '@shared/primitives';
import { mayRun, useOperation } from '../../api';
import type { Command } from '../../commands/registry';
import { useCommands } from '../../commands/use-commands';
import { useLatest } from '../../commands/use-latest';
import { appState } from '../../state/app-state';
import { useAction } from '../../state/use-action';
import { useApp } from '../../state/store';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { FilterMenu, FilterRow } from '../../ui/filter-chip';
import { formatCount } from '../../ui/format';
import { Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { SearchField } from '../../ui/text-field';
import { VirtualTable } from '../../ui/virtual-table/virtual-table';
import { moneyWords } from '../issues/issue-words';
import { RequestsList } from '../requests/requests-list';
import { useActing, useRole } from '../settings/use-acting';
import { useWorkspace } from '../workspaces/use-workspace';
import { DecisionSide } from './decision-side';
import { MeetHeader } from './meet-header';
import { OutcomeDialog } from './outcome-dialog';
import { registerColumns } from './register-columns';
import { useRegisterWindow } from './use-register-window';
import styles from './decisions.module.css';

const stateLabels = {
  'in-force': 'In force',
  superseded: 'Superseded',
  due: 'Due to come',
  overdue: 'Overdue',
  ended: 'Acceptance ended',
  review: 'Review was due',
  changed: 'State has changed since',
  reopened: 'Condition came true',
  'to-ratify': 'To ratify',
  'without-outcome': 'Without an outcome',
} as const satisfies Record<RegisterState, string>;

/** The decisions of all sessions, one's own, or the questions that were asked (W4, M5, M9). */
export function RegisterPage({ tab }: { tab: 'register' | 'mine' | 'questions' }) {
  if (tab === 'questions') return <Page header={<MeetHeader place="questions" />}><RequestsList /></Page>;
  return <Register key={tab} isMine={tab === 'mine'} />;
}

function Register({ isMine }: { isMine: boolean }) {
  const acting = useActing();
  const role = useRole();
  const { data: workspace } = useWorkspace();
  const { data: people } = useOperation('people.list', {});
  const { data: sessions } = useOperation('sessions.list', {});
  const density = useApp((state) => state.density);
  const [left] = useState(() => appState().entry.position);
  const [index, setIndex] = useState(left?.selectedIndex ?? 0);
  const [search, setSearch] = useState('');
  const [kinds, setKinds] = useState<readonly DecisionKind[]>([]);
  const [states, setStates] = useState<readonly RegisterState[]>([]);
  const [outcomes, setOutcomes] = useState<readonly OutcomeKind[]>([]);
  const [ownerId, setOwnerId] = useState<PersonId | null>(null);
  const [sessionId, setSessionId] = useState<SessionId | null>(null);
  const [isClosed, setIsClosed] = useState(false);
  const [isJudging, setIsJudging] = useState(false);
  const exporting = useAction('decisions.exportCsv');
  const personId = isMine ? (acting?.personId ?? null) : null;
  const query = {
    sort: isMine ? ('due' as const) : ('newest' as const),
    filter: { search, kinds: [...kinds], states: [...states], outcomes: [...outcomes], ownerId, sessionId, personId },
  };
  const list = useRegisterWindow(query);
  const total = list.total ?? 0;
  const at = total === 0 ? null : Math.min(index, total - 1);
  const row = at === null ? undefined : list.getRow(at);
  const mayChange = mayRun(role, 'decisions.recordOutcome') && workspace?.isReadOnly === false;
  const open = (place: number): void => {
    const decision = list.getRow(place);
    if (decision === undefined) return;
    appState().rememberPosition({ offset: 0, selectedIndex: place });
    appState().navigate({ name: 'issue', id: decision.issueId });
  };
  const save = useLatest(() => exporting.run(query, (saved) => saved !== null && appState().toast({ tone: 'success', title: `${formatCount(saved.rows)} decisions were written to ${saved.file}.` })));
  const judge = useLatest(() => row !== undefined && setIsJudging(true));
  const close = useLatest(() => setIsClosed(true));
  useCommands(
    useMemo((): readonly Command[] => [
      { id: 'decisions.export', title: 'Export the decisions shown', section: 'Session', keywords: ['csv', 'spreadsheet'], run: save },
      { id: 'decisions.close-panel', title: 'Close the panel', section: 'Session', shortcuts: ['Escape'], isHidden: true, run: close },
      ...(mayChange ? [{ id: 'decisions.outcome', title: 'Say what became of the decision', section: 'Session' as const, shortcuts: ['o'], run: judge }] : []),
    ], [save, judge, close, mayChange]),
  );
  const isFiltered = search !== '' || kinds.length + states.length + outcomes.length > 0 || ownerId !== null || sessionId !== null;
  const reset = (): void => {
    setSearch('');
    setKinds([]);
    setStates([]);
    setOutcomes([]);
    setOwnerId(null);
    setSessionId(null);
  };
  if (workspace == null) return null;
  if (isMine && acting?.personId === null) {
    return (
      <Page header={<MeetHeader place="mine" />}>
        <EmptyState icon={<Gavel />} title="Nobody is named as sitting here" action={<Button onPress={() => appState().navigate({ name: 'settings' })}>Settings</Button>}>
          Choose who you are. Then this shows what you decided or own, when it is due, and what came of it.
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page
      isFlush
      header={
        <MeetHeader
          place={isMine ? 'mine' : 'register'}
          sub={list.total === undefined ? undefined : `${formatCount(total)} ${total === 1 ? 'decision' : 'decisions'}${list.cost.length === 0 ? '' : `, those in force cost ${moneyWords(list.cost)}`}`}
          tools={
            <Button size="small" isPending={exporting.isPending} isDisabled={total === 0} onPress={save}>
              Export
            </Button>
          }
        />
      }
    >
      <div className={styles['frame']}>
      <div className={styles['list']}>
        <FilterRow>
          <SearchField label="Search decisions" value={search} onChange={setSearch} />
          <FilterMenu label="Today" options={registerStates.map((value) => ({ value, label: stateLabels[value] }))} selected={states} onChange={setStates} />
          <FilterMenu label="Kind" options={decisionKinds.map((value) => ({ value, label: decisionLabels[value] }))} selected={kinds} onChange={setKinds} />
          <FilterMenu label="Outcome" options={outcomeKinds.map((value) => ({ value, label: outcomeLabels[value] }))} selected={outcomes} onChange={setOutcomes} />
          <FilterMenu label="Owner" options={(people ?? []).filter(({ isSystem }) => !isSystem).map(({ id, name }) => ({ value: id, label: name }))} selected={ownerId === null ? [] : [ownerId]} onChange={(chosen) => setOwnerId(chosen.find((id) => id !== ownerId) ?? null)} />
          <FilterMenu label="Session" options={(sessions ?? []).map(({ id, number, title }) => ({ value: id, label: `${number} ${title}` }))} selected={sessionId === null ? [] : [sessionId]} onChange={(chosen) => setSessionId(chosen.find((id) => id !== sessionId) ?? null)} />
        </FilterRow>
        {list.error !== null && <Notice tone="error" title={list.error.message} />}
        {list.total !== undefined && (
          <VirtualTable
            label="Decisions"
            columns={registerColumns}
            rowCount={total}
            getRow={list.getRow}
            onVisibleRangeChange={list.onVisibleRangeChange}
            selectedIndex={at}
            onSelect={(place) => {
              setIndex(place);
              setIsClosed(false);
            }}
            onOpen={open}
            density={density}
            autoFocus
            empty={
              isFiltered ? (
                <EmptyState icon={<Gavel />} title="No decision matches" action={<Button onPress={reset}>Show all decisions</Button>}>
                  Nothing that was decided fits what is asked for above.
                </EmptyState>
              ) : (
                <EmptyState icon={<Gavel />} title={isMine ? 'You have decided nothing yet' : 'Nothing has been decided yet'} action={<Button onPress={() => appState().navigate({ name: 'walk' })}>Walk the list</Button>}>
                  Each decision of a session or a walk stands here with its owner, its dates, the state it was taken on, and what came of it.
                </EmptyState>
              )
            }
          />
        )}
      </div>
      {row !== undefined && !isClosed && <DecisionSide key={row.id} id={row.id} mayChange={mayChange} onOutcome={judge} onClose={close} />}
      </div>
      {isJudging && row !== undefined && <OutcomeDialog row={row} asOf={workspace.asOf} onClose={() => setIsJudging(false)} />}
    </Page>
  );
}
