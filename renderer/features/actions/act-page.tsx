import { ClipboardCheck, FileUp } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { givenStates, type GivenState } from '@shared/contract/actions/entities';
import type { ReturnedSheet } from '@shared/contract/actions/returned';
import { ActionId } from '@shared/primitives';
import { mayRun, pathOfDropped, useOperation } from '../../api';
import type { Command } from '../../commands/registry';
import { useCommands } from '../../commands/use-commands';
import { useLatest } from '../../commands/use-latest';
import { appState } from '../../state/app-state';
import { useAction } from '../../state/use-action';
import { useApp } from '../../state/store';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { formatCount } from '../../ui/format';
import { Notice } from '../../ui/notice';
import { Page, PageHeader } from '../../ui/page';
import { VirtualTable } from '../../ui/virtual-table/virtual-table';
import { useRole } from '../settings/use-acting';
import { useWorkspace } from '../workspaces/use-workspace';
import { actionColumns } from './action-columns';
import { ActionFilters } from './action-filters';
import { openActions, useActionList } from './action-list-state';
import { ActionPanel } from './action-panel';
import { isOpen, nameOf } from './action-words';
import { ReturnedReview } from './returned-review';
import { SheetsMenu } from './sheets-menu';
import { useActionWindow } from './use-action-window';
import { useMarkAction } from './use-mark-action';
import styles from './actions.module.css';

/** Act: what was promised, overdue first, and what became of it (A2). A sheet that came back is reviewed here. */
export function ActPage({ actionId }: { actionId: ActionId | undefined }) {
  const { filter, setFilter } = useActionList();
  const density = useApp((state) => state.density);
  const [left] = useState(() => appState().entry.position);
  const [index, setIndex] = useState(left?.selectedIndex ?? 0);
  const offset = useRef(left?.offset ?? 0);
  const [changing, setChanging] = useState<{ id: ActionId; state: GivenState } | null>(null);
  const [sheet, setSheet] = useState<ReturnedSheet | null>(null);
  const role = useRole();
  const { data: workspace } = useWorkspace();
  const mayChange = mayRun(role, 'actions.update') && workspace?.isReadOnly === false;
  const { counts, getRow, onVisibleRangeChange, error } = useActionWindow(filter);
  const { data: named } = useOperation('actions.get', { id: actionId ?? noAction }, { enabled: actionId !== undefined });
  const { mark, isPending } = useMarkAction(null);
  const reading = useAction('actions.readReturned');
  const total = counts?.total ?? 0;
  const at = total === 0 ? null : Math.min(index, total - 1);
  // One that was come for is shown beside the list, wherever it stands, until another row is chosen.
  const [isNamed, setIsNamed] = useState(actionId !== undefined);
  const row = isNamed && named !== undefined ? named.action : at === null ? undefined : getRow(at);
  useEffect(() => {
    if (actionId === undefined || counts === undefined) return;
    for (let place = 0; place < Math.min(counts.total, 100); place += 1) if (getRow(place)?.id === actionId) setIndex(place);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once, when the list is there
  }, [actionId, counts === undefined]);

  const select = (place: number): void => {
    setIsNamed(false);
    setIndex(place);
    setChanging(null);
  };
  const step = (by: 1 | -1): void => {
    if (at !== null) select(Math.min(Math.max(at + by, 0), total - 1));
  };
  const may = mayChange && row !== undefined && row.state !== 'superseded' && !isPending && changing === null;
  const doMark = (state: GivenState): void => {
    if (may) mark(row, { state });
  };
  const change = (state: GivenState | null): void => setChanging(state === null || row === undefined ? null : { id: row.id, state });
  const read = (file: string | null): void =>
    reading.run({ file }, (found) => {
      if (found !== null) setSheet(found);
    });
  const keys = useLatest((key: 'done' | 'progress' | 'drop' | 'reopen' | 'edit'): void => {
    if (!may) return;
    if (key === 'edit') change(givenStates.find((state) => state === row.state) ?? 'open');
    else if (key === 'reopen') {
      if (!isOpen(row)) doMark('open');
    } else if (isOpen(row)) {
      if (key === 'drop') change('dropped');
      else if (key === 'done' || row.state === 'open') doMark(key === 'done' ? 'done' : 'in-progress');
    }
  });
  const doRead = useLatest(() => read(null));
  const doStep = useLatest(step);
  const isReviewing = sheet !== null;
  useCommands(
    useMemo((): readonly Command[] => {
      if (isReviewing) return [];
      return [
        { id: 'actions.next', title: 'Next action', section: 'Actions', shortcuts: ['j', 'Down'], isHidden: true, run: () => doStep(1) },
        { id: 'actions.previous', title: 'Previous action', section: 'Actions', shortcuts: ['k', 'Up'], isHidden: true, run: () => doStep(-1) },
        ...(mayChange
          ? [
              { id: 'actions.done', title: 'Mark the action done', section: 'Actions' as const, shortcuts: ['d'], run: () => keys('done') },
              { id: 'actions.in-progress', title: 'Mark the action in progress', section: 'Actions' as const, shortcuts: ['i'], run: () => keys('progress') },
              { id: 'actions.drop', title: 'Drop the action with a word of why', section: 'Actions' as const, shortcuts: ['x'], run: () => keys('drop') },
              { id: 'actions.reopen', title: 'Open the action again', section: 'Actions' as const, shortcuts: ['o'], run: () => keys('reopen') },
              { id: 'actions.edit', title: 'Edit how the action stands', section: 'Actions' as const, shortcuts: ['e'], run: () => keys('edit') },
              { id: 'actions.read-sheet', title: 'Read an action sheet that came back', section: 'Actions' as const, shortcuts: ['Mod+Shift+R'], keywords: ['csv', 'xlsx', 'returned'], run: doRead },
            ]
          : []),
      ];
    }, [isReviewing, mayChange, keys, doRead, doStep]),
  );
  if (sheet !== null) return <ReturnedReview sheet={sheet} onClose={() => setSheet(null)} />;

  return (
    <Page
      isFlush
      header={
        <PageHeader
          title="Act"
          sub={counts === undefined ? undefined : `${formatCount(counts.open)} ${counts.open === 1 ? 'action' : 'actions'} open${counts.overdue === 0 ? '' : `, ${formatCount(counts.overdue)} overdue`}`}
          tools={
            <>
              {mayChange && (
                <Button icon={<FileUp aria-hidden="true" />} isPending={reading.isPending} onPress={() => read(null)}>
                  Read a returned sheet
                </Button>
              )}
              <SheetsMenu sessionId={null} />
            </>
          }
        />
      }
    >
      <div
        className={styles['frame']}
        onDragOver={(event) => {
          if (mayChange && event.dataTransfer.types.includes('Files')) event.preventDefault();
        }}
        onDrop={(event) => {
          const [file] = [...event.dataTransfer.files];
          if (!mayChange || file === undefined) return;
          event.preventDefault();
          read(pathOfDropped(file));
        }}
      >
        <div className={styles['list']}>
          <div className={styles['bar']}>
            <ActionFilters />
          </div>
          {error !== null && <Notice tone="error" title={error.message} />}
          {counts !== undefined && (
            <VirtualTable
              label="Actions"
              columns={actionColumns}
              rowCount={total}
              getRow={getRow}
              onVisibleRangeChange={onVisibleRangeChange}
              selectedIndex={at}
              onSelect={select}
              onOpen={(place) => {
                const opened = getRow(place);
                if (opened === undefined) return;
                appState().rememberPosition({ offset: offset.current, selectedIndex: place });
                appState().navigate({ name: 'issue', id: opened.issueId });
              }}
              density={density}
              initialOffset={left?.offset}
              onOffsetChange={(px) => {
                offset.current = px;
              }}
              autoFocus
              empty={
                JSON.stringify(filter) === JSON.stringify(openActions) ? (
                  <EmptyState icon={<ClipboardCheck />} title="No action is open">
                    A decision with a due date or a follow-up makes an action: who does what by when. Here it is followed until it is done, and nothing is left to linger.
                  </EmptyState>
                ) : (
                  <EmptyState icon={<ClipboardCheck />} title="No action matches" action={<Button onPress={() => setFilter(openActions)}>Show what is open</Button>}>
                    Nothing that the filters above leave over was promised.
                  </EmptyState>
                )
              }
            />
          )}
        </div>
        {row !== undefined && at !== null && workspace != null && (
          <ActionPanel
            key={row.id}
            action={row}
            index={at}
            total={total}
            asOf={workspace.asOf}
            changing={changing !== null && changing.id === row.id ? changing.state : null}
            onMark={mayChange ? doMark : null}
            onChange={change}
            onStep={step}
          />
        )}
        <p className="vh" role="status">
          {row === undefined ? '' : `${nameOf(row)}: ${row.what}`}
        </p>
      </div>
    </Page>
  );
}

/** Never asked for: the query that would ask is off. */
const noAction = ActionId.parse('00000000-0000-7000-8000-000000000000');
