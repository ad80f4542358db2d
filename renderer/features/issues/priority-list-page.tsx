import { ListChecks, Plus } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { IssueTotals } from '@shared/contract/issues';
import { mayRun, useOperation } from '../../api';
import { useShortcutLabel } from '../../commands/use-commands';
import { openIssues } from '../../state/issue-list';
import { appState } from '../../state/app-state';
import { useApp } from '../../state/store';
import { cx } from '../../ui/cx';
import { BandMark } from '../../ui/band-mark';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { formatCount, formatMoney, formatMoneyFull } from '../../ui/format';
import { CurrencyNote, rateWords } from '../currencies/currency-note';
import { Notice } from '../../ui/notice';
import { Page, PageHeader } from '../../ui/page';
import type { TableGroup, TableSort } from '../../ui/virtual-table/virtual-table';
import { VirtualTable } from '../../ui/virtual-table/virtual-table';
import { MarkRow } from '../edits/mark-box';
import { useMarks } from '../edits/use-marks';
import { SavedFiltersMenu } from '../filters/saved-filters-menu';
import { useRole } from '../settings/use-acting';
import { useWorkspace } from '../workspaces/use-workspace';
import { useProposalActions } from '../scoring/use-proposal-actions';
import { columnOfSort, issueColumns, sortOfColumn } from './issue-columns';
import { IssueFilters } from './issue-filters';
import { IssuePanel } from './issue-panel';
import { moneyWords } from './issue-words';
import { NewIssueDialog } from './new-issue-dialog';
import { ScoreIssue } from './score-issue';
import { useIssue } from './use-issue';
import { useIssueWindow } from './use-issue-window';
import { useListCommands } from './use-list-commands';
import { useSelection } from './use-selection';
import styles from './issue-list.module.css';

/** Band headings, each before its first row: the order of the arithmetic puts the bands one after the other. */
function bandGroups(totals: IssueTotals, mayMark: boolean): readonly TableGroup[] {
  let startIndex = 0;
  return totals.bands
    .filter(({ issues }) => issues > 0)
    .map(({ band, issues, arr }) => {
      const group: TableGroup = {
        id: band ?? 'none',
        startIndex,
        content: (
          <span className={cx(styles['group'], mayMark && styles['marking'])}>
            <BandMark band={band} />
            <span>{issues === 1 ? '1 issue' : `${formatCount(issues)} issues`}</span>
            {arr.length > 0 && <span title={arr.map(formatMoneyFull).join(', ')}>ARR of {moneyWords(arr)}</span>}
          </span>
        ),
      };
      startIndex += issues;
      return group;
    });
}

function summary({ issues, arr, converted }: IssueTotals, isOpenOnly: boolean): string {
  const count = `${formatCount(issues)} ${isOpenOnly ? 'open ' : ''}${issues === 1 ? 'issue' : 'issues'}`;
  if (converted !== null) return `${count}, ARR of ${formatMoney(converted.sum)} behind ${issues === 1 ? 'it' : 'them'}, converted from ${converted.rates.length + 1} currencies`;
  return arr.length === 0 ? count : `${count}, ARR of ${moneyWords(arr)} behind ${issues === 1 ? 'it' : 'them'}`;
}

/** The priority list: every issue in the order of the arithmetic, with the selected one beside it. */
export function PriorityListPage() {
  const filter = useApp((state) => state.issueFilter);
  const closed = useWorkspace().data?.counts.issues ?? 0;
  const order = useApp((state) => state.issueOrder);
  const selectedId = useApp((state) => state.selectedIssueId);
  const isPanelShown = useApp((state) => state.isIssuePanelShown);
  const density = useApp((state) => state.density);
  const { setIssueFilter, setIssueOrder, showIssuePanel, navigate, rememberPosition } = appState();
  const [left] = useState(() => appState().entry.position);
  const [dialog, setDialog] = useState<'new' | 'score' | null>(null);
  const frame = useRef<HTMLDivElement>(null);
  const offset = useRef(left?.offset ?? 0);
  const role = useRole();

  const list = useIssueWindow(filter, order, left?.selectedIndex ?? 0);
  const { data: totals } = useOperation('issues.totals', { filter }, { keepPrevious: true });
  const { index, select } = useSelection(list.getRow, list.total, left?.selectedIndex ?? null);
  const record = useIssue(selectedId);
  const proposalActions = useProposalActions(record.proposal);
  const total = list.total ?? 0;

  const step = useCallback((by: 1 | -1) => {
    if (total > 0) select(Math.min(Math.max((index ?? (by === 1 ? -1 : total)) + by, 0), total - 1));
  }, [index, select, total]);
  const open = useCallback((at: number | null) => {
    const id = at === null ? undefined : list.getRow(at)?.id;
    if (id === undefined) return;
    rememberPosition({ offset: offset.current, selectedIndex: at });
    navigate({ name: 'issue', id });
  }, [list, navigate, rememberPosition]);
  const chooseRow = useCallback((at: number) => {
    select(at);
    rememberPosition({ offset: offset.current, selectedIndex: at });
  }, [select, rememberPosition]);
  const isShown = list.total !== undefined;
  useEffect(() => {
    if (!isShown || left === null) return undefined;
    // Back from an issue: focus returns to its row, which the table draws only after it has measured itself.
    const request = requestAnimationFrame(() => frame.current?.querySelector<HTMLElement>('[role="row"][tabindex="0"]')?.focus({ preventScroll: true }));
    return () => cancelAnimationFrame(request);
  }, [isShown, left]);
  useListCommands({
    frame,
    hasSelection: selectedId !== null,
    onNew: mayRun(role, 'issues.create') ? () => setDialog('new') : null,
    onScore: mayRun(role, 'scoring.record') ? () => setDialog('score') : null,
    proposalActions,
    onStep: step,
    onOpen: () => open(index),
  });
  const mayEdit = mayRun(role, 'edits.apply');
  const marks = useMarks({ getRow: list.getRow, index, total, mayEdit });
  const newKey = useShortcutLabel('issues.create');

  const currency = totals !== undefined && totals.arr.length === 1 ? (totals.arr[0]?.currency ?? null) : null;
  const columns = useMemo(() => issueColumns(currency, mayEdit, filter.search), [currency, mayEdit, filter.search]);
  const isPriority = order.sort === 'priority' && !order.isDescending;
  const groups = useMemo(() => (isPriority && totals !== undefined && totals.issues === list.total ? bandGroups(totals, mayEdit) : []), [isPriority, totals, list.total, mayEdit]);
  const columnId = columnOfSort(order.sort);
  const onSort = useCallback((sort: TableSort) => {
    const by = sortOfColumn[sort.columnId] ?? 'priority';
    // The order of the arithmetic shows no arrow, so a press on its heading turns it round.
    setIssueOrder({ sort: by, isDescending: by === 'priority' ? isPriority : sort.isDescending });
  }, [isPriority, setIssueOrder]);
  const isFiltered = JSON.stringify(filter) !== JSON.stringify(openIssues);

  return (
    <div className={styles['frame']} ref={frame}>
      <Page
        isFlush
        header={
          <>
            <PageHeader
              title="Priority list"
              sub={totals === undefined ? undefined : <span title={[...totals.arr.map(formatMoneyFull), ...(totals.converted?.rates.map(rateWords) ?? [])].join(', ')}>{summary(totals, filter.isOpen === true)}</span>}
              tools={
                <>
                  <SavedFiltersMenu />
                  {mayRun(role, 'issues.create') && (
                    <Button size="small" icon={<Plus aria-hidden="true" />} kbd={newKey} onPress={() => setDialog('new')}>
                      New issue
                    </Button>
                  )}
                </>
              }
            />
            <div className={styles['filters']}>
              <IssueFilters totals={totals} />
            </div>
            {order.sort === 'arr' && <CurrencyNote currencies={totals?.withoutRate ?? []} />}
            {list.error !== null && (
              <div className={styles['problem']}>
                <Notice tone="error" title={list.error.message} />
              </div>
            )}
          </>
        }
      >
        {list.total !== undefined && (
          <div
            className={styles['frame']}
            {...marks.listen}
            onClickCapture={({ target }) => {
              if (target instanceof Element && target.closest('label') === null && target.closest('[role="row"][aria-selected]') !== null) showIssuePanel(true);
            }}
          >
            <MarkRow value={marks.mark}>
              <VirtualTable
                key={list.listKey}
                label="Priority list"
                columns={columns}
                rowCount={total}
                getRow={list.getRow}
                onVisibleRangeChange={list.onVisibleRangeChange}
                selectedIndex={index}
                onSelect={chooseRow}
                onOpen={open}
                onToggle={mayEdit ? marks.toggle : undefined}
                sort={columnId === null || isPriority ? null : { columnId, isDescending: order.isDescending }}
                onSort={onSort}
                groups={groups}
                density={density}
                initialOffset={left?.offset}
                onOffsetChange={(px) => {
                  offset.current = px;
                }}
                empty={
                  isFiltered ? (
                    <EmptyState icon={<ListChecks />} title="No issue matches" action={<Button onPress={() => setIssueFilter(openIssues)}>Show all open issues</Button>}>
                      The filters above leave nothing over. The register itself is unchanged.
                    </EmptyState>
                  ) : closed > 0 ? (
                    <EmptyState icon={<ListChecks />} title="No open issues" action={<Button variant="primary" onPress={() => setIssueFilter({ ...openIssues, isOpen: null })}>Show all issues</Button>}>
                      {closed === 1 ? 'The only issue in this workspace is resolved or closed.' : `All ${formatCount(closed)} issues in this workspace are resolved or closed.`} They keep their scores and can be shown.
                    </EmptyState>
                  ) : (
                    <EmptyState
                      icon={<ListChecks />}
                      title="No open issues yet"
                      action={
                        mayRun(role, 'issues.create') && (
                          <>
                            <Button variant="primary" onPress={() => navigate({ name: 'watch', tab: 'import' })}>
                              Import a file
                            </Button>
                            <Button onPress={() => setDialog('new')}>New issue</Button>
                          </>
                        )
                      }
                    >
                      Here stand the issues that deserve attention, highest score first: Impact × Severity × Time, with the reason beside it. Import tickets from a file, or capture an issue in one line.
                    </EmptyState>
                  )
                }
              />
            </MarkRow>
            {marks.parts}
          </div>
        )}
      </Page>
      {isPanelShown && selectedId !== null && index !== null && (
        <IssuePanel id={selectedId} record={record} proposalActions={proposalActions} index={index} total={total} onStep={step} onOpen={() => open(index)} onClose={() => showIssuePanel(false)} />
      )}
      {proposalActions.dialogs}
      {dialog === 'new' && <NewIssueDialog onClose={() => setDialog(null)} />}
      {dialog === 'score' && record.issue !== undefined && <ScoreIssue record={record} onClose={() => setDialog(null)} />}
    </div>
  );
}
