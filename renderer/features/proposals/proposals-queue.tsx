import { ListChecks } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ProposalRow } from '@shared/contract/scoring/operations';
import type { ProposalId } from '@shared/primitives';
import { mayRun } from '../../api';
import { useShortcutLabel } from '../../commands/use-commands';
import { appState } from '../../state/app-state';
import { useAction } from '../../state/use-action';
import { useApp } from '../../state/store';
import { allProposals } from '../../state/watch';
import { Button } from '../../ui/button';
import { ConfirmDialog } from '../../ui/dialog';
import { EmptyState } from '../../ui/empty-state';
import { formatCount } from '../../ui/format';
import { Notice } from '../../ui/notice';
import { VirtualTable } from '../../ui/virtual-table/virtual-table';
import { RejectDialog } from '../scoring/reject-dialog';
import { useRole } from '../settings/use-acting';
import { useWorkspace } from '../workspaces/use-workspace';
import { proposalColumns } from './proposal-columns';
import { ProposalFilters } from './proposal-filters';
import { ProposalPanel } from './proposal-panel';
import { mostAtOnce, useAcceptAll } from './use-accept-all';
import { proposalName } from './proposal-words';
import { useProposalWindow } from './use-proposal-window';
import { useQueueCommands } from './use-queue-commands';
import styles from './proposals.module.css';

const none: ReadonlySet<ProposalId> = new Set();

/** The proposals that wait for a person, one after the other: accept, change or reject, by keys alone if wanted (W7). */
export function ProposalsQueue() {
  const filter = useApp((state) => state.proposalFilter);
  const density = useApp((state) => state.density);
  const [left] = useState(() => appState().entry.position);
  const [index, setIndex] = useState(left?.selectedIndex ?? 0);
  const [marks, setMarks] = useState({ filter, ids: none });
  const [changing, setChanging] = useState<ProposalId | null>(null);
  const [asked, setAsked] = useState<'accept-all' | 'reject' | null>(null);
  const offset = useRef(left?.offset ?? 0);
  /** Decided on, and still in the list until its next answer. */
  const [decided, setDecided] = useState<ReadonlySet<ProposalId>>(none);
  /** What was decided on last: told in the bar, since a message for each would cover the list. */
  const [said, setSaid] = useState('');
  const role = useRole();
  const { data: workspace } = useWorkspace();
  const mayDecide = mayRun(role, 'scoring.acceptProposals') && workspace?.isReadOnly === false;
  const list = useProposalWindow(filter);
  const accepting = useAction('scoring.acceptProposals');
  const settled = useCallback(() => {
    setMarks(({ filter: of }) => ({ filter: of, ids: none }));
  }, []);
  const { acceptAll, isPending: isAcceptingAll } = useAcceptAll(settled);

  // Marks belong to the list they were made in.
  const marked = marks.filter === filter ? marks.ids : none;
  const total = list.total ?? 0;
  const at = total === 0 ? null : Math.min(index, total - 1);
  const row = at === null ? undefined : list.getRow(at);
  const current = row !== undefined && !decided.has(row.id) ? row : undefined;
  const isChanging = current !== undefined && changing === current.id;

  // The form of a change takes its field away when it is done; the keys go back to the list.
  const frame = useRef<HTMLDivElement>(null);
  const wasChanging = useRef(false);
  useEffect(() => {
    if (wasChanging.current && !isChanging) frame.current?.querySelector<HTMLElement>('[role="row"][tabindex="0"]')?.focus({ preventScroll: true });
    wasChanging.current = isChanging;
  }, [isChanging]);

  const step = (by: 1 | -1): void => {
    if (at !== null) setIndex(Math.min(Math.max(at + by, 0), total - 1));
  };
  const toggle = useCallback((proposal: ProposalRow) => {
    setMarks((before) => {
      const ids = new Set(before.filter === filter ? before.ids : none);
      if (!ids.delete(proposal.id)) ids.add(proposal.id);
      return { filter, ids };
    });
  }, [filter]);
  const decide = ({ id }: ProposalRow, words: string): void => {
    setDecided((before) => new Set([...before, id]));
    setSaid(words);
  };
  const accept = (proposal: ProposalRow): void =>
    accepting.run({ ids: [proposal.id] }, ({ accepted, created: [created] }) => {
      if (accepted === 0) return;
      decide(proposal, created === undefined ? `${proposalName(proposal)} accepted at ${proposal.score ?? ''}` : `Accepted: it became #${created} at ${proposal.score ?? ''}`);
    });
  const open = (proposal: ProposalRow | undefined): void => {
    if (proposal === undefined) return;
    const { issue, account } = proposal;
    if (issue === null && account === null) return;
    appState().rememberPosition({ offset: offset.current, selectedIndex: at });
    if (issue !== null) appState().navigate({ name: 'issue', id: issue.id });
    else if (account !== null) appState().navigate({ name: 'account', id: account.id });
  };
  const mayAccept = mayDecide && current !== undefined && current.score !== null && !accepting.isPending;
  useQueueCommands({
    accept: mayAccept ? () => accept(current) : mayDecide && current !== undefined && current.score === null ? () => setSaid(`${proposalName(current)} needs a person: press C`) : null,
    change: mayDecide && current !== undefined ? () => setChanging(current.id) : null,
    reject: mayDecide && (current !== undefined || marked.size > 0) ? () => setAsked('reject') : null,
    acceptAll: mayDecide && total > 0 && !isAcceptingAll ? () => setAsked('accept-all') : null,
    toggle: current === undefined ? null : () => toggle(current),
    step: at === null ? null : step,
    isChanging,
  });
  const acceptAllKey = useShortcutLabel('proposals.accept-all');

  const columns = useMemo(() => proposalColumns(marked, toggle), [marked, toggle]);
  const toAccept = marked.size > 0 ? marked.size : Math.min(total, mostAtOnce);
  const isFiltered = JSON.stringify(filter) !== JSON.stringify(allProposals);
  const rejected = marked.size > 0 ? [...marked] : current === undefined ? [] : [current.id];

  return (
    <div className={styles['frame']}>
      <div ref={frame} className={styles['list']}>
        <div className={styles['bar']}>
          <ProposalFilters />
          <span className={styles['said']} role="status" title={said === '' ? undefined : said}>
            {isAcceptingAll ? 'Accepting' : said}
          </span>
          {mayDecide && total > 0 && (
            <div className={styles['tools']}>
              {marked.size > 0 && (
                <Button size="small" variant="quiet" onPress={() => setMarks({ filter, ids: none })}>
                  Clear
                </Button>
              )}
              <Button size="small" kbd={acceptAllKey} onPress={() => setAsked('accept-all')}>
                {marked.size > 0 ? `Accept ${formatCount(marked.size)} selected` : 'Accept all shown'}
              </Button>
            </div>
          )}
        </div>
        {list.error !== null && (
          <div className={styles['problem']}>
            <Notice tone="error" title={list.error.message} />
          </div>
        )}
        {list.total !== undefined && (
          <VirtualTable
            key={list.listKey}
            label="Proposals"
            columns={columns}
            rowCount={total}
            getRow={list.getRow}
            onVisibleRangeChange={list.onVisibleRangeChange}
            selectedIndex={at}
            onSelect={setIndex}
            onOpen={(place) => open(list.getRow(place))}
            onToggle={(place) => {
              const proposal = list.getRow(place);
              if (proposal !== undefined) toggle(proposal);
            }}
            density={density}
            initialOffset={left?.offset}
            onOffsetChange={(px) => {
              offset.current = px;
            }}
            autoFocus
            empty={
              isFiltered ? (
                <EmptyState icon={<ListChecks />} title="No proposal matches" action={<Button onPress={() => appState().setProposalFilter(allProposals)}>Show all proposals</Button>}>
                  Nothing that the filters above leave over waits for a person.
                </EmptyState>
              ) : (
                <EmptyState icon={<ListChecks />} title="No proposal waits" action={mayDecide && <Button onPress={() => appState().navigate({ name: 'watch', tab: 'import' })}>Import tickets</Button>}>
                  Each imported ticket gets a first proposal, and the signal rules propose what they find in tickets, deals, usage and contacts, with the reason in words. Here a person accepts, changes or rejects them, one key each.
                </EmptyState>
              )
            }
          />
        )}
      </div>
      {current !== undefined && at !== null && (
        <ProposalPanel
          proposal={current}
          index={at}
          total={total}
          isChanging={isChanging}
          onAccept={mayAccept ? () => accept(current) : null}
          onChange={mayDecide ? () => setChanging(current.id) : null}
          onReject={mayDecide ? () => setAsked('reject') : null}
          onStopChanging={() => setChanging(null)}
          onChanged={(words) => {
            decide(current, words);
            setChanging(null);
          }}
          onStep={step}
          onOpen={() => open(current)}
        />
      )}
      <ConfirmDialog
        title={toAccept === 1 ? 'Accept 1 proposal' : `Accept ${formatCount(toAccept)} proposals together`}
        isOpen={asked === 'accept-all'}
        confirmLabel="Accept"
        onConfirm={() => {
          setAsked(null);
          acceptAll(marked.size > 0 ? [...marked] : null, filter);
        }}
        onClose={() => setAsked(null)}
      >
        <p>
          {marked.size > 0 ? 'The selected proposals become scores.' : total > mostAtOnce ? `The first ${formatCount(mostAtOnce)} of ${formatCount(total)} become scores.` : 'All proposals of this list become scores.'} The record says that they were accepted together, as routine.
        </p>
        <p className="muted">Proposals that do not name all three factors are left for a person.</p>
      </ConfirmDialog>
      {asked === 'reject' && rejected.length > 0 && (
        <RejectDialog
          what={rejected.length === 1 && current !== undefined && rejected[0] === current.id ? proposalName(current) : `${formatCount(rejected.length)} proposals`}
          ids={rejected}
          onClose={() => setAsked(null)}
        />
      )}
    </div>
  );
}
